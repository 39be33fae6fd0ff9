"""All commands under one name. Imports nothing heavy: what a command needs, it imports when it runs."""

from __future__ import annotations

import os

import click

from extractor.cli import DEBUG, chinese
from extractor.cli.catalogue import explain, rules
from extractor.cli.check import check
from extractor.cli.figures import figures
from extractor.cli.read import ingest, run
from extractor.cli.stored import decide, export, reports, search
from extractor.cli.word import regenerate, review

HELP = """勾稽：读预算绩效自评报告，指出前后对不上的地方。

\b
最常用：  gouji run 报告.docx

\b
退出码：0 完成；1 有 --fail-on 级别以上的发现；
        2 用法不对，或什么都没能读出；3 部分文件失败，其余已入库。
"""


class Group(click.Group):
    """Keeps the commands in the order of a day's work."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names in the order in which the commands were added."""
        return list(self.commands)


def _version(ctx: click.Context, param: click.Parameter, value: bool) -> None:
    if value:
        from importlib.metadata import version

        click.echo(f"gouji {version('gouji')}")
        ctx.exit()


@click.group(
    cls=Group,
    help=HELP,
    subcommand_metavar="命令 [参数]...",
    options_metavar="[选项]",
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.option("--version", is_flag=True, is_eager=True, expose_value=False, callback=_version, help="显示版本。")
@click.option("--debug", is_flag=True, envvar=DEBUG, help="出意外错误时打印详细信息。")
def gouji(debug: bool) -> None:
    """Set up what all commands share."""
    if debug:
        os.environ[DEBUG] = "1"  # workers inherit it


for command in (run, ingest, check, reports, export, regenerate, review, search, decide, rules, explain, figures):
    gouji.add_command(command)
chinese.speak()
