"""Run the rules over a report: judgements counted, findings worded, identified, linked to their causes, and ordered."""

from __future__ import annotations

import hashlib
import logging
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace
from operator import is_not
from typing import cast, get_args

from db.records import Evidence, Finding, Project, Report, RuleResult, Severity
from db.values import value
from extractor.checks.registry import rules as catalogue
from extractor.checks.rule import Failed, Judgement, Key, NotApplicable, Passed, Rule, Undetermined
from extractor.checks.view import View
from extractor.outline.uniform import Forms
from extractor.settings import Settings

SEVERITIES: tuple[Severity, ...] = get_args(Severity)
NOWHERE = 1 << 60
DOUBTFUL = 0.8
"""Characters that were recognised in a picture with less confidence than this may be others than those shown."""
RECOGNISED = "（依据的文字由图片识别得出，个别字的把握只有{share:.0%}，请先对照原件）"
_log = logging.getLogger(__name__)


@value
class Checked:
    """What the rules say of one report: the findings by severity, place and rule, and a result for every rule run."""

    findings: tuple[Finding, ...]
    results: tuple[RuleResult, ...]


@value
class _Fault:
    """A failure with the rule that found it, its finding so far, and the fingerprint that this is to have."""

    failed: Failed
    finding: Finding
    mark: str = ""


def run(
    report: Report, settings: Settings | None = None, rules: Iterable[Rule] | None = None, strict: bool = False
) -> Checked:
    """Run `rules` (all there are) over the report.

    A rule that breaks down does not stop the others: it counts as undetermined with the reason, and the log has the
    traceback. With `strict` (tests) the error is raised.
    """
    settings = (settings or Settings()).of(report.organisation, report.fiscal_year)
    view, forms = View(report), Forms.of(report.blocks)
    own = {project.id: project for project in report.projects}
    read = View(forms.read(report)) if forms else view
    faults: list[_Fault] = []
    results: list[RuleResult] = []
    for rule in catalogue() if rules is None else rules:
        if rule.code in settings.disabled:
            continue
        # Rules of form look at the characters that were written, the others at what they say.
        judgements = _judge(rule, view if rule.scope == "text" else read, settings, strict)
        if forms and rule.scope != "text":
            judgements = [_written(j, own, forms) if isinstance(j, Failed) else j for j in judgements]
        results.append(_count(rule, judgements))
        faults.extend(_Fault(j, _finding(rule, j, report, settings)) for j in judgements if isinstance(j, Failed))
    return Checked(_linked(_identified(faults)), tuple(results))


def _judge(rule: Rule, view: View, settings: Settings, strict: bool) -> list[Judgement]:
    """All judgements of one rule; those that came before a breakdown stand."""
    judgements: list[Judgement] = []
    try:
        for judgement in rule.check(view, settings):
            if isinstance(judgement, Failed):
                rule.message.format_map(judgement.arguments)
            judgements.append(judgement)
        if not judgements:
            raise RuntimeError(f"{rule.code} gave no judgement")
    except Exception as error:
        if strict:
            raise
        _log.exception("rule %s broke down", rule.code)
        judgements.append(Undetermined(f"规则运行出错，本条未能判断（{type(error).__name__}：{error}）"))
    return judgements


def _written(failed: Failed, own: Mapping[int, Project], forms: Forms) -> Failed:
    """A failure found in uniform characters, told in those of the document; `own` are its projects as written."""
    places = {e.span.block: e.span.start for e in failed.evidence}
    sides = {q.span.block for q in (failed.target, failed.reported) if q is not None}
    projects = tuple([own.get(project.id, project) for project in failed.projects])
    if forms.blocks.keys().isdisjoint((*places, *sides)):
        return replace(failed, projects=projects) if any(map(is_not, projects, failed.projects)) else failed
    return replace(
        failed,
        arguments={name: forms.told(words, places) for name, words in failed.arguments.items()},
        evidence=forms.written(failed.evidence),
        projects=projects,
        target=forms.written(failed.target),
        reported=forms.written(failed.reported),
    )


def _count(rule: Rule, judgements: list[Judgement]) -> RuleResult:
    passed = failed = not_applicable = undetermined = 0
    reasons: dict[str, None] = {}
    for judgement in judgements:
        if isinstance(judgement, Passed):
            passed += judgement.count
        elif isinstance(judgement, Failed):
            failed += 1
        elif isinstance(judgement, NotApplicable):
            not_applicable += 1
            reasons[judgement.reason] = None
        else:
            undetermined += 1
            reasons[judgement.reason] = None
    return RuleResult(rule.code, passed, failed, not_applicable, undetermined, "；".join(reasons))


