"""Single demands: whether each was found, read rightly, and answered rightly."""

from __future__ import annotations

from corpus.score.places import Places, Range, likeness, overlap
from corpus.score.reading import JSON, items, number, same_figure, sub, text
from corpus.score.structure import pair_projects
from corpus.score.tally import Score


def score(truth: JSON, report: JSON, places: Places, out: Score) -> None:
    """Count the demands of all projects, and of the overall goals."""
    for due, have in pair_projects(truth, report, places):
        _group(due["demands"], items(have, "indicators"), f"project {due['number']}", places, out)
    dues = [d for g in truth["goals"] for d in g["demands"]]
    given = [x for g in items(report, "goals") for x in items(g, "indicators")]
    _group(dues, given, "goals", places, out)


def _group(dues: list[JSON], given: list[JSON], name: str, places: Places, out: Score) -> None:
    own, shared = _pair(dues, given, places)
    for i, due in enumerate(dues):
        label = f"{name} {due['id']} {due['text']!r}"
        out.count("demands.found", i in own, label)
        have = given[own[i]] if i in own else given[shared[i]] if i in shared else None
        _answer(due, have, label, out)
        if due["quantitative"]:
            right = i in own and have is not None and same_figure(due, have)
            comparator = text(have, "comparator") in [due["comparator"], *due["comparator_also"]]
            shown = [have.get(k) for k in ("value", "multiplier", "unit", "comparator")] if have else None
            out.count("demands.figure", right and comparator, f"{label}: {shown}")
        for key in ("weight", "score"):
            if due[key] is not None:
                right = have is not None and number(have.get(key)) == number(due[key])
                out.count("demands.points", right, f"{label}: {key} {have.get(key) if have else None}")


def _answer(due: JSON, have: JSON | None, label: str, out: Score) -> None:
    status = text(sub(have, "result"), "status") or "none"
    accepted = {due["status"], *due["status_also"]}
    if not due["quantitative"] and due["status"] == "met":
        # a demand without a figure that is said to be done: the contract says met, restated is as good a reading
        accepted.add("restated")
    right = status in accepted
    reason = text(sub(have, "result"), "reason")
    out.count("demands.status", right, f"{label}: {status}, not {due['status']} ({reason})")
    if due["quantitative"]:
        out.count("demands.status_quantitative", right)
    if due["status"] != "met":
        out.count("demands.status_not_met", right)


def _pair(dues: list[JSON], given: list[JSON], places: Places) -> tuple[dict[int, int], dict[int, int]]:
    """Each demand's own indicator (none has two), and the nearest one that it may share."""
    pairs: list[tuple[bool, float, int, int]] = []
    for i, due in enumerate(dues):
        where = places.true(due["place"])
        for j, have in enumerate(given):
            at = _whole(have, places)
            if at is None:
                continue
            common = overlap(where, at)
            if common >= 4 or common >= 0.5 * min(where[1] - where[0], at[1] - at[0]):
                value = same_figure(due, have) if due["quantitative"] else not have.get("quantitative")
                pairs.append((value, likeness(where, at), -i, -j))
    own: dict[int, int] = {}
    nearest: dict[int, int] = {}
    taken: set[int] = set()
    for _, _, minus_i, minus_j in sorted(pairs, reverse=True):
        i, j = -minus_i, -minus_j
        nearest.setdefault(i, j)
        if i not in own and j not in taken:
            own[i] = j
            taken.add(j)
    return own, nearest


def _whole(indicator: JSON, places: Places) -> Range | None:
    """Where an indicator stands; one of several quotes reaches from the first to the last."""
    return places.of(indicator.get("span"))
