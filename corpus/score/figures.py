"""Quantities and dates: exact spans, what they mean, and what is none."""

from __future__ import annotations

import re

from corpus.score.places import Places, Range, likeness, overlap
from corpus.score.reading import JSON, items, same_figure, sub, text
from corpus.score.tally import Score

# comparator words that adjoin a quantity may stand inside its span or outside
BEFORE = re.compile(
    r"(?:[≥≤≧≦><＞＜=＝]=?|大于|小于|超过|不低于|不少于|不高于|不超过|低于|高于|至少|最高|约|近|达到?|为)$"
)
AFTER = re.compile(r"^(?:及|（含）)?(?:以上|以下|以内|内|左右)")
BARE_YEAR = re.compile(r"[年月季周日天旬]|十[一二三四五]五|[0-9]{4}")


def score(truth: JSON, report: JSON, places: Places, out: Score) -> None:
    """Count the quantities and the dates of one report."""
    _quantities(truth, report, places, out)
    _dates(truth, report, places, out)


def _quantities(truth: JSON, report: JSON, places: Places, out: Score) -> None:
    dues = [(places.true(q["place"]), q) for q in truth["quantities"]]
    given = [(places.of(q.get("span")), q) for q in items(report, "quantities")]
    candidates = sorted(
        ((not _exact(where, at, places.text), -likeness(where, at), i, j)
         for i, (where, _) in enumerate(dues) for j, (at, _) in enumerate(given) if at and overlap(where, at))
    )  # fmt: skip
    partner: dict[int, tuple[int, bool]] = {}
    used: set[int] = set()
    for inexact, _, i, j in candidates:
        if i not in partner and j not in used:
            partner[i] = (j, not inexact)
            used.add(j)
    either = [places.true(p) for p in truth["either"]]
    offered = 0
    for j, (at, q) in enumerate(given):
        if j in used:
            offered += 1
        elif not any(at and overlap(at, e) for e in either):
            offered += 1
            out.say("quantities.exact", f"none: {text(sub(q, 'span'), 'quote')!r} {text(sub(q, 'span'), 'locator')}")
    out.put("quantities.exact", sum(ok for _, ok in partner.values()), len(dues), offered)
    out.put("quantities.overlap", len(partner), len(dues), offered)
    for i, (_, due) in enumerate(dues):
        quote = f"{due['place']['quote']!r} in line {due['place']['line']}"
        if i not in partner:
            out.say("quantities.exact", f"missed: {quote}")
            continue
        have = given[partner[i][0]][1]
        if not partner[i][1]:
            out.say("quantities.exact", f"span of {quote}: {text(sub(have, 'span'), 'quote')!r}")
        _meaning(due, have, quote, out)


def _meaning(due: JSON, have: JSON, quote: str, out: Score) -> None:
    shown = [have.get(k) for k in ("value", "value_high", "multiplier", "unit")]
    out.count("quantities.value_unit", same_figure(due, have), f"{quote}: {shown}")
    comparator = text(have, "comparator")
    right = comparator in [due["comparator"], *due["comparator_also"]]
    out.count("quantities.comparator", right, f"{quote}: {comparator}, not {due['comparator']}")
    if due["comparator"] != "=":
        out.count("quantities.comparator_not_equal", right)
    dimension = text(have, "dimension")
    right = dimension in [due["dimension"], *due["dimension_also"]]
    out.count("quantities.dimension", right, f"{quote}: {dimension}, not {due['dimension']}")
    if due["thing"]:
        right = any(_alike(t, text(have, "thing")) for t in due["thing"].split("/"))
        out.count("quantities.thing", right, f"{quote}: {have.get('thing')!r}, not {due['thing']!r}")


def _exact(where: Range, at: Range, whole: str) -> bool:
    if at[0] > where[0] or at[1] < where[1]:
        return False
    head, tail = whole[at[0] : where[0]], whole[where[1] : at[1]]
    return (not head or bool(BEFORE.fullmatch(head))) and (not tail or bool(AFTER.fullmatch(tail)))


def _alike(due: str, given: str) -> bool:
    """Whether two names of a thing share at least half of the shorter one's characters."""
    if not given:
        return False
    a, b = set(due), set(given)
    return len(a & b) >= 0.5 * min(len(a), len(b))


def _dates(truth: JSON, report: JSON, places: Places, out: Score) -> None:
    given = [(places.of(d.get("span")), d) for d in items(report, "dates")]
    quantities = [places.true(q["place"]) for q in truth["quantities"]]
    known = [places.true(d["place"]) for d in truth["dates"]]
    for due, where in zip(truth["dates"], known, strict=True):
        quote = f"{due['place']['quote']!r} in line {due['place']['line']}"
        here = [d for at, d in given if at and overlap(where, at)]
        if out.count("dates.found", bool(here), quote):
            kinds = [due["kind"], *due["kind_also"]]
            right = any(d.get("kind") in kinds and all(d.get(k) == due[k] for k in ("from", "to")) for d in here)
            shown = [[d.get(k) for k in ("kind", "from", "to")] for d in here]
            out.count("dates.right", right, f"{quote}: {shown}, not {[due[k] for k in ('kind', 'from', 'to')]}")
    wrong = 0
    for at, d in given:
        quote = text(sub(d, "span"), "quote")
        is_figure = any(at and overlap(at, q) for q in quantities)
        if is_figure or not BARE_YEAR.search(quote):
            wrong += 1
            out.say("dates.none", f"no date: {quote!r}")
    out.put("dates.true", len(given) - wrong, len(given))
