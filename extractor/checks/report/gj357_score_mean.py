"""平均得分、得分区间与各项目得分不符

说明
    报告写明各项目的平均得分、以各项目得分平均而成的总分，或者得分在多少分至多少分之间，而按各项目自己的得分计算不是这个数。

理由
    平均分和区间由各项目得分算出，不符说明有一个得分改过而没有随之更新，或者计算有误。

反例
    3个项目自评等级均为优，其中桥梁检测96.0分、隧道照明93.0分、护栏更换90.0分，平均94.5分。

正例
    3个项目自评等级均为优，其中桥梁检测96.0分、隧道照明93.0分、护栏更换90.0分，平均93.0分。

不适用
    没有写平均得分或得分区间；写明是加权平均；没有列全各项目的得分。
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from decimal import Decimal
from fractions import Fraction

from db.records import Block
from extractor.checks.report.gj356_score_in_list import KEY
from extractor.checks.report.project_scores import Told, told_before
from extractor.checks.rule import Failed, Judgement, NotApplicable, Passed, Rule, context
from extractor.checks.view import View
from extractor.settings import Settings

MEAN = re.compile(r"(?<!加权)平均(?:自评)?(?:得分|分)?(?:为|是|达到?)?\s*(?P<n>\d{2,3}(?:\.\d+)?)\s*分(?!钟|之|点)")
AVERAGED = re.compile(
    r"[按取以由][^，。；]{0,20}?分[^，。；\d]{0,6}?(?<!加权)平均(?:计算|法|值|数)?，[^，。；\d]{0,30}?(?<!平均)得分[为是达到]{0,2}\s*"
    r"(?P<n>\d{2,3}(?:\.\d+)?)\s*分(?!钟|之|点)"
)
"""How a score is made comes first: 按6个项目得分简单平均，单位整体得分为93.4分."""
RANGE = re.compile(
    r"得分[^，。；\d]{0,6}?(?P<low>\d{2,3}(?:\.\d+)?)分?\s*(?:至|到|[-—~～])\s*(?P<high>\d{2,3}(?:\.\d+)?)分之间"
)
NEAR = 10
"""What differs by more is the mean of something else."""


def check(view: View, settings: Settings) -> Iterable[Judgement]:
    """One judgement a mean or a range that is stated of the projects' scores."""
    judged = False
    for block in view.body:
        if block.kind == "cell" or "分" not in block.text:
            continue
        averaged = AVERAGED.finditer(block.text) if "平均" in block.text else ()
        for found in (*MEAN.finditer(block.text), *averaged, *RANGE.finditer(block.text)):
            scores = told_before(view, block, found.start())
            if scores:
                judged = True
                yield _judge(view, block, found, scores)
    if not judged:
        yield NotApplicable("没有写平均得分或得分区间，或者没有列全各项目的得分")


def _judge(view: View, block: Block, found: re.Match[str], scores: Sequence[Told]) -> Judgement:
    values = [value for value, _ in scores]
    if "low" in found.groupdict():
        stated, right = f"{found['low']}至{found['high']}", f"{min(values)}至{max(values)}"
        wrong = (Decimal(found["low"]), Decimal(found["high"])) != (min(values), max(values))
    else:
        mean = sum(map(Fraction, values), Fraction(0)) / len(values)
        places = len(found["n"].partition(".")[2])
        stated, right = found["n"], f"{float(mean):.{places}f}"
        if abs(mean - Fraction(found["n"])) > NEAR:
            return NotApplicable("平均数说的不是这些得分")
        wrong = abs(mean - Fraction(found["n"])) > Fraction(1, 10**places)
    if not wrong:
        return Passed()
    return Failed(
        {"stated": stated, "right": right},
        context(view.span(block.id, found.start(), found.end()), *(span for _, span in scores)),
        confidence=0.9,
        cause=KEY,
    )


RULE = Rule(
    code="GJ357",
    name="score-mean",
    category="score_conflict",
    severity="error",
    message="各项目得分的平均数或区间写{stated}分，按所列得分应为{right}分",
    basis="财政部《项目支出绩效评价管理办法》（财预〔2020〕10号）：自评结果应当真实、准确",
    check=check,
    doc=__doc__,
)
