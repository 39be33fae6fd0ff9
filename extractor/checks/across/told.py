"""Statements with one figure each, which a project and the report's general parts may both tell."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from db.records import Block, Indicator, Project, Quantity, Span
from extractor.checks.project.judged import places
from extractor.checks.view import View
from extractor.language import words
from extractor.results import likeness, statements
from extractor.results.compare import Measure, measure
from extractor.results.statements import Statement

LEAST = 2
"""Statements of fewer words of their own are too short to be told apart."""
DIGITS = 2
"""A figure of one digit comes by chance."""
OTHER_SCOPE = re.compile(
    r"累计|历年|至今|以来|目前共有|年末共?有|总数|其中|部分|上年|去年|同期|比|较|计划|拟|预计|将|力争|目标|以上|以内|增长|占|另|还|余"
)
GENERAL = frozenset(("全年", "全县", "全区", "全市", "全镇", "全局", "本年", "当年", "年内", "实际"))
ROLES = frozenset(("overall_results", "conclusion"))
HEADINGS = re.compile(r"成效|成果|成绩|亮点|效益|完成|实现")
"""Other sections that tell of results say so in their headings."""
AIMS = re.compile(
    r"^\s*(?:[（(]?[一二三四五六七八九十\d]{1,2}[）)、.．]\s*)?[^：:，。]{0,10}(?:目标|指标|计划|任务)\s*[：:]"
)
GOALS = frozenset(("overall_goals", "measures", "budget", "problems"))


@dataclass(frozen=True)
class Told:
    """A statement with its one figure. Without slots: it is held against many others, so that it keeps what it worked out."""

    statement: Statement
    quantity: Quantity
    project: Project | None
    row: str = ""

    @property
    def words(self) -> str:
        """What is told, for a message."""
        return self.row or self.statement.text

    @cached_property
    def terms(self) -> frozenset[str]:
        """The words of the statement without those of its figure."""
        text, quote = self.statement.text, self.quantity.span.quote
        figure = frozenset[str]()
        if quote in text:
            figure = likeness.terms(text) - likeness.terms(text.replace(quote, "，", 1))
        unit = likeness.terms(self.quantity.figure.unit) if self.quantity.figure.unit else frozenset[str]()
        return self.statement.terms - figure - unit - GENERAL

    @cached_property
    def asked(self) -> frozenset[str]:
        """The words of the demand that a project's figure answers, which the answer need not say again."""
        if self.project is None or self.quantity.figure.dimension in ("ratio", "rate"):
            return frozenset()  # one rate beside another is not the same one
        for demand in self.project.indicators:
            answer = demand.result.reported if demand.result is not None else None
            if answer is not None and answer.span == self.quantity.span:
                return likeness.terms(demand.text)
        return frozenset()

    @cached_property
    def answering(self) -> frozenset[str]:
        """Its words and those of the demand."""
        return self.terms | self.asked

    @cached_property
    def in_context(self) -> frozenset[str]:
        """Its words and the demand's, with those of the project's name."""
        return self.answering if self.project is None else self.answering | likeness.terms(self.project.name)

    @cached_property
    def bare(self) -> bool:
        """Whether only the name of a rate stands beside the figure (完成率98%): what it is a rate of is not said."""
        if self.row or self.quantity.figure.dimension != "ratio":
            return False
        return len(words.content(self.statement.text.replace(self.quantity.span.quote, "，", 1))) < LEAST

    @property
    def telling(self) -> bool:
        """Whether it says enough to be known again."""
        return len(self.terms) >= LEAST and not self.bare


def single(found: Iterable[Statement], project: Project | None) -> Iterator[Told]:
    """The statements that give one figure, which is not of another scope or only a part."""
    for statement in found:
        counted = [q for q in statement.quantities if q.figure.dimension not in ("duration", "score")]
        several = len(counted) > 1
        if not counted or (several and project is None) or statement.state in ("planned", "condition", "ongoing"):
            continue
        quantity, text = counted[0], statement.text
        if several:  # 硬化道路12.3公里 of 硬化道路12.3公里，涉及8个村
            text = text[: quantity.span.end - statement.span.start]
        figure = quantity.figure
        if (
            figure.value_high is None
            and figure.comparator in ("=", "~")
            and len(figure.value.as_tuple().digits) >= DIGITS
            and not OTHER_SCOPE.search(text)
        ):
            yield Told(_up_to(statement, text, quantity) if several else statement, quantity, project)


def _up_to(statement: Statement, text: str, quantity: Quantity) -> Statement:
    """The beginning of a statement, with the one figure in it."""
    place = Span(statement.span.block, statement.span.start, statement.span.start + len(text), text)
    return replace(statement, span=place, terms=likeness.terms(text), quantities=(quantity,))


def of_row(view: View, project: Project, demand: Indicator) -> Told | None:
    """A row of a form as a statement: its indicator's words with the figure of its cell."""
    answer, result = demand.answer, demand.result
    if answer is None or answer.span is None or result is None or result.reported is None:
        return None
    if len(answer.spans) > 1 or len(view.quantities_in(answer.span)) != 1:
        return None
    statement = Statement(answer.span, 0, None, likeness.terms(demand.text), (result.reported,))
    return Told(statement, result.reported, project, f"{demand.text.split()[0]} {answer.text}")


def outside(view: View, measures: Container[Measure]) -> Iterator[Told]:
    """The statements of the report's general parts (overall results, achievements, conclusion) with figures of such measures."""
    for block in view.outside:
        told = any(measure(q.figure) in measures for q in view.quantities(block.id))
        if told and _speaks_of_results(view, block):
            whole = Span(block.id, 0, len(block.text), block.text)
            yield from single(statements.read([whole], places(view)), None)


def _speaks_of_results(view: View, block: Block) -> bool:
    roles = view.roles_of(block.id)
    section = view.section_of(block.id)
    if block.kind != "paragraph" or section is None or GOALS & set(roles) or AIMS.match(block.text):
        return False
    return roles[0] in ROLES or HEADINGS.search(section.heading) is not None
