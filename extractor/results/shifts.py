"""Where a completion keeps the figure and changes what it is of: a lesser verb, a narrower object, another object."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from extractor.language import dictionary
from extractor.results import contrasts

_HAN = re.compile(r"[一-鿿]+")
ADVERBS = r"^(?:已经?|共|共计|累计|全年|年内|当年|实际|组织|开展|进行|对|完成了?|我[局县区市镇]|先后|逐一|上门|入户|登门|现场|逐户|全面|集中|新(?![建增设开购修编改]))*"
_ADVERBS = re.compile(ADVERBS)
# What ends so tells things by class or by size: 外文类, 镇级, 规模以上.
_CLASS = r"[一-鿿]{1,5}(?:类|型|级|以上|以下)(?<!各类)(?<!各级)(?<!新型)(?<!种类)(?<!升级)(?<!上级)(?<!定级)"
_PLACE = r"[一-鿿]{1,4}(?:[省市县镇乡村]|街道|社区)"
UNSAID = re.compile(r"[\s，,、：:（）()“”\d.．%％≥≤><]+")
_ASIDE = re.compile(r"净增|净减|一年|完成|开展|组织|实施|进行|全年|累计|实际|任务|工作|项目|工程")
# Nouns that things of many kinds have in common.
_GENERAL = frozenset(
    [
        "设施",
        "设备",
        "机构",
        "人员",
        "服务",
        "单位",
        "场所",
        "中心",
        "系统",
        "平台",
        "资料",
        "对象",
        "器材",
        "用品",
        "物资",
        "站点",
        "网点",
        "场地",
    ]
)
_DAY = re.compile(r"^(?:\d{0,4}年度?|\d{0,2}[月日])+")
_DATES = re.compile(r"(?:截至|截止|至|到)?(?:\d{2,4}年)?\d{1,2}月(?:\d{1,2}日|底|末|初|[上中下]旬)?[，,]?")
_POINTS_BACK = re.compile(r"^(?:就|即|正)?是?[这其该此]")
_ALL_OF_THEM = re.compile(r"全部|(?<!平)均[已按]?")  # 5个三级系统全部通过测评: the class is what they all are of
_CLAUSE_WORD = re.compile(r"[经由被对在把让]")
# What is to be there anew is not there while its place is chosen, or its founders are talked to.
_FOUNDED = re.compile(r"新[增设]|增设|设立")
_SITED = re.compile(r"(?P<step>选定|选好|敲定)[^，。；]{0,20}(?:场地|场所|地址|地点|点位|位置|[站店厂馆园校]址)")
_TALKED = re.compile(rf"{ADVERBS}(?P<step>洽谈|接洽)")
# Of what is to be kept rare (施工投诉不超过4起) no work is due.
_KEPT_RARE = re.compile(r"(?:不超过|不多于|不高于|控制在|[≤<＜])\s*[\d一二三四五六七八九十]+\s*(?:起|例|宗|次(?!/)|件)")
_RATE = re.compile(r"[一-鿿]{0,4}?(?P<name>[一-鿿]{2}(?:率|比例))")
_LISTING = re.compile(r"、|依次|分别")
_SAME_THING = re.compile(r"[一-鿿]{3}$")
# 受理并指派: the step and what comes after it, with one object.
_AND_MORE = re.compile(r"[一-鿿]{2}并(?!未|没|不|案|发|购|网|轨|列|行|入)(?P<more>[一-鿿]{2})")
_THERE = re.compile(r"(?:在|赴|到|深入|面向|进入|走进)")


@dataclass(frozen=True, slots=True)
class Shift:
    """What the demand says and what the statement says in its place."""

    demanded: str
    said: str


@dataclass(frozen=True, slots=True)
class _Data:
    kind_of: dict[str, str]
    answers: dict[str, frozenset[str]]
    verbs: re.Pattern[str]
    narrowing: re.Pattern[str]
    work: re.Pattern[str]
    service: re.Pattern[str]
    inspection: re.Pattern[str]
    step: re.Pattern[str]
    step_done: re.Pattern[str]
    step_last: re.Pattern[str]
    paper: re.Pattern[str]
    draft: re.Pattern[str]
    scope: re.Pattern[str]
    parts: re.Pattern[str]
    neutral: re.Pattern[str]
    act: re.Pattern[str]
    any_verb: re.Pattern[str]
    weaker: dict[str, re.Pattern[str]]
    chosen: tuple[list[str], list[str]]


@cache
def lexicon() -> _Data:
    """The verbs and words of `verbs.toml`."""
    read: dict[str, Any] = tomllib.loads(resources.files(__package__).joinpath("verbs.toml").read_text("utf-8"))
    kind_of = {verb: kind for kind, verbs in read["kinds"].items() for verb in verbs}
    longest = sorted(kind_of, key=lambda verb: -len(verb))
    answers = {kind: frozenset({kind, *read["answers"].get(kind, ())}) for kind in read["kinds"]}
    narrowing = "|".join(sorted(read["narrowing"]["words"], key=lambda word: -len(word)))
    verbs = re.compile(f"(?:{'|'.join(longest)})(?!{'|'.join(read['nouns']['after'])})")
    steps, scope = read["steps"], read["scope"]
    acts = [*steps["work"], *steps["services"], *read["carriers"]["words"]]
    words, papers = _either([*steps["words"], *steps["inspections"]]), _either(steps["papers"])
    return _Data(
        kind_of,
        answers,
        verbs,
        re.compile(narrowing),
        work=re.compile(_either(steps["work"])),
        service=re.compile(_either(steps["services"])),
        inspection=re.compile(_either(steps["inspections"])),
        step=re.compile(rf"{ADVERBS}(?P<step>{words})"),
        step_done=re.compile(
            rf"完成[^，。；]{{2,20}}?(?P<step>{papers}?(?:编制|编写|{words})+)(?:工作|任务)?[一-鿿]{{0,4}}$"
        ),
        step_last=re.compile(rf"(?:已经?|均已?|全部|完成了?)(?P<step>{words})(?:完毕|工作)?$"),
        paper=re.compile(
            rf"{ADVERBS}(?P<step>印发|下发|下达|制定|编制|起草|拟定|批复|审批|上报)[^，。；]{{0,16}}(?:{papers})"
        ),
        draft=re.compile(
            rf"(?:起草|草拟|建立|发放|印发|下发|编制|制定|编写|拟定|排定|签订|领取|提交|报送|完成)[^，。；]{{2,14}}?(?P<paper>{papers})(?<!计划)[一-鿿]{{0,4}}$"
        ),
        scope=re.compile(rf"(?:{narrowing}|{_either(scope['words'])}|{_CLASS})的?"),
        parts=re.compile(_either(scope["parts"])),
        neutral=re.compile(f"(?:{_either(scope['neutral'])}|{_PLACE})+"),
        act=re.compile(_either(acts)),
        any_verb=re.compile(f"{verbs.pattern}|{_either([*acts, *steps['words']])}"),
        weaker={word: re.compile(_either(lesser)) for word, lesser in read["weaker"].items()},
        chosen=(read["chosen"]["verbs"], read["chosen"]["steps"]),
    )


def _either(words: list[str]) -> str:
    """The longest of the words that holds."""
    return f"(?:{'|'.join(sorted(words, key=lambda word: -len(word)))})"


def verb(demanded: str, said: str) -> Shift | None:
    """The verbs, where what was done is of a kind that does not answer what was demanded (新建 -> 维修).

    None where either names no work of a known kind, or one of the works said answers one that was demanded.
    """
    data = lexicon()
    wanted = data.verbs.findall(demanded)
    done = data.verbs.findall(said)
    if not wanted or not done:
        return None
    enough = frozenset[str]().union(*(data.answers[data.kind_of[verb]] for verb in wanted))
    if any(data.kind_of[verb] in enough for verb in done):
        return None
    return Shift(wanted[-1], done[-1])


def narrowed(after_demanded: str, after_said: str) -> Shift | None:
    """The objects, where what follows the figure was narrowed (56座桥梁 -> 56座病险桥梁); the figure is left out."""
    data = lexicon()
    wanted = _HAN.match(after_demanded)
    found = data.narrowing.match(after_said)
    if not wanted or not found or data.narrowing.search(after_demanded[:12]):
        return None
    rest = after_said[found.end() :].lstrip("的")
    common = 0
    for one, other in zip(wanted[0], rest, strict=False):
        if one != other:
            break
        common += 1
    if common < 2:
        return None
    return Shift(wanted[0][:common], found[0] + rest[:common])


def work(demanded: str, said: str) -> Shift | None:
    """The works, where another was done than was demanded, or only a step towards it, or on lesser terms."""
    if _KEPT_RARE.search(demanded):
        return None
    return verb(demanded, said) or step(demanded, said) or weaker(demanded, said)


def weaker(demanded: str, said: str) -> Shift | None:
    """The terms on which something is done, where they are lesser than was promised (免费 -> 优惠)."""
    for word, lesser in lexicon().weaker.items():
        if word in demanded and word not in said and (found := lesser.search(said)) and found[0] not in demanded:
            return Shift(word, found[0])
    return None


def step(demanded: str, said: str) -> Shift | None:
    """The work that was due and the step on the way to it that was done instead (硬化 -> 测量, 印发 -> 设计…样稿)."""
    data = lexicon()
    plain = UNSAID.sub("", said)
    rate = _RATE.fullmatch(plain)
    if rate is not None and rate["name"] in demanded:
        return None  # 初审准确率 for 准确率: the rate itself, and nothing done
    paper = data.draft.search(plain)
    if paper is not None and paper["paper"] not in demanded:
        return Shift(UNSAID.sub("", demanded), paper["paper"])
    if "满意" in demanded:
        return None  # 改造农户满意度: no work is asked for
    physical = data.work.search(demanded)
    founded = physical or _FOUNDED.search(demanded)
    early = _SITED.search(plain) or _TALKED.match(plain) if founded is not None else None
    if founded is not None and early is not None and early["step"] not in demanded:
        done = data.work.search(plain) or data.service.search(plain) or _FOUNDED.search(plain)
        return None if done else Shift(founded[0], early["step"])
    known = physical or data.service.search(demanded)
    wanted = known[0] if known else _leading(demanded)
    if wanted is None or (known is None and wanted in said):
        return None
    more = _AND_MORE.search(plain)
    if more is not None and not data.step.match(more["more"]):
        return None
    head = data.step_done.search(plain) or data.paper.match(plain) or data.step_last.search(plain)
    if head is None:
        head = data.step.match(plain)
        if head is None or data.work.search(plain, head.end()) or data.service.search(plain, head.end()):
            return None
        after = data.any_verb.match(plain, head.end())
        if after is not None and not data.step.match(after[0]):
            return None  # 立案查处: what came after the step is told as well
    if head["step"] in data.chosen[1] and any(verb in demanded for verb in data.chosen[0]):
        return None
    if head["step"] in demanded or any(paper in demanded for paper in data.parts.findall(plain)):
        return None
    if physical is None and (data.inspection.fullmatch(head["step"]) or data.service.fullmatch(head["step"])):
        return None
    return Shift(wanted, head["step"])


def narrower(demanded: str, said: str, topic: str = "") -> Shift | None:
    """The objects, where a class, a place or a state was put before what was demanded, or a part of it behind.

    楼栋 -> 沿街楼栋, 企业 -> 规模以上企业, 业务用房 -> 业务用房地下室. What the demand or `topic` (the project's name) has
    itself narrows nothing.
    """
    data = lexicon()
    known = demanded + topic
    for match in data.scope.finditer(said):
        word = match.group().rstrip("的")
        if _CLAUSE_WORD.search(word) or (_ALL_OF_THEM.search(said) and re.fullmatch(_CLASS, word)):
            continue  # 馆员经省级修裱班: no class of 修裱
        noun = _held(said[match.end() :], demanded)
        start = _own(word, known)
        if start is not None and len(noun) >= 2:
            return Shift(noun, word[start:] + noun)
    several = len(data.parts.findall(said)) > 1 or "、" in said
    for match in (
        data.parts.finditer(said) if not several else ()
    ):  # 屋面防水、墙体保温: a building is mended in its parts
        noun = _held(said[: match.start()][::-1], demanded[::-1])[::-1]
        if match.group() not in known and len(noun) >= 2 and data.work.fullmatch(noun[-2:]) is None:
            return Shift(noun, noun + match.group())
    return None


def _own(word: str, known: str) -> int | None:
    """Where the part of a qualification begins that is not known: 编制镇级 after 编制 is 镇级; None where all is."""
    start = 0
    while start < len(word) and word[: start + 1] in known:
        start += 1
    rest = word[start:]
    if not rest or rest in known or word[-2:] in known or lexicon().neutral.fullmatch(rest):
        return None
    return start


def _held(text: str, within: str) -> str:
    """The longest beginning of `text` that stands in `within`."""
    match = _HAN.match(text)
    size = 0
    while match is not None and size < len(match[0]) and text[: size + 1] in within:
        size += 1
    return text[:size]


def other(demanded: str, said: str) -> Shift | None:
    """The objects, where work and figure are the same and nothing else is (新建公厕 -> 新建驿站).

    None where either names no object, or they share a word, or words that answer one another.
    """
    from extractor.results import likeness

    data = lexicon()
    known = all(data.act.search(text) or _leading(text) for text in (demanded, said))
    if not known and demanded[:2] != said[:2]:
        return None
    if _THERE.match(_DAY.sub("", said)) or _POINTS_BACK.match(said):
        return None
    if len(_LISTING.findall(said)) >= 2:
        return None  # names one by one, or amounts in a row
    thing = _SAME_THING.search(UNSAID.sub("", demanded))
    if thing is not None and thing[0] in said:
        return None
    objects = [_object(_DATES.sub("", text)) for text in (demanded, said)]
    one, two = (frozenset(t for t in likeness.terms(o) if len(t) > 1 and t not in _GENERAL) for o in objects)
    if any(term in said for term in likeness.terms(objects[0]) if len(term) > 1 and term not in _GENERAL):
        return None
    if any(found[0] == wanted[-1] for wanted in one for found in two):
        return None  # 公厕 and 厕所: the one is short for the other
    if not one or not two or len(one | two) < 2 or likeness.coverage(one, two, {}) or likeness.coverage(two, one, {}):
        return None
    return Shift(*(UNSAID.sub("", text) for text in objects))


def _object(text: str) -> str:
    """What a text says besides verbs; where nothing is left, a verb names the object (举办招聘会) and only the head goes."""
    from extractor.results import likeness

    text = text.replace(_leading(text) or "，", "，", 1)
    rest = _without_verbs(text)
    if any(len(term) > 1 for term in likeness.terms(rest)):
        return rest
    return _without_verbs(text, most=1)


def _leading(text: str) -> str | None:
    """The verb that a text begins with, whatever the trade: one of the dictionary's."""
    head = _ADVERBS.sub("", UNSAID.sub("", text))[:2]
    return head if head in dictionary.load().verbs else None


def _without_verbs(text: str, most: int = 0) -> str:
    """The text without verbs, or without so many of its first ones."""
    return _ASIDE.sub("", lexicon().any_verb.sub("，", text, count=most))


def of_object(demanded: str, said: str, topic: str = "") -> Shift | None:
    """What an equal figure is of, where it is of less or of other things than were demanded; figures left out of both."""
    shift = narrower(demanded, said, topic) or other(demanded, said)
    if shift is None and (pair := contrasts.between(demanded, said, topic)) is not None:
        return Shift(*pair)
    return shift
