"""完成情况与问题部分矛盾：某项要求没有做到

说明
    问题部分说项目的某一部分没有完成、没有发放、没有验收，该项目的完成情况却说这一部分已经完成。
    问题没有点名项目，但标题说的正是某项称全部做到的要求，正文却说还有没做完的，也算。

理由
    同一件事前后说法相反，完成情况的真实性存疑。

反例
    一、项目绩效目标完成情况
    1、护林员补贴
    绩效目标：稳定护林队伍。
    绩效指标：护林员补贴按月发放及时率100%。
    完成情况：护林员补贴全部按月发放，及时率100%。
    二、存在的问题
    1、护林员补贴：受资金调度影响，四季度护林员补贴至年底仍未发放。

正例
    一、项目绩效目标完成情况
    1、护林员补贴
    绩效目标：稳定护林队伍。
    绩效指标：护林员补贴按月发放及时率100%。
    完成情况：护林员补贴全部按月发放，及时率100%。
    二、存在的问题
    1、护林员补贴：补贴标准偏低，队伍不够稳定。

不适用
    问题部分没有点名的项目；问题部分说整个项目没有实施的，由另一规则报告；要求的比率达到了而不足100%，问题部分说的是其余的少数，
    或者与完成情况写的剩余个数相同的；要求“不少于”若干、完成的不比要求少，问题部分另写了没做的个数的（不在要求之内）；没做的是项目里没有写到的别的东西（周边道路），
    或者正是完成情况已写明没有做到的另一项。
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from db.records import Indicator, Problem, Project, Span
from extractor.checks.project import grades
from extractor.checks.project.judged import said
from extractor.checks.project.leftovers import (
    OPENS,
    PAYMENT,
    as_many_left,
    leaves_some,
    left_over,
    more_than_were_due,
    of_an_undone,
    other_thing,
)
from extractor.checks.rule import Failed, Judgement, NotApplicable, Passed, Rule, context, reported, target
from extractor.checks.tools import short
from extractor.checks.view import View
from extractor.language import kept
from extractor.results import contradictions, likeness
from extractor.settings import Settings

UNDONE = ("missed", "in_progress")
SATISFIED = re.compile(r"满意|认可")
"""Whether people are content says nothing of what was paid to them."""
ADMITTED = ("missed", "in_progress", "not_reported")
HEAD = 40
"""A problem names what it is about within so many characters."""
CALLED = 4
"""A problem that opens with so many characters with which one project's name alone begins is about that one."""
NAMED = 0.6
"""The share of a project's name that the head of a problem must hold to be about it."""
ABOUT = 0.3
"""The share of a clause's words that a demand or its answer must hold for the clause to speak of it."""
OPEN = re.compile(
    r"(?:未|没有|没|未能|无法|不能|不愿意?|尚无|尚有[^，。；]{1,14}未)(?:能|得到|予以)?(?:全部|如期|按期|按时|及时|足额)?[^，。；]{0,2}"
    r"(?:完成|实施|拨付|支付|发放|发到|兑付|到位|验收|通过|提交|建成|安装|落实|移交|交付|整[改治]|竣工|覆盖|报送|招标|开展|展开|推进|启动|动工|进场|改造|修复|治理|更换|搬迁|安置|处置|办结|清理|检测|接入|恢复|配备|投用|启用|开通|上线)"
    r"|(?:未|没有|没|未能)(?:能)?[^，。；]{0,4}(?:达到|达|实现)[^，。；]{0,4}(?:年度|预期|既定|绩效)?(?:目标|计划|任务)"
    r"|(?:仅|只|刚)(?:完成|做到|做了|实施|开展)了?[^，。；]{0,10}(?:一半|半数|部分|\d[^，。；]{0,4}[%％成]|前期|方案|招标|立项|可研|勘察)"
    r"|完成率(?:仅|只|不足|不到)[^，。；]{0,3}\d|(?:推迟|延期|延后|顺延|跨年|工作量[^，。；]{0,2}结转|任务[^，。；]{0,2}结转)[^，。；]{0,6}(?:下年|下一年|明年|次年|翌年|20\d\d年)"
    r"|(?:预计|计划|拟)[^，。；]{0,4}(?:下年|下一年|明年|次年|翌年)[^，。；]{0,8}(?:完成|实施|完工|启动|开展)"
    r"|(?:处于|停留在|处在|卡在)[^，。；]{0,8}(?:阶段|环节)|(?:尚|仍|还)在[^，。；]{0,6}(?:办理|招标|审批|报批|论证|申请)|被迫中断|中途停工|流标"
    r"|(?:未|没有|没|未能|从未|还没)(?:能)?(?:到过|走到|去过|到达|通达|覆盖到?|惠及)"
)
"""Words that say of a work that it was not, or not wholly, done in the year; a slow pace alone says nothing of its end."""

