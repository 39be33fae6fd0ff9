"""The benchmark itself: clean reports, one error at a time, harmless edits; what gouji makes of each.

A planted error is found where a new finding has its category (or one that is as right) and a quote over one of the
truth's: 6 characters in common, or three fifths of the shorter one. What is missing altogether has no place: there the
category is enough. Whatever else is new among errors and warnings, and does not follow from a finding that hit, is a
further one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from itertools import groupby

from corpus.benchmark import generate, harmless, layout, plant
from corpus.benchmark.changing import Unfit
from corpus.benchmark.plan import Plan
from corpus.benchmark.plant import Planted, Planter
from corpus.benchmark.planters import PLANTERS
from corpus.benchmark.run import Checked, Runner, status_of
from corpus.build.draft import Truth
from db.records import Finding

LOUD = ("error", "warning")
LEAST_SHARED, LEAST_SHARE = 6, 0.6
# other right answers to the question what became of a demand
ALSO_RIGHT = {
    "met": ("met",),
    "restated": ("restated", "not_reported"),
    "in_progress": ("in_progress", "missed"),
    "out_of_year": ("out_of_year", "in_progress", "missed"),
    "not_reported": ("not_reported", "restated", "undetermined"),
    "missed": ("missed", "contradicted"),
    "undetermined": ("undetermined", "not_reported", "restated", "met"),
}


@dataclass(frozen=True, slots=True)
class Case:
    """One text that was checked. `kind` is clean, planted or harmless; `further` are rule and message of what else came."""

    kind: str
    seed: int
    trade: str
    name: str
    category: str = ""
    difficulty: str = ""
    found: bool = False
    loud: int = 0
    hits: int = 0
    further: tuple[str, ...] = ()
    statuses: tuple[tuple[str, str, bool], ...] = ()
    text: tuple[str, ...] = ()


@dataclass(slots=True)
class Outcome:
    """All cases of a run."""

    held_out: bool
    cases: list[Case] = field(default_factory=list)

    def of(self, kind: str) -> list[Case]:
        """The cases of one kind."""
        return [c for c in self.cases if c.kind == kind]


def evaluate(reports: int, seed: int = 0, *, held_out: bool = False, workers: int = 2) -> Outcome:
    """Check `reports` clean reports from `seed` on, each with an error of every category and all harmless edits."""
    seeds = range(seed, seed + reports)
    outcome = Outcome(held_out)
    if workers == 1 or reports < 3:
        parts: Iterable[list[Case]] = (_seed((s, held_out)) for s in seeds)
        outcome.cases = [case for part in parts for case in part]
    else:
        with ProcessPoolExecutor(workers) as pool:
            for part in pool.map(_seed, [(s, held_out) for s in seeds]):
                outcome.cases += part
    return outcome


def chosen(seed: int) -> Iterator[list[Planter]]:
    """For every category its planters, beginning with another one at each seed."""
    for _, group in groupby(sorted(PLANTERS, key=lambda p: p.category), key=lambda p: p.category):
        kinds = list(group)
        turn = seed % len(kinds)
        yield kinds[turn:] + kinds[:turn]


def _seed(job: tuple[int, bool]) -> list[Case]:
    seed, held_out = job
    runner, plan = Runner(), generate.plan(seed, held_out=held_out)
    clean = layout.marked(plan)
    before = runner.check(clean.lines)
    cases = [
        Case(
            "clean", seed, plan.trade, "clean", loud=len(loud(before.findings)),
            further=tuple(brief(f) for f in loud(before.findings)),
            statuses=tuple(_status(before, d) for d in plant.demands(clean)),
        )
    ]  # fmt: skip
    for kinds in chosen(seed):
        planted = next(_plantable(plan, kinds), None)
        if planted:
            cases.append(_planted(runner, plan, planted, before))
    for change in harmless.EDITS:
        try:
            lines = harmless.apply(plan, change)
        except Unfit:
            continue
        new = further(before.findings, runner.check(lines).findings)
        known = set(clean.lines)
        text = tuple(line for line in lines if line not in known)[:3]
        cases.append(
            Case("harmless", seed, plan.trade, change.__name__, loud=len(new), further=_briefs(new), text=text)
        )
    return cases


def _plantable(plan: Plan, kinds: list[Planter]) -> Iterator[Planted]:
    for kind in kinds:
        try:
            yield plant.apply(plan, kind)
        except Unfit:
            continue


def _planted(runner: Runner, plan: Plan, planted: Planted, before: Checked) -> Case:
    after = runner.check(planted.lines)
    new, hits = judge(planted, before.findings, after.findings)
    more = unrelated(further(before.findings, after.findings), hits)
    kind = planted.planter
    demands = [d for d in planted.demands if d["status"] != "met"]
    return Case(
        "planted", plan.seed, plan.trade, kind.name, kind.category, kind.difficulty, bool(hits),
        loud=len(loud(new)), hits=len(loud(hits)), further=_briefs(more),
        statuses=tuple(_status(after, d) for d in demands), text=tuple(e["quote"] for e in planted.evidence[:4]),
    )  # fmt: skip


def judge(planted: Planted, before: Iterable[Finding], after: Iterable[Finding]) -> tuple[list[Finding], list[Finding]]:
    """The findings that the clean report does not have, and those of them that hit the planted error."""
    known = {f.fingerprint for f in before}
    new = [f for f in after if f.fingerprint not in known]
    right = {planted.planter.category, *planted.planter.also}
    return new, [f for f in new if f.category in right and _over(planted.evidence, f)]


def _over(evidence: Iterable[Truth], finding: Finding) -> bool:
    places = list(evidence)
    return not places or any(
        _meets(p, e.span.block, e.span.start, e.span.end) for p in places for e in finding.evidence
    )


def _meets(due: Truth, line: int, start: int, end: int) -> bool:
    shared = min(due["end"], end) - max(due["start"], start)
    shorter = min(due["end"] - due["start"], end - start)
    return bool(line == due["line"] and shared > 0) and bool(shared >= LEAST_SHARED or shared >= LEAST_SHARE * shorter)


def loud(findings: Iterable[Finding]) -> list[Finding]:
    """Errors and warnings."""
    return [f for f in findings if f.severity in LOUD]


def further(before: Iterable[Finding], after: Iterable[Finding]) -> list[Finding]:
    """Errors and warnings that came with an edit: a rule's finding that only quotes otherwise than before is none."""
    old, now = loud(before), loud(after)
    kept = {f.fingerprint for f in old} & {f.fingerprint for f in now}
    gone = Counter(f.rule for f in old if f.fingerprint not in kept)
    new = []
    for finding in now:
        if finding.fingerprint in kept:
            continue
        if gone[finding.rule] > 0:
            gone[finding.rule] -= 1
        else:
            new.append(finding)
    return new


