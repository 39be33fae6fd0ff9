"""Totals that close a passage, with their parts before them: 上半年5场，下半年7场，全年12场.

Words that sum up and parts that come to just that number make a total. It is of what the passage opens with and of what
its parts have in common, so that it answers a demand for the whole, and none for one of the parts.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from db.records import Quantity
from extractor.results import compare, instalments, likeness
from extractor.results.lexicon import lexicon
from extractor.results.statements import Statement

_SUMS_UP = re.compile(r"(?:合计|共计|总计|累计|总共|合共|[合加]起来|共|计|全年)[^，。；、\d]{0,6}$")
# What all that follows is of: 案件办理方面，民事58件，行政24件，合计82件; 在巡护上，……
_LEAD = re.compile(r"[^，。；、\d]{2,16}方面[，,：:]?|在[^，。；、\d]{2,14}[上中里][，,]")
_OPEN, _CLOSE = re.compile(r"[（(]"), re.compile(r"[）)]")
_LABEL = 4
"""A part's bare label has so many characters at most (暑假, 下半年)."""
_MOST = 12
"""So many parts at most are added up."""
_UNADDED = frozenset(("ratio", "rate", "score"))


@dataclass(frozen=True, slots=True)
class Closed:
    """A total with its parts.

    `terms` are the words of the whole passage, `apart` those that each part has besides, `before` what stands before
    each part's figure, `opening` what the passage opens with.
    """

    total: Quantity
    parts: tuple[Quantity, ...]
    terms: frozenset[str]
    apart: tuple[frozenset[str], ...]
    before: tuple[str, ...]
    opening: frozenset[str] = frozenset()

    def of_the_whole(self, demand: frozenset[str]) -> bool:
        """Whether a demand with these words is for the whole: it says so, or has no part's own words, or those of several."""
        return not likeness.TOTAL.isdisjoint(demand) or sum(not own.isdisjoint(demand) for own in self.apart) != 1

    def of_one(self, part: Quantity) -> frozenset[str]:
        """The words of one of the parts, with those that the passage opens with."""
        return self.opening | self.apart[self.parts.index(part)]

    def other(self, part: Quantity, demand: frozenset[str]) -> bool:
        """Whether a demand with these words is for another of the parts."""
        return not self.of_the_whole(demand) and demand.isdisjoint(self.apart[self.parts.index(part)])


class Closings:
    """The totals among the statements of a completion, by their own place and by those of their parts."""

    def __init__(self, statements: Sequence[Statement]) -> None:
        self._totals: dict[tuple[int, int], Closed] = {}
        self._owners: dict[tuple[int, int], Closed] = {}
        told = [(place, q) for place, statement in enumerate(statements) for q in statement.quantities]
        enclosed: list[bool] = []  # whether each stands in brackets, once a total asks for it
        for at, (place, total) in enumerate(told):
            if total.figure.dimension in _UNADDED or not self._sums_up(statements[place], total, told[max(0, at - 1)]):
                continue
            enclosed = enclosed or [_enclosed(statements[p], q) for p, q in told]
            like = [one for one, within in zip(told[:at], enclosed, strict=False) if within == enclosed[at]]
            parts = _adding_up(total, like)
            if parts:
                closed = _closed(statements, (place, total), parts)
                self._totals[_key(total)] = closed
                self._owners.update({_key(part): closed for _, part in parts})

    def of_total(self, quantity: Quantity) -> Closed | None:
        """The total that a quantity is, with its parts."""
        return self._totals.get(_key(quantity))

    def of_part(self, quantity: Quantity) -> Closed | None:
        """The total that a quantity is a part of."""
        return self._owners.get(_key(quantity))

    def _sums_up(self, statement: Statement, quantity: Quantity, before: tuple[int, Quantity]) -> bool:
        last = before[1].span
        goes_on = last.block == quantity.span.block and 0 <= quantity.span.start - last.end <= 1
        if goes_on and _key(before[1]) in self._totals:
            return True  # 全年12场、1736人次: the second is a total as the first is
        return _SUMS_UP.search(_before(statement, quantity)) is not None


