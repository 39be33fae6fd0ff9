"""完成情况称没有发生，另一处写发生了

说明
    项目的完成情况称没有发生某种事故、没有一例某种情形（或者自评表写为0），问题、结论部分却写同样的事发生了，或者有若干人、若干件。

理由
    没有发生往往是约束性指标，有一例就没有达到；前后说法相反，完成情况的真实性存疑。

反例
    一、项目绩效目标完成情况
    1、泳池开放
    绩效目标：保障市民健身安全。
    绩效指标：泳池溺水事故0起。
    完成情况：全年开放310天，没有发生溺水事故。
    二、存在的问题
    1.救生员换岗衔接不严，7月泳池发生一起溺水事故。

正例
    一、项目绩效目标完成情况
    1、泳池开放
    绩效目标：保障市民健身安全。
    绩效指标：泳池溺水事故0起。
    完成情况：全年开放310天，没有发生溺水事故。
    二、存在的问题
    1.救生员数量偏少，防范溺水事故主要靠人盯。

不适用
    完成情况没有这样的说法；另一处说的是防范、隐患、演练、应对的本领或者往年；说的是外地、周边、其他单位、旧设施的事，或者是上级通报的；
    写明经查不属于、误报的；程度不同（未发生较大事故与发生一般事故）；只说某段时间、某处、新建或者改造部分没有发生；
    没有说明是什么事故，又不是逐字相同，或者与这个项目没有联系；完成情况自己也写了发生过。
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from db.records import Indicator, Project, Span
from extractor.checks.project.judged import said
from extractor.checks.rule import Failed, Judgement, NotApplicable, Passed, Rule, context, reported, target
from extractor.checks.tools import short
from extractor.checks.view import View
from extractor.language import kept
from extractor.results import likeness
from extractor.settings import Settings

AGAIN = r"[过了](?:[两二三四五六七八九十多几]|\d+)[次起回]"
"""How often something was done that is a noun as well: 投诉过两次."""
SECTIONS = frozenset(("problems", "conclusion"))
NONE = (
    re.compile(
        r"(?:未|没有?|无|不)有?(?:发生|出现|发现|产生|造成|[收接]到)(?:过)?(?:任何)?(?:一[起例件人名株次])?(?P<thing>[一-鿿]{2,20})"
    ),
    re.compile(r"[无没]有?一[起例件人名户株次](?P<thing>[一-鿿]{2,12})"),
    re.compile(r"(?P<thing>[一-鿿]{2,16}?)[数率]?(?:为|是)零(?![一-鿿])"),
)
"""Words that say that there was none of a thing: 没有发生溺水事故, 无一人失联, 失联率为零."""
ANY = re.compile("[未没无不零]")
"""What all of them hold."""
TAIL = re.compile(r"(?:[数率的]|现象|情况|情形|问题|行为|人员|幼儿|儿童|学生|对象|群众|老人|职工|孩子)+$")
"""Words behind a thing that are no part of its name."""
BROAD = frozenset(("事故", "事件", "案件", "投诉", "差错", "纠纷", "火灾", "伤亡"))
"""Of what kind such things are must be said, or they may be others."""
NAMED = 4
"""A broad thing of so many characters is named in full (安全生产事故)."""
DEGREE = re.compile(r"较大|重大|特大|特别|严重|恶性|群体性?|区域性|系统性|大面积|规模性?|亡人")
"""That there was none so grave leaves lesser ones."""
SEASON = re.compile(
    r"期间|(?<![先前今最背])后(?![勤期续台备方厨来])|以来|[上下]半年|[春夏秋冬]季|汛期|高峰|[春两佳]节|节[日假]|假期|当[天日晚]"
)
PART = re.compile(
    r"[以之]内|范围|(?<!应)该|[处段](?![理置罚于])|新[建铺购装设换上]|改造|改建|更[换新]|整治|试点|示范|建成|完工"
)
"""None in a time, or in a part of its own, leaves others: 汛期没有决口; 改造后的管段, 新铺管道没有爆管."""
VAGUE = re.compile(r"非正常|意外|人为|任何|安全|责任|生产|质量|以上|以下")
"""Words that tell no kind of such a thing from another."""
CAUSED = re.compile(r"因|由|引[发起]|导致|造成|涉|相关|有关|的")
"""None of those that come of something, or are of something, leaves others of the kind."""
DEATH = "[病枯致]?死亡?"
NUMBER = r"(?:[\d一二两三四五六七八九十多几]+\s*[起例人名户株件次]|[多数几][起例人名户株件次])"
EVENT = r"(?:发生|出现|出了|引发|造成|酿成|[收接]到|曾)"
SOME = r"(?:个别|少数|有的|仍有|已经?)"
END = r"(?=$|[，。；：、（(了过]|\s*[\d一二两三四五六七八九十多几]|的?(?:现象|情况|情形|问题)(?:$|[，。；]))"
"""A thing that happened is all that its clause speaks of: 溺水事故急救知识, 溺水事故后的流程 and 事故隐患 are other things."""
OTHER_THING = r"(?![率的]|后的|风险|隐患|苗头|线索|防|监测|预|处|应急|调查|急救|救援|知识|认识|意识|技能|能力)"
"""What counted persons or cases are not said to have met, where it goes on so; else a clause may go on (已辍学外出)."""
NOT_SO = re.compile(
    r"[未没无零]|(?<!\d)[0０]\s*[起例人名株件户次]|目标|指标|不(?:再|会|得|发生|出现|存在|能)|防|避免|杜绝|预警|如果|一旦|可能|隐患|风险|演练|模拟|容易|反映|疑似|预案|处[置理]|化解|调解|查处|上年|去年|往年|历年|近年|历史|以来"
)
"""Words of a clause that does not tell what happened in the year."""
REFUTED = re.compile(r"不属|不是|并非|误[报传判]|谣|[失不]实|[核查][实明证]?[为系]")
"""Words of a sentence that goes on to say that it was not so: 经核实不属于有效投诉, 后查明为调拨."""
ELSEWHERE = re.compile(
    r"外[省市县区地埠单]|[邻临][省市县区近乡镇村校]|周边|毗邻|兄弟|其[他它余]|某|别处|通报|各地|全[国省]|旧|老[管系设]|非(?![常法遗正机])"
)
"""Words for what is not the reporting body's own, or not of what there was none of (旧管网, 非帮扶学生)."""
YEAR = re.compile(r"20\d\d(?=年)")
HOME = 0.25
"""So much of what a paragraph is about a project must speak of, and more than any other."""
SHARED = 0.5
"""So many of the words for what kind a thing is must stand in the sentence."""


