"""List and heading numbers at the head of a paragraph: 一、 （一） 1. 1、 （1） ① 第一部分 1.1 甲、 【项目一】.

The styles are those that official documents use (GB/T 9704 orders them 一、 （一） 1. （1）), but which stands under which
is for each document to show, so nothing here knows a level.
"""

from __future__ import annotations

import re
from functools import lru_cache

from db.values import value

HAN = "一二三四五六七八九十百零〇两"
_FORMAL = "壹贰叁肆伍陆柒捌玖拾"
_DIGITS = {c: i for i, c in enumerate("〇一二三四五六七八九")} | {"零": 0, "两": 2}
_PLAIN = str.maketrans(_FORMAL, "一二三四五六七八九十")
_D = "[0-9０-９]"
_ROMAN = "ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩⅪⅫ"
_LETTERS = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_TAKEN_FOR = str.maketrans("已巳戌戍", "己己戊戊")  # stems that are often written as what looks like them
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_PAREN_DIGIT = "⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇"
_DOT_DIGIT = "⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑⒒⒓⒔⒕⒖⒗⒘⒙⒚⒛"

_PATTERNS: tuple[tuple[str, str], ...] = (
    ("part", rf"第(?P<n>[{HAN}]+|{_D}{{1,2}})(?P<of>部分|章|节|篇)[、.．：:\s]*"),
    ("project", rf"第(?P<n>[{HAN}]+|{_D}{{1,2}})(?:项|个项目)(?:[、.．：:]\s*|[ \u3000]+)(?=[\u4e00-\u9fff“《])"),
    ("project", rf"[【\[［〔]\s*(?:项目|专项)\s*(?P<n>[{HAN}]+|{_D}{{1,3}})\s*[】\]］〕]\s*[：:、.．]?\s*"),
    ("project", rf"(?:子?项目|专项)之(?P<n>[{HAN}]+)\s*(?:[：:、.．，,]\s*|[ \u3000]+)"),
    ("project", rf"(?P<n>{_D}{{1,2}}|[{HAN}]+)号(?:子?项目|专项)(?:[：:、.．]\s*|[ \u3000]+)(?=[\u4e00-\u9fff“])"),
    (
        "project",
        rf"(?:重点|主要|民生|单个|预算)?(?:子?项目|专项)\s*(?P<n>[{HAN}]+|{_D}{{1,3}})\s*(?:[：:、.．]\s*|[ \u3000]+(?=[\u4e00-\u9fff“《\d]))",
    ),
    (
        "project",
        rf"任务\s*(?P<n>[{HAN}]+|{_D}{{1,3}})(?:\s*[：:]\s*|[ \u3000]+)(?=[\u4e00-\u9fff]{{3,24}}(?:[（(][^（）()]{{1,16}}分[）)])?\s*$)",
    ),
    ("project", rf"项目\s*[（(]\s*(?P<n>[{HAN}]+|{_D}{{1,3}})\s*[）)]\s*[：:、.．]?\s*"),
    ("han_paren", rf"[（(]\s*(?P<n>[{HAN}]+)\s*[）)]\s*[、.．]?\s*"),
    ("arabic_paren", rf"[（(]\s*(?P<n>{_D}{{1,3}})\s*[）)]\s*[、.．]?\s*"),
    ("han_half", rf"(?P<n>[{HAN}]{{1,3}})\s*[）)]\s*[、.．]?\s*"),
    ("formal", rf"(?P<n>[{_FORMAL}]{{1,3}})\s*[、.．]\s*"),
    ("han", rf"(?P<n>[{HAN}]+)\s*[、.．]\s*"),
    ("dotted", rf"(?P<n>{_D}{{1,2}}(?:[.．]{_D}{{1,2}})+)(?:[、\s]\s*|[.．](?!{_D})\s*)"),
    ("arabic_half", rf"(?P<n>{_D}{{1,3}})\s*[）)]\s*[、.．]?\s*"),
    (
        "arabic",
        rf"(?P<n>{_D}{{1,3}})\s*(?:、|[.．](?!{_D})|[.．](?=(?:19|20){_D}{_D}\s*(?:年|[-—~至－])|{_D}{{1,3}}(?:[,，]{_D}{{3}})+(?!{_D})))\s*",
    ),
    # “1 部门概况”: a number and a blank before a few words that fill the line, and no count of things.
    (
        "arabic",
        rf"(?P<n>{_D}{{1,2}})[ \u3000]+(?=(?!项(?!目)|[个名家所件次座条户人年月日号万亿米公元台套只株场期度分吨]|平方)[\u4e00-\u9fff]{{2,20}}\s*$)",
    ),
    ("roman", rf"(?P<n>[{_ROMAN}])\s*[、.．]?\s*(?![类级期型标])"),
    ("roman", rf"(?P<n>{'|'.join(sorted(_LETTERS, key=len, reverse=True))})[、.．]\s*(?=[\u4e00-\u9fff])"),
    ("letter", r"[（(]?(?P<n>[A-Ha-h])[）).．、]\s*(?=[\u4e00-\u9fff“《])(?![类级型等区段号楼座栋档])"),
    # 甲、志愿服务: a stem alone, and no enumeration (甲、乙级) or kind (甲级).
    (
        "stem_paren",
        rf"[（(]\s*(?P<n>[{_STEMS}])\s*[）)]\s*[、.．]?\s*(?![级类型种等方])(?=[\u4e00-\u9fff“《\d])",
    ),
    ("stem", rf"(?P<n>[{_STEMS}已巳戌戍])[、.．]\s*(?![{_STEMS}]|[级类型种等方肝])(?=[\u4e00-\u9fff“《\d])"),
    ("circled", rf"(?P<n>[{_CIRCLED}{_PAREN_DIGIT}{_DOT_DIGIT}])\s*[、.．]?\s*"),
)
_MARK = [(style, re.compile(r"\s*" + pattern)) for style, pattern in _PATTERNS]
# What a number can begin with: most paragraphs begin with something else, and are tried no further.
_FIRST = re.compile(
    rf"\s*(?:{_D}|[第【\[［〔子项专任重主民单预（(A-Ha-hIVX{HAN}{_FORMAL}{_ROMAN}{_STEMS}已巳戌戍{_CIRCLED}{_PAREN_DIGIT}{_DOT_DIGIT}])"
)

