"""Things of one kind that exclude each other."""

from __future__ import annotations

import pytest

from extractor.results import contrasts


@pytest.mark.parametrize(
    ("demanded", "said", "pair"),
    [
        ("港区年货运量", "港区客运量", ("货运", "客运")),
        ("新铺供水管道", "铺设污水管道", ("供水", "污水")),
        ("采购灭火器", "采购消火栓", ("灭火器", "消火栓")),
        ("改造灌溉渠道", "整治灌溉渠系", None),
        ("新建供排水管道", "新建排水管道", None),  # a part, which is another matter
        ("培训教师和学生", "培训学生", None),
        ("扶持企业", "扶持企业和合作社", None),
        ("提供老人助餐", "为老年人送餐", None),
    ],
)
def test_between(demanded: str, said: str, pair: tuple[str, str] | None) -> None:
    assert contrasts.between(demanded, said) == pair


def test_what_the_project_is_about_is_no_other_thing() -> None:
    assert contrasts.between("为社区居民送药", "为老年人送药", "妇女儿童健康") is None
    assert contrasts.between("服务儿童", "服务残疾人", "残疾人康复") is None


def test_no_thing_is_of_one_kind_twice() -> None:
    import tomllib
    from importlib import resources

    data = tomllib.loads(resources.files("extractor.results").joinpath("contrasts.toml").read_text("utf-8"))
    for line in data["kinds"]:
        words = line.replace("/", " ").split()
        assert len(words) == len(set(words)) and len(line.split()) > 1
