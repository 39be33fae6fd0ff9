"""Totals with their parts, where one sentence states both: “共45条，其中新建28条、更新17条”."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import pairwise
from typing import Literal

from db.records import Block, Figure, Quantity
from extractor.checks.report import clausewise, yearly
from extractor.checks.report.classes import ASIDE, OPENS_CLASSES, classes_of, total_of
from extractor.checks.report.figuring import MULTIPLIERS, as_total, exceeds, without_unit
from extractor.checks.view import View
from extractor.results.compare import adds_up, comparable, kindred

Kind = Literal["listed", "bracket", "after"]

OPENS = re.compile(
    r"[^，。；：:（(]{0,14}?(?:[，,]已?(?:全部|均)(?:在\d{1,3}个?(?:工作日|天|日|小时|分钟)之?内)?[^，。；：:（(\d]{1,10})?[，,。；;]?\s*(?:其中|分别(?:为|是)|(?:具体|主要)?(?:包括|包含)|按[^，。；：]{1,8}(?:分(?![片头批组工管])|划分)|分[^，。；：\d]{1,6}?(?:来看|看|统计|为)(?=[：:，,]))[：:，,]?"
    r"|[^，。；：:（(、\d]{0,6}(?<![其期集])中(?=[^，。；、\d中]{1,10}\d)"
)
"""… and 46户中东村21户、西村25户, where what stands within is named."""
NAMED_APART = re.compile(
    r"[，,][^，。；：:\d]{1,20}、[^，。；：:\d]{1,20}?(?:[两二三四五六七八九十]|\d{1,2})个?[^，。；：:、\d]{1,6}分别(?:为|是|有)?"
)
"""Opens a list of parts that are named before their figures: 12公里，东山、西河两个片区分别为5公里、7公里."""
COMPARED = re.compile(
    r"[，,](?:同比|环比|[比较](?:上年|去年|20\d\d年))[^，。；：:、（(]{0,16}?(?:增[加长]|减少|下降|提高|上升|多|少)了?\s*[\d.,]+[^，。；：:、（(\d]{1,6}"
    r"(?=[，,]其中)"
)
"""What may stand between a total and its parts: how it compares with the year before (82万人次，比上年增长9.3%，其中…)."""
BRACKET = re.compile(r"[^，。；：:（(\d]{0,14}?[（(](?:其中[：:，]?)?")
WHOLE = re.compile(r"(?:[全总]|[^，。；、\d]{0,3}共)[^，。；、\d]{0,8}$")
"""What opens a bracket that tells of how many a figure is, not of what it consists: 达标的12座（全县共38座）."""
ANEW = re.compile(r"\s*[；;]\s*(?:按[^，。；：]{1,8}分|分[^，。；：\d]{1,6}?(?:来看|看|统计)[：:，,])")
"""Opens a list that takes the whole apart once more: 共82公里，其中干线31公里、支线51公里；按区划分，…."""
STOP = re.compile(r"[。；;\n]")
BREAK = re.compile(r"(?:未(?!成年)|尚未|仍未|还未|余下|剩余)[^，。；\d]{0,6}$|其中|共计|合计|总计|累计")
UNDONE = re.compile(r"未(?:能|获)?(?P<word>[^，。；、\d]{2})[^，。；、\d]{0,4}$")
NOT_A_PART = re.compile(
    r"应[拨发付支收缴到]|占|达|比|较|同比|增长|增加了|减少了|提高|下降|上年|去年|往年|人均|平均|每|均为|目标|计划|任务|标准|不低于|不少于|以上|单价|最[高长大多]|最低|总"
)
VAGUE = re.compile(
    r"等(?![^，。；、\d]{0,8}\d)|主要|部分(?![^，。；、\d]{2,4}\d)|大部|左右|(?:其他|其余)(?![^，。；、\d]{0,8}\d)|另有|另外|还有|多数"
)
OVERLAP = re.compile(r"女(?!区)|党员|干部|青年|老年|儿童|残疾|贫困|低保|脱贫|少数民族|骨干|高级|重点|以上|以下")
"""Attributes that one person or thing can have together with another, so that parts may count twice."""
TOTAL = re.compile(r"(?:共计|合计|总计|总共|[合加]起来|共|(?<=[，,])计)[^，。；：\d]{0,8}$")
GOES_ON = re.compile(r"、[^，。；\d]{1,12}\d")
NO_MORE = "共"
"""Closes a list only where three figures or more stand in one row before it: 实地查看桥梁3座、隧道2处、站房6处，共11处."""
ITEMS = re.compile(r"[，,、；;](?:以上|这|上述)?(?:[两二三四五六七八九十]|\d{1,2})[项类笔种期批]$")
"""How many parts there are, right before the word that sums them up."""
FEWEST = 3
EACH_OF_THEM = "分别"
"""Opens a row: 四座水厂分别供水30吨、20吨. What stands before it counts of what the figures are, and is none of them."""
BRACKETED = re.compile(r"[（(][^（()）]*$")
ENCLOSED = re.compile(r"[^（()）]*[）)]")
EACH = re.compile(r"每[^，。；、\d]{0,6}(?:[\d,.]+[^，。；、\d]{1,3}、)*$")
"""What stands before a figure of what each gets, or before one in a row of such: 每人300元、200元、100元."""
DONE_BY = re.compile(r"[^，。；、\d]{2,14}")
"""What stands between those who did something and how much they did."""
AGES = frozenset(("岁", "周岁"))
OLDER = re.compile(r"岁及?以[上下]")
LEFT = re.compile(r"(?:结余|结转|剩余|余额|缺口|未执行|未支付|未支出|收回)[^，。；、\d]{0,4}$")
"""What is left consists of nothing that was spent: 执行300万元，结余19万元。其中基本支出执行98万元 divides the former."""
USED = re.compile(r"(?:执行|支出|支付|使用|完成)[^，。；、\d]{0,4}$")
HAN_NUMBER = re.compile("[零〇一二两三四五六七八九十百千万亿点]+")
GAP = 16
"""For totals in base units alone, so that a part without a unit has the same base."""
KINDS = frozenset(("类", "种"))
REST = re.compile(r"(?:其余|其他|余下|剩下)[^，。；、\d]{0,4}$")
MORE = re.compile(
    r"[，,；;。](?:[^，。；]{0,2}(?:(?:其余|其他|余下|剩下)|(?:另|还有|此外)(?![^，。；]{0,16}\d))"
    r"|[^，。；\d]{1,24}各[\d一两二三四五六七八九十])"
)
"""Opens a clause right behind a list that says that there is more than it names, or goes on with it (桥、塔各1处)."""
ENDED = re.compile(r"\s*(?:[，,、。；;：:（()）]|和|与|及|以及|$)")
"""What stands behind a figure that closes its clause (城区5公里，…); else it goes on to tell of something (5公里范围内…)."""
MARKED = re.compile(r"[，,、；;：:]|和|与|及|另|还")
"""What parts two members of a list; two figures without it are where and how many: 市直18个部门31个."""
NAMES_PART = re.compile(r"其中|[包]?含|包括")
"""Words by which a single figure is told as a part of the one before it."""
SAYS_ALL = re.compile(r"[，,]?\s*(?P<how>(?:具体)?(?:包括|包含)|分别(?:为|是)|由)[^，。；：（(\d]{0,10}$")
CLOSES = re.compile(r"(?P<made>[^，。；\d]{0,4}(?:组成|构成))?[^，。；、\d]{0,6}(?:[。；]|$)")
ALL_NEAR = Fraction(4, 5)
"""Parts that are all, and of which one is written wrongly, come so near to their total."""
MAKES = re.compile(r"(?:[/／每][^，。；\d]{1,6})?[，,]共?计(?:支出|补助|发放)?")
CLAUSE = re.compile(r"[，,、。；;：:\n]")
LONGEST = 16
"""So many characters at the most are matched of what stands right before a figure."""
ADDABLE = frozenset(("area", "length", "mass", "volume", "money", "count"))


@dataclass(frozen=True, slots=True)
class Sum:
    """A total and the figures that are stated as its parts, in one sentence of a block.

    `exhaustive` is False where words show that not all parts are listed, or that parts may overlap. `named` is False
    where no word (其中, 包括) says that they are parts, only their place in brackets behind the total.
    `all_named` is True where the words say that the parts are all: 由甲7家和乙8家组成, 包括甲7家和乙8家。
    """

    block: int
    total: Quantity
    parts: tuple[Quantity, ...]
    kind: Kind
    exhaustive: bool
    overlapping: bool
    named: bool = True
    all_named: bool = False


def sums(view: View, block: Block) -> tuple[Sum, ...]:
    """The totals of the block that have parts."""
    known = view.once(_known)
    if block.id not in known:
        known[block.id] = tuple(_sums(view, block))
    return known[block.id]


def _known(_: View) -> dict[int, tuple[Sum, ...]]:
    """The totals of each block, for all rules that ask."""
    return {}


def _sums(view: View, block: Block) -> Iterator[Sum]:
    quantities = view.quantities(block.id)
    if len(quantities) < 2:
        return
    block = Block(block.id, block.kind, _in_digits(block.text, quantities), block.locator)
    whole_of: dict[Quantity, Quantity] = {}
    for at, total in enumerate(map(_of_one, quantities)):
        if (
            total.figure.dimension not in ADDABLE
            or total.figure.value_high is not None
            or total.figure.comparator not in ("=", "~")
        ):
            continue
        found = (
            _listed(block, total, quantities[at + 1 :])
            or _after(block, total, quantities[:at])
            or _of_the_year(block, total, quantities[:at], quantities[at + 1 :])
            or _of_clauses(block, total, quantities[:at])
        )
        if found is not None and total in whole_of and ANEW.match(block.text, total.span.end):
            found = replace(found, total=whole_of[total])
        elif found is None or (total in whole_of and exceeds(found.parts[0].figure, total.figure)):
            continue  # 共45万人次，……，民俗馆8万人次，其中未成年人11万人次: of the whole, not of the last part
        whole_of |= dict.fromkeys(found.parts, found.total)
        yield found


def _in_digits(text: str, quantities: Sequence[Quantity]) -> str:
    """The text with figures that are written in words as so many digits, as what stands around them is read: 其他一百二十台."""
    for quantity in quantities:
        if (words := HAN_NUMBER.match(quantity.span.quote)) is not None:
            start = quantity.span.start
            text = text[:start] + "1" * len(words[0]) + text[start + len(words[0]) :]
    return text


def _listed(block: Block, total: Quantity, rest: Sequence[Quantity]) -> Sum | None:
    text, end = block.text, total.span.end
    if (beside := COMPARED.match(text, end)) is not None:
        end = beside.end()
        rest = [q for q in rest if q.span.start >= end]
    opened, bracket = OPENS.match(text, end), BRACKET.match(text, end)
    named = None if bracket or opened else NAMED_APART.match(text, end)
    classes = None if bracket or opened or named else OPENS_CLASSES.match(text, end)
    lead = bracket or opened or named or classes
    start = lead.end() if lead else None
    if named:  # 三个片区: how many parts there are is none of them
        rest = [q for q in rest if q.span.start >= named.end()]
    if opened and not bracket:  # 17例，均在3日内办结，其中12例……: the time is none of the parts
        rest = [q for q in rest if q.span.start >= opened.end() or q.figure.dimension != "duration"]
    if start is None or any(q.span.start < start for q in rest) or "\t" in text[end:start]:
        return None  # another figure, or another cell of the row, opens the list
    if bracket:
        close = re.search(r"[）)]", text[start:])
        limit = start + close.start() if close else len(text)
    else:
        stop = STOP.search(text, start)
        limit = stop.start() if stop else len(text)
    parts: list[Quantity] = []
    place, passed_over = start, False
    for part in rest:
        words = text[place : part.span.start]
        if not bracket and parts and BRACKETED.search(words):
            continue  # 进厂18台（18个班组，一班一台）: of the part, none of its own
        words = ASIDE.sub("", words)
        if part.span.start >= limit or (parts and BREAK.search(words) and not _not_so(text[start:place], words)):
            break
        place = part.span.end
        if not _may_be_part(part, total, words):
            if parts and "，" in words:
                break
            passed_over = passed_over or comparable(part.figure, total.figure)
            continue
        if bracket and not parts and WHOLE.match(words) and exceeds(part.figure, total.figure):
            return None
        if len(words) > GAP or re.search(r"[。；;]|、.*、" if parts else r"[。；;、]", words):
            break
        if parts and (part.figure.si == total.figure.si or ("，" in words and not _alike(text, parts[0], part, words))):
            break  # the total again (共32户，其中……，32户均已入住), or no further member of the list
        if "，" in words and (
            (len(parts) == 1 and exceeds(parts[0].figure, total.figure))
            or (_in_a_row(text, parts) and _nearer(parts, part, total))
        ):
            break  # what is more than its total stands alone; a clause behind a row is of it only if it fits
        if parts and not MARKED.search(text, parts[-1].span.end, part.span.start):
            parts.pop()  # 市直18个部门31个
        parts.append(part)
    if classes:
        parts = classes_of(text, start, total, parts)
    if not parts or (LEFT.search(text, 0, total.span.start) and USED.search(text, 0, parts[0].span.start)):
        return None
    told = text[end : _close(text, parts[-1].span.end, limit)]
    return Sum(
        block.id,
        total,
        tuple(parts),
        "bracket" if bracket else "listed",
        named is None and not passed_over and not VAGUE.search(told) and not MORE.match(text, end + len(told)),
        _overlapping(told, text, total, parts),
        bracket is None or NAMES_PART.search(text, end, parts[0].span.start) is not None,
        _says_all(text, total, parts),
    )


def _not_so(told: str, words: str) -> bool:
    """Whether a part is of those of which another part's word does not hold: 采纳18条、未采纳4条."""
    found = UNDONE.search(words)
    return found is not None and re.search(rf"(?<!未){found['word']}", told) is not None


