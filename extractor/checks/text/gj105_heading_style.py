"""编号样式与同级不一致

说明
    同一级标题或条目的编号样式不一致，例如（一）之后写成（2），（一）（二）之后写成3.。

理由
    编号样式是层级的标志，样式混用使读者和汇总程序误判层级。

反例
    一、部门基本情况
    （一）部门概况
    青石区住房保障中心为区政府直属事业单位。
    （2）部门收支情况
    全年收入120万元。
    （三）部门整体绩效目标
    提高保障能力。

正例
    一、部门基本情况
    （一）部门概况
    青石区住房保障中心为区政府直属事业单位。
    （二）部门收支情况
    全年收入120万元。
    （三）部门整体绩效目标
    提高保障能力。

不适用
    全文没有两个以上连续编号的标题或条目。
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from extractor.checks.rule import Failed, Judgement, NotApplicable, Passed, Rule, context
from extractor.checks.text.numbering import Entry, Numbered, lists, quoted
from extractor.checks.view import View
from extractor.settings import Settings


def check(view: View, settings: Settings) -> Iterable[Judgement]:
    """One judgement a list of at least two entries; in a mixed one, one failure for each that is not like most."""
    found = [numbered for numbered in view.once(lists) if len(numbered.entries) > 1]
    if not found:
        yield NotApplicable("全文没有连续编号的标题或条目")
    for numbered in found:
        styles = Counter(entry.mark.style for entry in numbered.entries)
        if len(styles) == 1:
            yield Passed()
            continue
        usual = _usual(numbered, styles, found)
        model = next(e for e in numbered.entries if e.mark.style == usual)
        for entry in numbered.entries:
            if entry.mark.style != usual:
                yield _failed(view, entry, model)


def _usual(numbered: Numbered, styles: Counter[str], found: list[Numbered]) -> str:
    """The style that most of the list has; where they are even, that most lists in the same position have."""
    elsewhere = Counter(e.mark.style for other in found if other.within == numbered.within for e in other.entries)
    first = numbered.entries[0].mark.style
    return max(styles, key=lambda style: (styles[style], elsewhere[style], style == first))


def _failed(view: View, entry: Entry, model: Entry) -> Failed:
    return Failed(
        {"written": entry.mark.text, "usual": model.mark.text},
        context(quoted(view, entry), quoted(view, model)),
    )


RULE = Rule(
    code="GJ105",
    name="heading-style",
    category="numbering_error",
    severity="info",
    message="编号“{written}”与同级的“{usual}”样式不一致",
    basis="GB/T 9704—2012《党政机关公文格式》：结构层次序数依次用“一、”“（一）”“1.”“（1）”标注",
    check=check,
    doc=__doc__,
)
