"""Whether wording that the project shares with the real report is known and argued.

    python tests/not_fitted.py --shared FOLDER

Runs the real report's ``score/not_fitted.py`` and holds its rows against ``tests/not_fitted_allow.txt``. A line there
is ``file: wording  # reason``, the file a pattern, the wording ``*`` for any. The exit code is 1 where a row has no line,
and where a line has no row any more.
"""

from __future__ import annotations

import argparse
import fnmatch
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
ALLOWED = ROOT / "tests" / "not_fitted_allow.txt"
ROW = re.compile(r"(?P<file>.+?):\d+: (?P<wording>.+)")
LINE = re.compile(r"(?P<file>\S+): (?P<wording>.+?)\s+# (?P<reason>\S.*)")


def rows(shared: Path) -> list[tuple[str, str]]:
    """File and wording of every row."""
    command = [sys.executable, str(shared / "score" / "not_fitted.py"), "--repo", str(ROOT), "--most", "1000000"]
    printed = subprocess.run(command, check=True, capture_output=True, encoding="utf-8").stdout
    return [(m["file"], m["wording"]) for line in printed.splitlines() if (m := ROW.fullmatch(line))]


def allowed() -> list[tuple[str, str]]:
    """File pattern and wording of every line that has a reason."""
    lines = [line for line in ALLOWED.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
    found = [LINE.fullmatch(line) for line in lines]
    if not all(found):
        raise SystemExit(f"{ALLOWED.name}: not of the form 'file: wording  # reason': {lines[found.index(None)]}")
    return [(m["file"], m["wording"]) for m in found if m]


def main() -> int:
    """Compare, print what is not known or no longer there."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--shared", type=Path, required=True)
    shared = rows(parser.parse_args().shared)
    known = allowed()

    def covers(line: tuple[str, str], row: tuple[str, str]) -> bool:
        return fnmatch.fnmatch(row[0], line[0]) and line[1] in ("*", row[1])

    unknown = [row for row in shared if not any(covers(line, row) for line in known)]
    idle = [line for line in known if not any(covers(line, row) for row in shared)]
    for file, wording in unknown:
        print(f"shared with the real report, no reason given: {file}: {wording}")
    for file, wording in idle:
        print(f"allowed, but not there any more: {file}: {wording}")
    print(f"{len(shared)} places, {len(unknown)} without a reason, {len(idle)} lines too many")
    return int(bool(unknown or idle))


if __name__ == "__main__":
    sys.exit(main())
