"""What a person reads in a terminal: verdict first, then findings by project, the gravest first, nothing cut off."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from db.records import Evidence, Finding, Report
from extractor.outputs.findings import SEVERITIES, Audited, place_of, summarise

SEVERITY = {"error": "错误", "warning": "警告", "info": "提示"}
ROLE = {"target": "目标", "reported": "完成", "context": "原文"}
VERDICT = {"confirmed": "已确认", "dismissed": "已驳回", "fixed": "已改"}
NO_BREAK_BEFORE = "，。；：！？、）》」』”’】〕…%％‰,.;:!?)]}"


def width(text: str) -> int:
    """The number of terminal columns that a text takes: two for a Han character, none for a combining mark."""
    return sum(0 if unicodedata.combining(c) else 1 + (unicodedata.east_asian_width(c) in "WF") for c in text)


def pad(text: str, columns: int) -> str:
    """The text filled with blanks up to this many columns."""
    return text + " " * max(0, columns - width(text))


def wrap(text: str, columns: int | None, indent: str = "", first: str | None = None) -> str:
    """Break a text into lines of at most so many columns (None: one line), indented; no closing mark opens a line."""
    line = indent if first is None else first
    if columns is None or columns - width(indent) < 8:
        return line + text
    lines: list[str] = []
    used = width(line)
    for c in text:
        if used + width(c) > columns and c not in NO_BREAK_BEFORE:
            lines.append(line.rstrip())
            line, used = indent, width(indent)
            if c == " ":
                continue
        line += c
        used += width(c)
    return "\n".join([*lines, line])


def grid(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Columns of equal width under their heads; the last column is not filled up."""
    table = [list(head), *(list(row) for row in rows)]
    widths = [max(width(row[i]) for row in table) for i in range(len(head))]
    return "".join("  ".join(pad(c, w) for c, w in zip(row, widths, strict=True)).rstrip() + "\n" for row in table)


def verdict(audited: Iterable[Audited]) -> str:
    """The one line that comes first. Findings that follow from another are counted apart."""
    roots: list[str] = []

    def seen() -> Iterator[Audited]:
        for a in audited:
            roots.extend(f.severity for f in a.findings if f.cause is None)
            yield a

    s = summarise(seen())
    counts = "/".join(f"{SEVERITY[x]} {roots.count(x)}" for x in SEVERITIES)
    follow = s.errors + s.warnings + s.infos - len(roots)
    also = f"，另有 {follow} 处由其引起" if follow else ""
    return (
        f"检查 {s.rules_run} 条规则，适用 {s.rules_applied} 条，不一致 {len(roots)} 处（{counts}）{also}，"
        f"无法判断 {s.undetermined} 处"
    )


def findings_table(audited: Iterable[Audited], columns: int | None = None) -> str:
    """Verdict and list. Each report has its own heading; within it, projects by their gravest finding."""
    parts: list[str] = []

    def told() -> Iterator[Audited]:
        for a in audited:
            parts.extend(_report(a, columns))
            yield a

    head = verdict(told())
    return "".join([head, "\n", *parts])


def _report(a: Audited, columns: int | None) -> Iterator[str]:
    yield "\n" + wrap(_title(a.report), columns) + "\n"
    if not a.findings:
        yield "  没有发现不一致。\n"
    for group in _groups(a):
        yield _group(group, a.report, columns)
    unsure = [r for r in a.results if r.undetermined]
    for r in unsure:
        yield wrap(f"无法判断 {r.undetermined} 处：{r.reason}", columns, "  ", f"\n  {r.rule} ")
    if unsure:
        yield "\n"


@dataclass(slots=True)
class _Group:
    """The findings about the same projects, each followed by those that it causes."""

    title: str
    findings: list[tuple[int, Finding]] = field(default_factory=list)

    @property
    def rank(self) -> int:
        return min(SEVERITIES.index(finding.severity) for _, finding in self.findings)


def _groups(audited: Audited) -> list[_Group]:
    groups: dict[tuple[int, ...], _Group] = {}
    caused: dict[str, list[Finding]] = {}
    known = {finding.fingerprint for finding in audited.findings}
    for finding in audited.findings:
        if finding.cause in known and finding.cause is not None:
            caused.setdefault(finding.cause, []).append(finding)

    def place(group: _Group, finding: Finding, depth: int) -> None:
        group.findings.append((depth, finding))
        for follower in caused.pop(finding.fingerprint, ()):
            place(group, follower, depth + 1)

    for finding in audited.findings:
        if finding.cause is None or finding.cause not in known:
            group = groups.setdefault(finding.project_ids, _Group(_projects(audited.report, finding)))
            place(group, finding, 0)
    for finding in [f for followers in list(caused.values()) for f in followers]:
        if caused.pop(finding.cause or "", None):  # causes in a circle: rather shown as they are than not at all
            group = groups.setdefault(finding.project_ids, _Group(_projects(audited.report, finding)))
            place(group, finding, 0)
    return sorted(groups.values(), key=lambda group: group.rank)


def _title(report: Report) -> str:
    name = report.title or report.source
    details = [f"报告 {report.id}" if report.id is not None else "", report.source]
    details.append(f"{len(report.projects)} 个项目")
    return f"《{name}》（{'，'.join(filter(None, details))}）"


def _projects(report: Report, finding: Finding) -> str:
    names = {project.id: project for project in report.projects}
    if not finding.project_ids:
        return "全文"
    named = [names[id] for id in finding.project_ids if id in names]
    return "；".join(f"项目 {p.number or p.id} {p.name}" for p in named)


def _group(group: _Group, report: Report, columns: int | None) -> str:
    lines = ["", wrap(group.title, columns, "    ", "  【") + "】"]
    for depth, finding in group.findings:
        lines.extend(_finding(finding, report, columns, "    " + "    " * depth, caused=depth > 0))
    return "\n".join(lines) + "\n"


def _finding(finding: Finding, report: Report, columns: int | None, indent: str, caused: bool) -> list[str]:
    decision = f"〔{VERDICT[finding.decision.verdict]}〕" if finding.decision else ""
    head = f"{'└ 由此引起 ' if caused else ''}{SEVERITY[finding.severity]} {finding.rule} {decision}{finding.message}"
    deeper = indent + "  "
    lines = [wrap(head, columns, deeper, indent)]
    lines.extend(_evidence(e, report, columns, deeper, bool(finding.project_ids)) for e in finding.evidence)
    if finding.decision and finding.decision.note:
        lines.append(wrap(f"批注：{finding.decision.note}", columns, deeper))
    lines.append(f"{deeper}指纹 {finding.fingerprint}")
    return lines


def _evidence(evidence: Evidence, report: Report, columns: int | None, indent: str, known_place: bool) -> str:
    span = evidence.span
    place = report.block(span.block).locator if known_place else place_of(report, span.block)
    quote = " ".join(span.quote.split("\n"))
    return wrap(f"{ROLE[evidence.role]}：“{quote}” {place}", columns, indent + "      ", indent)