def _overlapping(told: str, text: str, total: Quantity, parts: Sequence[Quantity]) -> bool:
    """Whether the parts are told by attributes of which one thing may have two; what all parts have tells none apart."""
    told_apart = {word[0] for word in OVERLAP.finditer(told)}
    names = [text[before.span.end : part.span.start] for before, part in zip((total, *parts[:-1]), parts, strict=True)]
    return any(not all(word in name for name in names) for word in told_apart)


def _says_all(text: str, total: Quantity, parts: Sequence[Quantity]) -> bool:
    """Whether two parts or more are told as all of a total: right behind it, the last joined by 和, and the sentence ends."""
    if len(parts) < 2 or not (ALL_NEAR <= _share(parts, total) <= 1 / ALL_NEAR):
        return False
    opened = SAYS_ALL.match(text[total.span.end : parts[0].span.start])
    closed = CLOSES.match(text, parts[-1].span.end)
    joined = re.match("和|与|及|以及", text[parts[-2].span.end : parts[-1].span.start]) is not None
    if opened is None or closed is None:
        return False
    if opened["how"] == "由":
        return closed["made"] is not None
    return joined and all(comparable(part.figure, total.figure) for part in parts)


def _share(parts: Sequence[Quantity], total: Quantity) -> Fraction:
    return total_of(parts) / total.figure.si if total.figure.si else Fraction(0)


