"""Figures near to what is due that count otherwise: cases opened, those on record, who did it, what a rule allows."""

from __future__ import annotations

import re

from extractor.results import compare, gains, likeness
from extractor.results.candidate import Candidate
from extractor.results.enough import FAR

_RECORD = re.compile(r"(?P<stock>在册|现有|在库|建档)[^，。；、\d]{0,12}$")
_TOLD = re.compile(r"数字|数据|指标|目标|方面")
_OPENED = re.compile(r"(?:立案|收案|新收|受理|登记|起诉)[^，。；、\d]{0,6}$")
_INCREASE = re.compile(r"新增|净增|新发展|增加(?!到|至)")
_NOUN = re.compile(r"[一-鿿]{2}(?=$|[，。；、（])")
# What a rule or a contract allows, told beside what came of it: 省里规定的补助上限为每户8000元.
_RULED = re.compile(
    r"(?P<bound>上限|下限|限额|限价|控制价|封顶线|[省市县区国部][^，。；、\d]{0,8}标准|(?:规定|政策|文件|合同|批复|核定)[^，。；、\d]{0,6}标准)(?:线|值|额)?(?:为|是|定为)?(?:每[一-鿿]{0,3})?$"
)
# What the whole project spent, told beside its budget; and the words of a demand for a cost that say of what.
_SPENT = re.compile(
    r"\s*(?:(?:本|该)?项目|全年|年度|实际|当年|共|累计|资金|总)*(?:支出|执行|花费|使用)(?:资金|共计|合计)?"
)
_COST = re.compile(r"(?:项目|全年|年度|资金|经费|预算|支出|成本|费用|投入|总|额|控制|不|超过|高于|大于|以内|在|[≤<])+")
# A measure by its full name: 有林面积, which 造林面积 is not.
_MEASURE = re.compile(r"[一-鿿]{1,6}(?:面积|里程|长度|人数|户数|金额|总额|总量|产量|存量|次数)$")
_TELLING = 0.6
"""So much of a demand's words between two figures are told of the second."""
_TO_CLOSE = re.compile(r"结案|审结|办结")
_SO_FAR = re.compile(r"累计[^，。；、\d]{0,8}$")
_OF_THE_YEAR = re.compile(r"(?:20\d\d年|本年|当年|今年|年内)[^，。；、\d]{0,10}$")
_YEAR = re.compile(r"20\d\d(?=年)")
_OTHERS = re.compile(r"其余|其他|其它|余下|剩余|另外")


def on_record(one: Candidate) -> bool:
    """Whether the figure is of all that are on record, far more than are to be served: 登记在册9936人 for 培训1800人."""
    share = compare.excess(one.target, one.quantity.figure)
    stock = _RECORD.search(one.before)
    return stock is not None and stock["stock"] not in one.asked and share is not None and share > FAR


def of_what_is_told(one: Candidate) -> bool:
    """Whether the figure counts what was just told, and no things: 登记户数和挽回损失两个数字都超过目标."""
    noun = _TOLD.match(one.statement.text, one.end)
    return noun is not None and noun[0] not in one.asked


def asked_by_another(one: Candidate) -> bool:
    """Whether the figure counts things that another demand is for, and this one is not: 含8个栏目 for 网站1个 beside 栏目8个."""
    noun = None if one.equal else _NOUN.match(one.statement.text, one.end)
    if noun is None or noun[0] in one.asked:
        return False
    return any(
        demand.figure is not None and compare.comparable(demand.figure, one.quantity.figure) and noun[0] in demand.text
        for demand in one.of.demands
    )


def named_as_another(one: Candidate) -> bool:
    """Whether the figure is told by the name of a measure that another demand opens with, and this one does not have:
    积水面积12公顷 for 排水面积20公顷, beside 积水面积较上年减少."""
    name = None if one.equal else _MEASURE.search(one.before)
    if name is None or name[0] in one.asked:
        return False
    return any(demand.text.startswith(name[0]) for demand in one.of.demands)


def of_several_years(one: Candidate) -> bool:
    """Whether the figure is of all years so far, and its sentence tells of the year as well: 2022年完成投资0.8亿元，累计2.6亿元."""
    if not _SO_FAR.search(one.before) or "累计" in one.asked:
        return False
    return any(
        quantity is not one.quantity
        and compare.comparable(quantity.figure, one.quantity.figure)
        and quantity.figure.si < one.quantity.figure.si
        and _OF_THE_YEAR.search(statement.text[: quantity.span.start - statement.span.start])
        for statement in (one.of.statements[p] for p in one.of.sentence[one.statement.sentence] if p <= one.place)
        for quantity in statement.quantities
    )


