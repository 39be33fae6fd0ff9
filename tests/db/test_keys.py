from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.keys import body_key, name_key


@pytest.mark.parametrize(
    "written",
    ["云川市青石区教育局", "云川市 青石区　教育局", "云川市青石区教育局（本级）", "云川市青石区教育局本级",
     "[155]云川市青石区教育局", "219-云川市青石区教育局", "云川市青石区教育局（公章）"],
)  # fmt: skip
def test_one_body_however_it_is_written(written: str) -> None:
    assert body_key(written) == "云川市青石区教育局"


@pytest.mark.parametrize(
    ("one", "other"),
    [("青石区水务局（移民办）", "青石区水务局"), ("青石区第一中学", "青石区第二中学"), ("101中学", "102中学")],
)
def test_two_bodies_stay_two(one: str, other: str) -> None:
    assert body_key(one) != body_key(other)


def test_no_body() -> None:
    assert body_key(None) is None
    assert body_key("  （） ") is None


@pytest.mark.parametrize(
    "written",
    ["校舍修缮项目", "2024年校舍修缮项目", "2024年度校舍修缮项目", "2023-2024年度校舍修缮项目", "“校舍修缮”项目",
     "《2024年校舍修缮》项目", " 校舍 修缮项目。"],
)  # fmt: skip
def test_one_project_however_it_is_written(written: str) -> None:
    assert name_key(written) == "校舍修缮项目"


def test_a_name_of_a_year_alone_is_kept() -> None:
    assert name_key("2024年") == "2024年"
    assert name_key("2024校舍") == "2024校舍"


@given(st.text())
def test_keys_of_keys_are_themselves(text: str) -> None:
    key = body_key(text)
    assert key is None or key
    assert name_key(text) == "".join(name_key(text).split())
