"""Labels of fields: 绩效目标： 考核指标： 实际完成情况： in all the places where reports put them."""

from __future__ import annotations

import re
import tomllib
from functools import cache, lru_cache
from importlib import resources
from typing import Any

from db.values import value
from extractor.language.scanning import opening
from extractor.outline.marks import BULLET, read_mark

LONGEST = 22
FIELDS = ("goal", "indicator", "completion")
# Words of a label; one that is spaced out has blanks after every character or two (绩 效 目 标).
_C = r"[\u4e00-\u9fff0-9０-９（）()、及]"
_TIGHT = rf"{_C}{{2,{LONGEST}}}?"
_WORDS = rf"(?:{_TIGHT}|[\u4e00-\u9fff]{{1,2}}(?:[ \u3000]{{1,2}}[\u4e00-\u9fff]{{1,2}}){{1,9}}?)"
_COLON = r"\s*[：:]"
# Marks that enclose a label. Where they also enclose other words (quotation marks), a colon must follow.
_BOXED = rf"[【［\[〔]\s*(?P<boxed>{_WORDS})\s*[：:]?\s*[】］\]〕](?:{_COLON})?|\*\*(?P<bold>{_WORDS})\s*[：:]?\*\*(?:{_COLON})?"
_QUOTED = rf"[“\"‘「『《]\s*(?P<quoted>{_WORDS})\s*[：:]?\s*[”\"’」』》]{_COLON}"
_ROUND = rf"[（(]\s*(?P<round>[\u4e00-\u9fff](?:[ \u3000]?[\u4e00-\u9fff]){{2,15}}?)\s*[）)](?:{_COLON})?"
# Labels within a field, which tell its parts apart and belong to its text: 数量指标： 目标1：.
_KIND = (
    r"(?:产出|效益|项目)?(?:产出|效益|满意度|成本|数量|质量|时效|进度|经济效益|社会效益|生态效益|环境效益|可持续影响|经济成本|社会成本|生态环境成本|"
    r"(?:社会公众|服务对象|受益对象|群众)满意度)"
)
_LEVEL = rf"(?:{_KIND}类?(?:指标)?(?:[和与及、]|以及)){{0,3}}{_KIND}类?指标"
_INNER = re.compile(rf"(?:{_LEVEL}|\S{{0,4}}(?:目标|指标)(?:[0-9０-９]{{1,2}}|[一二三四五六七八九十]))")
_RESULT_OF_KIND = re.compile(
    rf"(?:(?:{_KIND}类?(?:指标)?(?:[和与及、]|以及)){{0,3}}{_KIND}类?(?:指标|目标)?|(?:指标|目标)(?:\d{{1,2}}|[一二三四五六七八九十]))"
    r"(?:的)?(?:实际)?(?:完成|实现|达成)?(?:情况|结果|成效)(?:分析|说明)?"
    r"|(?:完成|实现|落实|达成|结果|成效|成果|实绩)(?:\d{1,2}|[一二三四五六七八九十])"
)
_LEVEL_BEFORE = re.compile(rf"{_LEVEL}\s*[】］\]]?\s*[：:—]{{1,2}}\s*$")
_NUMBER = r"(?P<mark>[（(]?(?:[0-9０-９]{1,2}|[一二三四五六七八九十]{1,2})[）)、.．][ \u3000]*|[①-⑳][ \u3000]*)?"
# A label inside a paragraph follows the end of a sentence, its list number before it; in brackets it may stand anywhere.
_INLINE = re.compile(
    rf"(?:(?<=[。；;！!\n\t])|(?<=[。；;][ \u3000]))[ \u3000]*{_NUMBER}(?:(?P<bare>{_WORDS}){_COLON}|{_QUOTED}|{_ROUND})"
    rf"|(?<=[，,、）)：: \u3000])(?P<strong>{_TIGHT}){_COLON}|{_BOXED}"
)
_MARKED = re.compile(r"[：:（(【［\[〔*]")  # each of them has such a mark
# What may follow a mere comma or blank: words that are a label wherever a colon follows them.
_STRONG = re.compile(
    r"(?:项目|年度|预期|总体|年初|全年|实际|目标|具体|考核)*(?:(?:绩效|年度|总体|预期|考核|设定)(?:目标|指标)|(?:完成|实现)情况)"
)
_START = re.compile(
    rf"{_BOXED}|{_QUOTED}|{_ROUND}"
    rf"|(?P<bare>{_WORDS})\s*(?:[：:]|—{{1,2}}\s*(?=[^\s—])|$)|(?P<headed>{_LEVEL}|{_C}{{2,9}}?)。(?=\S)"
    rf"|(?P<tabbed>{_TIGHT})[\t \u3000]{{1,4}}(?=\S)"
)
# Labels inside a paragraph that a stop, a dash or a blank closes: 绩效目标。……。绩效指标。……。完成情况。……。
_HEADED = re.compile(
    rf"(?<=[。；;！])[ \u3000]*{_NUMBER}(?P<words>{_C}{{2,9}}?)(?P<closer>。|—{{1,2}}|[\t \u3000]{{1,4}})(?=\S)"
)
# Their words, which no sentence ends in (达到年度目标。).
_PLAIN = re.compile(
    r"(?:项目|年度|预期|总体|年初|全年|实际|目标|指标|具体|主要|绩效|考核|工作|设定|量化)*"
    r"(?:目标|指标|任务|要求|(?:完成|实现|达成|执行|实施|落实|进展)(?:情况|结果|成效)|成效|结果)"
)
_HEADS = re.compile(r"(?:目标|指标)(?:。|—)")  # one of a project's fields is headed so
# A sentence behind a goal that goes over to its indicators without a colon: ……。具体指标为新建12处，……
_GOES_OVER = re.compile(
    r"(?<=[。；;！\n])[ \u3000]*(?P<words>(?:其中)?(?:[具主][体要]|相应|对应|量化|绩效|考核|年度|设定|项目|细化|分解|评价|衡量|的)+指标(?:设定|设置|确定|分解|细化|量化)?)"
    r"(?:分别)?(?:为|是|有|包括|包含|如下)[：:，,]?(?=\S)"
    r"|(?<=[。；;！\n])[ \u3000]*(?P<alone>指标)(?:设定|设置)?(?:分别)?(?:为|是|有|包括|包含|如下)?[：:](?=\S)"
    r"|(?<=[。；;！\n])[ \u3000]*(?P<asked>(?:其中|具体|主要|年度|量化|考核|细化|衡量|的)+(?:要求|任务|标准))(?:分别)?(?:为|是|有|包括|包含|如下)?[：:](?=\S)"
)
_AMOUNT = re.compile(r"\d\s*[万亿]?元")  # 项目资金 年初预算86万元: a label of money over a blank has some behind it
_ENDS = re.compile(r"[。；;！\n]")
# Words that lead from a label to its text: 绩效目标为： 完成情况如下：.
_COPULA = re.compile(r"(?:(?:分别)?(?:为|是)|如下|有)$")
_RESIDUE = re.compile(r"\s*(?:\[bookmark:[^\]\n]{0,40}\]|\[_Toc\d+\])")


