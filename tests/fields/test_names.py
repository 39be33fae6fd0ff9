"""Names of projects in short, in other order and in other words, and what is no name of a project."""

import pytest

from db.records import Project
from extractor.fields.names import best, opening

PROJECTS = tuple(
    Project(id, str(id), name, None)
    for id, name in enumerate(
        ("古桥保护单位修缮", "校舍标准化建设", "综合业务系统运行维护", "农村公路桥梁检测", "渡口安全生命防护"), 1
    )
)


@pytest.mark.parametrize(
    ("name", "id"),
    [
        ("古桥修缮", 1),
        ("标准化校舍建设", 2),
        ("业务系统运维", 3),
        ("2025年公路桥梁检测项目", 4),
        ("渡口安防", 5),
        ("渡口保洁", None),
        ("城市公园绿化", None),
        ("桥梁", None),
        ("系统建设", None),
    ],
)
def test_best(name: str, id: int | None) -> None:
    found = best(name, PROJECTS)
    assert (found.id if found else None) == id


@pytest.mark.parametrize(
    ("text", "id", "name"),
    [
        ("古桥修缮进度滞后，年底未验收", 1, "古桥修缮"),
        ("业务系统运维仍停留在招标阶段", 3, "业务系统运维"),
        ("农村公路管护力量不足", None, ""),
        ("综合业务能力有待提高", None, ""),
    ],
)
def test_opening(text: str, id: int | None, name: str) -> None:
    found = opening(text, PROJECTS)
    assert (found[0].id if found else None) == id
    assert text[: found[1] if found else 0] == name