@dataclass(frozen=True, slots=True)
class Denied:
    """What a project says there was none of: where, of which demand, the words for the thing, and whether it is the only project."""

    project: Project
    demand: Indicator | None
    span: Span
    thing: str
    only: bool


def check(view: View, settings: Settings) -> Iterable[Judgement]:
    """One judgement a thing that a project says there was none of."""
    told: list[tuple[Span, str, str]] | None = None
    judged = False
    failed: set[tuple[int, str]] = set()
    for denied in _denied(view):
        judged = True
        key = denied.project.id, denied.thing[-2:]
        if key in failed:
            continue  # the demand of none and the statement of none are one
        told = list(_happened(view)) if told is None else told
        place = next((span for span, *said_of in told if _same(view, denied, span.quote, *said_of)), None)
        if place is None or any(_happens(denied.thing, s.text) for s in said(view, denied.project)):
            yield Passed()
            continue
        failed.add(key)
        yield Failed(
            {"said": short(denied.span.quote, 40), "told": short(place.quote, 40)},
            (*target(denied.demand.span if denied.demand else None), *reported(denied.span), *context(place)),
            projects=(denied.project,),
            confidence=0.75,
        )
    if not judged:
        yield NotApplicable("完成情况没有称什么事没有发生")


def _denied(view: View) -> Iterator[Denied]:
    """What each project says there was none of, each thing once."""
    only = len(view.report.projects) == 1
    for project in view.report.projects:
        things: set[str] = set()
        for demand in project.indicators:
            result = demand.result
            if demand.figure is None or demand.figure.si != 0 or result is None or result.status != "met":
                continue
            thing = TAIL.sub("", re.split(r"[\d\s≤=＝为零]", demand.text)[0])
            if len(thing) >= 2 and result.evidence:
                things.add(thing)
                yield Denied(project, demand, result.evidence[0], thing, only)
        for statement in said(view, project):
            text, place = statement.text, statement.span
            named = [found["thing"] for none in NONE if (found := none.search(text))] if ANY.search(text) else []
            if not named or PART.search(text):
                continue
            sentence = view.sentence(place.block, place.start)
            if SEASON.search(view.text(place.block), sentence.start, place.end):
                continue
            for thing in (TAIL.sub("", words) for words in named):
                if len(thing) >= 2 and thing not in things:
                    things.add(thing)
                    yield Denied(project, None, statement.span, thing, only)


