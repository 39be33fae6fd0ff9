"""一句话里的分项之和与总数不符

说明
    一句话先说总数，再说其中各是多少，而各分项之和（按书写精度取区间）不等于总数；都是整数而相差在取整误差之内的，仅作提示。
    单位成本写明由哪几笔构成的，三个以上并列的数目以“共”字结尾的，同样核对。
    自评表的备注惯于写明完成值由哪些部分组成的（有两行以上加得起来），其余各行也照此核对。

理由
    分项与总数不符，至少有一个数字是错的，据此计算的完成率也不可信。

反例
    完成情况：全年改造供水管网26公里，其中城区18.5公里，乡镇9.5公里。

正例
    完成情况：全年改造供水管网28公里，其中城区18.5公里，乡镇9.5公里，惠及居民2600户。

不适用
    没有总数和分项并列的句子；分项没有列全（“等”“主要”“其他”），或者各分项可能重叠（其中女性……、党员……）；相差很大、差数就在旁边写明、或者合起来正是同一句里另一个数的，所列不是这个总数的分项。
    预算收支的分项由GJ301检查，各等级的项目数由GJ305检查。
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from fractions import Fraction

from db.records import Quantity
from extractor.checks.report.added import exactly, matches, others_before, whole
from extractor.checks.report.called_again import called_again
from extractor.checks.report.classes import total_of
from extractor.checks.report.composed import sums_of_rows
from extractor.checks.report.figuring import shown
from extractor.checks.report.parts import Sum
from extractor.checks.report.ratios import agrees
from extractor.checks.report.slips import FAR, PAIR, digits_swapped, explained, plausible
from extractor.checks.report.sums import sums
from extractor.checks.rule import Failed, Judgement, NotApplicable, Passed, Rule, context
from extractor.checks.tools import of_block, overlaps
from extractor.checks.view import View
from extractor.results.compare import comparable
from extractor.settings import Settings

NAME = re.compile(r"[一-鿿]{1,12}$")
EACH = re.compile(r"[每各][^，。；、\d]{0,8}$")
"""What is told of each is no number of those that a list leaves out: 每个站都去过2次."""
ANOTHER = re.compile(r"[^，。；\d]{0,6}[，、](?:另|其余|其他|余下|剩下|剩余|还)[^，。；\d]{0,4}")
"""What leads to the rest of a list."""
PLAIN = re.compile(r"其中|面积|总数|数量|人数|户数|[有共计约达为中的]")
"""Words of a name that any total and any part may have."""


def check(view: View, settings: Settings) -> Iterable[Judgement]:
    """One judgement a total with two parts or more, in a sentence or in a row and its remark."""
    budget = {item.span.block for item in view.report.budget if item.span is not None}
    rated = [c.span for c in view.report.ratings.counts if c.span is not None]
    judged = False
    for block in view.figured(2):
        for found in sums(view, block):
            if len(found.parts) < 2 or (block.id in budget and found.total.figure.dimension == "money"):
                continue
            if any(overlaps(part.span, span) for part in found.parts for span in rated):
                continue
            judged = True
            yield _judge(view, found)
        for found in called_again(block, view.quantities(block.id)):
            judged = True
            yield _judge(view, found)
    for found in sums_of_rows(view):
        judged = True
        yield _judge(view, found)
    if not judged:
        yield NotApplicable("没有同时写明总数和各分项的句子")


COME_TO = re.compile(r"(?:共|小?计)\s*$")


def adds_up_wrongly(view: View, found: Sum) -> bool:
    """Whether the parts are found not to give their total, so that the total need not be held against one of them."""
    return isinstance(_judge(view, found), Failed)


def _of_kind(part: Quantity, total: Quantity) -> bool:
    """Whether a part is told in the total's unit, or in none: 9所 and 37家 alone are not 46个 that are told wrongly."""
    return part.figure.unit is None or comparable(part.figure, total.figure)


def _told_beside(view: View, found: Sum, added: Fraction) -> bool:
    """Whether what the parts add up to is told itself: by another figure of the sentence, or by its share of the total.

    入驻企业17户，做零部件的8户、包装的9户，其中11户投产、6户装修; 被告人190人，指派163人、委托13人，辩护率92.63%.
    """
    if added in {q.figure.si for q in others_before(view, found)}:
        return True
    sentence, last = view.sentence(found.block, found.total.span.start), found.parts[-1].span.end
    after = [q.figure for q in view.quantities(found.block) if last <= q.span.start < sentence.end]
    share = added / found.total.figure.si if found.total.figure.si else Fraction(0)
    return any(
        (figure.si < 1 and agrees(figure, share))
        if figure.dimension == "ratio"
        else figure.si == added and comparable(figure, found.total.figure)
        for figure in after
    )


def _of_subtotals(view: View, found: Sum) -> bool:
    """Whether a total sums up what rows before it come to (甲路2公里、乙路1公里，共3公里；丙院4公里、丁巷5公里，共9公里，合计12公里)."""
    text, start = view.text(found.block), found.total.span.start
    begin = text.rfind("。", 0, start) + 1
    told = [q for q in view.quantities(found.block) if begin <= q.span.start < start]
    come_to = [
        q.figure.si
        for q in told
        if comparable(q.figure, found.total.figure) and COME_TO.search(text, begin, q.span.start)
    ]
    return any(sum(come_to[-count:]) == found.total.figure.si for count in range(PAIR, len(come_to) + 1))


