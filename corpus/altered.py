"""One figure or day of a clean trial report altered, so that the text no longer agrees with itself or with its target.

Where the planted errors of `trials/` are dozens in number and written by hand, these are thousands: every answered figure,
total, rate, change, rest and day of the reports is a place for one. Totals, rates, rests and changes are found by
arithmetic alone; figures and days are those that gouji itself joined to a demand, so that what it did not join is not tried.
"""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from importlib.resources.abc import Traversable

from corpus import trial
from corpus.benchmark.evaluate import LOUD
from corpus.benchmark.run import Checked, Runner
from corpus.score.tally import Tally
from db.records import Quantity, Report, Span

PLACES = 8
"""So many places of a kind are altered in one report, drawn by its name."""
_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")
_BREAK = re.compile(r"[。；;\n]")
_MONTH = re.compile(r"(?<![\d年])(?P<month>\d{1,2})月(?!份?至)")
_REST = re.compile(r"(?:其余|余下|剩余|剩下|未[一-鿿]{1,4})的?[^，。；、\d各每]{0,4}$")
_CHANGE = re.compile(r"(?:增[加长]?|减少|下降|提高|上升|多|少)了?$")
_EARLIER = re.compile(r"上年|去年|同期|20\d\d年")
_WORST, _LITTLE = Decimal("0.6"), Decimal("0.07")
"""An answered figure is taken down to three fifths, or up by two thirds; what must add up is off by a fourteenth."""


@dataclass(frozen=True, slots=True)
class Alteration:
    """Where the text changes, and what stands there then."""

    span: Span
    words: str


@dataclass(slots=True)
class Altered:
    """How much of what was altered gouji finds, by kind; `missed` says what it does not."""

    found: dict[str, Tally] = field(default_factory=dict)
    missed: list[str] = field(default_factory=list)


def run(names: list[str], folder: Traversable = trial.FOLDER) -> Altered:
    """Alter the clean texts of trial reports, one place at a time, and count what is found."""
    made = Altered({kind: Tally() for kind in KINDS})
    for name in names:
        runner, lines = Runner(), trial.lines(name, "clean", folder)
        clean = runner.check(lines)
        before = _loud(clean)
        for kind, places in KINDS.items():
            found = list({one.span: one for report in clean.reports for one in places(report)}.values())
            random.Random(f"{name} {kind}").shuffle(found)
            for one in found[:PLACES]:
                text = lines[one.span.block - 1]
                changed = text[: one.span.start] + one.words + text[one.span.end :]
                edited = [*lines[: one.span.block - 1], changed, *lines[one.span.block :]]
                made.found[kind].total += 1
                if _loud(runner.check(edited)) - before:
                    made.found[kind].right += 1
                else:
                    at = one.span.start
                    near = f"{text[max(0, at - 24) : at]}【{one.span.quote}→{one.words}】{text[one.span.end :][:16]}"
                    made.missed.append(f"{kind} {name}: {near}")
    return made


def as_table(made: Altered) -> str:
    """A line a kind."""
    rows = [f"{kind:8}{f'{tally.right}/{tally.total}':>12}{_share(tally):>8.3f}" for kind, tally in made.found.items()]
    return "\n".join(rows)


def below(made: Altered, bars: dict[str, float]) -> list[str]:
    """A line for every bar that is missed."""
    return [
        f"altered.{kind}: {_share(made.found[kind]):.3f}, bar {bar}"
        for kind, bar in bars.items()
        if _share(made.found[kind]) < bar
    ]


def _share(tally: Tally) -> float:
    return tally.value or 0.0


def _loud(checked: Checked) -> Counter[tuple[str, str]]:
    return Counter((f.rule, f.message) for f in checked.findings if f.severity in LOUD)


# ------------------------------------------------------------------------------------------------- what is altered


def _figures(report: Report) -> Iterator[Alteration]:
    """Figures that satisfy their target, so that they no longer do."""
    for project in report.projects:
        for demand in project.indicators:
            result, figure = demand.result, demand.figure
            if figure is None or result is None or result.status != "met" or result.reported is None:
                continue
            value = _value(result.reported.span)
            if value is None or figure.comparator == "~" or (figure.comparator not in ("<=", "<") and value <= 1):
                continue
            less = value * _WORST if figure.comparator not in ("<=", "<") else value / _WORST + 1
            yield from _with(result.reported.span, less)


