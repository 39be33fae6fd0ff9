"""Claims that all is done: whom they are about, and what they leave out by name, by object or by number."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from db.records import Indicator, Project, Span
from extractor.checks.project import admitted, meant
from extractor.checks.view import View
from extractor.results import contradictions

CLAIM = re.compile(
    r"(?:各项|各个|全部|所有|项|个)[^，。；]{0,10}(?:指标|目标|任务|项目)[^，。；]{0,12}(?:完成|达标|实现|达成)(?!自评|评价|填报|打分)"
    r"|\d\s*项[^，。；]{0,8}指标[，,]已?(?:均|全部|都)已?(?:达到|达成|完成|实现|优于|好于)(?!自评|评价|填报|打分)"
    r"|\d\s*项(?:指标)?(?:均|全部|都)已?(?:完成|达标|实现|达成)(?!自评|评价|填报|打分)"
    r"|(?:指标|目标|任务)[^，。；]{0,12}(?:均|全部|都)[^，。；]{0,6}(?:完成|达标|实现|达成)(?!自评|评价|填报|打分)"
    r"|(?:各项|所有|全部)[^，。；]{0,6}(?:指标|任务)(?=[^，。；]{0,4}[均全都])(?:均|全部|都|已|按计划|按期|如期){1,4}"
    r"(?P<reached>达到(?:或者?超[过出]|[^，。；]{0,6}(?:要求|计划|目标)))"
    r"|(?:指标|目标|任务)(?:共计?)?\d+\s*[项个][，,](?:均|全部|都)[^，。；]{0,6}(?:完成|达标|实现|达成|达到)"
)
ALL = re.compile(r"全部|均|都|各项|所有")
EXCEPT = (
    re.compile(r"除[^，。；]{0,6}?(?P<n>\d+|[一二两三四五六七八九十])\s*[项个条]"),
    re.compile(r"(?P<n>\d+|[一二两三四五六七八九十])\s*[项个条][^，。；]{0,6}(?:未|没有)"),
)
SO_MANY = re.compile(
    r"(?P<n>\d+|[一二两三四五六七八九十]+)\s*个[^，。；、\d]{0,6}?项目的?[^，。；、\d]{0,8}(?:指标|目标|任务)[^，。；]{0,6}(?:全部|均|都)"
)
"""A claim about so many of the projects only: 其余10个项目指标全部完成, 三个良好项目指标均已完成."""
TOLD_BEFORE = re.compile(r"(?:以上|上述|前述)[^，。；\d]{0,4}(?:\d+|[一二两三四五六七八九十]+)\s*[项个]")
"""A claim about what was told before it only: 以上6项均完成年初目标."""
OPEN = re.compile(r"未(?:能|全部)?(?:完成|达)|没有完成|应|须|要|确保|力争|争取|将|计划|如|是否|情况|标准|的(?:项目)?得")
GRADED = re.compile(
    r"[^。；]{0,40}?的[，,]?(?:即)?(?:可|应)?(?:评定?|定|列|得|确定|认定|划)?(?:为|是)[“\"]?(?:优|良|中|差|合格|不合格|一般|较[好差])"
)
"""What is graded how: 指标全部完成的为优 states a standard, and claims nothing."""
OVERALL = re.compile(r"(?:总体|整体)(?:绩效)?目标")
ROLES = frozenset(("overall_results", "conclusion"))
LEFT_OUT = re.compile(
    r"除(?:了)?(?P<but>[^。；]{2,60}?)(?:以外|之外|外)(?=[，,、其均各全都]|$)"
    r"|(?P<short>[^。；]{2,60}?)(?:未|没有?|未能|没能)(?:能|有)?(?:全部|完全|按期|如期|按时)?(?:达标|达到|达成|完成|实现|做到|完工|建成)"
    r"|(?P<less>[^，。；]{2,30}?)(?:相差|还差|仍差|差|欠|低|少[一-鿿]?)(?:了|于|出)?(?:目标|指标|要求|计划)?值?\s*(?=\d)"
    r"|(?:仅|只有)(?P<only>[^，。；]{2,30}?)(?:未|没有?|未能|略低|偏低|低于)"
)
"""What a sentence makes an exception of."""
FALLS_SHORT = re.compile(
    r"(?:个别|部分|少数|有的)[^，。；]{0,8}(?:指标|任务|目标)[^，。；]{0,8}(?:不够|不(?:太|甚)?理想|有差距|未|没有|欠|偏|不足)"
    r"|基本(?:完成|实现|达标|达到)[^。；]*(?:不够|不足|有差距|有待)"
)
"""A sentence that owns up to what falls short claims nothing of all."""
NONE = re.compile(r"(?:没有|无|不存在)一?[项个条]?(?:未|没有)[^，。；]{2,6}")
"""That nothing was left undone makes no exception."""
REACH = 12
CLAUSE = re.compile(r"[，。；]")
OTHERS = re.compile(r"^\s*(?:其余|其他|其它|余下|剩余|另外)")
VAGUE = re.compile(r"个别|少数|极少数|部分|少量")
KIND = re.compile(r"(?:社会公众|服务对象|群众)?满意度|(?:经济|社会|生态)效益|可持续影响|产出|效益|数量|质量|时效|成本")
KINDS = re.compile(rf"(?P<kinds>(?:(?:{KIND.pattern})(?:类?指标)?[、和与及]?){{1,6}})(?<=指标)(?:均|都|全部|已)")
"""A claim about the indicators of these kinds only: 数量、质量指标全部完成."""
MARK = re.compile(r"^\s*(?:[（(]?[一二三四五六七八九十\d]{1,3}[）)、.．]|第[一二三四五六七八九十]{1,2}[，、])?\s*")


@dataclass(frozen=True, slots=True)
class Claim:
    """A sentence that claims so. `project` is the one it is about, where it is about one; `number` counts its exceptions,
    `projects` the projects that it is about, where it is about so many only; `before` the clauses, where it is about
    what they told.
    """

    span: Span
    number: int = 0
    left_out: tuple[str, ...] = ()
    projects: int | None = None
    project: Project | None = None
    before: tuple[str, ...] = ()
    kinds: str = ""
    """The kinds of indicators that it is about, where it is about some only."""

    def about(self, demand: Indicator) -> bool:
        """Whether the claim is about the demand, as far as its kind can tell."""
        levels = [level.removesuffix("指标") for level in (demand.level1, demand.level2) if level]
        return not self.kinds or not levels or any(level in KIND.findall(self.kinds) for level in levels)

    def excepts(self, view: View, project: Project | None, demand: Indicator) -> bool:
        """Whether the claim leaves out a demand: by its project's name, its own words, the object, or as one of few, if owned up to."""
        for words in self.left_out:
            if project is None and meant.means(words, demand):
                return True
            if project is not None and any(demand is other for other in meant.of(project, words)):
                return True
            if project is not None and VAGUE.search(words) and admitted.of(view, project, demand) is not None:
                return True
        return False


