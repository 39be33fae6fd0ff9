"""What workers do in the tests of the crew; a module of its own because they are spawned and import it by name."""

from __future__ import annotations

import os
import time
from pathlib import Path

from db.records import Trouble
from extractor.pipeline.crew import Outcome


def die_on_fatal(path: Path) -> Outcome:
    """Ends its process without a word at a file named so, as the system does when memory runs out."""
    if "fatal" in path.name:
        os._exit(9)
    return Trouble(path.name)


def number(_: Path) -> Outcome:
    """Tells the number of its process."""
    return Trouble(str(os.getpid()))


def linger(path: Path) -> Outcome:
    """Says that it is there, and does not end."""
    Path(os.environ["LINGER"], f"worker.{os.getpid()}").touch()
    time.sleep(120)
    return Trouble(path.name)
