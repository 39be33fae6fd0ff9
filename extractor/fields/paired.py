"""Demands that stand beside their answers in one sentence: “培训人数≥240人次，实际252人次；……”, as transfer reports have them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from db.records import Field, Indicator, Span
from extractor.fields.demands import LEVEL1, LEVEL2, demands
from extractor.fields.projects import Context
from extractor.outline.tree import piece

_LEVEL = re.compile(
    rf"\s*(?:[（(]?[\d一二三四五六七八九十]{{1,2}}[）)、.．])?\s*(?P<name>{LEVEL1}|{LEVEL2})(?:类?指标)?\s*[。：:]"
)
_PIECE = re.compile(r"[^；;。\n]+")
_ANSWER = re.compile(
    r"[，,]\s*(?P<answer>(?:全年|年度|目前|已)?(?:实际|完成值|完成情况)[^；;。]*|[^，,；;。]*(?:调查|回访|统计|核查|检测|测评)[^；;。]*)"
)
_LEVELS1 = frozenset(LEVEL1.split("|"))


def paired(spans: Sequence[Span], context: Context) -> tuple[Indicator, ...]:
    """The demands of `spans` that are answered in their own sentence, each with its answer; none where fewer than two are."""
    found: list[Indicator] = []
    level1: str | None = None
    level2: str | None = None
    for place in spans:
        block = context.blocks[place.block - 1]
        start = place.start
        if label := _LEVEL.match(place.quote):
            start = place.start + label.end()
            name = label["name"]
            # 成本 and 满意度 are names of both levels: under 产出 they are of the second.
            level1, level2 = (name, None) if name in _LEVELS1 and not (level1 and name in LEVEL2) else (level1, name)
        for each in _PIECE.finditer(block.text, start, place.end):
            hit = _ANSWER.search(block.text, each.start(), each.end())
            demand = piece(block, each.start(), hit.start()) if hit else None
            answer = piece(block, hit.start("answer"), hit.end()) if hit else None
            if demand is None or answer is None:
                continue
            for one in demands([demand], context.figures([demand]), context.times([demand]), len(found) + 1)[:1]:
                own = Field(answer.quote, answer)
                found.append(
                    replace(one, answer=own, level1=_full(level1 or one.level1), level2=_full(level2 or one.level2))
                )
    return tuple(found) if len(found) >= 2 else ()


def _full(level: str | None) -> str | None:
    return None if level is None else level if level.endswith("指标") else level + "指标"
