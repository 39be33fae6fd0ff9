"""The command-line reference: what each command says of itself. docs/cli.md is made of it."""

from __future__ import annotations

from collections.abc import Iterator

import click

WIDTH = 100


def reference() -> Iterator[tuple[str, str]]:
    """Each command's full name with its help; ``gouji`` itself first."""
    from extractor.cli.app import gouji

    top = _context(gouji, "gouji")
    yield "gouji", gouji.get_help(top)
    for name in gouji.list_commands(top):
        command = gouji.commands[name]
        yield f"gouji {name}", command.get_help(_context(command, name, top))


def _context(command: click.Command, name: str, parent: click.Context | None = None) -> click.Context:
    return click.Context(
        command, info_name=name, parent=parent, terminal_width=WIDTH, help_option_names=["-h", "--help"]
    )
