"""A project told in prose: which of its sentences state an aim, which what was demanded, and which what was done.

Such a telling goes in one order (what it is for, what was to be done, what was done), so its sentences are cut at the two
places where their words fit that order best, not judged one by one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from db.records import Block, Span
from extractor.outline.tree import piece

_AIM = re.compile(
    r"目标(?!值|任务)(?:是|为|在于|[：:])?|(?:这个|本|该)(?:项目|专项|工程)[^，。；\d]{0,6}要(?![求点素件])|旨在|为了|意在|以期|用于|着力|目的是|想法是|考虑是|初衷|解决[^，。；]*问题|通过[^，。；]*方式|让[^，。；]*(?:能|有|享)"
)
_PLAN = re.compile(
    r"(?:年初|原|批复|任务书|协议|方案|合同|考核|文件|办法|标准|上级|[县市省区]里|[县市省区]委|下达)[^，。；：:]{0,8}(?:要求|规定|提出|定的?|明确|约定|下达|确定|设定|是|为)|按(?:照)?(?:批复|协议|方案|合同|任务书|计划)"
    r"|(?:^|[，,；;])(?:原|年初)?计划|计划(?:完成|新建|建设|举办|培训|治理|安装|改造|组织|在|于)|要求|考核|指标(?:设定|设置|确定)?(?:为|是|有|[：:])|拟(?:新|建|完|在|于)|应(?:当)?(?:在|于|完成|达到)|须|(?:当年|今年|全年|年内)?要(?=[新完达在把建培举改安衬稳修治购做])|力争|要(?:稳定|控制|保持)"
)
_BOUND = re.compile(
    r"不(?:得)?(?:少|低|高|大|小|多)于|不(?:得)?(?:超过|突破)|以上|以内|以下|[≥≤＞＜]|控制在|至少|(?:月|日|旬|年)?底?(?<!以)前(?:完成|完工|建成|通水|投入|开放|竣工|恢复)|达到"
)
_DONE = re.compile(r"[了已]|均(?!不)|共(?!同|服)|累计|实际|全部|合计|其中|比上年|较上年|同比|达标|建成|完工|受益")
_RESULT = re.compile(
    r"(?:截至|截止|到|至)(?:20\d\d年|今年|当年|本年)?(?:度)?(?:年?底|年?末|\d{1,2}月(?:\d{1,2}日|底|末)?|目前|报告期末|期末|日前)[，,]?"
    r"|从(?:年度|全年|项目|目标|指标|实际|绩效|任务)*(?:完成|实施|执行|落实|实现)的?(?:情况|结果|效果|成效|进度)来?看[，,：:]?"
    r"|(?:从)?实际(?:执行|完成|上|情况|治理|实施|装|建|支出|看)?(?:中|来看|看)?[，,]?|(?:最终|最后|最终的)?(?:实施|执行|完成)?(?:结果|情况)(?:是|为|来看|[：:])[，,]?"
    r"|(?:一年下来|一年来|执行下来|全年下来|年终盘点)[，,]?|(?:全年|本年度|年度内|年内|当年)(?!要|计划|目标|应|须|力争|不)"
)
_DAY = re.compile(r"\d{1,2}月\d{1,2}日(?!(?:之|以)?前)")  # a day is what was, a day before which is what is asked
_CUT = re.compile(r"[。！？!?\n]+")
_ASKED = r"(?:考核|绩效|年度|具体|任务|主要|量化|相应|对应|细化|设定|的)*(?:要求|指标|(?<=考核)任务|(?<=具体)任务)"
_LEAD = re.compile(
    r"年初(?:确定|提出|定下)[，,：:]|(?:(?:本|该)?项目|这项工作|设立该项目)?(?:的)?(?:(?:年度|年初|总体|绩效|预期|主要|[确设制核]定|提出|的)*目标(?:[设确]?定为|就?是|为|在于)|(?:绩效|考核)?指标(?:设定|设置|确定)?(?:为|是|有))[：:，,]?"
    rf"|{_ASKED}(?:分别)?(?:[共有]*[一二两三四五六七八九十\d]{{1,2}}[条项个][：:]|[：:]|(?:为|是|有|包括|包含|如下)[：:，,]?)|[^。；]{{0,24}}?(?:想法|考虑|初衷)是|[^。；]{{0,30}}?[，,](?=旨在|为了|意在)"
    r"|(?:[^。；]{0,40}?[，,])?(?:按批复[，,]|(?:年初)?定的是|(?:年初|原)?计划(?!数|任务|指标|目标|安排|投资|总))"
)
_RESULT_LEAD = re.compile(
    r"(?:(?:截至|截止|到|至)[^，,。；：:]{0,8}(?:年?底|年?末|12月31日|目前)|实际(?:执行|实施)(?:中|来看)|从[^，,。；：:\d]{0,10}(?:情况|结果|效果|成效|进度)来?看|一年下来|执行下来|(?:实施|执行|最终)?(?:结果|完成情况)(?:是|为)?)[，,：:]\s*|(?:实施|执行|最终|全年|实际)*(?:结果|完成情况)(?:是|为)"
)
# A semicolon parts sentences only where what follows begins anew as another kind of statement.
_NEW = re.compile(
    rf"[；;]\s*(?=(?:其中)?{_ASKED}(?:设定|设置)?(?:分别)?(?:[为是有：:]|包括|包含|如下)|(?:截至|截止)|(?:到|至)(?:年底|年末|年终|12月底)[，,](?!力争|要|计划|确保|[应须拟])|实施结果|实际(?:执行|完成)情况|年底(?:前)?实际)"
)


class Told(NamedTuple):
    """The stretches of a project's prose by what they state, in reading order; those that state none of it are left out."""

    goal: tuple[Span, ...]
    indicator: tuple[Span, ...]
    completion: tuple[Span, ...]


