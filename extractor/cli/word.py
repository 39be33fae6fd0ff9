"""``gouji regenerate`` and ``gouji review``: what goes back into Word."""

from __future__ import annotations

from pathlib import Path

import click

from extractor.cli import options

target = options.path_option("-o", "--output", "output", help="要写的 .docx 文件。写完整了才出现。", required=True)


@options.command()
@options.database
@options.config
@click.option("--report", "id", type=int, metavar="ID", required=True, help="报告编号，见 gouji reports。")
@options.path_option("--template", "template", help="样式模板（.docx），用本单位的样式排版。")
@click.option("--with-findings", is_flag=True, help="文后附核对清单。")
@target
def regenerate(
    db: Path, config: Path | None, id: int, template: Path | None, with_findings: bool, output: Path
) -> None:
    """从数据库重新写出一份整洁的报告（.docx），事实不增、不减、不改。"""
    from db.store import Store
    from extractor.cli.output import emit
    from extractor.outputs.clean import clean_report
    from extractor.pipeline import audited

    settings = options.settings(config, db)
    with Store.open(db, create=False) as store:
        (report,) = audited(store, store.report_ids([id]), settings)
    emit(clean_report(report, template, with_findings), output)


@options.command()
@click.argument("source", type=click.Path(path_type=Path), metavar="SOURCE")
@options.database
@options.config
@target
def review(source: Path, db: Path, config: Path | None, output: Path) -> None:
    """生成审阅稿：在原文件的原话上，用 Word 批注逐条标出发现。"""
    from db.store import Store
    from extractor.cli.output import emit
    from extractor.outputs.review import review_copy
    from extractor.pipeline import audited, reports_of

    settings = options.settings(config, db)
    with Store.open(db, create=False) as store:
        found = audited(store, reports_of(store, source), settings)
    emit(review_copy(source, found), output)
