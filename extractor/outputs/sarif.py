"""The findings as SARIF 2.1.0 (OASIS, errata 01), for programs that show or track what checkers say.

A place in a text file has its line and columns; in other formats, which have no lines, it is a logical location with the
locator that people use. A dismissed finding is suppressed, not left out. What could not be judged is a notification.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from typing import Any
from urllib.parse import quote

from db.records import Decision, Evidence, Finding, Report
from extractor.checks.explain import document
from extractor.checks.registry import rules
from extractor.checks.rule import Rule
from extractor.outputs.findings import SEVERITIES, Audited, heading_path, ordered
from extractor.outputs.json import tool
from extractor.outputs.listing import project_names, quoted

Json = dict[str, Any]
SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
LEVELS = dict(zip(SEVERITIES, ("error", "warning", "note"), strict=True))
FINGERPRINT = "gouji/v1"
_LINE = re.compile(r"第(\d+)行")


def sarif(audited: Sequence[Audited]) -> str:
    """One run over all reports, its results in the order of every format."""
    catalogue = {rule.code: n for n, rule in enumerate(rules())}
    run: Json = {
        "tool": {
            "driver": {
                **tool(),
                "fullName": "gouji 勾稽",
                "language": "zh-CN",
                "rules": [_rule(rule) for rule in rules()],
            }
        },
        "language": "zh-CN",
        "columnKind": "unicodeCodePoints",
        "artifacts": [_artifact(a.report) for a in audited],
        "invocations": [{"executionSuccessful": True, "toolExecutionNotifications": _unjudged(audited)}],
        "results": _results(audited, catalogue),
    }
    return json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=1) + "\n"


def _rule(rule: Rule) -> Json:
    text = document(rule)
    return {
        "id": rule.code,
        "name": "".join(part.capitalize() for part in rule.name.split("-")),
        "shortDescription": {"text": text.title},
        "fullDescription": {"text": text.what},
        "help": {"text": f"{text.why}\n\n反例：{text.fails}\n\n正例：{text.passes}\n\n不适用：{text.not_applicable}"},
        "defaultConfiguration": {"level": LEVELS[rule.severity]},
        "properties": {"category": rule.category, "basis": rule.basis},
    }


def _artifact(report: Report) -> Json:
    artifact: Json = {"location": {"uri": quote(report.source)}}
    if report.sha256:
        artifact["hashes"] = {"sha-256": report.sha256}
    if report.title:
        artifact["description"] = {"text": report.title}
    return artifact


def _unjudged(audited: Sequence[Audited]) -> list[Json]:
    """What rules could not judge: silence is not approval."""
    return [
        {
            "level": "note",
            "message": {"text": f"{a.report.source} 无法判断 {result.undetermined} 处：{result.reason}"},
            "associatedRule": {"id": result.rule},
        }
        for a in audited
        for result in a.results
        if result.undetermined
    ]


def _results(audited: Sequence[Audited], catalogue: dict[str, int]) -> list[Json]:
    by_key = {a.report.id: (n, a.report) for n, a in enumerate(audited)}
    at = {id(a.report): n for n, a in enumerate(audited)}
    return [_result(finding, report, at[id(report)], by_key, catalogue) for report, finding in ordered(audited)]


def _result(
    finding: Finding,
    report: Report,
    artifact: int,
    by_key: dict[int | None, tuple[int, Report]],
    catalogue: dict[str, int],
) -> Json:
    sides = []
    for evidence in finding.evidence:
        found = (artifact, report) if evidence.report_id in (None, report.id) else by_key.get(evidence.report_id)
        if found is not None:
            sides.append(_location(evidence, *found))
    result: Json = {
        "ruleId": finding.rule,
        "level": LEVELS[finding.severity],
        "message": {"text": finding.message},
        "locations": sides[:1] or [{"physicalLocation": {"artifactLocation": _at(report, artifact)}}],
        "partialFingerprints": {FINGERPRINT: finding.fingerprint},
        "rank": round(finding.confidence * 100, 1),
        "properties": {
            "category": finding.category,
            "projects": project_names(report, finding),
            "basis": finding.basis,
            "cause": finding.cause,
            "decision": finding.decision.verdict if finding.decision else None,
        },
    }
    if finding.rule in catalogue:
        result["ruleIndex"] = catalogue[finding.rule]
    if len(sides) > 1:
        result["relatedLocations"] = [{"id": n, **side} for n, side in enumerate(sides[1:], 1)]
    if finding.decision and finding.decision.verdict == "dismissed":
        result["suppressions"] = [_suppression(finding.decision)]
    return result


def _suppression(decision: Decision) -> Json:
    said = "，".join(filter(None, (decision.by, decision.note)))
    return {"kind": "external", "status": "accepted", **({"justification": said} if said else {})}


def _at(report: Report, artifact: int) -> Json:
    return {"uri": quote(report.source), "index": artifact}


def _location(evidence: Evidence, artifact: int, report: Report) -> Json:
    span = evidence.span
    block = report.block(span.block)
    physical: Json = {"artifactLocation": _at(report, artifact)}
    line = _LINE.fullmatch(block.locator)
    if line is not None and "\n" not in block.text:
        physical["region"] = {
            "startLine": int(line[1]),
            "startColumn": span.start + 1,
            "endColumn": span.end + 1,
            "snippet": {"text": span.quote},
        }
    path = [*heading_path(report, span.block), block.locator]
    return {
        "physicalLocation": physical,
        "logicalLocations": [{"name": block.locator, "fullyQualifiedName": " > ".join(path)}],
        "message": {"text": quoted(evidence)},
    }
