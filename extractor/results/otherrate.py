"""Another rate than the one that is due, told by its own name: 利用率 is not answered by 完好率85%.

A result may shorten a rate's name (持证率 for 持证上岗率, 满意率 for 满意度), and then shares characters with it. In the clean trial
reports every rate that is told by a name shares some with the one that it answers, or the one that is due is named elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from db.records import Indicator, Quantity, Result
from extractor.results import asked, likeness
from extractor.results.lexicon import Shift

if TYPE_CHECKING:
    from extractor.results.align import Aligner
    from extractor.results.statements import Statement

_TOLD = re.compile(
    r"(?P<stem>[一-鿿]{2})(?:率|度)(?:由[^，。；]{1,12}|[为达到约是均都也仍在]|平均|分别|实际|稳定|保持)*\s*$"
)
"""The name of a rate right before its figure."""
_GENERAL = re.compile(
    r"覆盖|到位|达标|合格|完成|准确|规范|成功|有效|执行|落实|优良|普及|参与|实现|通过|达成|正常|[平年月日]均|综合|总体|总[一-鿿]|[增降]"
)
"""Names by which a rate of nearly anything may be told."""
_ALIKE = tuple(
    frozenset(words.split())
    for words in (
        "满意 好评 认可 赞成 支持 信任",
        "知晓 了解 认知 知悉",
        "及时 按时 按期 准时 限时 时效 超期 逾期",
        "办结 结案 审结 处理 处置 解决 整改 化解 销号 回复 答复 反馈 响应 处结 闭环",
        "出勤 到课 参训 参加 到会 到场 到岗 签到 参会",
        "就业 上岗 留用 在岗 稳岗",
        "成活 存活 保存",
        "回收 收回 归还 还款 偿还 清收 追回",
        "完好 可用 运行 运转 开机",
        "发放 兑付 拨付 支付 到账 兑现 发到",
        "准确 正确 差错 错误 误差",
        "合规 规范 合法",
        "录入 入库 归集 采集 上传 报送 登记",
    )
)
"""Names of which either may stand for the other, as far as a text tells: our list, of common terms."""


def result(aligner: Aligner, demand: Indicator, statement: Statement, quantity: Quantity) -> Result | None:
    """What a percentage says that is told by the name of another rate than is due; None where it may be that one."""
    shift = other_rate(demand, quantity, statement, aligner.statements)
    if shift is None:
        return None
    reason = f"指标要求的是“{shift.demanded}”，完成情况写的是“{shift.said}”"
    return Result("not_reported", reason, quantity, (statement.span,))


def other_rate(demand: Indicator, quantity: Quantity, answer: Statement, said: Sequence[Statement]) -> Shift | None:
    """The rate that is due and the one that is told right before `quantity`, a figure of `answer`, where that is another.

    What is due must be named nowhere in all that the completion says. Of what is due by a name that any rate may have
    (抽查合格率) the sentence must not speak at all.
    """
    if demand.figure is None or demand.figure.dimension != "ratio" or demand.answer is not None:
        return None  # a cell is looked at by itself
    clause = answer.text[: quantity.span.start - answer.span.start]
    due, told = asked.rate(demand), _TOLD.search(clause)
    if due is None or told is None or due[0][-1] not in "率度":
        return None
    stem, other = due[1], told["stem"]
    if _GENERAL.search(other) or any({stem, other} <= group for group in _ALIKE):
        return None
    before = "，".join(
        (*(s.text for s in said if s.sentence == answer.sentence and s.span.start < answer.span.start), clause)
    )
    if set(other) & set(demand.text) or set(stem) & set(clause) or any(stem in s.text for s in said):
        return None
    spoken = likeness.terms(before)
    of = demand.text if _GENERAL.search(stem) else stem
    if not likeness.terms(of).isdisjoint(spoken) or not likeness.terms(other).isdisjoint(likeness.terms(demand.text)):
        return None
    return Shift(f"{stem}{due[0][-1]}", told[0][:3])
