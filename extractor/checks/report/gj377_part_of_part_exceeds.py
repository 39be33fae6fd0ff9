"""其中的一处多于这一处的总数

说明
    先按几处写明总数各是多少，接着写其中做到的有多少、也按同样几处分开，而某一处做到的比这一处的总数还多。

理由
    各处做到的只能在各处的总数里面；多出来说明两组数字至少有一个是错的。

反例
    完成情况：建成住房320户，东镇128户、西镇104户、南乡88户。搬进新居的有301户，东镇112户、西镇97户、南乡92户，余下19户在外务工。

正例
    完成情况：建成住房320户，东镇128户、西镇104户、南乡88户。搬进新居的有301户，东镇117户、西镇97户、南乡87户，余下19户在外务工。

不适用
    没有按同样几处分开写的总数和其中的数；后一组数看不出是前一组的一部分。
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from db.records import Quantity
from extractor.checks.report.parts import Sum
from extractor.checks.report.ratios import agrees
from extractor.checks.report.sums import sums
from extractor.checks.rule import Failed, Judgement, NotApplicable, Passed, Rule, context
from extractor.checks.tools import HAN, of_block
from extractor.checks.view import View
from extractor.results.compare import comparable
from extractor.settings import Settings

NAME = re.compile(rf"[{HAN}]{{2,8}}$")
REST = re.compile(r"(?:余下|剩下|剩余|其余|另外|尚有|还有)[^，。；、\d]{0,6}$")
FEWEST = 2


def check(view: View, settings: Settings) -> Iterable[Judgement]:
    """One judgement a pair of lists over the same places, of which the second is a part of the first."""
    judged = False
    for whole, part in _pairs(view):
        if not _within(view, whole, part):
            continue
        judged = True
        over = [(a, b) for a, b in zip(whole.parts, part.parts, strict=True) if b.figure.si > a.figure.si]
        if len(over) != 1:
            yield Passed()
            continue
        one, more = over[0]
        yield Failed(
            {"name": _name(view, one), "whole": one.span.quote, "part": more.span.quote},
            context(one.span, more.span, whole.total.span, part.total.span),
            projects=of_block(view, more.span.block),
            target=one,
            reported=more,
            confidence=0.85,
        )
    if not judged:
        yield NotApplicable("没有按同样几处分开写的总数和其中的数")


def _pairs(view: View) -> Iterator[tuple[Sum, Sum]]:
    """Totals with their parts, the one right behind the other, over the same names in the same order."""
    found = [s for block in view.body if block.kind != "cell" for s in sums(view, block) if len(s.parts) >= FEWEST]
    for one, other in pairwise(found):
        near = other.block - one.block <= 1 and view.project_of(one.block) is view.project_of(other.block)
        if not near or len(one.parts) != len(other.parts) or one.kind == "after" or other.kind == "after":
            continue
        if other.total.figure.si < one.total.figure.si and comparable(one.total.figure, other.total.figure):
            names = [[_name(view, part) for part in s.parts] for s in (one, other)]
            if names[0] == names[1] and all(names[0]):
                yield one, other


def _within(view: View, whole: Sum, part: Sum) -> bool:
    """Whether the second is a part of the first: what is left over is told behind it, or its share is."""
    left = whole.total.figure.si - part.total.figure.si
    share = part.total.figure.si / whole.total.figure.si
    text = view.text(part.block)
    stop = text.find("。", part.total.span.end)
    for quantity in view.quantities(part.block):
        if not part.parts[-1].span.end <= quantity.span.start < (len(text) if stop < 0 else stop):
            continue
        figure = quantity.figure
        if figure.dimension == "ratio" and agrees(figure, share):
            return True
        rest = figure.si == left and comparable(figure, part.total.figure)
        if rest and REST.search(text, 0, quantity.span.start):
            return True
    return False


def _name(view: View, part: Quantity) -> str:
    found = NAME.search(re.split(r"[，、：；。]|其中", view.text(part.span.block)[: part.span.start])[-1])
    return found[0] if found is not None else ""


RULE = Rule(
    code="GJ377",
    name="part-of-part-exceeds",
    category="data_logic",
    severity="error",
    message="{name}共{whole}，其中做到的却有{part}",
    basis="财政部《项目支出绩效评价管理办法》（财预〔2020〕10号）：绩效数据应当真实、准确",
    check=check,
    doc=__doc__,
)