DENIED = re.compile(
    r"(?:尚|仍|还)有?[^，。；]{0,14}(?:未|没有?)(?:能|得到)?(?:架设|完工|完成|竣工|建成|安装|实施|开工|验收|通过|交付|投用|整[改治]|改造|修复|治理|发放|配备|更换|开展)"
    r"|(?:尚|仍|还|一直|至今|均)(?:未|没有?)(?:能)?(?:架设|完工|完成|竣工|建成|安装|实施|开工|交付|投用|投入|启用|上线|开通|整改|改造|发放|配备|配齐|到岗|到位|付印|办结|答复|更换|开展)"
)
CAUSE = re.compile(r"(?:因为?|由于|受)[^，。；]{2,16}?(?=尚|仍|还|未|一直|至今|均)")
"""Why something was not done is no part of what it is."""
PARTLY = re.compile(r"后期|管护|长效|制度|机制|资料|档案|人员|意识|系统|数据|整改期|质保")
AFTERWARDS = re.compile(
    r"^.*(?:改造|建设|建成|修建|修缮|完工|竣工|验收|交付|投用|移交|安装|入住|搬迁|种植|栽植|发放|结束|完成)[之以]?后(?![期续台勤备])"
)
"""What comes after a work is no part of it."""
FEW = re.compile(r"个别|少数|极少|少量|一些|有些|部分|有的|不合格的")
SUBJECT, SAME = 2, 0.6
"""A denial names its object in two words or more, and a demand with its answer must hold most of them."""
PAYMENT_DUE = re.compile(r"资金|经费|支付|拨付|发放|兑付|补助|补贴|奖补|付款|到位|执行率")


def check(view: View, settings: Settings) -> Iterable[Judgement]:
    """One judgement a problem that names a project, or a part of one."""
    looked = False
    for problem in view.report.problems:
        project, part = _meant(view, problem)
        if problem.span is None:
            continue
        if project is None:
            told = _anywhere(view, problem.span) or left_over(view, problem)
            if told is not None:
                looked = True
                yield _failed(view, *told)
            continue
        looked = True
        found = next(_conflicts(view, problem.span, project, part), None)
        if found is None:
            yield Passed()
            continue
        yield _failed(view, project, *found)
    if not looked:
        yield NotApplicable("问题部分没有点名的项目")


def _failed(view: View, project: Project, demand: Indicator, claim: Span, clause: Span) -> Failed:
    grade = grades.of(view, project)
    return Failed(
        {"demand": short(demand.text, 30), "said": short(claim.quote, 40), "denial": short(clause.quote, 40)},
        (*target(demand.span), *reported(claim), *context(clause, grade.span if grade and grade.low else None)),
        projects=(project,),
        confidence=0.7,
        cause=("denied", str(project.id)),
    )


def _anywhere(view: View, span: Span) -> tuple[Project, Indicator, Span, Span] | None:
    """The one demand of all projects whose own words a clause denies that names no project: 草原围栏尚有12公里未架设."""
    for clause in kept.split(span.quote):
        text = span.quote[clause.start : clause.end]
        denied = DENIED.search(text)
        if denied is None or clause.state == "condition" or PAYMENT.search(text) or PARTLY.search(text):
            continue
        subject = likeness.terms(CAUSE.sub("", text))
        if len(subject) < SUBJECT:
            continue
        scored = []
        for project in view.report.projects:
            name = likeness.terms(project.name)
            for demand in project.indicators:
                if demand.result is None or demand.result.status != "met" or not demand.result.evidence:
                    continue
                claim = demand.result.evidence[0]
                told = likeness.terms("，".join(e.quote for e in demand.result.evidence)) | likeness.terms(demand.text)
                scored.append((likeness.coverage(subject, told | name, {}), -demand.id, project, demand, claim))
        best = sorted(scored, key=lambda entry: entry[:2], reverse=True)[:2]
        if best and best[0][0] >= SAME and (len(best) < 2 or best[1][0] < best[0][0]):
            _, _, project, demand, claim = best[0]
            place = view.span(span.block, span.start + clause.start, span.start + clause.end)
            if (leaves_some(demand) and as_many_left(view, project, place)) or more_than_were_due(view, demand, place):
                continue
            return project, demand, claim, place
    return None


