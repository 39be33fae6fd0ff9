"""文字所写的项目得分与表中各行得分之和不符

说明
    自评表没有总分一行，项目得分写在文字里，而表中各行得分相加不等于所写的得分；别的项目多数加得起来，唯独这一个不等。

理由
    项目得分由各行得分相加而成，不符说明有一行填错，或者扣了分而没有随之改总分。

反例
    五、项目自评情况
    （一）桥梁检测
    三级指标	目标值	实际值	得分
    检测桥梁	38座	38座	60
    群众满意度	≥90%	92%	38
    自评说明：各项指标均已完成，项目得分100分。
    （二）隧道照明
    三级指标	目标值	实际值	得分
    更换灯具	120盏	126盏	60
    群众满意度	≥90%	93%	40
    自评说明：灯具更换完毕，项目得分100分。
    （三）边坡防护
    三级指标	目标值	实际值	得分
    加固边坡	6处	6处	60
    群众满意度	≥90%	91%	40
    自评说明：边坡加固完毕，项目得分100分。

正例
    五、项目自评情况
    （一）桥梁检测
    三级指标	目标值	实际值	得分
    检测桥梁	38座	38座	60
    群众满意度	≥90%	92%	38
    自评说明：满意度佐证不足，扣2分，项目得分98分。

不适用
    表中有总分一行（由GJ330核对），或者文字没有写项目得分；加不起来的项目不少于加得起来的，各行可能没有读全。
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from db.records import Project, Quantity, Span
from extractor.checks.report import tabled
from extractor.checks.report.figuring import shown
from extractor.checks.report.prose_scores import SCORE
from extractor.checks.rule import Failed, Judgement, NotApplicable, Passed, Rule, Undetermined, context
from extractor.checks.view import View
from extractor.settings import Settings

COLUMN = re.compile(r"\s*(?:自评)?得分(?:[（(][^（）()]*[）)])?\s*")
TOTAL = re.compile(r"\s*(?:自评)?(?:总分|总得分|合计|总计|得分合计)\s*")
FEWEST = 2
"""So many rows at least make up a score, and so many projects must add up before another is said not to."""


@dataclass(frozen=True, slots=True)
class Scores:
    """The scores of a project's rows, and the one that its text tells."""

    project: Project
    rows: tuple[Quantity, ...]
    told: Span
    value: Fraction

    @property
    def sum(self) -> Fraction:
        """What the rows come to."""
        return sum((row.figure.si for row in self.rows), Fraction(0))


def check(view: View, settings: Settings) -> Iterable[Judgement]:
    """One judgement a project whose rows have scores and whose text tells their sum."""
    found = list(_found(view))
    right = sum(one.sum == one.value for one in found)
    for one in found:
        if one.sum == one.value:
            yield Passed()
        elif right < FEWEST or right <= len(found) - right:
            yield Undetermined("各行得分多数加不起来，表中的行可能没有读全")
        else:
            yield Failed(
                {"name": one.project.name, "told": one.told.quote, "sum": shown(one.sum, one.rows[0].figure)},
                context(one.told, *(row.span for row in one.rows)),
                projects=(one.project,),
                confidence=0.9,
            )
    if not found:
        yield NotApplicable("没有文字写明得分而表中没有总分的项目")


def _found(view: View) -> Iterator[Scores]:
    rows: dict[int, list[Quantity]] = {}
    totalled: set[int] = set()
    for head, row in tabled.under(view, lambda words: "得分" in words and not any(c.isdigit() for c in words)):
        project = view.project_of(row[0].span.block)
        columns = {place.column for place in head if COLUMN.fullmatch(place.text)}
        scores = [place.quantities[0] for place in row if place.column in columns and len(place.quantities) == 1]
        if project is None or len(scores) != 1:
            continue
        rows.setdefault(project.id, []).append(scores[0])
        if any(TOTAL.fullmatch(place.text) for place in row[:2]):
            totalled.add(project.id)
    told: dict[int, dict[Fraction, Span]] = {}
    for block in view.body:
        project = view.project_of(block.id)
        if project is None or project.id not in rows or block.kind == "cell" or "\t" in block.text:
            continue
        for score in SCORE.finditer(block.text):
            value = Fraction(Decimal(score["score"]))
            told.setdefault(project.id, {}).setdefault(value, view.span(block.id, score.start(), score.end()))
    for project in view.report.projects:
        own = told.get(project.id, {})
        if len(own) == 1 and project.id not in totalled and len(rows[project.id]) >= FEWEST:
            value, span = next(iter(own.items()))
            yield Scores(project, tuple(rows[project.id]), span, value)


RULE = Rule(
    code="GJ392",
    name="score-told",
    category="score_conflict",
    severity="error",
    message="“{name}”各行得分相加为{sum}分，文字写“{told}”",
    basis="财政部《项目支出绩效评价管理办法》（财预〔2020〕10号）：自评得分为各项指标得分之和",
    check=check,
    doc=__doc__,
)
