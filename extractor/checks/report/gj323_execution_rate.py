"""执行率与预算、支出金额不符

说明
    写明预算数、支出数和执行率（在同一段里，或者预算在同一部分的前文、在项目自己的标题里），按支出除以预算（调整后的优先）计算的执行率与所写不符。
    某一类支出、某个项目的执行率，与前文给它安排的预算数对照，不与总预算对照。
    没有写预算，只写支出、执行率和结余的，按支出与结余之和计算。

理由
    预算执行率是自评的必评指标，算错直接影响得分。

反例
    一、部门基本情况
    （一）部门预算执行情况
    2025年部门预算1250.50万元，全年实际支出1175.47万元，预算执行率98.0%。

正例
    一、部门基本情况
    （一）部门预算执行情况
    2025年部门预算1250.50万元，全年实际支出1175.47万元，预算执行率94.0%。

不适用
    没有同时写明预算数、支出数和执行率，前文的预算总数不止一个；与计算结果相差10个百分点以上又不像写错一位数字的，是别的金额的执行率；预算为零；资金到位率、拨付率不是执行率。
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from fractions import Fraction
from itertools import chain

from db.records import Block, Quantity, Section
from extractor.checks.report import earmarked, rated_rows, rolls, slips, with_left
from extractor.checks.report.ratios import agrees, percent, quotients
from extractor.checks.rule import Failed, Judgement, NotApplicable, Passed, Rule, context
from extractor.checks.tools import of_block
from extractor.checks.view import View
from extractor.settings import Settings

RATE = re.compile(r"(?:执行率|支出率)(?:为|达到?|约|是|[:：（(]|B/A|）|\))*\s*$")
SPENT = re.compile(
    r"(?:实际|全年|累计|已|共|资金)?(?:支出|执行|使用|支付)(?:(?!预算)[^，。；]){0,8}$|决算[^，。；]{0,8}$"
)
GIVEN = re.compile(r"预算|下达|安排|批复|到位|资金总额|总投资|收入")
OF_ALL = re.compile(r"(?:部门|单位|总体|整体|全部|总)(?:整体|支出|预算)*(?:执行|支出)率(?:为|达到?|约|是|[:：])?\s*$")
"""A rate of all that was spent, though parts of it are told in between."""
ANNOUNCED = re.compile(r"(?:执行|支出)率")
BUDGETED = re.compile(r"[^，。；：\d]{2,30}?(?:年初|全年|安排|项目)*预算(?:数|金额|资金|安排)?(?:为|是)?\s*")
AT_FIRST = re.compile(r"[^，。；：\d]{2,30}?(?:年初|原)(?:安排|批复|预算|数|资金)*(?:为|是)?\s*")
ADJUSTED = re.compile(
    r"\s*[，,、（(]\s*(?:年中|中期)?(?:追加|追减|调整|调增|调减|核增|核减)(?:后|[到至为])(?:的?预算)?(?:数|资金)?(?:[到至为])?\s*"
)
BESIDE_SPENT = re.compile(r"\s*[，,、]\s*(?:全年|实际|已|累计)*(?:支出|执行|使用)(?:数|金额|资金)?(?:为|了)?\s*")
TOLD = re.compile(r"\s*[，,、（(]\s*(?:预算|资金)?(?:执行率|支出率)(?:为|达到?|是)?\s*")
BESIDE = re.compile(r"\s*[、，,（(]\s*(?P<said>(?:预算)?(?:执行|支出)率(?:为|达到?)?\s*)?")
OTHER_YEAR = re.compile(r"上年|去年|往年|前年|同期|上一年")
YEAR = re.compile(r"20\d\d(?=年)")


def check(view: View, settings: Settings) -> Iterable[Judgement]:
    """One judgement a stated rate: in a paragraph beside its amounts, or in the row of a table."""
    judged = False
    for block in view.body:
        quantities = view.quantities(block.id)
        for at, rate in enumerate(quantities):
            if rate.figure.dimension != "ratio" or not RATE.search(block.text, 0, rate.span.start):
                continue
            verdict = _judge(view, block, quantities[:at], rate)
            if verdict is not None:
                judged = True
                yield verdict
    for verdict in chain(_rows(view), _rolls(view)):
        judged = True
        yield verdict
    if not judged:
        yield NotApplicable("没有同时写明预算数、支出数和执行率")


def _judge(view: View, block: Block, before: Sequence[Quantity], rate: Quantity) -> Judgement | None:
    money = [q for q in before if q.figure.dimension == "money"]
    whole_rate = OF_ALL.search(block.text, 0, rate.span.start) is not None
    spent = next(
        (q for q in reversed(money) if _is_spent(block.text, q) and not (whole_rate and _of_a_part(view, q, money))),
        None,
    )
    if spent is None or rate.figure.comparator not in ("=", "~") or _of_other_time(view, block, spent, rate):
        return None
    given = [q for q in money if GIVEN.search(block.text[max(0, q.span.start - 20) : q.span.start])]
    if (beside := _beside(block.text, money, spent, rate)) is not None and beside.figure.si:
        right = any(agrees(rate.figure, value) for value in quotients(spent, [beside]))
        return Passed() if right else _failed(view, beside, spent, rate)
    wholes = [q for q in money if q is not spent and (q.span.start < spent.span.start or q in given)]
    stated = [q for q in wholes if q in given and q.figure.si]
    if any(agrees(rate.figure, value) for one in money for value in quotients(one, wholes if stated else [])):
        return Passed()
    if any(q.span.start >= max(spent.span.end, view.sentence(block.id, rate.span.start).start) for q in stated):
        return (
            None  # 支出627万元。上年预算588万元，执行率97.3%: another budget stands nearer, whose spending is not told
        )
    first = min(view.sentence(block.id, rate.span.start).start, spent.span.start)
    near = [q for q in stated if q.span.start >= first]
    ratios = [q for q in before if q.figure.dimension == "ratio"]
    rated = any(
        _rates(block.text, whole, q) for whole in near or stated for q in ratios if q.span.end < spent.span.start
    )
    if (rated or not near) and (name := earmarked.spent_on(block.text[: spent.span.start])):
        own = None if _broken(block.text, spent, rate) else _earmarked(view, block, name, spent, rate)
        if own is not None or rated or name != "项目":
            return own
    if not stated:
        return (None if wholes else _elsewhere(view, block, spent, rate)) or with_left.judged(view, spent, rate)
    whole = max(near or stated, key=lambda q: q.figure.si)
    if _exceeds(spent, whole) or not slips.near(rate.figure, spent.figure.si / whole.figure.si):
        return None
    told = [q for q in ratios if q.span.start > spent.span.start]
    if any(agrees(q.figure, value) for q in told for value in quotients(spent, [whole])):
        return None  # these amounts have their rate; this one is another's (与部门总执行率97%的差异)
    return _failed(view, whole, spent, rate)


def _is_spent(text: str, money: Quantity) -> bool:
    """Whether the words before an amount say that it was spent."""
    return SPENT.search(text[max(0, money.span.start - 14) : money.span.start]) is not None


def _of_a_part(view: View, spent: Quantity, money: Sequence[Quantity]) -> bool:
    """Whether what was spent is told as a part of what was spent in all (支出86万元，其中人员支出52万元)."""
    text = view.text(spent.span.block)
    parted = text.rfind("其中", view.sentence(spent.span.block, spent.span.start).start, spent.span.start)
    return any(q.span.end <= parted and _is_spent(text, q) for q in money)


def _beside(text: str, money: Sequence[Quantity], spent: Quantity, rate: Quantity) -> Quantity | None:
    """The budget of a rate that is told in one breath with just its two amounts: 甲项目预算86万元，支出84万元，执行率97.67%."""
    start = max(text.rfind(mark, 0, spent.span.start) for mark in "。；;：:\n") + 1
    here = [q for q in money if q.span.start >= start]
    if len(here) not in (2, 3) or here[-1] is not spent or not TOLD.fullmatch(text, spent.span.end, rate.span.start):
        return None
    if len(here) > 2:  # 甲项目年初82万元，追加后86万元，支出84万元，执行率97.67%
        begun = AT_FIRST.fullmatch(text, start, here[0].span.start)
        changed = begun and ADJUSTED.fullmatch(text, here[0].span.end, here[1].span.start)
        return here[1] if changed and BESIDE_SPENT.fullmatch(text, here[1].span.end, spent.span.start) else None
    if not BUDGETED.fullmatch(text, start, here[0].span.start):
        return None
    return here[0] if BESIDE_SPENT.fullmatch(text, here[0].span.end, spent.span.start) else None


def _rates(text: str, whole: Quantity, ratio: Quantity) -> bool:
    """Whether a ratio is the rate of a whole before it (预算860万元，支出817万元，执行率95%；占预算860万元的95%)."""
    between = text[whole.span.end : ratio.span.start]
    return between.strip() == "的" or RATE.search(between) is not None


def _broken(text: str, spent: Quantity, rate: Quantity) -> bool:
    """Whether a rate opens a part of its own in a list, and says nothing of the amount in the part before it."""
    return re.search(r"[；;][^，。；;]*$", text[spent.span.end : rate.span.start]) is not None


def _earmarked(view: View, block: Block, name: str, spent: Quantity, rate: Quantity) -> Judgement | None:
    """The rate against what an earlier paragraph budgets for just what was spent on, where that is one amount."""
    own = earmarked.budgeted(view, name, block.id)
    if any(agrees(rate.figure, value) for value in quotients(spent, own)):
        return Passed()
    if len({q.figure.si for q in own}) != 1 or not spent.figure.si <= own[0].figure.si <= 2 * spent.figure.si:
        return None
    return _failed(view, own[0], spent, rate)


def _elsewhere(view: View, block: Block, spent: Quantity, rate: Quantity) -> Judgement | None:
    """The rate against the whole budget that earlier paragraphs of the section on money state, where it is one amount."""
    section = next((s for s in view.sections("budget") if s.first_block <= block.id <= s.last_block), None)
    if section is None or view.project_of(block.id) is not None:
        return None
    items = [
        item
        for item in view.report.budget
        if item.parent is None
        and item.stage in ("budget", "adjusted")
        and item.span is not None
        and section.first_block <= item.span.block < block.id
        and not earmarked.CHANGE.search(item.name)
        and not OTHER_YEAR.search(re.split("[，。；]", view.text(item.span.block)[: item.span.end])[-1])
    ]
    wholes = [q for item in items for q in view.quantities_in(item.span) if q.figure.dimension == "money"]
    if any(agrees(rate.figure, value) for value in quotients(spent, wholes)):
        return Passed()
    best = [item for item in items if item.stage == "adjusted"] or [i for i in items if "支出" in i.name] or items
    whole = [q for item in best for q in view.quantities_in(item.span) if q.figure.dimension == "money"]
    whole = [q for q in whole if q.figure.si and slips.rate(rate.figure, spent.figure.si / q.figure.si)] or whole
    if len({q.figure.si for q in whole}) != 1 or not whole[0].figure.si or spent.figure.base != whole[0].figure.base:
        return None
    if _exceeds(spent, whole[0]) or not slips.near(rate.figure, spent.figure.si / whole[0].figure.si):
        return None
    if _right_with_another(view, section, spent, rate):
        return None
    return _failed(view, whole[0], spent, rate)


def _exceeds(spent: Quantity, whole: Quantity) -> bool:
    """Whether more was spent than the whole: more than is given cannot be spent, so that it is the whole of a part only."""
    return spent.figure.si > whole.figure.si


def _right_with_another(view: View, section: Section, spent: Quantity, rate: Quantity) -> bool:
    """Whether an amount or a cell of the section, in the unit of what was spent, makes the rate right: the whole of all sources."""
    own = [q for block in view.blocks(section) for q in view.quantities(block.id)]
    same = [q.figure.value for q in own if q.figure.dimension == "other" or q.figure.unit == spent.figure.unit]
    return any(agrees(rate.figure, Fraction(spent.figure.value / value)) for value in same if value > 0)


def _of_other_time(view: View, block: Block, spent: Quantity, rate: Quantity) -> bool:
    """Whether the rate is of another year than what was spent: 全年支出627万元，……。2023年执行率97.3%；上年同期为95.6%."""
    between = block.text[spent.span.end : rate.span.start]
    clause = re.split("[，。；：（(]", between)[-1]
    if OTHER_YEAR.search(clause):
        return not OTHER_YEAR.search(view.sentence(block.id, spent.span.start).quote[: spent.span.end])
    years = YEAR.findall(block.text, 0, spent.span.start)
    later = YEAR.findall(between)
    return bool(years and later and years[-1] != later[-1])


def _rows(view: View) -> Iterable[Judgement]:
    """Rows of a table of money."""
    for whole, spent, rate, right in chain(rated_rows.rated(view), rated_rows.labelled(view)):
        yield Passed() if right else _failed(view, whole, spent, rate)


def _rolls(view: View) -> Iterable[Judgement]:
    """Projects named one by one with what was spent and the rate, where each one's own section gives its budget."""
    for names in rolls.rolls(view):
        announced = False
        for name in names:
            text = view.text(name.block)
            announced = announced or ANNOUNCED.search(text, 0, name.start) is not None
            found = rolls.bearers(view, name.quote)
            behind = [q for q in view.quantities(name.block) if q.span.start >= name.end][:2]
            if len(found) != 1 or [q.figure.dimension for q in behind] != ["money", "ratio"]:
                continue
            spent, rate = behind
            project = view.project(found[0])
            given = [q for item in project.budget for q in view.quantities_in(item.span)] if project else []
            beside = BESIDE.fullmatch(text, spent.span.end, rate.span.start)
            if len(given) != 1 or beside is None or not (announced or beside["said"]):
                continue
            right = any(agrees(rate.figure, value) for value in quotients(spent, given))
            yield Passed() if right else _failed(view, given[0], spent, rate)


def _failed(view: View, whole: Quantity, spent: Quantity, rate: Quantity) -> Failed:
    return Failed(
        {
            "whole": whole.span.quote,
            "spent": spent.span.quote,
            "stated": rate.span.quote,
            "computed": percent(spent.figure.si / whole.figure.si, rate.figure),
        },
        context(whole.span, spent.span, rate.span),
        projects=of_block(view, rate.span.block),
        target=whole,
        reported=rate,
        confidence=0.9,
    )


RULE = Rule(
    code="GJ323",
    name="execution-rate",
    category="execution_rate",
    severity="error",
    message="支出{spent}占预算{whole}应为{computed}，报告写执行率{stated}",
    basis="财政部《项目支出绩效评价管理办法》（财预〔2020〕10号）附件：预算执行率＝实际支出／调整后预算",
    check=check,
    doc=__doc__,
)
