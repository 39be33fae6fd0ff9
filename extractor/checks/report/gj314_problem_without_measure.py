"""有问题而没有改进措施

说明
    报告列出了存在的问题，却没有任何改进措施；或者列出的措施没有回应其中某个问题（措施与问题一样多、其余都写明针对哪个问题，只有一条措施说的是别的事）。

理由
    自评应当针对问题提出改进措施，没有措施的问题会年年重复。

反例
    四、存在的问题
    1.公租房报修响应不及时，部分住户等待超过一周。
    2.维修资金拨付进度偏慢。
    五、评价工作组成员
    评价工作组由办公室和财务科组成。

正例
    四、存在的问题
    1.公租房报修响应不及时，部分住户等待超过一周。
    2.维修资金拨付进度偏慢。
    五、改进措施
    建立报修限时办结制度，增加维修人员；与财政部门按月对接维修资金拨付。

不适用
    报告没有列出问题，或者写明不存在问题。
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import takewhile

from db.records import Block, Measure, Problem, Severity
from extractor.checks.project.judged import said
from extractor.checks.report import in_turn
from extractor.checks.rule import Failed, Judgement, NotApplicable, Passed, Rule, context
from extractor.checks.tools import short
from extractor.checks.view import View
from extractor.language.words import content
from extractor.outline.marks import number_in, read_mark
from extractor.results.statements import is_short
from extractor.settings import Settings

ANNEX = re.compile(r"\s*附\s*(?:件|表|录|[：:])")
NONE = re.compile(r"^(?:无|暂无|没有|不存在|未发现)")
ANSWER = re.compile(
    r"下一步|下步|今后|将(?!军|来)|拟|争取|措施|(?:及时|限期|立即|抓紧|逐项|认真|予以|加以|进行|责令|负责)整改|整改(?:方案|时限|要求)|改进|建议|要加强|加大|加快|进一步|推动|督促|已(?:整改|落实|解决|纠正|完善)|(?<![未按原比与])计划(?![外内数书]|生育|任务|目标|指标)"
)
PROMPT = re.compile(r"^[。；;，,\s]*(?:改进|整改|解决)?(?:措施|办法|对策)[：:]\s*$")
INLINE = re.compile(r"(?:^|[。；;，,\s])(?:改进|整改|解决|应对)?(?:措施|办法|对策)[：:]")
LEAD = re.compile(
    r"^\s*(?:(?:其|问题|措施)?[一二三四五六七八九十]{1,2}[是，,：:、]|[（(]?[一二三四五六七八九十\d]{1,2}[）)、.．])"
)
"""The number of a point says nothing of it, though every list of measures has the same."""
REFERRED = re.compile(
    r"(?:针对|对于?|就|围绕)(?:上述|以上|存在的?|前述)?(?:第(?P<a>[一二三四五六七八九十\d]{1,2})(?:个|条|项|点)?问题|问题[（(]?(?P<b>[一二三四五六七八九十\d]{1,2})[）)]?)"
)
"""Measures that name their problem by its number: 针对问题（二）, 对第一个问题."""
TOPIC = re.compile(r"^(?:针对|对于|围绕)(?P<topic>[^，。；]{2,20}?)(?:的?问题)?[，,]")
"""Measures that name their problem by a word for it: 针对报修迟缓问题，……."""
POINTS = 2
"""From so many measures on, each stands for itself."""
GENERAL = re.compile(
    r"绩效|预算|指标|目标|管理|资金|项目|工作|机制|制度|水平|意识|问题|单位|部门|加强|情况|进度|执行|评价|完成|影响|不够|存在|及时"
)

TRADE = re.compile("指标|目标|执行|评价|进度|采购|档案|监控")
"""What is general in this kind of report and yet is what a problem is about; 预算 and 资金 stand in almost every measure."""


def check(view: View, settings: Settings) -> Iterable[Judgement]:
    """One judgement a problem; where there are no measures at all, one failure for all."""
    problems = [p for p in view.report.problems if p.text.strip() and not NONE.match(p.text.strip())]
    if not problems:
        yield NotApplicable("报告没有列出问题")
        return
    measures = " ".join(m.text for m in view.report.measures)
    sections = view.sections("measures")
    measures += " ".join(b.text for s in sections for b in takewhile(_no_annex, view.blocks(s)[1:]))
    if not measures.strip() and not any(ANSWER.search(p.text) for p in problems):
        sections = view.sections("problems")
        yield Failed(
            {"words": short(problems[0].text), "count": str(len(problems)), "what": "没有任何改进措施"},
            context(*(s.span for s in sections[:1]), *(p.span for p in problems)),
            projects=tuple(q for p in problems if (q := view.project(p.project)) is not None),
        )
        return
    points = _points(view, problems)
    topics = _topics(points)
    left = _left_over(problems, topics)
    if len(left) != len(problems) - len(topics):
        topics, left = [], _left_over(problems, [LEAD.sub("", m.text) for m in points])
    named = {number for m in REFERRED.finditer(measures) if (number := number_in(m["a"] or m["b"]))}
    by_number = bool(named) and all(REFERRED.search(m.text) for m in view.report.measures)
    inline = [p for p in problems if _with_prompt(p, view)]
    odd = in_turn.odd(view)
    for at, problem in enumerate(problems, 1):
        in_turn_too = _in_turn(problems, view.report.measures, at - 1)
        if odd is not None and problem is view.report.problems[odd] and not in_turn_too:
            yield _unanswered(view, problem, "warning")
        elif len(inline) >= POINTS and len(inline) == len(problems) - 1 == len(view.report.measures):
            yield Passed() if problem in inline else _unanswered(view, problem, "warning")
        elif by_number:
            yield Passed() if at in named else _unanswered(view, problem, "warning")
        elif (
            ANSWER.search(problem.text)
            or _followed(problem, view)
            or (_answered(problem, measures) and problem not in left)
            or in_turn_too
            or _left_of_its_project(view, problem)
        ):
            yield Passed()
        else:
            touched = (
                problem in left
                and not topics
                and (
                    _answered(problem, measures)
                    if len(points) == len(view.report.measures)
                    else _touched(problem, measures, points)
                )
            )
            yield _unanswered(view, problem, _severity(view, problem, touched))


def _no_annex(block: Block) -> bool:
    """Whether a block is none with which what is attached begins (附件：自评小组名单), whose words measure nothing."""
    return ANNEX.match(block.text) is None


def _unanswered(view: View, problem: Problem, severity: Severity) -> Failed:
    project = view.project(problem.project)
    return Failed(
        {"words": short(problem.text), "count": "1", "what": "改进措施没有回应这一问题"},
        context(problem.span),
        projects=(project,) if project else (),
        severity=severity,
        confidence=0.6,
    )


def _followed(problem: Problem, view: View) -> bool:
    """Whether the measure stands right behind its problem, in the same paragraph: 问题三：……。措施：……"""
    place = problem.span
    return place is not None and any(
        m.span is not None
        and m.span.block == place.block
        and PROMPT.search(view.text(place.block)[place.end : m.span.start])
        for m in view.report.measures
    )


def _with_prompt(problem: Problem, view: View) -> bool:
    """Whether the paragraph of a problem goes on with its measure: 一是……。改进措施：……"""
    place = problem.span
    return place is not None and INLINE.search(view.text(place.block), place.start) is not None


def _answered(problem: Problem, measures: str) -> bool:
    """Whether the measures take up two characters together of a word that is the problem's own, or it has none."""
    own = [w for w in content(f"{problem.project_name or ''}{LEAD.sub('', problem.text)}") if not GENERAL.search(w)]
    return not own or any(word[at : at + 2] in measures for word in own for at in range(len(word) - 1))


