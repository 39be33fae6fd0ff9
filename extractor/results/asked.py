"""The words of demands by which statements are held against them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from db.records import Figure, Indicator, Span
from extractor.language import kept
from extractor.results import likeness

_GOES_ON = re.compile(r"涉及|共计?|合计|总计")
# 全书不少于90万字, 总长42公里, 每间不小于30平方米: of the thing named just before.
_OF_IT = re.compile(
    r"(?:全(?![年市县区镇乡村体部面员省国校院程])|总(?![共计体结])|每(?![年月季周日天人户半学名位]))[一-鿿]{1,3}(?:均|都)?$"
)
PART = re.compile(r"其中|[（(]?(?:包括|含)")
"""What a demand for a part begins with: 其中新建不少于700套."""
# When a thing is due is told by the day that it was done.
_WHEN = re.compile(r"(?:[上下]半年|年内|年底前?|全年|第?[一二三四]季度)(?=[一-鿿]{2})")
_LEAD = re.compile(
    r"(?:(?:围绕|按照|根据|依据|结合|针对|聚焦|紧扣|为了)[^，。；]*[，,]"
    r"|[^，。；：:\d]{0,6}?(?:方案|任务书|合同|协议|批复|文件|办法|通知|上级|考核)(?:要求|规定|明确|提出|约定|确定|下达)[了为是]?[：:，,]?)"
)
"""What leads to a demand: on what it rests (按照……，), and who or what asks for it (实施方案要求……)."""
# Who is asked is told by whoever was served: 服务对象满意度 is answered by 居民满意度.
_SERVED = re.compile(r"(?:服务|受益|受助|办事|帮扶|救助|补助|资助)(?:对象|群众|人群|群体|人员|主体|公众)")
_SPELLED = frozenset("一二两三四五六七八九十")
_BOUND_BEFORE = re.compile(rf"(?:{likeness.BOUNDS.pattern}|达到?|为)+\s*$")
_BOUND_AFTER = re.compile(rf"^\s*(?:{likeness.BOUNDS.pattern})+")
DAY = re.compile(r"(?:\d{4}\s*年)?\s*\d{1,2}\s*月\s*(?:\d{1,2}\s*日|[底末初中]|[上中下]旬)?\s*(?:之?前|以前)?")


def own(demand: Indicator) -> frozenset[str]:
    """The words of a demand without the unit of its figure, which a statement gives with its own (培训学时72学时)."""
    text = without_lead(demand.text)
    if demand.deadline is not None:
        text = DAY.sub("", text)
    if "满意" in text:
        text = _SERVED.sub("", text)
    terms = likeness.terms(text)
    if demand.figure is None or not demand.figure.unit:
        return terms
    bare = terms - likeness.terms(demand.figure.unit) - _SPELLED  # 不超过二小时
    return bare if bare or demand.text[:1].isdigit() else terms


def without_lead(text: str) -> str:
    """A demand without what only leads to it, or says in which part of the year it is due."""
    for leading in (_LEAD, _WHEN):
        if (found := leading.match(text)) is not None:
            text = text[found.end() :]
    return text


def with_heads(demands: Sequence[Indicator], terms: Sequence[frozenset[str]]) -> list[frozenset[str]]:
    """The demands' words; what only goes on from the demand before it (培训2期、200人次; 涉及18宗) has those of that one."""
    found: list[frozenset[str]] = []
    for demand, own in zip(demands, terms, strict=True):
        goes_on = found and (not own or _GOES_ON.match(demand.text) or _is_of_it(demand))
        found.append(own | found[-1] if goes_on else own)
    return found


def _is_of_it(demand: Indicator) -> bool:
    """Whether what is due is of the thing named just before; the first character tells nearly always that it is not."""
    return demand.text[:1] in "全总每" and _OF_IT.fullmatch(_BOUND_BEFORE.sub("", before(demand))) is not None


def around(demand: Indicator) -> tuple[str, str]:
    """The words of a demand before and after its figure."""
    if demand.figure is None or demand.span is None:
        return demand.text, ""
    at = written_at(demand)
    return (demand.text, "") if at is None else (demand.text[: at[0]], demand.text[at[1] :])


def before(demand: Indicator) -> str:
    """The words of a demand before its figure."""
    return around(demand)[0]


def written_at(demand: Indicator) -> tuple[int, int] | None:
    """Where the demand's figure stands in its text; None where it stands in a cell of its own."""
    if demand.figure is None:
        return None
    for found in kept.read(demand.text).quantities:
        if found.value == demand.figure.value and found.unit == demand.figure.unit:
            return found.start, found.end
    return None


def amount_due(figure: Figure) -> bool:
    """Whether so many, so long or so large a thing is due: what a ceiling, a rate or a time is of is told in many ways."""
    return figure.dimension in ("count", "length", "area", "mass", "volume") and figure.comparator not in ("<=", "<")


def core(demand: Indicator) -> str:
    """What a demand says besides its figure and its bound."""
    return _joined(*around(demand))


def without(span: Span, quantity: Span) -> str:
    """What a statement says besides a quantity in it, and its bound."""
    start, end = quantity.start - span.start, quantity.end - span.start
    return _joined(span.quote[:start], span.quote[end:])


def points_back(span: Span, quantity: Span) -> bool:
    """Whether a quantity is of what was named before, and names nothing itself: 修缮的18座均已完工."""
    return span.quote[: quantity.start - span.start].endswith("的")


def _joined(before: str, after: str) -> str:
    """The words on either side of a figure, without the bound next to it (规模以上 is none)."""
    return _BOUND_BEFORE.sub("", before) + _BOUND_AFTER.sub("", after)
