"""Clauses and figures of texts that several floors ask for: the same answers, the latest ones kept.

The clauses of a report's blocks come from here too, since many a field is a whole block; their figures do not: they
are read with the report's year.
"""

from __future__ import annotations

from functools import lru_cache

from extractor.language import clauses, figures, states
from extractor.language.types import Clause

KEPT = 2048
"""Some reports' worth of texts; more would only fill memory in bulk."""


@lru_cache(maxsize=KEPT)
def places(text: str) -> tuple[tuple[int, int], ...]:
    """The ranges of the clauses of `text`, as `clauses.places` gives them, for who does not ask how far a thing has come."""
    return tuple(clauses.places(text))


@lru_cache(maxsize=KEPT)
def split(text: str) -> tuple[Clause, ...]:
    """The clauses of `text`, as `clauses.split` gives them."""
    return clauses.with_states(text, places(text), states.find(text))


@lru_cache(maxsize=KEPT)
def read(text: str) -> figures.Reading:
    """The quantities and times of `text`, as `figures.read` gives them without a year."""
    return figures.read(text)
