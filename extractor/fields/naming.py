"""The name of a project without what a heading puts around it: marks, points, a code, its money, who does it."""

from __future__ import annotations

import re
from decimal import Decimal

from db.records import Block, Span
from extractor.fields.reading import Read
from extractor.outline.labels import family_of

_MONEY_BESIDE = re.compile(
    r"(?P<name>.{2,60}?)\s*[（(](?P<money>[^（）()]*(?:预算|资金|安排|支出|执行|金额|投入|经费|下达)[^（）()]*\d[^（）()]*元[^（）()]*|[\d.,，]+[万亿]?元)[）)]"
)
# 某某工程，预算80万元: the same without brackets.
_MONEY_BEHIND = re.compile(
    r"(?P<name>[^，,：:]{2,60}?)\s*[，,：:]\s*(?P<money>(?:年初|全年|财政|安排|项目|当年)*(?:预算|资金|安排|投资|总投资)[^。；]*\d[\d.,，]*\s*[万亿]?元[^。；]{0,20}|[\d.,]+[万亿]?元)[。；]?"
)
# Who does it, in brackets behind the name.
_WHOSE = re.compile(r"(?P<name>.{3,60}?)\s*[（(](?:责任|牵头|实施|承担|主管|负责|建设|承办|执行)[^（）()]*[）)]")
# A name in brackets of its own, or with its points behind it.
_DRESSED = re.compile(
    r"[【［\[]?\s*(?P<name>[^【】［］\[\]]{2,60}?)\s*[】］\]]?\s*(?:[（(](?P<points>[^（）()]{0,16}\d分)[）)])?"
)
# A project's number in the budget system before its name: ZX2024-001 X, [2024001]X, 01-X. A year, 5G and 12345 are none.
_CODE = re.compile(
    r"(?:[\[［【(（]\s*(?!(?:19|20)\d\d\s*[\]］】)）])[A-Za-z]{0,6}\d[\dA-Za-z.\-—]{2,}\s*[\]］】)）]"
    r"|(?=[\dA-Za-z.]*[\-—]|\d{6}|[A-Za-z]+\d{3})[A-Za-z]{0,6}\d[\dA-Za-z.]*(?:[\-—][\dA-Za-z.]+)*(?:\s*[\-—]\s*|\s+))\s*"
    r"(?=[\u4e00-\u9fff“《])(?!年|月|个)"
)
_TITLED = re.compile(r"《(?P<name>[^《》]{2,60})》")
_POINTS = re.compile(r"(?:分值|权重|满分)?\D{0,2}(\d{1,3}(?:\.\d+)?)分")
_GIVEN = re.compile(r"得(?:分)?\D{0,2}(\d{1,3}(?:\.\d+)?)分")

# Labels on the line of a name: X  预算：86.40万元  实施单位：甲科.
_BEHIND = re.compile(r"[ \u3000\t]+(?P<label>[\u4e00-\u9fff]{2,8})\s*(?:[：:]\s*|$)")


def labels_behind(block: Block, place: Span) -> tuple[Span, list[tuple[str, Span]]]:
    """The name alone, and what stands behind it under labels of their own: the family of each and its text.

    A label of no known family ends the name as well. The last may have its colon behind `place`, where a heading was
    taken to end.
    """
    marks = list(_BEHIND.finditer(place.quote))
    if marks and marks[-1][0].rstrip()[-1] not in "：:" and block.text[place.end : place.end + 1] not in ("：", ":"):
        marks.pop()
    if not marks or not (name := place.quote[: marks[0].start()].rstrip()):
        return place, []
    ends = [*(mark.start() for mark in marks[1:]), len(place.quote)]
    told = []
    for mark, end in zip(marks, ends, strict=True):
        family, text = family_of(mark["label"]), place.quote[mark.end() : end].rstrip()
        if family is not None and text:
            start = place.start + mark.end()
            told.append((family, Span(place.block, start, start + len(text), text)))
    return Span(place.block, place.start, place.start + len(name), name), told


def undress(made: Read, place: Span) -> None:
    """A heading's name without the marks around it (【X】) and the points behind it (X（8分，自评得7.5分）), which are taken."""
    code = _CODE.match(place.quote)
    if code is not None:
        start = place.start + code.end()
        place = Span(place.block, start, place.end, place.quote[code.end() :])
        made.name, made.name_span = place.quote, place
    if (whose := _WHOSE.fullmatch(place.quote)) is not None:
        place = Span(place.block, place.start, place.start + len(whose["name"]), whose["name"])
        made.name, made.name_span = place.quote, place
    if (title := _TITLED.fullmatch(place.quote)) is not None:
        place = Span(place.block, place.start + 1, place.end - 1, title["name"])
        made.name, made.name_span = place.quote, place
    found = _DRESSED.fullmatch(place.quote)
    if found is None or not (found["points"] or place.quote[0] in "【［["):
        return
    start, end = place.start + found.start("name"), place.start + found.end("name")
    made.name_span = Span(place.block, start, end, found["name"])
    made.name = found["name"]
    if found["points"] and (weight := _POINTS.match(found["points"])):
        made.weight = Decimal(weight[1])
    if found["points"] and (score := _GIVEN.search(found["points"])):
        made.score = Decimal(score[1])


def money_beside(block: Block, name: Span | None) -> tuple[Span, Span] | None:
    """The name of a heading and the bracket behind it that tells its money: 信号灯改造（预算1,980万元，执行1,936万元）."""
    found = None
    if name is not None:
        found = _MONEY_BESIDE.fullmatch(name.quote) or _MONEY_BEHIND.fullmatch(name.quote)
    if found is None or name is None:
        return None
    first, last = name.start + found.start("money"), name.start + found.end("money")
    bare = found["name"].rstrip()
    return (
        Span(name.block, name.start, name.start + len(bare), bare),
        Span(name.block, first, last, block.text[first:last]),
    )
