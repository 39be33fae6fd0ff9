"""What looks like a quantity and is none: document numbers, titles, codes, ordinals, grades, names, set phrases."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

# Whole stretches in which no number is a quantity. Each branch is bounded, so that scanning is linear.
_STRETCH = re.compile(
    r"《[^《》\n]{1,80}》?"
    r"|[〔［\[【(（〈]\s?(?:19|20)\d\d\s?[〕］\]】)）〉]\s?第?\s?\d{1,5}\s?号"
    r"|\[bookmark:[^\]\n]{0,40}\]"
    r"|(?:https?://|www\.)[\w./?=&%#:-]{1,200}"
    r"|[\w.+-]{1,40}@[\w.-]{1,60}"
    r"|(?<!\d)0\d{2,3}[-—]\d{7,8}(?!\d)|(?<!\d)1[3-9]\d{9}(?!\d)"
    r"|\d{1,2}\s?[:：]\s?\d{2,5}(?=比例|的?地形|万?分|[^\d.%])"
)
_QUOTED = re.compile(r"[“\"‘「][^”\"’」\n]{1,10}[”\"’」]")
# A mask beside a number: the figure is gone and is not to be guessed.
MASKS = frozenset("*＊×✕╳□■█▇▲△◆●※_﹡")
_GRADE_AFTER = re.compile(r"[级号版楼路线街弄室栋栌#＃]|等[奖级次]|年级|周年|季度|[甲乙丙丁]等|A级|级")
_CLASS_OF = re.compile(r"类(?:及以上|以上)?(?:水|标准|声|地区|区|功能|高校|用地|工资|医疗|学科|本科)")
_PHASE_CONTEXT = re.compile(r"培训|班|简报|刊|举办|开展|编发|印发|共|期数|节目|讲座|课程|活动|发布|专栏|开设|完成")
_CLOCK = re.compile(r"时(?![间候段效常代期长刻点限光])")
_QUOTE_OK = re.compile(r"[%％‰≥≤><元]")


@dataclass(frozen=True, slots=True)
class _Words:
    phrases: dict[str, tuple[str, ...]]
    ordinals: tuple[str, ...]
    verbs: tuple[str, ...]
    articles: frozenset[str]


@lru_cache(maxsize=1)
def words() -> dict[str, list[str]]:
    """The word lists of negatives.toml by their names."""
    data: dict[str, list[str]] = tomllib.loads(files("extractor.language").joinpath("negatives.toml").read_text("utf-8"))
    return data


@lru_cache(maxsize=1)
def _load() -> _Words:
    data = words()
    phrases: dict[str, list[str]] = {}
    for phrase in data["phrases"]:
        phrases.setdefault(phrase[0], []).append(phrase)
    return _Words(
        {c: tuple(p) for c, p in phrases.items()}, tuple(data["ordinals"]), tuple(data["verbs"]), frozenset(data["articles"])
    )


def stretches(view: str) -> list[tuple[int, int]]:
    """The places in which nothing is a quantity: titles in 《》, document numbers, telephones, addresses, scales."""
    return [m.span() for m in _STRETCH.finditer(view)]


def names(view: str) -> list[tuple[int, int]]:
    """Short quoted stretches: a Chinese numeral in one is part of a name (“四个一”)."""
    return [m.span() for m in _QUOTED.finditer(view) if _QUOTE_OK.search(m[0]) is None]


def is_code(view: str, start: int, end: int) -> bool:
    """The digits at ``[start, end)`` are part of a code (G107, PM2.5, 3b-2), a version, a masked or a damaged number."""
    before = view[start - 1 : start]
    if before:
        if before.isascii() and before.isalpha() or before in MASKS and before != "×" or before in "#＃№":
            return True
        if before in ".-/\\—–－_~×" and start > 1:
            one = view[start - 2]
            if one.isascii() and one.isalnum() or one in MASKS:
                return True
    after = view[end : end + 1]
    return bool(after) and (after in MASKS and after != "×" or after == "." and view[end + 1 : end + 2].isdigit())


def is_ordinal(view: str, start: int, chinese: bool) -> bool:
    """A word before the number says that it is an order, a grade or part of another word (第三, 前10, 每一)."""
    before = view[max(0, start - 4) : start].rstrip()
    if not chinese:
        return before.endswith(("第", "前", "编号", "型号", "代码", "证号", "序号", "文号", "邮编", "编码", "批号", "账号", "卡号", "表", "附表", "附图", "附件", "No.", "NO."))
    if before.endswith(("第", "前", "每")):
        return True
    return view[start] == "一" and before.endswith(_load().ordinals)


def is_phrase(view: str, start: int) -> bool:
    """A set phrase begins at `start`."""
    return view.startswith(_load().phrases.get(view[start], ("\0",)), start)


def is_grade(view: str, end: int) -> bool:
    """What follows the number makes it a grade, a number in a row or a class (8号, 三级, Ⅲ类水)."""
    return _GRADE_AFTER.match(view, end) is not None or _CLOCK.match(view, end) is not None


def is_class(view: str, at: int) -> bool:
    """类 after a numeral names a class (三类水质, 二类地区)."""
    return _CLASS_OF.match(view, at) is not None


def is_phase(view: str, start: int, end: int) -> bool:
    """N期 is a phase of a work, unless something that comes out in numbers is counted (培训班5期)."""
    return _PHASE_CONTEXT.search(view, max(0, start - 10), min(len(view), end + 4)) is None


def is_article(view: str, start: int, end: int, unit: str) -> bool:
    """一 with a classifier that is no count: it counts after a word of making or holding, or behind its noun."""
    if unit in _load().articles:
        return True
    before = view[max(0, start - 8) : start].rstrip()
    if not before:
        return True
    after = view[end : end + 1]
    han = "\u4e00" <= before[-1] <= "\u9fff"
    if han and (not after or after in "，。；、,;）)和及与以并\n\t "):
        return before[-1] in "的是了有这那为"
    return not before.endswith(_load().verbs)
