"""Overall goals of the body: each numbered or unnumbered paragraph under a heading of goals, with its demands."""

from __future__ import annotations

import re
from collections.abc import Sequence

from db.records import Goal, Indicator, Span
from extractor.fields.demands import demands
from extractor.fields.forms import Form
from extractor.fields.reading import Context
from extractor.outline.roles import role_of
from extractor.outline.types import Node

_HANDED_DOWN = re.compile(r"(?:下达|分解)[^。；]{0,40}\d[^。；]{0,6}元|\d[^。；]{0,6}元[^。；]{0,30}(?:下达|分解)")
_SHARED_OUT = re.compile(r"(?:资金|预算|任务|指标)?(?:分解|分配|下达)(?:落实)?(?:情况)?[。：:]?")
# What leads back to the goals, and who changed a budget: neither makes a sum of money a goal (围绕上述目标，……，财政压减3万元).
_BACK = re.compile(
    r"(?:围绕|对照|根据|按照|为(?:实现|完成)?)(?:上述|以上|前述)(?:年度|总体|绩效)*(?:目标|任务)|财政[^，。；\d]{0,8}(?:压减|压降|调减|核减|追加|调增)"
)
_LEAD = re.compile(r"\s*[。：:.．]?\s*")
_AIMS = re.compile(r"目标(?:是|为)?[：:]")


# What was planned, spent and left, and what makes a sum of money something to be reached.
_ALLOTTED = re.compile(
    r"预算(?:资金|数|总额|规模|总规模)?(?:合计|共计|总计|共|计)?(?:安排|为|调整为)?(?:合计|共计?)?\s*\d[\d.,，]*\s*[万亿]?元|(?:实际|全年|本年|年度)(?:支出|执行)(?:数|合计|共计?)?\s*\d"
)
_DUE = re.compile(
    r"不(?:得)?(?:低|少|高|多|大|小|超)[于过]|达到|以上|以内|以下|力争|确保|[≥≤＞＜]|控制在|增长|提高|压减|压降|下降|目标|新[增建]|收入|争取"
)


# A sentence that opens with a year, or with the one before; and what says that it states the overall goals.
_BEFORE = re.compile(
    r"\s*(?:(?:上年|去年|上一年)度?(?!目标|计划)|(?P<year>20\d\d)年度?(?!以来|起|[至—~-]|[^，。；]{0,4}目标))"
)
_WHOLE = re.compile(r"(?:年初|年度|部门|单位|[设确制]定的?)*(?:总体|整体|年初|年度)")
_STATED = re.compile(
    r"(?:年初|年度|部门|单位|[设确制]定的?|提出的?|报送的?|备案的?)*(?:总体|整体)(?:绩效)?目标(?:(?:[设确]?定为|就?是|为)[：:，]?|[：:])"
)


# Paragraphs under goals that tell how the evaluation was done, or how figures are to be read.
_ASIDE = re.compile(
    r"\s*(?:(?:本次|此次|这次)?(?:绩效)?(?:自评|评价)(?:工作)?(?:由|采[取用]|按照?|组织)|(?:需要|特此)说明|注[：:])"
)


def handed_down(place: Span) -> bool:
    """Whether a paragraph says how funds were handed down, and no more."""
    return _HANDED_DOWN.search(place.quote) is not None and _AIMS.search(place.quote) is None


def _tells_of_money(place: Span, context: Context) -> bool:
    """Whether a paragraph says how funds were handed down, planned and spent; under a heading on goals it is no goal for
    that. So where its figures are sums of money, rates and the number of projects, and none of them is due."""
    if handed_down(place):
        return True
    if _AIMS.search(place.quote) is not None or _ALLOTTED.search(place.quote) is None:
        return False
    if _DUE.search(_BACK.sub("，", place.quote)) is not None:
        return False
    figures = [q for q in context.figures([place]) if place.start <= q.span.start < place.end]
    text = context.blocks[place.block - 1].text
    return all(
        q.figure.dimension in ("money", "ratio")
        or re.match(r"\S{0,6}?(?:项目|专项)", text[q.span.end :])
        or text.endswith(("项目", "专项"), 0, q.span.start)
        for q in figures
    )


