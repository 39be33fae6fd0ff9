"""A report's records laid out as the parts of its clean version, in the order of the chapters."""

from __future__ import annotations

import re
from collections.abc import Iterator

from db.records import Document, Project, Report, Span
from extractor.outline import build
from extractor.outline.types import Grid, Node, Outline
from extractor.outline.types import Part as Stretch
from extractor.outline.written import as_written
from extractor.outputs.clean import tables
from extractor.outputs.clean.chapters import CHAPTERS, PROJECTS, Arranged, Chapter, arrange, homes
from extractor.outputs.clean.mend import Mended, mend
from extractor.outputs.clean.mend import as_written as unmended
from extractor.outputs.clean.parts import LACKING, Heading, Paragraph, Part, Piece, table
from extractor.outputs.clean.project import Lines, project_parts, spans_in_order

_ASIDE = ("header", "footer", "note")
_ARTICLE = re.compile(r"\s*第[一二三四五六七八九十百零\d]+条")
_LINE_OF_TITLE = 20
"""The signs of 二号 that a line of the type area holds (156 mm)."""
_ASIDE_HEAD = "附注（页眉、页脚与脚注原文）"


def plan(report: Report) -> list[Part]:
    """All parts of the clean report, from the title on."""
    return list(_Plan(report).parts())


