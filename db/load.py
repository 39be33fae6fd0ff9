"""A report put together again from its rows, equal to what was stored."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction
from operator import itemgetter

from db.block_rows import block_from, boxes_of
from db.columns import Row, decimal, figure_from
from db.records import (
    BudgetItem,
    Date,
    Field,
    Goal,
    Indicator,
    Irregularity,
    LeftOut,
    Measure,
    NamedRating,
    Person,
    Problem,
    Project,
    Quantity,
    RatingCount,
    Ratings,
    Report,
    Result,
    Section,
    Span,
)
from db.rows import rows_of


def load(conn: sqlite3.Connection, report_id: int) -> Report | None:
    """The report with this key, with `id` set; None where there is none."""
    found = rows_of(
        conn,
        "SELECT r.*, d.name, d.sha256, d.format FROM reports r JOIN documents d ON d.id = r.document_id WHERE r.id = ?",
        [report_id],
    )
    return _Reader(conn, report_id).report(found[0]) if found else None


def _grouped(rows: Iterable[sqlite3.Row], *columns: str) -> dict[object, list[sqlite3.Row]]:
    groups: dict[object, list[sqlite3.Row]] = defaultdict(list)
    key = itemgetter(*columns)
    for row in rows:
        groups[key(row)].append(row)
    return groups


class _Reader:
    def __init__(self, conn: sqlite3.Connection, report_id: int) -> None:
        self.conn = conn
        self.report_id = report_id
        blocks = self.rows("blocks")
        boxes = boxes_of(conn, report_id)
        self.blocks = tuple(block_from(row, boxes.get(row["id"], ())) for row in blocks)
        self.places = {row["id"]: block for row, block in zip(blocks, self.blocks, strict=True)}
        self.project_rows = self.rows("projects")
        self.project_ids = {row["id"]: row["ordinal"] for row in self.project_rows}
        self.results = {row["indicator_id"]: row for row in self.rows("indicator_results")}
        self.evidence = _grouped(self.rows("result_evidence"), "result_id")
        self.field_spans = _grouped(self.rows("field_spans"), "project_id", "indicator_id", "role")
        completions = self.rows("completions")
        self.completions = {row["project_id"]: row for row in completions if row["indicator_id"] is None}
        self.answers = {row["indicator_id"]: row for row in completions if row["indicator_id"] is not None}
        indicators = self.rows("indicators")
        self.of_projects = _grouped(indicators, "project_id")
        self.of_goals = _grouped(indicators, "goal_id")
        self.budget_rows = _grouped(self.rows("budget_items"), "project_id")
        goals = self.rows("goals")
        self.goals = [row for row in goals if row["project_id"] is None]
        self.project_goals = {row["project_id"]: row for row in goals if row["project_id"] is not None}

    def rows(self, table: str) -> list[sqlite3.Row]:
        sql = f"SELECT * FROM {table} WHERE report_id = ? ORDER BY id"  # noqa: S608 - names of our own tables
        return rows_of(self.conn, sql, [self.report_id])

    def span(self, row: Row) -> Span | None:
        return None if row["block_id"] is None else self.sure_span(row)

    def sure_span(self, row: Row) -> Span:
        block, start, end = self.places[row["block_id"]], row["start"], row["end"]
        return Span(block.id, start, end, block.text[start:end])

    def report(self, row: Row) -> Report:
        quantities = self.rows("quantities")
        return Report(
            source=row["name"],
            sha256=row["sha256"],
            format=row["format"],
            title=row["title"],
            organisation=row["organisation"],
            fiscal_year=row["fiscal_year"],
            genre=row["genre"],
            blocks=self.blocks,
            seen=row["seen"],
            left_out=tuple(LeftOut(r["text"], r["reason"], r["locator"]) for r in self.rows("left_out")),
            sections=self.sections(),
            budget=self.budget(None),
            goals=tuple(
                Goal(r["ordinal"], r["text"], self.span(r), self.indicators(self.of_goals[r["id"]])) for r in self.goals
            ),
            projects=self.projects({r["id"]: r["ordinal"] - 1 for r in quantities}),
            ratings=self.ratings(),
            problems=tuple(
                Problem(r["project_name"], r["text"], self.span(r), self.project_id(r)) for r in self.rows("problems")
            ),
            measures=tuple(Measure(r["text"], self.span(r)) for r in self.rows("measures")),
            people=tuple(
                Person(r["name"], r["organisation"], r["post"], r["title"], self.span(r)) for r in self.rows("people")
            ),
            quantities=tuple(self.quantity(r) for r in quantities),
            dates=tuple(Date(r["kind"], r["first"], r["last"], self.sure_span(r)) for r in self.rows("dates")),
            irregularities=tuple(
                Irregularity(r["kind"], self.sure_span(r), r["expected"], self.project_id(r))
                for r in self.rows("irregularities")
            ),
            id=self.report_id,
        )

    def project_id(self, row: Row) -> int | None:
        return None if row["project_id"] is None else self.project_ids[row["project_id"]]

    def sections(self) -> tuple[Section, ...]:
        rows = self.rows("sections")
        ids = {row["id"]: row["ordinal"] for row in rows}
        return tuple(
            Section(
                row["ordinal"], row["marker"], row["heading"], row["level"], row["role"],
                None if row["parent_id"] is None else ids[row["parent_id"]],
                self.places[row["first_block_id"]].id, self.places[row["last_block_id"]].id, self.span(row),
            )
            for row in rows
        )  # fmt: skip

    def budget(self, project_id: int | None) -> tuple[BudgetItem, ...]:
        return tuple(
            BudgetItem(
                row["name"], Decimal(row["amount"]), row["unit"], Fraction(row["amount_yuan_exact"]), row["parent"],
                row["stage"], self.span(row),
            )
            for row in self.budget_rows[project_id]
        )  # fmt: skip

    def quantity(self, row: Row) -> Quantity:
        figure = figure_from(row)
        assert figure is not None, "a quantity without its figure"  # noqa: S101 - written so, see db.write
        return Quantity(figure, row["thing"], self.sure_span(row))

    def projects(self, quantities: dict[int, int]) -> tuple[Project, ...]:
        of_project = _grouped(self.rows("project_quantities"), "project_id")
        return tuple(
            Project(
                id=row["ordinal"],
                number=row["number"],
                name=row["name"],
                span=self.span(row),
                goal=self.field("goal", self.project_goals.get(row["id"]), row["id"]),
                indicator=self.field(
                    "indicator", None if row["indicator_text"] is None else {"text": row["indicator_text"]}, row["id"]
                ),
                completion=self.field("completion", self.completions.get(row["id"]), row["id"]),
                indicators=self.indicators(self.of_projects[row["id"]]),
                quantities=tuple(quantities[link["quantity_id"]] for link in of_project[row["id"]]),
                grade=row["grade"],
                score=decimal(row["score"]),
                weight=decimal(row["weight"]),
                budget=self.budget(row["id"]),
            )
            for row in self.project_rows
        )

    def field(
        self, role: str, row: Row | None, project_id: int | None, indicator_id: int | None = None
    ) -> Field | None:
        if row is None:
            return None
        spans = self.field_spans[project_id, indicator_id, role]
        first = [self.sure_span(r) for r in spans if r["part"] == "text" and r["ordinal"] == 1]
        more = tuple(self.sure_span(r) for r in spans if r["part"] == "text" and r["ordinal"] > 1)
        label = [self.sure_span(r) for r in spans if r["part"] == "label"]
        return Field(row["text"], first[0] if first else None, more, label[0] if label else None)

    def indicators(self, rows: list[sqlite3.Row]) -> tuple[Indicator, ...]:
        return tuple(
            Indicator(
                id=row["ordinal"],
                text=row["text"],
                span=self.span(row),
                level1=row["level1"],
                level2=row["level2"],
                thing=row["thing"],
                figure=figure_from(row),
                deadline=row["deadline"],
                quantitative=bool(row["quantitative"]),
                weight=decimal(row["weight"]),
                score=decimal(row["score"]),
                answer=self.field("answer", self.answers.get(row["id"]), row["project_id"], row["id"]),
                result=self.result(row["id"]),
                target=tuple(
                    self.sure_span(r) for r in self.field_spans.get((row["project_id"], row["id"], "target"), ())
                ),
            )
            for row in rows
        )

    def result(self, indicator_id: int) -> Result | None:
        row = self.results.get(indicator_id)
        if row is None:
            return None
        reported = None if row["value"] is None else self.quantity(row)
        return Result(
            row["status"], row["reason"], reported, tuple(self.sure_span(r) for r in self.evidence[row["id"]])
        )

    def ratings(self) -> Ratings:
        stated = self.rows("rating_counts")
        total = next((row for row in stated if row["grade"] is None), None)
        return Ratings(
            counts=tuple(RatingCount(r["grade"], r["count"], self.span(r)) for r in stated if r["grade"] is not None),
            named=tuple(
                NamedRating(r["project_name"], r["grade"], self.span(r), self.project_id(r))
                for r in self.rows("ratings")
            ),
            total=None if total is None else total["count"],
            total_span=None if total is None else self.span(total),
        )
