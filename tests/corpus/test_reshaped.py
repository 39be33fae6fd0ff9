"""Demands are read and answered alike, in whatever shape a report lays them out."""

from __future__ import annotations

import pytest

from corpus import reshaped, trial

READ, MET = 0.9, 0.92
"""Shares of the demands that every shape is read with; most are read whole."""


@pytest.fixture(scope="module")
def made() -> reshaped.Reshaped:
    """Every eighth trial report in every shape."""
    return reshaped.run(trial.names()[::8])


@pytest.mark.parametrize("shape", reshaped.SHAPES)
def test_demands_are_read_and_answered_in_every_shape(made: reshaped.Reshaped, shape: str) -> None:
    read, met = made.read[shape], made.met[shape]
    assert read.total > 100
    assert read.right >= READ * read.total, f"{read.right} of {read.total} are read"
    assert met.right >= MET * met.total, f"{met.right} of {met.total} are met"