def _alike(text: str, first: Quantity, other: Quantity, words: str) -> bool:
    """Whether two figures, parted by a comma, are told alike: by one classifier, both closing their clauses or neither.

    What is left over (其余61人自行离站) is of the list however it is told.
    """
    if first.figure.dimension == other.figure.dimension and not comparable(first.figure, other.figure):
        return False
    return REST.search(words) is not None or (ENDED.match(text, first.span.end) is None) == (
        ENDED.match(text, other.span.end) is None
    )


def _in_a_row(text: str, parts: Sequence[Quantity]) -> bool:
    """Whether 、 alone parts two figures or more."""
    gaps = [text[a.span.end : b.span.start] for a, b in pairwise(parts)]
    return bool(gaps) and all("、" in gap and "，" not in gap for gap in gaps)


def _nearer(parts: Sequence[Quantity], part: Quantity, total: Quantity) -> bool:
    """Whether the parts come nearer to their total without another: 早稻7亩、晚稻8亩，应保面积21亩, of 19亩."""
    added = total_of(parts)
    return abs(added - total.figure.si) < abs(added + part.figure.si - total.figure.si)


def _close(text: str, start: int, limit: int) -> int:
    """The end of the clause that holds the last part: what follows it is no longer the list."""
    stop = re.search(r"[，,]", text[start:limit])
    return start + stop.start() if stop else limit


