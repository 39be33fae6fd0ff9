"""Kinds of acts that reports tell in many words: what opens (启用、开门、上线), ends (收尾、结束), pays (到账、打入), hands in (报送、交表)."""

from __future__ import annotations

import re

_KINDS = {
    "opens": r"启用|交付使用|投用|投运|投产|投入(?:使用|运行|运营)|开放|开门|开业|开张|营业|迎客|挂牌|揭牌|开通|上线|运行|运营|开馆|开园|开诊|接诊|开机|通车|通水|通气|开课",
    "ends": r"结束|完成|完工|竣工|收[尾官工]|闭幕|落幕|办完|做完|完毕|最后一遍|结业|结项",
    "pays": r"到账|到位|打(?:入|到|卡|进)|发放|拨付|兑付|支付|汇入|划[入拨转]|付清|入账|发到|兑现|转入",
    "hands": r"报送|上报|报出|报到|提交|交表|呈报|印发|编发|发出|送[到达交]|公布|发布|出刊|刊发",
}
_READ = {kind: re.compile(words) for kind, words in _KINDS.items()}
ANY = re.compile("|".join(_KINDS.values()))
LAST = re.compile(
    r"最(?:后|迟|晚)(?!的?(?:一公里|时刻|期限))|(?:得|办|报|交|来)最(?:迟|晚|慢)|收[尾官](?=的?是|[一-鿿]{0,4}\d)"
)
"""What came last of several, so that all were done by its day."""
OTHER_STEP = re.compile(r"启动|开始|开工|动工|试|招标|签订|签约|申请|验收|评审|审计|结算|公示|报名|回访|问卷|移交")
"""A step before or behind, however it is worded: none of it is the act that was due."""


def kinds(text: str) -> frozenset[str]:
    """The kinds of acts that a text tells of."""
    return frozenset(kind for kind, words in _READ.items() if words.search(text))


def alike(demanded: str, said: str) -> bool:
    """Whether a clause tells of an act of the kind that is due, and of no step before or behind it."""
    step = OTHER_STEP.search(said)
    if step is not None and step[0] not in demanded:
        return False
    return not kinds(demanded).isdisjoint(kinds(said))
