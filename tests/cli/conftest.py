"""The command line as a test calls it, and reports small enough to write hundreds of them."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from extractor.cli import main

Call = Callable[..., "Done"]


@dataclass(frozen=True)
class Done:
    """What a command left: its exit code and what it wrote."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


@pytest.fixture
def gouji(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]) -> Call:
    """Run a command in an empty folder and in this process."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("GOUJI_DEBUG", raising=False)

    def call(*arguments: object) -> Done:
        capfdbinary.readouterr()
        code = main([str(argument) for argument in arguments])
        out, err = capfdbinary.readouterr()
        return Done(code, out.decode("utf-8"), err.decode("utf-8"))

    return call


def start(arguments: Sequence[object], cwd: Path, **environment: str) -> subprocess.Popen[bytes]:
    """Begin a command in a process of its own."""
    return subprocess.Popen(
        [sys.executable, "-m", "extractor", *map(str, arguments)],
        cwd=cwd,
        env={**os.environ, **environment},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )


def tiny(number: int) -> str:
    """A whole report of one project, in a few lines. Of two demands one is missed; a bracket is never closed."""
    return f"""云川市青石区第{number}水管所2024年度部门整体绩效自评报告
一、部门概况
云川市青石区第{number}水管所负责灌区供水。
二、项目绩效目标完成情况
（一）渠道清淤
绩效目标：保障灌溉用水。
绩效指标：清淤渠道{number + 10}公里；农户满意度≥90%。
完成情况：已清淤渠道{number + 10}公里，农户满意度{81 + number % 9}%。
三、存在的问题
（基层管护人员不足。
"""


def write_tiny(folder: Path, count: int) -> Path:
    """So many small reports in a folder."""
    folder.mkdir(exist_ok=True)
    for number in range(count):
        folder.joinpath(f"{number:03}.txt").write_text(tiny(number), encoding="utf-8")
    return folder
