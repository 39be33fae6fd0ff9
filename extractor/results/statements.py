"""What a completion says, clause by clause, with the figures and dates in each."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import field
from operator import attrgetter
from typing import cast

from db.records import Date, Quantity, Report, Span
from db.values import value
from extractor.language import kept
from extractor.language.states import telling
from extractor.language.types import State, StateKind
from extractor.results import likeness, tables
from extractor.results.setout import is_bracketed, is_outcome, is_target, sets_out
from extractor.results.tables import Table

_SENTENCE_END = re.compile(r"[。；;！!？?\n]")
_EMPTY = re.compile(r"[\s—\-－/、无暂空0o○]*|(?:暂无|无|没有|空白|不适用|未填写?)[。.]?")
# What a form asks for, left in place of an answer: （对照指标逐条填报）.
_PROMPT = re.compile(
    r"\s*[（(【\[][^（）()【】\[\]]{0,30}(?:填写|填报|填列|此处)[^（）()【】\[\]]{0,30}[）)】\]]\s*[。.]?\s*"
)
_LABEL = re.compile(r"(?:^|[。；;\n①-⑳）)、.．])\s*(?P<label>[一-鿿]{2,8})[：:]\s*$")
# What a paragraph of a completion begins with that tells what is wrong: 存在不足：夜间发现能力弱.
_SHORTCOMINGS = re.compile(
    r"\s*(?:[（(]?[\d一二三四五六七八九十]{1,2}[）)、.．])?\s*(?:主要)?(?:存在的?|面临的?)?(?:主要|突出)?(?:问题|不足|短板|困难)(?:[和与及、](?:问题|不足|短板|困难|原因))?(?:之处)?\s*[：:]"
)
# 质量指标。 as a heading in front of sentences says nothing.
_KIND = "(?:产出|效益|数量|质量|时效|成本|效果|(?:经济|社会|生态|环境)效益|可持续影响|(?:服务对象|群众)?满意度)(?:类?指标|方面)"
_KINDS = re.compile(rf"{_KIND}(?:[和及与、]{_KIND})*(?:的?完成情况)?")
_AMONG = re.compile(r"其中|(?<=[，,（(])(?:包括|包含|含)")
_INCLUDED = re.compile(r"[^，。；]{1,8}?已?(?:计算|包含|包括|统计|计|含)在内")
_EFFORT = re.compile(
    r"(?:投入|出动|抽调|安排|派出|动用)[^，。；\d]{0,8}?(?:人员|人力|力量|干部|车辆|机械|资金|经费)[^，。；\d]{0,3}$"
)
_SUMMED = re.compile(
    r"(?:[\d二两三四五六七八九十](?:者|项|类|块|处|地|种|级|批|期|次|季|部分|方面|个?片区|个?[县市镇乡村区]))?(?:合计|共计|总计|共|合共|累计|计|[合加]起来)[^，。；一-鿿]*[\d一二三四五六七八九十百千万]"
)
_SUMMED_UP = 4
"""A total sums up at most so many clauses before it (学校146户、单位189户，共335户)."""
# How much is missing: 比计划少3场, 还差1个, 未完成的18件.
_SHORT = re.compile(
    r"(?:计划|目标|任务数?|年初|应有|要求|指标值?|应完成|预定|预期)[^，。；\d]{0,6}?(?<![减不至最])[少差缺欠](?:了|完成)?\s*$"
    r"|(?:[还尚仍]|相|短)[差缺欠少](?:了)?[^，。；\d]{0,6}$|缺口[^，。；\d]{0,3}$"
    r"|^(?:[少差缺欠]了?|少(?![年儿量数])[一-鿿]了?)\s*$"
    r"|(?:未|没有?|未能)(?:能|按期|如期|按时)?(?:完成|完工|竣工|建成|实施|举办|开展|开工|安装|交付|投用|达标|整改)的[^，。；\d]{0,4}$"
)
_EXCEPT, _EXCEPTED = re.compile(r"除[^，。；外]*$"), re.compile(r"[^，。；]{0,8}外")
_SHARE = re.compile(
    r"(?:即|也就是|[折综]?合|约|近|达到?|已达)?\s*\d+(?:\.\d+)?\s*[%％‰]$|"
    r"(?:占(?:比|总数|全部|[^，。；]{1,24}的(?=\s*\d)|[^，。；\d]{1,10}的)?|比例(?:为|达到?)?|(?:为|是|相当于)[^，。；\d]{1,10}的(?=\s*\d)|(?:比|较|同比)[^，。；]{0,16}(?:增长|下降|提高|减少|增加|降低|上升|少|多))[^，。；一-鿿]*\d|少[用支花]\d|[少多增减降升](?:少|加)?\d|(?:降|增|升|减)幅[^，。；\d]{0,3}\d"
)
_LAST_YEAR = re.compile(r"(?:上年|去年)(?:同期)?(?:为|是)?\s*\d")
_WISH = re.compile(r"确保|保证|保障")
# 确保改造危桥16座如期完成 promises; 确保了……, and what stands behind a result, does not.
_ENSURED = re.compile(
    r"(?:确保|保证)(?!了)[^，。；]*\d[^，。；]*(?:如期|按期|按时|顺利|圆满|全面)(?:实现|完成|达到|达成|落实|完工|建成)$"
)
# 采用数量继续增加 tells of a tendency; it is neither plan nor work under way.
_TENDS = re.compile(r"(?:继续|持续)(?:增加|增长|上升|下降|减少|提高|提升|改善|好转|扩大|保持|稳定)[^，。；\d]{0,4}$")
_PARTED = re.compile(r"(?P<verb>[一-鿿])了?[\d一二两三四五六七八九十]+[次场回遍轮期](?P<noun>[一-鿿])(?![一-鿿])")
"""A verb and its noun with the number of times between them: 采了12次样 is 采样."""
_PUT_OFF = re.compile(
    r"(?:推迟|顺延|延期|延后|延迟|改期|改)(?:到|至|在|为|于)?(?:了|约|预计)?(?:(?P<year>20\d\d)年|[明次来下]一?年|下年度)"
)
# Why it came late or to less: 因汛期停工，实际完工时间为8月19日 tells of a day, and of no stop.
_REASON = re.compile(r"(?:因为?|由于|受)[^，。；]*[，,](?=[^。；]*\d)")
_NOT = re.compile(r"(?:没有?|未|无)(?:发生|出现|发现|产生|接到|收到|造成|见)?过?$")
_ONE = 4
"""一 with its classifier is shorter."""
_AWAITS = re.compile(
    r"(?:[待等须需][^，。；、]{1,20}?后(?![^，。；]*(?:了|已|完成|完毕))|以[^，。；、以]{1,20}?[后的][^，。；、]{0,8}为准)"
)
_NEARLY = re.compile(r"基本|大体|大致")
_NEGATED = re.compile(r"[未没]|无(?!障碍)|零|杜绝")


@value
class Statement:
    """One clause of a completion. `sentence` numbers the sentence that it stands in."""

    span: Span
    sentence: int
    state: StateKind | None
    terms: frozenset[str]
    quantities: tuple[Quantity, ...] = ()
    dates: tuple[Date, ...] = ()
    shortcoming: bool = False
    """Whether it stands in a paragraph that is labelled as telling what is wrong, and no result."""

    # A getter in C: this is asked ten thousand times a report.
    text = cast(str, property(attrgetter("span.quote")))
    """The clause as written."""

    @property
    def negated(self) -> bool:
        """Whether it says that something did not happen (未发生责任事故)."""
        return _NEGATED.search(self.text) is not None


@value
class Places:
    """A report's figures and dates by block, its year, and the tables of numbers in its completions."""

    quantities: dict[int, tuple[Quantity, ...]] = field(default_factory=dict)
    dates: dict[int, tuple[Date, ...]] = field(default_factory=dict)
    year: int | None = None
    tables: tuple[Table, ...] = ()

    @classmethod
    def of(cls, report: Report) -> Places:
        """Index a report."""
        quantities: dict[int, list[Quantity]] = {}
        for quantity in report.quantities:
            quantities.setdefault(quantity.span.block, []).append(quantity)
        dates: dict[int, list[Date]] = {}
        for date in report.dates:
            dates.setdefault(date.span.block, []).append(date)
        return cls(
            {block: tuple(sorted(found, key=lambda q: q.span.start)) for block, found in quantities.items()},
            {block: tuple(sorted(found, key=lambda d: d.span.start)) for block, found in dates.items()},
            report.fiscal_year,
            tables.of(report),
        )

    def quantities_in(self, span: Span) -> tuple[Quantity, ...]:
        """The quantities within a span."""
        found = self.quantities.get(span.block)
        if found is None:
            return ()
        return tuple([q for q in found if span.start <= q.span.start and q.span.end <= span.end])

    def dates_in(self, span: Span) -> tuple[Date, ...]:
        """The dates within a span."""
        found = self.dates.get(span.block)
        if found is None:
            return ()
        return tuple([d for d in found if span.start <= d.span.start and d.span.end <= span.end])