def _in_turn(problems: Sequence[Problem], measures: Sequence[Measure], at: int) -> bool:
    """Whether the measures take up the problems one by one, and this one's head speaks of its problem's trade.

    指标设置不精准 is met by 改进指标编制: where each of the others answers its own problem, so much joins the two.
    """
    if len(problems) != len(measures) or len(problems) <= POINTS:
        return False
    pairs = list(zip(problems, measures, strict=True))
    others = pairs[:at] + pairs[at + 1 :]
    if not all(_answered(problem, measure.text) for problem, measure in others):
        return False
    heads = [LEAD.sub("", text).partition("。")[0] for text in (problems[at].text, measures[at].text)]
    return any(word in heads[1] for word in TRADE.findall(heads[0]))


def _left_of_its_project(view: View, problem: Problem) -> bool:
    """Whether a measure is for just what a project that the problem names says to be missing: 西片12座明年3月前补建."""
    named = [p for p in view.report.projects if p.id == problem.project or problem.text.find(p.name) >= 0]
    missing = {
        (q.figure.base, q.figure.si)
        for project in named
        for s in said(view, project)
        for q in s.quantities
        if q.figure.dimension != "ratio" and is_short(s.text, q.span.start - s.span.start)
    }
    return any(
        (q.figure.base, q.figure.si) in missing
        for m in view.report.measures
        if m.span is not None
        for q in view.quantities_in(m.span)
    )


