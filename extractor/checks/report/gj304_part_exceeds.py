"""部分大于整体

说明
    写作“其中”的一部分大于它所属的总数。

理由
    部分不可能大于整体，两个数字中至少有一个是错的。

反例
    完成情况：全年培训1200人次，其中管理人员1260人次。

正例
    完成情况：全年培训1200人次，其中管理人员126人次。

不适用
    没有写明“其中”的句子；括号里的“共”说的是全体（达标的12座（全县共38座））。分项有两个以上且都不大于总数的，由GJ303核对合计。
"""

from __future__ import annotations

from collections.abc import Iterable

from extractor.checks.report.sums import exceeds, sums
from extractor.checks.rule import Failed, Judgement, NotApplicable, Passed, Rule, context
from extractor.checks.tools import of_block
from extractor.checks.view import View
from extractor.settings import Settings


def check(view: View, settings: Settings) -> Iterable[Judgement]:
    """One judgement a part; where the parts are several and do not add up, the sum is the finding."""
    judged = False
    for block in view.body:
        for found in sums(view, block):
            if found.kind == "after" or len(found.parts) > 1:
                continue
            judged = True
            part = found.parts[0]
            if not exceeds(part.figure, found.total.figure):
                yield Passed()
                continue
            yield Failed(
                {"part": part.span.quote, "total": found.total.span.quote},
                context(found.total.span, part.span),
                projects=of_block(view, block.id),
                target=found.total,
                reported=part,
            )
    if not judged:
        yield NotApplicable("没有只列一个分项的“其中”")


RULE = Rule(
    code="GJ304",
    name="part-exceeds",
    category="data_logic",
    severity="error",
    message="其中的{part}大于总数{total}",
    basis="财政部《项目支出绩效评价管理办法》（财预〔2020〕10号）：绩效数据应当真实、准确",
    check=check,
    doc=__doc__,
)
