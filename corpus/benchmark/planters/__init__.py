"""The kinds of errors, a module a subject; to import this registers them all."""

from corpus.benchmark.plant import PLANTERS
from corpus.benchmark.planters import (
    across,
    conclusion,
    copies,
    evasions,
    extent,
    indicators,
    sections,
    sums,
    text,
    timing,
    unanswered,
)

__all__ = [
    "PLANTERS",
    "across",
    "conclusion",
    "copies",
    "evasions",
    "extent",
    "indicators",
    "sections",
    "sums",
    "text",
    "timing",
    "unanswered",
]
