"""Figures near to what is due that count otherwise: cases opened, those on record, or what was just told itself."""

from __future__ import annotations

import re

from extractor.results import compare, gains
from extractor.results.candidate import Candidate
from extractor.results.enough import FAR

_RECORD = re.compile(r"(?P<stock>在册|现有|在库|建档)[^，。；、\d]{0,12}$")
_TOLD = re.compile(r"数字|数据|指标|目标|方面")
_OPENED = re.compile(r"(?:立案|收案|新收|受理|登记|起诉)[^，。；、\d]{0,6}$")
_INCREASE = re.compile(r"新增|净增|新发展|增加(?!到|至)")
_NOUN = re.compile(r"[一-鿿]{2}(?=$|[，。；、（])")
_TO_CLOSE = re.compile(r"结案|审结|办结")


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
