"""What a rule is, and the four answers that it may give.

A rule is one module: its docstring is its documentation (see `explain`), its `RULE` the one object that the registry
collects. Its check looks at a `View` and gives single judgements, one for each thing that it looked at: passed, failed,
not applicable, or not to be determined, the last two with a reason. A check that gives none is at fault, because
silence must never read as approval.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import field
from typing import Literal

from db.records import Evidence, Project, Quantity, Severity, Span
from db.values import value
from extractor.checks.view import View
from extractor.settings import Settings

Scope = Literal["text", "project", "report", "across"]
SCOPES: dict[str, Scope] = {"1": "text", "2": "project", "3": "report", "4": "across"}
"""The first digit of a code, and the folder that holds its rule."""

Key = tuple[str, ...]
"""Names a fault, so that another finding may say that it follows from it: ``("label", "13")``."""


@value
class Passed:
    """So many things were looked at and are in order."""

    count: int = 1


@value
class NotApplicable:
    """The rule has nothing to say here; `reason` (Chinese, no closing mark) says why."""

    reason: str


@value
class Undetermined:
    """The rule would apply, but what it needs cannot be known; `reason` (Chinese, no closing mark) says what."""

    reason: str


@value
class Failed:
    """Something does not agree.

    `arguments` are the named values of the rule's message; `evidence` quotes every side. `key` names this fault for
    others, `cause` is the key of the fault that it follows from (ignored where no such fault was found). `severity`
    is given only where it differs from the rule's own.
    """

    arguments: dict[str, str]
    evidence: tuple[Evidence, ...] = ()
    projects: tuple[Project, ...] = ()
    target: Quantity | None = None
    reported: Quantity | None = None
    confidence: float = 1.0
    severity: Severity | None = None
    key: Key | None = None
    cause: Key | None = None


Judgement = Passed | NotApplicable | Undetermined | Failed
Check = Callable[[View, Settings], Iterable[Judgement]]


@value
class Rule:
    """A rule of the catalogue.

    `name` is an English slug, the one in the module's name. `message` is a Chinese template for `str.format` over a
    failure's arguments. `basis` says what asks for the rule: a regulation, or a custom of the field. `doc` is the
    docstring of the rule's module.
    """

    code: str
    name: str
    category: str
    severity: Severity
    message: str
    basis: str
    check: Check = field(repr=False)
    doc: str = field(repr=False)

    @property
    def scope(self) -> Scope:
        """The scope that the first digit of the code says."""
        return SCOPES[self.code[2]]

    @property
    def title(self) -> str:
        """The title in Chinese: the first line of the documentation."""
        return self.doc.strip().partition("\n")[0]


def target(*spans: Span | None) -> tuple[Evidence, ...]:
    """Evidence for what was promised; spans that are not known are left out."""
    return tuple(Evidence(span, "target") for span in spans if span is not None)


def reported(*spans: Span | None) -> tuple[Evidence, ...]:
    """Evidence for what is reported; spans that are not known are left out."""
    return tuple(Evidence(span, "reported") for span in spans if span is not None)


def context(*spans: Span | None) -> tuple[Evidence, ...]:
    """Evidence that is neither promise nor report; spans that are not known are left out."""
    return tuple(Evidence(span, "context") for span in spans if span is not None)