@value
class Label:
    """A label in a block: its family, the words themselves, and the range with its marks (``end`` behind the colon).

    `colon` is false for a label that stands alone without one, such as a heading or a table cell. `before` counts the
    characters of the list number before a label inside its paragraph. `headed` says that a full stop closes it.
    """

    family: str
    words: str
    start: int
    end: int
    colon: bool = True
    before: int = 0
    headed: bool = False

    @property
    def lead(self) -> int:
        """Where the label begins with its list number."""
        return self.start - self.before

    @property
    def inner(self) -> bool:
        """Whether it tells parts of one field apart (数量指标： 目标1：), so that its words belong to the field."""
        return _inner(self.words)

    @property
    def kind(self) -> bool:
        """Whether it says which of a project's results follow: 数量指标完成情况： 满意度情况： 指标2完成情况： 完成2："""
        return bool(_RESULT_OF_KIND.fullmatch(re.sub(r"\s", "", self.words)))

    @property
    def numbered(self) -> bool:
        """Whether its last word is a number that tells one of several of its kind: 目标2： 完成2："""
        return bool(re.search(r"(?:\d|[一二三四五六七八九十])$", self.words))

    @property
    def level(self) -> bool:
        """Whether it names a kind of indicators and stands as a label (产出指标：), not as a sentence (产出指标。)."""
        return self.colon and not self.headed and bool(re.fullmatch(_LEVEL, re.sub(r"\s", "", self.words)))


@lru_cache(maxsize=1024)
def _inner(words: str) -> bool:
    return _INNER.fullmatch(re.sub(r"\s", "", words)) is not None


@cache
def _families() -> list[tuple[str, re.Pattern[str]]]:
    """For each family a pattern of all its wordings."""
    raw: dict[str, Any] = tomllib.loads(resources.files(__package__).joinpath("labels.toml").read_text("utf-8"))
    return [(family, re.compile("|".join(entry["patterns"]))) for family, entry in raw.items()]


@lru_cache(maxsize=8192)
def family_of(words: str) -> str | None:
    """The family of a label by its words alone (blanks are dropped), or None where it is no label of ours."""
    bare = re.sub(r"\s|[（(][^（）()]*[）)]$", "", words).strip("：:【】[]")
    bare = _COPULA.sub("", bare)
    if not 2 <= len(bare) <= LONGEST:
        return None
    for family, pattern in _families():
        if pattern.fullmatch(bare):
            return family
    return None


