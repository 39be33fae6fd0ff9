"""The demands of a goal or an indicator text, one by one.

A text is cut into clauses; a clause with several figures that are demanded each (“培训12期、960人次”) is cut further,
and of several figures in one demand the one that is asked for is its figure, not the scope (全县64个村改厕5200户: 户).
Figures and deadlines are those that were read from the block; nothing is read again.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from db.records import Date, Indicator, Quantity, Span
from extractor.fields import amountless
from extractor.fields.clauses import Part, enclosed, is_scope, parts, unbracketed

LEVEL1 = "产出|效益|满意度|成本|投入|过程|效果|项目完成|项目效益|社会效益和可持续影响"
LEVEL2 = (
    "数量|质量|时效|进度|成本|经济成本|社会成本|生态环境成本|经济效益|社会效益|生态效益|环境效益|可持续影响|可持续发展|"
    "服务对象满意度|群众满意度|受益对象满意度|社会公众满意度|公众满意度"
)
# 数量指标为建成绿道9公里: what follows is a demand of its own, while in 满意度指标为90% the label names what is asked for.
_NAMES = r"(?<=指标)(?:主要)?(?:包括|包含|[为是有])[:：]?(?=[一-鿿])(?![不大小高低超达至])"
_LABEL = re.compile(
    rf"(?:[(（]?(?:\d{{1,2}}|[一二三四五六七八九十]{{1,2}})[)）.．、]\s*)?[（(]?(?:产出|效益)?(?P<name>{LEVEL1}|{LEVEL2})(?P<kind>类?指标|方面|上(?=[，,]))?\s*(?P<mark>[:：。，,、\-—]|{_NAMES})\s*"
)
_LEVEL1 = frozenset(LEVEL1.split("|"))
_LEVEL2 = frozenset(LEVEL2.split("|"))
_NUMBERED = re.compile(r"(?:指标|目标)\s*(?:\d{1,2}|[一二三四五六七八九十]{1,2})\s*[:：]\s*")
_BEFORE = re.compile(r"(?:由|从|自|按|按照|不足|低于上年|较上年|同比|每|达不到)[^，。；]{0,12}$")
# 64个村每村培训2次: so many are due to each of those that are counted before.
_FROM = re.compile(r"(?:由|从)(?:原来?的?|上年的?|过去的?)?[^，。；\d]{0,10}$")
_TO_WORDS = re.compile(
    r"[^，。；\d]{0,4}(?:压缩|缩短|压减|降低|减少|精简|[降减缩]|提高|提升|增加|升级|扩大|调整|转变|[改变升])[为到至成](?!\s*[\d零一二三四五六七八九十两百])[一-鿿]"
)
_EACH_OF_THEM = re.compile(r"[\d.]*[^，。；、\d]*?(?P<one>[一-鿿])[^，。；、\d每]{0,2}(?:平均)?每个?(?P=one)")
_LEAD = re.compile(r"(?:围绕|按照|根据|依据|结合|针对|聚焦|紧扣|为了)[^，。；]*[，,]")
_OF = re.compile(r"\s*(?:及?以上|及?以下|以内|左右)(?:的(?!比例|目标|任务)|(?=[一-鿿])(?![的并和及与或且、]))")
_AGE = re.compile(r"(?:周?岁|月龄)$")
_AGED = re.compile(r"\s*(?:(?:及?以上|及?以下|以内|左右)的?|的|[-—~～至到])?[一-鿿\d]")
# What only says how many goals or indicators follow, or begin: 年度目标有八条： 考核指标共五项：
_ANNOUNCES = re.compile(
    r"[^，。；]*(?:(?:目标|指标|任务|要求|清单)(?:共|有|为|由|包括|分为|主要)*|(?:提|定|列|下达)[了出的]{0,2})\s*[\d一二两三四五六七八九十]{1,3}\s*[条项个点](?:方面|内容)?"
)
# The same where a colon leads to them: 全年要实现三项总体目标：
_LEADS_TO = re.compile(
    r"[^。；]*?[\d一二两三四五六七八九十]{1,3}\s*[条项个大件](?:总体|年度|主要|具体|绩效|工作|重点|核心|量化|民生)*"
    r"(?:目标|指标|任务|要求|工作|实事|大?事)"
)
# What only counts: 其一，采购粮油126吨。
_COUNTS = re.compile(r"\s*(?:其[一二三四五六七八九十]{1,2}|第[一二三四五六七八九十]{1,2}|首先|其次|再次|最后)\s*")
# The same at the head of a field, whose label names them: 三级指标：共6条。
_NUMBERS = re.compile(
    r"\s*(?:一?共|总共|共计)(?:设|有|列|分|含)?[定置为有]?\s*[\d一二两三四五六七八九十]{1,3}\s*[条项个点]"
)
# What only leads to the demands: 年初定的是, 这一项年初的安排是, 按照年初计划.
_LEADS = re.compile(
    r"\s*(?:按照?|根据|依照)?(?:这一?[项块]|本项|该项|本项目|该项目|本项工作)?(?:今年|本年|当年|全年|年度|年初)(?:工作)?的?(?:定的?|确定的?|设定的?|安排的?|计划的?|目标|任务|打算|要求|想法)(?:是|为|如下|包括)?\s*"
)
# What only says when, or how much work a year has been given: 入冬至年底，…… 年初按272公里管网安排，……
_WHEN = re.compile(
    r"\s*[自从入]?[一-鿿\d]{1,6}[至到](?:当年|本年|次年)?(?:年底|年末|[一-鿿\d]{1,4}月[底末]?|[春夏秋冬]季)\s*"
)
_GIVEN = re.compile(r"\s*(?:年初|全年|原)?按照?[^，。；]*\d[^，。；]*(?:安排|测算|计算|编制|核定|配备|估算)\s*")
_LASTING = re.compile(r"\s*(?:及?以上|及?以下|以内)(?:[、，][一-鿿]{1,8})?的[一-鿿]")
_WORDS = re.compile(r"\w")
_ENDED = re.compile(r"(?:期间|内)?(?:全部|全面)?(?:完成|完工|竣工|结束)")


def demands(
    spans: Sequence[Span], quantities: Sequence[Quantity], dates: Sequence[Date], first_id: int
) -> tuple[Indicator, ...]:
    """The single demands of a field, in reading order, numbered from `first_id`.

    `quantities` and `dates` may be those of the whole report: each demand takes those that lie within it.
    """
    found: list[Indicator] = []
    level1: str | None = None
    level2: str | None = None
    for span in map(unbracketed, spans):
        here = [q for q in quantities if q.span.block == span.block and span.start <= q.span.start < span.end]
        limits = [d for d in dates if d.span.block == span.block and span.start <= d.span.start < span.end]
        last = 0
        for part in parts(span, here, [d for d in limits if d.kind == "deadline"]):
            start, levels = _labels(span.quote, part)
            # a label that the clause itself leaves out: 数量指标：举办培训12期
            before = [
                m["name"] for m in _LABEL.finditer(span.quote, last, part.start) if m["kind"] or m["mark"] in ":："
            ]
            last = part.end
            for name in [*before, *levels]:
                if name in _LEVEL2 and (level1 is None or name not in _LEVEL1 or level1 == f"{name}指标"):
                    level2 = f"{name}指标"
                else:
                    level1, level2 = f"{name}指标", None
            cut = Part(start, part.end, part.figures)
            demand = _demand(span, cut, limits, first_id + len(found), level1, level2)
            if demand is not None:
                found.append(demand)
    return tuple(found)


def _labels(text: str, part: Part) -> tuple[int, list[str]]:
    """Where the demand begins behind 产出指标：数量指标：, and the names of the levels."""
    start = part.start
    names: list[str] = []
    while True:
        numbered = _NUMBERED.match(text, start, part.end)
        label = _LABEL.match(text, start, part.end + 1)  # 数量指标。…: the mark may be what ends the clause
        if label and (label["kind"] or label["mark"] in ":："):
            names.append(label["name"])
            start = label.end()
        elif numbered:
            start = numbered.end()
        else:
            return start, names


def _demand(
    span: Span, part: Part, dates: Sequence[Date], id: int, level1: str | None, level2: str | None
) -> Indicator | None:
    text = span.quote[part.start : part.end]
    if _WORDS.search(text) is None:
        return None
    place = Span(span.block, span.start + part.start, span.start + part.end, text)
    within = [d for d in dates if d.kind == "deadline" and place.start <= d.span.start and d.span.end <= place.end]
    deadline = next((d.last for d in within if d.last), None) or _end_of_term(place, dates)
    if span.quote[part.end : part.end + 1] in ("：", ":") and _LEADS_TO.fullmatch(text):
        return None
    if (
        amountless.points(text)
        or _COUNTS.fullmatch(text)
        or _ANNOUNCES.fullmatch(text)
        or _LEADS.fullmatch(text)
        or _WHEN.fullmatch(text)
        or _GIVEN.fullmatch(text)
        or (part.start == 0 and _NUMBERS.fullmatch(text))
    ):
        return None
    figure = _main(span, part)
    if figure is not None and amountless.figure(text, figure.figure, figure.span.start - place.start):
        figure = None
    return Indicator(
        id=id,
        text=text,
        span=place,
        level1=level1,
        level2=level2,
        thing=figure.thing if figure else None,
        figure=figure.figure if figure else None,
        deadline=deadline,
        quantitative=figure is not None,
    )


def _end_of_term(place: Span, dates: Sequence[Date]) -> str | None:
    """The end of a stretch of days in which something is to be completed: 7月1日至8月25日完成施工."""
    terms = [d for d in dates if d.kind == "period" and place.start == d.span.start and d.span.end <= place.end]
    done = terms and _ENDED.match(place.quote, terms[0].span.end - place.start)
    return terms[0].last if done else None


def _tells_who(span: Span, quantity: Quantity, end: int) -> bool:
    """Whether an age says of whom the demand speaks (65岁以上老年人), and asks for nothing itself."""
    if not _AGE.search(quantity.figure.unit or ""):
        return False
    return _AGED.match(span.quote, quantity.span.end - span.start, end) is not None


def _tells_which(span: Span, quantity: Quantity, end: int) -> bool:
    """Whether how long something has been there says which of it is meant (运行20年以上、爆漏频繁的管段)."""
    if quantity.figure.dimension != "duration":
        return False
    return _LASTING.match(span.quote, quantity.span.end - span.start, end) is not None


def _left_behind(span: Span, part: Part, quantity: Quantity) -> bool:
    """Whether a figure is what was, and what is to be has none (由7天压缩为即时办结)."""
    start, end = quantity.span.start - span.start, quantity.span.end - span.start
    before, after = span.quote[part.start : start], span.quote[end : part.end]
    return _FROM.search(before) is not None and _TO_WORDS.match(after) is not None


def _main(span: Span, part: Part) -> Quantity | None:
    """The figure that the demand asks for.

    A rate before the time limit that it is of (24小时内办结率100%), a figure with a bound before one without, then one that
    is neither scope, nor in brackets, nor a starting point (从20天缩短到15天), nor the number of those to each of whom so
    much is due, then the last, since in Chinese what is asked for stands behind what qualifies it.
    """
    text = span.quote
    lead = _LEAD.match(text, part.start, part.end)
    figures = [
        q
        for q in part.figures
        if (lead is None or q.span.start - span.start >= lead.end())
        and not _tells_who(span, q, part.end)
        and not _tells_which(span, q, part.end)
    ]
    figures = [q for q in figures if not _left_behind(span, part, q)]
    if len(figures) < 2:
        return figures[0] if figures else None

    def rank(indexed: tuple[int, Quantity]) -> tuple[bool, bool, bool, bool, bool, bool, bool, int]:
        index, quantity = indexed
        at = quantity.span.start - span.start
        before = text[part.start : at]
        return (
            not enclosed(text[part.start : at], at),
            not _OF.match(text, quantity.span.end - span.start),
            not _EACH_OF_THEM.match(text[: part.end], at),
            not _BEFORE.search(before),
            quantity.figure.dimension != "duration" or figures[-1].figure.dimension != "ratio",
            quantity.figure.comparator != "=",
            not is_scope(span, quantity),
            index,
        )

    return max(enumerate(figures), key=rank)[1]
