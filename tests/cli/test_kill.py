"""A program that is killed in the midst of its work leaves a sound database, and the next run completes it.

Also: the number of workers changes nothing, and no worker outlives its program.
"""

from __future__ import annotations

import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.cli.conftest import Call, start, write_tiny

FILES = 200
KILLS = 10


def _sound(database: Path) -> None:
    with sqlite3.connect(database) as conn:
        assert conn.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert conn.execute("PRAGMA foreign_key_check").fetchall() == []
    conn.close()


def test_killed_at_random_moments(gouji: Call, tmp_path: Path) -> None:
    folder = write_tiny(tmp_path / "报告", FILES)
    assert gouji("ingest", folder, "--db", "whole.db", "--jobs", 1).code == 0
    chance = random.Random(20240501)
    for _ in range(KILLS):
        with start(["ingest", folder, "--db", "killed.db", "--jobs", 1], tmp_path) as process:
            assert process.stdout is not None
            stored = chance.randint(2, FILES // KILLS - 2)
            while stored and (line := process.stdout.readline()):
                stored -= line.startswith("已入库".encode())
            time.sleep(chance.uniform(0, 0.03))
            assert process.poll() is None, "killed too late to show anything"
            process.kill()
        _sound(tmp_path / "killed.db")
    again = gouji("ingest", folder, "--db", "killed.db", "--jobs", 1)
    assert again.code == 0
    assert "已入库" in again.out and "未改动" in again.out
    _sound(tmp_path / "killed.db")
    for command in ("export", "check"):
        whole = gouji(command, "--db", "whole.db", "--format", "json")
        assert gouji(command, "--db", "killed.db", "--format", "json").out == whole.out


def test_the_number_of_workers_changes_nothing(gouji: Call, tmp_path: Path) -> None:
    folder = write_tiny(tmp_path / "报告", 12)
    (folder / "005.txt").write_bytes(b"")
    for jobs in (1, 2):
        done = gouji("ingest", folder, "--db", f"{jobs}.db", "--jobs", jobs)
        assert done.code == 3 and "005.txt" in done.err
    for command in ("export", "check", "reports"):
        one, two = (gouji(command, "--db", f"{jobs}.db", "--format", "json").out for jobs in (1, 2))
        assert one == two


PARENT = """
from pathlib import Path
from extractor.pipeline.crew import worked
from tests.cli.workers import linger

if __name__ == "__main__":
    list(worked([Path("a"), Path("b")], 2, linger))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="asks the system for processes by their number")
def test_workers_do_not_outlive_their_program(tmp_path: Path) -> None:
    script = tmp_path / "parent.py"
    script.write_text(PARENT, encoding="utf-8")
    environment = {**os.environ, "PYTHONPATH": str(Path.cwd()), "LINGER": str(tmp_path)}
    with subprocess.Popen(
        [sys.executable, str(script)], cwd=tmp_path, env=environment, stderr=subprocess.DEVNULL
    ) as process:
        workers = _wait_for(lambda: [int(p.suffix[1:]) for p in tmp_path.glob("worker.*")], 2)
        process.send_signal(signal.SIGKILL)
    _wait_for(lambda: [pid for pid in workers if not _alive(pid)], 2)


def _wait_for(ask: object, count: int) -> list[int]:
    for _ in range(200):
        found = ask()  # type: ignore[operator]
        if len(found) >= count:
            return list(found)
        time.sleep(0.1)
    raise AssertionError(f"waited 20 s for {count}, there were {found}")


def _alive(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False
