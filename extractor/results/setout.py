"""What was asked for, told once more in a completion beside the result: 目标≥90%，实际92%; 计划9月1日前开通，实际……"""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractor.language.types import Clause

_ASKED = re.compile(
    r"(?:目标值?|指标值|计划值|年初计划|任务数|目标任务)(?:应|要求)?(?:为|是|：|:)?\s*[≥≤＞＜><=]?(?:不(?:少|低|高|大|小)于|不超过|达到|控制在)?\s*$"
)
# What was planned, told in the clause before the result: 发车正点率计划94%以上，实际抽查……; 计划9月1日前开通，实际……
_PLANNED = re.compile(r"(?:年初|原|年度)?计划(?!数|内|外)[^，。；]*\d|(?:目标|指标)值?(?:为|是)?[≥≤]?\d")
_SET = re.compile(
    r"[率度值数量额程价]计划(?:为)?(?:每?[一-鿿]{0,4}|[一二两三四五六七八九十百千万]{0,3}[一-鿿]{0,4})[≥≤]?\d"
)
"""So much was set for a measure (离职率计划6%以内，全年离职……); what follows in the sentence tells the result."""
_BOUND = re.compile(r"(?:[≥≤]|不(?:少|低|高|多)于|不超过|[高低]于|达到)\s*[\d一二两三四五六七八九十百千万][^，。；]*$")
_CAME_TO = re.compile(
    r"(?:全年|年度|本年)?(?:实际(?:完成|达到|为|是)?了?|(?:最终|全年)?(?:为|达到?了?))\s*[\d一二两三四五六七八九十百千万]"
)
"""务工不少于900人次，实际987人次; 满意度高于90%，为93.5%: the bound is what was asked for."""
_PLANS = re.compile(r"(?:^(?:年初|原|年度)?计划[^，。；]*|计划(?:数?为?)?\s*)\d")
_COMPLETED = re.compile(r"(?:全年|截至[^，。；]{2,8}|共|累计|已|最终)*完成了?\s*\d")
"""计划培训320名，完成326名: a clause that only says how many were done tells of what was planned before it."""
_BRACKETED = re.compile(r"[（(](?:年度|年初)?(?:目标|计划|任务)(?:值|数)?[^（(）)]*$")
_HELD_AGAINST = re.compile(r"(?:比|较|与|跟|距离?|低于|高于|超过|少于|多于|达到|达不到)\s*[≥≤]?$")
_AS_TARGET = re.compile(
    r"\d[\d.,，]*\s*[百千万亿]*[^，。；、\d的]{0,6}的?(?:年度|年初|既定|预定|全年|原定)?(?:目标|计划|任务|要求|指标)"
)
ACTUAL = re.compile(r"(?:全年|年度|本年)?(?:实际|完成值|实绩|实现)")
"""How a clause opens that tells what came of it."""


def sets_out(text: str, said: str, end: int, after: Sequence[Clause]) -> bool:
    """Whether a clause of a completion only says what was planned, and the next one of its sentence what came of it."""
    if not after or text[end : end + 1] not in "，,；;":
        return False
    if "计划" in said and _SET.search(said) is not None:
        return True
    follows = after[0].start
    if ACTUAL.match(text, follows) is not None and _PLANNED.search(said) is not None:
        return True
    if _CAME_TO.match(text, follows) is not None and _BOUND.search(said) is not None:
        return True
    return _COMPLETED.match(text, follows) is not None and _PLANS.search(said) is not None


def is_outcome(said: str) -> bool:
    """Whether a clause, behind what was asked for, opens as one that tells what came of it (实际92%; 为93.5%)."""
    return any(opens.match(said) is not None for opens in (ACTUAL, _CAME_TO, _COMPLETED))


def is_target(text: str, start: int) -> bool:
    """Whether the figure at `start` is what was asked for, told once more beside the result (目标≥90%，实际92%; 较24场的目标少3场)."""
    if _ASKED.search(text, 0, start) is not None:
        return True
    return _HELD_AGAINST.search(text, 0, start) is not None and _AS_TARGET.match(text, start) is not None


def is_bracketed(text: str, start: int) -> bool:
    """Whether the target at `start` stands in brackets behind the result: 新建13座（目标12座）."""
    return _BRACKETED.search(text, 0, start) is not None
