"""Projects named with their grade: in sentences (“A、B和C均评为优”) and in tables, which may count the grades as well."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from db.records import Block, NamedRating, Project, RatingCount, Span
from extractor.fields.figures import span
from extractor.fields.names import best, likeness, mentioned, opening
from extractor.outline.columns import TOTAL_ROW
from extractor.outline.grids import flat
from extractor.outline.labels import family_of
from extractor.outline.types import Grid, GridCell

GRADES = "优秀|良好|一般|较差|合格|不合格|基本合格|达标|优|良|中|差|一等|二等|三等|四等"
# “自评等级均为优”, “评定为良好”, “综合评价结果是优秀”; the grade ends its word.
_VERDICT = re.compile(
    r"(?:自评|评价|评定|考评|综合|绩效|项目|最终|被|均|都|全部|也)*(?:结果|等级|等次|结论|档次)?(?:均|都|全部)?"
    rf"(?:评定|评价|评|定|列|达|属|获|为|给予|(?<=[级次果论定])[：:])(?:为|是|到|于|评)?[“\"‘「]?(?P<g>{GRADES})[”\"’」]?(?:等级|等次|档次|档|等|评价|评级)?(?=[，,。；;、：:（(）)\s]|$)"
)
_Hit = tuple[int, int, Project | None]  # where a name stands, and whose it is
# Names of no known project: a quoted one before 项目, and a phrase of nothing but a name (“……后续扶持评为优”).
_QUOTED = re.compile(r"[“\"][^“”\"]{3,30}[”\"]\s*项目")
_PHRASE = re.compile(r"[\u4e00-\u9fff（）]{6,24}")
_NO_NAME = re.compile(
    r"[我本该全各其均共个项被]|部门|整体|单位|得分|自评|评价|结果|等级|等次|绩效|指标|满意|质量|工作|情况|产出|效益|成本|总体|预算|资金|组织|管理"
)
# An act of judging is passed, and is no project: 两级验收均为合格.
_ACT = re.compile(r"(?:验收|检[查测验]|抽[查检样]|监测|审[核计查]|核查|评审|考[核试]|测[试评]|鉴定|复[核检查]|年检)$")
_SENTENCE = re.compile(r"[^。；;\n]+")
_MARKS = re.compile(r"[，,、：:]|以及|(?<=[\u4e00-\u9fff）)”\"])[和及与](?=[\u4e00-\u9fff“\"])")
_COUNTED = re.compile(
    r"(?:等)?\s*(?:[0-9０-９]{1,3}|[一二三四五六七八九十两]{1,3})\s*(?:个|项)(?:子|预算)?(?:项目)?\s*$"
)
_LEAD = re.compile(r"[\s，,、：:]*(?:其中[，,：:]?)?(?:鉴于|由于|考虑到|因为?|对于?|将|把)?(?:20\d\d年度?)?")
_BRACKETED = re.compile(rf"[（(](?:评为|等级为|等级[：:])?[“\"]?(?P<g>{GRADES})[”\"]?(?:等级|等次|档)?[）)]")
_ATTRIBUTE = re.compile(rf"(?:评定?|定|列)为[“\"]?(?P<g>{GRADES})[”\"]?(?:等级|等次|档次|档)?的(?=[\u4e00-\u9fff“\"])")
_OUTSIDE = re.compile(r"^\s*除.*(?:外|以外)\s*$")  # what the verdict is not about
_ENCLOSED = re.compile(
    r"(?:[0-9]{1,3}|[一二三四五六七八九十两]{1,3})\s*[个项](?:子|预算)?项目[（(](?P<names>[^（）()]+)[）)]\s*$"
)
# “除某某评定为差外”, “差评项目1个，为某某”
_EXCEPT = re.compile(
    rf"除了?(?P<name>[^，,。；;]{{4,30}}?)(?:自评|评价)?(?:结果)?(?:被?评定?|定|列)?为[“\"]?(?P<g>{GRADES})[”\"]?(?:等级|等次|档次|档|等)?(?:之?外|以外)"
)
_LISTED = re.compile(
    rf"[“\"]?(?P<g>{GRADES})[”\"]?(?:评|等级|等次|档次|档|等)?的?项目(?:有|共)?(?:[0-9]{{1,3}}|[一二三四五六七八九十两]{{1,3}})[个项][，,]?(?:分别)?(?:为|是|即|[：:])"
)
_OTHERS = re.compile(r"等(?:重点|重大|一批)?(?:项目|工作)?\s*$")
_STATES = re.compile(
    r"[因由]|自评得|得分|综合得|未[按能如完达]|没有|成效|效果|实施情况|(?:总体|整体|基本|全部|任务)[完达]|(?:进度|进展|推进|实施)(?:严重|明显|较为|比较|相对|偏|较|过)*(?:滞后|缓慢|迟缓|偏慢|较慢|慢)|(?:严重|明显)(?:滞后|超期|逾期)|超期|逾期"
)


def singles(block: Block, place: Span, projects: Sequence[Project]) -> list[NamedRating]:
    """The projects that sentences of `place` name before a grade. Only what is like a known project is a name."""
    made: list[NamedRating] = []
    for sentence in _SENTENCE.finditer(block.text, place.start, place.end):
        at = sentence.start()
        for verdict in _VERDICT.finditer(block.text, sentence.start(), sentence.end()):
            for a, b, project in _names(block.text, at, verdict.start(), projects):
                made.append(
                    NamedRating(block.text[a:b], verdict["g"], span(block, a, b), project.id if project else None)
                )
            at = verdict.end()
        for note in _BRACKETED.finditer(block.text, sentence.start(), sentence.end()):
            marks = [m.end() for m in _MARKS.finditer(block.text, sentence.start(), note.start())]
            start = max(marks, default=sentence.start())
            if (project := best(block.text[start : note.start()], projects)) is not None:
                place_of = span(block, start, note.start())
                made.append(NamedRating(place_of.quote, note["g"], place_of, project.id))
        for note in _EXCEPT.finditer(block.text, sentence.start(), sentence.end()):
            if (project := best(note["name"], projects)) is not None:
                made.append(NamedRating(note["name"], note["g"], span(block, *note.span("name")), project.id))
        leads = (p.finditer(block.text, sentence.start(), sentence.end()) for p in (_ATTRIBUTE, _LISTED))
        for attribute in itertools.chain.from_iterable(leads):
            begins = opening(block.text[attribute.end() : sentence.end()], projects)
            if begins is not None:
                place_of = span(block, attribute.end(), attribute.end() + begins[1])
                made.append(NamedRating(place_of.quote, attribute["g"], place_of, begins[0].id))
    return made


def _names(text: str, start: int, end: int, projects: Sequence[Project]) -> list[_Hit]:
    """The names of projects in ``text[start:end]``, with their places: the longest runs of pieces that are like one."""
    if enclosed := _ENCLOSED.search(text[start:end]):
        return _names(text, start + enclosed.start("names"), start + enclosed.end("names"), projects)
    if counted := _COUNTED.search(text[start:end]):
        end = start + counted.start()
    cuts = [start, *(m.end() for m in _MARKS.finditer(text, start, end))]
    stops = [*(m.start() for m in _MARKS.finditer(text, start, end)), end]
    found: list[_Hit] = []
    at = 0
    while at < len(stops):
        runs = [
            (likeness(text[hit[0] : hit[1]], hit[2].name) if hit[2] else 0.0, last, hit)
            for last in range(at, min(at + 4, len(stops)))
            if (hit := _known(text, cuts[at], stops[last], projects)) is not None
            and (last == at or _one(text, cuts[at], stops[at], hit, projects))
        ]
        if runs:
            _, at, hit = max(runs, key=lambda run: (run[0], -run[1]))
            found.append(hit)
        at += 1
    return found


def _one(text: str, start: int, end: int, hit: _Hit, projects: Sequence[Project]) -> bool:
    """Whether a run of pieces may be one name: its first piece alone is not that of another project."""
    first = best(text[start:end].strip(), projects) if end - start >= 4 else None
    return first is None or hit[2] is None or first.id == hit[2].id


def _known(text: str, start: int, end: int, projects: Sequence[Project]) -> _Hit | None:
    """The project that a piece of a sentence names, wholly or before it tells of its state.

    What is like no project is a name only where it can be nothing else.
    """
    if _OUTSIDE.search(text[start:end]):
        return None
    lead = _LEAD.match(text, start, end)
    start = lead.end() if lead else start
    if (state := _STATES.search(text, start, end)) and state.start() - start >= 4:
        end = state.start()
    if others := _OTHERS.search(text[start:end]):
        end = start + others.start()
    if end - start < 4:
        return None
    if (project := best(text[start:end], projects)) is not None:
        begins = opening(text[start:end], projects)
        if begins is not None and begins[0] is project:
            end = start + max(
                (n for n in (begins[1], end - start)), key=lambda n: likeness(text[start : start + n], project.name)
            )
        return start, end, project
    hit = mentioned(text[start:end], projects)
    if _MARKS.search(text, start, end):
        return None
    if hit is None:
        begins = opening(text[start:end], projects)
        if begins is not None:
            return start, start + begins[1], begins[0]
        return _unknown(text, start, end, projects)
    return start + hit[1], start + hit[2], hit[0]


def _unknown(text: str, start: int, end: int, projects: Sequence[Project]) -> _Hit | None:
    """A name that no project is like; a nickname is of the one project that has a word in common with it."""
    words = text[start:end]
    if _QUOTED.fullmatch(words):
        bare = re.sub(r"[“”\"]|项目", "", words)
        pairs = {a + b for a, b in itertools.pairwise(bare)}
        kin = [p for p in projects if any(pair in p.name for pair in pairs)]
        return start, end, kin[0] if len(kin) == 1 else None
    if _ACT.search(words):
        return None
    if _PHRASE.fullmatch(words) and not _NO_NAME.search(words) and text[end : end + 1] in {"评", "均", "定"}:
        return start, end, None
    return None


# ------------------------------------------------------------------------------------------------------- tables


@dataclass(slots=True)
class Table:
    """What a table says of grades."""

    counts: list[RatingCount] = field(default_factory=list)
    named: list[NamedRating] = field(default_factory=list)
    total: int | None = None
    total_span: Span | None = None


def graded(grid: Grid, projects: Sequence[Project]) -> Table:
    """Grades by project (columns of names and grades), or the number of projects by grade (in rows or in columns)."""
    found = Table()
    rows = grid.rows()
    header = next((r for r in rows if re.search(r"等级|等次|结果|评定", flat(r))), [])
    name = next((c.column for c in header if family_of(c.text) == "name"), None)
    grade = next((c.column for c in header if re.search(r"等级|等次|评价结果|自评结果|评定", c.text)), None)
    count = next((c.column for c in header if re.search(r"项目(?:数|个数)|数量|个数", c.text)), None)
    for row in rows:
        cells = {c.column: c for c in row}
        if name is not None and grade is not None:
            _named_row(found, cells.get(name), cells.get(grade), projects)
        elif grade is not None and count is not None:
            _counted_row(found, cells.get(grade), cells.get(count))
    if not found.counts and not found.named:
        for labels, below in itertools.pairwise(rows):
            if sum(bool(re.fullmatch(GRADES, c.text)) for c in labels) >= 2:
                places = {c.column: c for c in below}
                for cell in labels:
                    _counted_row(found, cell, places.get(cell.column))
    return found


def _named_row(found: Table, name: GridCell | None, grade: GridCell | None, projects: Sequence[Project]) -> None:
    if name is None or grade is None or not name.spans or TOTAL_ROW.match(name.text):
        return
    if re.fullmatch(GRADES, grade.text):
        project = best(name.text, projects)
        found.named.append(NamedRating(name.text, grade.text, name.spans[0], project.id if project else None))


def _counted_row(found: Table, grade: GridCell | None, count: GridCell | None) -> None:
    if grade is None or count is None or not (number := re.fullmatch(r"(\d{1,4})\s*(?:个|项)?", count.text)):
        return
    if re.fullmatch(GRADES, re.sub(r"[“”\"\s]|等级|等次", "", grade.text)):
        words = re.sub(r"[“”\"\s]|等级|等次", "", grade.text)
        found.counts.append(RatingCount(words, int(number[1]), count.spans[0]))
    elif re.fullmatch(r"合\s*计|总\s*计|项目总数", grade.text):
        found.total, found.total_span = int(number[1]), count.spans[0]
