"""Findings against the planted ones, and against the traps."""

from __future__ import annotations

from typing import Any

from corpus.score.places import Places, Range, meets, overlap
from corpus.score.reading import JSON, items, text
from corpus.score.tally import Score

AT_MOST = 3  # a finding of the program counts for at most so many of the planted ones, the nearest
NEEDS_DEMAND = ("target_not_reported", "qualitative_for_quantified")


def score(truth: JSON, findings: list[JSON], places: Places, out: Score) -> None:
    """Count recall by severity, the share of errors and warnings that hit, and the traps left alone."""
    quotes = [_quotes(f, places) for f in findings]
    hits: dict[str, list[int]] = {}
    useful: set[int] = set()
    for i, finding in enumerate(findings):
        near = [f for f in truth["findings"] if _hits(f, finding, quotes[i], places)]
        near.sort(key=lambda f: -_shared(f, quotes[i], places))
        for planted in near[:AT_MOST]:
            hits.setdefault(planted["id"], []).append(i)
            useful.add(i)
    for planted in truth["findings"]:
        metric = "findings.info" if planted["severity"] == "info" else "findings.planted"
        label = f"{planted['id']} {planted['category']} {','.join(planted['projects'])}: {planted['explanation']}"
        out.count(metric, planted["id"] in hits, f"missed {label}")
    loud = [i for i, f in enumerate(findings) if f.get("severity") in ("error", "warning")]
    for i in loud:
        out.count("findings.matched", i in useful, "planted nowhere: " + _brief(findings[i]))
    if truth["clean"]:
        out.count("findings.clean_silent", not loud)
    for trap in truth["traps"]:
        sprung = [i for i in loud if i not in useful and _about(trap, findings[i], quotes[i], places)]
        out.count(
            "traps.avoided",
            not sprung,
            f"{trap['id']} {trap['explanation']} " + "; ".join(_brief(findings[i]) for i in sprung),
        )


def _quotes(finding: JSON, places: Places) -> list[tuple[Range, str]]:
    found = [(places.of(e), text(e, "role")) for e in items(finding, "evidence")]
    return [(at, role) for at, role in found if at is not None]


def _hits(planted: JSON, finding: JSON, quotes: list[tuple[Range, str]], places: Places) -> bool:
    return _about(planted, finding, quotes, places) and _same_projects(planted, finding)


def _about(due: JSON, finding: JSON, quotes: list[tuple[Range, str]], places: Places) -> bool:
    """Whether the category is one of the right ones and a quote stands over one of the truth's."""
    if text(finding, "category") not in [due["category"], *due["also"]]:
        return False
    evidence = due["evidence"]
    if due["category"] in NEEDS_DEMAND and text(finding, "category") in NEEDS_DEMAND:
        evidence = [e for e in evidence if e["role"] == "target"] or evidence
    return any(meets(places.true(e), at) for e in evidence for at, _ in quotes)


def _same_projects(planted: JSON, finding: JSON) -> bool:
    named: Any = finding.get("projects")
    given = {str(n) for n in named} if isinstance(named, list) else set()
    due = set(planted["projects"])
    if planted["projects_optional"] and (not given or not due):
        return True
    return bool(given & due) or given == due


def _shared(planted: JSON, quotes: list[tuple[Range, str]], places: Places) -> int:
    return sum(overlap(places.true(e), at) for e in planted["evidence"] for at, _ in quotes)


def _brief(finding: JSON) -> str:
    return f"{finding.get('rule')} {finding.get('category')} {finding.get('severity')} {text(finding, 'message')}"
