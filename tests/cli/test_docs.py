"""The documentation says what the program does: generated parts are up to date, no command is left out."""

from __future__ import annotations

import re
from pathlib import Path

import click
import pytest

from extractor.cli.app import gouji as program
from extractor.cli.reference import reference
from tests.cli.conftest import Call
from tests.cli.readme import SAMPLE, printed, sample

ROOT = Path(__file__).resolve().parents[2]
CONTRACT = {
    "run",
    "ingest",
    "check",
    "reports",
    "export",
    "regenerate",
    "review",
    "search",
    "decide",
    "rules",
    "explain",
    "figures",
}


def test_every_promised_command_is_there() -> None:
    assert set(program.commands) == CONTRACT


@pytest.mark.parametrize("name", sorted(CONTRACT))
def test_every_command_is_documented(name: str) -> None:
    assert f"gouji {name}" in (ROOT / "README.md").read_text(encoding="utf-8")
    command = program.commands[name]
    assert command.help
    for option in command.params:
        assert not isinstance(option, click.Option) or option.help, f"{name} {option.opts} has no help"


def test_the_command_reference_is_up_to_date() -> None:
    page = (ROOT / "docs" / "cli.md").read_text(encoding="utf-8")
    for name, text in reference():
        assert f"## {name}\n\n```text\n{text}\n```" in page, "run: python -m cogapp -r docs/*.md"


def test_the_rule_table_is_up_to_date() -> None:
    from extractor.checks.registry import rules

    page = (ROOT / "docs" / "rules.md").read_text(encoding="utf-8")
    assert re.findall(r"^\| (GJ\d{3}) \|", page, re.M) == [rule.code for rule in rules()], (
        "run: python -m cogapp -r docs/*.md"
    )


def test_the_sample_of_the_output_is_what_the_program_prints(gouji: Call) -> None:
    assert sample() in (ROOT / "README.md").read_text(encoding="utf-8"), "run: python -m cogapp -r README.md"
    assert gouji("run", ROOT / "corpus" / "samples" / SAMPLE).out == printed()


def test_the_readme_has_two_commands_in_two_forms() -> None:
    page = (ROOT / "README.md").read_text(encoding="utf-8")
    assert len(re.findall(r"^python3 -m venv .*$", page, re.M)) == 2
    assert len(re.findall(r"^py -m venv .*$", page, re.M)) == 2
    for name in re.findall(r"corpus[/\\]samples[/\\]([\w.]+)", page):
        assert (ROOT / "corpus" / "samples" / name).exists()
