"""What a report owns up to: whether a miss is told openly, with a reason or with its consequence.

That something was missed shows by its figure, or by words (未完成, 比计划少3场). It is owned up to where a reason stands
near it, or where the report draws the consequence elsewhere: points lost for it, the project graded below the top, an
exception made for it in the conclusion, a problem that names it. Such a miss is what self-evaluation is for; the rules
tell of it (`info`), and keep their voice for what is missed and passed over.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from db.records import Indicator, Project, Span
from extractor.checks.project import grades, meant, remarks
from extractor.checks.project.judged import said
from extractor.checks.project.owning import OWNED, owned
from extractor.checks.view import View
from extractor.results import contradictions, likeness
from extractor.results.statements import Statement, is_short

REASON = re.compile(
    r"因为|(?<![成病死诱])因(?![此而素、，。]|地制宜|势利导|材施|村施|村制|户施|人施|校制|校施|时制|公[^共开司]|灾[死亡伤])|系[^统数列]|所致|由于|鉴于|原因|受(?!理)[^，。；]{1,20}影响|主要是|得益于|追加|调增|调减|(?:任务|政策|计划|范围)[^，。；]{0,4}调整|"
    r"扩大了?范围|新部署|新增任务|(?:按|应|根据|依据)[^，。；]{1,12}(?:通知|要求|部署|安排|需要)[^，。；]{0,6}(?:增加|加[办开派]|追加|新增|扩大)"
)
"""Words by which a report explains a figure that differs from its target."""
_CAUSED = re.compile(
    r"导致|致使|造成(?!的)|受(?!理)[^，。；]{1,12}[阻限]|影响了?[^，。；]{0,8}(?:进度|工期|实施|完成)|不具备[^，。；]{0,6}条件"
)
"""Words that explain why less was done, and never why more was."""
_FOR_MORE = re.compile(
    r"得益于|好于|优于|多于|超额|超出|超过(?:目标|计划|年初|预期)|追加|调增|扩大了?范围|新部署|新增任务|"
    r"(?:比|较)[^，。；\d]{0,8}(?:目标|计划|年初|预期|任务|指标)[^，。；\d少低]{0,4}[多增超]|[均都]低于"
)
"""Words that explain why more was done than planned: no reason for a miss."""
_LACKS = re.compile(r"未(?!来)|[少缺差欠]|原因|受限|不足|偏[低慢]")
_OF_DEMANDS = re.compile(r"指标|目标|任务|达标|\d\s*[项条]")
_SAYS_WHY = re.compile(r"\s*(?:其|未[一-鿿]{2,8}的?|少[一-鿿]{0,6}的?)?(?:主要)?(?:原因|是因|系因|因为|由于|主要)")
_REST = re.compile(r"其余|余下|剩余|剩下|尚缺|该|上述|对(?:未|没|缺|剩|余)")
_MEASURE = re.compile(r"措施|整改|加强|加快|下一步|下步|将|已重新|协调|督促|调整")
"""What a remark in a form has besides a reason; a source or last year's figure is neither."""
_MARKS = re.compile(r"扣(?:了|除|减)?\s*\d[\d.]*\s*分")
_LATE = re.compile(
    r"晚|迟|延|逾期|超期|滞后|拖|耽误|误期|顺[延推]|(?:未|没有?|未能)(?:能|有)?(?:按|如|及|准|在)|慢|工期|时限|期限|期间|期内|[底末前]前?(?:未|没)|进度|年内"
)
"""Words without which nothing is said of a day that was not kept."""
_SAYS_TARGET = re.compile(r"的?(?:数量|人数|场次)?[，,]?(?:年初|年度|全年|预期)的?(?:目标|指标|计划)值?(?:为|是)?")
"""What a demand says besides its name, of itself."""
NEAR = 2
"""A plan makes up for what is told so many sentences before it, at the most."""
LEAST, ABOUT = 2, 0.5
"""A sentence is about a demand that has so many words where it holds at least half of them."""
WEAK = 0.25


@dataclass(frozen=True, slots=True)
class Admission:
    """How a miss is owned up to: with a reason beside it, with a consequence elsewhere, by a grade below the top."""

    reason: bool = False
    consequence: Span | None = None
    lower: bool = False

    @property
    def told(self) -> str:
        """The same for a message."""
        if self.reason:
            return "，报告已说明原因"
        return "，报告其他部分已说明" if self.consequence is not None else "，评价等级已相应降低"


def explained(view: View, spans: Iterable[Span]) -> bool:
    """Whether the sentence of a statement, or the one behind it, gives a reason."""
    return any(REASON.search(text) for span in spans for text in _near(view, span))