def _finding(rule: Rule, failed: Failed, report: Report, settings: Settings) -> Finding:
    severity = settings.severities.get(rule.code) or failed.severity or rule.severity
    message, confidence = rule.message.format_map(failed.arguments), failed.confidence
    if (share := _legibility(failed, report)) < DOUBTFUL:
        message, confidence = message + RECOGNISED.format(share=share), min(confidence, share)
    return Finding(
        rule=rule.code,
        category=rule.category,
        severity=cast(Severity, severity),
        message=message,
        arguments=dict(failed.arguments),
        basis=rule.basis,
        fingerprint="",
        report_id=report.id,
        projects=tuple([p.number for p in failed.projects if p.number is not None]),
        project_ids=tuple([p.id for p in failed.projects]),
        evidence=tuple([Evidence(e.span, e.role, report.id) if e.report_id is None else e for e in failed.evidence]),
        target=failed.target,
        reported=failed.reported,
        confidence=confidence,
    )


def _legibility(failed: Failed, report: Report) -> float:
    """The least confidence among the blocks that a failure quotes of this report; 1 for text that was not recognised."""
    own = [report.block(e.span.block) for e in failed.evidence if e.report_id in (None, report.id)]
    return min([block.confidence for block in own if block.confidence is not None], default=1.0)


def _place(finding: Finding) -> tuple[int, int]:
    return min(((e.span.block, e.span.start) for e in finding.evidence), default=(NOWHERE, 0))


def fingerprint(rule: str, evidence: tuple[Evidence, ...], occurrence: int) -> str:
    """16 hex digits of a sha256 over the rule, the roles, the quotes without blanks, and the number among equals.

    Nothing else enters, so that an auditor's decision holds as long as the words stand.
    """
    sides = [f"{e.role}\x1f{''.join(e.span.quote.split())}" for e in evidence]
    return hashlib.sha256("\x1e".join([rule, *sides, str(occurrence)]).encode()).hexdigest()[:16]


def _identified(faults: list[_Fault]) -> list[_Fault]:
    """The faults by severity, place and rule, with their fingerprints; equal ones are numbered in reading order."""
    seen: Counter[str] = Counter()
    named: list[_Fault] = []
    for fault in sorted(faults, key=lambda f: (_place(f.finding), f.finding.rule)):
        plain = fingerprint(fault.finding.rule, fault.finding.evidence, 0)
        mark = fingerprint(fault.finding.rule, fault.finding.evidence, seen[plain]) if seen[plain] else plain
        seen[plain] += 1
        named.append(_Fault(fault.failed, fault.finding, mark))
    return sorted(named, key=lambda f: SEVERITIES.index(f.finding.severity))


def _held(finding: Finding) -> frozenset[tuple[int, int]]:
    """Where the two sides stand that a finding holds against each other: its figures, else its quotes."""
    figures = [q.span for q in (finding.target, finding.reported) if q is not None and q.span is not None]
    sides = figures or [e.span for e in finding.evidence]
    return frozenset((span.block, span.start) for span in sides)


def _linked(faults: list[_Fault]) -> tuple[Finding, ...]:
    """The findings, each with the fingerprint of its cause; what would follow from itself stands alone.

    Two rules that hold the same two sides against each other tell one contradiction: the second follows from the first.
    """
    causes: dict[Key, str] = {}
    for fault in faults:
        if fault.failed.key is not None:
            causes.setdefault(fault.failed.key, fault.mark)
    follows = {f.mark: causes.get(f.failed.cause) for f in faults if f.failed.cause is not None}
    held: dict[frozenset[tuple[int, int]], str] = {}
    for fault in faults:
        sides, mark = _held(fault.finding), fault.mark
        if len(sides) == 2 and held.setdefault(sides, mark) != mark and follows.get(mark) is None:
            follows[mark] = held[sides]

    def root(mark: str) -> str | None:
        chain = {mark}
        cause = follows.get(mark)
        first = cause
        while cause is not None:
            if cause in chain:
                return None
            chain.add(cause)
            cause = follows.get(cause)
        return first

    roots = {mark: root(mark) for mark in follows}
    return tuple(f.finding.but(fingerprint=f.mark, cause=roots.get(f.mark)) for f in faults)
