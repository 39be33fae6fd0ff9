"""What a goal demands where no indicators are given: its sentences also say why, how and with what money.

Where sentences lead to what they set (目标有四条：……), these set it, with those that count on or show a bound; else a goal
opens with what the work is for and how things stand, up to the first sentence that sets figures or days. A goal that
sets none is taken whole: what it says is all that was promised.
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
_NUMBERED = re.compile(r"[^，,。：:]*[一二两三四五六七八九十\d]{1,3}[条点项个件]")
# How things stood before the work, which is why it is done; a clause behind it may go over to what is due this year.
_STANDS = re.compile(
    r"一直|普遍|仍(?:是|有|然|旧)|已经|长期|往往|多年|以往|过去|[较很太]?差(?=[，,。；]|$)|老化|缺失|缺乏|之所以"
)
_GOES_OVER = re.compile(r"[，,；;](?:今年|本年|当年|全年|年内|年底前|计划|拟|要)")
# Words by which a clause tells of what there is, or how far the work reaches, and asks for nothing.
_TELLS = re.compile(
    r"^(?:每|这|该|此|其)|每年|年均|有|共|计有|涉及|覆盖|包括|占|惠及|辖|承担|居住|[了已约]|目前|其中|去年|上年|此前|以来|截至|全[市县区省镇乡]|针对|面对|围绕"
)
# A clause that ends in its amount, as tasks are counted: 更换水泵12台.
_TASK = re.compile(r"[^，,；;。]*?\d[\d.,]*\s*[一-鿿㎡%％]{1,4}(?=[，,；;。]|$)")
# What a goal is to do away with, before what is due: 要解决汛期排涝能力不足的问题，……
_REMEDIES = re.compile(
    r"[^，。；]*(?:解决|破解|缓解|扭转|改变|补齐)[^，。；]*(?:问题|难题|矛盾|短板|局面|状况|现象|困难)"
)
# What the work was given, which is no result.
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
    led = [_set(sentence, blocks, demands) for sentence in said]
    counted = any(_NUMBERED.match(s.quote) for s, after in zip(said, led, strict=True) if after)  # these are all
    if any(after is not None and _measured(demands([after])) for after in led):
        kept = [
            after or sentence
            for after, sentence in zip(led, said, strict=True)
            if after or asks(sentence) or (not counted and _counts_on(sentence))
        ]
    else:
        sets = [_measured(taken) and not _only_stands(s) for taken, s in zip(made, said, strict=True)]
        kept = said[sets.index(True) if True in sets else 0 :]
    return tuple(one for one in demands(kept) if not _FUNDED.fullmatch(one.text) and not _remedies(one))


def _measured(taken: Sequence[Indicator]) -> bool:
    return any((one.quantitative or one.deadline) and not _FUNDED.fullmatch(one.text) for one in taken)


def _remedies(one: Indicator) -> bool:
    return not one.quantitative and one.deadline is None and _REMEDIES.fullmatch(one.text) is not None


def _only_stands(sentence: Span) -> bool:
    """Whether a sentence tells how things stand, and goes over to nothing that is due."""
    found = _STANDS.search(sentence.quote)
    return found is not None and _GOES_OVER.search(sentence.quote, found.end()) is None


def _counts_on(sentence: Span) -> bool:
    """Whether a sentence behind those that set the goal is a task in figures like them: ……目标：更换水泵12台。检修闸门30扇。"""
    return _TASK.match(sentence.quote) is not None and _TELLS.search(sentence.quote) is None


def _set(sentence: Span, blocks: Sequence[Block], demands: Demands) -> Span | None:
    """What a sentence sets behind the words that say so, or all of it where a task stands before them; None where it
    has none."""
    found = _SETS.match(sentence.quote)
    if found is None:
        return None
    before = found[0].rpartition("，")[0]
    if before and _TASK.search(before) and not _TELLS.search(before) and not _STANDS.search(before):
        place = piece(blocks[sentence.block - 1], sentence.start, sentence.start + len(before))
        if place is not None and _measured(demands([place])):
            return sentence
    return piece(blocks[sentence.block - 1], sentence.start + found.end(), sentence.end)
