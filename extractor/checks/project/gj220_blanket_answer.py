"""概括作答

说明
    指标列了三项以上工作或成果，完成情况只用“各项工作均已完成”之类一句话概括，没有逐项说明。

理由
    一句话代替逐项说明，看不出每项是否真正完成、有什么成果。

反例
    1、乡镇志编纂
    绩效目标：传承地方文化。
    绩效指标：收集乡镇史料，走访老干部并整理口述材料，编写志稿初稿，组织专家评审。
    完成情况：目前各项工作均已全部完成。

正例
    1、乡镇志编纂
    绩效目标：传承地方文化。
    绩效指标：收集乡镇史料，走访老干部并整理口述材料，编写志稿初稿，组织专家评审。
    完成情况：收集史料312件，走访老干部26人并整理口述材料，志稿初稿于6月编写完成，11月组织专家评审通过。

不适用
    指标不足三项；完成情况没有概括性的话。
"""

from __future__ import annotations

from collections.abc import Iterable

from extractor.checks.project.judged import NO_DEMANDS, by_project
from extractor.checks.rule import Failed, Judgement, Passed, Rule, reported, target
from extractor.checks.view import View
from extractor.results.sweeping import all_done
from extractor.settings import Settings

FEWEST = 3
"""So many demands answered by one sentence are too many."""


def check(view: View, settings: Settings) -> Iterable[Judgement]:
    """One judgement a project that has demands enough."""
    looked = False
    for project, demands in by_project(view):
        if len(demands) < FEWEST or any(one.demand.answer for one in demands):
            continue
        looked = True
        swept = [
            one
            for one in demands
            if one.result.status in ("met", "restated")
            and one.result.evidence
            and all_done(one.result.evidence[0].quote)
        ]
        if len(swept) < FEWEST:
            yield Passed()
            continue
        said = swept[0].result.evidence[0]
        yield Failed(
            {"count": str(len(swept)), "said": said.quote},
            (*target(*(one.demand.span for one in swept)), *reported(said)),
            projects=(project,),
            confidence=0.8,
        )
    if not looked:
        yield NO_DEMANDS


RULE = Rule(
    code="GJ220",
    name="blanket-answer",
    category="target_not_reported",
    severity="warning",
    message="指标中的{count}项要求，完成情况只用“{said}”一句概括，没有逐项说明",
    basis="《项目支出绩效评价管理办法》（财预〔2020〕10号）：绩效自评应对照绩效指标逐项说明完成情况",
    check=check,
    doc=__doc__,
)
