"""自评表里的比率与文字说明的数目不符

说明
    自评表的一行填了某项比率，同一项目的文字说明里写了这项比率的总数和其中达到的数目（或者预算数和支出数），两者之商与表中所填不符。

理由
    表中的比率应由说明里的数目算出。不相符，说明表格和文字至少有一处写错。

反例
    一、项目自评情况
    项目一：农产品检测
    三级指标	年度指标值	实际完成值	分值	得分
    蔬菜抽检合格率	≥97%	99.1%	20	20
    检测批次	≥300批次	320批次	20	20
    说明：全年抽检蔬菜320批次，合格311批次，不合格的已销毁。

正例
    一、项目自评情况
    项目一：农产品检测
    三级指标	年度指标值	实际完成值	分值	得分
    蔬菜抽检合格率	≥97%	97.2%	20	20
    检测批次	≥300批次	320批次	20	20
    说明：全年抽检蔬菜320批次，合格311批次，不合格的已销毁。

不适用
    文字说明没有写总数和达到的数目，或者写了不止一对；同一句里另写了比率的，由GJ322、GJ323检查；相差很大的，说的不是同一件事。
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from fractions import Fraction
from itertools import pairwise

from db.records import Block, Project, Quantity
from extractor.checks.project.judged import Judged
from extractor.checks.project.judged import judged as rows
from extractor.checks.report.ratios import agrees, percent
from extractor.checks.rule import Failed, Judgement, NotApplicable, Passed, Rule, context, reported
from extractor.checks.view import View
from extractor.results.compare import comparable
from extractor.settings import Settings

NAMED = re.compile(
    r"(?P<of>[一-鿿]*?)(?P<how>按期|按时|及时|一次|首次)?(?P<stem>[一-鿿]{2})(?:率|(?<=满意)度)(?:[（(][^（）()]*[）)])?\s*$"
)
SPENT = ("执行", "支出")
"""The stems of a rate of the money."""
BUDGET = re.compile(r"预算(?:数|金额|资金|安排|总额)?(?:安排|下达)?(?:为|共|是)?$")
SPENDING = re.compile(
    r"[，,](?:全年|年末|当年|实际|已|年底前|截至[^，。；\d]{0,4})?(?:实际)?(?:支出|执行|支付|使用)(?:数|金额)?(?:为|共)?"
)
NOT = re.compile(r"[不未没]")
FAR = Fraction(1, 10)
SHARED = 2
"""What the row is called must share a word of so many characters with what the whole counts."""
GENERAL = re.compile(r"项目|工作|完成|年度|全年|总体|群众|服务对象")
MARK = re.compile(r"[，。；：、\n]")


def check(view: View, settings: Settings) -> Iterable[Judgement]:
    """One judgement a rate of a row whose two figures the project's prose tells."""
    judged = False
    for one in rows(view):
        rate = one.result.reported
        if rate is None or rate.figure.dimension != "ratio" or rate.figure.comparator != "=":
            continue
        if (named := NAMED.search(_name(one))) is None:
            continue
        if "\t" not in view.text(rate.span.block) and view.report.block(rate.span.block).cell is None:
            continue
        pairs = list(_pairs(view, one.project, named))
        if len(pairs) != 1:
            continue
        judged = True
        whole, part = pairs[0]
        value = part.figure.si / whole.figure.si
        if agrees(rate.figure, value) or abs(value - rate.figure.si) > FAR:
            yield Passed()
            continue
        yield Failed(
            {
                "row": _name(one),
                "stated": rate.span.quote,
                "whole": whole.span.quote,
                "part": part.span.quote,
                "computed": percent(value, rate.figure),
            },
            (*reported(one.demand.span, rate.span), *context(whole.span, part.span)),
            projects=(one.project,),
            reported=rate,
            confidence=0.8,
        )
    if not judged:
        yield NotApplicable("文字说明没有写出表中比率的总数和达到的数目")


def _name(one: Judged) -> str:
    return re.split(r"[\t≥≤＞＜>＝=\d]", one.demand.text.strip())[0].strip()


def _pairs(view: View, project: Project, named: re.Match[str]) -> Iterator[tuple[Quantity, Quantity]]:
    """Each two figures of the project's prose of which the second tells what of the first the rate is of."""
    for block in view.body_of(project):
        if block.kind != "paragraph" or "\t" in block.text or block.cell is not None:
            continue
        for whole, part in pairwise(view.quantities(block.id)):
            if not _like(whole, part) or _rate_beside(view, block, part):
                continue
            lead, between = MARK.split(block.text[: whole.span.start])[-1], block.text[whole.span.end : part.span.start]
            if named["stem"] in SPENT:
                if BUDGET.search(lead) and SPENDING.fullmatch(between):
                    yield whole, part
            elif _of_the_row(named, lead, between):
                yield whole, part


def _like(whole: Quantity, part: Quantity) -> bool:
    plain = all(q.figure.value_high is None and q.figure.comparator == "=" for q in (whole, part))
    return plain and comparable(whole.figure, part.figure) and 0 < part.figure.si <= whole.figure.si


def _rate_beside(view: View, block: Block, part: Quantity) -> bool:
    """Whether the sentence tells a rate itself, which other rules hold against the two."""
    sentence = view.sentence(block.id, part.span.start)
    return any(q.figure.dimension == "ratio" for q in view.quantities_in(sentence))


def _of_the_row(named: re.Match[str], lead: str, between: str) -> bool:
    """Whether the words between two figures tell what the rate is of, and those before them what its row speaks of."""
    clause = MARK.split(between)
    if (
        len(clause) != 2
        or named["stem"] not in clause[1]
        or NOT.search(clause[1])
        or len(clause[1]) > len(named["stem"]) + 4
    ):
        return False
    if named["how"] and named["how"] not in clause[1]:
        return False
    of = GENERAL.sub("", named["of"])
    told = lead + clause[0]
    return any(of[at : at + SHARED] in told for at in range(len(of) - 1))


RULE = Rule(
    code="GJ383",
    name="row-rate-told",
    category="arithmetic",
    severity="warning",
    message="表中“{row}”填{stated}，按文字说明的{whole}和{part}计算应为{computed}",
    basis="财政部《项目支出绩效评价管理办法》（财预〔2020〕10号）：绩效数据应当真实、准确",
    check=check,
    doc=__doc__,
)
