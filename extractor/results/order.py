"""What stands where an answer is due: between the answers to the demands before and after it.

Reports answer demands in their order. Order alone proves nothing, so it is asked last, and what it offers must be of
the right measure and near the target, or share a word with the demand, or tell of a change where one is demanded.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from db.records import Figure, Quantity
from extractor.results import compare, otherwise
from extractor.results.align import Aligner
from extractor.results.candidate import Candidate
from extractor.results.enough import FAR
from extractor.results.statements import Statement

_EFFECT = re.compile(
    r"提升|提高|改善|增强|减轻|缓解|下降|降低|减少|缩短|增加|增长|优化|好转|促进|带动|扩大|浓厚|巩固|明显|稳步|不断|满意|认可"
)
_CHANGE = re.compile(
    r"[升降增减]|提高|提升|改善|缓解|好转|缩短|扩大|优于|高于|低于|多于|少于|上年|去年|同比|比例|占比|表示|反映|认为|反馈|评价"
)


class Order:
    """The demands of a project whose answers are sure, by the place of the statement that answers."""

    def __init__(self, aligner: Aligner, anchors: Mapping[int, int]) -> None:
        self.aligner = aligner
        self.anchors = anchors

    def between(self, index: int) -> list[int]:
        """The statements where the answer to a demand is due; empty where its neighbours are not both answered."""
        count = len(self.aligner.demands)
        if count < 2 or (index > 0 and index - 1 not in self.anchors):
            return []
        if index + 1 < count and index + 1 not in self.anchors:
            return []
        statements = self.aligner.statements
        first = self.anchors[index - 1] + 1 if index > 0 else 0
        last = self.anchors[index + 1] if index + 1 < count else len(statements)
        taken = set(self.anchors.values())
        gap = [place for place in range(first, last) if place not in taken]
        if index > 0:
            sentence = statements[self.anchors[index - 1]].sentence
            gap = [place for place in gap if statements[place].sentence != sentence]
        answered = {statements[place].sentence for place in taken}
        return [place for place in gap if statements[place].sentence not in answered]

    def figure(self, index: int, target: Figure) -> tuple[Statement, Quantity] | None:
        """The first figure of the gap that satisfies the target without exceeding it by far."""
        for place in self.between(index):
            statement = self.aligner.statements[place]
            for quantity in statement.quantities:
                share = compare.excess(target, quantity.figure)
                if share is None or not compare.comparable(target, quantity.figure) or abs(share) > FAR:
                    continue
                if otherwise.not_closed(Candidate(self.aligner, index, target, place, quantity)):
                    continue
                if target.dimension == "ratio" and self.aligner.coverage(index, place) == 0:
                    continue
                return statement, quantity
        return None

    def words(self, index: int) -> Statement | None:
        """The statement of the gap that shares a word with a demand for words, or tells of a change where one is due."""
        gap = self.between(index)
        for place in gap:
            if self.aligner.coverage(index, place) > 0:
                return self.aligner.statements[place]
        if _EFFECT.search(self.aligner.demands[index].text):
            return next((s for s in (self.aligner.statements[p] for p in gap) if _CHANGE.search(s.text)), None)
        return None
