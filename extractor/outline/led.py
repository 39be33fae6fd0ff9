"""Headings of projects that words or a bullet lead in place of a number: 一是某某项目。 第二，某某项目 ● 某某项目.

Such words begin sentences everywhere (problems, measures, what was done), so a line heads a project only where it is
nothing but a brief name and the next line begins with a label, or where the fields follow within the line itself.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import replace

from extractor.outline.headings import Look
from extractor.outline.labels import FIELDS
from extractor.outline.marks import BULLET, Mark, han_number

_HAN = "[一二三四五六七八九十]{1,3}"
_WORDS = re.compile(
    rf"(?P<n>{_HAN})是[，,：:]?|第(?P<m>{_HAN})(?:是[，,：:]?|[，,：:])|其(?P<k>{_HAN})(?:是[，,：:]?|[，,：:、])"
    r"|(?P<first>首先)是?[，,]?|(?P<next>其次|再次|然后|接着|最后)(?:一个)?是?[，,]?|(?P<also>还有|此外)(?:一个)?是?[，,]?"
)
# What may follow a name in its line: money, who does it, what it is for.
_BEHIND = re.compile(
    r"(?:，|,(?!\d{3}(?!\d)))(?=[^，,。；]*(?:\d[\d.,，]*[万亿]?元|资金|预算|经费)|由|主要|用于|属于?|为|系|实施|列入|年初|全年|总投资)"
)
_STOPS = re.compile(r"[。；;！!？?]")
_BRACKETS = re.compile(r"[（(][^（）()]*[）)]")
_LONGEST, _NEAR = 40, 4
_LEADS = frozenset((*FIELDS, "background", "money", "owner"))


def led(looks: Sequence[Look]) -> list[Look]:
    """The same looks, those that head a project by words numbered in their run, and those by a bullet without it."""
    found: list[Look] = []
    last = 0
    for at, seen in enumerate(looks):
        made = _led(seen, looks[at + 1 : at + 1 + _NEAR], last)
        if made.mark is not None and made.mark.style == "ordinal":
            last = made.mark.number
        elif made.mark is not None:
            last = 0
        found.append(made)
    return _in_runs(looks, found)


def _in_runs(looks: Sequence[Look], made: Sequence[Look]) -> list[Look]:
    """The looks that words count, as they were where the first is not followed by a second: 一是…… is a sentence then."""
    counted = [at for at, seen in enumerate(made) if seen.mark is not None and seen.mark.style == "ordinal"]
    alone = {
        at
        for at, after in itertools.zip_longest(counted, counted[1:])
        if _number(made[at]) == 1 and (after is None or _number(made[after]) == 1)
    }
    return [looks[at] if at in alone else seen for at, seen in enumerate(made)]


def _number(seen: Look) -> int:
    return seen.mark.number if seen.mark is not None else 0


def _led(seen: Look, after: Sequence[Look], last: int) -> Look:
    if seen.mark is not None or seen.cellular or seen.opening is not None:
        return seen
    text = seen.block.text
    lead = _WORDS.match(text, seen.body, seen.end) or BULLET.match(text, seen.body, seen.end)
    if lead is None or not heads(seen, lead.end(), after):
        return seen
    stop = name_end(seen, lead.end())
    whole = stop + 1 >= seen.end
    mark = _mark(lead, last, text) if lead.re is _WORDS else None
    return replace(
        seen, mark=mark, body=lead.end(), end=stop if whole else seen.end, stand=whole, inline_end=0 if whole else stop
    )


def heads(seen: Look, start: int, after: Sequence[Look]) -> bool:
    """Whether the words from `start` on are a project's name: brief, with the fields behind them or in the next lines."""
    stop = name_end(seen, start)
    if not 3 <= len(_BRACKETS.sub("", seen.block.text[start:stop])) <= _LONGEST:
        return False
    if holds(seen):
        return True
    families = [look.opening.family if look.opening and look.opening.colon else "" for look in after]
    first = after[0].mark if after else None
    if not families or families[0] not in _LEADS or not set(families) & set(FIELDS) or (first and first.number != 1):
        return False
    return _STOPS.search(seen.block.text, stop, seen.end - 1) is None


def holds(seen: Look) -> bool:
    """Whether a paragraph holds two fields of a project behind its first words."""
    return len({label.family for label in seen.labels} & set(FIELDS)) >= 2 and seen.opening is None


def name_end(seen: Look, start: int) -> int:
    """Where a name that begins at `start` ends: before a stop, a colon, or a comma behind which its money is told.

    Marks inside of brackets end nothing: 公益演出项目（预算60万元，执行58万元）.
    """
    text = _BRACKETS.sub(lambda found: "〇" * len(found[0]), seen.block.text)
    end = seen.labels[0].lead if seen.labels and seen.opening is None else seen.end
    for pattern in (_STOPS, re.compile(r"[：:]"), _BEHIND):
        if found := pattern.search(text, start, end):
            end = found.start()
    return start + len(text[start:end].rstrip())


def _mark(lead: re.Match[str], last: int, text: str) -> Mark | None:
    written = lead["n"] or lead["m"] or lead["k"]
    number = han_number(written) if written else 1 if lead["first"] else last + 1
    if number is None:
        return None
    return Mark("ordinal", number, lead.group(), written or "", lead.start(), lead.end(), lead.end())
