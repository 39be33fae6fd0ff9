"""gouji.toml: what it may say, and how a mistake in it is told."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path

import pytest

from db.records import Trouble
from extractor.settings import Settings, load


def _load(tmp_path: Path, text: str) -> Settings:
    path = tmp_path / "gouji.toml"
    path.write_text(text, encoding="utf-8")
    return load(path)


def test_an_empty_file_is_the_defaults(tmp_path: Path) -> None:
    assert _load(tmp_path, "") == Settings()


def test_everything_can_be_set(tmp_path: Path) -> None:
    text = 'overshoot = 1\ncopy_likeness = 0.8\ndisabled = ["gj101"]\n[severities]\nGJ201 = "info"\n'
    made = _load(tmp_path, text)
    assert made.overshoot == 1.0 and made.copy_likeness == 0.8
    assert made.disabled == {"GJ101"} and made.severities == {"GJ201": "info"}
    assert made.digest != Settings().digest
    assert made.digest == _load(tmp_path, text).digest


@pytest.mark.parametrize("field", [field.name for field in fields(Settings)])
def test_every_setting_is_read_and_judged(tmp_path: Path, field: str) -> None:
    with pytest.raises(Trouble, match=field):
        _load(tmp_path, f"{field} = 1979-05-27\n")


@pytest.mark.parametrize(
    "text",
    [
        "overshot = 0.5", "overshoot = -1", "overshoot = true", "overshoot = nan", "overshoot = inf", "overshoot = '30%'",
        "copy_likeness = 1.5", "disabled = 'GJ101'", "disabled = ['X1']", "[severities]\nGJ101 = 'bad'",
        "[severities]\nX = 'info'", "overshoot = ", "[severities]\nGJ101 = ['info']",
    ],
)  # fmt: skip
def test_a_mistake_is_named_with_the_file(tmp_path: Path, text: str) -> None:
    with pytest.raises(Trouble, match=r"gouji\.toml") as caught:
        _load(tmp_path, text)
    assert caught.value.advice


def test_a_file_in_another_encoding(tmp_path: Path) -> None:
    path = tmp_path / "gouji.toml"
    path.write_bytes("# 设置\novershoot = 0.5".encode("gbk"))
    with pytest.raises(Trouble, match="UTF-8"):
        load(path)
    path.write_bytes(b"\xef\xbb\xbfovershoot = 0.5")  # as the Notepad of Windows saves it
    assert load(path).overshoot == 0.5
