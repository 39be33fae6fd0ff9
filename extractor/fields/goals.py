"""Overall goals of the body: each numbered or unnumbered paragraph under a heading of goals, with its demands."""

from __future__ import annotations

import re
from collections.abc import Sequence

from db.records import Goal, Span
from extractor.fields.demands import demands
from extractor.fields.forms import Form
from extractor.fields.projects import Context
from extractor.outline.roles import role_of
from extractor.outline.types import Node

_HANDED_DOWN = re.compile(r"(?:下达|分解)[^。；]{0,40}\d[^。；]{0,6}元|\d[^。；]{0,6}元[^。；]{0,30}(?:下达|分解)")
_SHARED_OUT = re.compile(r"(?:资金|预算|任务|指标)?(?:分解|分配|下达)(?:落实)?(?:情况)?[。：:]?")
_LEAD = re.compile(r"\s*[。：:.．]?\s*")
_AIMS = re.compile(r"目标(?:是|为)?[：:]")


# What was planned, spent and left, and what makes a sum of money something to be reached.
_ALLOTTED = re.compile(
    r"预算(?:资金|数|总额|规模|总规模)?(?:合计|共计|总计|共|计)?(?:安排|为|调整为)?(?:合计|共计?)?\s*\d[\d.,，]*\s*[万亿]?元|(?:实际|全年|本年|年度)(?:支出|执行)(?:数|合计|共计?)?\s*\d"
)
_DUE = re.compile(
    r"不(?:得)?(?:低|少|高|多|大|小|超)[于过]|达到|以上|以内|以下|力争|确保|[≥≤＞＜]|控制在|增长|提高|压减|压降|下降|目标|新[增建]|收入|争取"
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
    if _DUE.search(place.quote) is not None:
        return False
    figures = [q for q in context.figures([place]) if place.start <= q.span.start < place.end]
    text = context.blocks[place.block - 1].text
    return all(
        q.figure.dimension in ("money", "ratio") or re.match(r"\S{0,6}?(?:项目|专项)", text[q.span.end :])
        for q in figures
    )


def goals_of(nodes: Sequence[Node], forms: Sequence[Form], context: Context) -> tuple[Goal, ...]:
    """The goals under `nodes` (role overall_goals, in reading order), then those of tables for the whole body."""
    groups = [group for node in nodes for group in _groups(node, context)]
    goals: list[Goal] = []
    for spans in groups:
        text = "\n".join(s.quote for s in spans)
        asked = demands(spans, context.figures(spans), context.times(spans), 1)
        taken = tuple(d for d in asked if _ALLOTTED.search(d.text) is None or _DUE.search(d.text) is not None)
        goals.append(Goal(len(goals) + 1, text, spans[0], taken))
    for form in forms:
        stated = form.fields.get("goal")
        if stated is None and not form.rows:
            continue
        text = stated.text if stated else "\n".join(i.text for i in form.rows)
        goals.append(Goal(len(goals) + 1, text, stated.span if stated else None, tuple(form.rows)))
    return tuple(goals)


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
        spans = [s for s in part.spans if not s.quote.endswith(("：", ":")) and not _tells_of_money(s, context)]
        if node.mark is not None and node.kind in {"item", "inline"}:
            own.append(_without_heading(node, spans))
        else:
            own += [[s] for s in spans]
    return [spans for spans in own if spans]
