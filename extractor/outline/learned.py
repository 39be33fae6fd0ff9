"""Labels that a report makes for itself: the same words before a colon under project after project.

Offices call their fields as they like (目的： 标准： 兑现情况：). Words that open a paragraph as often as the known labels
beside them are a label, too; which field they lead follows from their place, as goal, indicators and completion stand
in this order. So are words that fill a line over a paragraph time and again (项目缘起 over what led to it); where they
fill the place of no field they lead what tells the background.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from extractor.outline.headings import Look
from extractor.outline.labels import FIELDS, Label
from extractor.outline.roles import role_of

_OPENER = re.compile(
    r"(?P<words>[\u4e00-\u9fff]{2,10})[：:]|[【［\[](?P<boxed>[\u4e00-\u9fff]{2,10})[】］\]][：:]?"
    r"|[（(](?P<round>(?![一二三四五六七八九十]+[）)])[\u4e00-\u9fff]{2,10})[）)][：:]?|(?P<dashed>[\u4e00-\u9fff]{2,10})\s*—{1,2}\s*|(?P<line>[\u4e00-\u9fff]{2,10})\s*$"
    r"|(?P<aspect>(?:绩效|年度|考核|预期|量化|具体|实际)*(?:目标|指标|任务|要求|(?:完成|落实|实施|达成|实现|执行)(?:情况|结果)?|结果|成效))(?:方面|上)[，,：:]"
)
# What opens paragraphs time and again, and leads no field of a project.
_OTHER = re.compile(
    r"(?:其中|此外|同时|附件?|注|综上|如下|.*(?:方面|如下|其中|包括|单位|部门|科室|股室|人员?|时间|地点|期限|资金|经费|编[码号]|代码|类[型别]|属性|性质|来源"
    r"|经验|做法|问题|原因|不足|短板|措施|改进|建议|(?:下一?步|下年|次年|明年|今后|后续|整改).{0,4}(?:打算|计划|安排)|材料|依据|说明|备注)|[一二三四五六七八九十]是.*)"
)
_DUE = re.compile("目标|任务|要求|指标|标准|口径|承诺|约定|计划|设想|打算|程度|[应拟]|要[办干做]")
_DONE = re.compile("完成|落实|兑现|交账|交卷|答卷|结果|成效|实绩|实际|达成|盘点|对账|[做办]得|[做办][成了到]")
_MEASURED = re.compile(r"\d|[≥≤%％]")
_BACKGROUND = "background"
_LEAST, _UNKNOWN, _SHARE = 2, 3, 0.6
_SAID, _SAID_OF_GRADE, _SAID_BELOW = 6, 20, 16


@dataclass(slots=True)
class _Opener:
    """Words that open paragraphs: the places of these, and the family by the words alone."""

    words: str
    family: str | None
    at: list[int]
    line: bool = False
    """Whether they fill their line, without a colon."""

    def measured(self, looks: Sequence[Look]) -> float:
        """The share of its paragraphs that give figures."""
        return sum(_MEASURED.search(_said(looks, at)) is not None for at in self.at) / len(self.at)

    def said(self, looks: Sequence[Look]) -> bool:
        """Whether more than a mark or a grade follows it."""
        least = _SAID_BELOW if self.line else _SAID if self.family is None else _SAID_OF_GRADE
        return sum(len(_said(looks, at)) >= least for at in self.at) > len(self.at) / 2


def learned(looks: Sequence[Look]) -> list[Look]:
    """The same looks, with labels that recur beside known ones and fill the place of a field that has none."""
    template = _template(looks)
    families = _fill(template, looks)
    made = list(looks)
    for opener in template:
        family = families.get(opener.words) or (_BACKGROUND if _beside_fields(opener, template, looks) else None)
        for at in opener.at if family else ():
            made[at] = _labelled(looks[at], opener, family or "")
    return made


def _beside_fields(opener: _Opener, template: Sequence[_Opener], looks: Sequence[Look]) -> bool:
    """Whether words that fill their line stand as often as a known field's label, over paragraphs of their own."""
    known = max((len(o.at) for o in template if o.family in FIELDS), default=0)
    return opener.line and len(opener.at) == known >= _UNKNOWN and opener.said(looks)


