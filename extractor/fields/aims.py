"""What a goal demands where no indicators are given: its sentences also say why, how and with what money.

A goal of prose opens with what the work is for and how things stand, or goes on to explain what it has set; only what it
sets in figures and days is due. A goal without any is taken whole: what it says is all that was promised.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from db.records import Block, Indicator, Span
from extractor.fields.sentences import asks, sentences
from extractor.outline.tree import piece

# What leads up to the goals and is none: 这个项目定下的目标，是…… 目标有四条：…… 要做到三点，……
_SETS = re.compile(
    r"[^。；：:]*?(?:(?:目标|要[做办完]的事|任务)(?!值|责任|考核)[^。；，,：:]{0,16}?(?:[，,]?(?:就?是|为(?!主)|在于)[：:，,]?|[：:])"
    r"|要(?:做[到好]|抓好|完成|实现)[一二两三四五六七八九十\d]{1,3}[点条项件个](?:事|工作)?[，,：:])\s*"
)
# How things stood before the work, which is why it is done.
_STANDS = re.compile(
    r"一直|普遍|仍(?:是|有|然|旧)|已经|长期|往往|多年|以往|过去|[较很太]?差(?=[，,。；]|$)|老化|缺失|缺乏|之所以"
)
_FUNDED = re.compile(
    r"(?:共|计划|全年|年初|本年)*(?:安排|投入|落实|下达|核定)?(?:的|财政|专项|项目|本级|[省市县区]级|补助)*(?:资金|预算|经费|投资)(?:安排|投入)?[为约共]?\s*[\d,.]+\s*[万亿]?元"
)
Demands = Callable[[Sequence[Span]], tuple[Indicator, ...]]


def due(places: Sequence[Span], blocks: Sequence[Block], demands: Demands) -> tuple[Indicator, ...]:
    """The demands of a goal: of the sentences that set them where some say so, else of all but those that lead up to them."""
    said = [sentence for place in places for sentence in sentences(place, blocks)]
    made = [demands([sentence]) for sentence in said]
    if not any(map(_measured, made)):
        return demands(places)
    led = [_set(sentence, blocks) for sentence in said]
    if any(after is not None and _measured(demands([after])) for after in led):
        kept = [after or sentence for after, sentence in zip(led, said, strict=True) if after or asks(sentence)]
    else:
        sets = [_measured(taken) and not _STANDS.search(s.quote) for taken, s in zip(made, said, strict=True)]
        kept = said[sets.index(True) if True in sets else 0 :]
    return tuple(one for one in demands(kept) if not _FUNDED.fullmatch(one.text))


def _measured(taken: Sequence[Indicator]) -> bool:
    return any((one.quantitative or one.deadline) and not _FUNDED.fullmatch(one.text) for one in taken)


def _set(sentence: Span, blocks: Sequence[Block]) -> Span | None:
    """What a sentence sets behind the words that say so; None where it has none."""
    found = _SETS.match(sentence.quote)
    return piece(blocks[sentence.block - 1], sentence.start + found.end(), sentence.end) if found else None
