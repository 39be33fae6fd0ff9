"""The chapters of a clean report, in their one order, and which of the source's sections go into which."""

from __future__ import annotations

from dataclasses import dataclass, field

from db.records import Genre, Report, Role, Span
from extractor.outline.types import Node, Outline


@dataclass(frozen=True, slots=True)
class Chapter:
    """A chapter: its heading and the roles of the sections that it takes; due in reports of the genres `due`."""

    heading: str
    roles: tuple[Role, ...]
    due: tuple[Genre, ...] = ()


_ALL: tuple[Genre, ...] = ("department_overall", "project", "transfer")
_BODY: tuple[Genre, ...] = ("department_overall",)

# The order of the outlines that finance bureaus prescribe for self-evaluation reports: who, money, aims, how it was
# evaluated, what came of it, and what follows. The headings' words are such that a reader gives them the same roles.
CHAPTERS = (
    Chapter("基本情况", ("overview", "duties", "institutions"), _ALL),
    Chapter("预算安排与执行情况", ("budget",), _ALL),
    Chapter("年度绩效目标", ("overall_goals",), _ALL),
    Chapter("绩效自评工作开展情况", ("organisation_of_evaluation", "method"), _BODY),
    Chapter("总体绩效目标完成情况", ("overall_results",), _BODY),
    Chapter("分项绩效目标完成情况", ("project_results",), _BODY),
    Chapter("自评结论", ("conclusion",), _ALL),
    Chapter("存在的主要问题", ("problems",), _ALL),
    Chapter("下一步改进措施", ("measures",), _ALL),
    Chapter("其他情况说明", ("other",)),
    Chapter("自评工作组人员名单", ("evaluators",), _BODY),
)
PROJECTS = CHAPTERS[5]
_OF_ROLE = {role: chapter for chapter in CHAPTERS for role in chapter.roles}


@dataclass(slots=True)
class Arranged:
    """The source's tree, rearranged: the tops of each chapter in reading order, and what stays under each node."""

    tops: dict[str, list[Node]] = field(default_factory=dict)
    kept: dict[int, list[Node]] = field(default_factory=dict)


def arrange(outline: Outline) -> Arranged:
    """Put every node under its parent where both are of one chapter, else at the top of its own chapter.

    A report that is no self-evaluation keeps its own order: it has one nameless chapter.
    """
    made = Arranged()
    if outline.genre == "other":
        made.tops[""] = list(outline.root.children)
        for node in outline.nodes():
            made.kept[node.id] = list(node.children)
        return made

    def place(node: Node, parent: Node | None, at: Chapter | None) -> None:
        own = _chapter(node, at)
        if parent is not None and own is at:
            made.kept.setdefault(parent.id, []).append(node)
        else:
            made.tops.setdefault(own.heading, []).append(node)
        for child in node.children:
            place(child, node, own)

    for node in outline.root.children:
        place(node, None, None)
    for tops in made.tops.values():
        tops[:] = [n for n in tops if not _moved_away(n, made)]
    return made


def _chapter(node: Node, inherited: Chapter | None) -> Chapter:
    if node.kind == "project":
        return PROJECTS
    if inherited is not None and (node.kind != "heading" or not node.role_given or node.role == "other"):
        return inherited
    return _OF_ROLE[node.role]


def _moved_away(node: Node, made: Arranged) -> bool:
    """Whether nothing is left of a section, because all that stood in it went into other chapters."""
    empty = not any(p.spans or p.grids for p in node.parts)
    return empty and bool(node.children) and node.kind == "heading" and not made.kept.get(node.id)


def homes(report: Report, outline: Outline) -> dict[int, int]:
    """The node that each project's section is: node id -> project id. A project of a table has none."""
    found: dict[int, int] = {}
    nodes = [n for n in outline.nodes() if n.kind in {"project", "heading"}]
    for project in report.projects:
        fields = [f for f in (project.goal, project.indicator, project.completion) if f is not None]
        places = [s for s in (project.span, *(x for f in fields for x in (f.label, *f.spans))) if s is not None]
        node = next((n for p in places for n in reversed(nodes) if _holds(n, p) and n.id not in found), None)
        if node is not None:
            found[node.id] = project.id
    return found


def _holds(node: Node, place: Span) -> bool:
    """Whether a project's words are this node's: its heading, or one of its labelled parts."""
    if node.kind == "heading":
        return (node.block, node.start) == (place.block, place.start)
    own = [s for p in node.parts for s in (p.label_span, *p.spans) if s is not None]
    return (node.block, node.start) == (place.block, place.start) or place in own
