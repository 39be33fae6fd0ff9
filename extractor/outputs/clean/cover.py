"""The note before a clean report, which says what was mended and what was left as it was, and the list at its end."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cache

from db.records import Finding, Report
from extractor.outputs.clean.mend import Mended, mend
from extractor.outputs.clean.parts import LACKING, Heading, Paragraph, Part, Table, table
from extractor.outputs.findings import Audited, ordered
from extractor.outputs.listing import places, project_names, quoted
from extractor.outputs.table import SEVERITY, verdict

ANNEX = "核对清单"
_PLACES_MOST = 12
_QUOTE_MOST = 40
_LISTED_MOST = 80
# Categories of faults that only the signs show and that stay as they are, since only the writer knows what is right.
_STANDING = frozenset({"typo", "format_error"})


def standing(audited: Audited) -> list[Finding]:
    """The faults of the text itself that are not mended: wrong signs, dates and words stay as written."""
    broken = {(i.span.block, i.span.start) for i in audited.report.irregularities}  # joined or named anew: mended
    return [
        f for f in audited.findings
        if f.category in _STANDING and f.evidence and not any((e.span.block, e.span.start) in broken for e in f.evidence)
        and all(len(e.span.quote) <= _QUOTE_MOST and mend(e.span).text == e.span.quote for e in f.evidence)
    ]  # fmt: skip


def marks(findings: Iterable[Finding]) -> Mapping[int, list[tuple[int, int]]]:
    """Where those faults stand: block -> ranges."""
    found: dict[int, list[tuple[int, int]]] = {}
    for finding in findings:
        for evidence in finding.evidence:
            found.setdefault(evidence.span.block, []).append((evidence.span.start, evidence.span.end))
    return found


def cover(report: Report, parts: Sequence[Part], left: Sequence[Finding]) -> tuple[list[str], set[int]]:
    """The lines of the note (what this is, what was mended, what stays as written, what is lacking), and its heads."""
    lines = [
        "整理说明（上报前可删去本页）",
        "本文按库中记录重新排版，事实未增、未减、未改；各部分按统一次序排列，标题改用自动编号，项目的标签统一写法，表格是对正文的汇总。"
        "目录的页码在 Word 打开时更新；WPS 里请在目录上点右键，选“更新域”。",
    ]
    groups = (
        ("已修整的地方", [f"{name}：{_where(report, blocks)}。" for name, blocks in _done(report, parts).items()]),
        ("保留原样、正文中加了底色、请核实的地方", [_standing_line(report, finding) for finding in left]),
        ("原文没有写的内容（正文中注明“原报告未提供”）", [f"{line}。" for line in _lacking(parts)]),
    )
    heads: set[int] = set()
    for head, held in groups:
        heads.add(len(lines))
        lines += [head, *(held or ["没有。"])]
    return lines, heads


def _standing_line(report: Report, finding: Finding) -> str:
    """A fault that stays, with its words."""
    span = finding.evidence[0].span
    return f"{_where(report, [span.block])}：“{span.quote}”，{_title(finding.rule)}（{finding.rule}）。"


def _done(report: Report, parts: Sequence[Part]) -> dict[str, list[int]]:
    """What was done -> the blocks where."""
    found: dict[str, list[int]] = {}
    for part in parts:
        boxes = [b.words for b in part.boxes] if isinstance(part, Table) else [part.words]
        for piece in (p for words in boxes for p in words if isinstance(p, Mended)):
            for name in piece.done:
                found.setdefault(name, []).append(piece.block)
    kinds = {"label_repeated": "重复的标签改为应有的标签", "sentence_broken": "断开的句子已接上"}
    for irregularity in report.irregularities:
        if irregularity.kind in kinds:
            found.setdefault(kinds[irregularity.kind], []).append(irregularity.span.block)
    return {name: sorted(set(blocks)) for name, blocks in found.items()}


def _where(report: Report, blocks: Sequence[int]) -> str:
    said = "、".join(report.block(b).locator for b in blocks[:_PLACES_MOST])
    return f"原文{said}" + ("等处" if len(blocks) > _PLACES_MOST else "")


def _lacking(parts: Sequence[Part]) -> Iterable[str]:
    project = ""
    for part in parts:
        if isinstance(part, Heading):
            project = "".join(p if isinstance(p, str) else p.text for p in part.words)
            if project.endswith(LACKING):
                yield project.removesuffix(LACKING)
        elif isinstance(part, Paragraph) and part.words and str(part.words[0]).startswith(LACKING[:-1]):
            yield f"{project}——{str(part.words[0]).strip('（）').partition('：')[2]}"


@cache
def _title(code: str) -> str:
    from extractor.checks.registry import rules

    return next((rule.title for rule in rules() if rule.code == code), "")


def _short(quote: str) -> str:
    """A quote as the list shows it: of a long one its beginning."""
    return quote if len(quote) <= _LISTED_MOST else f"{quote[:_LISTED_MOST]}……”"


def _place(report: Report, finding: Finding) -> str:
    """Project and paragraphs; where there is no project, the heading tells where the paragraph is."""
    names = project_names(report, finding)
    if not names or any(e.report_id not in (None, report.id) for e in finding.evidence):
        return "\n".join([*names, *places(report, finding)])
    return "\n".join([*names, "、".join(dict.fromkeys(report.block(e.span.block).locator for e in finding.evidence))])


def annex(audited: Audited) -> tuple[list[str], list[Part]]:
    """The findings at the report's end, in the order of every format: the lines of a note on the whole, and a table."""
    rows = [
        (str(n), f"{SEVERITY[f.severity]}\n{f.rule}", f.message, "\n".join(map(_short, map(quoted, f.evidence))),
         _place(report, f))
        for n, (report, f) in enumerate(ordered([audited]), 1)
    ]  # fmt: skip
    said = f"{verdict([audited])}。没有发现不等于没有问题，列出的也不一定都是问题，请对照引文。"
    listed = replace(table(("序号", "级别", "情形", "引文", "位置"), rows, (5, 7, 34, 38, 16)), ours=ANNEX)
    return [f"附件：{ANNEX}", said], [listed] if rows else []
