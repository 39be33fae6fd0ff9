"""``gouji run`` and ``gouji ingest``: files in."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from extractor.cli import WRONG, options

if TYPE_CHECKING:
    from db.store import Store
    from extractor.pipeline import Ingested

SOME_FAILED = 3
"""Exit code: some inputs failed, the others were stored."""
paths = click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="PATH...")


@options.command()
@paths
@options.database
@options.config
@options.formats(*options.LISTS)
@options.output
@options.jobs
@options.fail_on
def run(
    paths: Sequence[Path], db: Path, config: Path | None, form: str, output: Path | None, jobs: int | None, fail_on: str
) -> int:
    """读入文件或文件夹，检查，列出对不上的地方。"""
    from db.store import Store
    from extractor.cli.check import failing, show
    from extractor.pipeline import check
    from extractor.pipeline.crew import kept

    form = options.meant(form, output)
    settings = options.settings(config, db)
    files, wrong = _find(paths)
    if not files:
        return WRONG
    with Store.open(db) as store:
        with kept():
            done = [*wrong, *_ingest(files, store, jobs, quiet=True)]
            ids = sorted({id for item in done for id in item.report_ids})
            if not ids:
                return WRONG
            audited = check(store, ids, settings, jobs)
        show(audited, form, output)
        return SOME_FAILED if _failures(done) else failing(audited, fail_on)


@options.command()
@paths
@options.database
@options.jobs
def ingest(paths: Sequence[Path], db: Path, jobs: int | None) -> int:
    """读入文件或文件夹并入库，每个文件一行结果。"""
    from db.store import Store

    files, wrong = _find(paths)
    if not files:
        return WRONG
    with Store.open(db) as store:
        done = [*wrong, *_ingest(files, store, jobs, quiet=False)]
    failures = _failures(done)
    return 0 if not failures else WRONG if failures == len(done) else SOME_FAILED


def _find(paths: Sequence[Path]) -> tuple[list[Path], list[Ingested]]:
    """The files there are; the paths that give none are named."""
    from extractor.pipeline import Ingested
    from extractor.readers import find

    files, troubles = find(paths)
    wrong = [Ingested(path, "failed", trouble=trouble) for path, trouble in troubles]
    for item in wrong:
        click.echo(str(item.trouble), err=True)
    return files, wrong


def _ingest(files: Sequence[Path], store: Store, jobs: int | None, quiet: bool) -> list[Ingested]:
    """Ingest with a progress bar; what failed is named on standard error, the lines are printed unless `quiet`."""
    from extractor.cli.output import emit
    from extractor.cli.progress import progress
    from extractor.pipeline import ingest

    done: list[Ingested] = []
    with progress(len(files)) as advance:
        for item in ingest(files, store, jobs):
            advance(item.path.name)
            done.append(item)
            if not quiet:
                emit(_line(item) + "\n")
            if item.trouble is not None:
                click.echo(str(item.trouble), err=True)
    return done


def _line(item: Ingested) -> str:
    fates = {"stored": "已入库", "replaced": "已更新", "unchanged": "未改动", "duplicate": "重复", "failed": "失败"}
    parts = [fates[item.fate], str(item.path)]
    if item.same_as is not None:
        parts.append(f"与 {item.same_as} 内容相同，不重复入库")
    if item.seen is not None and item.in_blocks is not None:
        parts.append(f"读入 {item.in_blocks} 字，共 {item.seen} 字")
    if item.report_ids:
        parts.append(f"报告 {'、'.join(map(str, item.report_ids))}")
    return "  ".join(parts)


def _failures(done: Sequence[Ingested]) -> int:
    return sum(item.fate == "failed" for item in done)