def _after(block: Block, total: Quantity, before: Sequence[Quantity]) -> Sum | None:
    """Parts that stand before their total: “新建28条、更新17条，合计45条”."""
    text, start = block.text, total.span.start
    lead = TOTAL.search(text, max(0, start - LONGEST), start)
    short = lead is not None and (lead[0] == NO_MORE or _said_of_each(text, lead))
    if lead is None or not (short or re.match("合计|共计|总计|[合加]起来|计", lead[0])):
        return None
    if lead[0].startswith("计") and GOES_ON.match(text, total.span.end):
        return None  # 出土1217件，计陶器684件、瓷器291件、其他242件: opens a list
    items, begins = None, lead.start()
    if before and before[-1].span.end == begins and ITEMS.search(text, 0, begins):
        items, begins, before = before[-1].figure.value, before[-1].span.start, before[:-1]  # 三项共计30万元
    parts: list[Quantity] = []
    place, between, opened = begins, "", False
    for part in reversed(before):
        between = text[part.span.end : place] + between
        place = part.span.start
        if opened := bool(parts) and EACH_OF_THEM in between:
            break
        if STOP.search(between) or "\t" in between:
            break  # another cell of the row is none of the list
        if parts and (priced := _price(text, part, parts[0])) is not None:
            place, between = priced, text[priced]
            continue
        if short and parts and "，" in between and not kindred(part.figure, total.figure):
            break
        enclosed = ENCLOSED.match(text, part.span.end, start) and BRACKETED.search(text, 0, place)
        doing = bool(parts) and _does_it(text, part, parts[0])
        if _of_a_part(text, part) or (parts and _counts_it(part, parts[0])) or enclosed or doing:
            continue  # 60至69岁16,090人每月60元: who they are and what each gets; 58件（新收49件、旧存9件）: of the part
        between = ASIDE.sub("", between)
        ends = (q.span.end for q in before if q.span.end <= part.span.start and q.figure.unit not in AGES)
        begin = max(ends, default=0)
        head = text[max(begin, part.span.start - 10) : part.span.start]
        if short and parts and not re.fullmatch(r"[^，、]{0,6}、[^，、\d]{0,14}", between):
            if len(parts) >= FEWEST and MARKED.search(between) is None:
                break  # 三期培训30人、20人、40人: of what the row tells
            return None  # the row may go on
        if not re.fullmatch(r"[^，、]{0,6}[，、]?[^，、\d]{0,14}", between):
            break
        if parts and part.figure.unit != parts[0].figure.unit and not re.search("[，、]", between):
            break  # 在5家机构增加床位30个、20个: where the first of them was done
        if (
            len(parts) > 1
            and "，" in between
            and adds_up([as_total(p.figure, total.figure) for p in parts], total.figure)
        ):
            break  # 腾出3公顷，用于绿化1公顷、停车场0.5公顷，合计1.5公顷: what those are taken from
        if not _may_be_part(part, total, OLDER.sub("", re.split("[，：:]", head)[-1])):
            break
        parts.insert(0, part)
        between = ""
    opened = opened or (
        bool(parts) and EACH_OF_THEM in text[max(0, parts[0].span.start - LONGEST) : parts[0].span.start]
    )
    if len(parts) < (FEWEST if short and not opened else 2) or items not in (None, len(parts)):
        return None
    if short and total.figure.base not in {part.figure.base for part in parts}:
        return None
    return Sum(block.id, total, tuple(parts), "after", True, False)


