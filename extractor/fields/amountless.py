"""Figures of a demand that ask for no amount: nobody is left out (一户不漏), it goes on round the clock (24小时值守), all are
gone through (全部检修一遍), or there are to be a few (推出一两件作品). A clause that names and counts two things in one breath (突出质量和安全两条) asks for nothing."""

from __future__ import annotations

import re

from db.records import Figure

_NOBODY = re.compile(r"一[人个户件名村项]不(?:落|漏|少|缺)")
_ALWAYS = re.compile(
    r"24\s*个?小时\s*(?:不间断|连续|全天候?)?(?!(?:以|之)?内|[以之]?[后前上下]|响应|到达|到场|办[结理]|处[置理]|左右)[一-鿿]{2}"
)
_THROUGH = re.compile(r"[一1]遍")
_IN_SO_MANY = re.compile(r"分$")
_TIMES = re.compile(r"[\d两二三四五六]+\s*[次批期步][，,]?(?:[在于]|分别)?\s*\d")
_A_FEW = re.compile(r"(?:一[两二]|两三|三[四五]|几)[一-鿿]")
_NAMED = re.compile(
    r"(?:突出|坚持|抓[住好]|把握住?|紧扣|聚焦|注重|立足|围绕)[^，。；\d]{2,16}[和与及、][^，。；\d]{2,8}$"
)
_POINTS = re.compile(r"[两二三四五2-5]\s*(?:[条点头个大]|项(?!目))(?:方面|重点|环节|关键|主线|原则)?[，,。；]?")


def points(text: str) -> bool:
    """Whether a clause only says what the work keeps to: 抓住春灌和秋灌两个关键."""
    return any(_NAMED.search(text, 0, at.start()) and at.end() == len(text) for at in _POINTS.finditer(text))


def figure(text: str, figure: Figure, start: int) -> bool:
    """Whether the figure at `start` of a demand's text is no amount that is due."""
    if _NOBODY.match(text, start) or _THROUGH.match(text, start) or _A_FEW.match(text, start):
        return True
    if _IN_SO_MANY.search(text, 0, start) and _TIMES.match(text, start):
        return True  # 分两次在6月底、11月底前发放: the days are due
    return figure.dimension == "duration" and figure.comparator == "=" and _ALWAYS.match(text, start) is not None
