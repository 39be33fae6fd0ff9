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


def _tells_of_money(place: Span) -> bool:
    """Whether a paragraph says how funds were handed down; under a heading on goals it is no goal for that."""
    return _HANDED_DOWN.search(place.quote) is not None and _AIMS.search(place.quote) is None


def goals_of(nodes: Sequence[Node], forms: Sequence[Form], context: Context) -> tuple[Goal, ...]:
    """The goals under `nodes` (role overall_goals, in reading order), then those of tables for the whole body."""
    groups = [group for node in nodes for group in _groups(node, context)]
    goals: list[Goal] = []
    for spans in groups:
        text = "\n".join(s.quote for s in spans)
        taken = demands(spans, context.figures(spans), context.times(spans), 1)
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
        spans = [s for s in part.spans if not s.quote.endswith(("：", ":")) and not _tells_of_money(s)]
        if node.mark is not None and node.kind in {"item", "inline"}:
            own.append(_without_heading(node, spans))
        else:
            own += [[s] for s in spans]
    return [spans for spans in own if spans]
