"""Findings of a check as JSON, and their summary."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from db.records import Decision, Evidence, Finding, Indicator, Quantity, Report, RuleResult, Span
from extractor.outputs.export import figure_json, span_json
from extractor.outputs.json import Json

SEVERITIES = ("error", "warning", "info")


@dataclass(frozen=True, slots=True)
class Audited:
    """A report with what the rules say of it; the findings carry the decisions taken on them."""

    report: Report
    findings: tuple[Finding, ...]
    results: tuple[RuleResult, ...]


@dataclass(frozen=True, slots=True)
class Summary:
    """Counts over all reports that were checked.

    `rules_run` and `rules_applied` count distinct rules, the latter those that judged anything at all; `passed` to
    `undetermined` count single judgements, `errors` to `infos` findings.
    """

    reports: int
    projects: int
    indicators: int
    rules_run: int
    rules_applied: int
    passed: int
    failed: int
    not_applicable: int
    undetermined: int
    errors: int
    warnings: int
    infos: int


def summarise(audited: Sequence[Audited]) -> Summary:
    """Count reports, rules, judgements and findings."""
    results = [result for a in audited for result in a.results]
    severities = [finding.severity for a in audited for finding in a.findings]
    return Summary(
        reports=len(audited),
        projects=sum(len(a.report.projects) for a in audited),
        indicators=sum(len(_indicators(a.report)) for a in audited),
        rules_run=len({r.rule for r in results}),
        rules_applied=len({r.rule for r in results if r.passed or r.failed}),
        passed=sum(r.passed for r in results),
        failed=sum(r.failed for r in results),
        not_applicable=sum(r.not_applicable for r in results),
        undetermined=sum(r.undetermined for r in results),
        errors=severities.count("error"),
        warnings=severities.count("warning"),
        infos=severities.count("info"),
    )


def summary_json(audited: Sequence[Audited]) -> Json:
    """The summary with the contract's keys."""
    summary = summarise(audited)
    keys = (
        "reports", "projects", "indicators", "rules_run", "passed", "failed",
        "not_applicable", "undetermined", "errors", "warnings", "infos",
    )  # fmt: skip
    return {key: getattr(summary, key) for key in keys}


def ordered(audited: Iterable[Audited]) -> list[tuple[Report, Finding]]:
    """All findings in the order that every format keeps: severity, report, then that of the check (place, rule)."""
    rows = [(a.report, f) for a in audited for f in a.findings]
    return sorted(rows, key=lambda row: SEVERITIES.index(row[1].severity))


def findings_json(audited: Iterable[Audited]) -> list[Json]:
    """All findings in their order."""
    return [finding_json(finding, report) for report, finding in ordered(audited)]


def finding_json(finding: Finding, report: Report) -> Json:
    """One finding, FINDING of the contract."""
    places = _Places(report)
    return {
        "rule": finding.rule,
        "category": finding.category,
        "severity": finding.severity,
        "report_id": report.id,
        "projects": list(finding.projects),
        "project_ids": list(finding.project_ids),
        "message": finding.message,
        "arguments": finding.arguments,
        "basis": finding.basis,
        "evidence": [places.evidence(evidence) for evidence in finding.evidence],
        "target": places.quantity(finding.target),
        "reported": places.quantity(finding.reported),
        "confidence": finding.confidence,
        "cause": finding.cause,
        "fingerprint": finding.fingerprint,
        "decision": _decision(finding.decision),
    }


def heading_path(report: Report, block: int) -> tuple[str, ...]:
    """The headings that a block stands under, the outermost first, each with its marker."""
    held = [s for s in report.sections if s.first_block <= block <= s.last_block]
    held.sort(key=lambda s: (s.first_block, -s.last_block, s.level))
    return tuple(f"{s.marker or ''}{s.heading}" for s in held)


def _indicators(report: Report) -> list[Indicator]:
    held = [x.indicators for x in report.projects] + [x.indicators for x in report.goals]
    return [indicator for indicators in held for indicator in indicators]


def _decision(decision: Decision | None) -> Json | None:
    if decision is None:
        return None
    return {"verdict": decision.verdict, "note": decision.note, "by": decision.by, "at": decision.at}


class _Places:
    """Writes spans of one report with the headings that they stand under."""

    def __init__(self, report: Report) -> None:
        self.report = report

    def span(self, span: Span) -> Json:
        path = " > ".join(heading_path(self.report, span.block))
        return span_json(span, self.report.block(span.block), path) or {}

    def evidence(self, evidence: Evidence) -> Json:
        report_id = evidence.report_id if evidence.report_id is not None else self.report.id
        return {**self.span(evidence.span), "role": evidence.role, "report_id": report_id}

    def quantity(self, quantity: Quantity | None) -> Json | None:
        if quantity is None:
            return None
        return {**figure_json(quantity.figure), "span": self.span(quantity.span)}
