"""Places named one by one right before their number: 改造蒿坪、茭塘3个村级补水站.

Names are told from kinds (食堂、厕所5处, of which there may be more than one each) by the dictionary: a name is no word of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractor.checks.report.listed_rows import of_other_things
from extractor.language import dictionary
from extractor.outline.marks import han_number
from extractor.results.lexicon import lexicon

NUMBERED = re.compile(
    r"[、和与及](?P<last>[一-鿿]{2,4})(?P<said>(?P<n>\d{1,2}|[两二三四五六七八九十])(?P<kind>[个处座所栋口家]))(?P<what>[一-鿿]{2,12})"
)
PLACE = re.compile(
    r"[站点村镇园场校桥闸井库馆塘渠]|中心|基地|码头|渡口|[小片灌景社]区|街道|分局|大队|[卫医][一-鿿]?院|派出所|卫生所|农场|林场"
)
"""What is counted by 个 or 家 may be of any sort; only places bear names of their own."""
START = re.compile(r"[，。；：:（()）\n]")
LEAD = re.compile(r"其中|[在对为向从由把将于]|全[市县区]|涉及|覆盖|选取|选择|选定")
NO_NAME = re.compile(r"[的等和与及各在或其每两]")
SIDE = re.compile(r"[东西南北][^部面方侧端]|[城河江湖山][东西南北]")
"""Places that are called by their side (西关, 河东) are names, though the dictionary knows them."""
SHORTEST, LONGEST = 2, 4
MOST, MOST_OFF = 12, 2
"""Where more are missing, the number is not of the names alone."""


def named(text: str) -> Iterator[tuple[int, tuple[int, int], tuple[int, int], int]]:
    """The count, its place, the place of the names and how many there are."""
    for found in NUMBERED.finditer(text) if "、" in text else ():
        count = int(found["n"]) if found["n"].isdecimal() else han_number(found["n"].replace("两", "二")) or 0
        begin = max((mark.end() for mark in START.finditer(text, 0, found.start())), default=0)
        begin += len(text[begin : found.start()]) - len(text[begin : found.start()].lstrip())
        for led in (LEAD, lexicon().any_verb):
            opened = led.match(text[begin : found.start()].partition("、")[0])
            begin += opened.end() if opened else 0
        names = [*text[begin : found.start()].split("、"), found["last"]]
        if "、" not in text[begin : found.end("last")] or not _are_names(names):
            continue
        if of_other_things(names[-1], found["what"]):
            continue  # 人民路、中山路3处积水点: of which one road may have two
        if not 1 < count <= MOST or abs(count - len(names)) > MOST_OFF:
            continue
        alone = found["kind"] not in "个家" and found["what"][:2] not in dictionary.load().verbs
        if alone or PLACE.search(found["what"]):  # 山塘、堰坝5处完成整治: kinds, of which the clause goes on to tell
            yield count, found.span("said"), (begin, found.end("last")), len(names)


def _are_names(words: list[str]) -> bool:
    """Whether all are of a name's shape, and none is a word of the dictionary but for sides, which not all may be."""
    unknown = [dictionary.load().counts.get(word, 0) == 0 for word in words]
    shaped = all(SHORTEST <= len(word) <= LONGEST and NO_NAME.search(word) is None for word in words)
    known = (word for word, new in zip(words, unknown, strict=True) if not new)
    return shaped and any(unknown) and all(SIDE.fullmatch(word) for word in known)