def _more_behind(view: View, found: Sum, added: Fraction) -> bool:
    """Whether the next figure behind the list is what it leaves over: 其中行政15人、事业24人；另有借调3人."""
    last = found.parts[-1].span.end
    behind = next((q for q in view.quantities(found.block) if q.span.start >= last), None)
    if behind is None or _of_each(view, behind):
        return False
    return behind.figure.si == found.total.figure.si - added


def _of_each(view: View, quantity: Quantity) -> bool:
    start = quantity.span.start
    return EACH.search(view.text(quantity.span.block), max(0, start - 12), start) is not None


def _apart_otherwise(view: View, found: Sum) -> bool:
    """Whether the last parts and the rest that the sentence goes on with come to the total, which the first part cuts
    another way: 路灯160盏，其中本年新装42盏，年末亮着151盏，另9盏待修."""
    last = found.parts[-1].span.end
    behind = next((q for q in view.quantities(found.block) if q.span.start >= last), None)
    if found.kind != "listed" or behind is None or not comparable(behind.figure, found.total.figure):
        return False
    if ANOTHER.fullmatch(view.text(found.block), last, behind.span.start) is None:
        return False
    come_to = [total_of([*found.parts[first:], behind]) for first in range(1, len(found.parts))]
    return found.total.figure.si in come_to


def _beside_it(view: View, found: Sum) -> bool:
    """Whether the last part may stand beside the total, in a row of stocks (辖3个乡，水域12亩，其中水库8亩，林地3亩).

    So where the first part shares a character of its name with the total, and the last one with neither.
    """
    text, sentence = view.text(found.block), view.sentence(found.block, found.total.span.start)
    first, last = found.parts[0].span, found.parts[-1].span
    between = text[found.parts[-2].span.end : last.start]
    if found.kind != "listed" or len(found.parts) != PAIR or "，" not in between:
        return False
    before = [q for q in view.quantities(found.block) if sentence.start <= q.span.start < found.total.span.start]
    if not any(q.figure.base != found.total.figure.base for q in before):
        return False
    name = NAME.search(text, sentence.start, found.total.span.start)
    one = NAME.search(text, found.total.span.end, first.start)
    other = NAME.search(text, found.parts[-2].span.end, last.start)
    if name is None or one is None or other is None:
        return False
    whole, part, apart = (set(PLAIN.sub("", m[0])) for m in (name, one, other))
    return bool(whole & part) and not apart & (whole | part)


def _judge(view: View, found: Sum) -> Judgement:
    rounded = matches(found)
    if rounded and (found.overlapping or exactly(found) or not whole(found)):
        return Passed()
    total, added = found.total, total_of(found.parts)
    swapped = len(found.parts) > PAIR and digits_swapped(total.figure, [part.figure for part in found.parts])
    if found.overlapping and not (swapped and whole(found) and found.exhaustive):
        return NotApplicable("各分项可能重叠，不能相加")
    if added < total.figure.si and (not found.exhaustive or added < total.figure.si / 2):
        return NotApplicable("分项没有列全")  # a digit that was mistaken does not take half of the whole away
    figures = [part.figure for part in found.parts]
    if added > total.figure.si * FAR or (
        found.kind == "listed" and not found.all_named and not plausible(total.figure, figures)
    ):
        return NotApplicable("所列数字与总数相差较多，可能没有列全，或者不是它的分项")
    if not any(_of_kind(part, total) for part in found.parts):
        return NotApplicable("所列数字与总数的计量单位不同")
    if added < total.figure.si and _beside_it(view, found):
        return NotApplicable("最后一个数可能与总数并列，不是它的分项")
    if _told_beside(view, found, added) or _of_subtotals(view, found) or _apart_otherwise(view, found):
        return Passed()
    mine = {total.span.start, *(part.span.start for part in found.parts)}
    others = (q for q in view.quantities(found.block) if q.span.start not in mine)
    beside = [q.figure for q in others if not _of_each(view, q)]
    if _more_behind(view, found, added) or explained(
        total.figure, figures, (f for f in beside if comparable(f, total.figure))
    ):
        return NotApplicable("相差的数目另有所指，分项没有读全或者多读了一项")
    certain = added > total.figure.si or found.kind != "listed" or len(found.parts) > 2
    return Failed(
        {
            "total": total.span.quote,
            "parts": "、".join(part.span.quote for part in found.parts),
            "sum": shown(added, total.figure),
        },
        context(total.span, *(part.span for part in found.parts)),
        projects=of_block(view, found.block),
        target=total,
        severity="info" if rounded else None if certain else "warning",
        confidence=0.4 if rounded else 0.95 if certain else 0.7,
    )


RULE = Rule(
    code="GJ303",
    name="sum-in-sentence",
    category="arithmetic",
    severity="error",
    message="总数写{total}，所列分项{parts}相加为{sum}，两者不符",
    basis="财政部《项目支出绩效评价管理办法》（财预〔2020〕10号）：绩效数据应当真实、准确",
    check=check,
    doc=__doc__,
)
