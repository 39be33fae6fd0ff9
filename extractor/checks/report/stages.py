"""Stages of which each holds no more than the one before it: 报名52人，入围18人; 收运餐厨垃圾316吨，资源化利用302吨.

Each pair states what is true of any trade: only what came in can come out. Pairs in which last year's may be told with
this year's (签约 and 落地, 开工 and 竣工) are none of them.
"""

from __future__ import annotations

import re

from extractor.checks.tools import HAN

_STAGES = (
    (
        "清运|收运|收集|收储|产生|回收|清理出?|打捞|收缴",
        "(?:无害化|资源化|规范|安全|集中|综合)?(?:处理|处置|利用|焚烧|填埋|堆肥|销毁)",
    ),
    (
        "报名|申报|参评|参赛|参选|推荐|征集|应征|投稿|送评|报送参评|提名",
        "(?:初评|复评|终评|评审)?(?:入围|入选|评出|获评|获奖|当选|选定|评定|命名|认定|录取|录用|立项|晋级|胜出|采用)",
    ),
    ("接种|注射|用药", "(?:出现|发生|报告)?(?:不良反应|异常反应)"),
    ("应到|应参训|应参会", "(?:实际|实)(?:到会?|参训|参会)"),
    ("应检|应查|应访|应随访|应答|应评", "(?:实际|实)(?:检|查|访|随访|答|评|检查|走访|入户)"),
    (
        "应防|应治|应接种|应种|应参保|应保|应入学|应免疫",
        "(?:实际|实|适期|按期|已)?(?:防治?|治理?|接种|种|参保|保|入学|免疫)",
    ),
)
_WHO = r"(?:其中|最终|最后|最后一轮|全部|已|共|实际|当年|年内|经[^，。；、\d]{1,8}?(?:后|，)?)?"
BEFORE = tuple(re.compile(rf"(?:{first})(?:了|到)?(?P<of>[{HAN}]{{0,8}})$") for first, _ in _STAGES)
"""The first stage tells what it is of right before its figure (收运餐厨垃圾316吨)."""
BEHIND = tuple(re.compile(rf"(?P<of>[{HAN}]{{0,6}}?)(?:{first})") for first, _ in _STAGES)
"""It stands behind its figure (52支队伍报名参赛)."""
NEXT = tuple(re.compile(rf"[，、；]{_WHO}(?:{after})(?:了|的有?)?(?P<of>[{HAN}]{{0,4}})") for _, after in _STAGES)
"""The next stage, between both figures."""
EACH = re.compile("[各每][^，。；、]{0,2}[取抽收采查征送报接发]|分别|依次|平均")
"""So much each is not all that came in."""


def follows(lead: str, between: str) -> bool:
    """Whether a figure, with the words that lead to it and those up to the next one, is of a stage before that of the next."""
    told, _, rest = between.partition("，")
    if not rest:
        told, _, rest = between.partition("、")
    rest = f"，{rest}"
    for before, behind, after in zip(BEFORE, BEHIND, NEXT, strict=True):
        first = before.search(lead) or behind.match(told)
        second = after.fullmatch(rest) if first is not None else None
        if first is not None and second is not None and set(second["of"]) <= set(lead + told):
            return True
    return False