def read(spans: Iterable[Span], places: Places) -> tuple[Statement, ...]:
    """The statements of these spans, in reading order."""
    found: list[Statement] = []
    sentence = 0
    asked: tuple[int, frozenset[str]] = (-1, frozenset())  # the target that a sentence states before its result
    labelled: tuple[int, frozenset[str]] = (-1, frozenset())  # what a label names is what its sentence is about
    promised = False  # whether the sentence begins with a plan
    for span in spans:
        text = span.quote
        before = 0
        opened, wrong = -1, False  # where the paragraph begins, and whether it is labelled as telling what is wrong
        tended: set[int] = set()
        clauses = kept.split(text)
        for at, clause in enumerate(clauses):
            said = text[clause.start : clause.end]
            if _SENTENCE_END.search(text, before, clause.start):
                sentence += 1
            previous, before = before, clause.end
            if ("指标" in said or "方面" in said) and _KINDS.fullmatch(said):
                continue
            place = Span(span.block, span.start + clause.start, span.start + clause.end, said)
            quantities = places.quantities_in(place)
            state, told = clause.state, clause.states
            if told and (reason := _REASON.match(said)) is not None:
                told = tuple(s for s in told if s.start >= clause.start + reason.end())
                state = state if told == clause.states else telling(told)
            state = _state(text, state, told)
            if _put_off(said, places.year) or ("保" in said and _ENSURED.search(said)):
                state = "planned"
            elif state in ("planned", "ongoing"):
                tended |= _tends(said, text, clause.state, clause.states)
                if all(s.start in tended for s in clause.states if s.kind == clause.state):
                    state = None
            opens = not found or found[-1].sentence != sentence
            set_out = sets_out(text, said, clause.end, clauses[at + 1 : at + 2])
            promised = state == "planned" and not set_out if opens else promised
            open_yet = state == "ongoing" or (state == "planned" and not promised)
            dates = places.dates_in(place)
            own = quantities or (dates and asked[0] == sentence)
            if own and open_yet and all(s.end <= clause.start for s in clause.states):
                state = None  # it goes on from the clause before, and a figure or a day of its own is a result
            terms = likeness.terms(said)
            if parted := _PARTED.findall(said):
                terms |= {verb + noun for verb, noun in parted}
            # With the mark behind the clause before: a label begins a sentence or a point.
            label = _LABEL.search(text, max(0, previous - 1), clause.start) if clause.start > previous + 1 else None
            if label is not None:
                labelled = sentence, likeness.terms(label["label"])
            if labelled[0] == sentence:
                terms |= labelled[1]  # 送喜报：部队寄来58份，送到58户
            if quantities and not opens and summed_up(said):
                terms = terms.union(*(s.terms for s in found[-_SUMMED_UP:] if s.sentence == sentence))
            if set_out:
                asked, terms, quantities, dates, state = (sentence, terms), frozenset(), (), (), None
            elif len(quantities) > 1 and is_bracketed(said, quantities[-1].span.start - place.start):
                quantities = quantities[:-1]
            elif quantities and is_target(said, quantities[-1].span.start - place.start):
                asked, terms, quantities = (sentence, terms), frozenset(), ()  # 目标≥90%，实际92%
            elif quantities and not opens and _SHARE.match(said):
                terms |= _gone_on_from(found).terms  # 修复1098件，占97.7%; 扣除额21.4亿元，比上年增长13.2%
            elif quantities and asked[0] == sentence and is_outcome(said):
                terms |= asked[1]
            if opened != (opened := text.rfind("\n", 0, clause.start) + 1):
                wrong = _SHORTCOMINGS.match(text, opened) is not None
            found.append(Statement(place, sentence, state, terms, quantities, dates, wrong))
        sentence += 1
    return tuple(found)


