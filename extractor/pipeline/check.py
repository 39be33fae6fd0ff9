"""Stored reports -> findings, kept as one check run."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing, nullcontext
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from db.records import Report, Trouble
from extractor.pipeline.crew import at_hand, worked, workers
from extractor.pipeline.extract import sha256, version
from extractor.pipeline.undisturbed import undisturbed
from extractor.settings import Settings

if TYPE_CHECKING:
    from db.store import Store
    from extractor.checks.run import Checked
    from extractor.outputs.findings import Audited

REPORTS_PER_WORKER = 20
"""A worker needs about as long to start as to check so many reports."""


def chosen(store: Store, ids: Iterable[int]) -> list[int]:
    """These reports, or all that are stored. Raises Trouble where one is not there, or none at all."""
    found = store.report_ids(ids)
    if not found:
        raise Trouble(f"数据库 {store.path} 里还没有报告", "请先用 gouji ingest 导入报告")
    return found


def check(store: Store, ids: Sequence[int], settings: Settings, jobs: int | None = None) -> Sequence[Audited]:
    """Run the rules over these reports and keep what they say; the findings come back with the decisions on them.

    All is kept as one run, in one transaction at the end; of many reports only one is in memory at a time, so that the
    store must stay open while the answer is used. `jobs` is the number of processes, None for what this machine bears.
    Raises Trouble where the settings name a rule that there is not.
    """
    from extractor.pipeline.audits import HELD, Outcomes, audits

    _known(settings)
    pay = min(len(ids), max(at_hand(), workers(len(ids), REPORTS_PER_WORKER)))
    few = len(ids) <= HELD
    with undisturbed() if few else nullcontext(), closing(Outcomes()) as outcomes:
        loaded = {id: store.load(id) for id in ids} if few else {}
        for id, found in _each(store, ids, loaded, settings, pay if jobs is None else min(jobs, pay)):
            outcomes.add(id, found)
        now = datetime.now().astimezone().isoformat(timespec="seconds")
        store.save_check(version(), settings.digest, now, outcomes)
        return audits(store, ids, loaded, outcomes.held)


def _each(
    store: Store, ids: Sequence[int], loaded: Mapping[int, Report], settings: Settings, jobs: int
) -> Iterator[tuple[int, Checked]]:
    """What the rules say of each report."""
    if jobs <= 1:
        for id in ids:
            yield id, _judged(store, id, loaded.get(id), settings)
        return
    for task, found in worked((Task(store.path.absolute(), id, settings) for id in ids), jobs, examined):
        if isinstance(found, Trouble):
            raise found
        yield task.id, found


@dataclass(frozen=True, slots=True)
class Task:
    """A stored report to be checked."""

    database: Path
    id: int
    settings: Settings

    def __str__(self) -> str:
        return f"报告 {self.id}"


def examined(task: Task) -> Checked | Trouble:
    """What the rules say of a stored report. Runs in workers, which keep the database open until they end."""
    try:
        return _judged(_opened(task.database), task.id, None, task.settings)
    except Trouble as trouble:
        return Trouble(trouble.message, trouble.advice)


@undisturbed()
def _judged(store: Store, id: int, report: Report | None, settings: Settings) -> Checked:
    from extractor import checks

    return checks.run(report or store.load(id), settings)


@lru_cache(maxsize=1)
def _opened(database: Path) -> Store:
    from db.store import Store

    return Store.open(database, create=False)


def audited(store: Store, ids: Sequence[int], settings: Settings) -> Sequence[Audited]:
    """These reports with what their latest check found, decisions joined; one that was never checked is checked now."""
    from extractor.pipeline.audits import audits

    known = store.rule_results(ids)
    if missing := [id for id in ids if id not in known]:
        check(store, missing, settings)
    return audits(store, ids, {}, {})


def reports_of(store: Store, source: Path) -> list[int]:
    """The stored reports of this very file. Raises Trouble where it is not stored, or was changed since."""
    found = store.content_reports(sha256(source))
    if not found:
        raise Trouble(
            f"{source} 与数据库 {store.path} 里存的不是同一份内容：入库后改动过，或没有入过库",
            "请先用 gouji ingest 读入这份文件，再重新运行",
        )
    return found


def _known(settings: Settings) -> None:
    if not settings.codes:
        return  # nothing to look up: where workers do the checking, this process needs no rules
    from extractor.checks.registry import rules

    unknown = sorted(settings.codes - {rule.code for rule in rules()})
    if unknown:
        raise Trouble(f"设置里的规则 {'、'.join(unknown)} 不存在", "用 gouji rules 查看全部规则")
