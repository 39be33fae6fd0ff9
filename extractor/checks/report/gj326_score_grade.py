"""得分与等级不对应

说明
    同一句、汇总表的同一行（或同一项目）写明得分和等级，或者逐一写出各项目得分后说全部项目是同一等级，按通行的分档（90分以上为优，80至90分为良，60至80分为中，60分以下为差），两者不对应。表中另有一列权重或分值时，按得分占它的比例分档。

理由
    等级由得分确定，不对应说明其中一个写错，或者随意提高了等级。

反例
    四、评价结论
    经综合评定，自评得分86.5分，评价等级为“优”。

正例
    四、评价结论
    经综合评定，自评得分91.5分，评价等级为“优”。

不适用
    没有同时写明得分和等级；所写的是分档的界限（90分以上、等级为优的6个）；报告自行规定了不同的分档；满分不是100分。
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal

from db.records import Project, Span
from extractor.checks.report import graded_rows, project_scores
from extractor.checks.report.graded_rows import GRADES, HUNDRED
from extractor.checks.rule import Failed, Judgement, NotApplicable, Passed, Rule, context
from extractor.checks.tools import of_block
from extractor.checks.view import View
from extractor.settings import Settings

BANDS = {"优": (90, 100), "良": (80, 90), "中": (60, 80), "差": (0, 60)}
"""财预〔2020〕10号: 90 to 100 优, 80 to 90 良, 60 to 80 中, under 60 差."""
SCORE = re.compile(r"(?P<score>\d{1,3}(?:\.\d+)?)\s*分(?!值|别|钟|之|项|类|析|配)")
GRADE = re.compile(
    r"(?:等级|等次|评级|档次|评价结果|自评结果|评定|(?<!测)评|级别)(?:均|结果)?(?:为|是|：|:)?\s*[“\"‘]?(?P<grade>优秀|良好|一般|较差|优|良|中|差)(?![好秀等于级])"
)
OWN_BANDS = re.compile(
    r"\d{2}\s*分?\s*(?:[（(]含[^）)]*[）)])?\s*(?:以上|及以上|[-—~～至到])[^。]{0,24}(?:优|良|合格)|满分(?:为)?\s*(?!100)\d+"
)
GRADED = re.compile("[优良]|合格|满分")
"""What every statement of own bands holds."""
BOUND = re.compile(r"\s*(?:[（(]不?含[^）)]{0,3}[）)])?\s*(?:及?以[上下]|[-—~～至到])")
"""A score that goes on so is a bound of a grade (90分以上、等级为优的6个), and nobody's score."""
FROM = re.compile(
    r"(?:\d\s*分?\s*(?:[（(]不?含[^）)]{0,3}[）)])?\s*[-—~～至到]|[不未][足满到及]|[低高大小多少]于|超过|[<>≥≤＜＞])\s*$"
)
REACH = 30
ALL = re.compile(
    r"个(?:子|支出|预算)?项目(?:的)?(?:自评|评价|绩效)?(?:结果|等级|等次)?(?:全部|全都|均|都)(?:被)?(?:自评|评价|评定|评|定|达到)?(?:为|是|到)?[“\"‘]?(?P<grade>优秀|良好|优|良)(?![好秀等于级\u4e00-\u9fff])"
)
"""All projects have one grade: 9个项目全部评为优."""
# A score of a part (预算执行（10分）得9.8分), and a weight in brackets (效益指标（30分）), are no score of the whole.
PART = re.compile(
    r"(?:[（(]\s*\d{1,3}(?:\.\d+)?\s*分?\s*[）)]|指标|执行|管理|投入|过程|产出|效益|满意度|成本|扣)[^，。；、\d]{0,4}$|[（(]\s*$"
)


def check(view: View, settings: Settings) -> Iterable[Judgement]:
    """One judgement a score with its grade: of a project that has both, or side by side in a sentence or in a row."""
    own = next((b for b in view.body if GRADED.search(b.text) and OWN_BANDS.search(b.text)), None)
    if own is not None and not _usual(own.text):
        yield NotApplicable("报告自行规定了分档或满分")
        return
    judged = False
    sentences = list(_sentences(view))
    tabled = [(r.score, r.full, r.grade, r.place, (r.project,)) for r in graded_rows.rows(view) if r.score is not None]
    told = {p.id for *_, projects in (*sentences, *tabled) for p in projects}
    for score, full, grade, span, projects in (*sentences, *tabled, *_projects(view, told), *_everyone(view)):
        judged = True
        low, high = BANDS[GRADES[grade]]
        rate = score * HUNDRED / full
        if low <= rate < high or rate == high == 100:
            yield Passed()
        elif rate > 100:
            yield NotApplicable("满分不是100分")
        else:
            right = next(g for g, (a, b) in BANDS.items() if a <= rate < b or rate == b == 100)
            of = "" if full == HUNDRED else f"（满分{full}分，得分率{rate:.1f}%）"
            yield Failed(
                {"score": f"{score}", "of": of, "grade": grade, "right": right}, context(span), projects=projects
            )
    if not judged:
        yield NotApplicable("没有同时写明得分和等级")


def _usual(text: str) -> bool:
    """Whether bands that the report states are the usual ones."""
    return bool(re.search(r"90\D{0,16}优", text)) and bool(re.search(r"80[^优]{0,16}良", text))


def _everyone(view: View) -> Iterator[tuple[Decimal, Decimal, str, Span, tuple[Project, ...]]]:
    """The lowest of the scores that are told one by one, with the grade that all are said to have."""
    for block in view.outside:
        for found in ALL.finditer(block.text):
            told = project_scores.told_before(view, block, found.start())
            if told:
                score, span = min(told, key=lambda one: one[0])
                place = view.span(block.id, found.start(), found.end())
                yield score, HUNDRED, found["grade"], span if span.block != block.id else _from(view, span, place), ()


def _from(view: View, one: Span, other: Span) -> Span:
    first, last = sorted((one, other), key=lambda span: span.start)
    return view.span(one.block, first.start, last.end)


def _projects(view: View, told: set[int]) -> Iterator[tuple[Decimal, Decimal, str, Span, tuple[Project, ...]]]:
    for project in view.report.projects:
        if project.score is None or project.grade not in GRADES or project.span is None:
            continue
        if project.id not in told:
            yield project.score, HUNDRED, project.grade or "", project.span, (project,)


def _sentences(view: View) -> Iterator[tuple[Decimal, Decimal, str, Span, tuple[Project, ...]]]:
    for block in view.body:
        for score in SCORE.finditer(block.text) if "分" in block.text else ():
            limit = score.end() + REACH
            grade = GRADE.search(block.text, score.end(), limit)
            if PART.search(block.text, max(0, score.start() - 24), score.start()):
                continue
            if BOUND.match(block.text, score.end()) or FROM.search(block.text, 0, score.start()):
                continue
            if grade is None or re.search(r"[。；\n\d]", block.text[score.end() : grade.start()]):
                continue
            span = view.span(block.id, score.start(), grade.end())
            yield Decimal(score["score"]), HUNDRED, grade["grade"], span, of_block(view, block.id)


RULE = Rule(
    code="GJ326",
    name="score-grade",
    category="score_conflict",
    severity="warning",
    message="得分{score}分{of}，按通行分档应为“{right}”，报告写“{grade}”",
    basis="财政部《项目支出绩效评价管理办法》（财预〔2020〕10号）：90（含）—100分为优、80（含）—90分为良、60（含）—80分为中、60分以下为差",
    check=check,
    doc=__doc__,
)
