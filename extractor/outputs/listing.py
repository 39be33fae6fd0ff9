"""The findings as lines of a list that an auditor works through: one shape for xlsx, csv and docx.

A line holds text only, already in words for people. Column order, and the words of a verdict, are here, because a list
that was worked through is read back by them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields

from db.records import Evidence, EvidenceRole, Finding, Quantity, Report, Verdict
from extractor.checks.categories import CATEGORIES
from extractor.outputs.difference import difference
from extractor.outputs.figures import reading
from extractor.outputs.findings import Audited, ordered, place_of
from extractor.outputs.table import ROLE, SEVERITY

DECISIONS: dict[Verdict, str] = {"confirmed": "确认", "dismissed": "驳回", "fixed": "已改"}
"""A verdict in the words of a list."""
BLANKS = dict.fromkeys((*range(9), 11, 12, *range(14, 32), 0x7F, 0xFFFE, 0xFFFF))
"""Control characters, which no office format can hold; they print nothing. Line ends and tabs stay."""
HEADS = {
    "number": "序号", "severity": "级别", "rule": "规则", "category": "类别", "project": "项目", "message": "问题",
    "target": "目标（承诺）", "reported": "完成（报告）", "difference": "差异", "quotes": "原文", "place": "位置",
    "decision": "决定", "note": "批注", "by": "审核人", "cause": "起因", "report": "报告", "fingerprint": "指纹",
}  # fmt: skip
"""The field of a line -> the head of its column, in their order."""


@dataclass(frozen=True, slots=True)
class Line:
    """One finding. `number` counts within its report, `cause` names the line it follows from, `report` is its key."""

    number: str
    severity: str
    rule: str
    category: str
    project: str
    message: str
    target: str
    reported: str
    difference: str
    quotes: str
    place: str
    decision: str
    note: str
    by: str
    cause: str
    report: str
    fingerprint: str

    def cells(self) -> tuple[str, ...]:
        """The texts in the order of `HEADS`."""
        return tuple(getattr(self, field.name) for field in fields(self))


def lines(audited: Sequence[Audited]) -> list[Line]:
    """A line a finding, in the order of every format."""
    numbers = {id(a.report): numbered(a) for a in audited}
    return [line_of(report, finding, numbers[id(report)]) for report, finding in ordered(audited)]


def numbered(audited: Audited) -> dict[str, int]:
    """The number of each finding of a report by its fingerprint: 1 for the first in the order of every format."""
    return {finding.fingerprint: n for n, (_, finding) in enumerate(ordered([audited]), 1)}


def line_of(report: Report, finding: Finding, numbers: dict[str, int]) -> Line:
    """The line of one finding; `numbers` are those of its report (`numbered`)."""
    decision = finding.decision
    cause = numbers.get(finding.cause or "")
    texts = Line(
        number=str(numbers[finding.fingerprint]),
        severity=SEVERITY[finding.severity],
        rule=finding.rule,
        category=CATEGORIES.get(finding.category, finding.category),
        project="\n".join(project_names(report, finding)) or "全文",
        message=finding.message,
        target=side(finding, "target", finding.target),
        reported=side(finding, "reported", finding.reported),
        difference=difference(finding.target, finding.reported),
        quotes="\n".join(quoted(evidence) for evidence in finding.evidence),
        place="\n".join(places(report, finding)),
        decision=DECISIONS[decision.verdict] if decision else "",
        note=decision.note if decision else "",
        by=decision.by if decision else "",
        cause=f"第 {cause} 条" if cause else "",
        report="" if report.id is None else str(report.id),
        fingerprint=finding.fingerprint,
    )
    return Line(*map(clean, texts.cells()))


def clean(text: str) -> str:
    """The text without what no office format can hold: control characters and halves of surrogate pairs."""
    return "".join(c for c in text.translate(BLANKS) if not 0xD800 <= ord(c) <= 0xDFFF)


def project_names(report: Report, finding: Finding) -> list[str]:
    """The projects of a finding as a reader knows them: number and name."""
    known = {project.id: project for project in report.projects}
    named = [known[id] for id in finding.project_ids if id in known]
    return [f"{p.number} {p.name}" if p.number else p.name for p in named]


def quoted(evidence: Evidence) -> str:
    """One side, verbatim, with its role: 目标：“…”."""
    return f"{ROLE[evidence.role]}：“{evidence.span.quote}”"


def places(report: Report, finding: Finding) -> list[str]:
    """Where the sides stand, each place once, with the innermost heading; a side in another report names that report."""
    found: dict[str, None] = {}
    for evidence in finding.evidence:
        block = evidence.span.block
        if evidence.report_id not in (None, report.id):
            found[f"报告 {evidence.report_id} 第 {block} 块"] = None
            continue
        found[place_of(report, block)] = None
    return list(found)


def side(finding: Finding, role: EvidenceRole, quantity: Quantity | None) -> str:
    """What was promised or is reported: the figure with what it measures, else the words."""
    if quantity is not None:
        return " ".join(filter(None, (quantity.thing, reading(quantity.figure))))
    return "\n".join(dict.fromkeys(e.span.quote for e in finding.evidence if e.role == role))
