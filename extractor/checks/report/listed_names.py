"""Places named one by one right before their number: 改造蒿坪、茭塘3个村级补水站.

Names are told from kinds (食堂、厕所5处, of which there may be more than one each) by the dictionary: a name is no word of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractor.language import dictionary
from extractor.outline.marks import han_number
from extractor.results.lexicon import lexicon

NUMBERED = re.compile(
    r"、(?P<last>[一-鿿]{2,4})(?P<said>(?P<n>\d{1,2}|[两二三四五六七八九十])(?P<kind>[个处座所栋口]))(?P<what>[一-鿿]{2,12})"
)
PLACE = re.compile(r"[站点村镇园场校桥闸井库馆塘渠]|中心|基地|码头|渡口|小区|片区|灌区|景区")
"""What is counted by 个 may be of any sort; only places bear names of their own."""
START = re.compile(r"[，。；：:（()）\n]")
NO_NAME = re.compile(r"[的等和与及各在或其每两]")
SHORTEST, LONGEST = 2, 4
MOST, MOST_OFF = 12, 2
"""Where more are missing, the number is not of the names alone."""


def named(text: str) -> Iterator[tuple[int, tuple[int, int], tuple[int, int], int]]:
    """The count, its place, the place of the names and how many there are."""
    for found in NUMBERED.finditer(text) if "、" in text else ():
        count = int(found["n"]) if found["n"].isdecimal() else han_number(found["n"].replace("两", "二")) or 0
        begin = max((mark.end() for mark in START.finditer(text, 0, found.start())), default=0)
        verb = lexicon().any_verb.match(text[begin : found.start()].partition("、")[0])
        begin += verb.end() if verb else 0
        names = text[begin : found.end("last")].split("、")
        if not 1 < count <= MOST or abs(count - len(names)) > MOST_OFF or not all(map(_is_name, names)):
            continue
        if found["kind"] != "个" or PLACE.search(found["what"]):
            yield count, found.span("said"), (begin, found.end("last")), len(names)


def _is_name(word: str) -> bool:
    known = dictionary.load().counts.get(word, 0) > 0
    return SHORTEST <= len(word) <= LONGEST and not known and NO_NAME.search(word) is None
