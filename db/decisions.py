"""Auditors' decisions, kept by body, year and fingerprint. One is a row that is never altered; the latest counts."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from db.records import Ruling, Trouble
from db.rejoin import BODY, REPORTS, attach, keepsake
from db.rows import put, rows_of


@dataclass(frozen=True, slots=True)
class Subject:
    """What a fingerprint stands for in the database: the finding to keep with a decision, and whose it is."""

    finding_id: int
    body_key: str
    fiscal_year: int | None


def decide(conn: sqlite3.Connection, ruling: Ruling, at: str) -> list[int]:
    """Keep a decision; gives the reports that it applies to.

    Raises:
        Trouble: no finding has its fingerprint, or several bodies or years have and no report is given.

    """
    about = _subject(conn, ruling.fingerprint, ruling.report_id)
    _keep(conn, about, ruling, at)
    return _attached(conn, [about])


def decide_all(conn: sqlite3.Connection, rulings: Sequence[Ruling], at: str) -> tuple[int, list[int]]:
    """Keep those that do not stand already; gives how many these are, and the reports that they apply to.

    Raises:
        Trouble: some have no finding, or one of several bodies; every such row is named.

    """
    wrong: list[str] = []
    fresh: list[Subject] = []
    for ruling in rulings:
        try:
            about = _hinted(conn, ruling.fingerprint, ruling.report_id)
        except Trouble as trouble:
            wrong.append(f"{ruling.where}：{trouble.message}")
            continue
        if not _stands(conn, about, ruling):
            _keep(conn, about, ruling, at)
            fresh.append(about)
    if wrong:
        raise Trouble("；".join(wrong), "一条决定也没有记下，请改正后重新运行；清单要与数据库是同一次检查的")
    return len(fresh), _attached(conn, fresh)


def _subject(conn: sqlite3.Connection, fingerprint: str, report_id: int | None) -> Subject:
    """The finding of any run with this fingerprint, the latest first.

    Raises:
        Trouble: there is none, or several bodies or years have it and no report is given.

    """
    rows = rows_of(
        conn,
        f"""SELECT f.id, f.report_id, {BODY} AS body_key, r.fiscal_year, r.organisation, d.name
        FROM findings f JOIN {REPORTS} ON r.id = f.report_id
        WHERE f.fingerprint = ? AND coalesce(f.report_id = ?, 1) ORDER BY f.id DESC""",  # noqa: S608
        [fingerprint, report_id],
    )
    if not rows:
        raise Trouble(f"没有指纹为 {fingerprint} 的检查结果", "请用 gouji check 列出结果，照抄其中的指纹")
    subjects = {(row["body_key"], row["fiscal_year"]) for row in rows}
    if len(subjects) > 1:
        owners = {row["report_id"]: row["organisation"] or row["name"] for row in rows}
        named = "、".join(f"报告 {key}（{owner}）" for key, owner in sorted(owners.items()))
        raise Trouble(f"指纹 {fingerprint} 在多个单位或年度的报告中都有：{named}", "请用 --report 指明是哪一份报告")
    return Subject(rows[0]["id"], rows[0]["body_key"], rows[0]["fiscal_year"])


def _hinted(conn: sqlite3.Connection, fingerprint: str, report_id: int | None) -> Subject:
    """As `_subject`, but a report that has no such finding is passed over. Raises Trouble likewise."""
    known = conn.execute("SELECT 1 FROM findings WHERE fingerprint = ? AND report_id = ?", [fingerprint, report_id])
    return _subject(conn, fingerprint, report_id if known.fetchone() else None)


def _stands(conn: sqlite3.Connection, about: Subject, ruling: Ruling) -> bool:
    """Whether the latest decision already says this; a ruling that names nobody is anybody's."""
    row = conn.execute(
        """SELECT verdict, note, decided_by FROM decisions WHERE body_key = ? AND fiscal_year IS ? AND fingerprint = ?
        ORDER BY id DESC LIMIT 1""",
        [about.body_key, about.fiscal_year, ruling.fingerprint],
    ).fetchone()
    return row is not None and tuple(row) == (ruling.verdict, ruling.note, ruling.by or row[2])


def _keep(conn: sqlite3.Connection, about: Subject, ruling: Ruling, at: str) -> None:
    row = {
        "body_key": about.body_key, "fiscal_year": about.fiscal_year, "fingerprint": ruling.fingerprint,
        **keepsake(conn, about.finding_id),
        "verdict": ruling.verdict, "note": ruling.note, "decided_by": ruling.by, "decided_at": at,
    }  # fmt: skip
    put(conn, "decisions", row)


def _attached(conn: sqlite3.Connection, subjects: Iterable[Subject]) -> list[int]:
    """Join decisions to the findings of the reports that they are about; gives these reports."""
    owners = dict.fromkeys((about.body_key, about.fiscal_year) for about in subjects)
    concerned = [key for owner in owners for key in _reports_of(conn, *owner)]
    for key in concerned:
        attach(conn, key)
    return concerned


def _reports_of(conn: sqlite3.Connection, body_key: str, fiscal_year: int | None) -> list[int]:
    """The reports of a body and year, as decisions are kept by them."""
    rows = conn.execute(
        f"SELECT r.id FROM {REPORTS} WHERE {BODY} = ? AND r.fiscal_year IS ?",  # noqa: S608
        [body_key, fiscal_year],
    )
    return [key for (key,) in rows]
