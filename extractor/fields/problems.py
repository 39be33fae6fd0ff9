"""Problems that a report admits, by project where it says which, and the measures that it promises."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import TypeVar

from db.records import Block, Measure, NamedRating, Problem, Project, Span
from extractor.fields.names import best, likeness, mentioned
from extractor.fields.names import opening as named_first
from extractor.fields.points import NTH, STEP, in_a_row, points
from extractor.outline.labels import family_of
from extractor.outline.marks import han_number, read_mark
from extractor.outline.tree import piece
from extractor.outline.types import Grid, Node

_NAMED = re.compile(r"(?P<name>[^。；：:\n]{4,70})[：:]\s*")
_LEAD = re.compile(r"^(?:[一二三四五六七八九]是|第[一二三四五]|其[一二三四五]|问题|主要|存在|原因|一方面|另一方面)")
_NTH_IS = re.compile(r"\s*([一二三四五六七八九十])是")
_ORDINAL = re.compile(
    rf"(?:[一二三四五六七八九十]{{1,2}}是|{NTH}|[（(]?\d{{1,2}}[）)、.．])?\s*(?:关于|针对|对于?|在)?(?:20\d\d年度?)?"
)
_COUNTED = re.compile(rf"[一二三四五六七八九十]{{1,2}}是|{NTH}")
# The name that a problem opens with, before it tells of the state: “X任务未完成”, “X因招标延误”, “X中，”.
_OPENING = re.compile(
    rf"(?:[一二三四五六七八九十]{{1,2}}是|{NTH}|[（(]?\d{{1,2}}[）)、.．])?\s*(?:20\d\d年度?)?(?P<name>[\u4e00-\u9fff（）()]{{4,30}}?)"
    r"(?:任务|项目|工程|工作)?(?=[因由受未没尚仍][^此素]|进度|推进|实施|存在|建设中|中[，,]|后[，,]|过程中|工期|期间|部分|个别|滞后)"
)
_TRADE = re.compile(r"项目|工程|建设|改造|规划|设计|采购|购置|补助|资金|经费|清算|维修|治理|整治|编制|工作$|20\d\d年")
_MEASURE = re.compile(
    r"^(?:[（(]?[一二三四五六七八九\d]+[）)、.．]\s*)?(?:措施[一二三四五六七八九十][，,：:、]|下一步|下步|今后|针对|改进措施|整改措施|我[局委办院中心单位]+将|将进一步|建议)"
)


_PROMISE = re.compile(
    r"(?<=[。；;！])\s*(?:(?:具体|下一步)?(?:改进|整改|解决|工作)?(?:措施|办法|建议)[：:]\s*(?=\S)"
    r"|(?=(?:下一步|下步|今后)[，,将我拟要]|明年|从?20\d\d年(?:起|将|拟)|从明年|针对(?:上述|以上|此|该)问题))"
)
_CAPTION = 14  # characters of a line that only says what the next ones are
_FULL_LINE = 25  # characters of a line that its page's width may have ended
_ANNOUNCED = re.compile(
    r"(?:\d{1,2}|[两一二三四五六七八九十]{1,2})[个点条项](?:方面)?(?:的)?(?:主要|突出)?(?:不足|问题|短板|差距|困难|偏差)(?:之处)?(?:如下)?[。.]?\s*$"
    r"|(?:\d{1,2}|[两一二三四五六七八九十]{1,2})[个点条项][^，。；]{0,14}(?:未|没有)[^。；]{0,40}(?:需要|特此|现|分别)说明(?:如下)?[。.]?\s*$"
)
_NOTHING = re.compile(r"\s*(?:—+|-+|/|无|暂无|)\s*")

# What closes a document: its date, the body that signs it, a remark in brackets.
_CLOSING = re.compile(
    r"(?:20\d\d|二[〇○零].{2})\s*年\s*[\d一二三四五六七八九十]{1,3}\s*月(?:\s*[\d一二三四五六七八九十]{1,3}\s*日)?"
    r"|20\d\d([-./])\d{1,2}\1\d{1,2}|[（(].*[）)]?|[\u4e00-\u9fff]{2,30}(?:局|委员会|委|厅|政府|办公室|办事处|中心|院|校|馆)|附件?\s*[：:\d].*"
)


def texts_of(nodes: Iterable[Node], blocks: Sequence[Block]) -> list[Span]:
    """The paragraphs under nodes, whole but for their numbers; a heading that opens its paragraph stays in it."""
    found: list[Span] = []
    seen: set[int] = set()
    for node in nodes:
        for part in node.parts:
            for place in part.spans:
                if place.block not in seen and not _CLOSING.fullmatch(place.quote):
                    seen.add(place.block)
                    found.append(place)
    return found


def problems_of(
    nodes: Sequence[Node],
    blocks: Sequence[Block],
    projects: Sequence[Project],
    named: Sequence[NamedRating],
    grids: Sequence[Grid] = (),
) -> tuple[tuple[Problem, ...], tuple[Measure, ...]]:
    """Problems from the paragraphs under `nodes` and from tables; what speaks of what will be done are measures."""
    problems: list[Problem] = []
    measures: list[Measure] = []
    promising = False
    for node in nodes:
        owner = _headed(node, projects, named)
        places, promised_places = _by_label(node, blocks)
        measures += [step for place in promised_places for step in _steps(place)]
        flowing = {s.block for pair in pairwise(places) if _goes_on(*pair, blocks) for s in pair}
        promising = promising and not node.role_given
        for place in places:
            caption = family_of(place.quote.rstrip("。")) if len(place.quote) <= _CAPTION else None
            if caption in ("problem", "deviation", "measure"):
                promising = caption == "measure"  # （二）改进措施。 in a line of its own: from here on they are told
            elif promising or (_MEASURE.match(place.quote) and not _is_name(place.quote, projects, named)):
                measures += _steps(place)
            elif not place.quote.endswith(("：", ":")) and not _announces(place, blocks):
                for each in points(place, flows=place.block in flowing):
                    told, promised = _parted(each, blocks)
                    problems.append(_problem(told, blocks, projects, named, owner))
                    measures += [Measure(promised.quote, promised)] if promised else []
    for grid in grids:
        told_of, promised_of = columns(grid)
        problems += [_problem(place, blocks, projects, named, owner) for place, owner in told_of]
        measures += [Measure(place.quote, place) for place in promised_of]
    return tuple(_mended(problems, blocks)), tuple(_mended(measures, blocks))


def _announces(place: Span, blocks: Sequence[Block]) -> bool:
    """Whether a paragraph only says how many points follow, and numbered ones do: ……，但还有三点不足。"""
    following = next((b.text for b in blocks[place.block :] if b.text.strip()), "")
    listed = read_mark(following) is not None or _COUNTED.match(following) is not None
    return listed and _ANNOUNCED.search(place.quote) is not None


def _by_label(node: Node, blocks: Sequence[Block]) -> tuple[list[Span], list[Span]]:
    """The paragraphs of problems and those of measures: by their labels (主要问题：… 改进措施：…) where there are any.

    What leads up to such a label is neither; without labels everything may be a problem.
    """
    families = [p.label.family if p.label else None for p in node.parts]
    if "measure" not in families and "problem" not in families:
        return texts_of([node], blocks), []
    told = "problem" if "problem" in families else None
    problems: list[Span] = []
    measures: list[Span] = []
    counted = 0
    for family, part in zip(families, node.parts, strict=True):
        for place in part.spans if family in (told, "measure") else ():
            number = han_number(lead[1]) if (lead := _NTH_IS.match(place.quote)) else None
            if family == told or (counted and number == counted + 1):
                problems.append(place)  # 二是…… in a line of its own behind the measure for what 一是 told
                counted = number or counted
            else:
                measures.append(place)
                counted = 0 if number == 1 else counted  # the measures count by themselves
    return problems, measures


_Told = TypeVar("_Told", Problem, Measure)


def _mended(told: Sequence[_Told], blocks: Sequence[Block]) -> list[_Told]:
    """A sentence that a line's end has broken is one again; its record keeps the span of its first line."""
    whole: list[_Told] = []
    last: Span | None = None
    for each in told:
        if whole and last is not None and each.span is not None and _goes_on(last, each.span, blocks):
            whole[-1] = replace(whole[-1], text=f"{whole[-1].text}\n{each.text}")
        else:
            whole.append(each)
        last = each.span
    return whole


