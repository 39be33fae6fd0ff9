"""What a paragraph looks like from outside: a heading, a sentence with a heading at its front, or plain text."""

from __future__ import annotations

import re

from db.records import Block
from db.values import value
from extractor.outline.labels import Label, label_at_start, labels_in, residue_end
from extractor.outline.marks import Mark, read_mark

BRIEF = 50
INLINE = 24
_STOP = re.compile(r"[。；;！!？?]")
_INLINE = re.compile(rf"[^，,。；;：:！？\d０-９\n]{{2,{INLINE}}}?(?=[。：:])")
_BRACKETS = re.compile(r"[（(][^（）()]*[）)]")
_NAMED_MONEY = re.compile(
    r"(?!(?:项目|专项|财政|部门|单位|基本|年度|本年|全年|总|中央|省级?|市级?|区级|县级?|本级|预算|安排|到位|使用|支出|执行|公用|三公|“三公”)*(?:资金|经费|拨款)$).{4,}(?:资金|经费|拨款)"
)
_LOST = re.compile(r"\s*[）)、](?=\S)")  # the number of a heading is lost, its mark is left
# 附：自评小组名单: the words behind it are the heading.
_APPENDED = re.compile(r"附(?:件|表)?\s*[\d一二三四五六七八九十]{0,2}\s*[：:]\s*(?=\S)")
_DUTY_VERB = re.compile(
    r"(?:负责|承担|组织|拟订|拟定|贯彻|履行|指导|监督|推动|推进|完成|开展|落实|协调|会同|参与|研究|制定|执行)"
)


@value
class Look:
    """A block as the nesting sees it.

    `body` is where its own words begin (behind blanks, residue and number). `stand` says that the whole paragraph is one
    heading line; `inline_end` is where a heading at the front of a paragraph ends, 0 where there is none. `opens` is
    set afterwards: the next paragraph begins with a field label, so this one names what the fields are of. `appended` says
    that 附： stands before it: it goes below nothing.
    """

    block: Block
    mark: Mark | None
    body: int
    end: int
    labels: tuple[Label, ...]
    opening: Label | None
    stand: bool
    inline_end: int
    cellular: bool
    appended: bool = False

    @property
    def words(self) -> str:
        """The heading's words."""
        return self.block.text[self.body : self.inline_end or self.end]


def look(block: Block) -> Look:
    """How `block` looks; reads its marker from the text or from the word processor's automatic number."""
    text = block.text
    begin = residue_end(text)
    mark = read_mark(block.marker) if block.marker else None
    body = begin
    if mark is None:
        mark = read_mark(text[begin : begin + 40])
        body = begin + (mark.rest if mark else 0)
    elif (again := read_mark(text)) is not None and again.style == mark.style and again.number == mark.number:
        body = again.rest
    if mark is None and (lost := _LOST.match(text, begin)):
        body = lost.end()
    while body < len(text) and text[body].isspace():
        body += 1
    appended = _APPENDED.match(text, body) if mark is None else None
    body = appended.end() if appended else body
    end = len(text.rstrip())
    labels = tuple(labels_in(text))
    opening = labels[0] if body < end and label_at_start(text) is not None else None
    if opening is not None and _money_name(opening):
        labels, opening = labels[1:], None
    rest = text[body:end]
    cellular = (text.lstrip(" ").startswith("\t") and mark is None) or block.kind == "cell"
    stand = bool(rest) and not cellular and len(rest) <= BRIEF and not _STOP.search(rest) and rest[-1] not in "，,、"
    if stand and "：" in _BRACKETS.sub("", rest)[:-1] and not block.level:
        stand = False
    inline = 0
    if not stand and mark and rest and (found := _INLINE.match(text, body)) and not _DUTY_VERB.match(rest):
        inline = found.end() if found.end() + 1 < end else 0  # a sentence that is all of its paragraph heads nothing
    return Look(
        block, mark, body, end, labels, opening, stand or bool(block.level), inline, cellular, appended is not None
    )


def _money_name(label: Label) -> bool:
    """Whether words that fill a line name a project by its money (困难群众救助补助资金), and are no label."""
    bare = _BRACKETS.sub("", label.words)
    return label.family == "money" and not label.colon and _NAMED_MONEY.fullmatch(bare) is not None
