"""``gouji reports``, ``export``, ``search``, ``decide``: what is stored, and what auditors say to it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

import click

from extractor.cli import options


@options.command()
@options.database
@options.formats("table", "json")
@options.output
def reports(db: Path, form: str, output: Path | None) -> None:
    """列出已入库的报告。"""
    from db.store import Store
    from extractor.cli.output import emit
    from extractor.outputs.stored import reports_json, reports_table

    with Store.open(db, create=False) as store:
        stored = [asdict(summary) for summary in store.reports()]
    emit(reports_json(stored) if form == "json" else reports_table(stored), output)


@options.command()
@options.database
@options.reports
@options.formats("json")
@options.output
def export(db: Path, ids: Sequence[int], form: str, output: Path | None) -> None:
    """导出报告里读到的全部记录。"""
    from db.store import Store
    from extractor.cli.output import emit
    from extractor.outputs.export import reports_json
    from extractor.outputs.json import framed

    with Store.open(db, create=False) as store:
        records = reports_json(store.load(id) for id in store.report_ids(ids))
    emit(framed(reports=records), output)


@options.command()
@click.argument("text")
@options.database
@options.reports
@options.formats("table", "json")
@options.output
def search(text: str, db: Path, ids: Sequence[int], form: str, output: Path | None) -> None:
    """在已入库的报告里查找文字，一个字也能查。"""
    from db.search import search as find
    from db.store import Store
    from extractor.cli.output import columns, emit
    from extractor.outputs.stored import hits_json, hits_table

    with Store.open(db, create=False) as store:
        hits = [asdict(hit) for hit in find(store, text, store.report_ids(ids) if ids else ())]
    emit(hits_json(hits) if form == "json" else hits_table(hits, columns(output)), output)


@options.command()
@click.argument("fingerprint", required=False)
@options.database
@options.path_option("--from", "worked", help="读回填好“决定”一列的清单（xlsx 或 csv），全部记下或一条不记。")
@click.option("--confirm", "verdict", flag_value="confirmed", help="确认：确实对不上。")
@click.option("--dismiss", "verdict", flag_value="dismissed", help="驳回：经核实没有问题。")
@click.option("--fixed", "verdict", flag_value="fixed", help="已改。")
@click.option("--note", default="", help="批注。")
@click.option("--by", default="", help="作出决定的人。")
@click.option("--report", "report", type=int, metavar="ID", help="多个单位有相同的发现时，指明是哪份报告。")
def decide(
    fingerprint: str | None,
    db: Path,
    worked: Path | None,
    verdict: str | None,
    note: str,
    by: str,
    report: int | None,
) -> None:
    """记下审核人对一条发现的决定，或读回填好的清单。"""
    from datetime import datetime

    from db.store import Store

    now = datetime.now().astimezone().isoformat(timespec="seconds")
    if worked is not None:
        if fingerprint or verdict or note or report is not None:
            raise click.UsageError("--from 读整份清单，不能再指明单条发现和决定。")
        _read_back(worked, db, by, now)
        return
    if fingerprint is None:
        raise click.UsageError("请给出发现的指纹，或用 --from 读回清单。")
    if verdict is None:
        raise click.UsageError("请在 --confirm、--dismiss、--fixed 中选一个。")
    with Store.open(db, create=False) as store:
        concerned = store.decide(fingerprint.lower(), verdict, note, by, now, report)  # type: ignore[arg-type]
    click.echo(f"已记录：{fingerprint}，涉及报告 {'、'.join(map(str, concerned))}")


def _read_back(worked: Path, db: Path, by: str, now: str) -> None:
    """Keep the decisions of a worked-through list, all or none."""
    from db.store import Store
    from extractor.outputs.worked import read

    found = read(worked, by)
    for said in found.notes:
        click.echo(said, err=True)
    with Store.open(db, create=False) as store:
        new, concerned = store.decide_all(found.rulings, now)
    standing = len(found.rulings) - new
    parts = [f"清单里有 {len(found.rulings)} 条决定，新记录 {new} 条"]
    parts.append(f"{standing} 条早已记录，没有变动" if standing else "")
    parts.append(f"涉及报告 {'、'.join(map(str, concerned))}" if concerned else "")
    click.echo("，".join(filter(None, parts)))
