"""Scores that a report tells in prose: “采购管理（6分）。……扣1.5分，自评得4.5分。”."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from db.records import Project, Span
from extractor.checks.view import View

WEIGHT = re.compile(
    r"[（(]\s*(?:分值|满分|权重)?[：:]?\s*(?P<weight>\d{1,3}(?:\.\d+)?)\s*分(?:[，,；;][^（）()]*)?[）)]"
)
SCORE = re.compile(
    r"(?:自评得?分?|实得|得分?|评分)(?:为|是|：|:)?\s*(?P<score>\d{1,3}(?:\.\d+)?)\s*分(?!值|别|钟|之|项|类)"
)
DEDUCTED = re.compile(r"扣(?:除|减|掉|了)?\s*(?P<less>\d{1,2}(?:\.\d+)?)\s*分(?!钟)")
RULE_OF = re.compile(r"每|规定|细则|标准|如果|若|凡|的[，,]|不得|应扣|的扣")
"""What a clause says that tells by what rule is deducted, not what was."""
_SINGLED_OUT = re.compile(r"的(?:项目)?[是为有](?!否)|评为|评定|得分")
"""What tells which item got some grade or score: 良的是…, 得分最低的为…."""
BARE = re.compile(r"(?:其中)?(?P<name>[^，。；：、,;\n\d]{1,20}?)(?P<score>\d{1,3}(?:\.\d+)?)\s*分$")
CALLED = re.compile("分值|满分|权重")
"""Right behind points these tell what they are of: 社会效益17.5分（满分20分）."""
CLAUSE = re.compile(r"[，。；,;\n]")


@dataclass(frozen=True, slots=True)
class Item:
    """An item with its weight and the score that it got, both where they stand; `text` is what is told between."""

    name: str
    weight: Decimal
    weighed: Span
    score: Decimal
    scored: Span
    text: str
    project: Project | None

    @property
    def deducted(self) -> Decimal:
        """The points that the text says were taken off."""
        return sum((Decimal(m["less"]) for m in DEDUCTED.finditer(self.text) if self._was(m)), Decimal(0))

    def _was(self, match: re.Match[str]) -> bool:
        clause = CLAUSE.split(self.text[: match.start()])[-1] + match[0]
        return RULE_OF.search(clause) is None


def items(view: View) -> tuple[Item, ...]:
    """The items of a report that are told with weight and score, each in one paragraph or under its own heading."""
    return view.once(_items)


def _items(view: View) -> tuple[Item, ...]:
    return (*_told_at_once(view), *_headed(view))


def _told_at_once(view: View) -> Iterator[Item]:
    """Items whose paragraph gives both."""
    for block in view.body:
        if block.kind == "cell" or "分" not in block.text:
            continue
        weights = [m for m in WEIGHT.finditer(block.text) if not _reached(block.text, m)]
        for at, weight in enumerate(weights):
            stop = weights[at + 1].start() if at + 1 < len(weights) else len(block.text)
            found = list(SCORE.finditer(block.text, weight.start(), stop))
            ahead = list(SCORE.finditer(block.text, weights[at - 1].end() if at else 0, weight.start()))
            bare = BARE.search(block.text, weights[at - 1].end() if at else 0, weight.start())
            if bare and CALLED.search(weight[0]) and not (ahead and ahead[-1].end() == weight.start()):
                yield replace(_item(view, block.id, weight, block.id, bare, ""), name=bare["name"])
                continue
            if ahead and not CLAUSE.search(block.text, ahead[-1].end(), weight.start()):
                if "满分" in weight[0] and ahead[-1].end() == weight.start():
                    yield _item(view, block.id, weight, block.id, ahead[-1], "")  # 预算执行得9.85分（满分10分）
                continue
            if len(found) == 1 and (weight.end() <= found[0].start() or at == len(weights) - 1):
                yield _item(view, block.id, weight, block.id, found[0], block.text[weight.end() : found[0].start()])


def _reached(text: str, weight: re.Match[str]) -> bool:
    """Whether points in a bracket were reached: 最低的是道路养护（88.50分）. Weights are round numbers, or are called so."""
    if not weight[0][1:].lstrip()[:1].isdecimal():
        return False
    before = CLAUSE.split(text[: weight.start()])[-1]
    return len(weight["weight"].partition(".")[2]) > 1 or _SINGLED_OUT.search(before) is not None


def _headed(view: View) -> Iterator[Item]:
    """Projects whose heading gives the weight, and of whose paragraphs one gives the score."""
    for project in view.report.projects:
        if project.span is None:
            continue
        head = project.span.block
        weights = [m for m in WEIGHT.finditer(view.text(head)) if not _reached(view.text(head), m)]
        if len(weights) != 1:
            continue
        under = [b for b in view.body_of(project) if b.id > head]
        found = [(b.id, m) for b in under for m in SCORE.finditer(b.text)]
        if len(found) != 1 or any(WEIGHT.search(b.text) for b in under):
            continue
        block, score = found[0]
        told = "\n".join(b.text for b in under if b.id < block) + "\n" + view.text(block)[: score.start()]
        if not SCORE.search(view.text(head)):
            yield _item(view, head, weights[0], block, score, told)


def _item(view: View, head: int, weight: re.Match[str], block: int, score: re.Match[str], text: str) -> Item:
    name = CLAUSE.split(view.text(head)[: weight.start()])[-1].strip()
    return Item(
        name,
        Decimal(weight["weight"]),
        view.span(head, weight.start("weight"), weight.end("weight") + 1),
        Decimal(score["score"]),
        view.span(block, score.start(), score.end()),
        text,
        view.project_of(block),
    )
