"""扣分与失分不符

说明
    报告逐一写了（或者在汇总表里列了）各项目的得分，又在别处写明某个项目的一项扣了几分，而这一项所扣的分数比这个项目离满分（100分）所差的还多；
    或者紧接项目名称写明这个项目共扣几分，与失分不相等。

理由
    得分等于满分减去扣分，一项扣分就超过全部失分，或者全部扣分不等于失分，说明得分或扣分有一处写错。

反例
    一、项目绩效目标完成情况
    1、路灯节能改造
    年度目标：改造路灯。
    完成情况：改造路灯860盏。
    2、公厕提升改造
    年度目标：改造公厕。
    完成情况：改造公厕12座。
    3、垃圾分类投放
    年度目标：分类投放。
    完成情况：设置投放点96处。
    二、评价结论
    路灯节能改造得98.5分，公厕提升改造得97.2分，垃圾分类投放得99.1分。
    扣分情况：公厕提升改造因部分台账不全，质量指标扣4分。

正例
    一、项目绩效目标完成情况
    1、路灯节能改造
    年度目标：改造路灯。
    完成情况：改造路灯860盏。
    2、公厕提升改造
    年度目标：改造公厕。
    完成情况：改造公厕12座。
    3、垃圾分类投放
    年度目标：分类投放。
    完成情况：设置投放点96处。
    二、评价结论
    路灯节能改造得98.5分，公厕提升改造得97.2分，垃圾分类投放得99.1分。
    扣分情况：公厕提升改造因部分台账不全，质量指标扣2分。

不适用
    没有逐一写各项目的得分，或者没有写明哪个项目扣了几分；一句话说到几个项目的，评分细则里的扣分办法，不检查。
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal

from db.records import Project, Span
from extractor.checks.report import rolls, score_lists
from extractor.checks.report.prose_scores import DEDUCTED, RULE_OF
from extractor.checks.rule import Failed, Judgement, NotApplicable, Passed, Rule, context
from extractor.checks.view import View
from extractor.settings import Settings

SCORE = re.compile(r"(?:自评|综合|绩效|得分?|评分|为|[：:])*\s*(?P<score>\d{1,3}(?:\.\d+)?)\s*分(?!值|别|钟|之|项|类)")
FULL = Decimal(100)
ALL = re.compile(r"(?:项目)?[”\"》]?(?:一共|总共|合计|累计|共计?)?")
"""All that may stand between a project's name and the points that it lost altogether."""
LEAD = 12
"""So many characters at most stand before the name of the project of which a sentence speaks (扣分情况：)."""


def check(view: View, settings: Settings) -> Iterable[Judgement]:
    """One judgement a deduction from a project whose score stands in a roll of scores."""
    scores = dict(_scores(view))
    judged = False
    for project, place, less, whole in _deductions(view) if scores else ():
        if project.id not in scores:
            continue
        judged = True
        score, stated = scores[project.id]
        lost = FULL - score
        if less == lost or (less < lost and not whole):
            yield Passed()
            continue
        yield Failed(
            {
                "name": project.name,
                "score": f"{score}",
                "lost": f"{lost}",
                "less": f"{less}",
                "what": "" if whole else "有一项",
            },
            context(stated, place),
            projects=(project,),
            confidence=0.9,
        )
    if not judged:
        yield NotApplicable("没有逐一写各项目的得分，或者没有写明哪个项目扣了几分")


def _scores(view: View) -> Iterator[tuple[int, tuple[Decimal, Span]]]:
    """The projects of the rolls and tables of scores with what each got, of at most 100."""
    for project, name, listed in score_lists.listed(view):
        if FULL / 2 <= listed.figure.value <= FULL:
            row = name.block == listed.span.block
            yield project.id, (listed.figure.value, view.span(name.block, name.start, listed.span.end) if row else name)
    for names in rolls.rolls(view):
        for name in names:
            found = SCORE.match(view.text(name.block), name.end)
            borne = rolls.bearers(view, name.quote)
            if found is not None and len(borne) == 1 and FULL / 2 <= (score := Decimal(found["score"])) <= FULL:
                yield borne[0], (score, view.span(name.block, name.start, found.end()))


def _deductions(view: View) -> Iterator[tuple[Project, Span, Decimal, bool]]:
    """For each clause group that speaks of one project alone the largest number of points that it says were taken off.

    And whether these are all that it lost: they stand right behind its name.
    """
    for block in view.body:
        if block.kind == "cell" or "扣" not in block.text:
            continue
        for part in re.finditer(r"[^。；;\n]+", block.text):
            named = [p for p in view.report.projects if p.name in part[0]]
            told = [m for m in DEDUCTED.finditer(part[0]) if not RULE_OF.search(_clause(part[0], m))]
            if len(named) == 1 and told and part[0].index(named[0].name) <= LEAD:
                place = view.span(block.id, part.start(), part.end())
                most = max(told, key=lambda m: Decimal(m["less"]))
                whole = (
                    ALL.fullmatch(part[0], part[0].index(named[0].name) + len(named[0].name), most.start()) is not None
                )
                yield named[0], place, Decimal(most["less"]), whole


def _clause(text: str, found: re.Match[str]) -> str:
    """The clause in which points are taken off, up to these."""
    return re.split(r"[，,]", text[: found.start()])[-1] + found[0]


RULE = Rule(
    code="GJ371",
    name="deducted-more-than-lost",
    category="score_conflict",
    severity="error",
    message="“{name}”得{score}分，失{lost}分，却写{what}扣{less}分",
    basis="财政部《项目支出绩效评价管理办法》（财预〔2020〕10号）：自评得分为各项指标得分之和",
    check=check,
    doc=__doc__,
)
