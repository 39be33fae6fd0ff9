"""The worst of many cases, where a bound is due for each: 最长的一次用了130分钟 breaks “每次不超过2小时”, whatever the mean."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from db.records import Figure, Quantity
from extractor.results import compare, lastwords
from extractor.results.statements import Statement

_LONGEST = re.compile(r"最(?:长|慢|久|迟|晚|高|多|大|贵)[^，。；、]{0,14}$")
_LEAST = re.compile(r"最(?:少|低|短|小)[^，。；、]{0,14}$")
_EACH = re.compile(
    r"每[一]?[次起件例户人家处项个批期场台间名村镇乡校站点班馆园条座所支县区院社组队]|单[次件户项]|各[村镇校站点](?!共)"
)
_ALL = re.compile(r"[均都](?=[不应须要达在控])")
"""A bound that is due for all of several: 四个站点服务时间均不少于300天."""
# So much for each of those that are told last: 图书室每周63小时，……乡镇站均为36小时; 户均 is a mean.
_OF_EACH = re.compile(
    r"(?:(?<![月日年周季])(?<!(?<!每)[人户])均|都|各|仅|只)(?:为|是|有|达|能)?(?P<act>[^，。；、\d]{0,8})$"
)
_PER = re.compile(r"每(?:[个一]?)(?P<one>[一-鿿])")
_FAR_OFF = 2
"""What is less than half of what is due, or more than twice as much, is rather of something else."""
_MEAN = re.compile(r"平均|[月日年周人户]均|总(?:计|量|数)|累计|合计")
_AVERAGE = re.compile(r"(?:平均|均值|全年)[^，。；、\d]{0,8}$")
_NEVER_ADDED = frozenset(("ratio", "rate", "score"))
_ELSE = re.compile(
    r"原[为是有达]|(?:改造|整改|实施|优化|更换)前|原来|原先|以前|过去|此前|自[筹付负]|配套|其中|含|专[任职]|夜间|高峰|入户|新增|上年|去年|往年|全[省市国]|目标|要求|标准"
)


def case(
    text: str, target: Figure, found: Statement, statements: Sequence[Statement]
) -> tuple[Statement, Quantity] | None:
    """The worst case that the sentence of an answer tells, where it breaks a bound that holds for each case.

    `text` is the demand.
    """
    ceiling = target.comparator in ("<=", "<")
    if not for_each(text, target):
        return None
    worst = _LONGEST if ceiling else _LEAST
    words = _words_before(target, found)
    alike = words if _ALL.search(text) else None
    per = _EACH.search(text) is not None or alike is not None
    for statement in statements:
        if statement.sentence != found.sentence or statement.span.block != found.span.block:
            continue
        if statement.span.start > found.span.start and _of_another_bound(target, found, statement, statements):
            continue
        for quantity in statement.quantities:
            before = statement.text[: quantity.span.start - statement.span.start]
            one_of_all = alike is not None and lastwords.telling(before) == alike
            one_of_all = one_of_all or (per and _one_group(text, target, before, words, quantity))
            if (
                not (one_of_all or worst.search(before))
                or _ELSE.search(before)
                or not compare.comparable(target, quantity.figure)
            ):
                continue
            if compare.satisfies(target, quantity.figure, "lower" if ceiling else "higher") is False:
                return statement, quantity
    return None


def _one_group(text: str, target: Figure, before: str, words: str | None, quantity: Quantity) -> bool:
    """Whether a figure is told of each of some of those that a bound holds for, in the words of the rest or in none."""
    told = _OF_EACH.search(before)
    if told is None or not (not told["act"] or told["act"] == words or lastwords.telling(before) == words):
        return False
    due = {found["one"] for found in _PER.finditer(text)}
    if any(found["one"] not in due for found in _PER.finditer(before)):
        return False
    low, high = sorted((quantity.figure.si, target.si))
    return bool(compare.comparable(target, quantity.figure)) and low * _FAR_OFF >= high


def _words_before(target: Figure, found: Statement) -> str | None:
    """The words before the figure that answers: with the very same the others of a row are told (服务341天，……服务322天)."""
    like = (q for q in found.quantities if compare.comparable(target, q.figure))
    told = (lastwords.telling(found.text[: q.span.start - found.span.start]) for q in like)
    return next((words for words in told if words is not None), None)


def _of_another_bound(target: Figure, found: Statement, worst: Statement, statements: Sequence[Statement]) -> bool:
    """Whether a limit other than the demand's is told between the answer and the worst case: that is held against it.

    到场平均3.1小时，均在24小时内修复，最长一次用时19小时
    """
    return any(
        q.figure.comparator == target.comparator and compare.comparable(target, q.figure) and q.figure.si != target.si
        for s in statements
        if s.sentence == found.sentence and found.span.start < s.span.start < worst.span.start
        for q in s.quantities
    )


def for_each(text: str, target: Figure) -> bool:
    """Whether the bound of a demand holds for each case; a time limit does unless it says that it is one on average."""
    ceiling = target.comparator in ("<=", "<")
    if not (ceiling or target.comparator in (">=", ">")) or _MEAN.search(text):
        return False
    return (
        _EACH.search(text) is not None or _ALL.search(text) is not None or (ceiling and target.dimension == "duration")
    )


def told(before: str) -> bool:
    """Whether the words before a figure say that it is the worst or the best of many cases (最慢的一件用了9天)."""
    return _LONGEST.search(before) is not None or _LEAST.search(before) is not None


def longest(before: str) -> bool:
    """Whether the words before a figure say that no case took or cost more (最慢的一件用了9天)."""
    return _LONGEST.search(before) is not None and _ELSE.search(before) is None


def mean_of_a_row(
    text: str, target: Figure, found: Statement, quantity: Quantity, statements: Sequence[Statement]
) -> tuple[Statement, Quantity] | None:
    """The mean that closes a row of rates, where a figure is one of the row: 4月91%、5月96%，两个月平均93.5%.

    None where the demand (`text`) holds for each of them, or the mean is none of the row.
    """
    if target.dimension not in _NEVER_ADDED or for_each(text, target):
        return None
    row = [quantity.figure.si]
    for statement in statements:
        if statement.sentence != found.sentence or statement.span.block != found.span.block:
            continue
        for other in statement.quantities:
            if other.span.start <= quantity.span.start or not compare.comparable(other.figure, quantity.figure):
                continue
            if not _AVERAGE.search(statement.text, 0, other.span.start - statement.span.start):
                row.append(other.figure.si)
            elif len(row) > 1 and min(row) <= other.figure.si <= max(row):
                return statement, other
    return None


def respectively(target: Figure, statement: Statement, quantity: Quantity, others: Collection[Quantity]) -> Quantity:
    """Of figures told respectively (分别为38小时、36小时、42小时) the one that is hardest on the demand; else `quantity`.

    None that answers one of the `others` due: 每棚、每圈补助分别为900元、600元 are held each against its own.
    """
    told = [q for q in statement.quantities if compare.comparable(target, q.figure) and q not in others]
    if "分别" not in statement.text or len(told) < 2 or quantity not in told:
        return quantity
    pick = max if target.comparator in ("<=", "<") else min
    return pick(told, key=lambda q: q.figure.si)
