"""Which nodes of the tree are projects: those that bear the fields of one, not the sections of the report itself."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from db.records import Block, Span
from extractor.outline.labels import FIELDS, Label, family_of
from extractor.outline.roles import composed, role_of
from extractor.outline.tree import piece
from extractor.outline.types import Node, Part

# Headings of the report's own outline, which speak of the whole body and never of one project.
_OWN = re.compile(
    r"^(?:部门|单位)?履职|^项目(?:年度|支出)?(?:绩效)?(?:总体)?(?:目标|指标)|^(?:部门|单位|本部门|全局|整体|总体|年度|本年|区级|县级|市级)?(?:预算|支出)?(?:整体|总体|部门)(?:支出|预算|绩效|履职|目标|指标|任务|评价|自评|工作|完成|实现|产出|效益|情况|结论|概况|$)"
    r"|^(?:年度)?(?:整体|总体)?绩效(?:目标|指标|自评)|(?:完成|实现)情况(?:分析|及.{0,8}分析)?$|^(?:自评|评价)(?:工作|情况|结果|结论|组织|过程|方法|依据|得分|意见|等级|开展|实施|目的|小组|总体|概况|的|$)"
)
DIMENSION = re.compile(
    r"(?:项目)?(?:决策|过程|产出|效益|效果|管理|投入|满意度|成本)(?:类|指标|方面|情况|分析)*(?:[（(][^（）()]*分[^（）()]*[）)])?"
)
"""A heading over what is scored (财预〔2020〕10号: decision, process, output, benefit), which names no project."""


# Whose goals they are, and the verb of a label that opens a sentence: 专项资金总体目标为：
_WHOSE = re.compile(r"^[^，。；：:]{0,12}?(?=总体(?:绩效)?目标)|[为是]$")
_AND = re.compile(r"[和及与、]|以及")
_SEVERAL = 2
# Roles of sections that a report has and a project has not.
_REPORT = frozenset({"overview", "organisation_of_evaluation", "method", "conclusion", "problems", "measures"})


def mark_projects(root: Node, blocks: Mapping[int, Block], labels: Mapping[int, Label]) -> None:
    """Turn numbered label headings into fields of their parent, then give every bearer of fields the kind project."""
    _unwrap(root, labels)
    nodes = root.walk()[1:]
    promoted = [node for node in nodes if _label_headings(node, labels)]  # all are found before any is changed
    for node in promoted:
        _promote(node, blocks, labels)
    bearers = [n for n in root.walk()[1:] if _families(n) and not own_section(n)]
    sure = [n for n in bearers if n.kind == "project" or len(_families(n)) >= 2]
    aside = [n for n in bearers if _beside_projects(n, sure) or _worded_otherwise(n, sure)]
    bearers, sure = [n for n in bearers if n not in aside], [n for n in sure if n not in aside]
    if len(bearers) == 1 and "completion" not in _families(bearers[0]):
        return  # a report on one project states its goals once, and what was done in sections of its own
    lists = {_list_of(node) for node in sure}
    for node in bearers:
        if _list_of(node) in lists:
            node.kind = "project"
    for node in root.walk()[1:]:
        if node.kind == "project":
            _flatten(node)
        elif lists and (own_section(node) or node in aside):
            _part(node, alone=node in aside)


def _beside_projects(node: Node, sure: Sequence[Node]) -> bool:
    """Whether a heading with fields is the only such of its list, and stands beside one that holds several projects.

    It states the goals and results of the whole body then: 第二部分 预算和目标 beside 第三部分 各项目自评.
    """
    if (
        node not in sure
        or node.kind == "project"
        or any(_list_of(other) == _list_of(node) for other in sure if other is not node)
    ):
        return False
    beside = [other for other in (node.parent.children if node.parent else ()) if other is not node]
    return any(sum(other in each.ancestors() for each in sure) >= _SEVERAL for other in beside)


def _worded_otherwise(node: Node, sure: Sequence[Node]) -> bool:
    """Whether a heading among projects has few of their fields, and those under labels that no project has.

    So 二、资金和任务 with 年度总体目标：…… before 三、校舍维修 with 绩效目标：…… and so on.
    """
    own = _list_of(node)
    others = [other for other in sure if other is not node and _list_of(other) == own]
    if node.kind == "project" or len(_families(node)) == len(FIELDS) or len(others) <= _SEVERAL:
        return False
    used = {words for other in others for words in _words(other)}
    return not used & _words(node)


def _words(node: Node) -> set[str]:
    """The labels of the fields of a node, without blanks and what stands in brackets."""
    labels = (p.label.words for p in node.parts if p.label and p.label.family in FIELDS)
    return {re.sub(r"\s|[（(][^（）()]*[）)]", "", words) for words in labels}


def _part(node: Node, *, alone: bool) -> None:
    """Labels of the report's own goals and their results in one section (年度总体目标：…… 总体目标完成情况：……) head
    sections of their own, as they would on lines of their own."""
    roles = [p.label and p.label_span and role_of(_unowned(p.label.words), whole=True) for p in node.parts]
    over = any(child.kind == "project" for child in node.children)
    if "overall_results" not in roles and not alone and not over:
        return  # a heading on goals over a label of the same
    for part, role in zip(tuple(node.parts), roles, strict=True):
        if part.label_span is None or role not in {"overall_goals", "overall_results"}:
            continue
        place = part.label_span
        words = _unowned(place.quote.rstrip("：: "))
        start = place.start + place.quote.index(words)
        last = max([place.block, *(s.block for s in part.spans)])
        id = max(n.id for n in _top(node).walk()) + 1
        child = Node(id, place.block, "inline", None, start, start + len(words), words, node.level + 1, node)
        child.last_block = last
        child.parts.append(Part(None, None, part.spans, part.grids))
        node.parts.remove(part)
        node.children.insert(sum((o.block, o.start) < (place.block, start) for o in node.children), child)


def _unowned(words: str) -> str:
    """A label of the goals of all without what says whose they are, where it is no role's name with that."""
    return words if role_of(words, whole=True) is not None else _WHOSE.sub("", words)


