"""汇总表或清单里有一个项目名称与分项说明不同

说明
    预算执行表、得分汇总表等逐行列出各个项目，或者用编号逐一写各项目的等级、得分，其余各行都与分项说明的项目一一对应，
    唯独有一行不是任何项目的名称，而分项说明里正好有一个项目没有列入：两者名称相近，或者行数与项目数相同、这一行又正在该项目的位置上。

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
    没有逐一列出各项目的表格或清单；只是简称、加了年度的；GJ310、GJ312已经指出的名称。
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from db.records import Project, Severity, Span
from extractor.checks.report import listed, rolls
from extractor.checks.report.named import bare
from extractor.checks.report.rolls import JOINS
from extractor.checks.rule import Failed, Judgement, NotApplicable, Passed, Rule, context
from extractor.checks.view import View
from extractor.fields.names import best, likeness
from extractor.settings import Settings

FEWEST = 2
"""So many entries at least bear the names of projects before a list is one of projects."""
ALIKE = 100.0
NEAR = 45.0
"""A name less like the one that is left is that of something else, unless it stands in its very place."""
HEAD = 2
"""So many characters at the end say what is done: 设备更新 and 设备租赁 are two things, however long the rest."""


def check(view: View, settings: Settings) -> Iterable[Judgement]:
    """One judgement a list that names the projects one by one."""
    judged = False
    for names in listed.lists(view):
        told = listed.detailed(view, names)
        own = {bare(p.name): p for p in told}
        borne = [own.get(bare(span.quote)) for span in names]
        found = {project.id for project in borne if project is not None}
        if len(found) < FEWEST or len(own) != len(told):
            continue
        judged = True
        others = [span for span, project in zip(names, borne, strict=True) if project is None]
        left = [project for project in told if project.id not in found]
        if len(others) != 1 or len(left) != 1:
            yield Passed()
        elif _short(others[0].quote, left[0], told):
            yield _failed(view, others[0], left[0], "info") if _reworded(others[0].quote, left[0]) else Passed()
        elif likeness(others[0].quote, left[0].name) < NEAR and not _in_place(borne, left[0], told):
            yield NotApplicable("有一行是另外的事项")
        else:
            yield _failed(view, others[0], left[0])
    if not judged:
        yield NotApplicable("没有逐一列出各项目的表格或清单")


def _failed(view: View, name: Span, project: Project, severity: Severity | None = None) -> Failed:
    row = next((p for p in view.report.projects if p.span is not None and p.span.block == name.block), None)
    return Failed(
        {"name": name.quote, "project": project.name},
        context(name, project.span),
        projects=(project,),
        severity=severity,
        key=("listed", str(row.id)) if row is not None else None,
    )


def _in_place(borne: Sequence[Project | None], left: Project, told: Sequence[Project]) -> bool:
    """Whether the list names as many as there are projects, in their order, with one name where this one is due."""
    return [left.id if project is None else project.id for project in borne] == [project.id for project in told]


def _short(name: str, project: Project, told: Sequence[Project]) -> bool:
    """Whether a name is the other in short (characters left out, the order kept) or in words written for one another."""
    one, other = sorted((bare(name), bare(project.name)), key=len)
    if likeness(name, project.name) == ALIKE or rolls.kept(one, other):
        return True
    exchanged = one[-HEAD:] != other[-HEAD:]
    return best(name, told) is project and not exchanged


def _reworded(name: str, project: Project) -> bool:
    """Whether a word within was exchanged for one as long (巡查维护, 普查维护): the same project, to be called alike."""
    one, other = bare(JOINS.sub("", name)), bare(JOINS.sub("", project.name))
    return len(one) == len(other) and Counter(one) != Counter(other) and one[-HEAD:] == other[-HEAD:]


RULE = Rule(
    code="GJ358",
    name="listed-otherwise",
    category="name_mismatch",
    severity="warning",
    message="所列“{name}”不是分项说明的项目，其余各项都能对应，唯独“{project}”没有列入",
    basis="财政部《项目支出绩效评价管理办法》（财预〔2020〕10号）：自评内容前后应当一致",
    check=check,
    doc=__doc__,
)
