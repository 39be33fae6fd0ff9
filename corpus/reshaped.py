"""The same demands and answers in other shapes: rows of tables, rows that lost their lines, sentences that answer themselves.

The demands of a clean trial report that a figure answers are laid out anew, a report a shape, as other offices and other
programs print them. Whatever the shape, each is to be read as one demand with its figure, and answered.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from corpus import trial
from corpus.benchmark.run import Runner
from corpus.score.tally import Tally
from db.records import Indicator, Report

SIGNS = {">=": "≥", "<=": "≤", "=": "=", ">": ">", "<": "<"}
_BOUND = re.compile(r"(?:不[少低高大小得多]{1,2}于|不超过|控制在|[≥≤＞＜=]|超过|至少|达到?|[低高大小]于|[约为])+$")
_AMOUNT = re.compile(r"(?P<value>[\d,.]+)(?P<unit>\D+)")
_NAME = re.compile(r"[^，：。；\d\t]{3,20}")
_LEAST = 2  # so many demands make a list

SHAPES: Mapping[str, tuple[Sequence[str], Sequence[str]]] = {
    "tabs": (("三级指标\t年度指标值\t实际完成值",), ("{name}\t{sign}{amount}\t{actual}",)),
    "bars": (("|二级指标|三级指标|预期指标值|实际完成情况|",), ("|数量指标|{name}|{sign}{amount}|完成{actual}|",)),
    "unit column": (
        ("序号\t绩效指标\t计量单位\t年初目标值\t全年实际值",),
        ("{n}\t{name}\t{unit}\t{sign}{value}\t{actual}",),
    ),
    "unit in brackets": (("三级指标\t目标值\t实际值",), ("{name}（{unit}）\t{sign}{value}\t{actual}",)),
    "a cell a line": (("三级指标", "年度指标值", "实际完成值"), ("{name}", "{sign}{amount}", "{actual}")),
    "single blanks": (("三级指标 年度指标值 实际完成值",), ("{name} {sign}{amount} {actual}",)),
    "wide blanks": (("三级指标   年度指标值   实际完成值",), ("{name}   {sign}{amount}   {actual}",)),
    "labelled lines": ((), ("指标名称：{name}", "年度指标值：{sign}{amount}", "实际完成值：{actual}", "完成率：100%")),
    "labels in a line": (
        (),
        ("（{n}）指标名称：{name}；年度目标值：{sign}{amount}；实际完成值：{actual}；得分：10分。",),
    ),
    "numbered": ((), ("指标{n}：{name}，目标值：{sign}{amount}，实际值：{actual}",)),
    "value behind a colon": (
        ("绩效指标完成情况：",),
        ("（{n}）{name}：年度指标值{sign}{amount}，实际完成值{actual}，分值10分，得分10分。",),
    ),
    "name as a sentence": ((), ("{n}.{name}。年初目标为{sign}{amount}，实际完成{actual}，得10分。",)),
    "in quotes": (("产出指标完成情况。",), ("“{name}”指标，目标值{sign}{amount}，完成值{actual}。",)),
    "behind a semicolon": ((), ("产出指标——{name}：目标{sign}{amount}；实际{actual}。",)),
    "set and done": ((), ("数量指标{n}：{name}年初设定{sign}{amount}，全年完成{actual}。",)),
}
"""By name: the lines over the demands of a project, and those of each demand."""
_OVER = (
    "某县综合服务局2024年度部门整体支出绩效自评报告",
    "一、基本情况",
    "我局2024年预算项目全部开展自评。",
    "二、项目绩效自评情况",
)
_UNDER = (
    "三、存在的问题",
    "个别项目进度前松后紧。",
    "四、改进措施",
    "项目进度按月通报，前松后紧的约谈股室。",
)


@dataclass(slots=True)
class Reshaped:
    """How many of the demands are read as single demands with a figure, and how many are met, by shape."""

    read: dict[str, Tally] = field(default_factory=lambda: {shape: Tally() for shape in SHAPES})
    met: dict[str, Tally] = field(default_factory=lambda: {shape: Tally() for shape in SHAPES})


def run(names: Sequence[str]) -> Reshaped:
    """Lay the demands of clean trial reports out in every shape, and read them."""
    made = Reshaped()
    for name in names:
        runner = Runner()
        reports = runner.check(trial.lines(name, "clean")).reports
        projects = [(project, rows) for report in reports for project, rows in _projects(report)]
        due = sum(len(rows) for _, rows in projects)
        for shape in SHAPES if due else ():
            checked = runner.check(laid_out(projects, shape))
            found = [d for report in checked.reports for p in report.projects for d in p.indicators]
            figured = sum(d.figure is not None for d in found)
            made.read[shape].total += due
            made.read[shape].right += max(0, min(figured, due) - max(0, len(found) - due))
            made.met[shape].total += due
            made.met[shape].right += min(due, sum(d.result is not None and d.result.status == "met" for d in found))
    return made


def laid_out(projects: Sequence[tuple[str, Sequence[Mapping[str, str]]]], shape: str) -> list[str]:
    """A report of these projects in a shape."""
    over, lines = SHAPES[shape]
    body: list[str] = []
    for number, (name, rows) in enumerate(projects, 1):
        body += [f"（{_HAN[number]}）{name}" if number < len(_HAN) else f"（{number}）{name}", *over]
        body += [line.format(n=n, **row) for n, row in enumerate(rows, 1) for line in lines]
    return [*_OVER, *body, *_UNDER]


_HAN = ("", "一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二", "十三", "十四", "十五")


def _projects(report: Report) -> Iterator[tuple[str, list[dict[str, str]]]]:
    """The projects with those of their demands that can be laid out: a name, a bound, an amount, and what was done."""
    for project in report.projects:
        rows = {row["name"]: row for demand in project.indicators if (row := _row(report, demand)) is not None}
        if project.name and len(rows) >= _LEAST:
            yield project.name, list(rows.values())


def _row(report: Report, demand: Indicator) -> dict[str, str] | None:
    result, figure, span = demand.result, demand.figure, demand.span
    if figure is None or span is None or result is None or result.status != "met" or result.reported is None:
        return None
    own = [q for q in report.quantities if q.span.block == span.block and span.start <= q.span.start < span.end]
    if len(own) != 1 or own[0].span.end != span.end or figure.comparator not in SIGNS:
        return None
    name = _BOUND.sub("", span.quote[: own[0].span.start - span.start])
    amount, done = _AMOUNT.fullmatch(own[0].span.quote), result.reported.span.quote
    reported = result.reported.figure
    if amount is None or _NAME.fullmatch(name) is None or reported.unit != figure.unit or reported.base != figure.base:
        return None
    return {
        "name": name,
        "sign": SIGNS[figure.comparator],
        "amount": amount[0],
        "value": amount["value"],
        "unit": amount["unit"],
        "actual": done,
    }
