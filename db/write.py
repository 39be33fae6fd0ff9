"""A report taken apart into rows, and the rows put into their tables."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

from db.block_index import index, unindex
from db.block_rows import box_columns
from db.columns import Value, decimal_text, figure_columns, number
from db.keys import body_key, name_key
from db.records import Block, BudgetItem, Field, Goal, Indicator, Project, Quantity, Report, Result, Span
from db.rows import Rows

# A report's own tables, in an order in which they can be emptied.
REPORT_TABLES = (
    "project_quantities", "result_evidence", "indicator_results", "field_spans", "completions", "indicators", "goals",
    "budget_items", "quantities", "dates", "ratings", "rating_counts", "problems", "measures", "people",
    "irregularities", "projects", "sections", "left_out", "block_boxes", "blocks",
)  # fmt: skip


def report_columns(report: Report, ordinal: int) -> dict[str, Value]:
    """The row of a report, without its keys."""
    return {
        "ordinal": ordinal,
        "title": report.title,
        "organisation": report.organisation,
        "body_key": body_key(report.organisation),
        "fiscal_year": report.fiscal_year,
        "genre": report.genre,
        "seen": report.seen,
        "in_blocks": report.in_blocks,
        "left_out": report.outside,
        # What was found in the earlier text says nothing of this one.
        "check_run_id": None,
    }


def clear(conn: sqlite3.Connection, report_id: int) -> None:
    """Remove what was read from a report; its row, its check runs and the decisions stay."""
    unindex(conn, report_id)
    for table in REPORT_TABLES:
        conn.execute(f"DELETE FROM {table} WHERE report_id = ?", [report_id])  # noqa: S608


def write(conn: sqlite3.Connection, report: Report, report_id: int) -> None:
    """Put everything that was read from a report into the tables, under the report's key.

    Raises:
        ValueError: a block is out of order, or a span does not quote the block that it points to.

    """
    conn.execute("PRAGMA defer_foreign_keys = ON")
    rows = Rows(conn, report_id=report_id)
    _Writer(rows, report).write()
    rows.flush()
    index(conn, report_id)


_CELL = ("table", "row", "column", "row_span", "column_span")


class _Writer:
    def __init__(self, rows: Rows, report: Report) -> None:
        self.rows = rows
        self.add = rows.add
        self.report = report
        self.blocks: list[int] = []
        self.projects: dict[int, int] = {}
        self.quantities: list[int] = []

    def span(self, span: Span | None) -> dict[str, Value]:
        if span is None:
            return {"block_id": None, "start": None, "end": None}
        block, start, end = span.block, span.start, span.end
        if not 1 <= block <= len(self.blocks) or self.report.blocks[block - 1].text[start:end] != span.quote:
            raise ValueError(f"span does not quote its block: {span}")
        return {"block_id": self.blocks[block - 1], "start": start, "end": end}

    def write(self) -> None:
        report = self.report
        for ordinal, block in enumerate(report.blocks, 1):
            self.block(ordinal, block)
        for ordinal, part in enumerate(report.left_out, 1):
            self.add("left_out", ordinal=ordinal, text=part.text, reason=part.reason, locator=part.locator)
        self.sections()
        for ordinal, quantity in enumerate(report.quantities, 1):
            self.quantities.append(self.add("quantities", ordinal=ordinal, **self.quantity(quantity)))
        self.budget(report.budget, None)
        for goal in report.goals:
            self.goal(goal)
        for project in report.projects:
            self.project(project)
        self.rest()

    def block(self, ordinal: int, block: Block) -> None:
        if block.id != ordinal:
            raise ValueError(f"block {ordinal} has the id {block.id}")
        cell = block.cell
        self.blocks.append(
            self.add(
                "blocks", ordinal=ordinal, kind=block.kind, text=block.text, locator=block.locator,
                marker=block.marker, level=block.level, page=block.page, confidence=block.confidence,
                **{f"cell_{name}": None if cell is None else getattr(cell, name) for name in _CELL},
            )
        )  # fmt: skip
        for n, box in enumerate(block.boxes, 1):
            self.add("block_boxes", block_id=self.blocks[-1], **box_columns(n, box))

    def sections(self) -> None:
        # A parent may stand behind its child, so the keys are counted out first.
        start = self.rows.upcoming("sections")
        keys = {section.id: start + place for place, section in enumerate(self.report.sections)}
        for section in self.report.sections:
            self.add(
                "sections", ordinal=section.id, marker=section.marker,
                heading=section.heading, level=section.level, role=section.role,
                parent_id=None if section.parent is None else keys[section.parent],
                first_block_id=self.blocks[section.first_block - 1], last_block_id=self.blocks[section.last_block - 1],
                **self.span(section.span),
            )  # fmt: skip

    def quantity(self, quantity: Quantity | None) -> dict[str, Value]:
        if quantity is None:
            return {"thing": None, **figure_columns(None), **self.span(None)}
        return {"thing": quantity.thing, **figure_columns(quantity.figure), **self.span(quantity.span)}

    def budget(self, items: Sequence[BudgetItem], project_id: int | None) -> None:
        for ordinal, item in enumerate(items, 1):
            self.add(
                "budget_items", project_id=project_id, ordinal=ordinal, name=item.name,
                amount=decimal_text(item.amount), unit=item.unit, amount_yuan=number(item.amount_yuan),
                amount_yuan_exact=str(item.amount_yuan), parent=item.parent, stage=item.stage, **self.span(item.span),
            )  # fmt: skip

    def goal(self, goal: Goal) -> None:
        key = self.add("goals", project_id=None, ordinal=goal.id, text=goal.text, **self.span(goal.span))
        for indicator in goal.indicators:
            self.indicator(indicator, None, key)

    def project(self, project: Project) -> None:
        key = self.add(
            "projects", ordinal=project.id, number=project.number, name=project.name, name_key=name_key(project.name),
            **self.span(project.span), indicator_text=None if project.indicator is None else project.indicator.text,
            grade=project.grade, score=decimal_text(project.score), score_value=number(project.score),
            weight=decimal_text(project.weight), weight_value=number(project.weight),
        )  # fmt: skip
        self.projects[project.id] = key
        self.spans("name", key, None, (project.span,))
        if project.goal is not None:
            goal = project.goal
            self.add("goals", project_id=key, ordinal=1, text=goal.text, **self.span(goal.span))
            self.field("goal", key, None, goal)
        if project.indicator is not None:
            self.field("indicator", key, None, project.indicator)
        if project.completion is not None:
            self.completion("completion", key, None, project.completion)
        for indicator in project.indicators:
            self.indicator(indicator, key, None)
        for ordinal, place in enumerate(project.quantities, 1):
            self.add("project_quantities", project_id=key, quantity_id=self.quantities[place], ordinal=ordinal)
        self.budget(project.budget, key)

    def completion(self, role: str, project_id: int | None, indicator_id: int | None, field: Field) -> None:
        self.add(
            "completions", project_id=project_id, indicator_id=indicator_id, text=field.text, **self.span(field.span)
        )
        self.field(role, project_id, indicator_id, field)

    def field(self, role: str, project_id: int | None, indicator_id: int | None, field: Field) -> None:
        if field.label is not None:
            self.spans(role, project_id, indicator_id, (field.label,), "label")
        self.spans(role, project_id, indicator_id, (field.span, *field.more_spans))

    def spans(
        self,
        role: str,
        project_id: int | None,
        indicator_id: int | None,
        spans: Sequence[Span | None],
        part: str = "text",
    ) -> None:
        for ordinal, span in enumerate(spans, 1):
            if span is not None:
                self.add(
                    "field_spans", project_id=project_id, indicator_id=indicator_id, role=role, part=part,
                    ordinal=ordinal, **self.span(span),
                )  # fmt: skip

    def indicator(self, one: Indicator, project_id: int | None, goal_id: int | None) -> None:
        key = self.add(
            "indicators", project_id=project_id, goal_id=goal_id, ordinal=one.id, text=one.text, **self.span(one.span),
            level1=one.level1, level2=one.level2, thing=one.thing, **figure_columns(one.figure),
            deadline=one.deadline, quantitative=int(one.quantitative),
            weight=decimal_text(one.weight), weight_value=number(one.weight),
            score=decimal_text(one.score), score_value=number(one.score),
        )  # fmt: skip
        if one.answer is not None:
            self.completion("answer", project_id, key, one.answer)
        self.spans("target", project_id, key, one.target)
        if one.result is not None:
            self.result(one.result, key)

    def result(self, result: Result, indicator_id: int) -> None:
        key = self.add(
            "indicator_results", indicator_id=indicator_id, status=result.status, reason=result.reason,
            **self.quantity(result.reported),
        )  # fmt: skip
        for ordinal, span in enumerate(result.evidence, 1):
            self.add("result_evidence", result_id=key, ordinal=ordinal, **self.span(span))

    def rest(self) -> None:
        report = self.report
        for ordinal, date in enumerate(report.dates, 1):
            self.add("dates", ordinal=ordinal, kind=date.kind, first=date.first, last=date.last, **self.span(date.span))
        ratings = report.ratings
        if ratings.total is not None or ratings.total_span is not None:
            self.add("rating_counts", grade=None, count=ratings.total, **self.span(ratings.total_span))
        for stated in ratings.counts:
            self.add("rating_counts", grade=stated.grade, count=stated.count, **self.span(stated.span))
        for named in ratings.named:
            self.add(
                "ratings", project_name=named.project_name, project_id=self.project_key(named.project),
                grade=named.grade, **self.span(named.span),
            )  # fmt: skip
        for problem in report.problems:
            self.add(
                "problems", project_name=problem.project_name, project_id=self.project_key(problem.project),
                text=problem.text, **self.span(problem.span),
            )  # fmt: skip
        for measure in report.measures:
            self.add("measures", text=measure.text, **self.span(measure.span))
        for person in report.people:
            self.add(
                "people", name=person.name, organisation=person.organisation, post=person.post, title=person.title,
                **self.span(person.span),
            )  # fmt: skip
        for fault in report.irregularities:
            self.add(
                "irregularities", kind=fault.kind, expected=fault.expected,
                project_id=self.project_key(fault.project), **self.span(fault.span),
            )  # fmt: skip

    def project_key(self, project: int | None) -> int | None:
        return None if project is None else self.projects[project]
