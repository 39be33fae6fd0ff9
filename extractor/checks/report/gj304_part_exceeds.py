"""部分大于整体

说明
    写作“其中”的一部分，或者紧接着按户籍、性别、年龄等说出的一部分，大于它所属的总数。

理由
    部分不可能大于整体，两个数字中至少有一个是错的。

反例
    完成情况：全年培训1200人次，其中管理人员1260人次。

正例
    完成情况：全年培训1200人次，其中管理人员126人次。

不适用
    没有写明“其中”、也不是按人的类别接着说的句子；括号里的“共”说的是全体（达标的12座（全县共38座））。分项有两个以上的，各自与总数比较；都不大于总数、或者合计已由GJ303指出的，不再提出。
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from fractions import Fraction

from db.records import Quantity
from extractor.checks.report.added import others_before
from extractor.checks.report.classes import total_of
from extractor.checks.report.figuring import as_total, exceeds, held_in_them
from extractor.checks.report.gj303_sum_in_sentence import adds_up_wrongly
from extractor.checks.report.kinds import told_by_kind
from extractor.checks.report.parts import Sum
from extractor.checks.report.parts_behind import NAMES_PART
from extractor.checks.report.sums import sums
from extractor.checks.rule import Failed, Judgement, NotApplicable, Passed, Rule, context
from extractor.checks.tools import of_block
from extractor.checks.view import View
from extractor.results.compare import comparable
from extractor.settings import Settings

FOUND = re.compile("发现|[查检]出|存在|提出|解决|整改")
FAR = Fraction(21, 20)
"""By so much do parts exceed what they are not of, beyond what rounding may explain."""
IN_A_ROW = re.compile(r"(?:分别|依次)[^，。；：\d]{0,8}(?:\d[\d.,]*[百千万亿]{0,2}[^，。；：、\d]{0,4}[、和及与]\s?)+$")
"""The last of a row that is told of several things (分别为3.6万、2.5万和1.7万人次，其中……): what follows may be of all of them."""
CLAUSE_END = re.compile("[，。；：、]")


def check(view: View, settings: Settings) -> Iterable[Judgement]:
    """One judgement a part; where the parts are several and do not add up, the sum is the finding."""
    judged = False
    for block in view.body:
        for found in (*sums(view, block), *told_by_kind(view, block)):
            if found.kind == "after" or not found.named:
                continue
            several = len(found.parts) > 1
            part = next(
                (p for p in found.parts if exceeds(as_total(p.figure, found.total.figure), found.total.figure)), None
            )
            if several and part is None:
                continue
            judged = True
            if part is None:
                yield Passed()
                continue
            if several and adds_up_wrongly(view, found):
                yield NotApplicable("合计已由GJ303指出")
                continue
            if (why := _of_another(view, found, part)) is not None:
                yield NotApplicable(why)
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


def _come_upon(text: str, total: Quantity, part: Quantity) -> bool:
    """Whether the part counts what was found at the places that the total counts: 检查商户22个，其中发现问题35个."""
    lead = CLAUSE_END.split(text[: part.span.start])[-1]
    return FOUND.search(lead) is not None and FOUND.search(CLAUSE_END.split(text[: total.span.start])[-1]) is None


def _of_another(view: View, found: Sum, greater: Quantity) -> str | None:
    """Why the part may be one of something else than the figure right before it; None where it may not."""
    part = greater.figure
    if not comparable(part, found.total.figure):
        return "计量单位不同，说的不是同一对象"  # 新建社47个……具备功能4项，其中20个社: of the first
    text = view.text(found.block)
    if IN_A_ROW.search(text, 0, found.total.span.start):
        return "前面还有并列的数，所分的可能是它们的全体"
    between = text[found.total.span.end : found.parts[0].span.start]
    if held_in_them(between):
        return "数的是其中载明的另一种东西"
    if _come_upon(text, found.total, greater):
        return "数的是在其中发现的另一种东西"
    before = others_before(view, found)
    if before and NAMES_PART.search(between) is None:
        return "前面还有并列的数，所分的可能是它们的全体"  # 各季度为31场、42场；按对象分，职工48场、居民25场
    apart = len(found.parts) > 1 and not found.overlapping  # parts that stand apart are of nothing less than their sum
    added = total_of(found.parts)
    if any(not exceeds(part, q.figure) and not (apart and added > FAR * q.figure.si) for q in before):
        return "同一句里还有别的总数，“其中”可能说的是它"  # 归档21.8万件，公文15.3万件、办件6.5万件，其中21.5万件……
    return None


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
