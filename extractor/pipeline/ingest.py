"""Files -> the store: each in a transaction of its own, in sorted order, whatever the number of workers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from db.records import Trouble
from extractor.pipeline.crew import Outcome, extracted, workers
from extractor.pipeline.extract import sha256, version
from extractor.pipeline.undisturbed import undisturbed
from extractor.readers import prepared, shown

if TYPE_CHECKING:
    from db.store import Store

Fate = Literal["stored", "replaced", "unchanged", "duplicate", "failed"]


@dataclass(frozen=True, slots=True)
class Ingested:
    """What became of a file.

    `report_ids` are its reports in the store (those of its double where it is a duplicate, of `same_as`). `seen`,
    `in_blocks` and `left_out` count its characters; None where it was not read this time.
    """

    path: Path
    fate: Fate
    report_ids: tuple[int, ...] = ()
    same_as: str | None = None
    seen: int | None = None
    in_blocks: int | None = None
    left_out: int | None = None
    trouble: Trouble | None = None


@dataclass(frozen=True, slots=True)
class _Plan:
    """What is to be done with a file: read it and keep it under `home`, or (read False) see what is kept there."""

    path: Path
    home: str
    read: bool
    fate: Fate
    trouble: Trouble | None = None


def ingest(files: Sequence[Path], store: Store, jobs: int | None = None) -> Iterator[Ingested]:
    """Store the reports of each file, and say what became of it, in the order of the paths.

    A file that is stored unchanged is not read again; one with the content of another is not stored twice; one that
    fails is logged and does not stop the others. `jobs` is the number of processes, None for what this machine bears.
    """
    plans = _plans(sorted(set(files)), store)
    fresh = [plan.path for plan in plans if plan.read]
    failed: dict[str, Path] = {}
    with prepared(fresh):
        outcomes = extracted(fresh, workers(len(fresh)) if jobs is None else min(jobs, len(fresh)))
        for plan in plans:
            done = _keep(plan, next(outcomes)[1], store) if plan.read else _look_up(plan, store, failed)
            if done.fate == "failed":
                failed.setdefault(plan.home, plan.path)
            what = str(done.trouble) if done.trouble else f"与 {done.same_as} 内容相同" if done.same_as else ""
            store.log(_key(plan.path), done.fate, what, done.seen, done.in_blocks, done.left_out)
            yield done


def _key(path: Path) -> str:
    """What the store knows a file by: its absolute path, so that it is the same from every folder."""
    return str(path.absolute())


def _plans(files: Sequence[Path], store: Store) -> list[_Plan]:
    """What to do with each file, decided before any is read. Of files with the same content the first is read."""
    plans: list[_Plan] = []
    homes: dict[str, str] = {}
    here = {_key(path) for path in files}
    for path in files:
        key = _key(path)
        try:
            digest = sha256(path)
        except Trouble as trouble:
            plans.append(_Plan(path, key, False, "failed", trouble))
            continue
        known = store.outcome_for(key, digest, version())
        home = known.other if known.outcome == "duplicate" else homes.get(digest)
        if known.outcome in ("new", "duplicate") and home is not None:
            # A double that an older version read, and that is not among these files, is read again from this one.
            stale = home not in here and store.outcome_for(home, digest, version()).outcome == "changed"
            plans.append(_Plan(path, home, stale and digest not in homes, "duplicate"))
        else:
            fates: dict[str, Fate] = {"new": "stored", "changed": "replaced", "unchanged": "unchanged"}
            plans.append(_Plan(path, key, known.outcome != "unchanged", fates[known.outcome]))
        homes.setdefault(digest, plans[-1].home)
    return plans


@undisturbed()
def _keep(plan: _Plan, outcome: Outcome, store: Store) -> Ingested:
    """Store what was read, in one transaction."""
    if isinstance(outcome, Trouble):
        return Ingested(plan.path, "failed", trouble=outcome)
    name = shown(Path(plan.home))
    reports = [replace(report, source=name) for report in outcome.reports]
    ids = store.save(plan.home, name, outcome.size, outcome.sha256, outcome.format, reports, version())
    return Ingested(
        plan.path,
        plan.fate,
        tuple(ids),
        plan.home if plan.fate == "duplicate" else None,
        seen=sum(report.seen for report in reports),
        in_blocks=sum(report.in_blocks for report in reports),
        left_out=sum(report.outside for report in reports),
    )


def _look_up(plan: _Plan, store: Store, failed: dict[str, Path]) -> Ingested:
    """What is kept of a file that need not be read."""
    if plan.trouble is not None:
        return Ingested(plan.path, "failed", trouble=plan.trouble)
    if plan.home in failed:
        trouble = Trouble(f"{plan.path} 与 {failed[plan.home]} 内容相同，后者未能读出", "处理好其中一个后重新运行")
        return Ingested(plan.path, "failed", trouble=trouble)
    ids = tuple(store.document_reports(plan.home))
    return Ingested(plan.path, plan.fate, ids, plan.home if plan.fate == "duplicate" else None)