class _Plan:
    def __init__(self, report: Report) -> None:
        self.report = report
        document = Document(report.format, report.blocks, report.left_out, report.seen)
        self.outline: Outline = as_written(build(document, report.source)[0])
        self.arranged: Arranged = arrange(self.outline)
        self.projects = {p.id: p for p in report.projects}
        self.homes = homes(report, self.outline)
        self.lines = Lines(report)

    def parts(self) -> Iterator[Part]:
        yield from self._head()
        for stretch in self.outline.root.parts:
            yield from self._stretch(stretch)
        if "" in self.arranged.tops:
            yield from self._all(self.arranged.tops[""], 1)
        else:
            for chapter in CHAPTERS:
                yield from self._chapter(chapter)
        yield from self._asides()

    # --------------------------------------------------------------------------------------------------- the head

    def _head(self) -> Iterator[Part]:
        """The title's lines; what stood before the title comes before it."""
        title = {s.block: s for s in self.outline.title_spans}
        for block in self.outline.blocks:
            if block.id >= self.outline.root.block:
                break
            if block.id in title:
                yield from (Paragraph((line,), look="title") for line in self._title_lines(mend(title[block.id])))
            elif block.kind not in _ASIDE:
                yield Paragraph((mend(Span(block.id, 0, len(block.text), block.text)),), look="lines")
        if not title:
            yield Paragraph(("（原报告未提供标题）",), look="title")

    def _title_lines(self, title: Mended) -> Iterator[Mended]:
        """A title that is too long for a line is parted behind the body's name, where its sense has a break."""
        name = self.report.organisation or ""
        rest = title.text.removeprefix(name)
        if len(title.text) <= _LINE_OF_TITLE or not 0 < len(name) <= _LINE_OF_TITLE or len(rest) == len(title.text):
            yield title
            return
        yield title.cut(0, len(name))
        yield title.cut(len(name), len(title.text))

    def _asides(self) -> Iterator[Part]:
        rows = [
            (b.locator, mend(Span(b.id, 0, len(b.text), b.text)).text) for b in self.report.blocks if b.kind in _ASIDE
        ]
        if rows:
            yield Heading(1, (_ASIDE_HEAD,))
            yield table(("原处", "原文"), rows, (2, 8))

    # ------------------------------------------------------------------------------------------------- the chapters

    def _chapter(self, chapter: Chapter) -> Iterator[Part]:
        tops = self.arranged.tops.get(chapter.heading, [])
        beside = list(self._beside(chapter))
        if not tops and beside and "budget" in chapter.roles:
            # A heading on money would be read as the section on money, which the source has not.
            yield from (Heading(1, ("金额汇总",)), *beside)
            return
        if not tops and not beside:
            if self.report.genre in chapter.due and not self._told_elsewhere(chapter):
                yield Heading(1, (f"{chapter.heading}{LACKING}",))
            return
        first = tops[0] if len(tops) == 1 and self._absorbed(tops[0], chapter) else None
        if first is not None:
            yield Heading(1, self._heading(first))
            yield from self._below(first, 1)
        else:
            yield Heading(1, (chapter.heading,))
            yield from self._all(tops, 2)
        yield from beside

    def _absorbed(self, node: Node, chapter: Chapter) -> bool:
        """Whether a chapter's only section gives it its heading, since its words say the same and more."""
        return node.kind == "heading" and node.role == chapter.roles[0] and node.id not in self.homes

    def _told_elsewhere(self, chapter: Chapter) -> bool:
        """Whether a chapter's matter is in the report without a section of its own."""
        if chapter is PROJECTS:
            return bool(self.report.projects)
        return "budget" in chapter.roles and bool(self.report.budget)

    def _beside(self, chapter: Chapter) -> Iterator[Part]:
        """The tables that we set beside a chapter's text."""
        if "budget" in chapter.roles:
            yield from tables.budget(self.report, self._in_grids())
        elif "conclusion" in chapter.roles:
            yield from tables.grades(self.report)
        elif "evaluators" in chapter.roles and not self._people_as_they_stand():
            yield from tables.people(self.report)
        elif "overall_goals" in chapter.roles:
            # What is told in words alone would fill pages here, and stands in the text just above.
            stated = [i for goal in self.report.goals for i in goal.indicators]
            demands = [i for i in stated if i.figure is not None or i.deadline is not None]
            yield from tables.demands(self.report, demands, "总体目标核对表")
            if self.report.genre in {"project", "transfer"}:
                yield from self._loose()
        elif chapter is PROJECTS and self.report.genre not in {"project", "transfer"}:
            yield from self._loose()

    def _loose(self) -> Iterator[Part]:
        """Projects without a section of their own: told in tables, or by the report as a whole."""
        housed = set(self.homes.values())
        for project in self.report.projects:
            if project.id not in housed:
                yield from tables.demands(self.report, project.indicators, f"{project.name.strip()}核对表")

    def _in_grids(self) -> set[int]:
        return {s.block for grid in self.outline.grids for cell in grid.cells for s in cell.spans}

    # ------------------------------------------------------------------------------------------------- nodes

    def _all(self, nodes: list[Node], level: int) -> Iterator[Part]:
        for node in nodes:
            yield from self._node(node, level)

    def _node(self, node: Node, level: int) -> Iterator[Part]:
        project = self._project(node)
        if project is not None and node.kind == "project":
            yield from project_parts(node, project, level, self)
            yield from self._all(self.arranged.kept.get(node.id, []), level + 1)
            return
        if node.kind == "heading" and _ARTICLE.match(node.heading):
            yield Paragraph(self._heading(node))  # an article of a rule book has its number already
            yield from self._below(node, level)
            return
        if node.kind == "heading" and not self._within_text(node):
            yield Heading(level, self._heading(node), project.id if project else None)
            yield from self._below(node, level)
            return
        first = True
        for stretch in node.parts:
            for part in self._stretch(stretch):
                numbered = first and isinstance(part, Paragraph) and node.mark is not None
                yield Paragraph(part.words, part.label, level) if numbered and isinstance(part, Paragraph) else part
                first = False
        yield from self._all(self.arranged.kept.get(node.id, []), level + 1)

    def _below(self, node: Node, level: int) -> Iterator[Part]:
        for stretch in node.parts:
            yield from self._stretch(stretch)
        yield from self._all(self.arranged.kept.get(node.id, []), level + 1)
        if (project := self._project(node)) is not None:
            yield from tables.demands(self.report, project.indicators, "指标核对表")

    def _project(self, node: Node) -> Project | None:
        return self.projects.get(self.homes.get(node.id, 0))

    @staticmethod
    def _within_text(node: Node) -> bool:
        """Whether a heading is the beginning of its own paragraph, which stands among the node's text as a whole."""
        return any(s.block == node.block and s.start <= node.start for p in node.parts for s in p.spans)

    def _heading(self, node: Node) -> tuple[Piece, ...]:
        return (mend(Span(node.block, node.start, node.end, node.heading)),)

    def _stretch(self, stretch: Stretch) -> Iterator[Part]:
        """A stretch of text as it stands: its label, its paragraphs, its tables."""
        label = f"{stretch.label.words}：" if stretch.label is not None and stretch.label_span is not None else ""
        yield from self.text(stretch, label)

    def text(self, stretch: Stretch, label: str) -> Iterator[Part]:
        """The paragraphs and tables of a stretch, `label` before the first paragraph."""
        if label and not stretch.spans:
            yield Paragraph((), label)
            label = ""
        for item in spans_in_order(stretch, self.outline):
            if isinstance(item, Grid):
                yield from self._grid(item)
                continue
            paragraph = self.lines.paragraph(item, label)
            label = ""
            if paragraph is not None:
                yield paragraph

    def _grid(self, grid: Grid) -> Iterator[Part]:
        if tables.tells_all(self.report, grid) and tables.people(self.report):
            return  # stands as the table of people at the chapter's end
        lines = [b for b in self.report.blocks[grid.first - 1 : grid.last] if b.cell is None]
        if lines and not tables.reads_alike(self.report, grid):
            yield from (Paragraph((unmended(b.id, b.text),), look="lines") for b in lines)
            return
        yield tables.copied(grid)

    def _people_as_they_stand(self) -> bool:
        """Whether the source's own table of people is kept, since it says more than ours."""
        return any(
            tables.names_all(self.report, g) and not tables.tells_all(self.report, g) for g in self.outline.grids
        )
