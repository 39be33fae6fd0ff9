"""Figures that a completion gives in words: 未发生 for 0起, 均已组建 for 24个村, a name for the one thing that is due."""

from __future__ import annotations

import re

from db.records import Figure, Result
from extractor.language import words
from extractor.results import compare, direction, enumerated, likeness, only_one, periods
from extractor.results.align import Aligner
from extractor.results.asked import around
from extractor.results.enough import (
    ENOUGH_WITH_EQUAL,
    ENOUGH_WITH_FIGURE,
    UNFINISHED,
    WEAK,
    Match,
    said,
)
from extractor.results.statements import Statement, is_none
from extractor.results.sweeping import everywhere

_NIL = re.compile(r"(?:为|是|均为|保持|实现)(?:零(?![散星售距基])|[0０](?![.．\d]))|零(?:发生|事故|伤亡|差错|投诉)")
_NONE = re.compile(r"(?:没有|未|无)(?:再|曾)?(?:发生|出现|产生|有|收到|接到)?过?(?:一[起件例宗次])?(?P<of>[一-鿿]+)$")
# 没有一户因看病返贫, 未造成人员伤亡: what there was none of, in whatever words.
_NONE_SUCH = re.compile(
    r"(?:没有|未|无|零)(?:再|曾)?(?:发生|出现|产生|造成|收到|接到)?过?(?:一[户人名起件例宗次家处])?(?P<of>[^，。；]+)$"
)
_COUNTED_AS = re.compile(r"(?:[户人件起例次家数]|事[故件]|案件|问题|情况|现象|总量|数量)+$")
_LAST = 2
_WITHIN = {"死亡": "伤亡"}
"""Who says that there was none of the one says so of the other."""
TELLING_WORDS = 4
"""What is named in so many characters is no other's by chance."""
_PLACES = re.compile(
    r"(?:乡镇|镇|乡|街道|村|社区|学校|单位|企业|园区|县区?|站|所)(?:（[^（）]*）)?(?:都|均|分别|先后)?(?:举办|举行|开展|组织|召开|进行)"
)
_COVERED = re.compile(r"覆盖|涉及|惠及|走进|深入|遍及|全部")
# What is counted by a plain classifier: 个县区, 个乡镇.
_KIND = re.compile(r"[县区市乡镇村街道社旗州站所园校院厂矿队]{1,3}")
FEW = 3
# So many in each place (每校演练不少于4次): that something was done in all of them does not say how many.
_EACH_SO_MANY = re.compile(
    r"每(?:个|所|家|座|处)?(?:行政村|村|乡镇|镇|乡|街道|社区|学校|校|单位|部门|县|区|市|园|院|站|点|所|户|科室|处|家|班|馆)"
)
_WORKS = frozenset(("种", "部", "本", "套", "个", "项", "篇", "份", "首", "册", "支", "台", "类"))
_OCCASIONS = frozenset(("场", "次", "期", "轮"))


def without_number(aligner: Aligner, index: int, target: Figure) -> Result | None:
    """Figures that words can give: 未发生事故 for 0起, 各村均已组建 for 24个村."""
    held = aligner.held(index)
    for statement in aligner.statements if target.si == 0 else ():
        if statement.state not in UNFINISHED and _none_of_just_that(aligner.before[index], statement):
            return said("met", "完成情况称没有发生", statement)
    if (rhythm := _in_rhythm(aligner, index, target)) is not None:
        return said("met", "完成情况称按要求的周期做了", rhythm)
    for place in held.candidates:
        statement = aligner.statements[place]
        covered = held.coverage(place)
        if statement.state in UNFINISHED:
            continue
        if covered > 0 and target.si == 1 and periods.dated_in_each(aligner.before[index], statement.dates):
            return said("met", "完成情况逐次写明了时间，每期都有", statement)
        if covered >= ENOUGH_WITH_EQUAL and periods.as_often(target, statement.text):
            return said("met", "完成情况称按周期做了，次数与要求相符", statement)
        if covered < (ENOUGH_WITH_EQUAL if target.si == 1 else ENOUGH_WITH_FIGURE):  # the less for one thing
            continue
        if only_one.told(aligner, index, target, statement, covered):
            return said("met", "要求的只有一件，完成情况称已经完成", statement)
        if covered < ENOUGH_WITH_FIGURE:
            continue
        few = target.dimension in ("count", "ratio") and _at_most(aligner, index, target)
        if statement.negated and (target.si == 0 or few):
            return said("met", "完成情况称没有发生", statement)
        if _NIL.search(statement.text) and _at_most(aligner, index, target):
            return said("met", "完成情况称为零", statement)
        if _named_one_by_one(aligner, index, target, statement):
            return said("met", "完成情况逐一列出了名称，数目与要求相符", statement)
        if target.base in _OCCASIONS and _at_so_many(statement, target):
            return said("met", "完成情况写明了在多少处做过，不少于要求的次数", statement)
        so_often = target.si > 1 and _EACH_SO_MANY.search(aligner.demands[index].text)
        if target.dimension == "count" and not so_often and everywhere(statement.text, aligner.demands[index].text):
            return said("met", "完成情况称各处均已完成", statement)
    told = [s for p in held.candidates if (s := aligner.statements[p]).dates and held.coverage(p) >= WEAK]
    if target.dimension != "count" or target.si < 2 or any(s.state in UNFINISHED for s in told):
        return None
    days = sum(len({d.span.quote for d in s.dates}) for s in told)  # 5月、10月分别演练: each time has its own
    if target.si == days or (target.comparator in (">=", ">") and target.si <= days):
        reason = "完成情况逐次写明了时间，次数与要求相符"
        return Result("met", reason, None, tuple(s.span for s in told))
    return None


