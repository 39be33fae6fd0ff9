"""What conclusion and problems speak of by name, though no project bears it: “机关食堂改造评为优秀”, “职工宿舍维修工期内”."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from db.records import NamedRating, Problem, Span
from extractor.checks.report.named import bare
from extractor.checks.tools import overlaps
from extractor.checks.view import View
from extractor.fields.names import best

GRADES = "优秀|良好|一般|较差|合格|不合格|基本合格|优|良|中|差|一等|二等|三等|四等"
VERDICT = re.compile(
    rf"(?:自评|评价|最终|被|均|都|综合)*(?:评定|评|定|列)为[“\"]?(?P<g>{GRADES})[”\"]?(?:等级|等次|档次|档|等)?(?=[，,。；;、：:（(）)\s]|$)"
)
SENTENCE = re.compile(r"[^。；;\n]+")
LEAD = re.compile(r"[\s，,、：:]*(?:其中|另外|此外|同时|而|但)?[，,：:]?(?:20\d\d年度?)?[“\"《]?")
NAME = re.compile(
    r"(?P<name>[\u4e00-\u9fff（）()—-]{4,30}?)[”\"》]?(?:等?(?:\d{1,2}|[两二三四五六七八九])?个?项目)?"
    r"(?=[，,：:（(]|成效|效果|[因由]|未[按能如完达]|没有|任务|(?:总体|整体|基本|全部|如期)[完达实]|完成|实施|执行|得分|自评|评价|综合|最终|被|均|都|评|定|列|$)"
)
GENERAL = re.compile(
    r"^(?:[一二两三四五六七八九十几数\d]+[个项]|其余|其他|各|全部|所有|上述|以上|该|本|我|部分|个别|多数|整体|部门|单位|项目|预算|绩效|综合|总体|年度|经|根据|按照|通过|从|对|在)|"
    r"自评|评价|评定|等级|等次|结果|得分|分值|结论|部门整体|单位整体|整体支出|项目支出$|指标$|目标$|情况$|方面$|工作组$|项目[当之]?[中里内]$|[局委厅院校馆站所]$|办公室$|中心$"
)
"""What a verdict may have as its subject that is no project: the body, the report, the rest of the projects."""
ACTIVITY = (
    "建设|改造|维修|修缮|治理|整治|监管|监测|检测|执法|巡查|排查|运维|运行维护|维护|养护|管护|更新|购置|采购|配备|配置|补助|补贴|奖补|资助|救助|救济|慰问|培训|研修|"
    "宣传|普法|演出|展览|开放|服务|防治|防控|免疫|接种|筛查|体检|加固|配套|绿化|亮化|硬化|清淤|疏浚|修复|保护|推广|示范|普查|调查|测绘|登记|处置|利用|储备|供应|扩建|新建|编制|供养|安置|征收|招商|防火|应急|帮扶"
)
"""Words with which the names of projects end."""
OPENING = re.compile(
    rf"(?:[一二三四五六七八九十]{{1,2}}是|[（(]?\d{{1,2}}[）)、.．])?\s*(?:20\d\d年度?)?(?P<name>[\u4e00-\u9fff]{{2,24}}?(?:{ACTIVITY}))"
    r"(?P<as>项目|工程|工期|任务|中[，,]|后[，,]|[实建]施?[中后][，,]|过程中|期间|部分|个别|少数|路段|沿线|区域|范围|现场|建成后|完成后|以来|因|受)"
)
CALLED = re.compile(
    r"(?:[一二三四五六七八九十]{1,2}是|[（(]?\d{1,2}[）)、.．])?\s*(?:20\d\d年度?)?(?P<name>[\u4e00-\u9fff]{5,24}?)(?=项目|工程|中[，,]|(?:实施|建设)中[，,]|过程中)"
)
"""A name that a problem opens with and calls a project, whatever word it ends in."""
ORDINAL = re.compile(
    r"(?:[一二三四五六七八九十]{1,2}是|[（(]?\d{1,2}[）)、.．])?\s*(?:关于|针对|对于?|在)?(?:20\d\d年度?)?"
)
NEAR = 60.0
"""From this likeness on a name is a project's with a word exchanged, and is no piece of work of its own."""
WORKS = frozenset(("项目", "工程", "工期", "任务"))
"""What makes a name that of a project, whatever it is like."""
LEAST = 5
VAGUE = re.compile(
    r"绩效|预算|资金|档案|资产|采购$|财务|内控|制度|人员|指标|评价|信息公开|基础设施|日常|前期|后续|重点|部分|个别"
)


