"""``gouji --help`` answers at once: it loads nothing that it does not need."""

from __future__ import annotations

import subprocess
import sys

HEAVY = (
    "jieba",
    "spacy",
    "sqlite_utils",
    "sqlite3",
    "docx",
    "openpyxl",
    "jinja2",
    "lxml",
    "pdfplumber",
    "pypdfium2",
    "rapidfuzz",
    "rich",
)
OURS = ("db.", "extractor.readers", "extractor.language", "extractor.outline", "extractor.checks", "extractor.pipeline")


def test_help_loads_nothing_heavy() -> None:
    script = (
        "import sys\nfrom extractor.cli import main\n"
        "assert main(['--help']) == 0\n"
        "print('\\n'.join(sys.modules), file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, encoding="utf-8", check=True)
    loaded = done.stderr.split()
    assert "extractor.cli.app" in loaded
    assert not [name for name in loaded if name.split(".")[0] in HEAVY or name.startswith(OURS)]
    assert "最常用" in done.stdout


def test_version_is_that_of_the_distribution() -> None:
    from importlib.metadata import version

    done = subprocess.run([sys.executable, "-m", "extractor", "--version"], capture_output=True, check=True)
    assert done.stdout.decode() == f"gouji {version('gouji')}\n".replace(
        "\n", "\r\n" if sys.platform == "win32" else "\n"
    )
