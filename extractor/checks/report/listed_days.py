"""How often something was done, with the days on which it was: 组织演练四次，分别在3月2日、5月8日和9月1日."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractor.outline.marks import han_number

_DAY = r"(?:\d{1,2}月)?\d{1,2}日(?:[至到—\-~～](?:\d{1,2}月)?\d{1,2}日)?(?:[上下]午|晚)?"
SAID = re.compile(
    r"(?<![第每各\d.])(?P<said>(?P<n>\d{1,2}|[两二三四五六七八九十])(?:次|场次?|期|轮|趟|回|届|批次?))[^，。；：\d]{0,10}"
    r"[，：:（(]?(?:[^，。；：\d]{0,4}(?:分别|依次)(?:为|是|在|于|安排在|定在)?|(?:活动|举办|开展|召开|组织|实施|具体|分别)?(?:时间|日期)(?:分别)?(?:为|是|在|：))"
    rf"(?P<days>{_DAY}(?:[、和与及，]{_DAY})+)(?P<more>[^，。；]{{0,8}})"
)
DAY = re.compile(_DAY)
OPEN = re.compile("等|各|其中|……|^[、和与及]|[上下]午")
MOST_OFF = 2


def dated(text: str) -> Iterator[tuple[int, tuple[int, int], tuple[int, int], int]]:
    """The count, its place, the place of the days and how many there are."""
    if "日" not in text:
        return
    for found in SAID.finditer(text):
        said = found["n"].replace("两", "二")
        count = int(said) if said.isdecimal() else han_number(said) or 0
        days = len(DAY.findall(found["days"]))
        if count > 1 and abs(count - days) <= MOST_OFF and OPEN.search(found["more"]) is None:
            yield count, found.span("said"), found.span("days"), days
