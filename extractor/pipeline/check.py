"""Stored reports -> findings, kept as one check run."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from db.records import Finding, Trouble
from extractor.pipeline.extract import sha256, version
from extractor.settings import Settings

if TYPE_CHECKING:
    from db.store import Store
    from extractor.outputs.findings import Audited


def chosen(store: Store, ids: Iterable[int]) -> list[int]:
    """These reports, or all that are stored. Raises Trouble where one is not there, or none at all."""
    found = store.report_ids(ids)
    if not found:
        raise Trouble(f"数据库 {store.path} 里还没有报告", "请先用 gouji ingest 导入报告")
    return found


def check(store: Store, ids: Sequence[int], settings: Settings) -> list[Audited]:
    """Run the rules over these reports and keep what they say; the findings come back with the decisions on them.

    Raises Trouble where the settings name a rule that there is not.
    """
    from extractor import checks
    from extractor.outputs.findings import Audited

    _known(settings)
    reports = [store.load(id) for id in ids]
    checked = {id: checks.run(report, settings) for id, report in zip(ids, reports, strict=True)}
    now = datetime.now().astimezone().isoformat(timespec="seconds")
    store.save_check(version(), settings.digest, now, {id: (c.results, c.findings) for id, c in checked.items()})
    decided: defaultdict[int, dict[str, Finding]] = defaultdict(dict)
    for finding in store.findings(ids):
        decided[finding.report_id or 0][finding.fingerprint] = finding
    return [
        Audited(
            report,
            tuple(replace(f, decision=decided[id][f.fingerprint].decision) for f in checked[id].findings),
            checked[id].results,
        )
        for id, report in zip(ids, reports, strict=True)
    ]


def audited(store: Store, ids: Sequence[int], settings: Settings) -> list[Audited]:
    """These reports with what their latest check found, decisions joined; one that was never checked is checked now."""
    from extractor.outputs.findings import Audited

    known = store.rule_results(ids)
    if missing := [id for id in ids if id not in known]:
        check(store, missing, settings)
    results, findings = store.rule_results(ids), store.findings(ids)
    return [Audited(store.load(id), tuple(f for f in findings if f.report_id == id), results[id]) for id in ids]


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
    from extractor.checks.registry import rules

    unknown = sorted({*settings.disabled, *settings.severities} - {rule.code for rule in rules()})
    if unknown:
        raise Trouble(f"设置里的规则 {'、'.join(unknown)} 不存在", "用 gouji rules 查看全部规则")
