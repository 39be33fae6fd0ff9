"""Clauses that speak of everything at once: all is done, nothing was done, it was done everywhere."""

from __future__ import annotations

import re

from db.records import Indicator
from extractor.language import units

_ALL_DONE = re.compile(
    r"(?:各项|所有|全部|既定|年度|上述|以上|全年|预期|计划|各)(?:工作|任务|指标|目标|内容|建设内容|绩效指标|绩效目标|工作任务|目标任务)"
    r"[^，。；未没不无]{0,6}?(?:完成|达成|实现|达到|落实)"
    r"|(?<![未没])(?:完成|实现|达到|达成)了?(?:各项|所有|全部|既定|年度|上述|预期)[^，。；]{0,8}?(?:工作|任务|指标|目标)"
)
_DONE = re.compile("完成|达成|实现|达到|落实")
"""One of these stands in every clause of all that is done."""
_UNDONE = re.compile(
    r"^(?:年度|全年|绩效|预期|各项|本|该)*(?:目标任务|目标|指标|任务|项目|工程|工作)(?:整体|总体|均|全部|都)?(?:未能?|没有|没能)(?:按期|如期|按计划|按时|全部)?(?:完成|实现|达成|实施|开工|动工|启动|开展|推进)"
)
_EACH = re.compile(
    r"(?:各|每一?个)(?P<of>行政村|村|乡镇|镇|乡|街道|社区|学校|校|单位|部门|县|区|市|园|院|站|点|所|户|科室|处)|全覆盖|实现[^，。；]{0,8}全部覆盖"
)
_NONE_LEFT = re.compile(r"一(?P<of>[一-鿿]{1,2})(?:都|也)?不[漏落少差]")
_NONE_MISSED = re.compile(r"无一(?!例)|无遗漏|(?:没有|未见|未)(?:遗|脱|漏)|悉数")
_PLACES = re.compile(
    r"覆盖|(?:\d|[一二三四五六七八九十百])\s*个?(?:行政村|自然村|村|乡镇|镇|乡|街道|社区|学校|校|县|区|园)"
)
_SINGLE = "".join(sorted(name for name in units.classifiers() if len(name) == 1 and name >= "\u4e00"))
_ALL = re.compile(
    rf"均|全部|全员|全数|都(?!市)|一律|(?<![未有能不])(?:如数|悉数|尽数|足额)|逐[一园校村站班镇乡{_SINGLE}]|无一|百分之百|全覆盖|个个|(?P<one>[件个户人家村处株项条宗本份批座辆台组校])(?P=one)"
)
_ONE_BY_ONE = re.compile(r"\d\s*(?P<one>[一-鿿])[，,](?P=one)(?P=one)(?P<told>[^，。；未没不无]{2,})(?=$|[，。；])")
_IN_FULL = re.compile(r"全覆盖|全部覆盖")


def of_all(text: str) -> bool:
    """Whether a clause says that something holds of all there are (均、全部、无一)."""
    return _ALL.search(text) is not None or _NONE_LEFT.search(text) is not None


def none_left(text: str) -> bool:
    """Whether a clause says that nothing was left out (无一漏报, 一户不落, 悉数拆除)."""
    return _NONE_MISSED.search(text) is not None or _NONE_LEFT.search(text) is not None


def one_by_one(text: str) -> str | None:
    """What is told of each of the things just counted (险情11起，起起查到原因); None where it is that nothing was done."""
    found = _ONE_BY_ONE.search(text)
    return None if found is None else found["told"]


def in_full(demanded: str) -> bool:
    """Whether a demand is that all there are are reached (15个社区全覆盖)."""
    return _IN_FULL.search(demanded) is not None


def all_done(text: str) -> bool:
    """Whether a clause says of everything at once that it is done."""
    return _DONE.search(text) is not None and _ALL_DONE.search(text) is not None


def everywhere(text: str, demanded: str) -> bool:
    """Whether a clause says that something was done in every place that a demand counts (各村均…, 全覆盖, 一村不漏)."""
    none_left = _NONE_LEFT.search(text)
    if none_left is not None and re.search(rf"\d\s*{none_left['of']}", demanded):
        return True  # 日常巡查一处不漏 for 48处
    found = _EACH.search(text)
    if found is None:
        return False
    return found["of"] in demanded if found["of"] else _PLACES.search(demanded) is not None


def all_undone(text: str) -> bool:
    """Whether a clause says that the work as a whole was not done (工程未能开工, 年度目标未完成)."""
    return _UNDONE.search(text) is not None


def says_of_all(demand: Indicator) -> bool:
    """Whether the answer says of all what a rate of 100%, or of so much at least, says (均通过验收): only the number is missing."""
    figure = demand.figure
    if figure is None or figure.dimension != "ratio" or demand.result is None:
        return False
    if figure.si != 1 and figure.comparator not in (">=", ">"):
        return False
    return any(of_all(span.quote) and not all_done(span.quote) for span in demand.result.evidence)
