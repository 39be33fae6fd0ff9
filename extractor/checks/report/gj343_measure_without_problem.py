"""改进措施没有对应的问题

说明
    改进措施大多针对所列问题，其中一条所说的事项在存在问题部分却没有提到。仅作提示。

理由
    措施应当针对问题。多出的措施往往对应着没有写出的问题，或者是从别处、往年报告里照搬来的。

反例
    四、存在的问题
    1.公租房报修响应不及时，部分住户等待超过一周。
    2.维修资金拨付进度偏慢。
    五、改进措施
    1.建立公租房报修限时办结制度。
    2.按月对接财政部门，加快维修资金拨付。
    3.尽快完成锅炉房土地确权，妥善处理邻里纠纷。

正例
    四、存在的问题
    1.公租房报修响应不及时，部分住户等待超过一周。
    2.维修资金拨付进度偏慢。
    五、改进措施
    1.建立公租房报修限时办结制度。
    2.按月对接财政部门，加快维修资金拨付。

不适用
    没有分条写明问题和措施；措施大多是一般性的，与问题不逐条对应。
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from db.records import Measure
from extractor.checks.report.gj314_problem_without_measure import GENERAL, LEAD
from extractor.checks.rule import Failed, Judgement, NotApplicable, Passed, Rule, context
from extractor.checks.tools import short
from extractor.checks.view import View
from extractor.fields.points import points
from extractor.language.words import content
from extractor.settings import Settings

ENOUGH = 2
REASONS = re.compile(r"扣分|不足|不够|欠缺|主要是|问题")
"""Sentences of a conclusion that tell of what is amiss."""
WORDS = 3
"""A measure with fewer words of its own is a general one (加强学习, 提高认识)."""
COMMON = re.compile(
    r"加快|推进|推动|提高|强化|规范|完善|建立|健全|落实|制定|定期|组织|部分|个别|手续|尽快|积极|严格|统筹|优化|科学|合理|开展|人员|业务|责任|明确|专人|培训|学习|办公|服务|质量|力度"
)


def check(view: View, settings: Settings) -> Iterable[Judgement]:
    """One judgement a measure, where there are problems and measures in points and most of them belong together."""
    problems, measures = view.report.problems, _each(view.report.measures)
    if min(len(problems), len(measures)) < ENOUGH:
        yield NotApplicable("没有分条写明问题和措施")
        return
    told = " ".join(f"{p.project_name or ''} {p.text}" for p in problems)
    told += " ".join(b.text for s in view.sections("problems") for b in view.blocks(s))
    concluded = (b.text for s in view.sections("conclusion") for b in view.blocks(s))
    told += " ".join(sentence for text in concluded for sentence in text.split("。") if REASONS.search(sentence))
    answered = [_speaks(measure, told) for measure in measures]
    if sum(answered) <= len(measures) / 2:
        yield NotApplicable("措施大多是一般性的，与问题不逐条对应")
        return
    yield Passed(sum(answered))
    for measure, right in zip(measures, answered, strict=True):
        if not right:
            yield Failed({"words": short(measure.text)}, context(measure.span), confidence=0.5)


def _each(measures: Iterable[Measure]) -> list[Measure]:
    """The measures, one paragraph that counts several (二是……。三是……。) as so many."""
    return [
        Measure(place.quote, place)
        for measure in measures
        if measure.span is not None
        for place in points(measure.span)
    ]


def _speaks(measure: Measure, told: str) -> bool:
    """Whether a measure takes up two characters together of what the problems tell, or has too few words of its own."""
    own = [w for w in content(LEAD.sub("", measure.text)) if not GENERAL.search(w) and not COMMON.search(w)]
    return len(own) < WORDS or any(word[at : at + 2] in told for word in own for at in range(len(word) - 1))


RULE = Rule(
    code="GJ343",
    name="measure-without-problem",
    category="measure_gap",
    severity="info",
    message="改进措施“{words}”没有对应的问题",
    basis="财政部《项目支出绩效评价管理办法》（财预〔2020〕10号）：针对存在的问题提出改进措施",
    check=check,
    doc=__doc__,
)
