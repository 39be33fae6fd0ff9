"""前后两处数字的数位颠倒

说明
    概况、总体结果等处与项目完成情况（或自评表的实际完成值）写同一事项，用词相同（或者都是该项目名称里的词）、单位相同，数字却是同样几个数码换了次序，或者只差一个数码。

理由
    这样的差别几乎都是抄写或录入的差错，两处应当统一。

反例
    一、总体情况
    全年共新栽行道树2486株，市容明显改观。
    二、完成情况
    1、道路绿化
    绩效指标：新栽行道树2400株；成活率95%以上。
    完成情况：新栽行道树2468株，成活率97.2%。

正例
    一、总体情况
    全年共新栽行道树2468株，市容明显改观。
    二、完成情况
    1、道路绿化
    绩效指标：新栽行道树2400株；成活率95%以上。
    完成情况：新栽行道树2468株，成活率97.2%。

不适用
    项目以外没有用同样的话写过项目的结果；已由GJ407指出的不重复；各有各的预算执行率；两个比率各由自己的两个数算出的（两次调查）；指标完成率。
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from db.records import Project, Quantity
from extractor.checks.across import gj407_told_otherwise as otherwise
from extractor.checks.report.beside import of_own_counts
from extractor.checks.rule import Failed, Judgement, NotApplicable, Passed, Rule, context, reported
from extractor.checks.tools import HAN
from extractor.checks.view import View
from extractor.results.compare import comparable
from extractor.results.enough import EVERYDAY
from extractor.settings import Settings

DIMENSIONS = frozenset(("count", "area", "length", "mass", "volume", "ratio"))
DIGITS, DIGITS_OFF = 3, 4
"""Digits of a figure that may be out of order, and of one that may have one of them wrong."""
SHARED = 0.75
CLAUSE = re.compile(r"[，。；、,;：:（）()\n\t①-⑳]|(?<=[一二三]是)")
BEHIND = re.compile(f"[{HAN}]{{0,8}}?(?=[和与及]|[^{HAN}]|$)")
SAYS_NOTHING = re.compile(
    r"全年|全[县区市镇]|当年|年内|累计|共计|合计|实际|完成|达到?|已|共|了|为|约|升至|提高到|增至|[^" + HAN + "]"
)
OTHER = re.compile(
    r"目标|计划|任务|上年|去年|往年|不低于|不少于|以上|预计|力争|拟|其中|历年|至今|比|(?:执行|支出|支付|拨付)率|指标"
)
AT_THE_END = re.compile(r"年[末底]|在册|实有|现有")
GOALS = frozenset(("overall_goals", "measures", "budget"))


def check(view: View, settings: Settings) -> Iterable[Judgement]:
    """One judgement a figure outside of the projects that one of them tells in the same words."""
    judged = False
    told: set[int] = set()
    inside = list(_inside(view))
    rows = list(_cells(view))
    for again in _outside(view):
        same = [(p, q) for p, q in inside if _alike(view, p, q, again)]
        held = {q.span for _, q in same}
        same += [(p, q) for p, q, words in rows if q.span not in held and _of_the_row(view, words, q, again)]
        if not same:
            continue
        judged = True
        if any(q.figure.si == again.figure.si for _, q in same):
            yield Passed()
            continue
        wrong = [(p, q) for p, q in same if _slip(q, again)]
        if (
            len({(p.id, q.figure.si) for p, q in wrong}) != 1
            or _known(view, wrong[0], again)
            or of_own_counts(view, wrong[0][1], again)
        ):
            yield Passed()
            continue
        told = told or _otherwise(view, settings)
        project, quantity = wrong[0]
        if again.span.block in told and quantity.span.block in told:
            yield NotApplicable("已由GJ407指出")
            continue
        yield Failed(
            {"here": again.span.quote, "there": quantity.span.quote, "words": _words(view, again)},
            (*reported(quantity.span), *context(again.span)),
            projects=(project,),
            target=quantity,
            reported=again,
            confidence=0.85,
        )
    if not judged:
        yield NotApplicable("项目以外没有用同样的话写过项目的结果")


def _otherwise(view: View, settings: Settings) -> set[int]:
    found = [j for j in otherwise.check(view, settings) if isinstance(j, Failed)]
    return {e.span.block for j in found for e in j.evidence}


def _inside(view: View) -> Iterator[tuple[Project, Quantity]]:
    for project in view.report.projects:
        for quantity in view.quantities_of(project.completion):
            if _plain(view, quantity):
                yield project, quantity


def _cells(view: View) -> Iterator[tuple[Project, Quantity, str]]:
    """The figures of the cells of results, with the words of their row and project."""
    for project in view.report.projects:
        for demand in project.indicators:
            for quantity in view.quantities_in(demand.answer.span) if demand.answer is not None else ():
                if _plain(view, quantity):
                    yield project, quantity, f"{demand.text}，{project.name}"


def _of_the_row(view: View, row: str, cell: Quantity, other: Quantity) -> bool:
    """Whether a figure is of a row, by a unit that few things are counted in and words of the row: 趟次, 出车 and 保障用车.

    Only whole swapped digits tell then, and the row's own figure.
    """
    if cell.figure.unit in EVERYDAY or cell.figure.dimension == "ratio" or not comparable(cell.figure, other.figure):
        return False
    if len(_digits(cell)) < DIGITS_OFF or not (cell.figure.si == other.figure.si or _swapped(cell, other)):
        return False
    words = SAYS_NOTHING.sub("", clause(view, other))
    return any(words[at : at + 2] in row for at in range(len(words) - 1))


def _outside(view: View) -> Iterator[Quantity]:
    for block in view.outside:
        if block.kind == "cell" or GOALS & set(view.roles_of(block.id)):
            continue
        yield from (q for q in view.quantities(block.id) if _plain(view, q))


def _plain(view: View, quantity: Quantity) -> bool:
    figure = quantity.figure
    if figure.dimension not in DIMENSIONS or figure.value_high is not None or figure.comparator != "=":
        return False
    words = clause(view, quantity)
    return len(_digits(quantity)) >= DIGITS and OTHER.search(words) is None


def told_of(view: View, settings: Settings) -> set[int]:
    """The blocks in which this rule, or the one before it, has found a figure to be told otherwise."""
    found = [j for j in check(view, settings) if isinstance(j, Failed)]
    return _otherwise(view, settings) | {e.span.block for j in found for e in j.evidence if e.role == "context"}


def clause(view: View, quantity: Quantity) -> str:
    """The words of its clause before a figure."""
    text, end = view.text(quantity.span.block), quantity.span.start
    return CLAUSE.split(text[text.rfind("，", 0, end) + 1 : end])[-1]


def _words(view: View, quantity: Quantity) -> str:
    """What a figure is of: the words before it, or those behind one that opens its clause (1878株行道树)."""
    before = SAYS_NOTHING.sub("", clause(view, quantity))
    behind = BEHIND.match(view.text(quantity.span.block), quantity.span.end)
    return before or (SAYS_NOTHING.sub("", behind[0]) if behind else "")


def _digits(quantity: Quantity) -> str:
    return "".join(map(str, quantity.figure.value.as_tuple().digits))


def _alike(view: View, project: Project, one: Quantity, other: Quantity) -> bool:
    """Whether the words before two figures are the same, or those of one stand in the other's."""
    if not comparable(one.figure, other.figure):
        return False
    if one.figure.multiplier != other.figure.multiplier and len(_digits(one)) < DIGITS_OFF:
        return False
    a, b = _words(view, one), _words(view, other)
    if min(len(a), len(b)) < 2:
        return False
    pairs = [{text[i : i + 2] for i in range(len(text) - 1)} for text in (a, b)]
    shared = len(pairs[0] & pairs[1])
    topic = project.name
    rest = [p for p in pairs[1] - pairs[0] if p not in topic] if len(b) > len(a) else []
    if _of_its_subject(a, b, topic):
        return True
    return shared >= SHARED * min(map(len, pairs)) and (len(rest) <= shared or b.startswith(a) or b.endswith(a))