# Signs that stand before the members of a list in place of a number.
BULLET = re.compile(r"(?:[●◆■▲★◇○◎•·※➢➤►▶☆□◼▪☑√✓]|[-—–*](?=[ \u3000]))[ \u3000]*")

# Styles that are easily written for one another: （2） for （二）, 1. for 一、.
TWINS = {"han_paren": "arabic_paren", "arabic_paren": "han_paren"}


@value
class Mark:
    """A number at the head of a paragraph: its style, its value, and its place in the text (without blanks after it).

    `text` is the number with its marks, `written` the number alone, `rest` where the words behind it begin.
    """

    style: str
    number: int
    text: str
    written: str
    start: int
    end: int
    rest: int

    @property
    def prefix(self) -> str:
        """Of a dotted number what stands before its last dot (1.2 of 1.2.3); empty for others."""
        return re.sub(r"[.．]?[^.．]*$", "", self.written) if self.style.startswith("dotted") else ""


def number_in(written: str) -> int | None:
    """The value of a whole number in Arabic or Chinese digits; None where it is none."""
    return int(written) if written.isdecimal() else han_number(written)


def han_number(text: str) -> int | None:
    """The value of a Chinese numeral up to 999 as list numbers use it; None where it is none."""
    total, digit = 0, 0
    for c in text.translate(_PLAIN):
        if c in _DIGITS:
            digit = _DIGITS[c]
        elif c == "十":
            total, digit = total + (digit or 1) * 10, 0
        elif c == "百":
            total, digit = total + (digit or 1) * 100, 0
        else:
            return None
    return total + digit


def _value(written: str) -> int | None:
    if len(written) == 1 and written.upper() in "ABCDEFGH":
        return ord(written.upper()) - ord("A") + 1
    written = written.translate(_TAKEN_FOR)
    if written in _LETTERS:
        return _LETTERS.index(written) + 1
    for signs in (_ROMAN, _STEMS, _CIRCLED, _PAREN_DIGIT, _DOT_DIGIT):
        if written in signs:
            return signs.index(written) + 1
    last = re.split(r"[.．]", written)[-1]
    return int(last) if last.isdigit() else han_number(last)


@lru_cache(maxsize=4096)
def read_mark(text: str) -> Mark | None:
    """The list or heading number that `text` begins with (leading blanks allowed), or None."""
    if _FIRST.match(text) is None:
        return None
    head = text[:40]
    for style, pattern in _MARK:
        found = pattern.match(head)
        if not found:
            continue
        number = _value(found["n"])
        if number is None:
            continue
        begin = len(head) - len(head.lstrip())
        shown = found.group().strip()
        if style == "dotted":
            style = f"dotted{len(re.findall('[.．]', found['n']))}"
        if style == "part":
            style = "part:" + found["of"]
        return Mark(style, number, shown, found["n"], begin, begin + len(shown), found.end())
    return None
