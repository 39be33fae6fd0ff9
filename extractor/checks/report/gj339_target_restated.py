"""复述的目标与指标不一致

说明
    报告在写结果的时候复述了某项指标的目标（某某率目标≥95%，实际……；不少于800人次，实际……），这个目标数在目标和指标里都没有，
    名称相同的指标写的是另一个数。

理由
    评价时的目标应当就是下达的目标；换了一个数，完成与否就无从判断。

反例
    1、公厕管理
    绩效目标：方便居民出行。
    绩效指标：新建公厕12座；每日保洁覆盖率不低于95%。
    完成情况：新建公厕12座。每日保洁覆盖率目标≥90%，实际92.6%。

正例
    1、公厕管理
    绩效目标：方便居民出行。
    绩效指标：新建公厕12座；每日保洁覆盖率不低于95%。
    完成情况：新建公厕12座。每日保洁覆盖率目标≥95%，实际96.2%。

不适用
    没有复述目标数；复述的数在报告的目标或者指标里写着；没有名称相同、单位可比的指标。
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from db.records import Block, Figure, Indicator, Project, Quantity, Span
from extractor.checks.rule import Failed, Judgement, NotApplicable, Passed, Rule, reported, target
from extractor.checks.tools import overlaps
from extractor.checks.view import View
from extractor.results import compare, likeness
from extractor.settings import Settings

NAMED = re.compile(
    r"(?:^|[，,。；;：:、\s])(?P<name>[^，,。；;：:、\s（）()]{2,20}?)"
    r"(?:[（(](?:年度|年初)?|(?:的|年度|年初|绩效)*)目标(?:值|数)?(?:为|是)?(?:[≥≤]|不低于|不少于|不超过)?\s*$"
)
"""A name and that its target follows: 保洁覆盖率目标≥90%, 新建12座（目标10座）."""
CLOSED = re.compile(r"(?:以上|以内)?[）)]")
NEAR = 12
BOUND = re.compile(r"(?:[≥≤]|不低于|不少于|不超过|不高于)\s*$")
RESULT = re.compile(r"[^，,。；;\d]{0,4}[，,；;]\s*(?:实际|实为)")
"""What follows a target that is told once more: 不少于800人次，实际……."""
ALIKE = 0.75
"""The share of the indicator's words that the clause must hold, and the clause's that the indicator must."""


def check(view: View, settings: Settings) -> Iterable[Judgement]:
    """One judgement a target that is told once more beside its result."""
    asked = [(p, d, d.figure) for p in view.report.projects for d in p.indicators if d.figure is not None]
    places = [goal.span for goal in view.report.goals if goal.span is not None] + [
        d.span for _, d, _ in asked if d.span is not None
    ]
    places += [span for p in view.report.projects if p.goal is not None for span in p.goal.spans]
    due = [figure for _, _, figure in asked]
    due += [q.figure for span in places for q in view.quantities_in(span)]
    looked = False
    for block in view.figured() if asked else ():
        for quantity, words in _restated(view, block):
            if any(overlaps(quantity.span, span) for span in places):
                continue
            looked = True
            of = None if _known(quantity, due) else _same(view, block, quantity, words, asked)
            if of is None:
                yield Passed()
                continue
            project, demand = of
            yield Failed(
                {"words": words.quote, "demand": demand.text},
                (*target(demand.span), *reported(words)),
                projects=(project,),
                reported=quantity,
                confidence=0.8,
            )
    if not looked:
        yield NotApplicable("报告没有在写结果时复述目标数")


def _restated(view: View, block: Block) -> Iterator[tuple[Quantity, Span]]:
    """The figures of a block that are told to be targets, each from its name to its end."""
    for quantity in view.quantities(block.id):
        start, end = quantity.span.start, quantity.span.end
        opened = max((block.text.rfind(stop, 0, start) for stop in "，,。；;：:、 \t"), default=-1) + 1
        named = NAMED.search(block.text, 0, start) if "目标" in block.text[max(0, start - NEAR) : start] else None
        bound = quantity.figure.comparator not in (None, "=", "~") or BOUND.search(block.text, opened, start)
        if named is not None:
            closed = CLOSED.match(block.text, end) if block.text[named.end("name")] in "（(" else None
            yield quantity, view.span(block.id, named.start("name"), closed.end() if closed else end)
        elif bound and RESULT.match(block.text, end):
            yield quantity, view.span(block.id, opened, end)


def _known(quantity: Quantity, due: list[Figure]) -> bool:
    return any(compare.equal(figure, quantity.figure) for figure in due)


def _same(
    view: View, block: Block, quantity: Quantity, words: Span, asked: list[tuple[Project, Indicator, Figure]]
) -> tuple[Project, Indicator] | None:
    """The one indicator that is called the same; in a project's own part one of its own."""
    own, told = view.project_of(block.id), likeness.terms(words.quote)
    like = [
        (project, demand)
        for project, demand, figure in asked
        if compare.comparable(figure, quantity.figure)
        and own in (None, project)
        and likeness.coverage(likeness.terms(demand.text), told, {}) >= ALIKE
        and likeness.coverage(told, likeness.terms(demand.text), {}) >= ALIKE / 2
    ]
    return like[0] if len(like) == 1 else None


RULE = Rule(
    code="GJ339",
    name="target-restated",
    category="goal_indicator_mismatch",
    severity="warning",
    message="写结果时把目标写作“{words}”，指标却是“{demand}”，目标数不一致",
    basis="《项目支出绩效评价管理办法》（财预〔2020〕10号）：自评以批复的绩效目标为依据，调整须说明",
    check=check,
    doc=__doc__,
)