def _goes_on(before: Span, after: Span, blocks: Sequence[Block]) -> bool:
    """Whether a paragraph only continues the line before it: that one is long and has no mark at its end."""
    line, following = blocks[before.block - 1].text.rstrip(), blocks[after.block - 1].text
    first = after.start <= len(following) - len(following.lstrip()) and read_mark(following) is None
    full = before.end >= len(line) and len(line) >= _FULL_LINE and line[-1] not in "。！？!?；;：:”）)"
    return after.block == before.block + 1 and first and full


def _parted(place: Span, blocks: Sequence[Block]) -> tuple[Span, Span | None]:
    """A problem and the measure told behind it: “……。改进措施：……”, “……。下一步，……”."""
    found = _PROMISE.search(place.quote)
    if found is None:
        return place, None
    block = blocks[place.block - 1]
    told = piece(block, place.start, place.start + found.start())
    promised = piece(block, place.start + found.end(), place.end)
    return (told, promised) if told is not None else (place, None)


def columns(grid: Grid) -> tuple[list[tuple[Span, str | None]], list[Span]]:
    """The problems (with the project of their row) and the measures of a table that has columns of them."""
    told: list[tuple[Span, str | None]] = []
    promised: list[Span] = []
    rows = grid.rows()
    for at, head in enumerate(rows):
        families = {family: c.column for c in head if (family := family_of(c.text)) in {"problem", "measure", "name"}}
        if not families.keys() & {"problem", "measure"}:
            continue
        for row in rows[at + 1 :]:
            cells = {c.column: c for c in row}
            name = cells.get(families.get("name", 0))
            for family, column in families.items():
                cell = cells.get(column)
                if cell is None or not cell.spans or _NOTHING.fullmatch(cell.text):
                    continue
                if family == "problem":
                    told.append((cell.spans[0], name.text if name and name.text else None))
                elif family == "measure":
                    promised.append(cell.spans[0])
        break
    return told, promised