def of_an_earlier_year(one: Candidate) -> bool:
    """Whether the sentence tells year by year, and the figure is not of the last: 2021年投资95万元；2022年完成投资260万元."""
    own, year = _year(one, one.place, one.start), one.of.year
    if own is None or year is None or own in one.asked:
        return False
    return any(
        compare.comparable(quantity.figure, one.quantity.figure)
        and (other := _year(one, place, quantity.span.start - one.of.statements[place].span.start)) is not None
        and own < other <= str(year)
        for place in one.of.sentence[one.statement.sentence]
        if place >= one.place
        for quantity in one.of.statements[place].quantities
    )


def _year(one: Candidate, place: int, at: int) -> str | None:
    """The last year that the sentence names before a place in one of its statements."""
    here = one.of.statements[place]
    before = (one.of.statements[p].text for p in one.of.sentence[here.sentence] if p < place)
    found = _YEAR.findall("，".join((*before, here.text[:at])))
    return found[-1] if found else None


def of_the_others(one: Candidate) -> bool:
    """Whether the figure is of those that were left over (其余各季均在90%以上), where another sentence tells of just this demand."""
    if not _OTHERS.match(one.statement.text) or _OTHERS.match(one.asked):
        return False
    measure = compare.measure(one.target)
    here = one.of.coverage(one.demand, one.place)
    return any(
        place < one.place and one.of.coverage(one.demand, place) >= here for place, _ in one.of.said.get(measure, ())
    )


def of_the_level(one: Candidate) -> bool:
    """Whether an increase is due, and the figure is the level that its sentence tells the increase of.

    年末在册会员860名，净增52名 for 新增会员50名
    """
    if one.equal or _INCREASE.search(one.asked) is None or not gains.of_level(one.before, len(one.before)):
        return False
    return any(
        compare.comparable(one.quantity.figure, later.figure)
        and later.figure.si < one.quantity.figure.si
        and gains.is_gain(statement.text, later.span.start - statement.span.start)
        for statement in (one.of.statements[p] for p in one.of.sentence[one.statement.sentence] if p >= one.place)
        for later in statement.quantities
        if later.span.start > one.quantity.span.start
    )


def not_closed(one: Candidate) -> bool:
    """Whether cases are to be closed, and the figure is of those opened, of which the sentence tells how many were closed.

    立案23件，年底前审结17件 for 结案20件
    """
    if one.equal or _TO_CLOSE.search(one.asked) is None or _OPENED.search(one.before) is None:
        return False
    return any(
        compare.comparable(one.quantity.figure, later.figure)
        and later.figure.si < one.quantity.figure.si
        and _TO_CLOSE.search(statement.text, 0, later.span.start - statement.span.start) is not None
        for statement in (one.of.statements[p] for p in one.of.sentence[one.statement.sentence] if p >= one.place)
        for later in statement.quantities
        if later.span.start > one.quantity.span.start
    )


def of_a_rule(one: Candidate) -> bool:
    """Whether the figure is what a rule allows at most or at least, where the demand does not speak of that."""
    ruled = None if one.equal else _RULED.search(one.before)
    return ruled is not None and ruled["bound"][-2:] not in one.asked


def of_who_did_it(one: Candidate) -> bool:
    """Whether the figure opens its clause with who did the work, and the demand's words lead to the next one.

    四个分局新建点位444个 for 新建点位420个
    """
    if one.equal or one.before.strip():
        return False
    after = next((q for q in one.statement.quantities if q.span.start >= one.quantity.span.end), None)
    if after is None or not compare.comparable(one.quantity.figure, after.figure):
        return False
    between = one.statement.text[one.end : after.span.start - one.statement.span.start]
    if between[:2] in one.asked or "、" in between:
        return False
    return likeness.coverage(likeness.terms(one.asked), likeness.terms(between), {}) >= _TELLING


def of_the_project(one: Candidate) -> bool:
    """Whether a ceiling is due for one kind of cost, and the figure is what the whole project spent of its budget.

    项目预算57万元，支出55万元 for 宣传支出不超过40万元
    """
    if one.target.dimension != "money" or one.target.comparator not in ("<=", "<") or one.of_one:
        return False
    if one.quantity.figure.si <= one.target.si or not _SPENT.fullmatch(one.before):
        return False
    if not likeness.terms(_COST.sub("，", one.of.before[one.demand])):
        return False
    told = (one.of.statements[p] for p in one.of.sentence[one.statement.sentence] if p < one.place)
    return any("预算" in s.text and any(compare.comparable(q.figure, one.target) for q in s.quantities) for s in told)
