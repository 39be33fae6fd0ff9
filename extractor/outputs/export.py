"""Records as nested JSON, the public shape of everything that was read from a report."""

from __future__ import annotations

from collections.abc import Iterable

from db.records import (
    Block,
    BudgetItem,
    Date,
    Field,
    Figure,
    Goal,
    Indicator,
    PageBox,
    Person,
    Project,
    Quantity,
    Ratings,
    Report,
    Result,
    Section,
    Span,
)
from db.tabled import completion_of, indicator_of
from extractor.outputs.json import Json
from extractor.outputs.numbers import exact, written


def reports_json(reports: Iterable[Report]) -> list[Json]:
    """The reports in the given order."""
    return [report_json(report) for report in reports]


def report_json(report: Report) -> Json:
    """One report with everything in it, REPORT of the contract."""
    view = _Writer(report)
    return {
        "id": report.id,
        "source": report.source,
        "sha256": report.sha256,
        "format": report.format,
        "title": report.title,
        "organisation": report.organisation,
        "fiscal_year": report.fiscal_year,
        "genre": report.genre,
        "coverage": coverage_json(report),
        "blocks": [_block(block) for block in report.blocks],
        "sections": [view.section(section) for section in report.sections],
        "budget": [view.budget(item) for item in report.budget],
        "goals": [view.goal(goal) for goal in report.goals],
        "projects": [view.project(project) for project in report.projects],
        "ratings": view.ratings(report.ratings),
        "problems": [
            {"project_name": p.project_name, "text": p.text, "span": view.span(p.span)} for p in report.problems
        ],
        "measures": [{"text": m.text, "span": view.span(m.span)} for m in report.measures],
        "people": [view.person(person) for person in report.people],
        "quantities": [view.quantity(quantity) for quantity in report.quantities],
        "dates": [view.date(date) for date in report.dates],
    }


def coverage_json(report: Report) -> Json:
    """How many of the source's visible characters are in blocks, and which were left out and why."""
    return {
        "seen": report.seen,
        "in_blocks": report.in_blocks,
        "left_out": [{"text": x.text, "reason": x.reason, "locator": x.locator} for x in report.left_out],
    }


def span_json(span: Span | None, block: Block | None, path: str = "") -> Json | None:
    """A span with the locator of its block, and the heading path behind it where one is given."""
    if span is None or block is None:
        return None
    locator = f"{block.locator}（{path}）" if path else block.locator
    return {"block": span.block, "start": span.start, "end": span.end, "quote": span.quote, "locator": locator}


def figure_json(figure: Figure | None) -> Json:
    """The fields of a figure; all null where there is none."""
    if figure is None:
        return dict.fromkeys(("value", "value_high", "unit", "multiplier", "si_value", "dimension", "comparator"))
    # A month has no length in seconds, a working day neither, and a dollar is no sum of 元.
    comparable = {"duration": "s", "money": "元"}.get(figure.dimension, figure.base) == figure.base
    return {
        "value": written(figure.value),
        "value_high": written(figure.value_high),
        "unit": figure.unit,
        "multiplier": figure.multiplier,
        "si_value": exact(figure.si) if comparable else None,
        "dimension": figure.dimension,
        "comparator": figure.comparator,
    }


def _block(block: Block) -> Json:
    shown: Json = {
        "id": block.id,
        "kind": block.kind,
        "text": block.text,
        "marker": block.marker,
        "locator": block.locator,
    }
    if block.confidence is not None:
        shown["confidence"] = block.confidence
    if block.boxes:
        shown["boxes"] = [_box(box) for box in block.boxes]
    return shown


def _box(box: PageBox) -> Json:
    return {
        "page": box.page,
        "x0": box.x0,
        "y0": box.y0,
        "x1": box.x1,
        "y1": box.y1,
        "width": box.width,
        "height": box.height,
    }


class _Writer:
    """Writes the records of one report, whose blocks say where the spans are."""

    def __init__(self, report: Report) -> None:
        self.report = report

    def span(self, span: Span | None) -> Json | None:
        return span_json(span, None if span is None else self.report.block(span.block))

    def section(self, section: Section) -> Json:
        return {
            "marker": section.marker,
            "heading": section.heading,
            "level": section.level,
            "role": section.role,
            "parent": section.parent,
            "first_block": section.first_block,
            "last_block": section.last_block,
            "span": self.span(section.span),
        }

    def budget(self, item: BudgetItem) -> Json:
        return {
            "name": item.name,
            "amount": written(item.amount),
            "unit": item.unit,
            "amount_yuan": exact(item.amount_yuan),
            "parent": item.parent,
            "stage": item.stage,
            "span": self.span(item.span),
        }

    def goal(self, goal: Goal) -> Json:
        return {
            "id": goal.id,
            "text": goal.text,
            "span": self.span(goal.span),
            "indicators": [self.indicator(indicator) for indicator in goal.indicators],
        }

    def field(self, field: Field | None) -> Json | None:
        if field is None:
            return None
        more = {"more_spans": [self.span(span) for span in field.more_spans]} if field.more_spans else {}
        return {"text": field.text, "span": self.span(field.span), **more}

    def project(self, project: Project) -> Json:
        return {
            "id": project.id,
            "number": project.number,
            "name": project.name,
            "span": self.span(project.span),
            "goal": self.field(project.goal),
            "indicator": self.field(indicator_of(project)),
            "completion": self.field(completion_of(project)),
            "indicators": [self.indicator(indicator) for indicator in project.indicators],
            "quantities": list(project.quantities),
            "grade": project.grade,
            "score": written(project.score),
            "weight": written(project.weight),
            "budget": [self.budget(item) for item in project.budget] or None,
        }

    def indicator(self, indicator: Indicator) -> Json:
        shown = {
            "id": indicator.id,
            "text": indicator.text,
            "span": self.span(indicator.span),
            "level1": indicator.level1,
            "level2": indicator.level2,
            "thing": indicator.thing,
            **figure_json(indicator.figure),
            "deadline": indicator.deadline,
            "quantitative": indicator.quantitative,
            "weight": written(indicator.weight),
            "score": written(indicator.score),
            "answer": self.field(indicator.answer),
            "result": self.result(indicator.result),
        }
        if indicator.figure is None and indicator.deadline is not None:
            shown["dimension"] = "deadline"
        return shown

    def result(self, result: Result | None) -> Json | None:
        if result is None:
            return None
        return {
            "status": result.status,
            "reported": None if result.reported is None else self.quantity(result.reported),
            "evidence": [self.span(span) for span in result.evidence],
            "reason": result.reason,
        }

    def ratings(self, ratings: Ratings) -> Json:
        counts: dict[str, int] = {}
        for count in ratings.counts:
            counts.setdefault(count.grade, count.count)
        return {
            "counts": counts,
            "total": ratings.total,
            "named": [
                {"project_name": n.project_name, "grade": n.grade, "span": self.span(n.span)} for n in ratings.named
            ],
        }

    def person(self, person: Person) -> Json:
        return {
            "name": person.name,
            "organisation": person.organisation,
            "post": person.post,
            "title": person.title,
            "span": self.span(person.span),
        }

    def quantity(self, quantity: Quantity) -> Json:
        return {**figure_json(quantity.figure), "thing": quantity.thing, "span": self.span(quantity.span)}

    def date(self, date: Date) -> Json:
        return {"kind": date.kind, "from": date.first, "to": date.last, "span": self.span(date.span)}
