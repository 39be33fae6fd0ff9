"""括号、引号、书名号不成对

说明
    一段文字里的括号、引号或书名号只有一半，或者交叉嵌套而少了一半。

理由
    缺少的一半使名称、文号或说明的起止不清，也影响按名称核对。

反例
    完成情况：完成《青石区住房发展规划（2021—2025年》的修编并印发。

正例
    完成情况：完成《青石区住房发展规划（2021—2025年）》的修编并印发。

不适用
    无。“1）”“a)”之类的序号只用半个括号，不算缺失；一句话断成两段时，两段合起来看。
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from db.records import Block
from extractor.checks.rule import Judgement, Rule
from extractor.checks.tools import STOPS, Spot, spots
from extractor.checks.view import View
from extractor.settings import Settings

PAIRS = {"（": "）", "《": "》", "“": "”", "〔": "〕", "【": "】", "「": "」", "『": "』", "‘": "’", "[": "]"}
WIDTH = str.maketrans("()［］", "（）[]")
OTHERWISE = re.compile("[()［］]")
CLOSERS = {close: opened for opened, close in PAIRS.items()}
ITEM = re.compile(r"(?:^|(?<=[\s。；;：:，,、]))(?:\d{1,2}|[一二三四五六七八九十]{1,3}|[a-zA-Z])[)）]")
MARKS = re.compile(f"[{re.escape(''.join([*PAIRS, *CLOSERS]))}]")
EITHER = re.compile(f"[()［］{re.escape(''.join([*PAIRS, *CLOSERS]))}]")
REACH = 14


def check(view: View, settings: Settings) -> Iterable[Judgement]:
    """One judgement a half that lacks its other half."""
    body = {block.id: block for block in view.body}

    def find(block: Block) -> Iterable[Spot]:
        before, after = body.get(block.id - 1), body.get(block.id + 1)
        for at in single(block.text):
            character = block.text[at].translate(WIDTH)
            neighbour, other = (after, PAIRS.get(character)) if character in PAIRS else (before, CLOSERS.get(character))
            if neighbour is not None and other in {neighbour.text[i].translate(WIDTH) for i in single(neighbour.text)}:
                continue  # the sentence goes on in the next block
            start, end = quote(block.text, at, character in PAIRS)
            missing = PAIRS.get(character) or CLOSERS[character]
            yield Spot(start, end, {"words": block.text[start:end], "mark": block.text[at], "missing": missing})

    return spots(view, find, where=EITHER)


def single(text: str) -> list[int]:
    """The places of marks that have no other half, in order."""
    opened: list[int] = []
    alone: list[int] = []
    plain = text.translate(WIDTH) if OTHERWISE.search(text) else text
    for match in MARKS.finditer(plain):
        at, character = match.start(), match[0]
        if character in PAIRS:
            opened.append(at)
        elif character != "）" or any(plain[i] == "（" for i in opened) or not _numbers(text, at):
            depth = next((d for d in range(len(opened) - 1, -1, -1) if plain[opened[d]] == CLOSERS[character]), None)
            if depth is None:
                if character != "’":  # an apostrophe looks like it
                    alone.append(at)
                continue
            alone.extend(opened[depth + 1 :])
            del opened[depth:]
    return sorted([*alone, *opened])


def _numbers(text: str, at: int) -> bool:
    """Whether the closing mark stands behind the number of an item, which has no opening one."""
    return any(at == found.end() - 1 for found in ITEM.finditer(text, 0, at + 1))


def quote(text: str, at: int, opens: bool) -> tuple[int, int]:
    """The mark with the words that it belongs to: those after an opening mark, those before a closing one."""
    start, end = at, at + 1
    if opens:
        while end < min(len(text), at + REACH) and text[end] not in STOPS:
            end += 1
    else:
        while start > max(0, at - REACH) and text[start - 1] not in STOPS:
            start -= 1
    return start, end


RULE = Rule(
    code="GJ109",
    name="unpaired",
    category="typo",
    severity="info",
    message="“{words}”处的“{mark}”缺少与之成对的“{missing}”",
    basis="GB/T 15834—2011《标点符号用法》：括号、引号、书名号成对使用",
    check=check,
    doc=__doc__,
)
