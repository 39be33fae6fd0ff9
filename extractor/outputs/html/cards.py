"""The findings as cards: what is at odds, both sides with the way to their words, and what an auditor decided."""

from __future__ import annotations

from dataclasses import dataclass

from db.records import Evidence
from extractor.checks.categories import CATEGORIES
from extractor.outputs.findings import Audited, ordered, place_of
from extractor.outputs.html.sheets import Leaf, leaves
from extractor.outputs.listing import line_of, numbered
from extractor.outputs.table import ROLE, SEVERITY, VERDICT


@dataclass(frozen=True, slots=True)
class Side:
    """One quote of a card; `key` is what its words in the text carry, empty where they are not on this page's text.

    `leaves` are the pages of the source that it stands on, where those are known.
    """

    key: str
    role: str
    quote: str
    place: str
    leaves: tuple[Leaf, ...] = ()


@dataclass(frozen=True, slots=True)
class Card:
    """A finding; `key` is its id, `cause` the number of the finding that it follows from."""

    key: str
    number: int
    severity: str
    level: str
    category: str
    kind: str
    rule: str
    message: str
    projects: tuple[str, ...]
    sides: tuple[Side, ...]
    target: str
    reported: str
    difference: str
    cause: int | None
    basis: str
    decision: str
    note: str
    fingerprint: str


def side_key(section: str, number: int, side: int) -> str:
    """What a quote's words are called on the page: finding and place among its evidence."""
    return f"{section}-{number}-{side}"


def cards(section: str, a: Audited) -> tuple[Card, ...]:
    """A card a finding, in the order of every format."""
    numbers = numbered(a)
    found: list[Card] = []
    for number, (report, finding) in enumerate(ordered([a]), 1):
        line = line_of(report, finding, numbers)
        decision = finding.decision
        found.append(
            Card(
                key=f"{section}-{number}",
                number=number,
                severity=finding.severity,
                level=SEVERITY[finding.severity],
                category=finding.category,
                kind=CATEGORIES.get(finding.category, finding.category),
                rule=finding.rule,
                message=finding.message,
                projects=tuple(line.project.split("\n")) if finding.project_ids else (),
                sides=tuple(_side(section, number, n, e, a) for n, e in enumerate(finding.evidence)),
                target=line.target if finding.target else "",
                reported=line.reported if finding.reported else "",
                difference=line.difference,
                cause=numbers.get(finding.cause or ""),
                basis=finding.basis,
                decision=VERDICT[decision.verdict] if decision else "",
                note="，".join(filter(None, (decision.by, decision.note))) if decision else "",
                fingerprint=finding.fingerprint,
            )
        )
    return tuple(found)


def _side(section: str, number: int, n: int, evidence: Evidence, a: Audited) -> Side:
    block = evidence.span.block
    if evidence.report_id not in (None, a.report.id):
        return Side("", ROLE[evidence.role], evidence.span.quote, f"报告 {evidence.report_id}")
    key = side_key(section, number, n)
    drawn = leaves(section, a.report.block(block))
    return Side(key, ROLE[evidence.role], evidence.span.quote, place_of(a.report, block), drawn)
