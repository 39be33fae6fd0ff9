"""分项之和与别处的总数不符

说明
    一句话逐一写出同一件事的三个以上分项，总数写在别处（实际完成值一栏，或另一句），各分项相加与总数相差不多，但不相等。

理由
    分项与总数写在两处，最容易改了一处忘了另一处；相差很小，多半是数字颠倒或写错。

反例
    1、绿地养护
    绩效指标：养护绿地不少于900公顷。
    完成情况：全年养护绿地963公顷，超额完成任务。绿地养护由东片完成362公顷、西片308公顷、南片263公顷。

正例
    1、绿地养护
    绩效指标：养护绿地不少于900公顷。
    完成情况：全年养护绿地963公顷，超额完成任务。绿地养护由东片完成362公顷、西片308公顷、南片293公顷。

不适用
    没有这样的句子；分项所在的句子另有总数；分项没有列全，或者相差很大，多半不是同一件事的分项。
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from fractions import Fraction
from itertools import groupby

from db.records import Project, Quantity, Span
from extractor.checks.project.judged import Judged, by_project, said
from extractor.checks.report.figuring import shown
from extractor.checks.report.parts import ADDABLE, NOT_A_PART, VAGUE
from extractor.checks.rule import Failed, Judgement, NotApplicable, Passed, Rule, reported
from extractor.checks.view import View
from extractor.results import compare, likeness
from extractor.settings import Settings

FEWEST = 3
FAR = Fraction(1, 20)
"""Figures whose sum is further from the total are not its parts, or not all of them."""
ABOUT = 0.4
"""The share of the demand's words that the sentence of the parts must hold."""
BETWEEN = re.compile(r"[、，,和及][^，。；、\d（）()]{1,14}")


def check(view: View, settings: Settings) -> Iterable[Judgement]:
    """One judgement a demand whose reported figure has its parts in another sentence."""
    looked = False
    for project, demands in by_project(view):
        for one in demands:
            whole = one.result.reported
            if whole is None or whole.figure.dimension not in ADDABLE or whole.figure.comparator != "=":
                continue
            for parts, sentence in _runs(view, project, one, whole):
                looked = True
                if compare.adds_up([part.figure for part in parts], whole.figure):
                    yield Passed()
                    continue
                total = sum((part.figure.si for part in parts), Fraction(0))
                yield Failed(
                    {
                        "demand": one.words,
                        "total": whole.span.quote,
                        "parts": "、".join(part.span.quote for part in parts),
                        "sum": shown(total, whole.figure),
                    },
                    reported(whole.span, sentence),
                    projects=(project,),
                    target=one.quantity,
                    reported=whole,
                    confidence=0.8,
                )
    if not looked:
        yield NotApplicable("没有写在别处的分项")


def _runs(view: View, project: Project, one: Judged, whole: Quantity) -> Iterator[tuple[list[Quantity], Span]]:
    """The runs of figures in sentences of their own that can be the parts of a total, with their sentences."""
    for _, statements in groupby(said(view, project), key=lambda s: (s.span.block, s.sentence)):
        told = list(statements)
        first, last = told[0].span, told[-1].span
        sentence = view.span(first.block, first.start, last.end)
        like = [q for s in told for q in s.quantities if compare.comparable(q.figure, whole.figure)]
        if len(like) < FEWEST or whole in like or VAGUE.search(sentence.quote):
            continue
        for parts in _in_rows(view, like):
            total = sum((part.figure.si for part in parts), Fraction(0))
            rest = [q for q in like if q not in parts and q.figure.si >= max(part.figure.si for part in parts)]
            near = abs(total - whole.figure.si) <= FAR * whole.figure.si
            head = re.split("[，。；]", view.text(first.block)[: parts[0].span.start])[-1]
            if len(parts) < FEWEST or not near or any(q.figure.si == total for q in rest) or NOT_A_PART.search(head):
                continue
            held = frozenset[str]().union(*(s.terms for s in told))
            if likeness.coverage(likeness.terms(one.demand.text), held, {}) >= ABOUT:
                yield parts, sentence


def _in_rows(view: View, figures: list[Quantity]) -> list[list[Quantity]]:
    """The figures, parted wherever more than a name stands between two."""
    rows = [[figures[0]]]
    for figure in figures[1:]:
        last = rows[-1][-1].span
        text = view.text(last.block)
        joined = last.block == figure.span.block and BETWEEN.fullmatch(text, last.end, figure.span.start)
        if joined and NOT_A_PART.search(text, last.end, figure.span.start) is None:
            rows[-1].append(figure)
        else:
            rows.append([figure])
    return rows


RULE = Rule(
    code="GJ261",
    name="parts-told-apart",
    category="arithmetic",
    severity="error",
    message="指标“{demand}”的完成数写{total}，别处所列分项{parts}相加为{sum}，两者不符",
    basis="财政部《项目支出绩效评价管理办法》（财预〔2020〕10号）：绩效数据应当真实、准确",
    check=check,
    doc=__doc__,
)
