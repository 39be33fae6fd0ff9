"""A project from the labelled parts under its heading: which label is which field, in what order, and what went wrong."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from db.records import Block, Field, Indicator, Irregularity, Project, Span
from extractor.fields.aims import due
from extractor.fields.budget import budget_of
from extractor.fields.demands import demands
from extractor.fields.graded import GRADES
from extractor.fields.naming import labels_behind, money_beside, undress
from extractor.fields.reading import Context, Read
from extractor.outline.labels import FIELDS, level_start, residue_end
from extractor.outline.marks import read_mark
from extractor.outline.tree import piece
from extractor.outline.types import Node, Part

_SCORE = re.compile(
    r"(?:自评|综合|评价|绩效|最终|总)?(?:总)?(?:得分|评分|分数)(?:为|是|：|:)?\s*(?P<n>\d{1,3}(?:\.\d+)?)\s*分?"
)
# A score that closes the completion: “……。自评得分98分。”
_OWN_SCORE = re.compile(
    r"(?:^|[。；;\n])\s*(?:项目)?(?:自评|综合|评价)(?:综合)?(?:得分|评分)(?:为|是|：|:)?\s*(?P<n>\d{1,3}(?:\.\d+)?)\s*分[^。]{0,12}。?\s*$"
)
_GRADE = re.compile(
    rf"(?:等级|等次|结论|结果|评定|评)(?:评定|评)?(?:为|是|：|:)\s*[“\"]?(?P<g>{GRADES})[”\"]?(?![\u4e00-\u9fff])|^[“\"]?(?P<alone>{GRADES})[”\"]?[。]?$"
)
_GOAL_TOLD = re.compile(
    r"(?:本|该|这个)?(?:项目|专项|工程)?(?:的)?(?:年度|年初|总体|绩效|预期|主要|[确设制核]定|提出|的)*目标(?:[设确]?定为|就?是|为|在于)[：:，]?(?P<goal>[^。]{4,}?(?=[，,；;](?:项目|年度|全年|预算|安排|共)*(?:资金|预算|经费)|。|$)。?)"
)
_FIGURE = re.compile(r"\d")
_POINTS = re.compile(r"\s*(\d{1,3}(?:\.\d+)?)\s*分?(?![%％.\d])")
_ENDS = re.compile(r"[。！？!?；;：:”）)]\s*$")
_BEGINS = re.compile(r"[，,、。；;]")


def read_node(node: Node, id: int, context: Context) -> Read:
    """The fields of the project at `node`. Mistakes of form go to ``context.irregularities``."""
    block = context.blocks[node.block - 1]
    place = Span(node.block, node.start, node.end, block.text[node.start : node.end]) if node.heading else None
    made = Read(node, node.heading, place, (node.mark.written or None) if node.mark else None)
    told: list[tuple[str, Span]] = []
    if place is not None:
        place, told = labels_behind(block, place)
        made.name, made.name_span = place.quote, place
        undress(made, place)
        place = made.name_span
    beside = money_beside(block, place)
    if beside is not None:
        made.name_span, bracket = beside
        made.name = made.name_span.quote
    labelled = [p for p in node.parts if p.label is not None]
    for part, family in zip(labelled, _families(labelled, id, context), strict=True):
        if family in FIELDS:
            made.fields[family] = _joined(made.fields.get(family), part, id, context)
        elif family == "name" and part.spans:
            place, told = labels_behind(context.blocks[part.spans[0].block - 1], part.spans[0])
            made.name, made.name_span = place.quote.rstrip("。"), place
            beside = money_beside(context.blocks[place.block - 1], place)
            if beside is not None:
                made.name_span, bracket = beside
                made.name = made.name_span.quote
        elif part.label:
            made.others.setdefault(part.label.family, []).extend(part.spans)
    for family, span in told:
        made.others.setdefault(family, []).append(span)
    made.body = [s for p in node.parts if p.label is None for s in p.spans]
    _goal_in_body(made, context)
    _part_joint(made, labelled, context)
    for spans in (*made.others.values(), made.body):
        score_and_grade(made, spans)
    done = made.fields.get("completion")
    if made.score is None and done is not None and (found := _OWN_SCORE.search(done.text)):
        made.score = Decimal(found["n"])
    if made.weight is None:
        stated = (_POINTS.match(place.quote) for place in made.others.get("weight", []))
        made.weight = next((Decimal(found[1]) for found in stated if found), None)
    money = [*made.others.get("money", []), *([bracket] if beside is not None else [])]
    made.budget = tuple(budget_of(context.blocks, money, context.figures(money)))
    return made


def _goal_in_body(made: Read, context: Context) -> None:
    """A goal told in a sentence before the first label: 本项目绩效目标是……。指标设定为：……"""
    tabled = made.node is not None and any(part.grids for part in made.node.parts)
    if "goal" in made.fields or not (made.fields or tabled):
        return
    for at, place in enumerate(made.body):
        if found := _GOAL_TOLD.match(place.quote):
            start, end = place.start + found.start("goal"), place.start + found.end()
            goal = Span(place.block, start, end, context.blocks[place.block - 1].text[start:end])
            made.fields["goal"] = Field(goal.quote, goal)
            rest = piece(context.blocks[place.block - 1], end, place.end)
            made.body[at : at + 1] = [rest] if rest else []
            return


def _part_joint(made: Read, labelled: Sequence[Part], context: Context) -> None:
    """A field labelled 绩效目标及指标 that nothing in it parts: its first sentence is the goal, if it gives no figure and
    the rest does."""
    label = next((p.label for p in labelled if p.label is not None and p.label.family == "goal"), None)
    goal = made.fields.get("goal")
    if label is None or goal is None or goal.span is None or "indicator" in made.fields or "指标" not in label.words:
        return
    first = goal.span
    stop = first.quote.find("。")
    end = first.end if stop < 0 else first.start + stop + 1
    block = context.blocks[first.block - 1]
    aim = piece(block, first.start, end)
    rest = [span for span in (piece(block, end, first.end), *goal.spans[1:]) if span is not None]
    listed = [span for span in rest if read_mark(span.quote) is not None]
    if aim is None or (_FIGURE.search(aim.quote) and len(listed) < len(rest)):
        return
    if not any(_FIGURE.search(span.quote) for span in rest):
        return
    made.fields["goal"] = Field(aim.quote, aim, (), goal.label)
    made.fields["indicator"] = Field("\n".join(s.quote for s in rest), rest[0], tuple(rest[1:]), goal.label)


def finish(made: Read, id: int, first_indicator: int, context: Context) -> Project:
    """The record: single demands from the indicator (from the goal, where there is none) and from tables, figures found."""
    stated = None if made.paired else made.fields.get("indicator")
    source = stated or (made.fields.get("goal") if not made.table else None)
    indicators = made.table
    if source is not None:
        asked = [levelled(span, context.blocks) for span in source.spans]
        figures, times = context.figures(source.spans), context.times(source.spans)

        def taken(spans: Sequence[Span]) -> tuple[Indicator, ...]:
            return demands(spans, figures, times, first_indicator)

        indicators = (taken(asked) if stated else due(asked, context.blocks, taken)) + indicators
    places = (
        [s for f in made.fields.values() for s in f.spans] + made.body + [s for v in made.others.values() for s in v]
    )
    places += [made.name_span] if made.name_span else []
    for each in indicators:
        places += [s for s in (each.span, *(each.answer.spans if each.answer else ())) if s]
    return Project(
        id, made.number, made.name, made.name_span, made.fields.get("goal"), made.fields.get("indicator"),
        made.fields.get("completion"), indicators, context.indexes(places), made.grade, made.score, made.weight, made.budget,
    )  # fmt: skip


def levelled(span: Span, blocks: Sequence[Block]) -> Span:
    """A stretch of indicators with the name of their kind before it (产出指标：), from which they have their level."""
    text = blocks[span.block - 1].text
    start = level_start(text, span.start)
    return span if start == span.start else Span(span.block, start, span.end, text[start : span.end])


def _families(parts: Sequence[Part], id: int, context: Context) -> list[str]:
    """The family of each part. A label that comes twice where another was meant is read by the order goal, indicator,
    completion, and recorded; one that merely comes again (目标1, 目标2) is not."""
    families = [p.label.family if p.label else "" for p in parts]
    places = [i for i, f in enumerate(families) if f in FIELDS]
    second = _second_goal(parts, families)
    if second is not None:
        families[second] = "indicator"
    found = [families[i] for i in places]
    missing = [f for f in FIELDS if f not in found]
    if len(found) == len(FIELDS) and len(missing) == 1:
        at = places[FIELDS.index(missing[0])]
        label = parts[at]
        same = [i for i in places if families[i] == families[at]]
        if len(same) == 2 and label.label_span and not (label.label and label.label.inner):
            words = {(p.label.words if p.label else "") for p in (parts[i] for i in same)}
            if len(words) == 1:
                families[at] = missing[0]
                context.irregularities.append(Irregularity("label_repeated", label.label_span, missing[0], id))
    return families


def _second_goal(parts: Sequence[Part], families: Sequence[str]) -> int | None:
    """Of two labels that both name goals, by other words (绩效目标： then 年度任务：), the second says what is to be done.

    So where no label names indicators.
    """
    goals = [(i, p.label) for i, p in enumerate(parts) if families[i] == "goal" and p.label is not None]
    if "indicator" in families or len(goals) != 2 or any(label.inner for _, label in goals):
        return None
    (_, first), (at, second) = goals
    return at if first.words != second.words and "任务" in second.words and "completion" in families[at:] else None


def _joined(before: Field | None, part: Part, id: int, context: Context) -> Field:
    """A field with a further part: texts joined by newlines, every paragraph with its span."""
    spans = (*(before.spans if before else ()), *part.spans)
    for a, b in zip(part.spans, part.spans[1:], strict=False):
        if a.block != b.block and not _ENDS.search(a.quote) and _BEGINS.match(b.quote):
            context.irregularities.append(Irregularity("sentence_broken", b, None, id))
    text = "\n".join(s.quote for s in spans)
    label = before.label if before and before.label else part.label_span
    if not spans:
        return Field("", None, (), label)
    return Field(text, spans[0], tuple(spans[1:]), label)


def residue_of(blocks: Sequence[Block]) -> list[Irregularity]:
    """What word processors left at the heads of paragraphs."""
    found = []
    for block in blocks:
        if end := residue_end(block.text):
            start = block.text.index("[")
            found.append(Irregularity("residue", Span(block.id, start, end, block.text[start:end])))
    return found


def score_and_grade(made: Read, spans: Sequence[Span]) -> None:
    """Take the score and the grade that `spans` state, unless the project has its own already."""
    for place in spans:
        if made.score is None and (found := _SCORE.search(place.quote)):
            made.score = Decimal(found["n"])
        if made.grade is None and (found := _GRADE.search(place.quote)):
            made.grade = found["g"] or found["alone"]
    if made.score is None:
        for place in made.others.get("score", []):
            if found := _POINTS.match(place.quote):
                made.score = Decimal(found[1])
