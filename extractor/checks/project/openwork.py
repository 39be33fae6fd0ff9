"""What sounds unfinished in a completion, and why it may be no open work: one small question a reason."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from db.records import Indicator, Project, Span
from extractor.checks.project.leftovers import PAYMENT
from extractor.results import compare, contradictions, likeness, years
from extractor.results.statements import Statement

OPEN = ("ongoing", "partly")
NO_STATE = re.compile(
    r"有待(?:进一步)?(?:观察|提高|加强|提升|完善|改进|改善|突破|深化|拓展|优化|夯实|挖掘|培育|增强|丰富|健全|规范|检验)|(?:到期|期满)[^，。；]{0,6}(?:未能?|没有?)通过|扣\d|扣除|得分|(?:未能?|没有?能?)达到?(?:年度|年初|预期|既定|规定)?(?:(?![，。；])[\d一二三四五六七八九十百千万两.%％][^，。；]{0,6}的)?(?:目标|指标|标准|要求)|等[候待](?:时[间长]|\d)"
)
"""What sounds unfinished and speaks of quality or marks."""
NOT_DONE = re.compile(
    r"(?:未|没有|无法|不能)(?:能|予|得到)?(?:全部|如期|按期|按时|及时|完全)?"
    r"(?:完成|开展|实施|启动|开工|竣工|验收|拨付|支付|落实|达到|实现|通过|建成|到位|安装|交付|移交|整改)|停工(?!单|令|通知|整改)|滞后|流标|暂停"
    r"|(?:尚未|仍未|还未|还没有?)(?!发生|出现|发现|造成|接到|收到|形成)[\u4e00-\u9fff]{2}"
)
"""What has not been done of the work itself; 未影响, 未发生 are good news."""

REST = re.compile(
    r"(?:(?:截?至)?(?:目前|年末|年底|期末|\d+月底)[，]?)?(?:其余|余下|剩余|剩下|另有|尚有|还有|仍有|个别|少数|余"
    r"|(?:尚|仍|还)(?:未|在|没有?)[^，。；]{1,12}的)"
)
"""What is said of the few that are left, behind a result that satisfies its demand."""
BESIDES = re.compile(r"(?:(?:截?至)?(?:目前|年末|年底|期末|\d+月底)[，]?)?另[有外]?")
IN_HAND = re.compile(r"(?:截?至)?(?:年末|年底|期末|\d+月底)[，]?有\s*\d")
"""What came on top of a result, and what was in hand at the year's end."""
PAYMENT_DUE = re.compile(r"支付|拨付|发放|兑付|付款|到位|执行率")
MARKS = re.compile(r"[共计]?扣(?:了|除|减)?\s*\d")
VERDICT = re.compile(
    r"(?:[这该此本上述]+[\d一二两三四五六七八九]?[项个条]?)?(?:绩效|年度|数量|质量|时效|成本|产出|效益|满意度)?(?:指标|目标|任务)?(?:均|都)?(?:未|没有?)能?(?:够|全部|按期|如期)?"
    r"(?:完成|达标|达到?|实现|达成)(?:年度|年初|预期|既定|绩效)*(?:目标|指标|任务|要求)?"
)
"""What a figure's miss is owned up to with (这项指标未完成): that is judged by the figure."""
EXCEPTED = re.compile(
    r"除[^，。；]{2,30}(?:外|以外|之外)[，,]?(?:(?:其他|其余|各项?|余下)的?){0,2}(?:年度|绩效)*(?:目标|指标)(?:任务)?"
)
"""The same where those that were missed are named (除……外，其他指标均已完成)."""
IN_REPAIR = re.compile(
    r"除[^，。；]{0,8}\d+[^，。；\d]{1,6}(?:在|进|送)厂(?:大修|中修|检修|维修|保养)[^，。；]{0,4}外"
    r"|^\d[\d,]*(?:[件台辆人户]?次|起)[^，。；、\d]{2,6}中$"
)
"""What is in repair for the time being beside all else in order (除2辆在厂大修外均可出车), and 60件次维修中 (18台维修中 is
under way), which only tells of what something is said."""
NO_MATTER = re.compile(r"不影响|未影响|没有影响|不计入|不在[^，。；]{0,8}(?:范围|之列)")
"""What its sentence goes on with where nothing due depends on what is open (正按程序流转，不影响办结率)."""
STOCK = re.compile(r"[年期][末底初](?!前)")
BEGUN = re.compile(r"(?:已经?|便|就|即)?(?:已经?)?(?:开工|动工|开建|启动|进场|着手|开始)")
AT_THE_TIME = re.compile(r"(?:时|期间|当天|当日)[，]?[^，。；]{0,10}(?:尚未|还未|仍未|还没|没有?)")
ABOUT = 0.25
"""From this share of a demand's words on, what is still open may be a part of what was due."""


