"""How many projects have which grade, in words: 9个项目评为优秀, 优秀9个."""

from __future__ import annotations

import re

from db.records import Span
from extractor.fields.graded import GRADES
from extractor.outline.marks import HAN, han_number

N = rf"(?P<n>[0-9０-９]{{1,4}}|[{HAN}]{{1,4}})"
_VERB = (
    r"(?:的)?(?:(?:自评|评价|评定|考评|绩效|综合)?(?:结果|等级|等次|评级|档次|得分)?(?:均|全部|都)?"
    r"(?:评分|评定|评价|评|定|列|达|达到|获|获得|属|确定|划分)?(?:为|是|到|于)?)?"
)
_COUNT_FIRST = re.compile(
    rf"(?<![前后这那每另上下]){N}\s*(?:个|项)\s*(?:子|预算|支出|专项)?(?:项目)?(?:支出)?{_VERB}[“\"‘「]?(?P<g>{GRADES})(?:等级|等次|档)?[”\"’」]?"
)
_GRADE_FIRST = re.compile(
    rf"(?<!其)[“\"‘「]?(?P<g>{GRADES})[”\"’」]?(?:等级|等次|档次|档)?(?:的)?(?:项目)?(?:的)?(?:共|有|共有|为|共计|数为|数量为|数)?"
    rf"\s*(?P<in>[（(])?{N}\s*(?:个|项)(?(in)(?:项目)?[）)])"  # 优秀（9个）：甲、乙
)
_MORE = re.compile(rf"[，,]?有|[0-9０-９{HAN}]")
_WORD_BEFORE = re.compile(r"[\u4e00-\u9fff](?<![为是评定个项和及与获级次档列])$")
"""A word that 中 closes: 指标中. A grade follows on a mark, a verb or the count before it."""


def counts(text: str, place: Span) -> list[tuple[str, int, int, int]]:
    """(grade, number, start, end) of every “N个项目评为优秀” or “优秀N个”, in the order of the form that fits more."""
    ways: list[list[tuple[str, int, int, int]]] = []
    for pattern in (_COUNT_FIRST, _GRADE_FIRST):
        found = []
        for hit in pattern.finditer(text, place.start, place.end):
            n = number(hit["n"])
            if n is not None and not _among(text, hit):
                found.append((hit["g"], n, hit.start(), hit.end()))
        ways.append(found)
    return max(ways, key=len)


def _among(text: str, hit: re.Match[str]) -> bool:
    """Whether 中 means among: 10个项目中, 48项指标中47项 are no grade, 优7个、中1个 is."""
    if hit["g"] != "中":
        return False
    if hit.start("g") > hit.start():  # the number stands before it
        return text[hit.start("g") - 1] == "目" or _MORE.match(text, hit.end()) is not None
    return _WORD_BEFORE.search(text, 0, hit.start()) is not None


def number(written: str | None) -> int | None:
    """The number that is written in digits or in words; None where nothing is."""
    if not written:
        return None
    return int(written) if written.isdigit() else han_number(written)
