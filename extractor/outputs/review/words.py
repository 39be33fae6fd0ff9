"""What a comment says: the rule's code first, then what does not agree, the other side and where it stands."""

from __future__ import annotations

from dataclasses import dataclass

from db.records import Evidence, Finding, Report
from extractor.outputs.findings import Audited, ordered, place_of
from extractor.outputs.listing import numbered
from extractor.outputs.table import ROLE, SEVERITY, VERDICT

_QUOTE_MOST = 60
_SIDES = ("reported", "target", "context")
"""Which side of a contradiction bears the comment proper: what is reported, else what is promised, else the first."""


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment on `evidence` (None: on the title), its paragraphs in `lines`; `main` is the finding's own."""

    evidence: Evidence | None
    lines: tuple[str, ...]
    main: bool = True


def comments(audited: Audited) -> list[Comment]:
    """The comments of a report's findings in the order of every format: each finding's own, then those at its other sides.

    Words that only say what the finding is about (a project's name) are no side of it, unless all of it are such.
    """
    numbers = numbered(audited)
    found: list[Comment] = []
    for report, finding in ordered([audited]):
        here = [e for e in finding.evidence if e.report_id in (None, report.id)]
        own = next((e for role in _SIDES for e in here if e.role == role), None)
        found.append(Comment(own, tuple(_lines(report, finding, own, numbers))))
        if own is not None:
            others = dict.fromkeys(
                e for e in here if e.span != own.span and (e.role != "context" or own.role == "context")
            )
            found += [Comment(e, tuple(_other(report, finding, e, own, numbers)), False) for e in others]
    return found


def _lines(report: Report, finding: Finding, own: Evidence | None, numbers: dict[str, int]) -> list[str]:
    lines = [f"{finding.rule} {SEVERITY[finding.severity]}（第{numbers[finding.fingerprint]}条）：{finding.message}"]
    lines += [f"另一处 {_side(report, e)}" for e in finding.evidence if own is None or e.span != own.span]
    if finding.cause in numbers:
        lines.append(f"起因见第{numbers[finding.cause]}条")
    if finding.decision is not None:
        note = f"：{finding.decision.note}" if finding.decision.note else ""
        lines.append(f"审核决定 {VERDICT[finding.decision.verdict]}{note}")
    return lines


def _other(report: Report, finding: Finding, side: Evidence, own: Evidence, numbers: dict[str, int]) -> list[str]:
    """At the other side of a contradiction: what it is there, and where the finding's own comment stands.

    More words of the same side (demands without an answer, say) only point there: the message once is enough.
    """
    number = numbers[finding.fingerprint]
    if side.role == own.role != "context":
        return [f"{finding.rule} 参见（第{number}条）：批注在 {_side(report, own)}"]
    return [
        f"{finding.rule} 参见（第{number}条的{ROLE[side.role]}一方）：{finding.message}",
        f"批注在 {_side(report, own)}",
    ]


def _side(report: Report, evidence: Evidence) -> str:
    span = evidence.span
    quote = span.quote if len(span.quote) <= _QUOTE_MOST else f"{span.quote[:_QUOTE_MOST]}……"
    if evidence.report_id not in (None, report.id):
        return f"{ROLE[evidence.role]}：“{quote}”（报告{evidence.report_id}）"
    return f"{ROLE[evidence.role]}：“{quote}”（{place_of(report, span.block)}）"
