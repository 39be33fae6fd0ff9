"""Whether every locked dependency has a wheel for the Pythons and systems that gouji is for.

    python tests/benchmarks/wheels.py [--folder DIR]

Resolves requirements.lock for each target without building anything; jieba, which is published as source only, is
left out (pure Python: it installs anywhere). The exit code is 1 where a wheel is missing. Needs the package index.

With ``--folder`` the wheels are kept there, one folder a target, to be carried to a PC without a network, each with
the source of jieba and what builds it and gouji.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from pathlib import Path

LOCK = Path(__file__).resolve().parents[2] / "requirements.lock"
SOURCE_ONLY = {"jieba"}
BUILDERS = ["hatchling", "setuptools", "wheel"]
LINUX = [f"manylinux_2_{minor}_x86_64" for minor in (28, 27, 24, 17, 12, 5)] + ["manylinux2014_x86_64"]
PLATFORMS = {"windows": ["win_amd64"], "linux": LINUX}
TARGETS = [(python, system) for python in ("3.11", "3.12", "3.13") for system in PLATFORMS]


def locked(python: str, system: str) -> list[str]:
    """The lock's requirements for a target, with their hashes, without markers (pip would judge them by itself)."""
    from packaging.requirements import Requirement

    windows = system == "windows"
    target = {
        "python_version": python,
        "python_full_version": f"{python}.0",
        "sys_platform": "win32" if windows else "linux",
        "platform_system": "Windows" if windows else "Linux",
        "os_name": "nt" if windows else "posix",
        "platform_machine": "AMD64" if windows else "x86_64",
        "implementation_name": "cpython",
        "platform_python_implementation": "CPython",
    }
    wanted = []
    lines = LOCK.read_text(encoding="utf-8").replace("\\\n", " ").splitlines()
    for line in (line for line in lines if line.strip() and not line.lstrip().startswith("#")):
        spec, *hashes = line.split(" --hash=")
        requirement = Requirement(spec.strip())
        if requirement.name in SOURCE_ONLY or (requirement.marker and not requirement.marker.evaluate(target)):
            continue
        pinned = f"{requirement.name}{requirement.specifier}"
        wanted.append(" ".join([pinned, *(f"--hash={value.strip()}" for value in hashes)]))
    return wanted


def fetch(python: str, system: str, folder: Path | None) -> subprocess.CompletedProcess[str]:
    """Ask pip for the wheels of a target: to keep them in `folder`, or (None) only whether they are there."""
    with tempfile.TemporaryDirectory() as scratch:
        wanted = Path(scratch, "wanted.txt")
        wanted.write_text("\n".join(locked(python, system)) + "\n", encoding="utf-8")
        verb = ["install", "--dry-run", "--ignore-installed", "--target", scratch]
        if folder is not None:
            verb = ["download", "--dest", str(folder / f"{python}-{system}")]
        narrow = ["--no-deps", "--only-binary=:all:", "--python-version", python]
        narrow += [f"--platform={tag}" for tag in PLATFORMS[system]]
        return subprocess.run(
            [sys.executable, "-m", "pip", *verb, "--quiet", *narrow, "-r", str(wanted)], capture_output=True, text=True
        )


def fetch_sources(folder: Path) -> None:
    """Keep the source-only dependencies, and what builds them and gouji; all pure Python, the same for every target."""
    pip = [sys.executable, "-m", "pip", "download", "--quiet", "--dest", str(folder)]
    lines = LOCK.read_text(encoding="utf-8").splitlines()
    wanted = [line.split()[0] for line in lines if line.split("==")[0] in SOURCE_ONLY]
    subprocess.run([*pip, "--no-deps", "--no-binary=:all:", *wanted], check=True)
    subprocess.run([*pip, *BUILDERS], check=True)


def main() -> int:
    """Try every target, print what is missing."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--folder", type=Path)
    folder = parser.parse_args().folder
    missing = 0
    for python, system in TARGETS:
        done = fetch(python, system, folder)
        count = len(locked(python, system))
        print(f"Python {python} {system}: {'no' if done.returncode else count} wheels")
        if folder is not None:
            fetch_sources(folder / f"{python}-{system}")
        if done.returncode:
            missing += 1
            print("\n".join(line for line in done.stderr.splitlines() if line.startswith("ERROR")))
    return int(missing > 0)


if __name__ == "__main__":
    sys.exit(main())
