"""What the language room finds in a text. All places are half-open code point offsets into the text that was given."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Literal, NamedTuple

Dimension = Literal["area", "length", "mass", "volume", "money", "count", "ratio", "duration", "rate", "score", "other"]
Comparator = Literal["=", ">=", ">", "<=", "<", "~"]
TimeKind = Literal["date", "period", "deadline"]
StateKind = Literal["done", "partly", "ongoing", "planned", "not_done", "condition"]


class Quantity(NamedTuple):
    """A number and its unit: ``text[start:end]``. The words that make its bound are at `cues`.

    `value` keeps the zeros that were written; `value_high` is the high end of a range; `unit` is as written without its
    `multiplier`; `factor` turns a written unit with its multiplier into `base` exactly. `thing` is what is measured,
    None where the text does not say or words were not asked for.
    """

    start: int
    end: int
    value: Decimal
    value_high: Decimal | None
    multiplier: str | None
    unit: str | None
    dimension: Dimension
    base: str
    factor: Fraction
    comparator: Comparator
    cues: tuple[tuple[int, int], ...] = ()
    thing: str | None = None


@dataclass(frozen=True, slots=True)
class Time:
    """A day, period or deadline; `first` and `last` are ISO days, None where the text leaves them open."""

    start: int
    end: int
    kind: TimeKind
    first: str | None
    last: str | None


class State(NamedTuple):
    """Words that say how far a thing has come (已完成, 正在, 将, 未, 如)."""

    start: int
    end: int
    kind: StateKind


class Clause(NamedTuple):
    """One single statement or demand. `state` is its most telling state, with the words for it among `states`."""

    start: int
    end: int
    state: StateKind | None
    states: tuple[State, ...] = ()


@dataclass(frozen=True, slots=True)
class Analysis:
    """Everything that is found in one text, in reading order; the quantities have their `thing`."""

    quantities: tuple[Quantity, ...]
    times: tuple[Time, ...]
    text: str

    @property
    def clauses(self) -> tuple[Clause, ...]:
        """The clauses of the text, which is taken apart when it is first asked for them."""
        from .kept import split

        return split(self.text)

    @property
    def states(self) -> tuple[State, ...]:
        """The states of all clauses in order, each once: a state that goes on over several clauses is in each of them."""
        found: list[State] = []
        for clause in self.clauses:
            if clause.states and (not found or clause.states[-1].start > found[-1].start):
                found += clause.states
        return tuple(found)