def _template(looks: Sequence[Look]) -> list[_Opener]:
    """The words that open paragraphs about as often as the known labels do, in the order of the first project."""
    found: dict[str, _Opener] = {}
    for at, seen in enumerate(looks):
        if seen.cellular:
            continue
        label = seen.opening
        hit = _OPENER.match(seen.block.text, seen.body)
        alone = label is not None and seen.mark is None and label.end >= seen.end
        if label is not None and (label.colon or alone) and not label.inner:
            words, family = label.words, label.family
        elif label is None and hit and not _OTHER.fullmatch(words := next(filter(None, hit.groups()))):
            family = None
        else:
            continue
        line = family is None and hit is not None and hit["line"] is not None
        if line and (seen.mark is not None or role_of(words, whole=True) is not None):
            continue  # a heading of the report's own
        found.setdefault(words, _Opener(words, family, [], line)).at.append(at)
    known = max((len(o.at) for o in found.values() if o.family in FIELDS), default=0)
    most = known or max((len(o.at) for o in found.values() if o.family is None), default=0)
    least = max(_LEAST if known else _UNKNOWN, _SHARE * most)
    return [opener for opener in found.values() if most and len(opener.at) >= least]


def _fill(template: Sequence[_Opener], looks: Sequence[Look]) -> dict[str, str]:
    """The families of the openers that stand where a field is missing."""
    known = {o.family: place for place, o in reversed(list(enumerate(template))) if o.family and o.family in FIELDS}
    missing = [family for family in FIELDS if family not in known]
    if not known:
        return _all_three(template, looks)
    if not missing:
        return {}
    free = [
        (place, opener)
        for place, opener in enumerate(template)
        if opener.said(looks) and (opener.family is None or (opener.family == "grade" and "completion" in missing))
    ]
    made: dict[str, str] = {}
    at = -1
    for family in missing:
        rank = FIELDS.index(family)
        low = max([at, *(known[f] for f in FIELDS[:rank] if f in known)])
        high = min([len(template), *(known[f] for f in FIELDS[rank + 1 :] if f in known)])
        fitting = [
            (place, opener)
            for place, opener in free
            if low < place < high and (opener.family is None or family == "completion")
        ]
        later = [f for f in missing if FIELDS.index(f) > rank and (f in known or _next_known(f, known) == high)]
        if not fitting or (family == "goal" and len(fitting) <= len(later) and fitting[0][1].measured(looks) > _SHARE):
            continue
        at, opener = fitting[0] if family != "goal" or later else fitting[-1]
        made[opener.words] = family
    return made


def _all_three(template: Sequence[_Opener], looks: Sequence[Look]) -> dict[str, str]:
    """Three openers in turn, project after project, of which the first gives no figures and the others do, or the words
    say of the first two that they demand and of the third that it tells what came of it."""
    three = [opener for opener in template if opener.family is None]
    if len(three) != len(FIELDS) or len({len(opener.at) for opener in three}) > 1:
        return {}
    first, second, third = three
    turns = zip(first.at, second.at, third.at, [*first.at[1:], len(looks)], strict=True)
    if not all(a < b < c < d for a, b, c, d in turns):
        return {}
    shares = [opener.measured(looks) for opener in three]
    named = _DUE.search(first.words) and _DUE.search(second.words) and _DONE.search(third.words)
    if (shares[0] > 1 - _SHARE and not named) or min(shares[1:]) < _SHARE:
        return {}
    if not all(opener.said(looks) for opener in three[1:]):
        return {}
    return {opener.words: family for opener, family in zip(three, FIELDS, strict=True)}


def _next_known(family: str, known: Mapping[str, int]) -> int | None:
    """The place of the first known field behind `family`."""
    return min((known[f] for f in FIELDS[FIELDS.index(family) + 1 :] if f in known), default=None)


def _said(looks: Sequence[Look], at: int) -> str:
    """What follows an opener: the rest of its paragraph, or the next paragraph where it stands alone."""
    seen = looks[at]
    rest = seen.block.text[_behind(seen) : seen.end].strip()
    return rest or (looks[at + 1].block.text.strip() if at + 1 < len(looks) else "")


def _behind(seen: Look) -> int:
    """Where the text behind an opener begins."""
    found = _OPENER.match(seen.block.text, seen.body)
    return found.end() if found else seen.opening.end if seen.opening else seen.body


def _labelled(seen: Look, opener: _Opener, family: str) -> Look:
    end = _behind(seen)
    rest = [label for label in seen.labels if label is not seen.opening]
    label = Label(family, opener.words, seen.body, end, colon=not opener.line)
    return replace(seen, labels=(label, *rest), opening=label, stand=False, inline_end=0)
