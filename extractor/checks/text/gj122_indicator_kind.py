"""指标类别与内容不符

说明
    列在“时效指标”下的指标说的是合格率、达标率等质量，或者列在“质量指标”下的指标说的是完成时间。

理由
    指标类别决定评分的口径；放错类别，产出的质量或时效就缺了考核。

反例
    1、教师培训
    绩效目标：提高教师素质。
    绩效指标：数量指标：举办培训12期；时效指标：培训合格率不低于95%。
    完成情况：举办培训12期；培训合格率98.2%。

正例
    1、教师培训
    绩效目标：提高教师素质。
    绩效指标：数量指标：举办培训12期；质量指标：培训合格率不低于95%；时效指标：11月底前完成培训。
    完成情况：举办培训12期；培训合格率98.2%，11月22日完成最后一期。

不适用
    指标没有写明二级类别。
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from extractor.checks.rule import Failed, Judgement, NotApplicable, Passed, Rule, target
from extractor.checks.tools import short
from extractor.checks.view import View
from extractor.settings import Settings

QUALITY = re.compile(r"(?:合格|达标|优良|准确|正确|完好|成活|满意)(?:率|度)|差错率|质量")
TIME = re.compile(
    r"时|期|按|准点|日|月|季|年|天|周|分钟|进度|速度|及早|提前|之?前|完成率|办结|到位率|拨付|发放|支付|执行率"
)
DAY = re.compile(r"\d{1,2}月(?:\d{1,2}日|底|末|[上中下]旬)?之?前|完成时间|完成期限|办结时限|及时率|按期")


def check(view: View, settings: Settings) -> Iterable[Judgement]:
    """One judgement a demand whose kind is given as 时效指标 or 质量指标."""
    judged = False
    for project in view.report.projects:
        for demand in project.indicators:
            if demand.level2 not in ("时效指标", "质量指标") or demand.span is None:
                continue
            judged = True
            timely = demand.level2 == "时效指标"
            wrong = (
                QUALITY.search(demand.text) is not None and TIME.search(demand.text) is None
                if timely
                else DAY.search(demand.text) is not None and QUALITY.search(demand.text) is None
            )
            if not wrong:
                yield Passed()
                continue
            right = "质量" if timely else "时效"
            yield Failed(
                {"kind": demand.level2, "demand": short(demand.text, 30), "right": right},
                target(demand.span),
                projects=(project,),
                confidence=0.7,
            )
    if not judged:
        yield NotApplicable("指标没有写明二级类别")


RULE = Rule(
    code="GJ122",
    name="indicator-kind",
    category="label_error",
    severity="info",
    message="“{demand}”列为{kind}，说的却是{right}",
    basis="《中央部门预算绩效目标管理办法》（财预〔2015〕88号）：产出指标分为数量、质量、时效、成本指标",
    check=check,
    doc=__doc__,
)
