"""总体目标与实现情况对同一事项写了不同的计划数

说明
    总体目标给某一事项定了数字，总体目标实现情况以计划的口吻又写同一事项，数字却不同。

理由
    目标数被改动而没有说明依据，结果也没有报告，无法判断目标是否实现。

反例
    一、部门整体绩效目标
    全年新增保障性租赁住房260套。
    二、部门整体绩效目标实现情况
    争取筹集保障性租赁住房220套。
    三、存在的问题
    资金拨付进度偏慢。

正例
    一、部门整体绩效目标
    全年新增保障性租赁住房260套。
    二、部门整体绩效目标实现情况
    争取筹集保障性租赁住房260套。
    三、存在的问题
    资金拨付进度偏慢。

不适用
    实现情况没有以计划的口吻写同一事项的数字；写明实际结果的由GJ333比较。
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from db.records import Quantity, Span
from extractor.checks.report.overall import overall_sections, statements
from extractor.checks.rule import Failed, Judgement, NotApplicable, Passed, Rule, reported, target
from extractor.checks.tools import HAN
from extractor.checks.view import View
from extractor.results.compare import comparable, same
from extractor.settings import Settings

LEAST, TAIL = 3, 10
PLAIN = re.compile(r"(?:面积|任务|总数|数量|目标|比例|共|达到?|为|计|不低于|不少于|不超过|超过?|约)+$")


def check(view: View, settings: Settings) -> Iterable[Judgement]:
    """One judgement a planned figure of the overall results whose thing the overall goals give a figure for."""
    goals = [q for goal in view.report.goals for q in view.quantities_in(goal.span)]
    judged = False
    for section in overall_sections(view):
        for told in statements(view, section):
            for planned in told.quantities if told.planned else ():
                goal = next(
                    (g for g in goals if comparable(g.figure, planned.figure) and _same_thing(view, g, planned)), None
                )
                if goal is None:
                    continue
                judged = True
                if _agree(goal, planned):
                    yield Passed()
                    continue
                thing = _common(_thing(view, goal), _thing(view, planned))
                yield Failed(
                    {"thing": thing, "goal": goal.span.quote, "planned": planned.span.quote},
                    target(_clause(view, goal)) + reported(_clause(view, planned)),
                    target=goal,
                    reported=planned,
                    confidence=0.9,
                )
    if not judged:
        yield NotApplicable("实现情况没有以计划的口吻写同一事项的数字")


def _agree(one: Quantity, other: Quantity) -> bool:
    """Figures of one scale are taken at their word, others as far as they were written out."""
    if one.figure.factor == other.figure.factor:
        return one.figure.si == other.figure.si and one.figure.si_high == other.figure.si_high
    return same(one.figure, other.figure) is not False


def _thing(view: View, quantity: Quantity) -> str:
    """The words that lead a figure: 人员培训 in “完成人员培训3期”."""
    text = view.text(quantity.span.block)[max(0, quantity.span.start - 2 * TAIL) : quantity.span.start]
    words = PLAIN.sub("", text)
    found = re.search(rf"[{HAN}]+$", words)
    return found[0][-TAIL:] if found else ""


def _same_thing(view: View, one: Quantity, other: Quantity) -> bool:
    """Whether both figures are led by the same last words, at least three characters."""
    a, b = _thing(view, one), _thing(view, other)
    return len(a) >= LEAST and len(b) >= LEAST and a[-LEAST - 1 :] == b[-LEAST - 1 :]


def _common(one: str, other: str) -> str:
    """The longest common end of two strings."""
    length = next((n for n in range(min(len(one), len(other)), 0, -1) if one[-n:] == other[-n:]), 0)
    return one[-length:] if length else other


def _clause(view: View, quantity: Quantity) -> Span:
    """The figure with the words that lead it, where they stand directly before it."""
    text, thing = view.text(quantity.span.block), _thing(view, quantity)
    at = text.rfind(thing, 0, quantity.span.start) if thing else quantity.span.start
    return view.span(quantity.span.block, at, quantity.span.end)


RULE = Rule(
    code="GJ335",
    name="goal-figure-differs",
    category="goal_section_conflict",
    severity="error",
    message="{thing}的总体目标为{goal}，实现情况写{planned}，数字不一致且没有说明调整依据",
    basis="财政部《项目支出绩效评价管理办法》（财预〔2020〕10号）：目标与完成情况逐项对应，目标调整须说明依据",
    check=check,
    doc=__doc__,
)