def _in_rhythm(aligner: Aligner, index: int, target: Figure) -> Statement | None:
    """The statement of a demand that tells it was done in each of the periods that are due, of several the one that says most of it."""
    rhythm = periods.rhythm(aligner.before[index], target)
    if rhythm is None:
        return None
    held = aligner.held(index)
    told = [
        (held.coverage(place), -place)
        for place in held.candidates
        if aligner.statements[place].state not in UNFINISHED and rhythm.search(aligner.statements[place].text)
    ]
    covered, place = max(told, default=(0.0, 0))
    return aligner.statements[-place] if covered > 0 else None


def none_of_it(aligner: Aligner, index: int, target: Figure, match: Match) -> Result | None:
    """A ceiling kept, where a statement says of it that there was none (无纠错案件), and more of it than the match."""
    if target.dimension != "count" or not _at_most(aligner, index, target):
        return None
    held = aligner.held(index)
    of_match = max((held.coverage(p) for p in held.candidates if aligner.statements[p] is match.statement), default=0.0)
    for place in held.candidates:
        statement = aligner.statements[place]
        covered = held.coverage(place)
        if covered > of_match and covered >= ENOUGH_WITH_FIGURE and statement.negated and not statement.quantities:
            return said("met", "完成情况称没有发生", statement)
    return None


def _none_of_just_that(asked: str, statement: Statement) -> bool:
    """Whether a statement says that there was none of what a demand's last words name: 没有败诉案件 for 诉讼败诉案件0件,
    没有一户因看病返贫 and 因病返贫的户数为零 for 因病返贫户0户."""
    start = statement.span.start
    if any(not is_none(statement.text, q.span.start - start, q.span.end - start) for q in statement.quantities):
        return False
    named = asked.rstrip("为是数：: ")
    none = _NONE.search(statement.text)
    if none is not None and len(none["of"]) >= TELLING_WORDS and named.endswith(none["of"]):
        return True
    such, nil = _NONE_SUCH.search(statement.text), _NIL.search(statement.text)
    told = such["of"] if such is not None else statement.text[: nil.start()] if nil is not None else ""
    core = _COUNTED_AS.sub("", named)[-_LAST:]
    return len(core) == _LAST and (core in told or _WITHIN.get(core, core) in told)


def _at_most(aligner: Aligner, index: int, target: Figure) -> bool:
    """Whether a demand is for so much at the most, so that nothing at all satisfies it."""
    return target.comparator in ("<=", "<") or direction.of(target, aligner.before[index]) == "lower"


def _named_one_by_one(aligner: Aligner, index: int, target: Figure, statement: Statement) -> bool:
    """Whether a statement names as many things as are due, without a number of them."""
    if target.dimension != "count" or target.si < 2 or target.comparator not in ("=", ">="):
        return False
    if any(compare.kindred(target, quantity.figure) for quantity in statement.quantities):
        return False
    before, after = around(aligner.demands[index])
    kind = before if words.content(before) else next(iter(words.content(after)), "")  # 与3家医院建立转诊关系
    return enumerated.count(statement.text, kind) == target.si


def told_for_each(aligner: Aligner, index: int, target: Figure) -> Result | None:
    """So many places reached, where each of them is told with a figure of its own: 覆盖5个县区 by 东区22场、西区20场…."""
    if target.dimension != "count" or target.si < FEW or target.comparator not in ("=", ">="):
        return None
    kind = _KIND.match(around(aligner.demands[index])[1])
    if kind is None or _COVERED.search(aligner.demands[index].text) is None:
        return None
    for places in aligner.sentence.values():
        statements = [aligner.statements[place] for place in places]
        if enumerated.each_told([s.text for s in statements], kind[0]) >= target.si:
            return said("met", "完成情况逐处列出了数量，处数与要求相符", statements[0])
    return None


def titled(aligner: Aligner, index: int, target: Figure) -> Result | None:
    """So many works, where a sentence that speaks of them gives just as many titles: 读本已印好，《甲》900册、《乙》600册."""
    if (
        target.dimension != "count"
        or target.base not in _WORKS
        or target.si < 2
        or target.comparator not in ("=", ">=")
    ):
        return None
    for places in aligner.sentence.values():
        told = [aligner.statements[place] for place in places]
        spoken = frozenset[str]().union(*(s.terms for s in told))
        if any(s.state in UNFINISHED for s in told) or likeness.coverage(aligner.terms[index], spoken, {}) < WEAK:
            continue
        named = enumerated.titles([s.text for s in told])
        if named == target.si or (target.comparator == ">=" and named > target.si):
            return said("met", "完成情况逐一写出了名称，数目与要求相符", next(s for s in told if "《" in s.text))
    return None


def _at_so_many(statement: Statement, target: Figure) -> bool:
    """Whether something was held at as many places as it was due times: 9个乡镇举办了演练 for 8场."""
    if target.comparator in ("<=", "<"):
        return False
    at = statement.span.start
    return any(
        q.figure.dimension == "count"
        and q.figure.comparator == "="
        and q.figure.si >= target.si
        and _PLACES.match(statement.text, q.span.end - at) is not None
        for q in statement.quantities
    )