def _put_off(text: str, year: int | None) -> bool:
    """Whether something is put off to a year that comes after the report's: 开园推迟到2025年3月, 改在次年举办."""
    found = _PUT_OFF.search(text) if "年" in text else None
    return found is not None and (found["year"] is None or (year is not None and int(found["year"]) > year))


def _gone_on_from(found: Sequence[Statement]) -> Statement:
    """What a clause goes on from: past a figure of last year in between (立案1042起，上年1168起，少126起)."""
    here = found[-1]
    told = (s for s in reversed(found) if s.sentence == here.sentence and not _LAST_YEAR.match(s.text))
    return next(told, here)


def _state(text: str, state: StateKind | None, states: Sequence[State]) -> StateKind | None:
    """The clause's state, with three of them taken as writers of reports mean them.

    基本完成 is how success is reported; 确保安全 in a completion is neither plan nor result, and what waits for something
    (待验收后启用) is planned, unless it is told what came of it.
    """
    if state == "condition" and any(_AWAITS.match(text, s.start) for s in states if s.kind == state):
        return "planned"
    if state not in ("partly", "planned"):
        return state
    words = [text[s.start : s.end] for s in states if s.kind == state]
    meant = _NEARLY if state == "partly" else _WISH
    if not words or not all(meant.search(word) for word in words):
        return state
    return "done" if state == "partly" else None