class _Sentence(NamedTuple):
    place: Span
    aim: float
    demand: float
    result: float
    bound: bool
    done: bool


def tell(places: Sequence[Span], blocks: Sequence[Block], *, led_only: bool = False) -> Told | None:
    """What `places` tell of one project; None where they do not both demand and report.

    With `led_only` that a sentence is led by 项目目标是 and others follow is enough.
    """
    said = [_judged(span) for place in places for span in sentences(place, blocks)]
    if len(said) < 2:
        return None
    if led_only:
        return _after_goal(said, blocks)
    first, second = _cuts(said)
    first = max(first, _named(said))  # a goal that says it is one may hold figures, and is no indicator for that
    demanded, done = said[first:second], said[second:]
    if not any(s.bound for s in demanded) or not any(s.done for s in done):
        return None
    aims = [s for s in said[:first] if s.aim > 0 or _GOAL_LEAD.match(s.place.quote)]
    return Told(
        _joined([_without(_LEAD, s.place, blocks) for s in aims], blocks),
        _joined([_without(_LEAD, s.place, blocks) for s in demanded], blocks),
        _joined([_without(_RESULT_LEAD, s.place, blocks) if i == 0 else s.place for i, s in enumerate(done)], blocks),
    )


def _named(said: Sequence[_Sentence]) -> int:
    """Where the indicators begin that are led by their name (指标设定为), behind a goal led by its own; else 0."""
    goal = next((at for at, s in enumerate(said) if _GOAL_LEAD.match(s.place.quote)), len(said))
    return next((at for at, s in enumerate(said) if at > goal and _ASKED_LEAD.match(s.place.quote)), 0)


def _after_goal(said: Sequence[_Sentence], blocks: Sequence[Block]) -> Told | None:
    """What is told behind the one sentence that says what the goal is."""
    aims = [at for at, s in enumerate(said) if _GOAL_LEAD.match(s.place.quote)]
    done = [s.place for s in said[aims[-1] + 1 :]] if aims else []
    if len(aims) != 1 or not any(c.isdigit() for place in done for c in place.quote):
        return None
    goal = _without(_GOAL_LEAD, said[aims[0]].place, blocks)
    return Told((goal,), (), _joined(done, blocks))


_GOAL_LEAD = re.compile(
    r"年初(?:确定|提出|定下)[，,：:]|(?:本|该|这个)?(?:项目|专项|工程)?(?:的)?(?:年度|年初|总体|绩效|预期|主要|的)*目标(?:[设确]?定为|就?是|为|在于)[：:，,]?"
)
_ASKED_LEAD = re.compile(rf"(?:其中)?{_ASKED}(?:设定|设置)?(?:分别)?(?:为|是|有|包括|包含|如下)[：:，,]?")


def led(place: Span, blocks: Sequence[Block]) -> list[tuple[str | None, Span]]:
    """The sentences of a stretch of text, each with the field that its first words name (目标是……；指标为……), if any."""
    found: list[tuple[str | None, Span]] = []
    for said in sentences(place, blocks):
        for family, lead in (("goal", _GOAL_LEAD), ("indicator", _ASKED_LEAD)):
            hit = lead.match(said.quote)
            rest = piece(blocks[said.block - 1], said.start + hit.end(), said.end) if hit else None
            if rest is not None:
                found.append((family, rest))
                break
        else:
            found.append((None, said))
    return found


