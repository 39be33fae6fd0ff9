"""The same report in other characters: rewritings of a whole text that change nothing of what it says.

Each takes the paragraphs of a report and gives them back as another typist, another input method or another program would
have left them. What gouji says of a report must not depend on that.
"""

from __future__ import annotations

import re
from collections.abc import Callable

Lines = list[str]

_HAN = "零一二三四五六七八九"
_COUNTED = "个|名|人|次|场|处|家|所|项|座|台|套|件|批|户|条|辆|支"
_WIDE = str.maketrans("0123456789.%", "０１２３４５６７８９．％")
_HALF_MARKS = str.maketrans("；，：", ";,:")
_BRACKETS = str.maketrans("（）", "()")
_CORNERS = str.maketrans("“”", "「」")
_STRAIGHT = str.maketrans("“”", '""')


def full_width(lines: Lines) -> Lines:
    """Digits, their point and % in full width, as an input method leaves them: the same numbers."""
    return [line.translate(_WIDE) for line in lines]


def thousands(lines: Lines) -> Lines:
    """Numbers of four digits and more with commas between thousands; years and document numbers have none."""
    number = re.compile(r"(?<![\d.,〔第])(?!20[12]\d(?!\d))[1-9]\d{3,6}(?=\.\d|[^\d年.号〕,/\-])")
    return [number.sub(lambda m: f"{int(m[0]):,}", line) for line in lines]


def no_thousands(lines: Lines) -> Lines:
    """Numbers without commas between thousands."""
    return [re.sub(r"(?<=\d),(?=\d{3}(?!\d))", "", line) for line in lines]


def blank_before_unit(lines: Lines) -> Lines:
    """A blank between a number and its unit, as GB 3101 sets it and some typists do; dates and list marks stay."""
    number = re.compile(r"(\d+(?:\.\d+)?)(?=[\u4e00-\u9fff%])(?![年月日号])")
    return [number.sub(r"\1 ", line) for line in lines]


def myriads(lines: Lines) -> Lines:
    """Round sums of 元 in 万元."""

    def shorter(found: re.Match[str]) -> str:
        sum_, rest = divmod(int(found[0].replace(",", "")), 10_000)
        return found[0] if rest else f"{sum_}万"

    return [re.sub(r"(?<![\d.,])\d{1,3}(?:,?\d{3})*0{2,4}(?=元(?!/))", shorter, line) for line in lines]


def half_width_marks(lines: Lines) -> Lines:
    """Commas, colons and semicolons in half width, as a keyboard set to Latin leaves them."""
    return [re.sub(r"[；：]|(?<!\d)，|，(?!\d)", lambda m: m[0].translate(_HALF_MARKS), line) for line in lines]


def synonyms(lines: Lines) -> Lines:
    """Units and bounds by another name: 千米 for 公里, 千克 for 公斤, ㎡ for 平方米, 不低于 for ≥."""
    pairs = (("平方公里", "平方千米"), ("公里", "千米"), ("公斤", "千克"), ("≥", "不低于"), ("平方米", "㎡"))
    for one, other in pairs:
        lines = [line.replace(one, other) for line in lines]
    return lines


def indented(lines: Lines) -> Lines:
    """Each paragraph with the two blanks at its head that others leave to the layout."""
    return ["　　" + line for line in lines]


def numerals(lines: Lines) -> Lines:
    """Counts below a hundred in Chinese numerals, two of something as 两."""
    number = re.compile(
        rf"(?<![\d.．\-~—至第年,，])([1-9]\d?)(?=(?:{_COUNTED})(?!月|以上|[（(]))(?!(?:次|批|项)(?:[常招开]|供水))"
    )
    return [number.sub(lambda m: "两" if m[1] == "2" else _numeral(int(m[1])), line) for line in lines]


def _numeral(number: int) -> str:
    tens, ones = divmod(number, 10)
    return ("" if tens == 0 else "十" if tens == 1 else _HAN[tens] + "十") + (_HAN[ones] if ones else "")


def brackets(lines: Lines) -> Lines:
    """Brackets in half width."""
    return [line.translate(_BRACKETS) for line in lines]


def corners(lines: Lines) -> Lines:
    """Quotation marks as corners, as some programs set them."""
    return [line.translate(_CORNERS) for line in lines]


def straight_quotes(lines: Lines) -> Lines:
    """Quotation marks as a keyboard has them, the same on both sides."""
    return [line.translate(_STRAIGHT) for line in lines]


def dashes(lines: Lines) -> Lines:
    """Ranges with a wave for a stroke and the reverse: GB/T 15835 allows both."""
    turned = {"-": "～", "~": "-", "～": "-", "—": "－", "–": "－"}
    return [re.sub(r"(?<=[^\dA-Za-z\-]\d)[-~～—–](?=\d+[^\d\-年月日])", lambda m: turned[m[0]], line) for line in lines]


def other_blanks(lines: Lines) -> Lines:
    """Blanks as no-break ones, and some at the end of a paragraph: a web page leaves them."""
    return [line.replace(" ", "\u00a0") + "\u00a0 " for line in lines]


def invisible(lines: Lines) -> Lines:
    """Characters without a width behind commas, where a web page allows a line to break."""
    return [re.sub(r"(?<=，)(?!\d)", "\u200b", line) for line in lines]


def dates_with_strokes(lines: Lines) -> Lines:
    """Days as 2024-03-05 for 2024年3月5日."""
    day = re.compile(r"(?<!\d)(20\d\d)年(\d{1,2})月(\d{1,2})日(?![至到\-—~前内])")
    return [day.sub(lambda m: f"{m[1]}-{int(m[2]):02}-{int(m[3]):02}", line) for line in lines]


def per_cent_in_words(lines: Lines) -> Lines:
    """Whole shares as 百分之九十 for 90%."""

    def told(found: re.Match[str]) -> str:
        return f"百分之{'百' if found[1] == '100' else _numeral(int(found[1]))}"

    return [re.sub(r"(?<![\d.\-~—至到])([1-9]\d?|100)%(?!以)", told, line) for line in lines]


REWRITINGS: tuple[Callable[[Lines], Lines], ...] = (
    full_width,
    thousands,
    no_thousands,
    blank_before_unit,
    myriads,
    half_width_marks,
    synonyms,
    indented,
    numerals,
    brackets,
    corners,
    straight_quotes,
    dashes,
    other_blanks,
    invisible,
    dates_with_strokes,
    per_cent_in_words,
)
