"""What every test may ask for."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder that holds the real report; its absence skips a test here and fails it in CI."""
    folder = Path(os.environ.get("GOUJI_SHARED", ROOT.parent / "shared"))
    if not (folder / "corpus").is_dir():
        if os.environ.get("CI"):
            pytest.fail(f"the real report is not at {folder} (set GOUJI_SHARED)")
        pytest.skip(f"the real report is not at {folder} (set GOUJI_SHARED)")
    return folder
