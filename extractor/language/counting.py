"""Whether an amount counts: by its unit, by how it is written, and by what stands around it."""

from __future__ import annotations

import re
from functools import lru_cache

from extractor.language import negatives
from extractor.language.amounts import Amount
from extractor.language.units import Unit

_BETWEEN = re.compile(r"\s?之间")
_BOUNDARY = re.compile(r"\s*(?:[，。；、,;）)\]】：:|”]|之间|以上|以下|以内|左右|及以上|且|和|与|或|$)")
_WITHIN = re.compile(r"\s?(?:以?内(?![部容设控外涵])|之内|左右|以上|以下|期(?![间末]))")
_LASTS = ("为期", "历时", "限时", "缩短", "缩短至", "缩短到", "压缩至", "压缩到", "压减至", "缩减至", "提前", "延长", "至少", "累计", "平均", "超过", "不超过", "不少于", "不足", "不到", "满", "用时", "耗时", "公示", "公告", "工期", "近", "约", "规定的", "法定", "期限", "时限")  # fmt: skip
# How long it took on average or at most (平均办结12日, 最慢的一件为13日), and what sets a bound on it (≤7日).
_TOOK = re.compile(
    r"(?:平均(?!每)|最[长短快慢久]|用时|耗时|历时)(?!于)[^，。；、\d月每第]{0,8}$|(?:时[限长]|期限|周期|工期|天数)(?:[为是]|[：:])?\s?$|[≥≧≤≦<>]\s?$"
)
_MONTH = 31
"""No day of a month has a greater number."""
# An index by its letters: 实测PQI为94.6, 综合指数（AQI）达到52.
_INDEX = r"(?<![A-Za-z0-9-])[A-Z]{2,5}[）)]?(?=[为是达：:])"
_HOURS = 24
"""The clock has no more: 612点 are places."""
_SIGN_BEFORE = re.compile(r"[≥≧≤≦<>＝=]\s?$")
_COMPARED = re.compile(r"(?:不低于|不少于|不小于|不超过|不高于|不大于|大于|小于|高于|低于|控制在|等于)\s?$")
_YEAR = re.compile(r"(?:19|20)\d\d")
_SUM = re.compile(r"\d{1,3}(?:,\d{3})+\.\d\d")
# 80%（含80%）: the bracket says that the bound is within, and is no second figure.
_INCLUDED = re.compile(r"[（(]不?含$")
_HALF_NOT = re.compile(r"[上下前后大小多过每这近一了的]$")
_HALF_AFTER = re.compile(r"[度来总报工]")
# 每调解一件, 每服役一年: what is paid for one.
# Before 百个, 亿元 without a digit.
_VAGUE_HEAD = re.compile(r"(?:[近超逾达上破过足到满]|(?<![签合契条预节])约)$")
_FOR_EACH = re.compile(r"每[\u4e00-\u9fff]{1,6}$")
_ROUNDS = re.compile(r"各[\u4e00-\u9fff]{0,6}$")  # 春秋两季各巡检一轮, where 新一轮 is none
_ONE_EACH = re.compile(r"各(?:自|新)?[建设装办配添增购修开架立印发改植聘]$")  # 两馆各装一部扶梯
_ENDS = re.compile(r"[，。；、,;）)\s]|$")
_LINK = r"(?:[为是达在到约：:=＝\s]|大于|小于|高于|低于|等于|不低于|不高于|不小于|不大于|不超过|不少于|超过|达到|控制在|介于|降至|降到|升至|增至|减至|提高到|提高至|提升至|下降到|下降至|[≥≤<>]|或){0,4}$"
# 度 of an angle or a temperature, 面 of a flag … are seldom meant after a Chinese numeral.
_ARABIC_ONLY = frozenset(
    [
        "度",
        "路",
        "里",
        "分",
        "方",
        "角",
        "升",
        "担",
        "面",
        "款",
        "孔",
        "环",
        "卷",
        "席",
        "列",
        "顶",
        "M",
        "兆",
    ]
)


_SYSTEM = re.compile(r"制(?![度定订作造成品剂备种冷服])")
"""A kind of game or team is named by its number of people with 制 (五人制球场)."""


def counts(view: str, amount: Amount) -> bool:
    """Whether the amount is a quantity, and not a grade, an order, a name, a date or a part of another word."""
    unit = amount.unit
    if view[amount.end : amount.end + 1] in (")", "）") and _INCLUDED.search(
        view, max(0, amount.start - 3), amount.start
    ):
        return False
    if negatives.is_ordinal(view, amount.start, amount.chinese) and not _waited(view, amount):
        return False
    if unit is None:
        return not amount.chinese and not negatives.is_labelled(view, amount.start) and _bare(view, amount)
    if not _unit_counts(view, amount, unit):
        return False
    return not amount.chinese or _chinese_counts(view, amount, unit)


def _unit_counts(view: str, amount: Amount, unit: Unit) -> bool:
    """What holds for Arabic and Chinese numbers alike."""
    start, end, name = amount.start, amount.end, unit.name
    if unit.noun and name == "点" and amount.value <= _HOURS:
        return False  # 8点开门
    if unit.noun:
        # At the head of a text the digits are a list mark (2部门概况).
        return (
            not amount.chinese
            and start > 0
            and view[start - 1].isalnum()
            and amount.value == int(amount.value)
            and "." not in view[start:end]
        )
    if name == "人" and _SYSTEM.match(view, end):
        return False
    if name == "年":
        return amount.multiplier is not None or amount.value < 1000
    if name == "日":
        if _WITHIN.match(view, end) or _lasts(view, start) or _TOOK.search(view, max(0, start - 14), start):
            return True
        return amount.value > _MONTH and not view[end : end + 1].isalpha()
    if name == "期":
        return view[start] == "两" or not negatives.is_phase(view, start, end)
    if name == "类":
        return not negatives.is_class(view, start, end - 1, amount.chinese)
    # 3m-2 is a code.
    return not (len(name) == 1 and name.isascii() and name.isalpha() and view[end : end + 1] == "-")