def measures_of(nodes: Sequence[Node], blocks: Sequence[Block], grids: Sequence[Grid] = ()) -> tuple[Measure, ...]:
    """Every paragraph under `nodes` is a measure, but for a line that only leads to the next; tables by their columns."""
    places = [p for p in texts_of(nodes, blocks) if not p.quote.endswith(("：", ":"))]
    told = [step for place in places for step in _steps(place)]
    return tuple(_mended(told, blocks)) + tuple(Measure(p.quote, p) for grid in grids for p in columns(grid)[1])


def _steps(place: Span) -> list[Measure]:
    """A paragraph as one measure; one that opens each alike (措施一，……措施二，……; 针对……；针对……) as so many."""
    each = points(place, STEP) if STEP.match(place.quote) or in_a_row(place.quote) else [place]
    return [Measure(p.quote, p) for p in each]


def _headed(node: Node, projects: Sequence[Project], named: Sequence[NamedRating]) -> str | None:
    """The project that the heading over a problem names (“1. 校舍维修项目” above its paragraph)."""
    if node.kind != "heading" or not node.heading or node.role_given:
        return None
    return node.heading if _known(node.heading, projects, named) else None


def _known(name: str, projects: Sequence[Project], named: Sequence[NamedRating]) -> bool:
    return best(name, projects) is not None or any(likeness(name, r.project_name) >= 82 for r in named)


def _is_name(text: str, projects: Sequence[Project], named: Sequence[NamedRating]) -> bool:
    found = _NAMED.match(text)
    return bool(found) and found is not None and _known(found["name"], projects, named)


def _problem(
    place: Span, blocks: Sequence[Block], projects: Sequence[Project], named: Sequence[NamedRating], owner: str | None
) -> Problem:
    text = place.quote
    block = blocks[place.block - 1]
    counted = _COUNTED.match(text)
    first = counted.end() if counted else 0
    if (found := _NAMED.match(text, first)) and not _LEAD.match(found["name"]):
        name = found["name"].strip()
        if _known(name, projects, named) or (counted is None and _TRADE.search(name)):
            rest = piece(block, place.start + found.end(), place.end)
            project = best(name, projects)
            if rest is not None:
                return Problem(name, rest.quote, rest, project.id if project else None)
    if owner is not None:
        project = best(owner, projects)
        return Problem(owner, text, place, project.id if project else None)
    if hit := mentioned(text, projects):
        return Problem(text[hit[1] : hit[2]], text, place, hit[0].id)
    if (opening := _OPENING.match(text)) and (project := best(opening["name"], projects)) is not None:
        return Problem(opening["name"], text, place, project.id)
    lead = _ORDINAL.match(text)
    start = lead.end() if lead else 0
    if (begins := named_first(text[start:], projects)) is not None:
        return Problem(text[start : start + begins[1]], text, place, begins[0].id)
    return Problem(None, text, place, None)
