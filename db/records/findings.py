"""What checks say of a report, and what auditors decide on it."""

from __future__ import annotations

from typing import Literal

from db.records.document import Span
from db.records.figures import Quantity
from db.records.record import Record
from db.values import value

Severity = Literal["error", "warning", "info"]
EvidenceRole = Literal["target", "reported", "context"]
Verdict = Literal["confirmed", "dismissed", "fixed"]


@value
class Evidence(Record):
    """One side of a finding: a quote, what it is (target, reported, context), and the report it is from."""

    span: Span
    role: EvidenceRole
    report_id: int | None = None


@value
class Decision(Record):
    """An auditor's decision on a finding; `at` is an ISO time with its offset."""

    verdict: Verdict
    note: str
    by: str
    at: str


@value
class Finding(Record):
    """What does not agree, with both sides quoted.

    `projects` are numbers as written, `project_ids` ids. `arguments` are the named values in `message`.
    `fingerprint` is 16 hex digits that depend on the words only; `cause` the fingerprint it follows from.
    """

    rule: str
    category: str
    severity: Severity
    message: str
    arguments: dict[str, str]
    basis: str
    fingerprint: str
    report_id: int | None = None
    projects: tuple[str, ...] = ()
    project_ids: tuple[int, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    target: Quantity | None = None
    reported: Quantity | None = None
    confidence: float = 1.0
    cause: str | None = None
    decision: Decision | None = None


@value
class RuleResult(Record):
    """How one rule went over one report: single judgements counted; `reason` (Chinese) why it did not apply."""

    rule: str
    passed: int
    failed: int
    not_applicable: int
    undetermined: int
    reason: str = ""


@value
class Ruling(Record):
    """A decision that a worked-through list asks for.

    `where` names its row for people; `report_id` is a hint: it counts only where several bodies have the finding.
    """

    where: str
    fingerprint: str
    verdict: Verdict
    note: str
    by: str
    report_id: int | None = None
