"""gouji.toml: what it may say, and how a mistake in it is told."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path

import pytest

from db.records import Trouble
from extractor.checks import run
from extractor.pipeline import extract
from extractor.settings import Settings, Special, load


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


SPECIAL = """
overshoot = 0.4
disabled = ["GJ101"]
[severities]
GJ201 = "warning"
[[special]]
body = "交通运输局"
overshoot = 0.8
disabled = ["GJ102"]
[[special]]
year = 2022
[special.severities]
GJ204 = "info"
"""


def test_settings_of_single_bodies_and_years(tmp_path: Path) -> None:
    made = _load(tmp_path, SPECIAL)
    other, road = made.of("青石区水利局", 2023), made.of("云川市交通运输局", 2022)
    assert (other.overshoot, other.disabled, other.severities) == (0.4, {"GJ101"}, {"GJ201": "warning"})
    assert (road.overshoot, road.disabled) == (0.8, {"GJ101", "GJ102"})
    assert road.severities == {"GJ201": "warning", "GJ204": "info"}
    assert made.of(None, None).overshoot == 0.4
    assert made.codes == {"GJ101", "GJ102", "GJ201", "GJ204"}
    assert made.digest not in (Settings().digest, _load(tmp_path, SPECIAL.replace("0.8", "0.9")).digest)


def test_a_report_is_judged_by_the_settings_of_its_body() -> None:
    source = next((Path(__file__).parents[2] / "corpus" / "samples").glob("*.txt"))
    (report,) = extract(source).reports
    code = next(result.rule for result in run(report).results if result.passed)
    own = Special(report.organisation, report.fiscal_year, {"disabled": frozenset({code})})
    another = Special("某某大学", None, {"disabled": frozenset({code})})
    assert code not in {r.rule for r in run(report, Settings(special=(own,))).results}
    assert code in {r.rule for r in run(report, Settings(special=(another,))).results}


@pytest.mark.parametrize(
    "table",
    [
        "overshoot = 0.5",
        "body = ''",
        "body = 3",
        "year = '2024'",
        "year = true",
        "body = '局'\nspecial = []",
        "body = '局'\nx = 1",
    ],
)
def test_a_mistake_in_a_special_table(tmp_path: Path, table: str) -> None:
    with pytest.raises(Trouble, match=r"gouji\.toml.*第 1 张表") as caught:
        _load(tmp_path, f"[[special]]\n{table}\n")
    assert caught.value.advice
