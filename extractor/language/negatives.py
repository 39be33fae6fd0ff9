"""What looks like a quantity and is none: document numbers, titles, codes, ordinals, grades, names, set phrases."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from extractor.language.scanning import scan

# Whole stretches in which no number is a quantity. Each branch is bounded, so that scanning is linear.
_STRETCH = re.compile(
    r"《[^《》\n]{1,80}》?"
    # Stakes of a road (K3+200), years of a reign, and figures run together beyond reading.
    r"|[A-Z]{0,2}K\d{1,4}\+\d{1,3}(?:\.\d{1,3})?"
    r"|(?:民国|光绪|宣统|同治|咸丰|道光|嘉庆|乾隆|雍正|康熙|顺治|万历|洪武|永乐|嘉靖)(?:元|[一二三四五六七八九十]{1,3}|\d{1,2})年"
    r"|(?:\d{1,9}[万亿]){16,}"
    r"|[〔［\[【(（〈]\s?(?:19|20)\d\d\s?[〕］\]】)）〉]\s?第?\s?\d{1,5}\s?号"
    r"|\[bookmark:[^\]\n]{0,40}\]"
    r"|\d{1,2}(?:\s?[时点]\s?\d{1,2}\s?分(?!钟)|:\d\d(?!\d)|[×xX*]\d{1,3}\s?小时)"
    r"|(?<![况标果务效\d])\d{1,2}\s?[:：]\s?\d{2,5}(?=比例|的?地形|万?分|[^\d.%])"  # a scale; 指标1：26万亩 is a label
)
# Of digits only those before a sign that makes a time, a scale or an endless figure of them.
_BEGINNING = re.compile(
    r"[《A-Z民光宣同咸道嘉乾雍康顺万洪永〔［\[【(（〈\d](?:(?<=\D)|(?=\d{0,8}(?:[万亿]\d|\s?[时点:：×xX*])))"
)
_QUOTED = re.compile(r"[“\"‘「][^”\"’」\n]{1,10}[”\"’」]")
# A mask beside a number: the figure is gone and is not to be guessed.
_MASKS = frozenset("*＊✕╳□■█▇▲△◆●※_﹡")
# 前 is an order in 前10名, not in 提前5天, 目前3个 or a deadline's 底前.
_ORDER = re.compile(
    r"第(?:[\d一二三四五六七八九十]{1,3}(?:[、至到和及—–~-]))?\s?$|(?<![提目以之当年月日会事此先底末空汛灾节震])前$"
)
_CLASS_AFTER = re.compile(r"类(?:及以上|以上)?(?:水|标准|声|地区|区|功能|高校|用地|工资|医疗|学科|本科)")
_CLASS_BEFORE = re.compile(r"(?:达到|优于|属于?|[为均]|[一二三四五ⅠⅡⅢⅣⅤ]类?[、至到或及和—-])$")
_PHASE_CONTEXT = re.compile(
    r"\d期|等级|训|研修|研讨|宣讲|授课|学习|论坛|沙龙|夏令营|冬令营|班|分别|各期|每期|[简月周旬季专通快年]报|报告|杂志|刊|举办|开展|编发|印发|共|合计|累计|期数|节目|讲座|课程|活动|发布|专栏|开设|完成|逾期|还款|连续|实际"
)
_PHASE_AFTER = re.compile(r"工程|项目|建设|规划|改造|标段|扩建")
_PHASES_TOO = re.compile(r"、[一-鿿]{1,4}\d{1,2}期")
"""So many of another kind in a row (春茶3期、秋茶5期)."""
# No work has ten phases, and none has a bound for their number.
_MANY = re.compile(r"\d{2,}(?!\d)")
_BOUND = re.compile(r"(?:[≥≧>＞≤≦<＜]=?|不少于|不低于|不超过|至少|超过)\s*$")
_CLAUSE_END = re.compile(r"[，。；、,;\n]")
_QUOTE_OK = re.compile(r"[%％‰≥≤><元]")


@dataclass(frozen=True, slots=True)
class _Words:
    phrases: dict[str, tuple[str, ...]]
    ordinals: tuple[str, ...]
    labels: tuple[str, ...]
    codes: tuple[str, ...]
    batches: tuple[str, ...]
    verbs: tuple[str, ...]
    articles: frozenset[str]
    heads: frozenset[str]


@lru_cache(maxsize=1)
def words() -> dict[str, list[str]]:
    """The word lists of negatives.toml by their names."""
    data: dict[str, list[str]] = tomllib.loads(
        files("extractor.language").joinpath("negatives.toml").read_text("utf-8")
    )
    return data


@lru_cache(maxsize=1)
def _load() -> _Words:
    data = words()
    phrases: dict[str, list[str]] = {}
    for phrase in data["phrases"]:
        phrases.setdefault(phrase[0], []).append(phrase)
    return _Words(
        {c: tuple(p) for c, p in phrases.items()},
        tuple(data["ordinals"]),
        tuple(data["labels"]),
        tuple(data["codes"]),
        tuple(data["batches"]),
        tuple(data["verbs"]),
        frozenset(data["articles"]),
        frozenset(data["heads"]),
    )


def stretches(view: str) -> list[tuple[int, int]]:
    """The places in which nothing is a quantity: titles in 《》, document numbers, telephones, addresses, scales."""
    return [m.span() for m in scan(_STRETCH, _BEGINNING, view)]


def names(view: str) -> list[tuple[int, int]]:
    """Short quoted stretches: a Chinese numeral in one is part of a name (“四个一”)."""
    return [m.span() for m in _QUOTED.finditer(view) if _QUOTE_OK.search(m[0]) is None]


def is_code(view: str, start: int, end: int) -> bool:
    """The digits at ``[start, end)`` are part of a code (G107, PM2.5, 3-2b), a version, a masked or a damaged number."""
    before = view[start - 1 : start] if start else ""
    if before:
        further = view[start - 2 : start - 1] if start > 1 else ""
        if (before.isascii() and before.isalpha()) or before in _MASKS or before in "#№":
            return not view.endswith(("pH", "PH", "ph"), 0, start)
        if before == "×" and (not further.isalnum() or further.isdigit()):
            return True
        if before == "," and further.isdigit():
            return True
        listed = before == "." and "," in view[start:end]  # 5.3,140人: the number of a list
        if before in ".-/\\_" and not listed and further.isascii() and (further.isalnum() or further in _MASKS):
            return True
    return is_code_end(view, end)


def is_code_end(view: str, end: int) -> bool:
    """What follows the digits makes them a part of a code, or says that digits are hidden."""
    after = view[end : end + 1]
    if not after:
        return False
    further = view[end + 1 : end + 2]
    return after in _MASKS or (after == "." and further.isdigit()) or (after == "×" and not further.isdigit())


_TENS = "十百千万亿"


def is_ordinal(view: str, start: int, chinese: bool) -> bool:
    """A word before the number says that it is an order or a number of something (第三, 前10, 附件2, 第三、四)."""
    if _ORDER.search(view, max(0, start - 10), start) is not None:
        return True
    if not chinese:
        return view.endswith(_load().labels, max(0, start - 6), start)
    # 数十个 has no value (参数四十六项 has), and 届二次会议 is the second one.
    before = view[start - 1] if start else ""
    if before in ("几", "届") or (before == "数" and view[start] in _TENS):
        return True
    if before == "大" and view.startswith("次", start + 1):
        return True
    return view[start] == "一" and view.endswith(_load().ordinals, max(0, start - 4), start)


def is_labelled(view: str, start: int) -> bool:
    """A word before a number without a unit says that it is a telephone, an account or the like."""
    return view.endswith(_load().codes, max(0, start - 6), start)


def is_phrase(view: str, start: int) -> bool:
    """A set phrase begins at `start`; 十分钟 and 三分钟 are so many minutes."""
    if view.startswith("分钟", start + 1):
        return False
    return view.startswith(_load().phrases.get(view[start], ("\0",)), start)


def is_class(view: str, start: int, at: int, chinese: bool) -> bool:
    """类 at `at` names a class (三类水质, 达到二类) and does not count kinds."""
    if _CLASS_AFTER.match(view, at) is not None:
        return True
    return chinese and view[start] != "两" and _CLASS_BEFORE.search(view, max(0, start - 3), start) is not None


def is_phase(view: str, start: int, end: int) -> bool:
    """N期 is a phase of a work, unless something that comes out in numbers is counted (培训班5期)."""
    if _PHASE_AFTER.match(view, end) is not None:
        return True
    if _PHASES_TOO.match(view, end) and view[start].isdigit():
        return False
    if _MANY.match(view, start) or _BOUND.search(view, max(0, start - 5), start):
        return False
    clause = _CLAUSE_END.split(view[max(0, start - 10) : start])[-1]
    if not clause and view[start].isdigit() and view.startswith("分别", end):
        return False  # 4期分别来了52人、58人…: so many, told one by one
    return _PHASE_CONTEXT.search(clause + view[end : end + 4]) is None


_BATCH_OF = re.compile(r"(?:项目|资金|工程|债券|专项|任务|补助|名单|人员|企业|单位|学员)")


def is_batch(view: str, start: int, end: int) -> bool:
    """三批项目 is the third batch, unless a word before it counts (分三批项目, 共三批)."""
    if _BATCH_OF.match(view, end) is None or view[start] == "两":
        return False
    return not view.endswith(_load().batches, max(0, start - 4), start)


_NONE_LEFT = re.compile(r"不[漏落少差]")  # 一处不漏, 一个不少: all of them


def is_article(view: str, start: int, end: int, unit: str) -> bool:
    """一 with a classifier that is no count: it counts after a word of making or holding, or behind its noun."""
    if unit in _load().articles:
        return True
    if _NONE_LEFT.match(view, end):
        return True
    if unit in _load().heads:
        return False
    before = view[max(0, start - 8) : start].rstrip()
    if not before:
        return True
    after = view[end : end + 1]
    han = "\u4e00" <= before[-1] <= "\u9fff"
    if han and (not after or after in "，。；、,;）)和及与以并均都已\n\t "):
        return before[-1] in "的是了有这那为"
    return not before.endswith(_load().verbs)
