"""The grades that a conclusion states: how many projects have which, and which projects it names with theirs."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from db.records import Block, NamedRating, Project, RatingCount, Ratings, Span
from extractor.fields.figures import span
from extractor.fields.gradecounts import N, number
from extractor.fields.gradecounts import counts as counts_in
from extractor.fields.graded import GRADES, graded, singles
from extractor.fields.names import best, likeness
from extractor.fields.reasons import closing, names_only
from extractor.outline.types import Grid

_KIND = "(?:子|预算|支出|专项|部门|重点)*(?:项目|支出)"
_TOTALS = (
    re.compile(
        rf"(?:自评|评价|涉及|纳入|覆盖|开展|对|共|共计|合计|全部|安排|实施)[^，。；、0-9０-９]{{0,16}}?{N}\s*(?:个|项)\s*{_KIND}"
    ),
    re.compile(rf"{N}\s*(?:个|项)\s*{_KIND}[^，。；、0-9０-９]{{0,10}}(?:自评|评价|平均)"),
    re.compile(rf"{N}\s*(?:个|项)\s*{_KIND}(?=[中里内]|当中|均|都|全部|已)"),
    # A sentence that opens with them all: 7个项目共设25项指标.
    re.compile(rf"(?:^|(?<=[。；;\n]))\s*(?:(?:全部|以上|上述|这)\s*)?{N}\s*(?:个|项)\s*{_KIND}(?=共|合计|总|得分|全)"),
    # Behind the word only where nothing that is counted follows: 项目共25项指标 and 项目有1个单元 number no projects.
    re.compile(
        rf"(?:(?<!的)项目|(?<=[评价入施排]的)项目|的项目(?=共|总|合))(?:支出)?(?:总数|数量|总计|共计|共|合计)?(?:为|有)?{N}\s*(?:个|项)"
        r"(?=[^\u4e00-\u9fff]|$|其中|均|都|全部|已|为|被|自评|评|纳入|得|参加|按|占)"
    ),
)
# Before a number of projects that are only some of them: 其余7个项目, 未完成年度目标的2个项目, 开展问卷调查的4个项目.
_SOME = re.compile(
    r"(?:其余|其他|其它|另外?有?|余下|剩余|剩下|其中)的?$|(?:未|没有|不足|低于|不到|结转|新增)[^，。；、]{0,12}$"
    r"|(?:开展|涉及)(?:(?!自评|评价|绩效|安排|实施|下达)[^，。；、]){2,14}的$"
)
# A paragraph that speaks of grades, though it counts none.
_SPEAKS = re.compile(rf"(?:等级|等次|结果|结论|评为|评定|达到)[^。；，]{{0,6}}(?:{GRADES})|自评结果")
_ALL = re.compile(
    rf"(?:项目|[，,])(?:自评|评价)?(?:结果|等级|等次)?(?:全部|全都|均|都)(?:被)?(?:自评|评价|评定|评|定|达到)?(?:为|是|到)?[“\"‘]?(?P<g>{GRADES})(?![\u4e00-\u9fff])"
)
_NAMES = re.compile(
    r"\s*(?:，)?(?:其中)?(?:分别(?:是|为)|(?:具体)?(?:包括|为|是)|即)?\s*[：:（(]|\s*，?(?:分别(?:是|为)|即)(?!因|由于)[：:]?"
)
_LISTED = re.compile(
    rf"(?:评定?为|定为|等级为|获评|列为)?[“\"‘]?(?P<g>{GRADES})[”\"’]?(?:等级|等次|档)?(?:的(?:项目)?|项目)(?:名单)?(?:分别|具体)?(?:是|为|有|包括)[：:]?(?P<names>(?:[^，。；：:（(]|[（(][^（）()]*[）)]){{4,200}})"
)
# 评为优的项目及得分为：甲项目96.5分，乙项目95.8分
_WITH_SCORES = re.compile(
    rf"(?:评定?为|定为|等级为|获评|列为)?[“\"‘]?(?P<g>{GRADES})[”\"’]?(?:等级|等次|档)?的?项目(?:名称)?[及和与](?:其|自评)*(?:得分|分数|评分)(?:情况)?(?:分别|依次)?(?:是|为)?[：:](?P<names>[^。；;]{{4,400}})"
)
# 老旧小区改造95.5分, 道路改造（工期晚，扣2分）: the name, and its score or what cost it points.
_SCORED = re.compile(r"\s*(?:[（(]?\d{1,3}(?:\.\d+)?分[）)]?|[（(][^（）()]*[，,扣][^（）()]*[）)])\s*$")
# “优秀：甲、乙、丙。” as a line or a sentence of its own.
_HEADED = re.compile(
    rf"(?<![^。；;\s])(?:[（(]?[\d一二三四五]{{1,2}}[）)、.．]\s*)?(?:自?评定?为|定为|列为)?[“\"]?(?P<g>{GRADES})[”\"]?(?:等级|等次|档次|项目|的)*[：:]\s*(?P<names>[^，。；：:]{{4,300}})"
)
_POINTS_OF = re.compile(r"\d分")
_MEAN = re.compile(r"\s*(?:平均|均分|最[高低])[^\d]{0,6}\d{1,3}(?:\.\d+)?分?\s*")  # behind the names with their scores
# 2个项目为“良”（80分至90分）: what the grade means, before its names or without any.
_POINTS = re.compile(
    r"\s*[（(](?:得分|分数|自评得分|总分|均?在)?\s*(?:\d{1,3}(?:\.\d+)?\s*分?(?:[（(]不?含[^（）()]*[）)])?\s*(?:以上|以下|及以上|至|到|[-—~～]+|≤|<|＜)|[≥≤<>＜＞])[^（）()]*(?:[（(]不?含[^（）()]*[）)][^（）()]*)?[）)]"
)
_OPEN, _CLOSE = "（(《“【", "）)》”】"


def ratings_of(
    blocks: Sequence[Block],
    spans: Sequence[Span],
    projects: Sequence[Project],
    grids: Sequence[Grid] = (),
    *,
    plain: bool = False,
) -> Ratings:
    """Counts by grade, the stated total, and the projects named with a grade, from the words and tables of a conclusion.

    With `plain` the total counts even in a paragraph without a grade.
    """
    counts: dict[str, RatingCount] = {}
    named: list[NamedRating] = []
    total: int | None = None
    total_span: Span | None = None
    for place in spans:
        block = blocks[place.block - 1]
        text = block.text
        hits = counts_in(text, place)
        for grade, stated, start, end in hits:
            counts.setdefault(grade, RatingCount(grade, stated, span(block, start, end)))
            named += _named(block, end, place.end, grade, stated, projects)
        named += _listed(block, place, {g: c.count for g, c in counts.items()}, projects)
        if total is None and (hits or plain or _SPEAKS.search(place.quote)):
            total, total_span = _total(block, place, hits)
        if not counts and total and (everyone := _everyone(block, place, total)):
            counts[everyone.grade] = everyone
        taken_names = {n.project for n in named}
        named += [n for n in singles(block, place, projects) if n.project not in taken_names]
    for table in (graded(grid, projects) for grid in grids):
        for count in table.counts:
            counts.setdefault(count.grade, count)
        taken_names = {n.project for n in named if n.project is not None}
        named += [n for n in table.named if n.project not in taken_names]
        if total is None:
            total, total_span = table.total, table.total_span
    return Ratings(tuple(counts.values()), tuple(named), total, total_span)


def _everyone(block: Block, place: Span, total: int) -> RatingCount | None:
    """“共自评5个项目，全部评为优秀”: all that are counted have the one grade."""
    found = _ALL.search(block.text, place.start, place.end)
    return RatingCount(found["g"], total, span(block, found.start(), found.end())) if found else None


def _total(block: Block, place: Span, hits: Sequence[tuple[str, int, int, int]]) -> tuple[int | None, Span | None]:
    """The stated number of projects: the first that no grade has taken; or the one that all have one grade of."""
    for pattern in _TOTALS:
        for found in pattern.finditer(block.text, place.start, place.end):
            n, at = number(found["n"]), found.start("n")
            if _SOME.search(block.text, place.start, at):
                continue
            if n is not None and not any(a <= at < b for _, _, a, b in hits):
                return n, span(block, at, found.end())
    if len(hits) == 1 and re.search(r"均|都|全部", block.text[hits[0][2] : hits[0][3]]):
        return hits[0][1], span(block, hits[0][2], hits[0][3])
    return None, None


def _bracket(text: str, at: int, stop: int) -> int:
    """The end of the bracket that opens at `at`, or `stop` where it never closes."""
    depth = 0
    for i in range(at, stop):
        depth += (text[i] in "（(") - (text[i] in "）)")
        if depth == 0:
            return i
    return stop


def _named(block: Block, at: int, stop: int, grade: str, n: int, projects: Sequence[Project]) -> list[NamedRating]:
    text = block.text
    if meaning := _POINTS.match(text, at, stop):
        at = meaning.end()
    lead = _NAMES.match(text, at, stop)
    if not lead or n == 0:
        return []
    if text[lead.end() - 1] in "（(":
        first, last = lead.end(), _bracket(text, lead.end() - 1, stop)
    else:
        first = lead.end()
        last = closing(text, first, stop, projects)
    pieces = _pieces(text, first, last, n, projects)
    made = []
    for a, b in pieces:
        name = text[a:b]
        project = best(name, projects)
        made.append(NamedRating(name, grade, span(block, a, b), project.id if project else None))
    return made


def _pieces(text: str, first: int, last: int, n: int, projects: Sequence[Project]) -> list[tuple[int, int]]:
    """The names of a list: cut at 、，； outside of brackets, and joined again where a name holds such a mark itself."""
    cuts, depth = [first], 0
    for i in range(first, last):
        depth += (text[i] in _OPEN) - (text[i] in _CLOSE)
        if depth <= 0 and text[i] in "、，,；;":
            cuts.append(i + 1)
    edges = [*cuts, last + 1]
    pieces = [(a, b - 1) for a, b in itertools.pairwise(edges) if text[a : b - 1].strip()]
    pieces = names_only(text, [(a, b) for a, b in pieces if not _MEAN.fullmatch(text, a, b)], projects)
    if n < sum(_SCORED.search(text, a, b) is not None for a, b in pieces) == len(projects):
        return []  # 6个评为优，2个评为良：甲97分，乙96分，……: all of them with their scores
    if n == 1 and len(pieces) > 1:
        known = [best(text[a:b].strip(), projects) is not None for a, b in pieces]
        if known[0] and not any(known[1:]):
            return [pieces[0]]  # 良1个：X项目，指标虽全部达到，但……
    if n == 1 and pieces:
        scored = _SCORED.search(text, *pieces[-1])
        return [(pieces[0][0], scored.start() if scored else pieces[-1][1])]
    if len(pieces) < n:
        pieces = [part for a, b in pieces for part in _joined_by_and(text, a, b)]
    while len(pieces) > n:
        at = max(range(len(pieces) - 1), key=lambda i: _joins(text, pieces, i, projects))
        pieces[at : at + 2] = [(pieces[at][0], pieces[at + 1][1])]
    trimmed = []
    for a, b in pieces:
        if scored := _SCORED.search(text, a, b):
            b = scored.start()
        words = text[a:b]
        ends = re.search(r"(?:等|等项目)$", words.rstrip())
        b = a + ends.start() if ends and len(pieces) < n else b
        left = len(text[a:b]) - len(text[a:b].lstrip())
        trimmed.append((a + left, a + len(text[a:b].rstrip())))
    return trimmed


def _joined_by_and(text: str, a: int, b: int) -> list[tuple[int, int]]:
    """Two names with 和 between them, the last of a list."""
    found = re.search(r"(?<=.{4})(?:以及|和|及|与)(?=.{4})", text[a:b])
    return [(a, a + found.start()), (a + found.end(), b)] if found else [(a, b)]


def _joins(text: str, pieces: list[tuple[int, int]], i: int, projects: Sequence[Project]) -> float:
    """How much better two neighbouring pieces read as one name; without a known project, short pieces join first."""
    (a, b), (c, d) = pieces[i], pieces[i + 1]
    known = max((likeness(text[a:d], p.name) for p in projects), default=0.0)
    apart = max((max(likeness(text[a:b], p.name), likeness(text[c:d], p.name)) for p in projects), default=0.0)
    return known - apart - 0.01 * (d - a)


def _listed(block: Block, place: Span, counts: dict[str, int], projects: Sequence[Project]) -> list[NamedRating]:
    """“评为良好的项目是A、B”: names behind their grade, as many as the count of that grade says."""
    made = []
    for hit in (
        h for form in (_LISTED, _HEADED, _WITH_SCORES) for h in form.finditer(block.text, place.start, place.end)
    ):
        n = counts.get(hit["g"]) or 1 + max(hit["names"].count("、"), len(_POINTS_OF.findall(hit["names"])) - 1)
        for a, b in _pieces(block.text, hit.start("names"), hit.end("names"), n, projects):
            name = block.text[a:b]
            project = best(name, projects)
            made.append(NamedRating(name, hit["g"], span(block, a, b), project.id if project else None))
    return made