def _of_its_subject(own: str, other: str, topic: str) -> bool:
    """Whether both are words of the project's name: 年末在册低保对象1254人, and 年末保障1245人 of the project 低保对象保障."""
    said = [AT_THE_END.sub("", words) for words in (own, other)]
    return min(map(len, said)) > 1 and all(text in topic for text in said)


def _slip(one: Quantity, other: Quantity) -> bool:
    """Whether two figures have the same digits in another order, or differ in one digit of many."""
    if _swapped(one, other):
        return True
    a, b = _digits(one), _digits(other)
    if len(a) != len(b) or one.figure.value.as_tuple().exponent != other.figure.value.as_tuple().exponent:
        return False
    return sum(x != y for x, y in zip(a, b, strict=True)) == 1 and len(a) >= DIGITS_OFF


def _swapped(one: Quantity, other: Quantity) -> bool:
    """Whether two figures have the same digits, two of them in each other's place: 86420件 and 8.462万件."""
    a, b = (_digits(q).rstrip("0") or "0" for q in (one, other))
    width = max(len(a), len(b), DIGITS)
    low, high = sorted((one.figure.si, other.figure.si))
    if low <= 0 or high >= 10 * low:
        return False
    a, b = a.ljust(width, "0"), b.ljust(width, "0")
    return sorted(a) == sorted(b) and sum(x != y for x, y in zip(a, b, strict=True)) == 2


def _known(view: View, one: tuple[Project, Quantity], again: Quantity) -> bool:
    """Whether the project itself tells of the other figure too, so that both are right."""
    project, _ = one
    own = [*view.quantities_of(project.completion), *view.quantities_of(project.indicator)]
    return any(comparable(q.figure, again.figure) and q.figure.si == again.figure.si for q in own)


RULE = Rule(
    code="GJ408",
    name="digits-swapped",
    category="cross_project_conflict",
    severity="warning",
    message="项目完成情况写{there}，另一处说“{words}”为{here}，数位颠倒或只差一个数码，请核对",
    basis="财政部《项目支出绩效评价管理办法》（财预〔2020〕10号）：绩效数据应当真实、准确、前后一致",
    check=check,
    doc=__doc__,
)
