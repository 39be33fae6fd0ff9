"""The steps of one work that a completion gives a day each, in the order in which they can only follow: 中标, 开工, 竣工, 启用."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from extractor.checks.project.afterwards import A_DAY, NOT_ALL, UNFINISHED
from extractor.language import words
from extractor.results.statements import Statement

STEPS = (
    re.compile(r"(?<!未)中标|成交公告|定标"),
    re.compile(r"开工(?!令|报告|率)|进场施工|破土动工"),
    re.compile(r"(?:竣工|完工|交工)(?!验收|决算|结算|资料|报告)"),
    re.compile(r"启用|投入使用|投入运[行营]|投用"),
)
"""A work is let, begun, finished and put to use; each only after the one before."""
NOT_WHOLE = re.compile(
    r"试运[行营]|试用|临时|部分|局部|主体|先行|陆续|预计|拟|将|应急|恢复|原|旧|老|前期|桩基|基础|封顶"
)
"""Words by which a day is not that of the whole work's step."""
GENERAL = frozenset(
    (
        "工程",
        "项目",
        "全部",
        "整体",
        "施工",
        "建设",
        "单位",
        "正式",
        "公开",
        "招标",
        "验收",
        "完成",
        "顺利",
        "按期",
        "如期",
        "其中",
        "全年",
        "最终",
        "当年",
        "本年",
    )
)
"""What says nothing of which work it was."""


def ordered(told: Sequence[Statement]) -> Iterator[tuple[Statement, Statement]]:
    """Each step of a work and the next that is told, where each is told but once and of the same thing."""
    ranks = [_rank(statement) for statement in told]
    if len(set(ranks) - {None}) < 2:
        return
    steps: dict[int, list[tuple[Statement, frozenset[str]]]] = {}
    subject: frozenset[str] = frozenset()
    sentence = -1
    for statement, rank in zip(told, ranks, strict=True):
        if statement.sentence != sentence:
            subject, sentence = frozenset(), statement.sentence
        subject = _subject(statement, rank) or subject
        if rank is not None:
            steps.setdefault(rank, []).append((statement, subject))
    for before, after in pairwise(sorted(steps)):
        if len(steps[before]) == len(steps[after]) == 1:
            (first, one), (then, other) = steps[before][0], steps[after][0]
            if _whole(first) and _whole(then) and (one & other or not (one and other)):
                yield first, then


def _rank(statement: Statement) -> int | None:
    """Which step a statement tells; None where it tells none, or several."""
    found = [rank for rank, step in enumerate(STEPS) if step.search(statement.text)]
    return found[0] if len(found) == 1 else None


def _whole(statement: Statement) -> bool:
    """Whether a statement gives one day to a step of the whole work that has been taken."""
    if len(statement.dates) != 1 or statement.state in UNFINISHED or not A_DAY.search(statement.dates[0].span.quote):
        return False
    return not NOT_ALL.search(statement.text) and not NOT_WHOLE.search(statement.text)


def _subject(statement: Statement, rank: int | None) -> frozenset[str]:
    """What a statement is about: the words in front of its day or, where it has none, of its step."""
    end = statement.dates[0].span.start - statement.span.start if statement.dates else len(statement.text)
    if rank is not None and (found := STEPS[rank].search(statement.text)):
        end = min(end, found.start()) if statement.dates else found.start()
    return frozenset(word for word in words.content(statement.text[:end]) if len(word) > 1) - GENERAL