def _said_of_each(text: str, lead: re.Match[str]) -> bool:
    """Whether a total is told by the word that told of each: 两期分别培训30人、40人，共培训70人."""
    told = lead[0].removeprefix(NO_MORE)
    clause = re.split("[。；]", text[: lead.start()])[-1]
    return len(told) > 1 and lead[0].startswith(NO_MORE) and f"{EACH_OF_THEM}{told}" in clause


def _of_the_year(block: Block, total: Quantity, before: Sequence[Quantity], behind: Sequence[Quantity]) -> Sum | None:
    """All parts of a year with their total: 四个季度分别为86、92、88和94场，全年360场."""
    parts = yearly.before(block.text, total, before) or yearly.behind(block.text, total, behind)
    return Sum(block.id, total, parts, "after", True, False) if parts else None


def _of_clauses(block: Block, total: Quantity, before: Sequence[Quantity]) -> Sum | None:
    """The amounts with which the clauses of a sentence end, with their total."""
    parts = clausewise.of_clauses(block.text, total, before)
    return Sum(block.id, total, parts, "after", True, False) if parts else None


def _of_one(quantity: Quantity) -> Quantity:
    """So much money apiece as an amount, which is what its parts are told as: 0.9元/立方米，其中电费0.4元."""
    figure = quantity.figure
    if figure.dimension != "rate" or not (figure.unit or "").startswith("元/") or figure.multiplier not in MULTIPLIERS:
        return quantity
    factor = Fraction(MULTIPLIERS[figure.multiplier])
    return replace(quantity, figure=replace(figure, dimension="money", unit="元", base="元", factor=factor))


