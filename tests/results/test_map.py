"""The page for contributors names every room of this package, and none that is not there."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_every_room_is_on_the_map() -> None:
    rooms = {path.stem for path in (ROOT / "extractor" / "results").glob("*.py")}
    named = set(re.findall(r"`([a-z_]+)`", (ROOT / "docs" / "answers.md").read_text(encoding="utf-8")))
    words = {"undetermined", "alter", "evaluate"}
    assert rooms <= named
    assert named - rooms <= words