def is_open(project: Project, statements: Sequence[Statement], statement: Statement, settled: set[Span]) -> bool:
    """Whether a statement of a completion tells of work that a demand asks for and that is not done.

    `settled` are the answers that satisfy their demands.
    """
    return (
        _unfinished(statement)
        and statement.span not in settled
        and not _of_the_rest(statements, statement, settled)
        and not _is_the_difference(project, statements, statement, settled)
        and not _is_the_share(statements, statement, settled)
        and not _of_marks(statements, statement)
        and not _left_the_stock(statements, statement)
        and not _begun(statements, statement, settled)
        and not _matters_not(statements, statement)
        and not _done_since(project, statements, statement)
        and not VERDICT.fullmatch(statement.text)
        and EXCEPTED.match(statement.text) is None
        and IN_REPAIR.search(statement.text) is None
        and _of_a_demand(project, statements, statement)
        and not _other_business(project, statements, statement, settled)
    )


def _of_the_rest(statements: Sequence[Statement], statement: Statement, settled: set[Span]) -> bool:
    """Whether a statement is of the few that a result leaves over which satisfies its demand (剩余2条…，尚在整改期内)."""
    for before, other in pairwise(statements):
        if REST.match(other.text) and other.sentence == statement.sentence and other.span.start <= statement.span.start:
            return before.sentence == other.sentence and any(within(before.span, place) for place in settled)
    return False


def _is_the_difference(
    project: Project, statements: Sequence[Statement], statement: Statement, settled: set[Span]
) -> bool:
    """Whether it tells of just those that two figures before it leave, one of which satisfies (43个，整改42个，1个在走程序).

    Not so where as many as both of them were due (应改造10处: 改造10处，8处已完工，2处在建).
    """
    told = [s for s in statements if s.sentence == statement.sentence and s.span.start < statement.span.start]
    if len(statement.quantities) != 1 or not any(s.span in settled for s in told):
        return False
    left = statement.quantities[0].figure
    counts = [q.figure.si for s in told for q in s.quantities if compare.comparable(q.figure, left)]
    due = [
        d.figure.si
        for d in project.indicators
        if d.figure is not None
        and compare.comparable(d.figure, left)
        and d.result is not None
        and any(s.span in d.result.evidence for s in told)
    ]
    return any(one - other == left.si and not any(other < asked for asked in due) for one, other in pairwise(counts))


def within(span: Span, place: Span) -> bool:
    """Whether a span lies in another."""
    return span.block == place.block and place.start <= span.start and span.end <= place.end


def _begun(statements: Sequence[Statement], statement: Statement, settled: set[Span]) -> bool:
    """Whether a statement only tells when that was begun whose result comes next (3月就已开工，到6月累计12万米)."""
    if statement.quantities or BEGUN.search(statement.text) is None:
        return False
    return any(
        here is statement and after.span in settled and after.sentence == here.sentence
        for here, after in pairwise(statements)
    )


def _matters_not(statements: Sequence[Statement], statement: Statement) -> bool:
    """Whether its sentence goes on that nothing due depends on it (……，不影响办结率)."""
    behind = [s for s in statements if s.sentence == statement.sentence and s.span.start >= statement.span.start]
    return any(NO_MATTER.search(s.text) for s in behind)


