"""Figures that a completion gives in words: 未发生 for 0起, 均已组建 for 24个村, a name for the one thing that is due."""

from __future__ import annotations

import re
from fractions import Fraction

from db.records import Figure, Result
from extractor.language import words
from extractor.results import compare, direction, enumerated, likeness, only_one, periods
from extractor.results.align import Aligner
from extractor.results.asked import around
from extractor.results.enough import (
    ENOUGH_TO_RESTATE,
    ENOUGH_WITH_EQUAL,
    ENOUGH_WITH_FIGURE,
    SOME,
    UNFINISHED,
    WEAK,
    Match,
    said,
)
from extractor.results.statements import Statement, is_none
from extractor.results.sweeping import everywhere, none_left, of_all, one_by_one

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
_MANY = Fraction(1, 2)
"""Where fewer than so many are to be checked, that another thing was done with all of them says nothing of it."""
_RATE_OF = re.compile(r"[一-鿿]{2}(?:率|比例)")
_PLACES = re.compile(
    r"(?:乡镇|镇|乡|街道|村|社区|学校|单位|企业|园区|县区?|站|所)(?:（[^（）]*）)?(?:都|均|分别|先后)?(?:举办|举行|开展|组织|召开|进行)"
)
_COVERED = re.compile(r"覆盖|涉及|惠及|走进|深入|遍及|全部")
_POINTS_BACK = re.compile(r"(?:上述|以上|这些?|该)(?:\d+|[一二两三四五六七八九十]+)?\s*[个件处起户人家批项份宗]?")
_HAS_BEEN = re.compile(
    r"(?:目前|年底前|年内)?已经?(?:按期|如期|及时|逐一)?(?P<act>[一-鿿]{2}(?:完毕|到位|完成|销号|清零|结束|办结)?)$"
)
_NOT_ALL = re.compile(r"基本|部分|多数|大多|大部|主要|陆续|正在")
_FOUND = re.compile(r"查出|发现|检出|查处|排查出|受理|收到|接到|接报|登记|移交|交办|梳理出")
"""What is counted whole, before it is said what became of it."""
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


def every_one(aligner: Aligner, index: int, target: Figure) -> Statement | None:
    """A statement that something holds of all (均按计划举办), near enough to a demand for 100%."""
    if target.dimension != "ratio" or target.comparator in ("<=", "<") or (target.si != 1 and target.comparator == "="):
        return None
    statements = aligner.statements
    text = aligner.demands[index].text
    stem = likeness.terms(_RATE_OF.sub(lambda rate: rate[0][:2], text))
    terms = likeness.terms(_RATE_OF.sub("", text)) or likeness.terms(text)
    named = _RATE_OF.search(text)
    near = [
        (
            max(
                likeness.coverage(terms, s.terms, {}),
                likeness.coverage(stem, s.terms, {}),
                _names(named, s),
                _in_its_sentence(aligner, index, p),
            ),
            _names(named, s),  # 逐户验收，375户全部合格: of 合格率 the second
            -p,
        )
        for p, s in enumerate(statements)
        if (of_all(s.text) or (target.si == 1 and _of_those_counted(aligner, p, named)))
        and s.state not in UNFINISHED
        and not (named and _of_another_rate(aligner, p, text, named))
        and (target.si >= _MANY or named is None or _names(named, s) > 0)
    ]
    share, _, place = max(near, default=(0.0, 0.0, 0))
    return statements[-place] if share >= SOME else None


def all_of_just_that(aligner: Aligner, index: int, target: Figure, match: Match) -> Result | None:
    """A rate of 100% for one kind, told of all of that kind, where the rate found is of another: 一类缺陷7处全部消除，二类缺陷……消除率98%."""
    if target.dimension != "ratio" or target.si != 1 or target.comparator in ("<=", "<"):
        return None
    told = every_one(aligner, index, target)
    if told is None or told is match.statement or match.quantity is None or match.quantity.figure.si >= target.si:
        return None
    place, found = aligner.place_of[told.span], aligner.place_of[match.statement.span]
    if place >= found or told.sentence != match.statement.sentence:
        return None
    terms = aligner.terms[index]
    if likeness.coverage(terms, told.terms, {}) <= likeness.coverage(terms, match.statement.terms, {}):
        return None
    lacking = terms - told.terms
    if any(lacking & s.terms for s in aligner.statements[place + 1 : found + 1]):
        return None  # 一般缺陷……全部消除，重大缺陷210处: of the other kind
    return said("met", "完成情况说这一类全部做到", told) if told.quantities else None


