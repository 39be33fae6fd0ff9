"""The result of a demand that asks for neither a figure nor a day."""

from __future__ import annotations

import re

from db.records import Indicator, Result
from extractor.results import likeness, monthday, periods, recurring, shifts, tendency, unfinished
from extractor.results.align import Aligner
from extractor.results.case import Case
from extractor.results.enough import ENOUGH, ENOUGH_TO_RESTATE, SOME, UNFINISHED, said
from extractor.results.statements import Statement
from extractor.results.sweeping import of_all

# What is said of any things that are due, and what joins them.
_COMMON = re.compile(
    r"(?:配备|配套|建设|完善|设置|添置|建立|健全|落实|开展|完成|实施|做好|加强|具备|提供|推进)(?:了)?|(?:相关|有关)的?|设施|设备|工作|建设|服务|场所|功能|任务|活动"
)
_JOINED = re.compile(r"[和与及、，]+|以及")
_ORDER = "一二三四五六"
_CLASS_DUE = re.compile(rf"(?P<n>[{_ORDER}])(?P<of>[类级星])(?:标准|水平)?(?:（含）)?[及或]?以上")
_CLASS_TOLD = re.compile(
    rf"(?:[均都皆全]部?[为是达]|达到|[评定]定?为|属于?|升[至为])[^，。；]{{0,4}}?(?P<n>[{_ORDER}])(?P<of>[类级星])"
)
_TO_PAY = re.compile(
    r"(?:足额|及时|按时|按期|如数|全部|按[月季年]|到位)[^，。；]{0,4}(?:发放|拨付|兑付|支付|兑现|到账)"
)
_ALL_PAID = re.compile(
    r"(?:全部|全额|足额|如数|悉数|[均都]已?)(?:打|汇|划|转|存|拨|发|付|支付|拨付|发放|兑付)(?:入|到|至|给|进|清|毕|讫)"
    r"|(?:没有|未|无)(?:发生|出现|再)?拖欠"
)
_ALL_DUE = re.compile(r"应(?P<verb>[一-鿿])尽(?P=verb)")
SEVERAL = 2
"""One thing alone, named by chance, answers nothing."""
_ABSENCE = re.compile(
    r"为零|[为是]\s*[0０](?![.．\d])|零(?:事故|发生|投诉|差错|伤亡|超标|违规)|(?:不|未|无)(?:发生|出现)|杜绝|^无"
)
_NONE_HEARD = re.compile(r"(?:没有?|未|无|零)(?:曾|再)?(?:发生|出现|发现|接到|收到|接报|查出|检出)过?")
_MISHAP = re.compile(r"事故|伤亡|火灾|险情|案件|投诉|举报|上访|舆情|疫情|差错|违规|违纪")
_SLIGHT = frozenset("的有无不未零为是发生现安全责任重大一般及和与、，")
_HAPPENED = re.compile(
    r"(?:发生|出现|造成|接到|收到|产生|查出)[^，。；]*(?:\d|[一二三四五六七八九十两])\s*(?:起|次|例|件|人|宗)"
)


def result(case: Case, index: int, demand: Indicator) -> Result:
    """What is said of the work that the demand names."""
    aligner = case.aligner
    absent = _absent(aligner, index, demand)
    if absent is not None:
        return absent
    if (kept := recurring.result(aligner, index) or monthday.late(aligner, index)) is not None:
        return kept
    best = aligner.best(index)
    if best is not None and best[1] >= ENOUGH:
        statement = aligner.statements[best[0]]
        copied = statement.text == demand.text
        if not copied:
            opened = unfinished.at(aligner, index, best)
            if opened is not None:
                return opened
            other = case.of_other_year(demand, statement, None)
            if other is not None:
                return other
            shift = shifts.verb(demand.text, statement.text)
            if shift is not None:
                return said("restated", f"指标要求“{shift.demanded}”，完成情况写的是“{shift.said}”", statement)
        return said("met", "完成情况报告了这项结果", statement)
    opened = unfinished.at(aligner, index, best)
    if opened is not None:
        return opened
    if (went := tendency.told(aligner, index)) is not None:
        return said("met", "完成情况说明了变化，方向与要求一致", went)
    placed = case.order.words(index)
    if placed is not None and placed.state not in UNFINISHED:
        return said("met", "完成情况在相应的位置报告了结果", placed)
    held = aligner.held(index)
    for place in held.candidates:
        statement = aligner.statements[place]
        if statement.dates and held.coverage(place) > 0 and periods.dated_in_each(demand.text, statement.dates):
            return said("met", "完成情况逐次写明了时间，每期都有", statement)
    if (paid := _paid(aligner, demand)) is not None:
        return paid
    if (class_ := _of_a_class(aligner, demand)) is not None:
        return class_
    if (named := _named(case, demand)) is not None:
        return said("met", "完成情况逐一说到了要求的各项", named)
    if (every := _every_one(aligner, demand)) is not None:
        return said("met", "要求应做尽做，完成情况说全部做到", every)
    if (none := _none_heard_of(aligner, index, demand)) is not None:
        return said("undetermined", "完成情况称没有发现或接到这类情况，是否就是这一项，从文字上不能确定", none)
    blanket = aligner.blanket
    if blanket is not None:
        return said("met", "完成情况笼统说全部完成", blanket)
    return unfinished.whole(aligner) or Result("not_reported", "完成情况没有提到这一要求")