def _done_since(project: Project, statements: Sequence[Statement], statement: Statement) -> bool:
    """Whether it tells how it stood on a day on which something else came (6月2日停电时备用线尚未接通), and a demand's answer
    tells of a later day on which that was done."""
    then = [years.day(date) for date in statement.dates] if AT_THE_TIME.search(statement.text) else []
    if not then or None in then:
        return False
    kept = {s for d in project.indicators if d.result and d.result.status == "met" for s in d.result.evidence}
    return any(
        after.span in kept
        and after.terms & statement.terms
        and any((day := years.day(date)) is not None and day > max(filter(None, then)) for date in after.dates)
        for after in statements
    )


def _of_a_demand(project: Project, statements: Sequence[Statement], statement: Statement) -> bool:
    """Whether an open statement belongs to what was demanded: as an answer, or by words of its sentence."""
    if not project.indicators:
        return True
    if any(d.result is not None and statement.span in d.result.evidence for d in project.indicators):
        return True
    terms = frozenset[str]().union(*(s.terms for s in statements if s.sentence == statement.sentence))
    return any(likeness.coverage(likeness.terms(d.text), terms, {}) >= ABOUT for d in project.indicators)


def _is_the_share(statements: Sequence[Statement], statement: Statement, settled: set[Span]) -> bool:
    """Whether a statement only tells what a rate that satisfies its demand is worked out from (40户中已开工31户，开工率77.5%)."""
    for here, after in pairwise(statements):
        if here is statement and after.span in settled and after.sentence == here.sentence:
            counts = [q.figure.si for q in here.quantities if q.figure.dimension == "count"]
            rates = [compare.written(q.figure) for q in after.quantities if q.figure.dimension == "ratio"]
            if len(counts) == 2 and all(counts) and rates:
                share = min(counts) / max(counts)
                return any(compare.Interval(share, share).inside(rate) for rate in rates)
    return False


def _of_marks(statements: Sequence[Statement], statement: Statement) -> bool:
    """Whether a statement tells what points were taken off for (两处点位尚未接通，扣2分): then it is owned up to."""
    return any(
        here is statement and after.sentence == here.sentence and MARKS.match(after.text)
        for here, after in pairwise(statements)
    )


def _left_the_stock(statements: Sequence[Statement], statement: Statement) -> bool:
    """Whether it tells how many dropped out between a stock and the next (上年末53家，复审未通过3家，年末为61家)."""
    if not statement.quantities:
        return False
    counted = statement.quantities[0].figure
    stocks = [
        s.span.start > statement.span.start
        for s in statements
        if s.sentence == statement.sentence
        and STOCK.search(s.text)
        and any(compare.comparable(q.figure, counted) for q in s.quantities)
    ]
    return {True, False} <= set(stocks)


def _other_business(
    project: Project, statements: Sequence[Statement], statement: Statement, settled: set[Span]
) -> bool:
    """Whether what is open is nothing that a demand asks for: a bill not paid yet, or cases still in hand at the year's end."""
    due = [d for d in project.indicators if d.result is not None]
    if PAYMENT.search(statement.text):
        return bool(due) and not any(PAYMENT_DUE.search(d.text) for d in due)
    besides, in_hand = BESIDES.match(statement.text), IN_HAND.match(statement.text)
    if not (besides or in_hand or REST.match(statement.text)) or not any(
        s.span in settled for s in statements[: statements.index(statement)]
    ):
        return False
    return not any(
        likeness.coverage(likeness.terms(d.text), statement.terms, {}) >= ABOUT
        for d in due
        if d.result is not None
        and (d.result.status != "met" or _of_all(d, besides is not None, in_hand is not None, statement))
    )


def _of_all(demand: Indicator, besides: bool, in_hand: bool, statement: Statement) -> bool:
    """Whether one left open is a miss: all is due, or a number of it that what is open belongs to."""
    figure = demand.figure
    if figure is None:
        return demand.deadline is not None or not (besides or in_hand)
    if figure.dimension == "ratio":
        return figure.si == 1
    if besides:
        return False  # on top of the number that is due
    return not in_hand or any(q.figure.unit == figure.unit for q in statement.quantities)


def _unfinished(statement: Statement) -> bool:
    text = statement.text
    if statement.state not in OPEN and (statement.state != "not_done" or NOT_DONE.search(text) is None):
        return False
    return NO_STATE.search(text) is None and not contradictions.overcome(text)
