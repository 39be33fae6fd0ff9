"""Patterns that are tried only where they can begin find what they would find everywhere."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from extractor.checks.report import listing
from extractor.checks.text import (
    gj104_residue,
    gj107_impossible_year,
    gj108_impossible_date,
    gj113_blanks,
    gj115_prompt_left,
)
from extractor.language import clauses, negatives, numbers, times
from extractor.language.scanning import scan

PATTERNS = {
    "times": (times._ANCHOR, times._BEGINNING),
    "stretches": (negatives._STRETCH, negatives._BEGINNING),
    "clauses": (clauses._HARD, clauses._BEGINNING),
    "numbers": (numbers.CANDIDATE, numbers.BEGINNING),
    "residue": (gj104_residue.RESIDUE, gj104_residue.BEGINNING),
    "prompts": (gj115_prompt_left.PROMPT, gj115_prompt_left.BEGINNING),
    "dates": (gj108_impossible_date.DATE, gj108_impossible_date.DIGITS),
    "pointed dates": (gj108_impossible_date.POINTED, gj108_impossible_date.DIGITS),
    "years": (gj107_impossible_year.YEAR, gj107_impossible_year.DIGITS),
    "blanks": (gj113_blanks.BLANK, gj113_blanks.ANY),
    "counts before": (listing.BEFORE, listing.FIRST),
    "counts after": (listing.AFTER, listing.FIRST),
}
WRITTEN = (
    "2025 年 3月 12日 1-6月 2021-2035 12:30 2025.3.13 十四五 二〇二五 半年 今年底 近三年 每季度 上半年 第一季度 汛期前 国庆 "
    "《办法》 K3+200 民国三年 〔2022〕27号 [bookmark:a] 3亿 1,200.5 三分之一 队伍 半天 ①甲 （1） (2) 一、 二是 第三， 3. 4) 。 ； "
    "错误！未找到引用源 Error!Bookmark\u3000not\u3000defined {PAGE} _Toc123456 点击此处输入 \ufffd MERGEFORMAT \\*MERGEFORMAT TOC\\o "
    "_Hlk123 批注[a] <!--x--> </p> &nbsp; #REF! 锟斤拷 ï»¿ ^p \x01 此处填写 （待补充） （请填写金额） （简要说明） 请如实填写 XX年 ×× ___ "
    "**元 〔〕 包括三项：甲、乙、丙 甲、乙、丙等3类 两个方面 为 元 万 到 的 甲乙 。\n"
)
PIECES = [*WRITTEN.split(" "), " ", "\t", "\u3000", "  "]


@pytest.mark.parametrize("name", PATTERNS)
@given(text=st.lists(st.sampled_from(PIECES), max_size=14).map("".join))
@example(text="".join(PIECES))
def test_nothing_is_missed(name: str, text: str) -> None:
    pattern, beginning = PATTERNS[name]
    assert [m.span() for m in scan(pattern, beginning, text)] == [m.span() for m in pattern.finditer(text)]


def test_matches_do_not_overlap() -> None:
    assert [m[0] for m in scan(re.compile("aab?|ab"), re.compile("a"), "aabab")] == ["aab", "ab"]
