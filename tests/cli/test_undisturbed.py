"""The collector of cycles waits while a report is worked on, and is as it was behind."""

from __future__ import annotations

import gc

import pytest

from extractor.pipeline.undisturbed import undisturbed


def test_it_waits_and_goes_on() -> None:
    assert gc.isenabled()
    with undisturbed():
        assert not gc.isenabled()
        with undisturbed():
            assert not gc.isenabled()
        assert not gc.isenabled()
    assert gc.isenabled()


def test_it_goes_on_after_an_error() -> None:
    @undisturbed()
    def fails() -> None:
        raise ValueError

    with pytest.raises(ValueError):
        fails()
    assert gc.isenabled()