def _adding_up(total: Quantity, before: Sequence[tuple[int, Quantity]]) -> list[tuple[int, Quantity]]:
    """The like figures right before a total, in its paragraph, that come to just that number; empty where none do."""
    measure, added = compare.measure(total.figure), Fraction(0)
    parts: list[tuple[int, Quantity]] = []
    for place, part in reversed(before):
        if part.span.block != total.span.block or len(parts) == _MOST:
            break
        if compare.measure(part.figure) != measure or part.figure.comparator != "=":
            continue
        parts.insert(0, (place, part))
        added += part.figure.si
        if added >= total.figure.si:
            break
    return parts if len(parts) > 1 and added == total.figure.si else []


def _closed(
    statements: Sequence[Statement], total: tuple[int, Quantity], parts: Sequence[tuple[int, Quantity]]
) -> Closed:
    first = parts[0][0]
    start = next(at for at in range(first + 1) if statements[at].sentence == statements[first].sentence)
    opening = frozenset[str]().union(*(s.terms for s in statements[start:first]))
    head = statements[first].text
    if (instalment := instalments.NAMED.search(head)) is not None:
        opening |= likeness.terms(head[: instalment.start()])
    if (lead := _LEAD.match(head)) is not None:
        opening |= likeness.terms(lead[0])
    whole = opening.union(*(s.terms for s in statements[first : total[0] + 1]))
    before = tuple(_before(statements[place], part) for place, part in parts)
    own = [_own(statements[place], part) for place, part in parts]
    if (verb := shared_verb(before)) is not None:
        opening |= likeness.terms(verb)
    apart = tuple(terms - opening.union(frozenset.intersection(*own)) for terms in own)
    named = likeness.terms(_before(statements[total[0]], total[1]))
    if sum(not own.isdisjoint(named) for own in apart) == 1:
        apart = tuple(terms - named for terms in apart)  # 值守服务180小时，加上轮班160小时，全年值守服务共340小时
    if apart[0] and not all(apart):
        apart = (frozenset(),) * len(own)  # 校舍1号楼36间、2号楼28间: the first speaks for all
    if all(apart) and (own_label := label(before)) is not None:
        apart = (likeness.terms(own_label) - opening, *apart[1:])
    return Closed(total[1], tuple(part for _, part in parts), whole, apart, before, opening)


def shared_verb(before: Sequence[str]) -> str | None:
    """The verb that the first part begins with, where it is said for all (抽检化学药26批次、中成药29批次); None elsewhere."""
    verb = lexicon().any_verb.match(before[0])
    if verb is None or verb.end() == len(before[0]):
        return None
    alike = any(text[-2:] == before[0][-2:] or lexicon().any_verb.search(text) for text in before[1:])
    return None if alike else verb[0]  # 评审费用8.2万元、租车费用5.1万元: names that go together


def label(before: Sequence[str]) -> str | None:
    """What sets the first part apart where it names the thing for all and the others are bare labels: 寒假 of
    寒假托管儿童1124人，暑假2624人; None where they are not."""
    size = max(len(text) for text in before[1:])
    first = _LEAD.sub("", before[0])
    if not 0 < size <= _LABEL or len(first) < size + 2 or any(re.search(r"\d", text) for text in before):
        return None
    ends_alike = set(first[-size:]) & set(before[1]) and not set(first[:size]) & set(before[1])
    return first[-size:] if ends_alike else first[:size]


def _before(statement: Statement, quantity: Quantity) -> str:
    return statement.text[: quantity.span.start - statement.span.start]


def _own(statement: Statement, part: Quantity) -> frozenset[str]:
    """The words of a part: those before it in a clause that gives several, else all of its clause."""
    if len(statement.quantities) == 1:
        return statement.terms
    start = max(
        (q.span.end for q in statement.quantities if q.span.end <= part.span.start), default=statement.span.start
    )
    return likeness.terms(statement.text[start - statement.span.start : part.span.start - statement.span.start])


def _enclosed(statement: Statement, quantity: Quantity) -> bool:
    """Whether a figure stands in brackets, so that it is of what stands before them: 民事58件（旧存9件、新收49件）."""
    before = _before(statement, quantity)
    return len(_OPEN.findall(before)) > len(_CLOSE.findall(before))


def _key(quantity: Quantity) -> tuple[int, int]:
    return quantity.span.block, quantity.span.start
