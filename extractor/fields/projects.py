"""A project from the labelled parts under its heading: which label is which field, in what order, and what went wrong."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from db.records import Block, BudgetItem, Date, Field, Indicator, Irregularity, Project, Quantity, Span
from extractor.fields.aims import due
from extractor.fields.budget import budget_of
from extractor.fields.demands import demands
from extractor.fields.figures import within
from extractor.fields.graded import GRADES
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
_MONEY_BESIDE = re.compile(
    r"(?P<name>.{2,60}?)\s*[（(](?P<money>[^（）()]*(?:预算|资金|安排|支出|执行|金额|投入|经费|下达)[^（）()]*\d[^（）()]*元[^（）()]*|[\d.,，]+[万亿]?元)[）)]"
)
# A name in brackets of its own, or with its points behind it.
# 某某工程，预算80万元: the same without brackets.
_MONEY_BEHIND = re.compile(
    r"(?P<name>[^，,：:]{2,60}?)\s*[，,：:]\s*(?P<money>(?:年初|全年|财政|安排|项目|当年)*(?:预算|资金|安排|投资|总投资)[^。；]*\d[\d.,，]*\s*[万亿]?元[^。；]{0,20}|[\d.,]+[万亿]?元)[。；]?"
)
# Who does it, in brackets behind the name.
_WHOSE = re.compile(r"(?P<name>.{3,60}?)\s*[（(](?:责任|牵头|实施|承担|主管|负责|建设|承办|执行)[^（）()]*[）)]")
_GOAL_TOLD = re.compile(
    r"(?:本|该|这个)?(?:项目|专项|工程)?(?:的)?(?:年度|年初|总体|绩效|预期|主要|[确设制核]定|提出|的)*目标(?:[设确]?定为|就?是|为|在于)[：:，]?(?P<goal>[^。]{4,}?(?=[，,；;](?:项目|年度|全年|预算|安排|共)*(?:资金|预算|经费)|。|$)。?)"
)
_DRESSED = re.compile(
    r"[【［\[]?\s*(?P<name>[^【】［］\[\]]{2,60}?)\s*[】］\]]?\s*(?:[（(](?P<points>[^（）()]{0,16}\d分)[）)])?"
)
# A project's number in the budget system before its name: ZX2024-001 X, [2024001]X, 01-X. A year, 5G and 12345 are none.
_CODE = re.compile(
    r"(?:[\[［【(（]\s*(?!(?:19|20)\d\d\s*[\]］】)）])[A-Za-z]{0,6}\d[\dA-Za-z.\-—]{2,}\s*[\]］】)）]"
    r"|(?=[\dA-Za-z.]*[\-—]|\d{6}|[A-Za-z]+\d{3})[A-Za-z]{0,6}\d[\dA-Za-z.]*(?:[\-—][\dA-Za-z.]+)*(?:\s*[\-—]\s*|\s+))\s*"
    r"(?=[\u4e00-\u9fff“《])(?!年|月|个)"
)
_FIGURE = re.compile(r"\d")
_POINTS = re.compile(r"(?:分值|权重|满分)?\D{0,2}(\d{1,3}(?:\.\d+)?)分")
_GIVEN = re.compile(r"得(?:分)?\D{0,2}(\d{1,3}(?:\.\d+)?)分")
_ENDS = re.compile(r"[。！？!?；;：:”）)]\s*$")
_BEGINS = re.compile(r"[，,、。；;]")


@dataclass(slots=True)
class Read:
    """A project as it is being read; `spans` are all its words, for finding its figures."""

    node: Node | None
    name: str
    name_span: Span | None
    number: str | None
    fields: dict[str, Field] = field(default_factory=dict)
    table: tuple[Indicator, ...] = ()
    others: dict[str, list[Span]] = field(default_factory=dict)
    body: list[Span] = field(default_factory=list)
    score: Decimal | None = None
    grade: str | None = None
    weight: Decimal | None = None
    budget: tuple[BudgetItem, ...] = ()
    also: list[Node] = field(default_factory=list)
    """Further places that tell of it, where a report tells of all projects' goals, indicators and results in turn."""
    paired: bool = False
    """Whether the indicator text answers its demands itself, so that they are in `table` already."""


