"""Options that several commands share, and what their values mean."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click
from click.core import ParameterSource

if TYPE_CHECKING:
    from extractor.settings import Settings

Command = TypeVar("Command", bound=Callable[..., Any])
SEVERITIES = ("error", "warning", "info")
LISTS = ("table", "json", "csv", "xlsx", "docx", "html", "sarif")
"""Formats of findings; another command that is asked for one that it has not refuses it by name."""
OFFICE = ("xlsx", "docx")
"""Formats that are no text: never printed on a terminal."""


class Format(click.ParamType[str]):
    """A format out of those that a command has."""

    name = "format"

    def __init__(self, *available: str) -> None:
        self.available = available

    def get_metavar(self, param: click.Parameter, ctx: click.Context) -> str:
        """The formats, as they stand in the usage."""
        return f"[{'|'.join(self.available)}]"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The format in lower case; one that does not exist is refused."""
        wanted = value.lower()
        if wanted in self.available:
            return wanted
        known = "、".join(self.available)
        problem = f"尚不支持 {wanted}" if wanted in LISTS else f"没有 {value} 这种格式"
        raise click.BadParameter(f"{problem}，可用：{known}", ctx, param)


def formats(*available: str) -> Callable[[Command], Command]:
    """``--format``, the first one being the default."""
    return click.option(
        "--format", "form", type=Format(*available), default=available[0], help="输出格式。", show_default=True
    )


def path_option(
    *names: str, help: str, default: str | None = None, required: bool = False
) -> Callable[[Command], Command]:
    """An option that takes a path; whether it can be used is found out by using it."""
    return click.option(
        *names,
        type=click.Path(path_type=Path),
        help=help,
        default=default,
        required=required,
        show_default=True,
        metavar="FILE",
    )


def command() -> Callable[[Callable[..., Any]], click.Command]:
    """A command whose usage line is Chinese."""
    return click.command(options_metavar="[选项]")


database = path_option("--db", "db", default="gouji.db", help="数据库文件。")
config = path_option("--config", "config", help="设置文件，默认是数据库旁边的 gouji.toml。")
output = path_option("-o", "--output", "output", help="写入文件，不打印。写完整了才出现。")
reports = click.option(
    "--report", "ids", type=int, multiple=True, metavar="ID", help="只处理这份报告，可重复；默认全部。"
)
jobs = click.option(
    "--jobs", type=click.IntRange(min=1), metavar="N", help="同时工作的进程数，默认按文件数和处理器定。"
)
fail_on = click.option(
    "--fail-on", type=click.Choice([*SEVERITIES, "never"]), default="never", show_default=True,
    help="有这一级别以上的发现时退出码为 1。",
)  # fmt: skip


def meant(form: str, output: Path | None) -> str:
    """The format that is meant: without ``--format`` the name of the output tells.

    An office file is never printed on a terminal; that is refused before any work is done.
    """
    named = output.suffix.lower().removeprefix(".") if output is not None else ""
    given = click.get_current_context().get_parameter_source("form") is not ParameterSource.DEFAULT
    form = named if named in LISTS and not given else form
    if form in OFFICE and output is None and sys.stdout.isatty():
        raise click.UsageError(f"{form} 要写入文件，请加 -o 文件名.{form}")
    return form


def settings(config: Path | None, db: Path) -> Settings:
    """The settings of this run: those named, else those beside the database, else the defaults."""
    from extractor.settings import Settings, load

    if config is not None:
        return load(config)
    beside = db.parent / "gouji.toml"
    return load(beside) if beside.is_file() else Settings()
