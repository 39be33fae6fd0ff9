"""Rows of tables that give a project its grade, and its score where there is one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from db.records import Project, Span
from extractor.checks.report import tabled
from extractor.checks.report.named import bare
from extractor.checks.report.tabled import Place
from extractor.checks.view import View

GRADES = {"优秀": "优", "良好": "良", "一般": "中", "较差": "差", "优": "优", "良": "良", "中": "中", "差": "差"}
"""The grades as they are written, and the one of four that each is."""
_GRADE = re.compile(r"\s*(?:自评|评价|绩效|综合)?(?:等级|等次|评级|档次)\s*")
_SCORE = re.compile(r"\s*(?:自评|评价|绩效|综合|最终)*(?:总得分|得分|评分|总分|分数)(?:[（(]分[）)])?\s*")
_FULL = re.compile(r"\s*(?:项目)?(?:权重|分值|满分)(?:分值|分)?(?:[（(][分%％][）)])?\s*")
HUNDRED = Decimal(100)
_NUMBER = re.compile(r"^\s*(?:专项|项目|任务)?\s*(?:[一二三四五六七八九十]{1,3}|\d{1,2})(?:[、.．：:]|\s+)")
"""What may stand before the name: 专项六 技能培训."""


@dataclass(frozen=True, slots=True)
class Graded:
    """A project with the grade of its row, as written. `place` runs from its name to the grade, where the row is a line."""

    project: Project
    grade: str
    score: Decimal | None
    place: Span
    full: Decimal = HUNDRED
    """What the score is out of, where the row gives it a weight that it stays within (权重15, 得分14.6)."""


def rows(view: View) -> list[Graded]:
    """The rows of projects with grades, in reading order."""
    return view.once(_rows)


def _rows(view: View) -> list[Graded]:
    return [row for head, cells in tabled.under(view, _is_head) if (row := _row(view, head, cells)) is not None]


def _is_head(words: str) -> bool:
    return (
        re.search("项目|名称|专项|任务|得分|评分", words) is not None
        and re.search("等级|等次|评级|档次", words) is not None
        and not re.search(r"\d", words)
    )


def _row(view: View, head: tuple[Place, ...], cells: tuple[Place, ...]) -> Graded | None:
    names = {place.column: place.text for place in head}
    project = next(_borne(view, cells), None)
    grade = next((c for c in cells if _GRADE.fullmatch(names.get(c.column, "")) and c.text.strip() in GRADES), None)
    if project is None or grade is None:
        return None
    score, weight = _only(names, cells, _SCORE), _only(names, cells, _FULL)
    full = weight if score is not None and weight is not None and 0 < score <= weight < HUNDRED else HUNDRED
    return Graded(project, grade.text.strip(), score, _place(view, cells, grade), full)


def _only(names: dict[int, str], cells: tuple[Place, ...], head: re.Pattern[str]) -> Decimal | None:
    """The number under the only column of a head; of several by dimension (投入得分、产出得分) none is the project's."""
    found = [c for c in cells if head.fullmatch(names.get(c.column, "")) and len(c.quantities) == 1]
    return found[0].quantities[0].figure.value if len(found) == 1 else None


def _borne(view: View, cells: tuple[Place, ...]) -> Iterator[Project]:
    """The project whose name a cell is."""
    for place in cells:
        names = {bare(place.text), bare(_NUMBER.sub("", place.text))} - {""}
        same = [p for p in view.report.projects if bare(p.name) in names]
        if len(same) == 1:
            yield same[0]


def _place(view: View, cells: tuple[Place, ...], grade: Place) -> Span:
    """The row of a text file from its name on; the cell alone where a reader kept cells."""
    if any(c.span.block != grade.span.block for c in cells):
        return grade.span
    name = next((c for c in cells if c.text.strip() and not c.quantities), cells[0])
    return view.span(grade.span.block, name.span.start, grade.span.end)