def _in_its_sentence(aligner: Aligner, index: int, place: int) -> float:
    """How much of a demand a clause about all holds with what its sentence said before: 转办建议17件，均在规定时间内转出.

    Without a word of the demand it must say that none was left out (……逐人随访，无一遗漏).
    """
    statement = aligner.statements[place]
    share = aligner.held(index).coverage(place)
    own = bool(aligner.terms[index] & statement.terms)
    if own and place and _POINTS_BACK.match(statement.text):  # 查出故障灯箱16个，……。上述16个灯箱全部……
        before = (s.terms for s in aligner.statements[:place] if s.sentence == statement.sentence - 1)
        share = likeness.coverage(aligner.terms[index], statement.terms.union(*before), {})
    return share if share >= ENOUGH_TO_RESTATE and (own or none_left(statement.text)) else 0.0


def _of_those_counted(aligner: Aligner, place: int, rate: re.Match[str] | None) -> bool:
    """Whether a clause says just what a rate is of, of all that its sentence has counted: 查出缺陷57处，……，已消除销号."""
    statement = aligner.statements[place]
    done = _HAS_BEEN.match(statement.text)
    if rate is None or done is None or not done["act"].startswith(rate[0][:2]):
        return False
    if statement.quantities or statement.negated or _NOT_ALL.search(statement.text):
        return False
    before = [s for s in aligner.statements[:place] if s.sentence == statement.sentence]
    return any(_FOUND.search(s.text) and any(q.figure.dimension == "count" for q in s.quantities) for s in before)


def each_of_them(aligner: Aligner, index: int, target: Figure) -> Result | None:
    """A rate of 100%, where all that were just counted are told of one by one: 险情11起，起起查明原因 for 险情查处率."""
    text = aligner.demands[index].text
    rate = _RATE_OF.search(text)
    if rate is None or target.dimension != "ratio" or target.si != 1 or target.comparator in ("<=", "<"):
        return None
    for places in aligner.sentence.values():
        told = [aligner.statements[place] for place in places]
        each = one_by_one("，".join(s.text for s in told))
        if each is None or any(s.state in UNFINISHED for s in told):
            continue
        here = next(s for s in told if each in s.text)
        said_of = frozenset[str]().union(*(s.terms for s in told))
        if likeness.coverage(likeness.terms(text[: rate.start()]), said_of, {}) < SOME:
            continue
        if set(rate[0][:2]) & set(each):
            return said("met", "完成情况给出总数，并说逐一做到", here)
        return said("undetermined", "完成情况说逐一做了，是否就是这一项，从文字上不能确定", here)
    return None


def _of_another_rate(aligner: Aligner, place: int, demanded: str, due: re.Match[str]) -> bool:
    """Whether a sentence goes on with the rate of what it says of all, and that is no work and no thing of the demand's.

    20间教室均已装空调，装配率100% for 教室投影联网率100%
    """
    told = "，".join(
        aligner.statements[p].text for p in aligner.sentence[aligner.statements[place].sentence] if p >= place
    )
    rate = _RATE_OF.search(told)
    thing = next(reversed(words.content(demanded[: due.start()])), "")
    if rate is None or not thing or thing in told or not told[rate.end() :].lstrip("为是达到")[:1].isdigit():
        return False
    own, other = due[0][:2], rate[0][:2]
    return own not in told and other not in demanded and likeness.terms(own).isdisjoint(likeness.terms(told))


def _names(rate: re.Match[str] | None, statement: Statement) -> float:
    """Enough, where a statement says just what a rate is of (全部落实监管措施 for 监管率)."""
    return SOME if rate is not None and rate[0][:2] in statement.text else 0.0