def _tends(quote: str, text: str, state: StateKind | None, states: Sequence[State]) -> set[int]:
    """Where the words of a tendency (继续增加) stand that say plan or work under way, if all do that say so."""
    said = [s for s in states if s.kind == state]
    if _TENDS.search(quote) is None or not all(text.startswith(("继续", "持续"), s.start) for s in said):
        return set()
    return {s.start for s in said}


def is_part(text: str, start: int) -> bool:
    """Whether the figure at `start` is a part of one before it in its sentence (30公里，其中干管17公里、支管13公里)."""
    if _INCLUDED.match(text, start):
        return True
    if "其中" not in text and "包" not in text and "含" not in text:
        return False
    before = _SENTENCE_END.split(text[:start])[-1]
    among = _AMONG.search(before)
    return among is not None and re.search(r"\d|[一二三四五六七八九十百千万]", before[: among.start()]) is not None


def summed_up(text: str) -> bool:
    """Whether a clause only sums up those before it (共335户)."""
    return _SUMMED.match(text) is not None


def is_effort(text: str, start: int) -> bool:
    """Whether the figure at `start` tells what went into the work, not what came of it (投入工作人员12名)."""
    return _EFFORT.search(text, 0, start) is not None


def is_excepted(text: str, start: int, end: int) -> bool:
    """Whether the figure at ``[start, end)`` is left out of what is told (除检修9天外正常运行)."""
    return _EXCEPT.search(text, 0, start) is not None and _EXCEPTED.match(text, end) is not None


def is_none(text: str, start: int, end: int) -> bool:
    """Whether the figure at ``[start, end)`` is the one that there was not: 没有一人掉队, 未发生一起事故."""
    return text.startswith("一", start) and end - start < _ONE and _NOT.search(text, 0, start) is not None


def is_short(text: str, start: int) -> bool:
    """Whether the figure at `start` is how much is missing (比计划少3场), not what was done."""
    return _SHORT.search(text, 0, start) is not None


def only_asked_for(text: str) -> bool:
    """Whether a field holds only the words of its form that ask for it (（请如实填写）)."""
    return _PROMPT.fullmatch(text) is not None


def empty(text: str) -> bool:
    """Whether a field was filled in with nothing: blank, —, 无, 暂无."""
    return _EMPTY.fullmatch(text.strip()) is not None or only_asked_for(text)
