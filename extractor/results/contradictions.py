"""Where the problem section says that a project was not carried out, or not finished, whatever its own section reports."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from db.records import Problem, Project, Report, Span
from extractor.language import kept

_NOT = r"(?:尚未|仍未|还未|均未|并未|一直未|始终未|迟迟未|未能|没能|没有|未)(?:能够|能|有|得以|予以|真正|正式|全面|实质性?|有效|按计划)?"
_NOT_CARRIED_OUT = re.compile(
    rf"{_NOT}(?:开展|实施|启动|组织|执行|立项|开工|动工|落地|推进(?!有力)|进场|投入建设|付诸实施|形成实物工作量)"
    r"|(?:处于|停留在|尚在|仍在)[^，。；]{0,12}(?:停工|停滞|搁置|前期|筹备|招标|设计|立项|论证|审批|谋划)[^，。；]{0,4}(?:阶段|状态|环节)?$"
    r"|(?:没有|未有|未取得|没取得)(?:任何|明显|实质性?的?)*进展"
    r"|停工(?!单|令|通知|整改)|停滞|停摆|落空|流标|搁置|[仅只](?:完成|进行|开展)了?[^，。；]{0,6}(?:招标|设计|前期|立项|可研|选址|勘察|论证)"
    r"|(?:推迟|延期|延后|结转|顺延)(?:到|至)?(?:下一?年|次年|明年|来年)"
    r"|不再(?:组织|开展|实施|进行|执行|安排|建设)|(?:已|予以|被)?(?:取消|终止|中止|停止|暂停|暂缓|撤销)(?:实施|执行|开展|建设|该项目|此项目)?"
)
_UNFINISHED = re.compile(
    rf"{_NOT}(?:全部|如期|按期|按时|按计划|圆满)?(?:完成|完工|竣工|建成|交付|投用|达到(?:预期|年度|既定|绩效)?(?:目标|指标|效果)|实现(?:预期|年度|既定)?目标)"
    r"|[仅只](?:完成|实施|建成)了?[^，。；]{0,4}?(?:一?部分|一半|少量|[一二三四五六七八九]成|\d+(?:\.\d+)?\s*[%％]|百分之)"
    r"|(?:进度|进展|推进|实施)(?:严重|明显|较为|比较|相对)?(?:滞后|缓慢|迟缓)"
)
ADMITTED = ("missed", "in_progress", "not_reported", "out_of_year")
"""The results by which a project's own section says itself that not all is done."""
_SETBACK = re.compile(
    r"(?:[一二两三四五多几数\d]次|首次|第一次|首轮|一度|曾经?|前期|初期|年初|上半年|(?:第?[一二三]|前[两二三])个?季度|\d月份?)"
    r"[^，。；]{0,8}(?:流标|废标|停工|暂停|中断|停摆|搁置|停滞)"
    r"|(?:停工|停产|停业|暂停|中断|停摆|停滞)[^，。；\d]{0,4}(?:\d+|[一二两三四五六七八九十]+|半)\s*(?:多|余)?(?:天|日|个?多?月|周|小时|个工作日)"
)
_STOP = re.compile("[流废停中搁]")
"""What each of them holds: few clauses do."""
_IT = re.compile(r"(?:该|此|本|这一|这)(?:项目|项工作|项|工程|工作)")
# What is only a part or another matter: the project itself is not denied.
_PART = re.compile(
    r"部分|个别|少数|有的|一些|少量|资金|经费|资料|档案|制度|机制|指标|人员|设备|合同|验收|结算|审计|手续|后期|管护|意识|信息"
)
# Some of what the project deals with are left (尚有3处…未能完成): what it reports as done may well be so.
_SOME = re.compile(
    r"(?:有|[剩其]余|余下?|剩下?|另外?|(?<![年月期])中)的?\s*(?:\d[\d,]*|[一二两三四五六七八九十]+|几|数|若干|极?少)\s*[个处户家座项件条例人名批次起宗段台套公亩里吨米万](?!项目)"
)
# What was not executed is money: 未执行14.40万元, 暂停支付; the work is another matter.
_MONEY = re.compile(
    r"[的了]?\s*[\d.,，]+\s*[百千万亿]*元|[的了]?(?:部分)?(?:资金|预算|经费|金额|款项|支付|拨付|付款|结算|指标额度)"
)
_CAUSE = re.compile(r"(?:因|由于|受|鉴于|限于)")
# 与某处停工有关, 系停工所致: a stop that is given as a cause, not told of the project.
_AS_CAUSE = re.compile(r"[^，。；]{0,12}(?:有关|相关|所致|引起|造成的?)$")
_TAIL = re.compile(r"(?:项目|工程|工作)$")
_FAR = 18
"""Between a project and what denies it stand at most so many characters, a cause left aside."""


