"""Parts that stand before their total: “新建28条、更新17条，合计45条”."""

from __future__ import annotations

import re
from collections.abc import Sequence

from db.records import Block, Quantity
from extractor.checks.report.beside_parts import AGES, counts_it, does_it, of_a_part, price_of
from extractor.checks.report.classes import ASIDE
from extractor.checks.report.figuring import as_total
from extractor.checks.report.parts import BRACKETED, MARKED, STOP, Sum, may_be_part
from extractor.results.compare import adds_up, kindred

TOTAL = re.compile(r"(?:共计|合计|总计|总共|[合加]起来|共|(?<=[，,])计)[^，。；：\d]{0,8}$")
GOES_ON = re.compile(r"、[^，。；\d]{1,12}\d")
NO_MORE = "共"
"""Closes a list only where three figures or more stand in one row before it: 实地查看桥梁3座、隧道2处、站房6处，共11处."""
ITEMS = re.compile(r"[，,、；;](?:以上|这|上述)?(?:[两二三四五六七八九十]|\d{1,2})[项类笔种期批]$")
"""How many parts there are, right before the word that sums them up."""
FEWEST = 3
EACH_OF_THEM = "分别"
"""Opens a row: 四座水厂分别供水30吨、20吨. What stands before it counts of what the figures are, and is none of them."""
ENCLOSED = re.compile(r"[^（()）]*[）)]")
CLAUSE = re.compile(r"，[^，。；：:（()）\d]{1,20}")
"""What stands before a part that is told in a clause of its own (，平日到工地、车间抽检58批次), of the same unit as the rest."""
OLDER = re.compile(r"岁及?以[上下]")
LONGEST = 16
"""So many characters at the most are matched of what stands right before a figure."""


def with_parts_before(block: Block, total: Quantity, before: Sequence[Quantity]) -> Sum | None:
    """The total with its parts among the figures of the block before it; None where it has none there."""
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
        if parts and (priced := price_of(text, part, parts[0])) is not None:
            place, between = priced, text[priced]
            continue
        if short and parts and "，" in between and not kindred(part.figure, total.figure):
            break
        enclosed = ENCLOSED.match(text, part.span.end, start) and BRACKETED.search(text, 0, place)
        doing = bool(parts) and does_it(text, part, parts[0])
        if of_a_part(text, part) or (parts and counts_it(part, parts[0])) or enclosed or doing:
            continue  # 60至69岁16,090人每月60元: who they are and what each gets; 58件（新收49件、旧存9件）: of the part
        between = ASIDE.sub("", between)
        ends = (q.span.end for q in before if q.span.end <= part.span.start and q.figure.unit not in AGES)
        begin = max(ends, default=0)
        head = text[max(begin, part.span.start - 10) : part.span.start]
        if short and parts and not re.fullmatch(r"[^，、]{0,6}、[^，、\d]{0,14}", between):
            if len(parts) >= FEWEST and MARKED.search(between) is None:
                break  # 三期培训30人、20人、40人: of what the row tells
            return None  # the row may go on
        if not re.fullmatch(r"[^，、]{0,6}[，、]?[^，、\d]{0,14}", between) and not (
            parts and not short and CLAUSE.fullmatch(between) and part.figure.base == parts[0].figure.base
        ):
            break
        if parts and part.figure.unit != parts[0].figure.unit and not re.search("[，、]", between):
            break  # 在5家机构增加床位30个、20个: where the first of them was done
        if (
            len(parts) > 1
            and "，" in between
            and adds_up([as_total(p.figure, total.figure) for p in parts], total.figure)
        ):
            break  # 腾出3公顷，用于绿化1公顷、停车场0.5公顷，合计1.5公顷: what those are taken from
        if not may_be_part(part, total, OLDER.sub("", re.split("[，：:]", head)[-1])):
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