def unrelated(findings: Iterable[Finding], hits: Iterable[Finding]) -> list[Finding]:
    """Those that neither hit nor follow, directly or by way of others, from one that did."""
    known = list(findings)
    causes = {f.fingerprint: f.cause for f in known}
    right = {f.fingerprint for f in hits}

    def follows(print_: str | None, steps: int) -> bool:
        return print_ is not None and (print_ in right or (steps > 0 and follows(causes.get(print_), steps - 1)))

    return [f for f in known if not follows(f.fingerprint, len(known))]


def _status(checked: Checked, demand: Truth) -> tuple[str, str, bool]:
    """The true status, the program's, and whether that is right."""
    given = next((s for r in checked.reports if (s := status_of(r, demand))), "")
    statuses = str(demand["status"]).split("/")
    right = any(given in ALSO_RIGHT[s] for s in statuses)
    # what asks for no figure is answered by saying that it is done
    right |= statuses[0] == "met" and given == "restated" and not _has_digit(demand["quote"])
    return statuses[0], given, right


def _has_digit(text: str) -> bool:
    return any(c.isdigit() or c in "一二三四五六七八九十两百" for c in text)


def brief(finding: Finding) -> str:
    """A finding in one line."""
    return f"{finding.rule} {finding.severity} {finding.category}：{finding.message}"


def _briefs(findings: Iterable[Finding]) -> tuple[str, ...]:
    return tuple(brief(f) for f in findings)
