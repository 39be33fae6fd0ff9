"""Several processes: results in order, and a worker that dies costs no more than the file it died at."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from db.records import Trouble
from extractor.pipeline.crew import at_hand, kept, worked, workers
from tests.cli.workers import die_on_fatal, number


@pytest.mark.parametrize("fatal", [[0], [5], [3, 4, 9]])
def test_a_worker_that_dies_names_its_file(fatal: list[int]) -> None:
    names = [f"{'fatal' if n in fatal else 'fine'}-{n}" for n in range(10)]
    outcomes = list(worked([Path(name) for name in names], 2, die_on_fatal))
    assert [path.name for path, _ in outcomes] == names
    for path, outcome in outcomes:
        assert isinstance(outcome, Trouble)
        assert ("异常退出" in outcome.message) == path.name.startswith("fatal")
        assert path.name in outcome.message


def test_few_files_are_read_in_this_process() -> None:
    assert workers(1) == workers(7) == 1
    assert workers(10_000) == (os.cpu_count() or 1)


def test_workers_are_kept_for_further_work() -> None:
    items = [Path(f"{n}") for n in range(4)]
    with kept():
        results = worked(items, 2, number)
        first = {str(next(results)[1]) for _ in items}
        del results
        assert at_hand() == 2
        again = {str(made) for _, made in worked(items, 2, number)}
        assert len(first | again) <= 2
        assert len(list(worked([Path("fine"), Path("fatal"), Path("fine")], 2, die_on_fatal))) == 3
    assert at_hand() == 1