def goals_of(
    nodes: Sequence[Node], forms: Sequence[Form], context: Context, year: int | None = None
) -> tuple[Goal, ...]:
    """The goals under `nodes` (in reading order), then those of tables for the whole body; `year` is the report's.

    Under headings on goals every paragraph is one; under those on results only what says that it is (总体目标：……).
    """
    groups = [
        group for node in nodes for group in (_groups if node.role == "overall_goals" else _stated)(node, context)
    ]
    goals: list[Goal] = []
    for spans in groups:
        text = "\n".join(s.quote for s in spans)
        asked = demands(spans, context.figures(spans), context.times(spans), 1)
        taken = tuple(
            d
            for d in asked
            if (_ALLOTTED.search(d.text) is None or _DUE.search(d.text) is not None) and not _past(d, context, year)
        )
        goals.append(Goal(len(goals) + 1, text, spans[0], taken))
    for form in forms:
        stated = form.fields.get("goal")
        if stated is None and not form.rows:
            continue
        text = stated.text if stated else "\n".join(i.text for i in form.rows)
        goals.append(Goal(len(goals) + 1, text, stated.span if stated else None, tuple(form.rows)))
    return tuple(goals)


def _past(demand: Indicator, context: Context, year: int | None) -> bool:
    """Whether a sentence on goals tells of a year before, for comparison: 2023年新建公厕9座，……"""
    if demand.span is None:
        return False
    text = context.blocks[demand.span.block - 1].text
    before = _BEFORE.match(text, max(text.rfind(stop, 0, demand.span.start) for stop in "。；;") + 1)
    return before is not None and (before["year"] is None or (year is not None and int(before["year"]) < year))


def _stated(node: Node, context: Context) -> list[list[Span]]:
    """Paragraphs of a section on results that state the overall goals by a label or in so many words."""
    found: list[list[Span]] = []
    for part in node.parts:
        if part.label is not None and part.label.family == "goal" and _WHOLE.match(part.label.words):
            found += [[span] for span in part.spans if part.label_span and span.block == part.label_span.block]
        elif part.label is None:
            for span in part.spans:
                if (hit := _STATED.match(span.quote)) is not None:
                    block = context.blocks[span.block - 1]
                    start = span.start + hit.end()
                    stop = block.text.find("。", start, span.end) + 1 or span.end  # what follows may be the result
                    found.append([Span(span.block, start, stop, block.text[start:stop])])
    return found


def _without_heading(node: Node, spans: list[Span]) -> list[Span]:
    """The paragraphs of an item, without words at its front that only say that goals follow (（一）总体目标。)."""
    if not spans or node.kind != "inline" or role_of(node.heading, whole=True) != "overall_goals":
        return spans
    first = spans[0]
    lead = _LEAD.match(first.quote, len(node.heading)) if first.quote.startswith(node.heading) else None
    if lead is None or lead.end() == len(first.quote):
        return spans
    return [Span(first.block, first.start + lead.end(), first.end, first.quote[lead.end() :]), *spans[1:]]


def _groups(node: Node, context: Context) -> list[list[Span]]:
    """The paragraphs of each goal: one list for a numbered item with its own text, one a paragraph elsewhere."""
    if _SHARED_OUT.fullmatch(node.heading):
        return []  # how money and tasks were shared out
    own: list[list[Span]] = []
    for part in node.parts:
        if part.label is not None and part.label.family == "completion":
            continue
        spans = [
            s
            for s in part.spans
            if not s.quote.endswith(("：", ":")) and not _ASIDE.match(s.quote) and not _tells_of_money(s, context)
        ]
        if node.mark is not None and node.kind in {"item", "inline"}:
            own.append(_without_heading(node, spans))
        else:
            own += [[s] for s in spans]
    return [spans for spans in own if spans]
