"""各项目得分的合计与平均分、所列得分不符

说明
    结论写明几个项目得分合计多少分：合计除以项目数不等于同一句所写的平均分，或者与逐一写出的得分相加不等。

理由
    合计、平均分和各项目得分能够互相推算，不符说明有一处写错，或者改了得分没有随之更新。

反例
    3个项目得分合计279分，平均94分。

正例
    3个项目得分合计279分，平均93分。

不适用
    没有写各项目得分的合计；写明是加权的。
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from fractions import Fraction

from db.records import Block
from extractor.checks.report.gj357_score_mean import MEAN
from extractor.checks.report.project_scores import number_before, told_before
from extractor.checks.rule import Failed, Judgement, NotApplicable, Passed, Rule, context
from extractor.checks.view import View
from extractor.settings import Settings

SUM = re.compile(
    r"个(?:子|支出|预算)?项目(?:的)?(?:自评|评价)?(?:得分|总分|分数)?(?P<sum>(?:合计|共计|总计|相加|加总|总和)(?:得|为|是|共)?\s*(?P<n>\d{3,4}(?:\.\d+)?)\s*分)(?!值|钟|之|点)"
)
WEIGHTED = "加权"
NEAR = Fraction(1, 10)
"""What differs by more than this share is the sum of something else."""


def check(view: View, settings: Settings) -> Iterable[Judgement]:
    """One judgement a sum of scores with a mean, and one with the scores that it is of."""
    judged = False
    for block in view.outside:
        for found in SUM.finditer(block.text) if "分" in block.text else ():
            for judgement in _judge(view, block, found):
                judged = True
                yield judgement
    if not judged:
        yield NotApplicable("没有写各项目得分的合计")


def _judge(view: View, block: Block, found: re.Match[str]) -> Iterator[Judgement]:
    sentence = view.sentence(block.id, found.start(), found.end())
    number, total = number_before(view, block, found.start()), Fraction(found["n"])
    here = view.span(block.id, *found.span("sum"))
    mean = MEAN.search(block.text, found.end(), sentence.end)
    if mean is not None and number and WEIGHTED not in sentence.quote:
        stated = Fraction(mean["n"])
        places = len(mean["n"].partition(".")[2])
        if abs(total / number - stated) < Fraction(1, 10**places):
            yield Passed()
        else:
            right = f"{float(total / number):.{max(places, 1)}f}"
            span = view.span(block.id, mean.start(), mean.end())
            yield Failed({"stated": f"平均{mean['n']}", "right": right}, context(here, span), confidence=0.9)
    told = told_before(view, block, found.start())
    summed = sum((value for value, _ in told), Decimal(0))
    if not told or abs(total - Fraction(summed)) > NEAR * total:
        return
    if Fraction(summed) == total:
        yield Passed()
    else:
        spans = (span for _, span in told)
        yield Failed({"stated": f"合计{found['n']}", "right": f"{summed}"}, context(here, *spans), confidence=0.9)


RULE = Rule(
    code="GJ398",
    name="score-total",
    category="score_conflict",
    severity="error",
    message="各项目得分{stated}分，按其余数字应为{right}分",
    basis="财政部《项目支出绩效评价管理办法》（财预〔2020〕10号）：自评结果应当真实、准确",
    check=check,
    doc=__doc__,
)
