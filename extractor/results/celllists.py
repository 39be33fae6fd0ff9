"""Things that a cell names one by one in place of their number: 第三、第五展厅 for 2间, 印发捐赠办法、借展细则 for 2项."""

from __future__ import annotations

import re

from db.records import Figure
from extractor.results import enumerated
from extractor.results.lexicon import leading

FEWEST, MOST = 2, 2
"""A list has so many items at least; of more than so many times what is due it lists something else."""
_BRACKET = re.compile(r"[（(][^（）()]*[）)]")
_CLAUSE = re.compile(r"[，。；：]")
_MARKS = re.compile(r"、|以及|(?<=[一-鿿》])[和与及](?=[一-鿿《])")
_LONGEST = 18
_DOCUMENT = 2
_DRAWN_UP = re.compile(
    r"\s*(?:实际|全年|已|先后|分别|重新)*(?:修订|新订|制定|印发|出台|完善|制订|修编|编制|建立|订立|新定)了?"
)
# What tells a name from a word of praise (安全、平稳): a number, a title, or what it is the name of.
_NAMES = tuple(
    re.compile(pattern)
    for pattern in (
        r"第?[\d一二三四五六七八九十]+[号#栋期批次]?[一-鿿]{0,8}|[A-Z][一-鿿]{1,6}",
        r"《[^》]+》",
        r"[一-鿿“”]{2,}(?:办法|细则|制度|规定|方案|预案|规程|指南|手册|章程|意见)",
        r"[一-鿿]{1,}[省市县区镇乡村街路院校园所馆库楼室厅店厂]",
    )
)


def enough(target: Figure, demanded: str, text: str) -> bool:
    """Whether a cell names as many things as are due, each by a name that is one of a kind."""
    if target.dimension != "count" or target.si < FEWEST or target.comparator in ("<=", "<"):
        return False
    if target.si == _documents(text):
        return True
    named = _number(demanded, _CLAUSE.split(_BRACKET.sub("", text).strip())[0])
    return named is not None and target.si <= named <= MOST * target.si


def _documents(text: str) -> int:
    """How many documents the clauses that begin with a verb name: 修订了捐赠办法，新订入库规程和公开细则 names three."""
    number = 0
    for clause in _CLAUSE.split(_BRACKET.sub("", text)):
        drawn = _DRAWN_UP.match(clause)
        items = [item.strip() for item in _MARKS.split(clause[drawn.end() :])] if drawn else []
        if items and all(_NAMES[_DOCUMENT].fullmatch(item) for item in items):
            number += len(items)
    return number


def _number(demanded: str, clause: str) -> int | None:
    verb = leading(clause)
    bare = clause.partition(verb)[2] if verb else clause
    items = [item.strip() for item in _MARKS.split(bare)]
    if len(items) < FEWEST or not all(0 < len(item) <= _LONGEST for item in items):
        return None
    if any(all(name.fullmatch(item) for item in items) for name in _NAMES):
        return len(items)
    return enumerated.count(bare, demanded)
