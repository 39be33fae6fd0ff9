"""Where a completion keeps the figure and changes what it is of: a narrower object, or another one."""

from __future__ import annotations

import re

from extractor.results import contrasts
from extractor.results.lexicon import CLASS, UNSAID, Shift, leading, lexicon

_HAN = re.compile(r"[一-鿿]+")
_ASIDE = re.compile(
    r"(?<!平)均已?|都已|已经?|净增|净减|一年|完成|开展|组织|实施|进行|每[日天周月季年]|季度|月度|年度|日常|定期|例行|常规|全年|累计|实际|任务|工作|项目|工程"
)
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
# Names of measures name no object (养护里程 of a road), nor do words for what is done.
_NO_OBJECT = _GENERAL.union(
    [
        "里程",
        "长度",
        "总长",
        "面积",
        "体积",
        "容积",
        "容量",
        "重量",
        "规模",
        "总量",
        "总数",
        "数量",
        "人数",
        "户数",
        "家数",
        "次数",
        "场次",
        "批次",
        "件数",
        "台数",
        "处数",
        "金额",
        "到位",
    ]
)
# In how many goes something was done: 分两轮检查75家.
_GOES = re.compile(
    r"分[^，。；\d]{0,8}?(?:\d+|[一二两三四五六七八九十]+|期|多|若干)个?(?:轮次?|批次?|期|次|组|步|阶段|片区?|级|年|季度?|头|段|路)"
)
# What was done with it next is no object of it: 建成6处并接入省级平台.
_AND_THEN = re.compile(r"(?<![合兼一])并(?:[且已]|全部|同步|均)*(?=[一-鿿]{2})(?![购存列联发举])[^，。；]*$")
# Who does it is no object of it: 68个站点委托专业公司维护.
_BY_WHOM = re.compile(
    r"(?:委托|交由|交给|聘请|由)(?:了|给)?[^，。；、\d]{1,12}?(?:公司|单位|机构|部门|企业|团队|队伍?|协会|人员|[院所站局])(?:负责|统一|具体|承担|进行)*"
)
_DAY = re.compile(r"^(?:\d{0,4}年度?|\d{0,2}[月日])+")
_DATES = re.compile(r"(?:截至|截止|至|到)?(?:\d{2,4}年)?\d{1,2}月(?:\d{1,2}日|底|末|初|[上中下]旬)?[，,]?")
_POINTS_BACK = re.compile(r"^(?:就|即|正)?是?[这其该此]")
_ALL_OF_THEM = re.compile(r"全部|(?<!平)均[已按]?|都")  # 5个三级系统全部通过测评: the class is what they all are of
_GRADED = re.compile(r"等级|级别|分级|定级|星级")
_CLAUSE_WORD = re.compile(r"[经由被对在把让]")
_CONFERRED = re.compile(r"(?:[评列升定选][为入上]|[评获]得|获评|认定为|命名为|晋升为?)(?:[国省市县区]家?级)?$")
_LISTING = re.compile(r"、|依次|分别")
_SAME_THING = re.compile(r"[一-鿿]{3}$")
_THERE = re.compile(r"(?:在|赴|到|深入|面向|进入|走进)")


def of_object(demanded: str, said: str, topic: str = "") -> Shift | None:
    """What an equal figure is of, where it is of less or of other things than were demanded; figures left out of both."""
    shift = narrower(demanded, said, topic) or other(demanded, said, topic)
    if shift is None and (pair := contrasts.between(demanded, said, topic)) is not None:
        return Shift(*pair)
    return shift


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


def narrower(demanded: str, said: str, topic: str = "") -> Shift | None:
    """The objects, where a class, a place or a state was put before what was demanded, or a part of it behind.

    楼栋 -> 沿街楼栋, 企业 -> 规模以上企业, 业务用房 -> 业务用房地下室. What the demand or `topic` (the project's name) has
    itself narrows nothing.
    """
    data = lexicon()
    known = demanded + topic
    for match in data.scope.finditer(said):
        word = match.group().rstrip("的")
        if _CONFERRED.search(said[: match.end()]) or said[: match.start()].endswith("、"):
            continue  # 评为市级示范 tells what it became; 平板型、厢式型货车 are all there are
        if _CLAUSE_WORD.search(word) or (_ALL_OF_THEM.search(said) and re.fullmatch(CLASS, word)):
            continue  # 馆员经省级修裱班: no class of 修裱
        if _GRADED.search(demanded) and re.fullmatch(CLASS, word):
            continue  # 通过三级测评 for 完成等级测评: one of its grades
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
    if (
        not rest
        or rest in known
        or rest in ("类", "型", "级")
        or word[-2:] in known
        or lexicon().neutral.fullmatch(rest)
    ):
        return None
    return start


def _held(text: str, within: str) -> str:
    """The longest beginning of `text` that stands in `within`."""
    match = _HAN.match(text)
    size = 0
    while match is not None and size < len(match[0]) and text[: size + 1] in within:
        size += 1
    return text[:size]


def other(demanded: str, said: str, topic: str = "") -> Shift | None:
    """The objects, where work and figure are the same and nothing else is (新建公厕 -> 新建驿站).

    None where either names no object, or they share a word, or words that answer one another, or the project is called
    by both (搬迁渔民80户 and 上岸定居80户 of 渔民上岸定居).
    """
    from extractor.results import likeness

    data = lexicon()
    said = _BY_WHOM.sub("", _GOES.sub("", said))
    known = all(data.act.search(text) or leading(text) for text in (demanded, said))
    if not known and demanded[:2] != said[:2]:
        return None
    if _THERE.match(_DAY.sub("", said)) or _POINTS_BACK.match(said):
        return None
    if len(_LISTING.findall(said)) >= 2:
        return None  # names one by one, or amounts in a row
    thing = _SAME_THING.search(UNSAID.sub("", demanded))
    if thing is not None and thing[0] in said:
        return None
    objects = [_object(_DATES.sub("", text)) for text in (demanded, _AND_THEN.sub("", said))]
    one, two = (frozenset(t for t in likeness.terms(o) if len(t) > 1 and t not in _NO_OBJECT) for o in objects)
    if any(term in said for term in likeness.terms(objects[0]) if len(term) > 1 and term not in _GENERAL):
        return None
    short = {t for t in likeness.terms(objects[1]) if len(t) == 1}
    if any(found[0] == wanted[-1] for wanted in one for found in two) or any(short & set(wanted) for wanted in one):
        return None  # 公厕 and 厕所, 村庄 and 村: the one is short for the other
    if one | two <= likeness.terms(topic):
        return None
    if not one or not two or len(one | two) < 2 or likeness.coverage(one, two, {}) or likeness.coverage(two, one, {}):
        return None
    return Shift(*(UNSAID.sub("", text) for text in objects))


def _object(text: str) -> str:
    """What a text says besides verbs; where nothing is left, a verb names the object (举办招聘会) and only the head goes."""
    from extractor.results import likeness

    text = text.replace(leading(text) or "，", "，", 1)
    rest = _without_verbs(text)
    if any(len(term) > 1 for term in likeness.terms(rest)):
        return rest
    return _without_verbs(text, most=1)


def _without_verbs(text: str, most: int = 0) -> str:
    """The text without verbs, or without so many of its first ones."""
    return _ASIDE.sub("", lexicon().any_verb.sub("，", text, count=most))