def _happened(view: View) -> Iterator[tuple[Span, str, str]]:
    """The clauses outside of projects that may tell what happened in the year, with sentence and opening of the paragraph."""
    for block in view.outside:
        if block.kind == "cell" or not SECTIONS & set(view.roles_of(block.id)):
            continue
        for clause in kept.split(block.text):
            text = block.text[clause.start : clause.end]
            years = {int(year[0]) for year in YEAR.finditer(text)}
            if years - {view.report.fiscal_year}:
                continue
            sentence = view.sentence(block.id, clause.start, clause.end)
            yield view.span(block.id, clause.start, clause.end), sentence.quote, view.sentence(block.id, 0).quote


def _same(view: View, denied: Denied, clause: str, sentence: str, opening: str) -> bool:
    """Whether a clause tells of the very thing: by its last word, and by most of the words for what kind it is."""
    thing, head = denied.thing, denied.thing[-2:]
    if not _happens(thing, clause) or any(degree[0] not in clause for degree in DEGREE.finditer(thing)):
        return False
    if REFUTED.search(sentence) or any(m[0] not in denied.span.quote for m in ELSEWHERE.finditer(sentence)):
        return False
    kind = likeness.terms(VAGUE.sub("，", thing[:-2]))
    if kind:
        return likeness.coverage(kind, likeness.terms(sentence), {}) >= (1 if CAUSED.search(thing) else SHARED)
    about = likeness.terms(sentence.replace(head, "，"))
    named = likeness.terms(denied.project.name.replace(head, "，"))
    if head in BROAD:
        whole = (
            len(thing) >= NAMED
            or re.search(f"{EVENT}了?{NUMBER}?$", clause[: clause.find(thing)]) is not None
            or re.search(thing + AGAIN, clause) is not None
        )
        return (
            thing in clause and whole and (denied.only or bool(named & about) or _at_home(view, denied, about, opening))
        )
    return denied.only or bool((named | likeness.terms(denied.span.quote.replace(head, "，"))) & about)


def _at_home(view: View, denied: Denied, about: frozenset[str], opening: str) -> bool:
    """Whether the project is the one that speaks of what the paragraph is about (考点, 主办单位), more than any other."""
    about |= likeness.terms(opening)
    texts = {
        p.id: likeness.terms("，".join(f.text for f in (p.goal, p.indicator, p.completion) if f is not None))
        for p in view.report.projects
    }
    shares = {id: likeness.coverage(about, terms, {}) for id, terms in texts.items()}
    own = shares.pop(denied.project.id, 0.0)
    return own >= HOME and own > max(shares.values(), default=0.0)


def _happens(thing: str, clause: str) -> bool:
    """Whether a clause says that such a thing happened, or counts one."""
    last = DEATH if thing.endswith("死亡") else re.escape(thing[-2:])
    happened = re.search(
        rf"{last}{AGAIN}|(?:{EVENT}[^，。；]{{0,14}}|{SOME}[^，。；]{{0,14}}){last}{END}|{NUMBER}[^，。；]{{0,14}}{last}{OTHER_THING}",
        clause,
    )
    return happened is not None and NOT_SO.search(clause) is None


RULE = Rule(
    code="GJ285",
    name="none-denied",
    category="rating_narrative_conflict",
    severity="warning",
    message="完成情况称“{said}”，另一处却写“{told}”",
    basis="《项目支出绩效评价管理办法》（财预〔2020〕10号）：自评结果应真实、前后一致",
    check=check,
    doc=__doc__,
)
