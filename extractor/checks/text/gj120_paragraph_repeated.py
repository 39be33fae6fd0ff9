"""整段文字重复

说明
    相邻或相隔不远的两段文字逐字相同，或者同一段里同一句话出现两次。

理由
    整段重复多由粘贴造成，后一段原应写的内容可能因此缺失。

反例
    一、部门基本情况
    青石区住房保障中心负责全区公租房的建设、分配和维修管理工作，承担住房补贴发放任务。
    青石区住房保障中心负责全区公租房的建设、分配和维修管理工作，承担住房补贴发放任务。

正例
    一、部门基本情况
    青石区住房保障中心负责全区公租房的建设、分配和维修管理工作，承担住房补贴发放任务。
    中心内设四个科室。

不适用
    没有二十字以上的段落。表格、以及完成情况照抄目标（另有规则）不在此列。
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from db.records import Block, Span
from extractor.checks.rule import Failed, Judgement, NotApplicable, Passed, Rule, context
from extractor.checks.tools import HAN, is_row, of_block, overlaps, short
from extractor.checks.view import View
from extractor.settings import Settings

LONG, NEAR = 20, 3
WORDS = 14
"""So many characters of it are words: 年初目标值≥95%，实际完成值100% comes twice of two things."""
WORDED = re.compile(f"(?:[^{HAN}]*[{HAN}]){{{WORDS}}}")
SENTENCE = re.compile(r"[^。！？；\n]+")


def check(view: View, settings: Settings) -> Iterable[Judgement]:
    """One judgement a paragraph: against the few before it, and its sentences among themselves."""
    paragraphs = [b for b in view.body if b.kind == "paragraph" and _is_long(b.text) and not is_row(b.text)]
    if not paragraphs:
        yield NotApplicable("没有二十字以上的段落")
    bare = [_bare(block.text) for block in paragraphs]
    for at, block in enumerate(paragraphs):
        same = next((paragraphs[n] for n in range(max(0, at - NEAR), at) if bare[n] == bare[at]), None)
        pair = (view.whole(same.id), view.whole(block.id)) if same is not None else _twice(view, block)
        if pair is None or _copied_answer(view, *pair):
            yield Passed()
        else:
            yield Failed({"words": short(pair[1].quote)}, context(*pair), projects=of_block(view, block.id))


def _is_long(text: str) -> bool:
    """Whether a line of a paragraph is long enough to be pasted by mistake; brief lines head each of several forms."""
    return len(text) >= LONG and any(len(line.strip()) >= LONG and _worded(line) for line in text.split("\n"))


def _worded(line: str) -> bool:
    return WORDED.match(line) is not None


def _copied_answer(view: View, first: Span, second: Span) -> bool:
    """Whether a completion says its own project's goal or indicators again: that is no slip of pasting."""
    project = view.project_of(second.block)
    if project is None or project.completion is None or view.project_of(first.block) is not project:
        return False
    answers = project.completion.spans
    return any(overlaps(second, span) for span in answers) and not any(overlaps(first, span) for span in answers)


def _bare(text: str) -> str:
    return "".join(text.split())


def _twice(view: View, block: Block) -> tuple[Span, Span] | None:
    """A long sentence that the block says twice."""
    seen: dict[str, re.Match[str]] = {}
    sentences = [match for match in SENTENCE.finditer(block.text) if len(match[0]) >= LONG]
    for match in sentences if len(sentences) > 1 else ():
        if len(words := _bare(match[0])) < LONG:
            continue
        if words in seen:
            return view.span(block.id, *seen[words].span()), view.span(block.id, *match.span())
        seen[words] = match
    return None


RULE = Rule(
    code="GJ120",
    name="paragraph-repeated",
    category="format_error",
    severity="warning",
    message="“{words}”重复出现，请核对是否误粘、后一处是否另有应写的内容",
    basis="财政部《项目支出绩效评价管理办法》（财预〔2020〕10号）：自评内容应当完整、准确",
    check=check,
    doc=__doc__,
)
