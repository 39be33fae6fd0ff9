"""Which way something went, where just that is asked for: 闯红灯率下降 by 闯红灯率由4.1%降到2.6%."""

from __future__ import annotations

import re

from extractor.results.align import Aligner
from extractor.results.enough import UNFINISHED
from extractor.results.statements import Statement

_FEWEST, _MOST = 2, 4
"""So many characters at the end of its name tell what goes up or down: 率 alone is that of anything."""
_WISH = "(?:逐步|逐年|稳步|持续|明显|进一步|不断|有所|大幅|显著|同比|[较比](?:上年|去年|往年)(?:同期)?)"
_ASKED = re.compile(
    rf"(?P<thing>[一-鿿]{{2,16}}?){_WISH}*(?:(?P<less>下降|降低|减少|回落|下滑|缩短)|(?P<more>上升|提高|提升|增长|增加|上涨|扩大|延长))(?:明显)?"
)
_CHANGE = r"(?:(?:由|从)[^，。；]*\d|(?:比|较|同比|环比)[^，。；]*)"
_WENT = {
    "less": re.compile(rf"{_CHANGE}[^，。；]*?(?:[降减缩]|回落|少)|[降减缩](?:至|到|为|低|少|短|幅|了)|下降|回落"),
    "more": re.compile(
        rf"{_CHANGE}[^，。；]*?(?:[升增涨]|提[高升到至]|扩|多|延长)|[升增涨](?:至|到|为|加|长|幅|了)|上升|提[高升]"
    ),
}


def told(aligner: Aligner, index: int) -> Statement | None:
    """The statement that the thing went the way that is asked for, and not the other way."""
    asked = _ASKED.fullmatch(aligner.demands[index].text)
    if asked is None:
        return None
    way, other = ("less", "more") if asked["less"] else ("more", "less")
    names = [asked["thing"][-n:] for n in range(_MOST, _FEWEST - 1, -1) if len(asked["thing"]) >= n]
    for place, statement in enumerate(aligner.statements):
        if statement.state in (*UNFINISHED, "not_done") or not any(
            name in statement.text for name in names[:-1] or names
        ):
            continue
        here = aligner.sentence[statement.sentence]
        text = "，".join(aligner.statements[p].text for p in here if place <= p <= place + 1)
        if _WENT[way].search(text) and not _WENT[other].search(text):
            return statement
    return None