def _meant(view: View, problem: Problem) -> tuple[Project | None, int | None]:
    """The project that a problem is about, or the project and the demand of it that its name means."""
    project = view.project(problem.project)
    if project is not None:
        return project, None
    if problem.project_name:
        for other in view.report.projects:
            part = grades.part_named(other, problem.project_name)
            if part is not None:
                return other, part
    opened = OPENS.sub("", problem.text)[:CALLED]
    called = [p for p in view.report.projects if len(opened) == CALLED and p.name.startswith(opened)]
    if len(called) == 1:
        return called[0], None
    said = likeness.terms(f"{problem.project_name or ''}，{problem.text[:HEAD]}")
    scored = [(likeness.coverage(likeness.terms(p.name), said, {}), -p.id, p) for p in view.report.projects]
    share, _, best = max(scored, key=lambda entry: entry[:2], default=(0.0, 0, None))
    return (best, None) if share >= NAMED else (None, None)


def _conflicts(view: View, span: Span, project: Project, part: int | None) -> Iterator[tuple[Indicator, Span, Span]]:
    """A demand, what is said to be done for it, and the clause that says otherwise."""
    if contradictions.unadmitted(view.report, project) or not project.indicators:
        return
    admitted = any(d.result is not None and d.result.status in ADMITTED for d in project.indicators)
    name = likeness.terms(project.name)
    for clause in kept.split(span.quote):
        text = span.quote[clause.start : clause.end]
        opened = OPEN.search(text)
        if opened is None or clause.state == "condition" or contradictions.overcome(text):
            continue
        place = view.span(span.block, span.start + clause.start, span.start + clause.end)
        scored = [
            ((about := _about(text, demand, name)) + _about(span.quote, demand, name) / 2, about, -index)
            for index, demand in enumerate(project.indicators)
        ]
        _, share, index = max(scored)
        after = AFTERWARDS.match(text, 0, opened.start())
        if after is not None and _about(text[after.end() :], project.indicators[-index], name) < ABOUT:
            continue
        if part is None and admitted and share < ABOUT:
            continue
        demand = project.indicators[-index if part is None else part]
        if demand.result is not None and demand.result.status in UNDONE:
            continue  # the completion says the same
        if other_thing(project, text[: opened.start()]) or of_an_undone(project, demand, opened[0]):
            continue
        if PAYMENT.search(text) and (not PAYMENT_DUE.search(demand.text) or SATISFIED.search(demand.text)):
            continue
        if FEW.search(text) and any(leaves_some(d) and _about(text, d, name) >= ABOUT for d in project.indicators):
            continue  # 合格率96.4% and 少数学员没有通过 say the same
        if leaves_some(demand) and as_many_left(view, project, place):
            continue
        if more_than_were_due(view, demand, place):
            continue
        claim = _claim(view, project, demand)
        if claim is not None:
            yield demand, claim, place


def _claim(view: View, project: Project, demand: Indicator) -> Span | None:
    """What the completion says to be done for a demand, or nearest to it."""
    if demand.result is not None and demand.result.status in ("met", "restated"):
        return next(iter(demand.result.evidence), None)
    terms = likeness.terms(demand.text)
    near = [
        (likeness.coverage(terms, s.terms, {}), -s.span.start, s)
        for s in said(view, project)
        if s.state in (None, "done")
    ]
    share, _, statement = max(near, key=lambda entry: entry[:2], default=(0.0, 0, None))
    return statement.span if statement is not None and share >= ABOUT else None


def _about(text: str, demand: Indicator, name: frozenset[str]) -> float:
    """How much of a clause, the project's name half counted, a demand and its answer speak of."""
    answer = "" if demand.result is None else "，".join(span.quote for span in demand.result.evidence)
    terms = likeness.terms(text)
    weigh = dict.fromkeys(terms & name, 0.5)
    return likeness.coverage(terms, likeness.terms(demand.text) | likeness.terms(answer), weigh)


RULE = Rule(
    code="GJ218",
    name="problem-against-result",
    category="rating_narrative_conflict",
    severity="error",
    message="完成情况对“{demand}”称“{said}”，问题部分却说“{denial}”",
    basis="《项目支出绩效评价管理办法》（财预〔2020〕10号）：自评结果应真实、前后一致",
    check=check,
    doc=__doc__,
)
