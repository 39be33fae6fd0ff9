"""Chinese text to quantities, times, clauses and states. Knows nothing of reports, and works on any text.

Importing this package costs nothing: spaCy and jieba are imported by the first call that needs them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from .types import Analysis

if TYPE_CHECKING:
    from spacy.language import Language

__all__ = ["Analysis", "analyse", "load"]


def load() -> Language:
    """The spaCy pipeline that fills ``doc.spans`` with quantities, dates, clauses and states."""
    from .pipeline import load as build

    return build()


def analyse(texts: Iterable[str], year: int | None = None) -> Iterator[Analysis]:
    """What is found in each of `texts`, in their order; `year` is the year that they are about."""
    from .pipeline import analyse as run

    return run(texts, year)