def claims(view: View) -> Iterator[Claim]:
    """The sentences outside of the projects' own parts that claim that everything is done."""
    for block in view.outside:
        if not ROLES.intersection(view.roles_of(block.id)):
            continue
        for match in CLAIM.finditer(block.text):
            sentence = view.sentence(block.id, match.start(), match.end())
            part = re.split(r"[。；]", sentence.quote)[0]
            counted = next((found for pattern in EXCEPT if (found := pattern.search(sentence.quote))), None)
            left_out = _left_out(view, sentence)
            owned = counted is None and FALLS_SHORT.search(sentence.quote)
            if GRADED.match(block.text, match.end()) or owned:
                continue
            said = match[0].removesuffix(match["reached"] or "").replace("按计划", "")  # 达到计划 is no plan
            if not ALL.search(part) or (OPEN.search(said) and counted is None):
                continue
            number = 0 if counted is None else meant.number(counted["n"])
            many = SO_MANY.search(sentence.quote)
            back = TOLD_BEFORE.search(block.text, max(0, match.start() - REACH), match.end())
            yield Claim(
                sentence,
                number,
                left_out,
                meant.number(many["n"]) if many else None,
                _about(view, block.id, sentence),
                tuple(filter(None, CLAUSE.split(block.text[: back.start()]))) if back else (),
                kinds["kinds"] if (kinds := KINDS.match(match[0])) or (kinds := KINDS.match(part)) else "",
            )
            break


def _left_out(view: View, sentence: Span) -> tuple[str, ...]:
    """What the sentence leaves out, or where it goes on about the others, the sentence before it."""
    texts = [NONE.sub("", sentence.quote)]
    if OTHERS.match(sentence.quote) and sentence.start > 1:
        texts.append(view.sentence(sentence.block, sentence.start - 2).quote)
    return tuple(
        words for text in texts for m in LEFT_OUT.finditer(text) if (words := next(filter(None, m.groups()), ""))
    )


def _about(view: View, block: int, sentence: Span) -> Project | None:
    """The one project that a paragraph opens with, or that the sentence names before its claim, if there is just one."""
    text = view.text(block)
    lead = MARK.match(text)
    start = lead.end() if lead else 0
    opens = [p for p in view.report.projects if (n := contradictions.stem(p.name)) and text.startswith(n, start)]
    if opens:
        return max(opens, key=lambda project: len(project.name))
    before = CLAIM.split(sentence.quote)[0]
    named = [p for p in view.report.projects if len(n := contradictions.stem(p.name)) > 3 and n in before]
    return named[0] if len(named) == 1 and not LEFT_OUT.search(sentence.quote) else None
