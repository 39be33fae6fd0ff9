"""Things that are told one after the other in place of their number: 第一期…，第二期…，第三期… for 3期, or by their names.

Names are many and say little of what they are names of, so that these leave it open.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from db.records import Figure, Result
from extractor.outline.marks import han_number
from extractor.results import compare
from extractor.results.align import Aligner
from extractor.results.enough import UNFINISHED, said
from extractor.results.statements import Statement

_ORDINAL = re.compile(r"第(?P<number>[一二三四五六七八九十]{1,2}|\d{1,2})(?P<unit>[期批次轮场])")
_TITLED = re.compile(r"[“《][^”》]{2,20}[”》]")
_LISTED = re.compile(r"(?:[一-鿿]{2,8}、)+(?=[一-鿿]{2})")
_LAST_TWO = re.compile(r"[一-鿿]{2,5}[和及与][一-鿿]{2,}")
_FEWEST, _MOST = 2, 12


def answer(aligner: Aligner, index: int, target: Figure) -> Result | None:
    """A result for a demand of a small number, where as many things are told of one by one."""
    if target.dimension != "count" or not _FEWEST <= target.si <= _MOST or target.comparator not in ("=", ">=", ">"):
        return None
    return _by_ordinals(aligner, target) or _by_titles(aligner, target) or _by_names(aligner, index, target)


def _told(aligner: Aligner) -> Iterator[Statement]:
    return (s for s in aligner.statements if s.state not in (*UNFINISHED, "not_done"))


def _by_ordinals(aligner: Aligner, target: Figure) -> Result | None:
    """Every one from the first to as many as are due, each opening a clause with a day or a figure of its own."""
    opened: dict[int, Statement] = {}
    for statement in _told(aligner):
        found = _ORDINAL.match(statement.text)
        if found is not None and found["unit"] == target.unit and (statement.dates or statement.quantities):
            opened.setdefault(_value(found["number"]), statement)
    if set(opened) != set(range(1, len(opened) + 1)) or len(opened) < target.si:
        return None
    return said("met", f"完成情况逐{target.unit}写明，数目不少于{compare.shown(target)}", opened[1])


def _value(number: str) -> int:
    return int(number) if number.isdecimal() else han_number(number) or 0


def _by_titles(aligner: Aligner, target: Figure) -> Result | None:
    """As many clauses as are due that each open with a title and tell of its day."""
    dated = [s for s in _told(aligner) if s.dates and _TITLED.match(s.text)]
    titles = {found[0] for s in dated if (found := _TITLED.match(s.text))}
    return _open(target, dated[0]) if len(titles) == target.si else None


def _by_names(aligner: Aligner, index: int, target: Figure) -> Result | None:
    """As many names as are due, that a clause opens with: it shares a word of the demand, or both come first of all."""
    for place, statement in enumerate(aligner.statements):
        if statement.state in (*UNFINISHED, "not_done") or _names(statement.text) != target.si:
            continue
        counts = any(compare.kindred(target, quantity.figure) for quantity in statement.quantities)
        if not counts and (index == place == 0 or aligner.coverage(index, place) > 0):
            return _open(target, statement)
    return None


def _names(text: str) -> int:
    """How many names a clause opens with: 石桥、柳林、双塔和青石渡的老门店."""
    listed = _LISTED.match(text)
    if listed is None:
        return 0
    return listed[0].count("、") + 1 + (_LAST_TWO.match(text, listed.end()) is not None)


def _open(target: Figure, statement: Statement) -> Result:
    reason = f"完成情况逐一写出了名称，数目与{compare.shown(target)}相符，是否回应这一要求，从文字上不能确定"
    return said("undetermined", reason, statement)
