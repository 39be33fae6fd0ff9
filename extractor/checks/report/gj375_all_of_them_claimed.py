"""总体情况说几个都已完成，项目却说没有都完成

说明
    总体完成情况或结论写某项目的几个（几处、几部）都已完成，数目正是这个项目指标的目标数，
    而这个项目的完成情况报告的数没有达到目标，或者写明其中有的没有完成、比目标少。

理由
    同一件事，总体部分与项目部分的说法相反，总体结论不可信。

反例
    一、总体完成情况
    三座泵站均已建成。
    二、项目完成情况
    1、排涝泵站
    绩效目标：提高排涝能力。
    绩效指标：新建泵站3座。
    完成情况：新建泵站2座；南湖泵站因征地受阻仅完成基础，较目标少1座。

正例
    一、总体完成情况
    三座泵站均已建成。
    二、项目完成情况
    1、排涝泵站
    绩效目标：提高排涝能力。
    绩效指标：新建泵站3座。
    完成情况：新建泵站3座，均已通水。

不适用
    总体部分没有按数目说都已完成；数目不是任何一项指标的目标数。
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import takewhile

from db.records import Indicator, Project, Quantity, Span
from extractor.checks.rule import Failed, Judgement, NotApplicable, Passed, Rule, context, reported, target
from extractor.checks.tools import HAN, short
from extractor.checks.view import View
from extractor.results import contradictions, likeness
from extractor.results.compare import comparable
from extractor.settings import Settings

DONE = "完成|完工|竣工|建成|编成|编制|改造|整治|整改|验收|投用|启用|投入|通过|达标|到位|出版|上线|交付|修复|治理|发放|安装|挂牌|通车|通水|落成"
ALL = re.compile(rf"[^，。；、\d未除]{{0,14}}?(?:都|均|全部)(?:已经?)?[^，。；、\d未没]{{0,8}}?(?:{DONE})")
"""Behind a number: 两部保护规划均已编成, 10个薄弱基层社都已改造完工."""
SECTIONS = frozenset(("overall_results", "conclusion"))
LESS = re.compile(
    r"(?:较|比)[^，。；\d]{0,4}(?:目标|计划|指标|任务)[^，。；\d]{0,3}(?:少|差)\s*\d"
    r"|(?:未能|没能|没有|未)(?:能|如期|按期|按时|全部|在?年内)*(?:完工|完成|竣工|建成|投用|编成|出版|交付|落成)(?![率度])"
    r"|(?:这|该|此)项?(?:指标|任务|目标)[^，。；]{0,4}(?:未|没有)(?:能)?(?:完成|达到)"
)
LATER = re.compile(r"一度|曾|后(?:于|在|来)|随后|最终|现已|目前已|直到|直至")
"""What was not done for a while, and was in the end."""
SHARED = 0.5


def check(view: View, settings: Settings) -> Iterable[Judgement]:
    """One judgement a claim that so many, as many as were due, are all done."""
    judged = False
    for claim, number in _claims(view):
        for project, demand in _due(view, claim, number):
            judged = True
            less = _less(view, project, demand)
            if less is None:
                yield Passed()
                continue
            yield Failed(
                {"claim": short(claim.quote, 40), "name": project.name, "less": short(less.quote, 40)},
                (*target(demand.span), *reported(less), *context(claim)),
                projects=(project,),
                target=number,
                confidence=0.8,
            )
    if not judged:
        yield NotApplicable("总体部分没有按数目说都已完成")


def _claims(view: View) -> Iterator[tuple[Span, Quantity]]:
    """The clauses of the general parts that say of a number that all are done."""
    for block in view.outside:
        if block.kind == "cell" or not SECTIONS & set(view.roles_of(block.id)):
            continue
        for number in view.quantities(block.id):
            figure = number.figure
            if (
                figure.dimension != "count"
                or figure.si < 2
                or figure.value_high is not None
                or figure.comparator != "="
            ):
                continue
            if (found := ALL.match(block.text, number.span.end)) is not None:
                start = max(
                    (m.end() for m in re.finditer("[，。；：、\t]", block.text[: number.span.start])), default=0
                )
                yield view.span(block.id, start, found.end()), number


def _due(view: View, claim: Span, number: Quantity) -> list[tuple[Project, Indicator]]:
    """The one demand for that number of the same things."""
    text = view.text(claim.block)
    said = likeness.terms(claim.quote.replace(number.span.quote, "，"))
    behind = "".join(takewhile(re.compile(f"[{HAN}]").match, text[claim.end :]))
    object_ = likeness.terms(re.sub(DONE, "，", behind))  # 均已完成摸底: of what is no output here
    found = []
    for project in view.report.projects:
        for demand in project.indicators:
            figure = demand.figure
            if figure is None or figure.si != number.figure.si or not comparable(figure, number.figure):
                continue
            due = frozenset(t for t in likeness.terms(demand.text) if not t.startswith("="))
            shared = likeness.coverage(due, said | likeness.terms(project.name), {})
            named = due | likeness.terms(project.name)
            if due & said and shared >= SHARED and object_ <= named:
                found.append((project, demand))
    return found if len(found) == 1 else []


def _less(view: View, project: Project, demand: Indicator) -> Span | None:
    """Where the project says that not so many were done."""
    if demand.result is not None and demand.result.status in ("missed", "in_progress"):
        return next(iter(demand.result.evidence), None)
    due = frozenset(t for t in likeness.terms(demand.text) if not t.startswith("="))
    for span in project.completion.spans if project.completion is not None else ():
        for found in LESS.finditer(view.text(span.block), span.start, span.end):
            sentence = view.sentence(span.block, found.start())
            start = view.text(span.block).rfind("。", 0, sentence.start) + 1
            passage = likeness.terms(view.text(span.block)[start : sentence.end])
            about = due & likeness.terms(sentence.quote) and likeness.coverage(due, passage, {}) >= SHARED
            if about and not contradictions.overcome(found[0]) and not LATER.search(sentence.quote):
                return view.span(span.block, max(sentence.start, found.start() - 24), found.end())
    return None


RULE = Rule(
    code="GJ375",
    name="all-of-them-claimed",
    category="goal_section_conflict",
    severity="error",
    message="总体部分称“{claim}”，项目“{name}”却写“{less}”",
    basis="《项目支出绩效评价管理办法》（财预〔2020〕10号）：自评结论应与逐项完成情况相符",
    check=check,
    doc=__doc__,
)
