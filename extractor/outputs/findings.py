"""Findings of a check as JSON, and their summary."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, fields
from tempfile import TemporaryFile

from db.records import Decision, Evidence, Finding, Indicator, Quantity, Report, RuleResult, Span
from extractor.outputs.export import figure_json, span_json
from extractor.outputs.json import Json, framed, listed

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


def summarise(audited: Iterable[Audited]) -> Summary:
    """Count reports, rules, judgements and findings, in one pass."""
    counts: Counter[str] = Counter()
    run: set[str] = set()
    applied: set[str] = set()
    for a in audited:
        counts["reports"] += 1
        counts["projects"] += len(a.report.projects)
        counts["indicators"] += len(_indicators(a.report))
        for finding in a.findings:
            counts[f"{finding.severity}s"] += 1
        run.update(r.rule for r in a.results)
        applied.update(r.rule for r in a.results if r.passed or r.failed)
        for judged in ("passed", "failed", "not_applicable", "undetermined"):
            counts[judged] += sum(getattr(r, judged) for r in a.results)
    known = {field.name: counts[field.name] for field in fields(Summary)}
    return Summary(**{**known, "rules_run": len(run), "rules_applied": len(applied)})


def summary_json(audited: Iterable[Audited]) -> Json:
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


def findings_text(audited: Iterable[Audited]) -> Iterator[str]:
    """The JSON of a check in pieces: summary, then all findings in their order.

    Looks at each report once and holds none; the findings wait on disk until those that come before are written.
    """
    with ExitStack() as stack:
        piles = {s: stack.enter_context(TemporaryFile("w+", encoding="utf-8", newline="")) for s in SEVERITIES}

        def sorted_out() -> Iterator[Audited]:
            for a in audited:
                places = _Places(a.report)
                for finding in a.findings:
                    piles[finding.severity].write(listed(_finding(finding, places)))
                yield a

        head, tail = framed(summary=summary_json(sorted_out()), findings=[]).rsplit("[]", 1)
        yield head
        opening = "["
        for pile in piles.values():
            pile.seek(0)
            while piece := pile.read(1 << 16):
                yield opening + piece.removeprefix(",") if opening else piece
                opening = ""
        yield ("[]" if opening else "\n ]") + tail


def _finding(finding: Finding, places: _Places) -> Json:
    """One finding, FINDING of the contract."""
    return {
        "rule": finding.rule,
        "category": finding.category,
        "severity": finding.severity,
        "report_id": places.report.id,
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


def place_of(report: Report, block: int) -> str:
    """Where a block is, for people: its locator and the innermost heading, 第79段，（二）造林绿化."""
    return "，".join((report.block(block).locator, *heading_path(report, block)[-1:]))


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
        self._paths: dict[int, str] = {}

    def span(self, span: Span) -> Json:
        path = self._paths.get(span.block)
        if path is None:
            path = self._paths[span.block] = " > ".join(heading_path(self.report, span.block))
        return span_json(span, self.report.block(span.block), path) or {}

    def evidence(self, evidence: Evidence) -> Json:
        report_id = evidence.report_id if evidence.report_id is not None else self.report.id
        return {**self.span(evidence.span), "role": evidence.role, "report_id": report_id}

    def quantity(self, quantity: Quantity | None) -> Json | None:
        if quantity is None:
            return None
        return {**figure_json(quantity.figure), "span": self.span(quantity.span)}
