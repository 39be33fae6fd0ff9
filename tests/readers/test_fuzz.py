"""Damaged files of every kind: a document or a sentence for the user, never a traceback."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from db.records import Trouble, visible
from extractor.readers import read
from tests.readers.build import cell, lay_out, listed, para, row, run, table, word

_DAMAGE = st.tuples(
    st.lists(st.tuples(st.floats(0, 1), st.integers(0, 255)), max_size=12),
    st.one_of(st.just(1.0), st.floats(0, 1)),
    st.one_of(st.none(), st.tuples(st.floats(0, 1), st.binary(max_size=30))),
)
_FUZZ = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.fixture(scope="module")
def samples(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    folder = tmp_path_factory.mktemp("samples")
    box = f"<w:r><w:pict><v:textbox><w:txbxContent>{para('框')}</w:txbxContent></v:textbox></w:pict></w:r>"
    body = (
        para("青石区水务局", run("隐藏", "<w:vanish/>"), box),
        listed(1, 0, "部门概况"),
        para(f"<w:ins>{run('新增')}</w:ins><w:del><w:r><w:delText>删</w:delText></w:r></w:del>"),
        table(
            row(cell("指标", properties='<w:vMerge w:val="restart"/>'), cell("值")),
            row(cell("", properties="<w:vMerge/>")),
        ),
    )
    return {
        "样例.docx": word(
            folder / "a.docx", *body, footnotes=f'<w:footnote w:id="1">{para("注")}</w:footnote>'
        ).read_bytes(),
        "样例.pdf": lay_out(
            folder / "a.pdf", "一、部门概况", "全年新建供水管网12.50公里，惠及3200户。" * 8
        ).read_bytes(),
        "样例.txt": ("一、部门概况\r\n全年新建供水管网12.50公里，惠及3200户。\n" * 8).encode("gb18030"),
    }


def _damaged(data: bytes, damage: tuple[list[tuple[float, int]], float, tuple[float, bytes] | None]) -> bytes:
    changes, share, insertion = damage
    changed = bytearray(data)
    for place, value in changes:
        changed[min(int(place * len(data)), len(data) - 1)] = value
    if insertion:
        at = int(insertion[0] * len(changed))
        changed[at:at] = insertion[1]
    return bytes(changed[: int(share * len(changed))])


def _survives(path: Path, data: bytes) -> None:
    path.write_bytes(data)
    try:
        document = read(path)
    except Trouble as trouble:
        assert path.name in trouble.message and trouble.advice
    else:
        assert document.blocks
        told = sum(visible(block.text) for block in document.blocks) + sum(
            visible(left.text) for left in document.left_out
        )
        known = any("结构异常" in left.reason for left in document.left_out)
        assert document.seen == told or (known and document.seen > told)


@pytest.mark.parametrize("name", ["样例.docx", "样例.pdf", "样例.txt"])
@given(damage=_DAMAGE)
@_FUZZ
def test_damaged_bytes(tmp_path: Path, samples: dict[str, bytes], name: str, damage: object) -> None:
    _survives(tmp_path / name, _damaged(samples[name], damage))  # type: ignore[arg-type]


@given(
    damage=_DAMAGE, part=st.sampled_from(["document", "numbering", "styles", "footnotes", "_rels/document.xml.rels"])
)
@_FUZZ
def test_damaged_parts_in_a_sound_container(
    tmp_path: Path, samples: dict[str, bytes], damage: object, part: str
) -> None:
    """Damage that the container's checksums would catch is made inside of it."""
    name = f"word/{part}" if part.endswith("rels") else f"word/{part}.xml"
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(samples["样例.docx"])) as old, zipfile.ZipFile(buffer, "w") as new:
        for member in old.namelist():
            data = old.read(member)
            new.writestr(member, _damaged(data, damage) if member == name else data)  # type: ignore[arg-type]
    _survives(tmp_path / "样例.docx", buffer.getvalue())


_TAGS = st.sampled_from(
    [
        "p",
        "r",
        "t",
        "tbl",
        "tr",
        "tc",
        "pPr",
        "rPr",
        "ins",
        "del",
        "sdt",
        "sdtContent",
        "txbxContent",
        "br",
        "fldChar",
        "sym",
    ]
)
_TREES = st.recursive(
    st.text("文字甲乙1.、", max_size=5),
    lambda inner: st.tuples(_TAGS, st.lists(inner, max_size=4)).map(
        lambda node: f"<w:{node[0]}>{''.join(node[1])}</w:{node[0]}>"
    ),
    max_leaves=30,
)


@given(st.lists(_TREES, max_size=5))
@_FUZZ
def test_any_tree_of_known_elements(tmp_path: Path, trees: list[str]) -> None:
    """Well-formed nonsense: Word would refuse it, a reader must not break on it."""
    xml = (
        '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>'
        f"{para('总有一段')}{''.join(trees)}</w:body></w:document>"
    )
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("word/document.xml", xml)
    _survives(tmp_path / "样例.docx", buffer.getvalue())