def _severity(view: View, problem: Problem, touched: bool) -> Severity:
    """A problem that no measure touches is worth a question where measures are in points; else it is a hint."""
    if touched or (len(view.report.measures) < POINTS and not problem.project_name):
        return "info"
    return "warning"


def _topics(measures: Sequence[Measure]) -> list[str]:
    """What each measure says that it is meant for; none where not all say it."""
    named = [TOPIC.match(LEAD.sub("", m.text)) for m in measures]
    topics = [found["topic"] for found in named if found is not None]
    return topics if len(topics) == len(measures) else []


def _points(view: View, problems: list[Problem]) -> tuple[Measure, ...]:
    """The measures that answer problems point by point: where the problems are numbered, those that are numbered too.

    What a section on the next year says besides in running text is no measure against one of the problems.
    """
    measures = view.report.measures
    numbered = tuple(m for m in measures if m.span is not None and read_mark(view.text(m.span.block)) is not None)
    listed = all(p.span is not None and read_mark(view.text(p.span.block)) is not None for p in problems)
    return numbered if listed and len(numbered) >= POINTS else measures


def _touched(problem: Problem, measures: str, points: tuple[Measure, ...]) -> bool:
    """Whether a point takes up a word of the problem's own, or running text two pairs of characters of them."""
    if _answered(problem, " ".join(m.text for m in points)):
        return True
    own = [w for w in content(LEAD.sub("", problem.text)) if not GENERAL.search(w)]
    return len({word[at : at + 2] for word in own for at in range(len(word) - 1)} & _pairs(measures)) > 1


def _left_over(problems: list[Problem], measures: Sequence[str]) -> list[Problem]:
    """Where there are fewer measures than problems: the problems that no measure speaks of more than of another."""
    if not POINTS <= len(measures) < len(problems):
        return []
    pairs = [_pairs(f"{p.project_name or ''}{LEAD.sub('', p.text)}") for p in problems]
    taken: set[int] = set()
    for measure in measures:
        said = _pairs(measure)
        shared = [len(said & own) for own in pairs]
        if max(shared) > 0:
            taken |= {at for at, count in enumerate(shared) if count == max(shared)}
    return [problem for at, problem in enumerate(problems) if at not in taken]


def _pairs(text: str) -> set[str]:
    return {word[at : at + 2] for word in content(text) for at in range(len(word) - 1)}


RULE = Rule(
    code="GJ314",
    name="problem-without-measure",
    category="measure_gap",
    severity="warning",
    message="存在问题“{words}”，{what}",
    basis="财政部《项目支出绩效评价管理办法》（财预〔2020〕10号）：针对存在的问题提出改进措施",
    check=check,
    doc=__doc__,
)
