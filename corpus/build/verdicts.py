"""Findings and traps: their quotes in the body, and the list under it."""

from __future__ import annotations

from corpus.build.draft import Draft, Truth, place
from corpus.build.markup import Mark, MarkupError

ROLES = {"t": "target", "r": "reported", "c": "context"}
# the categories of the public contract
CATEGORIES = frozenset(
    [
        "target_not_reported",
        "qualitative_for_quantified",
        "shortfall",
        "overshoot",
        "verbatim_copy",
        "threshold_restated",
        "wording_shift",
        "completion_off_target",
        "goal_indicator_mismatch",
        "unverifiable_indicator",
        "in_progress_rated",
        "plan_as_result",
        "out_of_year",
        "rating_narrative_conflict",
        "name_mismatch",
        "count_mismatch",
        "arithmetic",
        "data_logic",
        "cross_project_conflict",
        "duplicate_indicator",
        "goal_section_conflict",
        "missing_content",
        "measure_gap",
        "score_conflict",
        "execution_rate",
        "year_on_year",
        "label_error",
        "numbering_error",
        "format_error",
        "typo",
    ]
)


def quoted(draft: Draft, mark: Mark) -> None:
    """Evidence of a finding or a trap."""
    role = ROLES.get(mark.arg(0, "c"))
    if role is None:
        raise MarkupError(f"line {mark.place.line}: unknown role {mark.arg(0)!r}")
    quote = place(mark.place) | {"role": role, "project": draft.project["number"] if draft.project else None}
    draft.evidence.setdefault(mark.kind, []).append(quote)


def read(draft: Draft, lines: list[str]) -> None:
    """Read the list that stands under the body. Raises MarkupError."""
    for line in lines:
        verdict = _verdict(draft, line)
        draft.out["findings" if "severity" in verdict else "traps"].append(verdict)
    listed = {v["id"] for v in draft.out["findings"] + draft.out["traps"]}
    if lost := sorted(set(draft.evidence) - listed):
        raise MarkupError(f"quotes for {', '.join(lost)}, which the list does not have")


def _verdict(draft: Draft, line: str) -> Truth:
    opening, colon, explanation = line.partition("：")
    key, *words = opening.split()
    plain = [w for w in words if "=" not in w]
    if not colon or key[0] not in "!~" or len(plain) != (2 if key[0] == "!" else 1):
        raise MarkupError(f"not a finding or a trap: {line[:60]}")
    also = [c for w in words if w.startswith("also=") for c in w.removeprefix("also=").split(",")]
    if wrong := [c for c in (plain[-1], *also) if c not in CATEGORIES]:
        raise MarkupError(f"{key}: no such category: {', '.join(wrong)}")
    quotes = draft.evidence.get(key, [])
    if not quotes:
        raise MarkupError(f"{key} has no quote in the body")
    named = [p for w in words if w.startswith("projects=") for p in w.removeprefix("projects=").split(",")]
    anywhere = named == ["*"]
    numbers = {q["project"] for q in quotes if q["project"]} | set(named)
    verdict: Truth = {
        "id": key,
        "category": plain[-1],
        "also": also,
        "projects": [] if anywhere else sorted(numbers),
        "projects_optional": anywhere or any(q["project"] is None for q in quotes),
        "explanation": explanation.strip(),
        "evidence": [{k: v for k, v in q.items() if k != "project"} for q in quotes],
    }
    if key[0] == "!":
        if plain[0] not in ("error", "warning", "info"):
            raise MarkupError(f"{key}: no such severity: {plain[0]}")
        verdict["severity"] = plain[0]
    return verdict