def level_start(text: str, start: int) -> int:
    """Where the name of a kind of indicators before `start` (产出指标：) begins; `start` where there is none."""
    found = _LEVEL_BEFORE.search(text, 0, start)
    return found.start() if found else start


def residue_end(text: str) -> int:
    """Where the text proper begins behind what a word processor left at its head ([bookmark: …])."""
    found = _RESIDUE.match(text) if "[" in text else None
    return found.end() if found else 0


@lru_cache(maxsize=256)
def label_at_start(text: str) -> Label | None:
    """The label that opens a paragraph, behind blanks, residue and a list number."""
    begin = residue_end(text)
    mark = read_mark(text[begin : begin + 40])
    at = begin + (mark.rest if mark else 0)
    if mark is None and (bullet := BULLET.match(text, at)):
        at = bullet.end()
    while at < len(text) and text[at].isspace():
        at += 1
    found = _START.match(text, at)
    if not found:
        return None
    kind = _kind(found)
    family = family_of(found[kind])
    told = kind == "tabbed" and family == "money" and _AMOUNT.search(text, found.end()) is not None
    if family is None or (kind in {"tabbed", "headed", "round"} and family not in FIELDS and not told):
        return None
    closed = kind in {"boxed", "bold", "quoted", "round"} or text[: found.end()].rstrip()[-1] in "：:。—"
    return Label(family, found[kind], at, found.end(), closed, headed=kind == "headed")


def _kind(found: re.Match[str]) -> str:
    """Which way of writing a label matched."""
    return next(name for name, words in found.groupdict().items() if words is not None and name != "mark")


def labels_in(text: str) -> list[Label]:
    """All labels of a paragraph in order: the one that opens it and those inside it."""
    found: list[Label] = []
    opening = label_at_start(text)
    if opening:
        found.append(opening)
    begin = opening.end if opening else 0
    for hit in _INLINE.finditer(text, begin) if _MARKED.search(text, begin) else ():
        kind = _kind(hit)
        family = family_of(hit[kind])
        if family is None or _inner(hit[kind]):
            continue
        if (kind == "strong" and not _STRONG.fullmatch(hit[kind])) or (kind == "round" and family not in FIELDS):
            continue
        mark = hit["mark"] or ""
        start = hit.end("mark") if mark else hit.start() + len(hit.group()) - len(hit.group().lstrip())
        found.append(Label(family, hit[kind], start, hit.end(), before=len(mark)))
    if opening is None or text[opening.end - 1] not in "：:】]］〕）)*":
        found = _with_headed(text, found, opening)
    return _with_indicators(text, found)


def _with_headed(text: str, found: list[Label], opening: Label | None) -> list[Label]:
    """The labels of a paragraph, with those that no colon closes: closed as the one that opens it, else two of them at least."""
    if opening is None and (found or not _HEADS.search(text)):
        return found
    closer = text[opening.end - 1 : opening.end].strip() if opening else None
    made: list[Label] = []
    for hit in _HEADED.finditer(text, opening.end if opening else 0):
        family, mark, own = family_of(hit["words"]), hit["mark"] or "", hit["closer"].strip()[:1]
        if family not in FIELDS or _inner(hit["words"]) or not _PLAIN.fullmatch(hit["words"]):
            continue
        if own != closer if opening else not own:
            continue
        made.append(Label(family, hit["words"], hit.start("words"), hit.end(), before=len(mark), headed=own == "。"))
    if opening is None and len({label.family for label in made}) < 2:
        return found
    return sorted((*found, *made), key=lambda label: label.start)


def _opens_indicators(hit: re.Match[str]) -> bool:
    """Whether words inside a paragraph name a kind of indicators: 绩效目标：……。产出指标：……。"""
    return hit["bare"] is not None and re.fullmatch(_LEVEL, hit["bare"]) is not None


def _with_indicators(text: str, found: list[Label]) -> list[Label]:
    """The labels of a paragraph, with what goes over from a goal's text to its indicators where no label does: the name
    of a kind of them, or words such as 具体指标为."""
    families = [label.family for label in found]
    if "goal" not in families or "indicator" in families:
        return found
    at = families.index("goal")
    stop = found[at + 1].lead if at + 1 < len(found) else len(text)
    kind = next((hit for hit in _INLINE.finditer(text, found[at].end, stop) if _opens_indicators(hit)), None)
    over = next(opening(_GOES_OVER, _ENDS, text, found[at].end, stop), None)
    if kind is not None and (over is None or kind.start() < over.start()):
        start, mark = kind.start("bare"), kind["mark"] or ""
        return [
            *found[: at + 1],
            Label("indicator", kind["bare"], start, kind.end(), before=len(mark)),
            *found[at + 1 :],
        ]
    if over is None:
        return found
    group = next(name for name, words in over.groupdict().items() if words is not None)
    label = Label("indicator", over[group], over.start(group), over.end())
    return [*found[: at + 1], label, *found[at + 1 :]]