def of(view: View, project: Project, demand: Indicator) -> Admission | None:
    """How the report owns up to a demand that is not met; None where it does not."""
    spans = demand.result.evidence if demand.result is not None else ()
    worded = _in_words(view, spans)
    planned = demand.result is not None and demand.result.status == "in_progress" and not worded
    reason = not planned and (_reasoned(view, spans, worded) or _remarked(view, demand))  # a plan stays one
    reason = reason or _told(view, project, demand)
    whole = worded and demand.result is not None and demand.result.reported is None
    consequence = next(_elsewhere(view, project, demand), None)
    if consequence is None and whole:
        consequence = next(_elsewhere(view, project, None), None)
    lower = (worded and _lower(view, project)) or _marked_down(demand)
    return Admission(reason, consequence, lower) if reason or consequence or lower else None


def of_goal(view: View, goal: Indicator) -> bool:
    """Whether the report owns up to an overall goal that is not met: beside its figure, as an exception, or in its project."""
    spans = goal.result.evidence if goal.result is not None else ()
    for span in spans:
        if OWNED.search(view.sentence(span.block, span.start, span.end).quote):
            return True
    if explained(view, spans):
        return True
    terms = likeness.terms(goal.text)
    if any(one.excepted and likeness.coverage(one.terms, terms, {}) >= ABOUT for one in view.once(owned)):
        return True
    return any(
        d.result is not None
        and d.result.status in ("missed", "in_progress")
        and likeness.coverage(terms, likeness.terms(d.text), {}) >= ABOUT
        and of(view, project, d) is not None
        for project in view.report.projects
        for d in project.indicators
    )


def of_project(view: View, project: Project, spans: Iterable[Span]) -> Admission | None:
    """How the report owns up to what these words of a project say to be undone; None where it does not."""
    spans = tuple(spans)
    about = [d for d in project.indicators if d.result is not None and set(d.result.evidence) & set(spans)]
    about += [d for d in project.indicators if d not in about and _goes_on_about(view, d, spans)]
    found = [admission for d in about if (admission := of(view, project, d)) is not None]
    reason = any(a.reason for a in found)
    if not reason:
        answers = {span for d in about if d.result is not None for span in d.result.evidence}
        rest = [span for span in spans if span not in answers]
        reason = _reasoned(view, rest, _in_words(view, rest))
    consequence = next((a.consequence for a in found if a.consequence is not None), None)
    if consequence is None:
        consequence = next(_elsewhere(view, project, None), None)
    if consequence is None and reason:
        consequence = next((s for span in spans if (s := _marks_beside(view, span)) is not None), None)
    lower = _lower(view, project)
    return Admission(reason, consequence, lower) if reason or consequence or lower else None


def _goes_on_about(view: View, demand: Indicator, spans: Sequence[Span]) -> bool:
    """Whether words stand in the sentence right behind the answer of a demand that was missed, and so tell of it."""
    if demand.result is None or demand.result.status != "missed":
        return False
    ends = {(s.block, view.sentence(s.block, s.start, s.end).end) for s in demand.result.evidence}
    starts = ((s.block, view.sentence(s.block, s.start, s.end).start) for s in spans)
    return any((block, start - 1) in ends for block, start in starts)


def _marks_beside(view: View, span: Span) -> Span | None:
    """The sentence of a statement, where it says behind it that points were taken off (……没有完成，扣2分)."""
    sentence = view.sentence(span.block, span.start, span.end)
    return sentence if _MARKS.search(sentence.quote, span.end - sentence.start) else None


def makes_up(view: View, project: Project, statement: Statement) -> bool:
    """Whether a plan is for what was said right before to be missed, and the miss is owned up to (…未完成，拟于明年补齐)."""
    told = said(view, project)
    place = next((at for at, other in enumerate(told) if other.span == statement.span), None)
    if place is None:
        return False
    before = [s for s in told[:place] if statement.sentence - s.sentence <= NEAR]
    before += [s for s in told[place + 1 :] if s.sentence == statement.sentence]  # 预计次年付印，这一项没有达到目标
    missed = {
        span
        for demand in project.indicators
        if demand.result is not None and demand.result.status == "missed"
        for span in demand.result.evidence
    }
    owned = [s for s in before if _owns(s) or s.span in missed]
    if not owned or not _of_the_same(told, statement, owned) or _promises_another(project, statement, owned):
        return False
    return of_project(view, project, [s.span for s in owned]) is not None


def _of_the_same(told: Sequence[Statement], statement: Statement, owned: Sequence[Statement]) -> bool:
    """Whether a plan goes on about what was missed: in its sentence, with a word of it, or with one for the rest."""
    if any(s.sentence == statement.sentence for s in owned):
        return True
    about = frozenset[str]().union(*(s.terms for s in told if s.sentence in {o.sentence for o in owned}))
    here = [s for s in told if s.sentence == statement.sentence]
    return _REST.match(here[0].text) is not None or any(not about.isdisjoint(s.terms) for s in here)


def _promises_another(project: Project, statement: Statement, owned: Sequence[Statement]) -> bool:
    """Whether a plan is for a demand of its own, of which nothing was said before."""
    for demand in project.indicators:
        terms = likeness.terms(demand.text)
        if demand.result is None or demand.result.status == "met" or len(terms) < LEAST:
            continue
        if likeness.coverage(terms, statement.terms, {}) >= ABOUT and not any(
            likeness.coverage(terms, s.terms, {}) >= WEAK for s in owned
        ):
            return True
    return False