@dataclass(frozen=True, slots=True)
class Mention:
    """A name in a problem that no project bears; `works` where words behind it say that it is a project."""

    name: str
    span: Span
    works: bool


def graded(view: View) -> Iterator[NamedRating]:
    """The subjects of verdicts in the conclusion that were not joined to a project and are not among its named ones."""
    known = [n.span for n in view.report.ratings.named if n.span is not None]
    for section in view.sections("conclusion"):
        for block in view.blocks(section):
            if view.project_of(block.id) is not None:
                continue
            for sentence in SENTENCE.finditer(block.text):
                verdict = VERDICT.search(sentence[0])
                if verdict is None:
                    continue
                span = _subject(view, block.id, sentence.start(), sentence.start() + verdict.start())
                if span is None or any(overlaps(span, k) for k in known) or best(span.quote, view.report.projects):
                    continue
                yield NamedRating(span.quote, verdict["g"], span)


def _subject(view: View, block: int, start: int, end: int) -> Span | None:
    """The first name between a sentence's beginning and its verdict, where it is one of a project."""
    text = view.text(block)
    lead = LEAD.match(text, start, end)
    found = NAME.match(text, lead.end() if lead else start, end)
    if found is None or GENERAL.search(found["name"]) or re.search(r"[和与及、]$|的|项目.", found["name"]):
        return None
    return view.span(block, found.start("name"), found.end("name"))


def mentioned(view: View) -> Iterator[Mention]:
    """The names with which problems open, of works that no project does and that no other part of the report speaks of."""
    for problem in view.report.problems:
        if problem.project is None and problem.project_name is None and problem.span is not None:
            found = _opening(view, problem, problem.span)
            if found is not None:
                yield found


def _exchanged(view: View, text: str) -> tuple[int, int] | None:
    """Where `text` begins with a project's name but for a word in it: as long as that, of one head noun, and near it."""
    from rapidfuzz import fuzz

    lead = ORDINAL.match(text)
    start = lead.end() if lead else 0
    for project in view.report.projects:
        full = bare(project.name)
        if len(full) < LEAST + 1:
            continue
        for length in range(len(full) - 2, len(full) + 3):
            words = text[start : start + length]
            least = NEAR if words[-4:] != full[-4:] else NEAR - 10
            if words[-2:] == full[-2:] and re.fullmatch("[\u4e00-\u9fff]+", words) and fuzz.ratio(words, full) >= least:
                return start, start + length
    return None


def _opening(view: View, problem: Problem, place: Span) -> Mention | None:
    exchanged = _exchanged(view, place.quote)
    if exchanged is not None:
        return _mention(view, place, *exchanged, works=False)
    opening = OPENING.match(place.quote)
    if opening is not None:
        return _mention(view, place, *opening.span("name"), works=opening["as"] in WORKS)
    called = CALLED.match(place.quote)
    return _mention(view, place, *called.span("name"), works=False) if called is not None else None


def _mention(view: View, place: Span, start: int, end: int, *, works: bool) -> Mention | None:
    """The name, where no project and no other part of the report has it."""
    name = place.quote[start:end]
    if len(bare(name)) < LEAST or VAGUE.search(name) or best(name, view.report.projects) is not None:
        return None
    if any(name in block.text for block in view.body if block.id != place.block):
        return None
    return Mention(name, view.span(place.block, place.start + start, place.start + end), works)