def _top(node: Node) -> Node:
    return ([node, *node.ancestors()])[-1]


def _unwrap(root: Node, labels: Mapping[int, Label]) -> None:
    """“项目名称：X” without fields below it names what the whole report is about, and opens no project of its own.

    What stands below it goes up to where it stood. Several names, each with a table, name several projects.
    """
    named = [
        n for n in root.walk()[1:] if n.kind == "project" and any(p.label and p.label.family == "name" for p in n.parts)
    ]
    tabled = sum(any(p.grids for below in n.walk() for p in below.parts) for n in named)
    for node in named:
        parent = node.parent
        whole = len(named) == 1 and _holds_projects(node, labels)
        if parent is None or (not whole and (_families(node) or (tabled > 1 and len(named) > 1))):
            continue
        families = {label.family for child in node.children if (label := _heading_label(child, labels))}
        labelled = "completion" in families or (families and len(named) > 1)  # the only one has its results below
        outline = any(role_of(child.heading) in _REPORT for child in node.children)
        if labelled and not outline and not whole:
            continue
        at = parent.children.index(node)
        for child in node.children:
            child.parent = parent
            for below in child.walk():
                below.level -= 1
        parent.children[at : at + 1] = node.children
        parent.parts += node.parts


def _holds_projects(node: Node, labels: Mapping[int, Label]) -> bool:
    """Whether several places below a name bear fields of projects of their own."""
    below = node.walk()[1:]
    return sum(len(_families(n)) >= 2 or _label_headings(n, labels) for n in below) >= _SEVERAL


def _families(node: Node) -> set[str]:
    return {p.label.family for p in node.parts if p.label and p.label.family in FIELDS}


def own_section(node: Node) -> bool:
    """Whether a heading belongs to the report's own outline, not to a project."""
    named = [node.heading, *_AND.split(node.heading)]  # 预算执行与总体目标
    return any(role_of(words, whole=True) for words in named) or bool(
        composed(node.heading) or _OWN.search(node.heading) or DIMENSION.fullmatch(node.heading)
    )


def _list_of(node: Node) -> tuple[int | None, str | None]:
    """The list that a node is a member of: its parent, and the style of its number."""
    return (node.parent.id if node.parent else None, node.mark.style if node.mark else None)


def _heading_label(node: Node, labels: Mapping[int, Label]) -> Label | None:
    """The label that a numbered heading consists of or begins with."""
    if node.mark is None:
        return None
    if node.block in labels:
        return labels[node.block]
    family = family_of(node.heading)
    return Label(family, node.heading, node.start, node.end, False) if family else None


def _label_headings(node: Node, labels: Mapping[int, Label]) -> bool:
    """Whether the headings below a node are labels of a project's fields, and the node no section of the report."""
    families = {label.family for c in node.children if (label := _heading_label(c, labels))} & set(FIELDS)
    return len(families) >= 2 and not own_section(node) and (node.level > 1 or _has_like(node, labels))


def _promote(node: Node, blocks: Mapping[int, Block], labels: Mapping[int, Label]) -> None:
    """Make the label headings below `node` parts of it."""
    heads = {child.id: label for child in node.children if (label := _heading_label(child, labels))}
    kept: list[Node] = []
    for child in node.children:
        label = heads.get(child.id)
        if label is None:
            kept.append(child)
            continue
        block = blocks[child.block]
        part = Part(label, piece(block, label.start, label.end))
        first = piece(block, label.end, len(block.text)) if child.kind != "heading" or label.colon else None
        if first is not None:
            part.spans.append(first)
        _collect(child, part, skip=child.block, blocks=blocks)
        node.parts.append(part)
    node.children = kept


def _has_like(node: Node, labels: Mapping[int, Label]) -> bool:
    """Whether a sibling has label headings below it too: then both are projects, not sections of one project's report."""
    siblings = node.parent.children if node.parent else []
    return any(
        len({label.family for c in other.children if (label := _heading_label(c, labels))} & set(FIELDS)) >= 2
        for other in siblings
        if other is not node
    )


def _collect(node: Node, part: Part, skip: int, blocks: Mapping[int, Block]) -> None:
    """Put all text at and below `node` into `part`, in reading order, whole paragraphs each."""
    found: dict[int, Span] = {}
    for below in node.walk():
        ids = [below.block] if below is not node else []
        ids += [s.block for p in below.parts for s in p.spans]
        for id in ids:
            if id != skip and (span := piece(blocks[id], 0, len(blocks[id].text))) is not None:
                found[id] = span
        part.grids += [g for p in below.parts for g in p.grids]
    part.spans += [found[id] for id in sorted(found)]


def _flatten(node: Node) -> None:
    """Numbered paragraphs below a project that are no projects are text of the part that stands before them."""
    for child in list(node.children):
        if any(below.kind == "project" for below in child.walk()):
            continue
        later = Part(None, None)
        for below in child.walk():
            for part in below.parts:
                later.spans += part.spans
                later.grids += part.grids
        node.parts.append(later)
        node.children.remove(child)
