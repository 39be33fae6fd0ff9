"""The front door: ``gouji`` on the command line."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

WRONG = 2
"""Exit code: wrong usage, or nothing could be read or done."""
INTERRUPTED = 130
"""Exit code after Ctrl+C, as shells have it."""
DEBUG = "GOUJI_DEBUG"
REPORT_TO = "https://github.com/gouji/gouji/issues"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and give its exit code. Nothing but an exit code comes out of it, whatever goes wrong."""
    import click

    from extractor.cli.app import gouji

    try:
        code = gouji.main(args=arguments, prog_name="gouji", standalone_mode=False)
        return code if isinstance(code, int) else 0
    except click.ClickException as error:
        error.show()
        return WRONG
    except (click.Abort, KeyboardInterrupt):
        click.echo("已中断，已经存好的内容不受影响。", err=True)
        return INTERRUPTED
    except Exception as error:
        return _failed(error)


def _failed(error: Exception) -> int:
    import click

    from db.records import Trouble

    if isinstance(error, Trouble):
        click.echo(str(error), err=True)
    elif os.environ.get(DEBUG):
        import traceback

        traceback.print_exc()
    else:
        click.echo(f"gouji 出了意外错误（{type(error).__name__}：{error}）。", err=True)
        click.echo(f"请用 gouji --debug 重新运行，把输出报告到 {REPORT_TO} 。", err=True)
    return WRONG


if __name__ == "__main__":
    sys.exit(main())