def _owns(statement: Statement) -> bool:
    """Whether a statement says how much is missing, or that something was not done."""
    if statement.state == "not_done":
        return True
    return any(is_short(statement.text, q.span.start - statement.span.start) for q in statement.quantities)


def _near(view: View, span: Span) -> Iterator[str]:
    """The rest of a statement's sentence, and the sentence behind it; what a 。 does not part, only where it says so."""
    text, sentence = view.text(span.block), view.sentence(span.block, span.start, span.end)
    yield text[span.start : sentence.end]
    after = re.split(r"[。；\n]", text[sentence.end + 1 : sentence.end + 121])[0]
    if text[sentence.end : sentence.end + 1] == "。" or _SAYS_WHY.match(after):
        yield after


def _in_words(view: View, spans: Iterable[Span]) -> bool:
    """Whether the sentence of an answer says in words that something is missing; a bare figure does not."""
    return any(OWNED.search(view.sentence(span.block, span.start, span.end).quote) for span in spans)


def _reasoned(view: View, spans: Iterable[Span], worded: bool) -> bool:
    """Whether a reason stands with what is missing; before it only where that is said in words (因…，未能开工).

    In the sentence behind, a reason is one for the miss where that sentence opens with it, or tells of something undone.
    """
    spans = tuple(spans)
    for span in spans:
        here, *behind = _near(view, span)
        if _for_less(here) or any(_for_less(text) and (_SAYS_WHY.match(text) or OWNED.search(text)) for text in behind):
            return True
    if not worded:
        return False
    before = (view.text(s.block)[view.sentence(s.block, s.start, s.end).start : s.start] for s in spans)
    return any(REASON.search(text) or _CAUSED.search(text) for text in before)


def _for_less(text: str) -> bool:
    """Whether words give a reason that may be one for a miss."""
    if _CAUSED.search(text) or _LACKS.search(text):
        return (REASON.search(text) or _CAUSED.search(text)) is not None
    return REASON.search(text) is not None and not _FOR_MORE.search(text)


def _remarked(view: View, demand: Indicator) -> bool:
    """Whether the row of a form gives a reason behind its answer, or what will be done about it."""
    patterns = (REASON, _CAUSED, OWNED, _MEASURE)
    return any(pattern.search(cell.quote) for cell in remarks.behind(view, demand) for pattern in patterns)


def _told(view: View, project: Project, demand: Indicator) -> bool:
    """Whether another sentence of the completion says that some is missing, and why; of this demand, or right behind its answer."""
    told = said(view, project)
    evidence = demand.result.evidence if demand.result is not None else ()
    here = {s.sentence for s in told if s.span in evidence}
    terms = likeness.terms(demand.text)
    for statement in told:
        near = any(0 <= statement.sentence - sentence <= 1 for sentence in here)
        about = near or likeness.coverage(terms, statement.terms, {}) >= WEAK
        if about and _owns(statement) and _reasoned(view, [statement.span], True):
            return True
    return False


def _lower(view: View, project: Project) -> bool:
    """Whether the project is graded below the top, by a grade that is given and not inferred."""
    grade = grades.of(view, project)
    return grade is not None and not grade.inferred and not grade.top


def _marked_down(demand: Indicator) -> bool:
    """Whether the demand has lost points."""
    try:
        return bool(demand.score and demand.weight) and Decimal(str(demand.score)) < Decimal(str(demand.weight))
    except InvalidOperation:
        return False


def _elsewhere(view: View, project: Project, demand: Indicator | None) -> Iterator[Span]:
    """Sentences outside of the completion that own up to a miss of the demand, or where none is given, of the project."""
    name = contradictions.stem(project.name)
    topic = likeness.terms(project.name)
    terms = likeness.terms(_SAYS_TARGET.sub("", demand.text)) if demand is not None else frozenset()
    own = terms - topic or terms
    late = demand is not None and demand.figure is None and demand.deadline is not None
    assigned = {p.span.block for p in view.report.problems if p.project == project.id and p.span is not None}
    for one in view.once(owned):
        if one.project is not None and one.project != project.id:
            continue
        if late and not one.excepted and not _LATE.search(one.span.quote):
            continue  # what fell short elsewhere says nothing of a day
        if one.excepted:
            of_it = name in one.words if demand is None else any(d is demand for d in meant.of(project, one.words))
            if of_it or (one.terms and likeness.coverage(one.terms, terms | topic, {}) >= ABOUT):
                yield one.span
            continue
        called = name in one.span.quote or one.span.block in assigned
        share = likeness.coverage(own, one.terms, {}) if own else 0.0
        if one.plain and called and (demand is None or share >= WEAK):
            yield one.span
        elif one.plain and name in one.words and _OF_DEMANDS.search(one.words):
            if any(d is demand for d in meant.of(project, one.words)):
                yield one.span
        elif len(terms) >= LEAST and share >= ABOUT and (one.plain or called):
            yield one.span
