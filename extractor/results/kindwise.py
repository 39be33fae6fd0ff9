"""Kinds that are counted once each round and summed up at last, told apart again for the demand of one kind:

首轮检测锅炉62台、电梯31台，次轮检测锅炉58台、电梯24台，合计175台 is 120台 of 锅炉.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from db.records import Figure, Quantity
from extractor.results import compare
from extractor.results.enough import ENOUGH, UNFINISHED, Match
from extractor.results.lexicon import lexicon
from extractor.results.partdue import own_words
from extractor.results.statements import Statement

if TYPE_CHECKING:
    from extractor.results.align import Aligner

_NAME = re.compile(r"[一-鿿]{2,}$")
_Told = list[tuple[Statement, Quantity]]


def told(aligner: Aligner, index: int, target: Figure) -> Match | None:
    """What the rounds of the one kind that a demand names come to; None where no total is made up of kinds like that."""
    text = aligner.demands[index].text
    for place, quantity in aligner.said.get(compare.measure(target), ()):
        if aligner.statements[place].state in UNFINISHED:
            continue
        kinds = _kinds(aligner, quantity)
        named = [rounds for name, rounds in kinds.items() if name in text]
        if len(named) != 1:
            continue
        (first, part), *others = named[0]
        figure = replace(part.figure, value=sum((q.figure.value for _, q in others), part.figure.value))
        more = dict.fromkeys(statement for statement, _ in others if statement is not first)
        return Match(first, ENOUGH, part, figure=figure, others=tuple(more))
    return None


def _kinds(aligner: Aligner, total: Quantity) -> dict[str, _Told]:
    """The parts of a total by the name before each, where every name comes as often, and more than once; else none."""
    closed = aligner.closings.of_total(total)
    if closed is None or len({part.figure.factor for part in closed.parts}) != 1:
        return {}
    at = {q.span: aligner.statements[place] for place, q in aligner.said.get(compare.measure(total.figure), ())}
    found: defaultdict[str, _Told] = defaultdict(list)
    for part in closed.parts:
        name = _NAME.search(own_words(at[part.span], part)) if part.span in at else None
        if name is None:
            return {}
        found[_bare(name[0])].append((at[part.span], part))
    often = {len(rounds) for rounds in found.values()}
    if len(found) < 2 or len(often) != 1 or min(often) < 2:
        return {}
    return dict(found)


def _bare(name: str) -> str:
    """The name alone, behind the round and the verb that lead to it (首轮检测锅炉)."""
    at = max((verb.end() for verb in lexicon().any_verb.finditer(name) if len(name) - verb.end() > 1), default=0)
    return name[at:]
