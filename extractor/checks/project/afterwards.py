"""What is told to have come after something that the completion gives a day of its own: 评审全部结束后，9月5日公布名单."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from extractor.results.statements import Statement

A_DAY = re.compile(r"\d{1,2}\s*[日号]$")
AFTER = re.compile(
    r"(?:^|[，,])(?P<event>[一-鿿]{3,10}?)(?P<all>全部|均|都)?(?:完成|结束|通过|合格|完毕)(?:之|以)?后[，,]?(?:于|在)?\s*$"
)
"""What came first, right before the day of what came after it."""
DONE = re.compile(r"(?:竣工|完工|交工)$")
ACCEPTED = re.compile(
    r"^(?:又|并|即)?于?\d{1,2}月\d{1,2}日(?:通过|完成|组织|进行)?[^，。；、]{0,4}验收(?!资料|报告|申请)"
)
"""An acceptance that has no subject but that of the clause before it: 西渠10月9日竣工，10月20日验收."""
NOT_ALL = re.compile(
    r"初验|预验|材料|设备|隐蔽|阶段|单[项位]|第[一二三四五\d]|[首前头][批期轮段]|分[批期段次]|上年|去年|计划|提前"
)
UNFINISHED = ("planned", "ongoing", "not_done")


def accepted(told: Sequence[Statement]) -> Iterator[tuple[Statement, Statement]]:
    """The end of a work and its acceptance, side by side in a sentence, with a day each."""
    for first, then in pairwise(told):
        if first.sentence != then.sentence or not (len(first.dates) == len(then.dates) == 1):
            continue
        ends = DONE.search(first.text) and A_DAY.search(first.dates[0].span.quote)
        if ends and ACCEPTED.match(then.text) and not NOT_ALL.search(first.text + then.text):
            yield first, then


def named(told: Sequence[Statement]) -> Iterator[tuple[Statement, Statement]]:
    """An event that has a day, and what is told to have come after it with a day of its own."""
    for at, then in enumerate(told):
        if len(then.dates) != 1 or then.state in UNFINISHED or NOT_ALL.search(then.text):
            continue
        after = AFTER.search(then.text[: then.dates[0].span.start - then.span.start])
        if after is None:
            continue
        events = [s for s in told[:at] if after["event"] in s.text and len(s.dates) == 1 and s.state not in UNFINISHED]
        if any(NOT_ALL.search(s.text) or not A_DAY.search(s.dates[0].span.quote) for s in events):
            continue
        if after["all"] or len(events) == 1:
            yield from ((event, then) for event in events)