@dataclass(slots=True)
class Context:
    """What reading a project needs to look up."""

    blocks: Sequence[Block]
    quantities: Sequence[Quantity]
    dates: Sequence[Date]
    irregularities: list[Irregularity] = field(default_factory=list)
    _quantities: dict[int, list[int]] = field(default_factory=dict)
    _dates: dict[int, list[Date]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for i, quantity in enumerate(self.quantities):
            self._quantities.setdefault(quantity.span.block, []).append(i)
        for date in self.dates:
            self._dates.setdefault(date.span.block, []).append(date)

    def indexes(self, places: Sequence[Span]) -> tuple[int, ...]:
        """The indexes of the quantities in `places`, in reading order."""
        blocks = {p.block for p in places}
        near = [i for block in blocks for i in self._quantities.get(block, ())]
        return tuple(sorted(i for i in near if any(within(self.quantities[i].span, p) for p in places)))

    def figures(self, places: Sequence[Span]) -> list[Quantity]:
        """The quantities of the blocks of `places`, in reading order."""
        blocks = sorted({p.block for p in places})
        return [self.quantities[i] for block in blocks for i in self._quantities.get(block, ())]

    def times(self, places: Sequence[Span]) -> list[Date]:
        """The dates of the blocks of `places`, in reading order."""
        return [date for block in sorted({p.block for p in places}) for date in self._dates.get(block, ())]


def read_node(node: Node, id: int, context: Context) -> Read:
    """The fields of the project at `node`. Mistakes of form go to ``context.irregularities``."""
    block = context.blocks[node.block - 1]
    place = Span(node.block, node.start, node.end, block.text[node.start : node.end]) if node.heading else None
    made = Read(node, node.heading, place, (node.mark.written or None) if node.mark else None)
    if place is not None:
        _undress(made, place)
        place = made.name_span
    beside = _money_beside(block, place)
    if beside is not None:
        made.name_span, bracket = beside
        made.name = made.name_span.quote
    labelled = [p for p in node.parts if p.label is not None]
    for part, family in zip(labelled, _families(labelled, id, context), strict=True):
        if family in FIELDS:
            made.fields[family] = _joined(made.fields.get(family), part, id, context)
        elif family == "name" and part.spans:
            made.name, made.name_span = part.spans[0].quote.rstrip("。"), part.spans[0]
            beside = _money_beside(context.blocks[part.spans[0].block - 1], part.spans[0])
            if beside is not None:
                made.name_span, bracket = beside
                made.name = made.name_span.quote
        elif part.label:
            made.others.setdefault(part.label.family, []).extend(part.spans)
    made.body = [s for p in node.parts if p.label is None for s in p.spans]
    _goal_in_body(made, context)
    _part_joint(made, labelled, context)
    for spans in (*made.others.values(), made.body):
        score_and_grade(made, spans)
    done = made.fields.get("completion")
    if made.score is None and done is not None and (found := _OWN_SCORE.search(done.text)):
        made.score = Decimal(found["n"])
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


def _undress(made: Read, place: Span) -> None:
    """A heading's name without the marks around it (【X】) and the points behind it (X（8分，自评得7.5分）), which are taken."""
    code = _CODE.match(place.quote)
    if code is not None:
        start = place.start + code.end()
        place = Span(place.block, start, place.end, place.quote[code.end() :])
        made.name, made.name_span = place.quote, place
    if (whose := _WHOSE.fullmatch(place.quote)) is not None:
        place = Span(place.block, place.start, place.start + len(whose["name"]), whose["name"])
        made.name, made.name_span = place.quote, place
    found = _DRESSED.fullmatch(place.quote)
    if found is None or not (found["points"] or place.quote[0] in "【［["):
        return
    start, end = place.start + found.start("name"), place.start + found.end("name")
    made.name_span = Span(place.block, start, end, found["name"])
    made.name = found["name"]
    if found["points"] and (weight := _POINTS.match(found["points"])):
        made.weight = Decimal(weight[1])
    if found["points"] and (score := _GIVEN.search(found["points"])):
        made.score = Decimal(score[1])


def _money_beside(block: Block, name: Span | None) -> tuple[Span, Span] | None:
    """The name of a heading and the bracket behind it that tells its money: 信号灯改造（预算1,980万元，执行1,936万元）."""
    found = None
    if name is not None:
        found = _MONEY_BESIDE.fullmatch(name.quote) or _MONEY_BEHIND.fullmatch(name.quote)
    if found is None or name is None:
        return None
    first, last = name.start + found.start("money"), name.start + found.end("money")
    bare = found["name"].rstrip()
    return (
        Span(name.block, name.start, name.start + len(bare), bare),
        Span(name.block, first, last, block.text[first:last]),
    )


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
            if found := re.match(r"\s*(\d{1,3}(?:\.\d+)?)\s*分?", place.quote):
                made.score = Decimal(found[1])
