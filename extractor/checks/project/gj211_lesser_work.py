"""工作性质改变

说明
    同一对象，指标要求的工作与完成情况所说的工作不是一回事，例如要求“新建”而写“维修”，要求“建设”而写“整合”；
    或者只做了前一步：要求“硬化”而写“测量”，要求“维修”而写“预算编制”。
    要求认定、创建的，只写拟认定，或者只选出了创建单位、培育对象的，也算。
    要求通过验收、审议的，只写报送；要求检测、维修的，只写向对方发了通知，也算；要求扶持、补助的只走访，要求取得证书的只参加考试，要求评定的只推荐申报，同样。
    常见流程（工程、采购、审批、信访、兑付、贷款、入住等）只到前一步的（要求办结只受理，要求入住只摇号），没有数字回应的指标也这样看。

理由
    工作性质变了，即使数字相同，也不是指标要求的成果。

反例
    1、便民服务点
    绩效目标：方便群众办事。
    绩效指标：新建便民服务点7处。
    完成情况：维修便民服务点7处。

正例
    1、便民服务点
    绩效目标：方便群众办事。
    绩效指标：新建便民服务点7处。
    完成情况：建成便民服务点7处并投入使用。

不适用
    指标或完成情况没有写明工作性质；所写的工作包含了指标的要求；报送之后，同一句接着写了通过、合格、同意；同一事项在完成情况里另有下文；
    要求的是督促、责令、指导别人去做，发通知就是这项工作。
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from db.records import Evidence, Quantity, Span
from extractor.checks.project import halfway
from extractor.checks.project.judged import Judged, by_project, places
from extractor.checks.project.judged import said as judged_said
from extractor.checks.project.remarks import behind
from extractor.checks.rule import Failed, Judgement, NotApplicable, Passed, Rule, reported, target
from extractor.checks.view import View
from extractor.results import chains, compare, lesser, likeness, shifts, statements
from extractor.results.lexicon import Shift
from extractor.results.statements import Statement
from extractor.settings import Settings

FEWEST = 10
"""From so many on a number that is told again is of the same things."""
NAMED = 3
"""So are fewer, where the thing is named again by so many characters at least: 更新发电机1台, 1台发电机做了大修."""
BARE_TOTAL = re.compile(r"(?:合计|共计?|总计)\s*[\d.,]+\s*[一-鿿]{1,3}")
SOME = re.compile(r"另|其余|其中|尚|部分|个别|最后")
"""Words of what is told of some, who are none of those that were counted."""
PEOPLE = frozenset(("人", "户", "人次", "户次"))
DONE = re.compile(r"[了已均完]|到[场位岗]")
NOTIFIED = re.compile(r"(?P<step>通知|告知)(?:了|其中|所有|全部|辖区)*$")
"""Who was told of something has not yet had it: 通知320名司机参加体检 for 司机体检人数."""

URGED = re.compile("督促|责令|督办|推动|指导|约谈|敦促")
LETTER = re.compile("(?:通知|告知|提示|提醒)[书函单]?|函")
"""Where others are to be urged, the letter to them is the work."""


def check(view: View, settings: Settings) -> Iterable[Judgement]:
    """One judgement a demand that a statement answers."""
    looked = False
    for one, others in _each(view):
        if (stopped := halfway.left(view, one, others)) is not None:
            looked = True
            yield _failed(one, stopped[0], stopped[1].quote, (*target(one.demand.span), *reported(stopped[1])))
            continue
        if not one.result.evidence or one.result.status in ("in_progress", "missed"):
            continue
        unsure = one.result.status == "undetermined"  # a rate by no name is of what its sentence tells of
        shift = _of_rate(view, one, one.result.evidence[0]) if unsure else _shift(view, one)
        if unsure and shift is None:
            continue
        looked = True
        said, sides = one.said, one.sides
        if (
            shift is None
            and (again := _again(view, one) or _last(view, one) or _of_total(view, one) or _handed_in(view, one))
            is not None
        ):
            shift, said, sides = again[0], again[1].quote, (*one.sides, *reported(again[1]))
        if shift is None:
            yield Passed()
            continue
        yield _failed(one, shift, said, sides, one.result.reported)
    if not looked:
        yield NotApplicable("没有得到回应的指标")


def _each(view: View) -> Iterator[tuple[Judged, Sequence[Judged]]]:
    """Every demand with all those of its project."""
    for _, demands in by_project(view):
        for one in demands:
            yield one, demands


def _failed(
    one: Judged, shift: Shift, said: str, sides: Sequence[Evidence], figure: Quantity | None = None
) -> Judgement:
    return Failed(
        {"demand": one.words, "demanded": _work(one, shift), "done": shift.said, "said": said},
        tuple(sides),
        projects=(one.project,),
        target=one.quantity,
        reported=figure,
        severity="error" if figure is not None else None,
        key=("demand", str(one.demand.id)),
        confidence=0.8,
    )


def _shift(view: View, one: Judged) -> Shift | None:
    """The work told in place of the one that was due; a step that was carried through is told as its beginning."""
    place = _clause(view, one)
    shift = shifts.work(one.demand.text, place.quote)
    if shift is not None and URGED.search(one.demand.text) and LETTER.fullmatch(shift.said):
        return None
    if shift is None and one.demand.answer is not None:
        cell = statements.read(one.result.evidence, places(view))
        at = next((at for at, s in enumerate(cell) if s.span == place), 0)
        return shifts.of_share(one.demand.text, cell[at - 1].text, place.quote) if at else None
    rate = shift is None
    shift = shift or lesser.other_rate(one.demand.text, place.quote) or _of_rate(view, one, place)
    if shift is None:
        return None
    told = judged_said(view, one.project)
    sentence = next((s.sentence for s in told if s.span == place), None)
    after = [s.text for s in told if s.sentence == sentence and s.span.start > place.start]
    if rate:
        return None if lesser.taken(shift, after, after) else shift
    rest = [s.text for s in told if s.span.block == place.block and s.span.start > place.start]
    if lesser.taken(shift, after, rest):
        return None
    if shift != shifts.begun(one.demand.text, place.quote):
        return shift
    if any(shift.said[:2] in d.text for d in one.project.indicators if d is not one.demand):
        return None  # the step is what another demand asks for (6月底前开工)
    later = _counting(one, told, place)
    return None if chains.carried_on(one.demand.text, place.quote, shift, after, later) else shift


def _of_total(view: View, one: Judged) -> tuple[Shift, Span] | None:
    """The other work of a clause that a bare total sums up: 东、西两站各检修水泵1台，共2台 for 更新水泵2台."""
    place = one.result.evidence[0]
    if one.demand.answer is not None or BARE_TOTAL.fullmatch(place.quote) is None:
        return None
    told = judged_said(view, one.project)
    at = next((at for at, s in enumerate(told) if s.span == place), 0)
    before = told[at - 1] if at and told[at - 1].sentence == told[at].sentence else None
    if before is None or not likeness.terms(one.demand.text) & before.terms:
        return None
    shift = shifts.verb(one.demand.text, before.text) or shifts.mended(one.demand.text, before.text)
    return None if shift is None else (shift, before.span)


def _handed_in(view: View, one: Judged) -> tuple[Shift, Span] | None:
    """The remark behind a cell that says only that it was asked for what the demand is to pass: 通过认定3个, 已提交认定申请."""
    if one.demand.answer is None or not lesser.is_passed(one.demand.text):
        return None
    told = statements.read(behind(view, one.demand), places(view))
    for at, statement in enumerate(told):
        shift = lesser.handed_in(one.demand.text, statement.text)
        after = [s.text for s in told if s.span.start > statement.span.start]
        before = [s.text for s in told[:at]]
        if shift is not None and not SOME.search(statement.text) and not lesser.taken(shift, (*before, *after), after):
            return shift, statement.span
    return None


def _of_rate(view: View, one: Judged, place: Span) -> Shift | None:
    """The lesser terms of what a rate is of, told before it in its sentence."""
    told = judged_said(view, one.project)
    sentence = next((s.sentence for s in told if s.span == place), None)
    before = [s.text for s in told if s.sentence == sentence and s.span.start < place.start]
    return shifts.of_rate(one.demand.text, "，".join(before), place.quote) if sentence is not None else None


def _counting(one: Judged, told: Sequence[Statement], place: Span) -> list[str]:
    """The sentences behind an answer that give its very figure again."""
    reported = one.result.reported
    if reported is None:
        return []
    again = {
        s.sentence
        for s in told
        if (s.span.block, s.span.start) > (place.block, place.start)
        and any(
            q.figure.si == reported.figure.si and compare.comparable(q.figure, reported.figure) for q in s.quantities
        )
    }
    return ["，".join(s.text for s in told if s.sentence == sentence) for sentence in sorted(again)]


def _last(view: View, one: Judged) -> tuple[Shift, Span] | None:
    """The last of what was to be passed, told in the same sentence as only handed in (最后一批10月21日申请验收)."""
    if not lesser.is_passed(one.demand.text):
        return None
    told = judged_said(view, one.project)
    here = {s.sentence for s in told if s.span in one.result.evidence}
    for at, statement in enumerate(told):
        shift = lesser.last_handed_in(one.demand.text, statement.text) if statement.sentence in here else None
        after = [s.text for s in told[at + 1 :] if s.sentence == statement.sentence]
        if shift is not None and not lesser.taken(shift, after, after):
            return shift, statement.span
    return None


def _work(one: Judged, shift: Shift) -> str:
    """The work that was due, in a message: never words that stand on both sides of a figure (检查企业60家)."""
    return (
        shift.demanded if shift.demanded in one.demand.text else re.split(r"[\d≥≤>＞<＜]", one.demand.text)[0].strip()
    )


def _clause(view: View, one: Judged) -> Span:
    """The words that answer: of an answer in several clauses the one with its figure."""
    first = one.result.evidence[0]
    if one.demand.answer is None or one.result.reported is None:
        return first
    told = statements.read(one.result.evidence, places(view))
    return next((s.span for s in told if one.result.reported in s.quantities), first)


def _again(view: View, one: Judged) -> tuple[Shift, Span] | None:
    """Another work in the text beside a form, where it tells the figure of a cell again (更换灯具640盏, 灯具清洗了640盏)."""
    cell = one.result.reported
    if one.demand.answer is None or cell is None or cell.figure.dimension == "ratio":
        return None
    thing = re.sub(r"[^一-鿿].*", "", one.demand.thing or "")[2:]
    for statement in judged_said(view, one.project):
        if cell.figure.si < FEWEST and (len(thing) < NAMED or thing not in statement.text):
            continue
        again = [q for q in statement.quantities if compare.comparable(q.figure, cell.figure)]
        if len(again) != 1 or again[0].figure.si != cell.figure.si:
            continue
        shift = (
            shifts.verb(one.demand.text, statement.text)
            or shifts.mended(one.demand.text, statement.text)
            or chains.earlier(one.demand.text, statement.text)
            or _notified(one.demand.text, statement, again[0])
        )
        terms = likeness.terms(one.demand.text) & likeness.terms(statement.text)
        if shift is not None and any(shift.demanded not in term for term in terms):
            return shift, statement.span
    return None


def _notified(demanded: str, statement: Statement, people: Quantity) -> Shift | None:
    """Where people are only said to be told of what should be done for them, and nothing says that they came."""
    start, end = people.span.start - statement.span.start, people.span.end - statement.span.start
    found = NOTIFIED.search(statement.text, 0, start)
    if (
        found is None
        or found["step"] in demanded
        or people.figure.base not in PEOPLE
        or DONE.search(statement.text, end)
    ):
        return None
    return Shift(demanded.split()[0], found["step"])


RULE = Rule(
    code="GJ211",
    name="lesser-work",
    category="wording_shift",
    severity="warning",
    message="指标“{demand}”要求“{demanded}”，完成情况写的是“{done}”（“{said}”）",
    basis="《项目支出绩效评价管理办法》（财预〔2020〕10号）：完成情况应与绩效指标的内容一致",
    check=check,
    doc=__doc__,
)
