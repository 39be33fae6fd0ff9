"""Numbered labels (指标1：) before sentences that answer their own demand: marks of a list, and no fields of projects.

Reports on transfers list 指标1：X，年初目标值≥200人，实际230人 under 数量指标, 质量指标 and so on, each list from 1 on.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extractor.outline.headings import Look

_ASKED = re.compile(
    r"目标值|指标值|计划值|(?:年初|年度|全年|预期|设定)的?(?:目标|计划|指标)|[≥≤＞＜]|不(?:低|少|高|多|大|小)于|不超过|至少"
)
_TOLD = re.compile(r"[，,；;。]\s*(?:[^，,；;。]{0,20}(?:实际|完成|达到|实现)|[^，,；;。\d]{2,30}\d)")
_LEAST, _SHARE = 3, 0.6


def answering(looks: Sequence[Look]) -> list[Look]:
    """The same looks, without such labels where most of the lines that they open ask and answer in one breath."""
    opened = [seen for seen in looks if _numbered(seen)]
    both = sum(map(_asks_and_answers, opened))
    if both < _LEAST or both < _SHARE * len(opened):
        return list(looks)
    return [replace(seen, labels=seen.labels[1:], opening=None) if _numbered(seen) else seen for seen in looks]


def _numbered(seen: Look) -> bool:
    label = seen.opening
    return label is not None and label.inner and label.numbered and label.family == "indicator" and label.colon


def _asks_and_answers(seen: Look) -> bool:
    """Whether a line states a demand and what became of it: 培训人数：年度指标值≥60人，实际完成值63人."""
    asked = _ASKED.search(seen.block.text, seen.body)
    return asked is not None and _TOLD.search(seen.block.text, asked.end()) is not None