def _totals(report: Report) -> Iterator[Alteration]:
    """Totals right before figures of their unit that add up to them."""
    for text, quantities in _by_block(report):
        for at, whole in enumerate(quantities):
            added, last = whole.figure.si * 0, whole
            for count, part in enumerate(quantities[at + 1 : at + 9], 1):
                gap = text[last.span.end : part.span.start]
                if not _alike(whole, part) or _BREAK.search(gap) or len(gap) > 22:
                    break
                added, last = added + part.figure.si, part
                if added >= whole.figure.si:
                    if added == whole.figure.si and count > 1:
                        yield from _off(whole)
                    break


def _rates(report: Report) -> Iterator[Alteration]:
    """Rates with decimals that two figures before them in the sentence give."""
    for own, rate in _told(report):
        if (
            rate.figure.dimension == "ratio"
            and "." in rate.span.quote
            and any(
                abs(part.figure.si / whole.figure.si - rate.figure.si) <= Decimal("0.0006")
                for whole in own
                for part in own
                if whole.figure.si and _alike(whole, part) and part.figure.si < whole.figure.si
            )
        ):
            yield from _with(rate.span, (_value(rate.span) or Decimal(0)) - Decimal("2.3"))


def _rests(report: Report) -> Iterator[Alteration]:
    """What is left of a whole when a part is taken from it."""
    for own, rest in _told(report, _REST):
        if any(_alike(one, rest) and one.figure.si - other.figure.si == rest.figure.si for one in own for other in own):
            yield from _off(rest)


def _changes(report: Report) -> Iterator[Alteration]:
    """By how much a figure is more or less than an earlier year's."""
    for own, change in _told(report, _CHANGE, _EARLIER):
        if any(
            _alike(one, change) and abs(one.figure.si - other.figure.si) == change.figure.si
            for one in own
            for other in own
        ):
            yield from _off(change)


def _days(report: Report) -> Iterator[Alteration]:
    """Months of days that keep a deadline, so that they are past it."""
    for project in report.projects:
        for demand in project.indicators:
            if demand.deadline is None or demand.result is None or demand.result.status != "met":
                continue
            due = int(demand.deadline[5:7])
            for span in demand.result.evidence if due < 12 and demand.deadline[:4] == str(report.fiscal_year) else ():
                for match in _MONTH.finditer(span.quote):
                    start, end = span.start + match.start("month"), span.start + match.end("month")
                    yield Alteration(Span(span.block, start, end, match["month"]), str(due + 1))


KINDS: dict[str, Callable[[Report], Iterator[Alteration]]] = {
    "figure": _figures,
    "total": _totals,
    "rate": _rates,
    "rest": _rests,
    "change": _changes,
    "day": _days,
}
"""What is altered, by kind."""


def _by_block(report: Report) -> Iterator[tuple[str, list[Quantity]]]:
    blocks: dict[int, list[Quantity]] = {}
    for quantity in report.quantities:
        blocks.setdefault(quantity.span.block, []).append(quantity)
    for block, quantities in blocks.items():
        yield report.block(block).text, quantities


def _told(report: Report, *patterns: re.Pattern[str]) -> Iterator[tuple[list[Quantity], Quantity]]:
    """Each figure with those before it in its sentence; the words before it must end in, or hold, what is asked for."""
    for text, quantities in _by_block(report):
        for at, quantity in enumerate(quantities):
            start = max((m.end() for m in _BREAK.finditer(text, 0, quantity.span.start)), default=0)
            own = [q for q in quantities[:at] if q.span.start >= start]
            if len(own) > 1 and all(pattern.search(text[start : quantity.span.start]) for pattern in patterns):
                yield own, quantity


def _alike(one: Quantity, other: Quantity) -> bool:
    """Whether two figures are amounts of one unit."""
    amounts = one.figure.dimension not in ("ratio", "rate", "duration", "score")
    return amounts and (one.figure.base, one.figure.dimension) == (other.figure.base, other.figure.dimension)


def _value(span: Span) -> Decimal | None:
    match = _NUMBER.search(span.quote)
    return None if match is None else Decimal(match[0].replace(",", ""))


def _off(quantity: Quantity) -> Iterator[Alteration]:
    """A figure off by a little, at least by one of its last digit."""
    value = _value(quantity.span)
    if value is not None and value > 1:
        exponent = value.as_tuple().exponent
        least = Decimal(1).scaleb(exponent if isinstance(exponent, int) else 0)
        yield from _with(quantity.span, value + max(least, value * _LITTLE))


def _with(span: Span, value: Decimal) -> Iterator[Alteration]:
    """The figure of a span with another value, to as many decimals."""
    match = _NUMBER.search(span.quote)
    if match is None or value <= 0:
        return
    places = len(match[0].partition(".")[2])
    written = f"{value:.{places}f}"
    if written != match[0].replace(",", ""):
        yield Alteration(span, span.quote[: match.start()] + written + span.quote[match.end() :])
