"""最大（最小）的乘以个数够不到（超过了）总数

说明
    同一句里写一共有几个、最大的（最多的、最小的、最少的）一个是多少、合计是多少，而最大的乘以个数还小于合计，
    或者最小的乘以个数已大于合计；又或者写每次（每季、每站）各是多少、几次合计多少，而两者相乘不等于合计。
    走访、巡查多少处次的，最少（最多）的一处几次也按此检查。

理由
    每一个都不超过最大的，合计就不会超过最大的乘以个数；最小的同理。

反例
    完成情况：十座蓄水池全部建成，容积最小的210立方米，最大的340立方米，合计3650立方米。

正例
    完成情况：十座蓄水池全部建成，容积最小的210立方米，最大的340立方米，合计2650立方米。

不适用
    没有同时写明个数、最大最小值和合计；个数不止一个说法的不比较。
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

from db.records import Figure, Quantity, Span
from extractor.checks.report import visits
from extractor.checks.report.figuring import shown
from extractor.checks.report.parts import ADDABLE
from extractor.checks.report.ratios import unit_of_last_digit
from extractor.checks.rule import Failed, Judgement, NotApplicable, Passed, Rule, context
from extractor.checks.tools import of_block
from extractor.checks.view import View
from extractor.outline.marks import han_number
from extractor.settings import Settings

EXTREME = re.compile(
    r"最(?P<which>[大多长高小少短低])(?:的|者|的一?[\u4e00-\u9fff]{1,3}|一[\u4e00-\u9fff]{1,3})?(?:为|是|有)?$"
)
TOTAL = re.compile(
    r"(?:合计|共计|总计|[合加]起来|总(?![站部队院局店厂台行校会社装])[\u4e00-\u9fff]{1,4})(?:为|是|达到?)?$"
)
ALL = re.compile(r"[^，。；\d]{0,14}(?:全部|均|都|已)(?!未)")
"""Behind the number of all: 十座蓄水池全部建成."""
SOME = re.compile(r"其中|另|还有|其余|[（(]")
PERIODS = r"[季次批期轮月年天日校站班场组届]"
EACH = re.compile(
    rf"(?:(?P<named>[\u4e00-\u9fff]、[\u4e00-\u9fff])[两二2]?{PERIODS}|(?P<n>[两二三四五六七八九十\d]{{1,3}}){PERIODS})(?:都|均)?各(?!自|项|种|类)(?P<verb>[^，。；、\d]{{0,8}})$"
)
"""春、秋两季各普查松林, 三批各投放."""
OF_EACH = re.compile(
    rf"^[^，。；\d]{{0,8}}[，,]\s*(?P<m>[两二三四五六七八九十\d]{{1,3}}){PERIODS}(?:合计|共计|总计|共)[^，。；、\d]{{0,6}}$"
)
CLOSE = Decimal("0.2")
"""A total that is farther off is of something else."""


@dataclass(frozen=True, slots=True)
class Case:
    """What was computed: a figure, how many, the total; and what is wrong, where anything is."""

    figure: Quantity
    number: Span
    total: Quantity
    wrong: str | None


def check(view: View, settings: Settings) -> Iterable[Judgement]:
    """One judgement a total with the extreme of its members, or with what each of them is."""
    judged = False
    for block in view.body:
        if block.kind == "cell":
            continue
        extremes = _extremes(view, block.id) if "最" in block.text else ()
        visited = _visited(view, block.id) if "最" in block.text else ()
        for case in (*extremes, *visited, *(_each(view, block.id) if "各" in block.text else ())):
            judged = True
            if case.wrong is None:
                yield Passed()
                continue
            yield Failed(
                {"what": case.wrong},
                context(case.number, case.figure.span, case.total.span),
                projects=of_block(view, block.id),
                target=case.total,
                reported=case.figure,
                confidence=0.85,
            )
    if not judged:
        yield NotApplicable("没有同时写明个数、最大最小值和合计")


def _extremes(view: View, block: int) -> Iterator[Case]:
    """The greatest and the least of so many, right before their total."""
    text, found = view.text(block), view.quantities(block)
    for at, total in enumerate(found):
        sentence = view.sentence(block, total.span.start)
        own = [q for q in found[:at] if q.span.start >= sentence.start]
        if total.figure.dimension not in ADDABLE or not TOTAL.search(text, sentence.start, total.span.start):
            continue
        ends = []
        for one in reversed(own):
            which = EXTREME.search(text, sentence.start, one.span.start)
            if which is None or one.figure.base != total.figure.base or one.figure.value_high is not None:
                break
            ends.append((one, which["which"]))
        number = _number(view, block, ends[-1][0].span.start) if ends else None
        if number is None or SOME.search(text, number[2], total.span.start):
            continue
        many, place, _, counted = number
        if counted == total.figure.base:
            continue  # 保管员326名，最少的网点有2名: how many there are in all, and no number of those that have them
        for one, kind in ends:
            bound, high = one.figure.si * many, kind in "大多长高"
            slack = (unit_of_last_digit(one.figure) * many + unit_of_last_digit(total.figure)) / 2
            wrong = total.figure.si > bound + slack if high else total.figure.si < bound - slack
            said = f"最{kind}的{one.span.quote}，{many}个至{'多' if high else '少'}合计{shown(bound, total.figure)}"
            yield Case(one, place, total, f"{said}，合计却写{total.span.quote}" if wrong else None)


def _visited(view: View, block: int) -> Iterator[Case]:
    """The fewest and the most visits to one of so many places, behind all visits: 共12座，巡查45座次，最少的一座去了4次."""
    for places, total, one, most in visits.ends(view, block):
        bound = one.figure.value * places.figure.value
        wrong = total.figure.value > bound if most else total.figure.value < bound
        said = f"最{'多' if most else '少'}的{one.span.quote}，{places.span.quote}至{'多' if most else '少'}{bound.normalize():f}次"
        yield Case(one, places.span, total, f"{said}，合计却写{total.span.quote}" if wrong else None)


def _number(view: View, block: int, before: int) -> tuple[Fraction, Span, int, str] | None:
    """How many there are, where just one number is told of all, in this sentence or the one before it; and where
    that, with what it consists of, ends; last what it is counted in."""
    text = view.text(block)
    start = view.sentence(block, before).start
    start = view.sentence(block, max(0, start - 2)).start if start else 0
    counts = [
        q
        for q in view.quantities(block)
        if start <= q.span.start < before and q.figure.dimension == "count" and q.figure.si > 1
    ]
    if not counts:
        return None
    first = counts[0]
    if not ALL.match(text, first.span.end) or first.figure.multiplier is not None:
        return None
    parts = [q for q in counts[1:] if q.figure.si < first.figure.si]
    if len(parts) + 1 != len(counts) or (parts and sum((q.figure.si for q in parts), Fraction(0)) != first.figure.si):
        return None
    return first.figure.si, first.span, counts[-1].span.end, first.figure.base


def _each(view: View, block: int) -> Iterator[Case]:
    """So much each time, and so much in all: 春、秋两季各普查11.2万亩，两季合计22.4万亩次."""
    text, found = view.text(block), view.quantities(block)
    for one, total in ((q, r) for at, q in enumerate(found) for r in found[at + 1 : at + 3]):  # 三批 is a figure too
        behind = OF_EACH.match(text[one.span.end : total.span.start])
        each = EACH.search(text, 0, one.span.start) if behind is not None else None
        if each is None or behind is None or one.figure.dimension not in ADDABLE:
            continue
        many, again = _value(each["n"] or "两"), _value(behind["m"])
        if many is None or many != again or not _alike(one.figure, total.figure):
            continue
        due = one.figure.value * many
        off = abs(total.figure.value - due)
        whole = all(f.multiplier is None and f.value == f.value.to_integral_value() for f in (one.figure, total.figure))
        slack = 0 if whole else (unit_of_last_digit(replace(one.figure, factor=Fraction(1))) * (many + 1)) / 2
        wrong = slack < off <= CLOSE * due
        shown_due = f"{due.normalize():f}{total.figure.multiplier or ''}{total.figure.unit or ''}"
        said = f"每次各{one.span.quote}，{many}次应为{shown_due}，合计却写{total.span.quote}"
        yield Case(one, view.span(block, each.start(), each.end()), total, said if wrong else None)


def _alike(one: Figure, total: Figure) -> bool:
    """Whether both are written in one unit, the total perhaps as so much done: 万亩, 万亩次."""
    units = one.unit or "", total.unit or ""
    return (
        one.multiplier == total.multiplier
        and units[1] in (units[0], f"{units[0]}次")
        and one.value_high is None
        and total.value_high is None
    )


def _value(written: str) -> int | None:
    if written.isdecimal():
        return int(written)
    return 2 if written == "两" else han_number(written)


RULE = Rule(
    code="GJ374",
    name="extreme-times-number",
    category="data_logic",
    severity="error",
    message="{what}",
    basis="财政部《项目支出绩效评价管理办法》（财预〔2020〕10号）：绩效数据应当真实、准确",
    check=check,
    doc=__doc__,
)
