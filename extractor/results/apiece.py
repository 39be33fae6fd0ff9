"""Figures of one of many: per head, per household, per square metre, or on average.

“人均450元” is answered by 平均每人425元, “200元/平方米” by 每平方米175.4元; neither is answered by what all of them cost.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from db.records import Figure
from extractor.language import kept, numbers, units

_THINGS = "|".join(
    sorted(
        {
            *units.classifiers(),
            "延米",
            "延长米",
            "千米",
            "亩",
            "公顷",
            "生",
            "床",
            "村",
            "吨",
            "平方米",
            "平米",
            "立方米",
            "公里",
            "米",
            "课时",
            "学时",
        }
        | {"天", "站", "班", "TB", "GB", "千瓦", "校", "园", "镇", "乡"},
        key=lambda name: (-len(name), name),
    )
)
_EACH = re.compile(rf"(?:每|单)[一十百千万]?(?:个)?(?P<of>{_THINGS})")
# 吨水成本, 吨垃圾收运费用: so much a ton.
_TON = re.compile(r"(?:^|[，。；、：])(?P<of>吨)(?=[一-鿿]{1,6}(?:成本|费用|运费|单价|补助|造价))")
_MEAN = re.compile(r"(?P<of>[人户亩套件场次生床村班课站园])均")
_STROKE = re.compile(rf"/\s*(?P<of>{_THINGS}|㎡|m²|m2)(?:[·.•]|$|[^\w])")
_SIGN = re.compile(r"[每单吨均/]")
"""Without one of these no text counts by anything."""
_ALIKE = {
    "人次": "人",
    "户次": "户",
    "平米": "平方米",
    "㎡": "平方米",
    "m²": "平方米",
    "m2": "平方米",
    "名": "人",
    "生": "人",
    "个": "",
    "站": "",
    "天": "日",
}
_TIMES = {"次", "笔", "份"}
_ON_AVERAGE = re.compile(r"平均|单位(?:成本|造价|改造|建设|面积|建筑)")
_UNSAID = {"人", "户", "年"}
_PERIODS = {"学期", "学年", "周", "月", "季", "年", "日"}
# 日供水能力, 年产量: so much a day, a year.
_PERIOD = re.compile(
    r"(?:每(?:个)?|(?<![\d十第])一(?=[日天](?![期至到—、])))(?P<one>学期|学年|[周月季年日天])|(?P<mean>[周月季年日])均|(?:^|[，。；、：])(?P<of>[日年])(?=[一-鿿]{1,6}(?:能力|产量|规模))"
)
_NOT_ONE = 10
"""A figure so many times off is of all, or of something else."""


def per(text: str) -> frozenset[str]:
    """What a text counts by: 人 of 每人, 人均 and 元/人; empty of words that only say that it is an average."""
    if _SIGN.search(text) is None:
        return frozenset()
    found = {m["of"] for pattern in (_EACH, _TON, _MEAN, _STROKE) for m in pattern.finditer(text)}
    return frozenset(_ALIKE.get(of, of) for of in found)


def per_period(text: str) -> frozenset[str]:
    """The periods that a text counts by: 周 of 每周 and 周均."""
    found = (m["one"] or m["mean"] or m["of"] for m in _PERIOD.finditer(text))
    return frozenset(_ALIKE.get(of, of) for of in found)


@lru_cache(maxsize=4096)
def of_one(text: str) -> bool:
    """Whether a figure behind `text` is of one of many things; so much a month is another matter."""
    if _PERIOD.search(text):
        return False
    return _ON_AVERAGE.search(text) is not None or bool(per(text))


def far_off(target: Figure, figure: Figure) -> bool:
    """Whether a figure is so far from a target that one cannot be of what the other is of."""
    if not target.si or not figure.si:
        return False
    above, below = figure.si.numerator * target.si.denominator, target.si.numerator * figure.si.denominator
    if below < 0:
        above, below = -above, -below
    return above > _NOT_ONE * below or _NOT_ONE * above < below  # whole numbers are quicker than fractions


def as_rate(target: Figure, figure: Figure, before: str) -> Figure | None:
    """An amount as a rate, where the words before it say per what and the target asks for just that: 每平方米 175.4元.

    None where the target is no such rate or the words name another thing. Of a rate per person and period one may go
    without saying: 人均1.2万元 is 1.2万元/人·年 in the report of a year, 每月4次 is 4次/人·月.
    """
    above, _, below = (target.unit or "").partition("/")
    if target.dimension != "rate" or not below or not (figure.dimension == "money" or figure.unit == above):
        return None
    wanted = {_ALIKE.get(of, of) for of in re.split(r"[·.•/]", below)}
    told = per(before) | per_period(before)
    if told & _TIMES and figure.value * numbers.multiple(figure.multiplier) == target.value:
        told = told - _TIMES | wanted  # 每次750元 is 750元/生·学期 where each gets it once a term
    if not wanted & told or not wanted - told <= (_UNSAID if len(wanted) > 1 else set()):
        return None
    if (wanted - told) & _PERIODS and told & _PERIODS:
        return None  # 每人每季150元 is no 600元/人·年
    read = kept.read(f"1{figure.multiplier or ''}{figure.unit}/{below}").quantities
    if len(read) != 1 or read[0].base != target.base:
        return None
    return replace(figure, unit=read[0].unit, dimension="rate", base=read[0].base, factor=read[0].factor)