def _waited(view: str, amount: Amount) -> bool:
    """第17个工作日: how long it took, since working days are counted from what they follow only."""
    return (
        amount.unit is not None
        and amount.unit.name.endswith(("工作日", "工作天"))
        and view.startswith("第", amount.start - 1)
    )


def _lasts(view: str, start: int) -> bool:
    """A word of duration stands before the number."""
    return view[max(0, start - 4) : start].endswith(_LASTS)


def _chinese_counts(view: str, amount: Amount, unit: Unit) -> bool:
    start, end = amount.start, amount.end
    head = view[start]
    if head == "半":
        return _HALF_NOT.search(view, max(0, start - 1), start) is None and _HALF_AFTER.match(view, end) is None
    if unit.dimension == "ratio" and "分" in view[start:end]:
        return view[start - 1 : start] != "个"
    # 零点六吨, 一点二万亩: with decimals behind it neither midnight nor 一点.
    decimal = view.startswith("点", start + 1) and amount.value != int(amount.value)
    if not decimal and (negatives.is_phrase(view, start) or head in "零〇"):
        return False
    if unit.base == "批" and amount.high is None and negatives.is_batch(view, start, end):
        return False
    if unit.name in _ARABIC_ONLY:
        return amount.value > 10 or head in "壹贰叁肆伍陆柒捌玖" or amount.multiplier is not None
    if head in "百千万亿" and amount.more is None:
        return _VAGUE_HEAD.search(view, max(0, start - 2), start) is not None and unit.dimension != "duration"
    if (
        amount.value == 1
        and amount.multiplier is None
        and amount.high is None
        and head == "一"
        and view[start + 1] != "百"
    ):
        return _one_counts(view, amount, unit)
    # A native count is 两; 二 with a classifier is the second (二类, 二期).
    return not (head == "二" and amount.value == 2 and amount.multiplier is None and unit.dimension == "count")


# 一小时五十分钟: one of the longer measure, and so many of the shorter.
_AND_LESS = re.compile(r"(?:个?小时零?[一二三四五六七八九十]{1,3}分钟|天零?[一二三四五六七八九十]{1,3}个?小时)")


def _one_counts(view: str, amount: Amount, unit: Unit) -> bool:
    if unit.dimension in ("count", "duration") and _FOR_EACH.search(view, max(0, amount.start - 8), amount.start):
        return True
    if unit.name == "轮" and _ROUNDS.search(view, max(0, amount.start - 8), amount.start):
        return _ENDS.match(view, amount.end) is not None
    if unit.dimension == "count" and _ONE_EACH.search(view, max(0, amount.start - 4), amount.start):
        return True
    if unit.dimension == "count":
        return not negatives.is_article(view, amount.start, amount.end, unit.name)
    if unit.dimension == "duration":
        if _AND_LESS.match(view, amount.start + 1):
            return True
        return _WITHIN.match(view, amount.end) is not None or _lasts(view, amount.start) or amount.value != 1
    if unit.name in ("成", "倍", "折") and amount.high is None:
        return view.endswith(tuple(negatives.words()["shares"]), max(0, amount.start - 3), amount.start)
    return True


def _bare(view: str, amount: Amount) -> bool:
    """A number without a unit counts with 万 or 亿, after a sign, or where the words around it ask for a figure."""
    start, end = amount.start, amount.end
    if amount.multiplier is not None:
        return amount.multiplier[-1] in "万亿"
    after = view[end : end + 1]
    if after.isascii() and after.isalpha():
        return False
    if amount.high is not None and _BETWEEN.match(view, end):
        return True
    if _SIGN_BEFORE.search(view, max(0, start - 2), start):
        return True
    if not _BOUNDARY.match(view, end):
        return False
    if _SUM.fullmatch(view, start, end) is not None or measure(view, amount) is not None:
        return True
    return _COMPARED.search(view, max(0, start - 5), start) is not None and _YEAR.fullmatch(view, start, end) is None


def measure(view: str, amount: Amount) -> str | None:
    """``rates``, ``scores`` or ``others``: what the word before a bare number makes of it (合格率为0.958, 得分：98)."""
    found = _measures().search(view, max(0, amount.start - 14), amount.start)
    if found is None:
        return None
    if found["index"]:
        return "others"
    if found.lastgroup == "rates" and "." not in view[amount.start : amount.end]:
        return None
    if found.lastgroup == "rates" and not 0 <= amount.value <= 1:
        return "others" if found["rates"].endswith(("比", "比值")) and not found[0].endswith("比") else None
    return found.lastgroup


@lru_cache(maxsize=1)
def _measures() -> re.Pattern[str]:
    words = negatives.words()
    kinds = []
    for kind in ("scores", "others", "rates"):
        ordered = sorted(words[f"bare_{kind}"], key=lambda w: -len(w))
        kinds.append(f"(?P<{kind}>{'|'.join(map(re.escape, ordered))})")
    kinds[1] += rf"|(?P<index>{_INDEX})"
    return re.compile(f"(?:{'|'.join(kinds)}){_LINK}")


def speaks_of_money(view: str, start: int) -> bool:
    """A word of money stands before a number that has 万 or 亿 and no unit (投入资金50万)."""
    return _money().search(view, max(0, start - 10), start) is not None


@lru_cache(maxsize=1)
def _money() -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, negatives.words()["money"])))