def _cuts(said: Sequence[_Sentence]) -> tuple[int, int]:
    """Where the demands and where the report begin: the two places at which the sentences fit the order best."""
    none = float("-inf")
    aim, demand, result = (0.0, 0, 0), (none, 0, 0), (none, 0, 0)  # worth, first, second, up to the sentence before
    for at, each in enumerate(said):
        result = max(result, (demand[0], demand[1], at), key=lambda t: t[0])
        demand = max(demand, (aim[0], at, at), key=lambda t: t[0])
        aim = (aim[0] + each.aim, 0, 0)
        demand = (demand[0] + each.demand, demand[1], 0)
        result = (result[0] + each.result, *result[1:])
    return result[1], result[2]


def sentences(place: Span, blocks: Sequence[Block]) -> list[Span]:
    """The sentences of a stretch of text, without what parts them."""
    block = blocks[place.block - 1]
    cuts = [(hit.end(), hit.end()) for hit in _CUT.finditer(block.text, place.start, place.end)]
    cuts += [(hit.start(), hit.end()) for hit in _NEW.finditer(block.text, place.start, place.end)]
    begins = [place.start, *(after for _, after in sorted(cuts))]
    ends = [*(before for before, _ in sorted(cuts)), place.end]
    spans = (piece(block, a, b) for a, b in zip(begins, ends, strict=True))
    return [span for span in spans if span is not None]


def asks(sentence: Span) -> bool:
    """Whether a sentence demands by a bound or in so many words."""
    return _judged(sentence).bound


def sets_out(place: Span, blocks: Sequence[Block]) -> bool:
    """Whether a paragraph states an aim or demands."""
    return any(s.aim > 0 or s.bound for s in map(_judged, sentences(place, blocks)))


def aims(place: Span, blocks: Sequence[Block]) -> bool:
    """Whether a paragraph says what something is for."""
    return any(s.aim > 0 for s in map(_judged, sentences(place, blocks)))


def reports(place: Span, blocks: Sequence[Block]) -> bool:
    """Whether a paragraph tells what was done, from its first sentence on."""
    said = [_judged(span) for span in sentences(place, blocks)]
    return any(s.done and s.result > 0 for s in said) and not (said[0].aim > 0 or said[0].bound)


def _judged(place: Span) -> _Sentence:
    words = place.quote
    figure = any(c.isdigit() for c in words) or re.search(r"[一二三四五六七八九十百千万]{2,}|百分之", words) is not None
    told = _RESULT.match(words) is not None
    plan, bound = not told and _PLAN.search(words) is not None, _BOUND.search(words) is not None
    done = len(_DONE.findall(words))
    aim = 2.0 if _AIM.search(words) and not (figure and (plan or bound)) else 0.0
    day = _DAY.search(words) is not None
    demand = (
        2.0 * plan
        + 1.0 * bound
        + (0.0 if figure else -1.0)
        - min(done, 2) * 0.7
        - (1.0 if day else 0.0)
        - (0.0 if plan or bound else 0.5)
        - (3.0 if told else 0.0)
    )
    result = (
        (3.0 if told else 0.0)
        + min(done, 4) * 0.5
        + (1.0 if day and not plan else 0.0)
        - (1.5 if plan else 0.0)
        - (0.5 if bound else 0.0)
    )
    return _Sentence(place, aim, demand, result, (plan or bound) and demand > 0, told or done > 0 or figure)


def _without(lead: re.Pattern[str], place: Span, blocks: Sequence[Block]) -> Span:
    """A sentence without the words that lead to what it states."""
    found = lead.match(place.quote)
    rest = piece(blocks[place.block - 1], place.start + found.end(), place.end) if found else None
    return rest or place


def _joined(places: Sequence[Span], blocks: Sequence[Block]) -> tuple[Span, ...]:
    """Neighbouring sentences of one paragraph as one span."""
    made: list[Span] = []
    for place in places:
        text = blocks[place.block - 1].text
        if made and made[-1].block == place.block and not text[made[-1].end : place.start].strip():
            made[-1] = Span(place.block, made[-1].start, place.end, text[made[-1].start : place.end])
        else:
            made.append(place)
    return tuple(made)
