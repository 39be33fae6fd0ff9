"""Title, organisation, year and genre: what the head of a report says of itself."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from db.records import Block, Genre, Span
from extractor.outline.grids import flat
from extractor.outline.headings import look
from extractor.outline.labels import FIELDS, family_of
from extractor.outline.marks import HAN
from extractor.outline.types import Grid, Node

_TITLE_END = re.compile(
    r"(?:报告|报告书|自评|自评表|评价表|情况说明|说明|总结|情况|汇报|通知|办法|规定|方案|申报表|公告|细则|意见|函)(?:（[^（）]*）|\([^()]*\))?$"
)
# Lines of a title that stand in brackets: the year, which closes it, and others, which belong to it only within.
_YEAR_LINE = re.compile(r"[（(].{0,6}(?:20\d\d|[二2][〇○零0Ｏ]).{0,6}[）)]")
_APART = re.compile(r"附件\s*\d*[：:]?|[（(].{1,20}[）)]")
_YEAR = re.compile(r"(20\d\d|２０[０-９]{2}|二[〇○零0Ｏ]([〇○零一二三四五六七八九]){2})\s*年?(?:度|[^0-9]|$)")
_BODY = (
    r"(?:管理委员会|委员会|人民政府|街道办事处|办事处|管理局|分局|集团有限公司|有限公司|公司|服务中心|中心|法院|检察院|大队|支队|总队|"
    r"学校|医院|大学|学院|中学|小学|幼儿园|图书馆|博物馆|文化馆|档案馆|研究院|研究所|联合会|总工会|妇联|团委|协会|联合社|合作社|联社|[党干技]校|"
    r"[局委厅办院所处站馆部会镇乡])"
)
_ORGANISATION = re.compile(
    rf"^(?:关于)?(?P<name>[\u4e00-\u9fff（）()、]{{2,40}}?{_BODY})(?:本级|机关|[（(][\u4e00-\u9fff]{{2,20}}[）)])?(?=关于|(?:20\d\d|２０|二[〇○零]|部门|整体|单位|项目|年度|预算|$))"
)
# A body of a place with the name of its project right behind it: X县司法局法律援助项目.
_BEFORE_A_NAME = re.compile(
    r"(?:关于)?(?P<name>[\u4e00-\u9fff]{1,6}[省市县区旗州盟][\u4e00-\u9fff]{1,14}?(?:局|委员会|联合会|厅|总工会|妇联|团委|残联))(?=[\u4e00-\u9fff“”\"《》]{4})"
)
_ORGANISATION_LABEL = re.compile(
    r"(?:部门|单位|预算单位|填报单位|预算部门|部门（单位）|部门\(单位\))(?:名称)?[（(]?(?:盖章|公章)?[）)]?\s*[：:]\s*"
    r"(?!(?:人民币)?[百千万亿]*元|万?[人户亩吨])(?P<name>[\u4e00-\u9fff（）()]{3,40})"
)
_IN_TEXT = re.compile(
    rf"(?:对|现将|根据|我局|我委)?(?P<name>[\u4e00-\u9fff]{{2,30}}{_BODY})(?:部门)?(?:20\d\d|２０\d\d)年"
)
_DATE_LINE = re.compile(r"\s*(?:20\d\d|[二2][〇○零0Ｏ].{2})\s*年.{1,4}月.{0,4}日?\s*")
_SIGNED = re.compile(rf"(?P<name>[\u4e00-\u9fff（）()]{{2,38}}{_BODY})(?:[（(](?:盖章|公章|章)[）)])?")
_NOT_SELF = re.compile(
    r"目标申报表|申报表|管理办法|暂行办法|实施细则|的通知|通知$|工作方案|实施方案|公告$|指标体系$|操作指南|第三方评价|重点评价报告|事前评估"
)


@dataclass(frozen=True, slots=True)
class Head:
    """What the head says; `body` is the id of the first block behind the title."""

    title: str | None
    spans: tuple[Span, ...]
    organisation: str | None
    fiscal_year: int | None
    body: int


def read_head(blocks: Sequence[Block], grids: Sequence[Grid]) -> Head:
    """Read title lines, organisation and year from the first blocks of a report."""
    lines = _title_lines(blocks)
    title = "".join(re.sub(r"\s+", "", line.text) for line in lines) or None
    spans = tuple(_whole(b) for b in lines)
    body = lines[-1].id + 1 if lines else (blocks[0].id if blocks else 1)
    return Head(title, spans, _organisation(title, lines, blocks), _year(title, blocks), body)


def _whole(block: Block) -> Span:
    text = block.text
    left, right = len(text) - len(text.lstrip()), len(text.rstrip())
    return Span(block.id, left, right, text[left:right])


def _title_lines(blocks: Sequence[Block]) -> list[Block]:
    """The lines up to the one that ends as titles end; none where the document begins with its text."""
    lines: list[Block] = []
    for at, block in enumerate(blocks[:10]):
        words = block.text.strip()
        if block.cell is not None or block.kind in {"header", "footer", "note"}:
            if lines:
                break
            continue
        if lines and _YEAR_LINE.fullmatch(words):
            return [*lines, block]
        if _APART.fullmatch(words):
            if lines and not any(_ends_title(b) for b in blocks[at + 1 : at + 3]):
                break
            lines += [block] if lines else []
            continue
        if look(block).mark is not None or len(words) > 60 or re.search(r"[。；：:]", words):
            break
        lines.append(block)
        if _ends_title(block) and not (at + 1 < len(blocks) and _YEAR_LINE.fullmatch(blocks[at + 1].text.strip())):
            return lines
    return lines[:2] if lines and blocks and len(lines) < 3 else []


def _ends_title(block: Block) -> bool:
    return len(block.text) <= 80 and bool(_TITLE_END.search(re.sub(r"\s", "", block.text)))


def _organisation(title: str | None, lines: Sequence[Block], blocks: Sequence[Block]) -> str | None:
    """The body as the title names it, a label, the signature, or the introduction."""
    opening = [b.text for b in blocks[:12]]
    for line in lines:
        found = _ORGANISATION.match(re.sub(r"\s", "", line.text))
        if found:
            return found["name"]
    if title and (found := _ORGANISATION.match(title)):
        return found["name"]
    if title and (found := _BEFORE_A_NAME.match(re.sub(r"\s", "", title))):
        return found["name"]
    for text in opening:
        if found := _ORGANISATION_LABEL.search(text):
            return found["name"]
    if signed := _signature(blocks):
        return signed
    for text in opening:
        if found := _IN_TEXT.search(text):
            return found["name"]
    return None


def _signature(blocks: Sequence[Block]) -> str | None:
    """The body that stands over the date which closes the text."""
    for body, date in reversed(list(itertools.pairwise(blocks))):
        if _DATE_LINE.fullmatch(date.text) and (found := _SIGNED.fullmatch(re.sub(r"\s", "", body.text))):
            return found["name"]
    return None


def _digits(written: str) -> int:
    table = str.maketrans("〇○零一二三四五六七八九０１２３４５６７８９Ｏ", "000123456789" + "0123456789" + "0")
    return int(written.translate(table))


def _year(title: str | None, blocks: Sequence[Block]) -> int | None:
    """The year that the title names; else the year most often named with 年度, else with 年."""
    if title and (found := _YEAR.search(title)):
        return _digits(found[1])
    counts: Counter[int] = Counter()
    for block in blocks[:60]:
        for found in re.finditer(r"(?<!\d)(20\d\d)\s*年(度?)", block.text):
            counts[int(found[1])] += 3 if found[2] else 1
    return counts.most_common(1)[0][0] if counts else None


def genre_of(head: Head, root: Node, grids: Sequence[Grid], blocks: Sequence[Block]) -> Genre:
    """Which kind of report this is; `other` for what is no self-evaluation."""
    title = re.sub(r"[（(][^（）()]*[）)]", "", head.title or "")
    opening = title + "".join(b.text for b in blocks[:6])[:600]
    forms = [
        g
        for g in grids
        if re.search(r"指标值|目标值", words := flat(g.cells)) and re.search(r"实际完成|完成值|得分", words)
    ]
    if _NOT_SELF.search(title) and not re.search(r"自评(?:价)?(?:报告|表|情况)", title):
        return "other"
    if re.search(r"决算", title) and any("绩效" in n.heading for n in root.walk()):
        return "settlement_note"
    if not re.search(r"自评|自我评价|绩效评价|绩效", title + opening[:400]) and not forms:
        return "other"
    if re.search(r"预算绩效(?:管理)?(?:工作)?(?:开展)?情况(?:的)?说明", title):
        return "settlement_note"
    if re.search(r"转移支付|专项资金|补助资金|专项债", title):
        return "transfer"
    if re.search(r"自评表|评价表", title) and (forms or re.search(r"表$", title)):
        return "self_evaluation_form"
    if re.search(r"部门|整体|单位整体", title):
        return "department_overall"
    projects = sum(n.kind == "project" for n in root.walk()) + max(map(_listed, grids), default=0)
    if forms and not projects and "报告" not in title:
        return "self_evaluation_form"
    if re.search(r"项目", title) and projects <= 1:
        return "project"
    if projects > 1:
        return "department_overall"
    if not title and forms:
        return "self_evaluation_form"
    if re.search(r"自评|自我评价|评价报告", title):
        return "department_overall" if re.search(rf"{_BODY}(?:20\d\d|[{HAN}〇])", title) else "project"
    return "other"


def _listed(grid: Grid) -> int:
    """How many projects a table lists, one a row under a header with their names and fields."""
    rows = grid.rows()
    for at, row in enumerate(rows):
        families = {family_of(c.text) for c in row if c.text}
        if "name" in families and families & set(FIELDS):
            return sum(any(c.text for c in r) for r in rows[at + 1 :])
    return 0
