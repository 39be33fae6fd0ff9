"""Three things or more that are named in a row right before their number: 石洞、青桥、下湾、柳坪5所敬老院.

In the clean trial reports some four hundred such rows hold as many names as are said, and next to none one more or
less. Kinds of things (食堂、宿舍、车间5处, of which there may be more than one each) are words of the dictionary; of
names most are none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractor.language import dictionary
from extractor.language.scanning import scan
from extractor.outline.marks import han_number
from extractor.results.lexicon import lexicon

NUMBER = re.compile(
    r"(?<=[一-鿿）”])(?<![第每各共约近超余达])(?P<said>(?P<n>\d{1,2}|十[一二三四]?|[三四五六七八九])(?P<kind>[个家所座处条路支栋片门口艘项种]))"
    r"(?!月|小时|百分|工作日|以上|以下|左右|多|余|[分股]之)(?P<what>[一-鿿]{0,12})"
)
FIRST = re.compile(r"[\d三四五六七八九十](?=[\d一二三四]?[个家所座处条路支栋片门口艘项种])")
STARTS = "，。；：:\n\t"
LEAD = re.compile(
    r"^.*?(?:[内下]?设有?|[下所]属|管?辖|分布在|分别(?:在|为|是)|主要(?:为|是|包括)|分为|包括|包含|涵盖|涉及|覆盖|选[取择定]|围绕|针对|[和及与](?=[^、]{2,6}$)|[对在为向从由把将于给到])"
)
NO_ITEM = re.compile(r"[等各每其共均已的]|[\d一二两三四五六七八九十]+[个家所座处条支项名次场]|……")
JOINS = re.compile(r"以及|和|与|及|或")
OF_KINDS = re.compile(
    r"^[^，。]{0,6}?(?:工种|科目|单元|课程|专业|学科|品种|树种|作物|行业|产业|领域|[时年]段|时节|季节|节[点日]|环节|步骤|层[级面]|档次|等级|类别|门类|栏目|系列|"
    r"主题|模块|专题|赛项|工序|岗位|组别|渠道|条线|[语方]言|险种|病种|税种|费种|指标|维度|要素|板块|方向|民族)"
)
"""What such a number counts are kinds themselves, each of which is named once."""
LIKE_PLACES = (
    (re.compile(r"[镇乡]$|街道$"), re.compile(r"[镇乡]|街道")),
    (re.compile(r"村$|社区$"), re.compile(r"村|社区")),
    (re.compile(r"[县区市州旗]$"), re.compile(r"[县区市州旗]$|[县区市州旗](?:[县区市州旗（]|$)")),
    (re.compile(r"[路街道巷线]$"), re.compile(r"[路街巷道线]")),
    (re.compile(r"[河江沟渠湖溪]$"), re.compile(r"[河江沟渠湖溪]|流域")),
)
"""Work may be done at several spots of one such place (人民路、中山路、解放路4处积水点): the number must count the places."""
REACHES = re.compile(r"[路街巷河江沟渠溪]|流域|道路")
ABOUT = re.compile(r"(?:周边|沿线|境内|附近|一带|之间|范围|辖区|[内上下外旁中])$")
FIRMS = re.compile(r"合作社|公司|企业|农场|店|商|户")
"""Of such there may be several in one village that is named."""
LEAST, MOST = 3, 12
HELPING = re.compile(r"[^，。；]{0,8}(?:配合|协助|协同|参与|参加|联合|共同)")
"""Those that help one that is told before."""
SHORTEST, SHORT, LONGEST = 2, 3, 12
HALF = 2


def rows(text: str) -> Iterator[tuple[int, tuple[int, int], tuple[int, int], int]]:
    """The count, its place, the place of the names and how many there are, where one name is missing or too many."""
    if "、" not in text:
        return
    for found in scan(NUMBER, FIRST, text):
        count = int(found["n"]) if found["n"].isdecimal() else han_number(found["n"]) or 0
        opens = 1 + max(text.rfind(mark, 0, found.start()) for mark in STARTS)
        opens += len(text[opens : found.start()]) - len(text[opens : found.start()].lstrip())
        if not LEAST <= count <= MOST or text.count("、", opens, found.start()) < LEAST - 2:
            continue
        begin = _without_lead(text, opens, found.start())
        names = text[begin : found.start()].split("、")
        joints = sum(_joins(name) for name in names)
        missing, over = count == len(names) + joints + 1, count == len(names) - 1 and not joints
        if not (missing or over) or len(names) + joints < (2 if _are_reaches(found) else LEAST):
            continue
        if HELPING.match(text, found.end("said")):
            continue  # 财政局、审计局4个部门配合: with one that is told before
        if _are_names(names, found) and not _at_places(names, found) and not _goes_before(text, opens, names):
            yield count, found.span("said"), (begin, found.start()), len(names) + joints


def _joins(name: str) -> int:
    """How many words in a name may join two names to one row: 青桥、下湾和柳坪."""
    return sum(min(m.start(), len(name) - m.end()) >= SHORTEST for m in JOINS.finditer(name))


def _without_lead(text: str, begin: int, end: int) -> int:
    """Where the first name begins, behind the verb or the preposition that leads to it."""
    for led in (LEAD, lexicon().any_verb):
        opened = led.match(text[begin:end].partition("、")[0])
        begin += opened.end() if opened else 0
    first = text[begin:end].partition("、")[0]
    return begin + (2 if len(first) > 2 + SHORTEST - 1 and first[:2] in dictionary.load().verbs else 0)


def _are_names(names: list[str], found: re.Match[str]) -> bool:
    """Whether all have the shape of names, and half of them at least are no words of the dictionary; kinds may be any words."""
    if any(not SHORTEST <= len(name) <= LONGEST or NO_ITEM.search(name) for name in names):
        return False
    words = dictionary.load()
    if sum(name[:2] in words.verbs for name in names) * HALF >= len(names):
        return False
    new = sum(words.counts.get(name, 0) == 0 for name in names)
    if _are_reaches(found):
        return new == len(names)
    return new * HALF >= len(names) or OF_KINDS.search(found["what"]) is not None


def _are_reaches(found: re.Match[str]) -> bool:
    """Whether the number counts roads or rivers themselves, of which two names are a row."""
    return found["kind"] == "条" and REACHES.search(found["what"]) is not None


def _at_places(names: list[str], found: re.Match[str]) -> bool:
    """Whether the names are of places, at each of which more than one of what is counted may be."""
    what, last = found["what"], names[-1]
    if ABOUT.search(last) or (found["kind"] == "家" and FIRMS.search(what) and len(last) <= SHORT):
        return True
    if not what and len(last) > SHORT and len({name[-1] for name in names[:-1]}) < len(names) - 1:
        return True  # 松林、柏林、杉林样地4处: kinds, of which the number counts the members
    return of_other_things(last, what)


def of_other_things(place: str, what: str) -> bool:
    """Whether a number behind the name of a place counts things of which it may have several, and no such places."""
    return any(named.search(place) and not counted.search(what) for named, counted in LIKE_PLACES)


def _goes_before(text: str, opens: int, names: list[str]) -> bool:
    """Whether the row may begin in the clause before: 东乡李沟、张湾，西乡王坪、赵坪、陈坪6处."""
    if opens == 0 or text[:opens].rstrip()[-1:] != "，":
        return False
    clause = re.split("[，。；：:\n\t]", text[: opens - 1])[-1]
    return "、" in clause or (
        len(clause) <= LONGEST and not re.search(r"\d", clause) and clause[-1:] in {n[-1] for n in names}
    )