def _of_a_part(text: str, quantity: Quantity) -> bool:
    """Whether a figure tells the age of those that a part counts, or what each of them gets."""
    return quantity.figure.unit in AGES or EACH.search(text, 0, quantity.span.start) is not None


def _counts_it(part: Quantity, cost: Quantity) -> bool:
    """Whether a figure tells how many of a thing the money right behind it paid for: 扫路车2台96万元."""
    return part.span.end == cost.span.start and part.figure.dimension == "count" and cost.figure.dimension == "money"


def _price(text: str, price: Quantity, cost: Quantity) -> int | None:
    """Where the clause begins that tells the price of what the next one gives the cost of: 人均经费500元，计8万元."""
    told = price.figure.dimension in ("money", "rate") and MAKES.fullmatch(text, price.span.end, cost.span.start)
    if not told or price.figure.si >= cost.figure.si:
        return None
    marks = [mark.start() for mark in CLAUSE.finditer(text, 0, price.span.start)]
    return marks[-1] if marks else None


def _does_it(text: str, bodies: Quantity, part: Quantity) -> bool:
    """Whether a figure opens the clause of a part and counts who did it: 区中心抽检310批次，9个街道所抽检420批次."""
    if bodies.figure.dimension != "count" or bodies.figure.base == part.figure.base:
        return False
    opens = text[: bodies.span.start].endswith(("，", "、", "；"))
    return opens and DONE_BY.fullmatch(text, bodies.span.end, part.span.start) is not None


def _may_be_part(part: Quantity, total: Quantity, words: str) -> bool:
    figure = part.figure
    if figure.value_high is not None or figure.comparator not in ("=", "~") or NOT_A_PART.search(words):
        return False
    if without_unit(figure):
        return total.figure.factor == MULTIPLIERS.get(total.figure.multiplier or "")
    if total.figure.base in KINDS and not comparable(figure, total.figure):
        return False  # 3类设施，其中泵站2座、水闸3座: the members of kinds are not kinds
    return (
        comparable(figure, total.figure)
        or _twin(figure, total.figure)
        or (kindred(figure, total.figure) and _plain(figure) and _plain(total.figure))
    )


def _twin(figure: Figure, total: Figure) -> bool:
    """Whether the total is counted in two classifiers of which the part has one: 860件（批）, of which 60批."""
    return figure.dimension == "count" and "（" in (total.unit or "") and (figure.base or "") in (total.unit or "")


def _plain(figure: Figure) -> bool:
    return figure.dimension == "count" and figure.multiplier is None
