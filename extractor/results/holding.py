"""How much of a text's words each statement of a completion holds, worked out for all statements at once.

The words of the text are bits of a number, and a statement is the number of the bits that it holds: what two statements
hold together is an `or`, and what a number weighs is added up once. The rule is that of `likeness.coverage`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cached_property
from math import fsum

from extractor.results.statements import Statement

CONTEXT = 0.6
"""How much words of the sentence before the clause count (经三部门联合验收，合格率100%)."""
_BEFORE = 2
"""So many clauses before one are its context."""


class Holder:
    """The statements of a completion, ready to be asked for the words of any text."""

    def __init__(self, statements: Sequence[Statement], weigh: Mapping[str, float]) -> None:
        self.weigh = weigh
        self.count = len(statements)
        self.places: defaultdict[str, list[int]] = defaultdict(list)
        places = self.places
        for place, statement in enumerate(statements):
            for term in statement.terms:
                places[term].append(place)
        self.single = frozenset(term for term in self.places if len(term) == 1)
        self.sentence = [statement.sentence for statement in statements]
        self._held: dict[frozenset[str], Held] = {}

    def held(self, terms: frozenset[str]) -> Held:
        """Who holds these words."""
        found = self._held.get(terms)
        if found is None:
            found = self._held[terms] = Held(self, terms)
        return found


class _Shares(dict[int, float]):
    """The share of the words, by weight, that are bits of a number."""

    def __init__(self, weights: Sequence[float]) -> None:
        super().__init__({0: 0.0})
        self._weights = weights
        self._total = fsum(weights)

    def __missing__(self, mask: int) -> float:
        held = (weight for number, weight in enumerate(self._weights) if mask >> number & 1)
        share = self[mask] = fsum(held) / self._total
        return share


class Held:
    """The words of one text, and the statements that hold them."""

    def __init__(self, holder: Holder, terms: frozenset[str]) -> None:
        self._holder = holder
        self._count = holder.count
        masks: defaultdict[int, int] = defaultdict(int)
        weights: list[float] = []
        places, single = holder.places, holder.single
        for number, term in enumerate(terms):
            weights.append(holder.weigh.get(term, 1.0))
            bit = 1 << number
            for place in places.get(term, ()):
                masks[place] |= bit
            # A word of one character is short for one of two: 宽3.5米 for 宽度.
            for short in () if single.isdisjoint(term) else [c for c in term if c not in terms]:
                for place in places.get(short, ()):
                    masks[place] |= bit
        self._masks = masks
        self._shares = _Shares(weights)
        self._coverages: dict[int, float] = {}

    def coverage(self, place: int) -> float:
        """How far a statement, and with less weight what its sentence said before, holds the words."""
        known = self._coverages.get(place)
        if known is None:
            known = self._coverages[place] = self._coverage(place)
        return known

    def _coverage(self, place: int) -> float:
        own = both = self._masks.get(place, 0)
        sentence = self._holder.sentence
        for other in range(max(0, place - _BEFORE), place):
            if other in self._masks and sentence[other] == sentence[place]:
                both |= self._masks[other]
        if both == own:
            return self._shares[own]
        if not own:
            return CONTEXT * self._shares[both] / 2
        alone = self._shares[own]
        return alone + CONTEXT * (self._shares[both] - alone)

    def together(self, place: int) -> float:
        """How much of the words a statement and the one behind it hold; 0 where the one behind adds nothing."""
        own = self._masks.get(place, 0)
        both = own | self._masks.get(place + 1, 0)
        return self._shares[both] if both != own else 0.0

    def of_all(self, places: Sequence[int]) -> float:
        """How much of the words several statements hold together."""
        both = 0
        for place in places:
            both |= self._masks.get(place, 0)
        return self._shares[both]

    @cached_property
    def promising(self) -> list[tuple[float, int]]:
        """How much a statement of a sentence can hold, alone, with the one behind it or with all of them: the most first.

        A statement adds to its own sentence and to that of the one before.
        """
        found: defaultdict[int, int] = defaultdict(int)
        sentences = self._holder.sentence
        for place, mask in self._masks.items():
            own, before = sentences[place], sentences[place - 1 if place else 0]
            found[own] |= mask
            if before != own:
                found[before] |= mask
        return sorted([(self._shares[mask], sentence) for sentence, mask in found.items()], reverse=True)

    def near(self, place: int) -> bool:
        """Whether a statement is among the `candidates`."""
        masks = self._masks
        return place in masks or place + 1 in masks or place - 1 in masks or place - 2 in masks

    @cached_property
    def candidates(self) -> list[int]:
        """The statements whose coverage, alone or with the next, is above 0, and perhaps some others, in order."""
        near: set[int] = set()
        for place in self._masks:
            near.update(range(place - 1, place + _BEFORE + 1))
        near.difference_update((-1, *range(self._count, self._count + _BEFORE)))
        return sorted(near)
