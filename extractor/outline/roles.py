"""The role of a section, by what its heading says; a section without a telling heading has its parent's role."""

from __future__ import annotations

import re
import tomllib
from functools import cache, lru_cache
from importlib import resources
from typing import TYPE_CHECKING, Any, cast

from db.records import Role

if TYPE_CHECKING:
    from extractor.outline.types import Node

# Which roles pass to subsections whose own headings tell nothing.
_INHERITED = frozenset({"overall_goals", "overall_results", "project_results", "problems", "measures", "conclusion",
                        "duties", "method", "organisation_of_evaluation", "budget", "evaluators"})  # fmt: skip


_LEFT_OUT = re.compile(r"\s|[（(][^（）()]*[）)]$")
_OVERALL = frozenset({"overall_goals", "overall_results"})
# Parts of an evaluation that speak of how a project was set up and run, not of its results.
_INPUT = re.compile(r"(?:项目)?(?:决策|过程|投入|管理|立项)(?:情况|指标|分析|$)")
# What was to be done and was done a year before: no goals and no results of this report.
_PAST = re.compile(
    r"(?:上年|去年|上一年|往年|前年)度?(?!结转|结余|预算|决算|资金|问题|对比|同期)[^，。；]{0,12}(?:回顾|工作|任务|情况)"
)


@cache
def _raw() -> dict[str, Any]:
    return tomllib.loads(resources.files(__package__).joinpath("roles.toml").read_text("utf-8"))


@cache
def _table() -> list[tuple[Role, re.Pattern[str], re.Pattern[str]]]:
    return [
        (cast(Role, e["name"]), re.compile("|".join(e["patterns"])), re.compile("|".join(e["strict"])))
        for e in _raw()["role"]
    ]


@cache
def _made_of() -> tuple[re.Pattern[str], dict[str, tuple[str, ...]], tuple[str, ...]]:
    """A pattern of the words of outlines, how the headings of each role end, and how those of any do."""
    ends: dict[str, tuple[str, ...]] = {}
    for entry in _raw()["role"]:
        ends[entry["name"]] = (*ends.get(entry["name"], ()), *entry["ends"])
    words = {*_raw()["words"], *(end for role in ends.values() for end in role)}
    return re.compile(f"(?:{'|'.join(sorted(words))})+"), ends, tuple({end for role in ends.values() for end in role})


@cache
def _any_strict() -> re.Pattern[str]:
    """The name of any role: few lines are one, and one pattern tells so at once."""
    return re.compile("|".join(strict.pattern for _, _, strict in _table()))


@lru_cache(maxsize=4096)
def role_of(heading: str, *, whole: bool = False) -> Role | None:
    """The role that a heading's words give, None where they tell nothing.

    With `whole`, only a heading that is nothing but the name of a role counts (for lines without a number).
    """
    bare = _LEFT_OUT.sub("", heading).rstrip("：:。")
    if whole and _any_strict().fullmatch(bare) is None:
        return None
    for role, loose, strict in _table():
        if strict.fullmatch(bare) if whole else loose.search(bare):
            return role
    return None


@lru_cache(maxsize=4096)
def composed(heading: str) -> Role | None:
    """The role of a heading that is made of nothing but words of outlines and closes as those of its role do."""
    bare = _LEFT_OUT.sub("", heading).rstrip("：:")
    words, ends, any_end = _made_of()
    if not bare.endswith(any_end) or words.fullmatch(bare) is None:
        return None
    role = role_of(heading) or "other"
    return role if bare.endswith(ends[role]) else None


def assign_roles(root: Node) -> None:
    """Fill in the role of every node below `root`, parents first."""
    for node in root.walk()[1:]:
        parent = node.parent
        if _INPUT.match(node.heading) or _PAST.match(node.heading):
            node.role_given = True
            continue
        inherited: Role = parent.role if parent is not None and parent.role in _INHERITED else "other"
        if node.kind == "project":
            node.role = "project_results"
            continue
        if _lists_projects(node):
            node.role, node.role_given = "project_results", True
            continue
        # A heading at the front of its paragraph leads a section only near the top (（一）机构设置。局机关设……), and one that
        # is numbered as a project none at all (项目五：历史遗留问题化解).
        leads = node.kind == "heading" or node.level <= 2
        own = role_of(node.heading) if leads and (node.mark is None or node.mark.style != "project") else None
        if own and _fits(own, inherited, node):
            node.role, node.role_given = own, True
        else:
            node.role = inherited


def _lists_projects(node: Node) -> bool:
    """Whether projects stand below a heading: several, or one beside headings that group others (by region, by kind)."""
    own = sum(child.kind == "project" for child in node.children)
    beside = node.parent.children if node.parent is not None and own == 1 else []
    return own >= 2 or any(c.kind == "project" for other in beside if other is not node for c in other.children)


# A heading that names two things: 年度预算和总体目标.
_AND = re.compile(r"[和及与、]|以及")
# Sections on money inside a section on results: 资金投入情况分析, 预算执行情况.
_MONEY = re.compile(
    r"(?:项目)?(?:资金|预算|经费)(?:的)?(?:投入|到位|执行|使用|管理|安排|收支|支出|下达|拨付).*(?:情况|分析)"
)


def _fits(own: Role, inherited: Role, node: Node) -> bool:
    """Whether a subsection may leave its parent's subject.

    Inside duties, goals, results and problems the headings name trades and works (预算管理, 资金监管), so only words of
    the evaluation itself lead out of them.
    """
    if own in _OVERALL and inherited != "duties" and role_of(node.heading, whole=True) == own:
        # （一）总体目标。建成…… under 总体目标及完成情况: the heading is nothing but the name of the role
        return inherited != "project_results" or (node.parent is not None and role_of(node.parent.heading) in _OVERALL)
    if inherited == "duties" or (node.kind != "heading" and inherited != "other"):
        return False
    if own == "budget" and inherited in {"overall_goals", "overall_results"}:
        halves = _AND.split(node.parent.heading) if node.parent is not None else []
        return bool(_MONEY.match(node.heading)) or "budget" in {role_of(half) for half in halves}
    if inherited in {"overall_goals", "overall_results", "project_results"}:
        return own in {"overall_goals", "overall_results", "project_results", "problems", "measures", "conclusion"}
    if inherited in {"problems", "measures"}:
        return own in {"problems", "measures", "evaluators"}
    if inherited in {"method", "organisation_of_evaluation"}:
        return own in {"method", "organisation_of_evaluation", "evaluators"}
    return True