def _every_one(aligner: Aligner, demand: Indicator) -> Statement | None:
    """A statement that all were served, where all who qualify are to be (应保尽保): 审核合格的212户全部保障到位."""
    due = _ALL_DUE.search(demand.text)
    if due is None:
        return None
    told = (s for s in aligner.statements if due["verb"] in s.text and s.state not in UNFINISHED)
    return next((s for s in told if of_all(s.text)), None)


def _named(case: Case, demand: Indicator) -> Statement | None:
    """A statement whose sentence speaks of each of the things that are due: 停车位120个、祭扫台4座 for 配套停车和祭扫设施.

    By their characters: what is short for a thing (祭扫) is often no word of its own.
    """
    things = [part for part in _JOINED.split(_COMMON.sub("，", demand.text)) if part]
    if len(things) < SEVERAL or any(len(thing) < 2 for thing in things):
        return None
    first, *rest = things
    for told, text in case.told:
        if first in text and all(thing in text for thing in rest):
            return next(s for s in told if first in s.text)
    return None


def _paid(aligner: Aligner, demand: Indicator) -> Result | None:
    """What is due of one payment, told in other words: 全部打入工资卡, 没有拖欠 for 补助足额发放."""
    if _TO_PAY.search(demand.text) is None or sum(_TO_PAY.search(d.text) is not None for d in aligner.demands) > 1:
        return None
    for statement in aligner.statements:
        if _ALL_PAID.search(statement.text) and statement.state not in (*UNFINISHED, "not_done"):
            return said("met", "完成情况称款项已全部付到", statement)
    return None


def _of_a_class(aligner: Aligner, demand: Indicator) -> Result | None:
    """A class that was to be reached at least, and one that is told: 均为一类 for 达到二类及以上.

    The first of 类 is the best; of what else is counted so (级, 星) that differs from thing to thing.
    """
    due = _CLASS_DUE.search(demand.text)
    if due is None or sum(_CLASS_DUE.search(other.text) is not None for other in aligner.demands) > 1:
        return None
    for statement in aligner.statements:
        told = None if statement.state in UNFINISHED or statement.negated else _CLASS_TOLD.search(statement.text)
        if told is None or told["of"] != due["of"]:
            continue
        better = _ORDER.index(told["n"]) <= _ORDER.index(due["n"])
        if told["n"] == due["n"] or (better and due["of"] == "类"):
            return said("met", f"完成情况称达到{told['n']}{told['of']}", statement)
        if due["of"] == "类":
            return said("missed", f"完成情况称为{told['n']}类，没有达到{due['n']}类", statement)
        return said("undetermined", f"完成情况称达到{told['n']}{told['of']}，是否符合要求，从文字上不能确定", statement)
    return None


def _absent(aligner: Aligner, index: int, demand: Indicator) -> Result | None:
    """A result for a demand that something should not happen, from a statement that it did not, or that it did."""
    if not _ABSENCE.search(demand.text):
        return None
    terms = aligner.terms[index]
    near = [
        (likeness.coverage(terms, s.terms, {}), -place)
        for place, s in enumerate(aligner.statements)
        if s.state not in UNFINISHED and (s.negated or _HAPPENED.search(s.text))
    ]
    share, place = max(near, default=(0.0, 0))
    if share < SOME:
        return None
    statement = aligner.statements[-place]
    if statement.negated:
        return said("met", "完成情况称没有发生", statement)
    return said("missed", "指标要求不发生，完成情况称已经发生", statement)


def _none_heard_of(aligner: Aligner, index: int, demand: Indicator) -> Statement | None:
    """A statement that nothing of the kind was seen or reported, where none is due: 没有接到禽类发病的报告 for 禽病零发生.

    A mishap that both name, or a character of what should not happen, joins them; no other demand may be nearer.
    """
    if not _ABSENCE.search(demand.text):
        return None
    own = set(_MISHAP.sub("", _ABSENCE.sub("", demand.text))) - _SLIGHT
    mishaps = set(_MISHAP.findall(demand.text))
    others = [other for other in range(len(aligner.demands)) if other != index]
    for statement in aligner.statements:
        found = _NONE_HEARD.search(statement.text)
        if found is None or statement.state in UNFINISHED or statement.quantities:
            continue
        behind = statement.text[found.end() :]
        if not (mishaps & set(_MISHAP.findall(behind)) or own & set(behind)):
            continue
        told = likeness.terms(behind)  # where and when it was not (作业期间) may be the words of another demand
        if all(likeness.coverage(aligner.terms[other], told, aligner.weigh) < ENOUGH_TO_RESTATE for other in others):
            return statement
    return None
