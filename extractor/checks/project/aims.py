"""Goals that promise an act or a thing of which the project tells nothing: a building where all are lectures, 物流 where all are plans."""

from __future__ import annotations

import re
from collections.abc import Callable

from extractor.results import likeness

CLAUSE = re.compile(r"[，。；\n]")
ACTS = tuple(
    (re.compile(act), re.compile(told))
    for act, told in (
        (
            r"新建|[改扩]建|改造|修[缮建]|翻修|维修|安装|铺设",
            r"建|改造|改[好完成换]|[修铺栽种装砌架]|完工|竣工|施工|验收|工程|更换|更新|开工|投用|交付|维护|整治|工地",
        ),
        (r"(?<![农种])(?:培训|轮训|研修)", r"训|研修|学员|学习|授课|课|结业|讲|班|进修|练兵|考核|竞赛|教"),
        (r"购置|采购|添置", r"购|采|买|配|到货|添|装|更新|更换|设备|[台套辆件册批]|订"),
        (r"宣传|宣讲|科普", r"宣|讲|活动|资料|媒体|科普|咨询|训|知晓|展|课|篇|演"),
        (r"编制|普查|勘查", r"编|规划|方案|文本|报告|评审|查|勘|样|[图册]"),
    )
)
"""Kinds of acts that a goal promises, and the words of whoever tells of one: generous, since acts are told in many ways."""
SO_THAT = re.compile(r"培训(?:基地|中心|机构|学校|设施|条件)|以.{0,12}促|(?:后|过)的|采购[人方法]|宣传品")
"""What only names a thing, or says by what something is brought about."""
LED = r"^(?:目标\s*\d?\s*[：:]|[（(]?\d[）)、.]|年内|全年|进一步|持续|着力|切实|积极)*"
OBJECT = re.compile(
    rf"{LED}(?:(?:新建|[改扩]建|建设|建成|改造|购置|配备|配齐|编制|完善|健全|提升|提高|加强|规范|整治|清理|打造|培育|推广|补齐|修缮|维修|开展|举办)(?P<after>[^，。；并使让\d]{{3,20}})"
    r"|[把将](?P<before>[^，。；\d]{3,24}?)(?:改造|改[成为]|建[成好]|修|换|清理|管))"
)
"""What the first clause of a goal is about."""
VAGUE = re.compile(r"机制|制度|人员|队伍|岗位|干部|职工|人才|意识|素质|责任|风险|隐患|环境|生活|革命|行动")
"""Whose object is people, or an order of things, is told of in other words (岗位人员的能力: by 培训)."""
TELLING, SHARED = 2, 0.125
"""A thing is named by so many words; and of the whole goal no more than this share may be the project's."""


def other_act(goal: str, told: str) -> bool:
    """Whether the first clause of a goal promises a kind of act (改造, 培训) that the project tells nothing of."""
    first = CLAUSE.split(goal.strip(), maxsplit=1)[0]
    if SO_THAT.search(first):
        return False
    return any(act.search(first) is not None and words.search(told) is None for act, words in ACTS)


def other_object(
    goal: str,
    told: str,
    general: re.Pattern[str],
    rare: Callable[[frozenset[str]], bool],
    everywhere: Callable[[], frozenset[str]],
) -> bool:
    """Whether the thing that a goal begins with, and nearly all of the goal, has no word in common with the project.

    `everywhere` gives the words that tell no project from another, for which all projects are read; `rare` says at once
    of most words in common that one of them is none of these.
    """
    found = OBJECT.match(goal.strip())
    if found is None:
        return False
    if VAGUE.search(CLAUSE.split(goal.strip(), maxsplit=1)[0]):
        return False
    named = likeness.terms(general.sub("，", found["after"] or found["before"]))
    own = likeness.terms(told)
    if len(named) < TELLING or rare(named & own):
        return False
    common = everywhere()
    thing, own = named - common, own - common
    if len(thing) < TELLING or not thing.isdisjoint(own):
        return False
    whole = likeness.terms(general.sub("，", goal)) - common
    return len(whole & own) <= SHARED * len(whole)
