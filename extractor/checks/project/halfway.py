"""Where a demand that no figure answers was left: its things are told to be at an earlier step, and nowhere to have gone on.

Also the row of a table whose cell says that something was passed, or when, where the words beside it only hand it in.
"""

from __future__ import annotations

from collections.abc import Sequence

from db.records import Span
from extractor.checks.project import remarks
from extractor.checks.project.judged import Judged, places, said
from extractor.checks.view import View
from extractor.results import chains, lesser, statements
from extractor.results.lexicon import Shift
from extractor.results.statements import Statement

OPEN = ("not_reported", "undetermined", "restated")
HELD = 0.5
"""The share of what a demand names besides its step that a sentence must name, to tell of the same things."""


def left(view: View, one: Judged, others: Sequence[Judged]) -> tuple[Shift, Span] | None:
    """The step at which a demand's things were left, and the clause that tells of it."""
    if one.demand.answer is not None:
        return _beside_cell(view, one)
    if not _unsettled(one):
        return None
    demanded = one.demand.text
    if not chains.known(demanded) and not lesser.is_passed(demanded):
        return None
    told = said(view, one.project)
    things = chains.things(demanded)
    answered = {s.sentence for s in told if one.result.status == "met" and s.span in one.result.evidence}
    for statement in told:
        if answered and statement.sentence not in answered:
            continue
        shift = _step(demanded, statement.text)
        if shift is None or any(shift.said[:2] in other.demand.text for other in others if other is not one):
            continue
        sentence = [s for s in told if s.sentence == statement.sentence]
        words = frozenset[str]().union(*(s.terms for s in sentence))
        if len(things & words) < HELD * len(things) or not (things or _by_its_act(demanded, statement.text)):
            continue
        if _answers_another(statement, one, others) or _went_on(demanded, shift, statement, told):
            continue
        return shift, statement.span
    return None


def _unsettled(one: Judged) -> bool:
    """Whether no figure that is due answers a demand: words may name its things and not its end (损坏31盏 for 损坏及时修复)."""
    status = one.result.status
    if one.result.reported is not None:
        return status == "undetermined"
    return status in OPEN or (status == "met" and one.demand.figure is None and one.demand.deadline is None)


def _step(demanded: str, text: str) -> Shift | None:
    return lesser.handed_in(demanded, text) or chains.earlier(demanded, text)


def _by_its_act(demanded: str, text: str) -> bool:
    """Whether a clause names the very act of a demand that names no things: 竣工验收一次通过, 提出验收申请."""
    return any(act in text for act in lesser.acts_passed(demanded))


def _answers_another(statement: Statement, one: Judged, others: Sequence[Judged]) -> bool:
    """Whether a clause is the figure that another demand asks for."""
    return any(
        statement.span in other.result.evidence and other.result.reported is not None
        for other in others
        if other is not one
    )


def _went_on(demanded: str, shift: Shift, here: Statement, told: Sequence[Statement]) -> bool:
    """Whether the sentence, or any other clause about these things, tells the step that was due or one beyond it."""
    things = chains.things(demanded)
    handed = lesser.HANDED.fullmatch(shift.said) is not None
    for statement in told:
        on = lesser.was_passed(statement.text) or not (handed or not chains.reached(demanded, [statement.text]))
        if (
            on
            and statement is not here
            and (statement.sentence == here.sentence or not things or things & statement.terms)
        ):
            return True
    return False


def _beside_cell(view: View, one: Judged) -> tuple[Shift, Span] | None:
    """What a cell says to be passed, and the words of its row, or of the text with the same day, that only hand it in."""
    demanded = one.demand.text
    if one.result.status != "met" or not lesser.is_passed(demanded) or one.demand.answer is None:
        return None
    if lesser.was_passed(one.demand.answer.text):
        return None
    days = {date.span.quote for s in statements.read(one.result.evidence, places(view)) for date in s.dates}
    row = statements.read(remarks.behind(view, one.demand), places(view))
    prose = said(view, one.project)
    near = [s for s in prose if days & {date.span.quote for date in s.dates}]
    for statement in (*row, *near):
        shift = lesser.handed_in(demanded, statement.text)
        if shift is not None and not any(lesser.was_passed(s.text) for s in (*row, *prose)):
            return shift, statement.span
    return None
