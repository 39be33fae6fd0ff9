"""Zip files as folders: what is in them, names in GBK, names that would climb out, bombs, archives within archives."""

from __future__ import annotations

import io
import stat
import tempfile
import zipfile
from pathlib import Path

import pytest

from db.records import Trouble
from extractor.readers import at_hand, find, read, shown
from tests.cli.conftest import Call, gouji, tiny
from tests.readers.build import para, sound, texts, word

__all__ = ["gouji"]


class _Old(zipfile.ZipInfo):
    """An entry whose name is written as it is, without the flag that says it is UTF-8."""

    def _encodeFilenameFlags(self) -> tuple[bytes, int]:
        return self.filename.encode("cp437"), self.flag_bits


def _pack(path: Path | io.BytesIO, members: dict[str, bytes], encoding: str = "") -> Path | io.BytesIO:
    """A zip file; with an `encoding` its names are written as programs do that know no UTF-8."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            if encoding:
                entry = _Old(name.encode(encoding).decode("cp437"))
                archive.writestr(entry, data)
            else:
                archive.writestr(name, data)
    return path


def _zip(members: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    _pack(buffer, members)
    return buffer.getvalue()


def _found(path: Path) -> list[str]:
    files, troubles = find([path])
    assert troubles == []
    return [file.relative_to(path.parent).as_posix() for file in files]


def _temporary() -> set[str]:
    return {entry.name for entry in Path(tempfile.gettempdir()).glob("gouji-*")}


def test_members_are_paths_below_the_archive(tmp_path: Path) -> None:
    docx = word(tmp_path / "源.docx", para("青石区水务局")).read_bytes()
    path = tmp_path / "包.zip"
    _pack(
        path,
        {
            "部门.docx": docx,
            "二级/单位.txt": "一、概况".encode(),
            "二级\\反斜杠.txt": "二".encode(),
            "~$部门.docx": b"lock",
            "__MACOSX/._部门.docx": b"x",
            ".隐藏/甲.txt": b"x",
            "图.png": b"x",
            "空/": b"",
        },
    )
    assert _found(path) == ["包.zip/二级/单位.txt", "包.zip/二级/反斜杠.txt", "包.zip/部门.docx"]
    before = _temporary()
    assert texts(sound(read(path / "部门.docx"))) == ["青石区水务局"]
    with at_hand(path / "二级" / "单位.txt") as file:
        assert file.name == "单位.txt" and file.read_text(encoding="utf-8") == "一、概况"
    assert not file.exists() and _temporary() == before
    assert shown(path / "二级" / "单位.txt") == "包.zip/二级/单位.txt" and shown(tmp_path / "源.docx") == "源.docx"
    assert find([path / "部门.docx"])[0] == [path / "部门.docx"]
    assert find([path / "没有.docx"])[0] == []


@pytest.mark.parametrize("encoding", ["gbk", "gb18030", "utf-8"])
def test_names_that_do_not_say_their_encoding(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "包.zip"
    _pack(path, {"绩效自评/青石区水务局.txt": "正文".encode()}, encoding)
    assert _found(path) == ["包.zip/绩效自评/青石区水务局.txt"]
    assert texts(read(path / "绩效自评/青石区水务局.txt")) == ["正文"]


def test_archives_in_folders_and_in_archives(tmp_path: Path) -> None:
    inner = _zip({"甲.txt": "甲".encode(), "乙.txt": "乙".encode()})
    (tmp_path / "夹").mkdir()
    _pack(tmp_path / "夹" / "外.zip", {"内.zip": inner, "a/内.zip": inner, "丙.txt": "丙".encode()})
    files, troubles = find([tmp_path])
    assert troubles == []
    assert [file.relative_to(tmp_path).as_posix() for file in files] == [
        *("夹/外.zip/a/内.zip/乙.txt", "夹/外.zip/a/内.zip/甲.txt", "夹/外.zip/丙.txt"),
        *("夹/外.zip/内.zip/乙.txt", "夹/外.zip/内.zip/甲.txt"),
    ]
    assert [texts(read(file)) for file in files] == [["乙"], ["甲"], ["丙"], ["乙"], ["甲"]]


def test_a_document_called_zip_is_a_document(tmp_path: Path) -> None:
    path = word(tmp_path / "其实是.zip", para("正文"))
    assert _found(path) == ["其实是.zip"]
    assert texts(read(path)) == ["正文"]


@pytest.mark.parametrize(
    "name", ["../外.txt", "a/../../外.txt", "/etc/外.txt", "C:\\外.txt", "\\\\主机\\外.txt", "甲\n乙.txt"]
)
def test_names_that_lead_elsewhere_are_refused(tmp_path: Path, name: str) -> None:
    folder = tmp_path / "夹"
    folder.mkdir()
    path = folder / "包.zip"
    _pack(path, {name: b"x", "好.txt": "好".encode()})
    files, troubles = find([path])
    assert [file.name for file in files] == ["好.txt"]
    assert len(troubles) == 1 and "可疑" in troubles[0][1].message
    assert texts(read(files[0])) == ["好"]
    assert sorted(entry.name for entry in tmp_path.rglob("*")) == ["包.zip", "夹"]


def test_links_are_passed_over_and_doubles_told(tmp_path: Path) -> None:
    path = tmp_path / "包.zip"
    with zipfile.ZipFile(path, "w") as archive:
        link = zipfile.ZipInfo("链.txt")
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive.writestr(link, "/etc/hostname")
        archive.writestr("甲.txt", "一")
        archive.writestr("./甲.txt", "二")
    files, troubles = find([path])
    assert [file.name for file in files] == ["甲.txt"] and texts(read(files[0])) == ["一"]
    assert len(troubles) == 1 and "重名" in troubles[0][1].message


def test_nesting_without_end(tmp_path: Path) -> None:
    data = _zip({"底.txt": b"x"})
    for _ in range(6):
        data = _zip({"层.zip": data, "页.txt": "页".encode()})
    path = tmp_path / "包.zip"
    path.write_bytes(data)
    files, troubles = find([path])
    assert len(files) == 3 and "嵌套太深" in troubles[0][1].message
    with pytest.raises(Trouble, match="没有"):
        read(Path(path, *["层.zip"] * 6, "底.txt"))


def _bomb(size: int) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive, archive.open("炸.txt", "w") as member:
        for _ in range(size):
            member.write(bytes(2**20))
    return buffer.getvalue()


def test_bombs(tmp_path: Path) -> None:
    path = tmp_path / "包.zip"
    path.write_bytes(_bomb(80))
    files, troubles = find([path])
    assert files == [] and "炸弹" in troubles[0][1].message
    _pack(path, {"内.zip": _bomb(80), "好.txt": "好".encode()})
    files, troubles = find([path])
    assert [file.name for file in files] == ["好.txt"] and "炸弹" in troubles[0][1].message
    _pack(path, {f"{i}.txt": b"x" for i in range(5001)})
    files, troubles = find([path])
    assert files == [] and "炸弹" in troubles[0][1].message


def test_a_size_that_the_directory_understates(tmp_path: Path) -> None:
    path = tmp_path / "包.zip"
    path.write_bytes(_bomb(80))
    data = bytearray(path.read_bytes())
    at = data.index(b"PK\x01\x02")
    data[at + 24 : at + 28] = (1000).to_bytes(4, "little")
    path.write_bytes(data)
    files, _ = find([path])
    with pytest.raises(Trouble, match="损坏"):
        read(files[0])


def test_locked_and_damaged_members(tmp_path: Path) -> None:
    path = tmp_path / "包.zip"
    _pack(path, {"密.txt": "密文密文".encode(), "好.txt": "好".encode()})
    data = bytearray(path.read_bytes())
    data[data.index(b"PK\x01\x02") + 8] |= 1
    path.write_bytes(data)
    with pytest.raises(Trouble, match="密码"):
        read(path / "密.txt")
    assert texts(read(path / "好.txt")) == ["好"]
    _pack(path, {"坏.txt": b"x" * 100})
    data = bytearray(path.read_bytes())
    at = data.index("坏.txt".encode()) + len("坏.txt".encode())
    data[at : at + 2] = b"\xff\xff"
    path.write_bytes(data)
    with pytest.raises(Trouble, match="损坏"):
        read(path / "坏.txt")
    path.write_bytes(_zip({"甲.txt": b"x" * 1000})[:60])
    files, _ = find([path])
    with pytest.raises(Trouble, match="损坏"):
        read(files[0])


def test_an_archive_without_documents_is_told(tmp_path: Path) -> None:
    path = tmp_path / "包.zip"
    _pack(path, {"图.png": b"x"})
    files, troubles = find([path])
    assert files == [] and "没有可读的文档" in troubles[0][1].message


def test_an_archive_is_stored_member_by_member(gouji: Call, tmp_path: Path) -> None:
    _pack(tmp_path / "包.zip", {f"{n}.txt": tiny(n).encode("gb18030") for n in (1, 2)} | {"坏.docx": b"PK\x03\x04"})
    done = gouji("ingest", "包.zip")
    assert done.code == 3 and "坏.docx" in done.err and "Traceback" not in done.err
    stored = gouji("reports", "--format", "json").json["reports"]
    assert [report["source"] for report in stored] == ["包.zip/1.txt", "包.zip/2.txt"]
    assert "未改动" in gouji("ingest", "包.zip").out
    assert gouji("run", "包.zip/1.txt").code == 0
