"""What the paragraphs before and behind say of one: whether it names a project, holds fields, or goes on with a field."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from extractor.outline.headings import Look
from extractor.outline.labels import FIELDS, Label, family_of
from extractor.outline.led import holds, name_end
from extractor.outline.roles import composed, role_of
from extractor.outline.tree import Tree
from extractor.outline.types import Grid, Node

_LEADS = (*FIELDS, "background", "money", "owner", "name")
_LONGEST_NAME = 160
_SHORTEST_NAME, _LONGEST_LED = 3, 40
# Headings of the report's own outline that name no project: 项目绩效, 绩效自评, 具体项目情况.
_GENERIC = re.compile(
    r"(?:部门|单位|本级|预算|支出|项目|专项|绩效|自评|自我|评价|目标|情况|具体|主要|重点|各|分|逐个|逐项|明细|一览|结果|完成|实施|执行|说明|内容|工作|开展|报告|表|单|的)+"
)
# A name that closes as a sentence does; what was done is told with other words.
_REMARK = re.compile(r"[（(][^（）()]*[）)]")  # a line in brackets says something of what is around it
_CLOSED = re.compile(r"(?!.*(?:[了已均未将共]|完成|达到|全部|情况|如下))[^，,。；;：:！？]{4,30}[。；]")
_PARTED = re.compile(r"[。；;：:]|[，,][^。；]*元|\s|$")
# Words before the fields that name no project: what it was given and spent, or what the project above is.
_NO_NAME = re.compile(
    r"(?:本|该|这个?)(?:项目|专项|工程)|(?:年初|全年|年度|财政|项目|当年|本年|共|计划|核定|调整后?)*(?:安排|批复|下达|到位|投入)?(?:的|财政|专项|项目)*(?:预算|资金|经费|投资|支出|执行)(?:数|总?额|安排)?[为约共：:]?\s*\d"
)
# What is said of all projects behind the last: 以上三个项目合计支出……, 各项目得分情况如下：
_OF_ALL = re.compile(
    r"(?:以上|上述|前述|综上)[，,]?(?:所述[，,])?(?:各|全部|所有)?(?:[\d一二三四五六七八九十]+[个项])?(?:子|预算|支出)?(?:项目|专项)|(?:各|全部|所有)(?:子|预算|支出)?(?:项目|专项)"
    r"|[\d一二三四五六七八九十]+[个项](?:子|预算|支出)?(?:项目|专项)(?:自评|绩效|得分|平均|支出|资金|预算|合计|共|均|中|全部|总体)"
)
# 自评得分97分，评价等级“优”。
_GRADED = re.compile(
    r"(?:[本该]?项目)?(?:综合|自评|评价|绩效)*(?:总?得分|评分|等级|等次)(?:为|是|[：:])?[^，,。；]{0,12}(?:[，,](?:综合|自评|评价|绩效|评定|对应)*(?:等级|等次|结果|为|评为|得分)[^，,。；]{0,10})?[。；]?"
)
_CAPTION = re.compile(
    r"(?:附?表\s*[\d一二三四五六七八九十]{1,3}(?:[-－.]\d{1,2})?|续表)\s*[：:、.]?\s*(?P<name>[^：:，。；]{4,40}?)(?:项目)?(?:支出)?(?:绩效)?(?:目标)?(?:自评|评价|完成情况)?表?"
)
_TOLD = 6  # paragraphs that may tell a project's background
_FEW = 12  # children that may be the fields of a project


class Ahead:
    """Looks around a place of the document; the tree tells what is open there."""

    def __init__(self, looks: Sequence[Look], tree: Tree, grid_at: Mapping[int, Grid]) -> None:
        self.looks = looks
        self.tree = tree
        self.grid_at = grid_at

    def holds_fields(self, seen: Look) -> bool:
        """Whether a numbered paragraph is the fields of the project above, their labels numbered: （1）绩效目标：…（2）…"""
        families = {label.family for label in seen.labels} & set(FIELDS)
        owner = self.tree.owner()
        opening = seen.opening is not None and seen.opening.family in FIELDS
        return opening and len(families) >= 2 and owner is not None and not self._has(owner) & families

    def opens(self, at: int) -> bool:
        """Whether the next paragraph begins a field, or this one holds fields itself."""
        if len({label.family for label in self.looks[at].labels} & set(FIELDS)) >= 2:
            return True
        grid = self.grid_at.get(self.looks[at].block.id + 1)
        if grid is not None and len({family_of(c.text) for c in grid.cells if c.column == 1} & set(FIELDS)) >= 2:
            return True
        if at + 1 >= len(self.looks) or self.looks[at].opening is not None:
            return False
        after = self.looks[at + 1]
        label = after.opening
        if label is not None and label.family == "background" and not label.colon:
            return label.end >= after.end and self._goes_on(at + 1)
        return label is not None and label.family in _LEADS and (label.colon or _whole(after))

    def _goes_on(self, at: int) -> bool:
        """Whether a field has a line for its label behind what a project's background tells (立项背景, then 年度目标)."""
        near = self.looks[at + 1 : at + 1 + _TOLD]
        ends = next((n for n, look in enumerate(near) if look.mark is not None or look.opening is not None), None)
        return ends is not None and near[ends].mark is None and _whole(near[ends])

    def captioned(self, seen: Look) -> Look | None:
        """The name in a caption (表1 某某项目自评表) over a form that holds fields; None where there is none."""
        if seen.cellular or seen.block.id + 1 not in self.grid_at:
            return None
        found = _CAPTION.fullmatch(seen.block.text.strip())
        firsts = (c.text for c in self.grid_at[seen.block.id + 1].cells if c.column == 1)
        if found is None or len({family_of(text) for text in firsts} & set(FIELDS)) < 2:
            return None
        if _GENERIC.fullmatch(found["name"]) or role_of(found["name"], whole=True) is not None:
            return None
        start = seen.block.text.index(found["name"])
        return replace(seen, mark=None, body=start, end=start + len(found["name"]), stand=True, inline_end=0)

    def renews(self, at: int) -> bool:
        """Whether the field that comes next is one that the project above already has; its own next field is not.

        A paragraph that holds fields itself needs no further sign.
        """
        if len({label.family for label in self.looks[at].labels} & set(FIELDS)) >= 2:
            return True
        depth = self.tree.owner_depth()
        owner = self.tree.stack.open[depth].node if depth is not None else None
        if owner is None or self.tree.stack.label_depth() is None or at + 1 >= len(self.looks):
            return True
        has = self._has(owner)
        after = self.looks[at + 1].opening
        return after is None or after.family not in FIELDS or after.family in has or not has & set(FIELDS)

    def _has(self, owner: Node | None) -> set[str]:
        """The families of the fields that a node has so far, as labels or as numbered labels below it."""
        if owner is None:
            return set()
        return self.tree.families(owner) | {
            f for child in owner.children[:_FEW] if (f := self.tree.headed.get(child.id))
        }

    def names_project(self, at: int, seen: Look) -> bool:
        """An unnumbered line that names a project: a goal follows, and the fields above already have theirs."""
        if seen.cellular or seen.opening or seen.words.endswith(("：", ":")) or _REMARK.fullmatch(seen.words):
            return False
        if holds(seen):
            return self._leads(seen) and not self.tells_fields(at, seen)
        led = seen.inline_end > 0  # of an unnumbered line: a bullet leads the name, and more is told behind it
        if at + 1 >= len(self.looks) or not (
            seen.stand or led or self._long_name(seen) or _CLOSED.fullmatch(seen.words)
        ):
            return False
        after = self.looks[at + 1].opening
        if after is None or after.family not in {"goal", "background"} or self._fills(at):
            return False
        if after.numbered and not after.words.endswith(("1", "一")):
            return False  # 目标2： goes on with the project above
        if not seen.stand and seen.block.id + 1 in self.grid_at:
            return False  # a sentence over a table leads up to it
        if not after.colon and not _whole(self.looks[at + 1]):
            return False
        depth = self.tree.owner_depth()
        owner = self.tree.stack.open[depth].node if depth is not None else None
        has = self._has(owner)
        return owner is None or after.family in has or not self.tree.stack.open[depth or 0].opens

    def tells_fields(self, at: int, seen: Look) -> bool:
        """Whether an unnumbered paragraph holds the fields of the project whose heading stands right above it.

        Its first words tell of money or of the project then; behind a number that says 项目一 they can be no other's name.
        """
        if seen.mark is not None or seen.cellular or not holds(seen) or not self._headed(at):
            return False
        above = self.looks[at - 1].mark
        return (above is not None and above.style == "project") or _NO_NAME.match(
            seen.block.text, seen.body
        ) is not None

    def _fills(self, at: int) -> bool:
        """Whether a line is the text of a label that has the line above for itself."""
        above = self.looks[at - 1] if at else None
        label = above.opening if above is not None else None
        if above is None or label is None or self.tree.stack.label_depth() is None:
            return False
        return label.colon and label.family in FIELDS and label.end >= above.end

    def tells_of_all(self, at: int, seen: Look) -> bool:
        """Whether a paragraph behind a project's last field speaks of all projects, and the next belongs to none."""
        if self.tree.stack.label_depth() is None or seen.mark is not None or not _OF_ALL.match(seen.words):
            return False
        after = next((look for look in self.looks[at + 1 :] if look.mark is not None or look.opening is not None), None)
        owner = self.tree.owner()
        return owner is not None and owner.mark is not None and set(FIELDS) <= self._has(owner) and (
            after is None or after.opening is None or after.opening.family not in FIELDS
        )  # fmt: skip

    def grades(self, seen: Look) -> bool:
        """Whether a paragraph behind a project's last field only gives its score or its grade."""
        owner = self.tree.owner()
        behind = self.tree.stack.label_depth() is not None and owner is not None and set(FIELDS) <= self._has(owner)
        return behind and seen.mark is None and _GRADED.fullmatch(seen.words) is not None

    def _leads(self, seen: Look) -> bool:
        """Whether a paragraph that holds fields begins with a name of a project: brief, and parted from them."""
        stop = name_end(seen, seen.body)
        between = seen.block.text[stop : seen.labels[0].lead]
        if not _SHORTEST_NAME <= stop - seen.body <= _LONGEST_LED or not _PARTED.match(between):
            return False
        has = self._has(self.tree.owner()) if self.tree.stack.label_depth() is not None else set()
        return not has or {label.family for label in seen.labels} & set(FIELDS) <= has

    def _long_name(self, seen: Look) -> bool:
        """Whether a long line without a full stop may be a name: the fields above are complete."""
        owner = self.tree.owner()
        complete = owner is not None and set(FIELDS) <= self._has(owner)
        return complete and seen.end - seen.body <= _LONGEST_NAME and not re.search(r"[。；;！？]", seen.words)

    def another(self, seen: Look, owner: Node) -> bool:
        """Whether a paragraph with all fields in it follows a project that has all of its own: its number is lost."""
        has = self._has(owner)
        comes = [label.family for label in seen.labels]
        return owner.kind == "project" and set(FIELDS) <= has and set(FIELDS) <= set(comes)

    def continues_field(self, label: Label, seen: Look) -> bool:
        """Whether a label such as 数量指标： stands in a field that it only takes apart, labelled or under a numbered label.

        A paragraph with a completion of its own (指标2：……。完成：……) goes on with the indicators, not with what was done.
        """
        if any(found.family == "completion" for found in seen.labels) and not label.kind:
            return False
        depth = self.tree.stack.label_depth()
        part = self.tree.stack.open[depth].label if depth is not None else None
        if part is not None:
            if label.numbered and part.label is not None and part.label.numbered and part.label.family == "completion":
                return False  # 目标1：…… 完成1：…… 目标2：…… in turn
            if label.kind and part.label is not None and (part.label.kind or part.label.family != "completion"):
                return False
            return part.label is not None and part.label.family in {label.family, "completion"}
        top = self.tree.stack.top_node()
        return top is not None and top.mark is not None and self.tree.headed.get(top.id) in {label.family, "completion"}

    def is_field(self, seen: Look, label: Label) -> bool:
        """A label without colon counts only under a heading that is followed by labels, and once: a second 完成情况 may head
        a section of the report (各项目完成情况)."""
        if label.colon or (seen.end > label.end and label.family in (*FIELDS, "money")):
            return True  # 项目资金 年初预算86万元
        owner = self.tree.owner_depth()
        if label.family in self._has(self.tree.owner()) and composed(label.words) == "project_results":
            return False
        whole = label.family == "background" and label.end >= seen.end
        return owner is not None and self.tree.stack.open[owner].opens and (label.family in FIELDS or whole)

    def turns(self, seen: Look) -> bool:
        """Whether a numbered line is nothing but the label of a field that the project has not yet, behind one without a
        number: 绩效目标：……, then 1.绩效指标 over a table."""
        label = seen.opening
        if label is None or label.family not in FIELDS or label.end < seen.end or self.tree.owner_depth() is None:
            return False
        if seen.block.id + 1 not in self.grid_at:
            return False
        return label.family not in self._has(self.tree.owner()) and bool(self._has(self.tree.owner()))

    def just_opened(self, at: int) -> bool:
        """Whether the line above opened a project that is only now given its name; a section's heading opens none."""
        return bool(self.tree.stack.open) and self.tree.stack.open[-1].opens and self._headed(at)

    def _headed(self, at: int) -> bool:
        """Whether the line above is a heading, and no section's."""
        top = self.tree.stack.open[-1] if self.tree.stack.open else None
        previous = self.looks[at - 1].block.id if at else 0
        if top is None or top.node is None or top.node.kind == "item" or top.node.block != previous:
            return False
        return role_of(top.node.heading) is None and not _GENERIC.fullmatch(top.node.heading)


def _whole(seen: Look) -> bool:
    """Whether a paragraph is the label of a field and nothing else, without a colon; if numbered, the first of its list."""
    label = seen.opening
    first = seen.mark is None or seen.mark.number == 1
    return label is not None and label.family in FIELDS and first and label.end >= seen.end
