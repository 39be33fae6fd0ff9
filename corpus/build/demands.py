"""Tags of figures, dates and single demands."""

from __future__ import annotations

from corpus.build.draft import Draft, Truth, known, place
from corpus.build.markup import Mark, MarkupError
from db import records


def figure(draft: Draft, mark: Mark) -> None:
    """A quantity."""
    figure = mark.figure
    if figure is None:
        raise MarkupError(f"line {mark.place.line}: no figure")
    for comparator in figure.comparators:
        known(comparator, records.Comparator, mark)
    for dimension in figure.dimensions:
        known(dimension, records.Dimension, mark)
    draft.out["quantities"].append({
        "value": str(figure.value), "value_high": None if figure.value_high is None else str(figure.value_high),
        "multiplier": figure.multiplier, "unit": figure.unit, "dimension": figure.dimensions[0],
        "dimension_also": list(figure.dimensions[1:]), "comparator": figure.comparators[0], "comparator_also": list(figure.comparators[1:]),
        "thing": figure.thing, "place": place(mark.place),
    })  # fmt: skip


def date(draft: Draft, mark: Mark) -> None:
    """A date, period or deadline."""
    kind, *also = mark.arg(0, "date").split("/")
    for word in (kind, *also):
        known(word, records.DateKind, mark)
    draft.out["dates"].append({
        "kind": kind, "kind_also": also, "from": mark.arg(1) or None, "to": mark.arg(2) or None,
        "place": place(mark.place),
    })  # fmt: skip


def either(draft: Draft, mark: Mark) -> None:
    """Words that may be read either way."""
    draft.out["either"].append(place(mark.place))


def demand(draft: Draft, mark: Mark) -> None:
    """A single demand with its status."""
    status, *also = mark.arg(0, "met").split("/")
    for word in (status, *also):
        known(word, records.Status, mark)
    inner = draft.figure_in(mark)
    dates = [m for m in draft.marked.marks if m.kind == "date" and mark.place.holds(m.place)]
    figure = inner.figure if inner else None
    demand: Truth = {
        "id": mark.kind[1:], "text": mark.place.quote, "place": place(mark.place), "status": status,
        "status_also": also, "quantitative": figure is not None,
        "value": str(figure.value) if figure else None, "multiplier": figure.multiplier if figure else None,
        "unit": figure.unit if figure else None, "comparator": figure.comparators[0] if figure else None,
        "comparator_also": list(figure.comparators[1:]) if figure else [],
        "dimension": figure.dimensions[0] if figure else ("deadline" if dates else None),
        "deadline": next((m.arg(2) for m in dates if m.arg(0).startswith("deadline")), None),
        "weight": mark.arg(1) or None, "score": mark.arg(2) or None, "evidence": [],
    }  # fmt: skip
    if draft.project is not None:
        draft.project["demands"].append(demand)
    elif draft.out["goals"]:
        draft.out["goals"][-1]["demands"].append(demand)
    else:
        raise MarkupError(f"line {mark.place.line}: a demand outside of projects and goals")
    key = (id(draft.project) if draft.project else None, demand["id"])
    if key in draft.demands:
        raise MarkupError(f"line {mark.place.line}: demand {demand['id']} stands twice")
    draft.demands[key] = demand


def answer(draft: Draft, mark: Mark) -> None:
    """The words that answer a demand."""
    key = mark.kind[1:]
    demand = draft.demands.get((id(draft.project), key)) if draft.project else None
    demand = demand or draft.demands.get((None, key))
    if demand is None:
        raise MarkupError(f"line {mark.place.line}: no demand {key} for this answer")
    demand["evidence"].append(place(mark.place))