@dataclass(frozen=True, slots=True)
class Denial:
    """A clause of the problem section that says that a project was not carried out, or, if `partly`, not finished."""

    problem: Problem
    span: Span
    partly: bool = False


def denials(report: Report, project: Project) -> Iterator[Denial]:
    """The clauses that deny that the project was carried out or finished, the plainest first."""
    found = [
        denial
        for problem in report.problems
        if problem.span is not None and _is_about(report, problem, project)
        for denial in _denying(report, problem, problem.span, project)
    ]
    yield from sorted(found, key=lambda denial: denial.partly)


def unadmitted(report: Report, project: Project) -> Denial | None:
    """The plainest denial that the project's own results do not admit: what is late there may be called unfinished."""
    admits = any(d.result is not None and d.result.status in ADMITTED for d in project.indicators)
    return next((d for d in denials(report, project) if not (d.partly and admits)), None)


def named(report: Report, project: Project) -> bool:
    """Whether the problem section speaks of a project."""
    return any(_is_about(report, problem, project) for problem in report.problems)


def overcome(text: str) -> bool:
    """Whether a clause tells of a stop in the course of the year (两次流标, 上半年停工), which says nothing of its end."""
    return _STOP.search(text) is not None and _SETBACK.search(text) is not None


def _is_about(report: Report, problem: Problem, project: Project) -> bool:
    """Whether a problem is assigned to a project, or to none and names this one alone."""
    if problem.project is not None:
        return problem.project == project.id
    if stem(project.name) not in problem.text:
        return False  # as of nearly every project: nobody need look for the others
    return _named(tuple([p.name for p in report.projects]), problem.text) == (project.name,)


@lru_cache(maxsize=256)
def _named(names: tuple[str, ...], text: str) -> tuple[str, ...]:
    """Those of the names that stand in the text; of a report's projects it is asked once for every one of them."""
    return tuple(name for name in names if len(stem(name)) >= 4 and stem(name) in text)


@lru_cache(maxsize=1024)
def stem(name: str) -> str:
    """A project's name without the word 项目, 工程 or 工作 at its end."""
    return _TAIL.sub("", name)


def _denying(report: Report, problem: Problem, span: Span, project: Project) -> Iterator[Denial]:
    names = [name for name in (stem(project.name), stem(problem.project_name or "")) if len(name) >= 2]
    others = tuple(p.name for p in report.projects if p.id != project.id)
    named = problem.project is not None
    for clause in kept.split(span.quote):
        text = span.quote[clause.start : clause.end]
        at = max((text.find(name) + len(name) for name in names if name in text), default=None)
        it = _IT.search(text)
        if at is None and any(name not in project.name for name in _named(others, text)):
            named = False  # from here on the problem speaks of another project
        named = named or at is not None or it is not None
        if not named or clause.state == "condition" or overcome(text):
            continue
        for pattern in (_NOT_CARRIED_OUT, _UNFINISHED):
            denied = pattern.search(text, at or 0)
            if denied is None:
                continue
            if _MONEY.match(text, denied.end()) or _AS_CAUSE.match(text, denied.end()):
                break
            start = at if at is not None else it.end() if it is not None and it.end() <= denied.start() else 0
            if _of_the_whole(text[start : denied.start()]):
                place = Span(span.block, span.start + clause.start, span.start + clause.end, text)
                yield Denial(problem, place, pattern is _UNFINISHED)
                break


def _of_the_whole(between: str) -> bool:
    """Whether what stands between a project and its denial leaves the project the subject."""
    cause = _CAUSE.search(between)
    said = between if cause is None else between[: cause.start()] + between.rpartition("，")[2] * ("，" in between)
    return len(said) <= _FAR and _PART.search(said) is None and _SOME.search(between) is None
