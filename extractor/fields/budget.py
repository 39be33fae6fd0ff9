"""Budget facts: the amounts that a section on money states, each with its name, its stage and what it is a part of."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from fractions import Fraction

from db.records import Block, BudgetItem, Quantity, Span, Stage
from extractor.fields.figures import span, within
from extractor.outline.types import Grid, GridCell

# Arrival, issue, payment and execution are four different amounts. The first word that matches decides.
_STAGES: tuple[tuple[Stage, re.Pattern[str]], ...] = (
    ("settled", re.compile(r"决算")),
    ("adjusted", re.compile(r"调整|全年预算|追加|变更后")),
    (
        "executed",
        re.compile(
            r"执行|实际支出|实际使用|实际完成支出|已支出|共支出|完成支出|支出完成|全年支出|累计支出"
            r"|(?:当年|本年|年度)支出(?!预算|计划|标准|安排)|列支|使用资金|资金使用"
        ),
    ),
    ("paid", re.compile(r"支付|拨付|发放")),
    ("arrived", re.compile(r"到位|到账|收到")),
    ("issued", re.compile(r"下达|批复资金|提前下达")),
    ("budget", re.compile(r"预算|安排|计划|概算|申请")),
)
_OPENING = re.compile(r"其中|分别(?:为|是)|(?:具体)?包括|包含|主要用于|用于|构成|按.{1,8}分")
# Another way to divide the amount that the sentence before is about: 按支持方向分，……; 分来源看，……; 分科目支出为……
_DIVIDED = re.compile(
    r"\s*(?:按|分|从)(?!别|摊|两|[二三四五六七八九十\d])(?:照|资金|支出)?[^，,。；;：:\d]{1,8}?(?:(?:划?分|来?看|统计)(?:的?话)?[，,：:]|支出(?:为|是)[：:]?)"
)
_NESTED = re.compile(r"^[，,：:（(]?\s*(?:具体|主要)?(?:包括|包含|用于)")
_AFTER = re.compile(r"\s*(?:资金)?(?:已|均|都|全部|足额|及时|按时|如期|全额)+(?P<verb>到位|下达|拨付|支付|发放)")
_BRACKET = re.compile(r"^[（(][^（）()]*$")  # 基本支出100万元（人员经费80万元、……）, 上级资金80万元（含专项20万元）
_TIME = re.compile(r"^(?:截至|截止)?(?:20\d\d|２０[０-９]{2})\s*年?(?:度)?(?:\d{1,2}月)?(?:末|底|初)?")
_CHANGE = re.compile(r"比|较|同期|增加|减少|增长|下降|节约|压减|降低|提高")
# 预算260万元、支出247万元: what was spent, told right beside what was to be. Of income and spending both may be planned.
_BESIDE = re.compile(r"\s*[、，,]\s*(?:已|实际|共)?支出\s*")
_LEFT = re.compile(r"结余|剩余|余额")
_NOT_LEFT = re.compile(r"(?:预算|执行|支出)[^，。；、\d]{0,4}$")
_TAIL = re.compile(r"(?:共计)?(?:共|(?<![节合])约|为|是|(?<!下)达到?|(?<![总合])计|各|完成|到|人民币|[:：])*$")
_LEAD = re.compile(
    r"^[）)]?(?:其中|包括|包含|主要包括|具体包括|分别为|分别是|主要用于|用于|含|及|和|与|以及|共|另有|另外|一是|二是|三是|四是|即|主要为|涉及|占|达)*[：:]?"
)
# What was given or spent a year before, for comparison: nothing that follows is a part of it.
_YEAR_BEFORE = re.compile(r"(?:上|去|前|往|上一|前一)年(?:度|同期)?")
_UNIT = re.compile(r"(?:单位|金额)?[：:（(]?\s*(亿元|万元|千元|元)\s*[）)]?")
_YUAN = {"亿元": 10**8, "万元": 10**4, "千元": 10**3, "元": 1}


@dataclass(slots=True)
class _Open:
    """The items that the next amount may be a part of: of the 其中 list, and of the list nested in it.

    `head` is the first item of a clause up to ；or 。(`fresh` before it), which a further division behind it is of.
    `aside` is the item that an open bracket takes apart.
    """

    total: str | None = None
    group: str | None = None
    nested: str | None = None
    last: str | None = None
    before: str | None = None
    head: str | None = None
    aside: str | None = None
    fresh: bool = True
    stage: Stage = "budget"
    stages: dict[str, Stage] = field(default_factory=dict)


def divides_anew(between: str) -> bool:
    """Whether the words between two amounts end one list and open another division of the same whole."""
    tail = re.split(r"[。；;]", between)[-1]
    return len(tail) < len(between) and _DIVIDED.match(tail) is not None


def stage_of(words: str) -> Stage | None:
    """The stage of an amount that words before it give, None where they give none."""
    bare = words.replace("转移支付", "")  # a source of money, not a payment
    return next((stage for stage, pattern in _STAGES if pattern.search(bare)), None)


def _stage_after(words: str) -> Stage | None:
    """The stage that the words behind an amount give: “312万元已全部到位”."""
    found = _AFTER.match(words)
    return stage_of(found["verb"]) if found else None


def budget_of(
    blocks: Sequence[Block], spans: Sequence[Span], quantities: Sequence[Quantity], stage: Stage = "budget"
) -> list[BudgetItem]:
    """The amounts of money in `spans`, in reading order; `stage` is what they are unless their words say otherwise."""
    items: list[BudgetItem] = []
    state = _Open(stage=stage)
    for place in spans:
        block = blocks[place.block - 1]
        at = place.start
        for q in quantities:
            if q.figure.dimension != "money" or not within(q.span, place):
                continue
            between = block.text[at : q.span.start]
            at = q.span.end
            name, start = _name(between, q.span.start)
            own = stage_of(between.rsplit("。", 1)[-1]) or _stage_after(block.text[at : place.end])
            if own is None and _spent_beside(state, between):
                own = "executed"
            stage = own or state.stage
            _descend(state, between)
            state.stage = stage
            parent = state.nested or state.group
            if parent == name or (own and state.stages.get(parent or "") not in {None, own}):
                parent = None
            state.stages[name] = stage
            if _CHANGE.search(name):
                continue  # a difference to another amount, no amount of its own
            items.append(_item(name, q, parent, stage, span(block, start, q.span.end)))
            if _YEAR_BEFORE.match(name):
                continue
            state.before, state.last = (state.before if _LEFT.search(state.last or "") else state.last), name
            if state.fresh:
                state.head, state.fresh = name, False
            if parent is None:
                state.total = name
        _close(state, block.text[at : place.end])
    return items


def _descend(state: _Open, between: str) -> None:
    """What the words between two amounts say of where the next belongs."""
    _close(state, between)
    tail = re.split(r"[。；;]", between)[-1]
    if divides_anew(between) and state.head:
        state.group, state.nested, state.fresh = state.head, None, False
        return
    state.fresh = state.fresh or re.search(r"[。；;]", between) is not None
    bracketed = _BRACKET.match(tail) is not None and state.last
    if bracketed:
        state.aside = state.last
    holds = bracketed and tail[1:].startswith("含")
    if (((bracketed or _NESTED.match(tail)) and state.group) or holds) and state.last:
        state.nested = state.last
    elif _OPENING.search(tail):
        # What is left consists of nothing that was given or spent: 支出190万元，结余10万元。其中甲预算60万元、支出55万元.
        remainder = _LEFT.search(state.last or "") and _NOT_LEFT.search(tail)
        state.group, state.nested = (state.before if remainder else state.last) or state.total, None


def _spent_beside(state: _Open, between: str) -> bool:
    """Whether an amount without a stage of its own is what was spent of the budget right before it."""
    planned = state.stage in ("budget", "adjusted") and "收入" not in (state.last or "")
    return planned and _BESIDE.fullmatch(between) is not None


def _close(state: _Open, words: str) -> None:
    """A semicolon closes the nested list, a full stop all lists, unless “其中” follows it."""
    if re.search(r"。(?!\s*其中)", words):
        state.group = state.nested = None
    elif re.search(r"[；;]|[)）][，,、和及与]", words):
        state.nested = None
    if state.aside is not None and re.search(r"[)）]", words):
        state.last, state.aside = state.aside, None  # 预算500万元（含结转50万元），其中…… is of the 500


def _name(between: str, end: int) -> tuple[str, int]:
    """The name before an amount, and where the words of the item begin."""
    words = between[_cut(between) :]
    divided = _DIVIDED.match(words)
    words = words[divided.end() :] if divided else words
    begin = end - len(words)
    bare = words.lstrip()
    begin += len(words) - len(bare)
    lead = _LEAD.match(bare)
    if lead:
        begin += lead.end()
        bare = bare[lead.end() :]
    if time := _TIME.match(bare):
        bare = bare[time.end() :]
    bare = _TAIL.sub("", bare.strip())
    return (bare or "合计"), begin


def _cut(between: str) -> int:
    """Where the last piece of a sentence begins; a bracket that is closed belongs to it (因公出国（境）费)."""
    depth = 0
    for i in range(len(between) - 1, -1, -1):
        depth += (between[i] in "）)") - (between[i] in "（(")
        if depth < 0 or (between[i] in "，,。；;：:、\n" and depth <= 0):
            return i + 1
    return 0


def _item(name: str, q: Quantity, parent: str | None, stage: Stage, place: Span) -> BudgetItem:
    unit = (q.figure.multiplier or "") + (q.figure.unit or "")
    return BudgetItem(name, q.figure.value, unit or None, q.figure.si, parent, stage, place)


# ------------------------------------------------------------------------------------------------------- tables

_WORDS = re.compile(r"[一-鿿]{2}")  # a row's number is no name


def budget_table(grid: Grid, caption: str) -> list[BudgetItem]:
    """The amounts of a table whose head names stages (年初预算数, 全年预算数, 全年执行数) and whose rows name items."""
    rows = grid.rows()
    head = next((r for r in rows if sum(stage_of(c.text) is not None for c in r) >= 2), None)
    if head is None:
        return []
    stages = {c.column: stage for c in head if (stage := stage_of(c.text))}
    words = caption + " ".join(c.text for c in head)
    unit = found[1] if (found := _UNIT.search(words)) else None
    items: list[BudgetItem] = []
    parent: str | None = None
    for row in rows[rows.index(head) + 1 :]:
        name = next((c.text for c in row if c.column not in stages and _WORDS.search(c.text)), "")
        name = re.sub(r"\s|^其中[：:]?", "", name).rstrip("：:")
        for cell in row:
            if cell.column in stages and (item := _cell(cell, name, stages[cell.column], unit)):
                total = bool(re.search(r"总额|合计|总计", name))
                items.append(
                    BudgetItem(name or "合计", *item, None if total else parent, stages[cell.column], cell.spans[0])
                )
        if re.search(r"总额|合计|总计", name):
            parent = name
        elif not any(c.column in stages for c in row):
            break
    return items


def _cell(cell: GridCell, name: str, stage: Stage, unit: str | None) -> tuple[Decimal, str | None, Fraction] | None:
    written = re.sub(r"[,，\s]", "", cell.text)
    own = re.fullmatch(r"(-?\d+(?:\.\d+)?)(亿元|万元|千元|元)?", written)
    if not cell.spans or not own or stage is None or not name:
        return None
    unit = own[2] or unit
    try:
        amount = Decimal(own[1])
    except InvalidOperation:
        return None
    return amount, unit, Fraction(amount) * _YUAN.get(unit or "元", 1)
