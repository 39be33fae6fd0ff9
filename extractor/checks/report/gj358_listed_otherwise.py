"""汇总表里有一个项目名称与分项说明不同

说明
    预算执行表、得分汇总表等逐行列出各个项目，其余各行都与分项说明的项目一一对应，唯独有一行不是任何项目的名称，
    而分项说明里正好有一个名称相近的项目没有列入。

理由
    汇总表与分项说明应是同样的项目。名称不同，或是写错，或是换了项目，金额和得分便无从对应。

反例
    一、项目完成情况
    1、桥梁检测与加固
    绩效目标：检测桥梁。
    完成情况：检测桥梁38座。
    2、隧道照明更新
    绩效目标：更新照明。
    完成情况：更新灯具640盏。
    3、公路护栏更换
    绩效目标：更换护栏。
    完成情况：更换护栏12公里。
    二、预算执行情况
    项目	预算数	执行数
    桥梁检测与养护	120.00	118.00
    隧道照明更新	86.00	84.00
    公路护栏更换	54.00	50.00

正例
    一、项目完成情况
    1、桥梁检测与加固
    绩效目标：检测桥梁。
    完成情况：检测桥梁38座。
    2、隧道照明更新
    绩效目标：更新照明。
    完成情况：更新灯具640盏。
    3、公路护栏更换
    绩效目标：更换护栏。
    完成情况：更换护栏12公里。
    二、预算执行情况
    项目	预算数	执行数
    桥梁检测与加固	120.00	118.00
    隧道照明更新	86.00	84.00
    公路护栏更换	54.00	50.00

不适用
    没有逐行列出各项目的表格；只是简称、加了年度的；结论已经点名给出等级的表格由另一规则核对。
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from db.records import Project, Span
from extractor.checks.report import tabled
from extractor.checks.report.named import bare
from extractor.checks.report.tabled import Place
from extractor.checks.rule import Failed, Judgement, NotApplicable, Passed, Rule, context
from extractor.checks.view import View
from extractor.fields.columns import TOTAL_ROW
from extractor.fields.names import likeness
from extractor.settings import Settings

FEWEST = 2
"""So many rows at least bear the names of projects before a table lists them."""
ALIKE = 100.0
NEAR = 45.0
"""A name less like the one that is left is that of something else."""


def check(view: View, settings: Settings) -> Iterable[Judgement]:
    """One judgement a table that lists the projects row by row."""
    rated = {r.span.block for r in view.report.ratings.named if r.span is not None}
    judged = False
    for names in _lists(view):
        if any(span.block in rated for span in names):
            continue
        own = {bare(p.name): p for p in view.report.projects}
        told = [span for span in names if bare(span.quote) not in own]
        listed = {bare(span.quote) for span in names} & own.keys()
        left = [p for name, p in own.items() if name not in listed]
        if len(listed) < FEWEST or len(own) != len(view.report.projects):
            continue
        judged = True
        if len(told) != 1 or len(left) != 1 or _short(told[0].quote, left[0]):
            yield Passed()
        elif likeness(told[0].quote, left[0].name) < NEAR:
            yield NotApplicable("表中有一行是另外的事项")
        else:
            yield Failed(
                {"name": told[0].quote, "project": left[0].name}, context(told[0], left[0].span), projects=(left[0],)
            )
    if not judged:
        yield NotApplicable("没有逐行列出各项目的表格")


def _lists(view: View) -> Iterator[list[Span]]:
    """The names in the rows of each table, totals left out: the first words of rows that hold figures."""
    for run in tabled.runs(view):
        found = [span for row in run if any(p.quantities for p in row) and (span := _name(view, row)) is not None]
        if found:
            yield found


def _name(view: View, row: tuple[Place, ...]) -> Span | None:
    place = next((p for p in row if p.text.strip() and not p.quantities), None)
    if place is None or TOTAL_ROW.match(place.text):
        return None
    start = place.span.start + len(place.text) - len(place.text.lstrip())
    return view.span(place.span.block, start, start + len(place.text.strip()))


def _short(name: str, project: Project) -> bool:
    """Whether a name is the other in short (characters left out, the order kept) or in words written for one another."""
    if likeness(name, project.name) == ALIKE:
        return True
    one, other = sorted((bare(name), bare(project.name)), key=len)
    rest = iter(other)
    return all(character in rest for character in one)


RULE = Rule(
    code="GJ358",
    name="listed-otherwise",
    category="name_mismatch",
    severity="warning",
    message="表中所列“{name}”不是分项说明的项目，其余各行都能对应，唯独“{project}”没有列入",
    basis="财政部《项目支出绩效评价管理办法》（财预〔2020〕10号）：自评内容前后应当一致",
    check=check,
    doc=__doc__,
)
