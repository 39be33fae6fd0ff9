"""Which reader a file gets, files that no reader reads, and files that are broken or hostile."""

from __future__ import annotations

import io
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from db.records import Trouble
from extractor.readers import find, read
from tests.readers.build import draw, para, rezip, sound, texts, word


def _zip(**members: bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name.replace("__", "/"), data)
    return buffer.getvalue()


def _ole(stream: str) -> bytes:
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(1016) + stream.encode("utf-16-le") + bytes(512)


def _refusal(path: Path) -> Trouble:
    with pytest.raises(Trouble) as caught:
        read(path)
    assert path.name in caught.value.message
    assert caught.value.advice
    return caught.value


def test_content_decides_not_the_name(tmp_path: Path) -> None:
    pdf = draw(tmp_path / "其实是.docx", lambda c: c.drawString(100, 700, "便携文档"))
    assert sound(read(pdf)).format == "pdf"
    docx = word(tmp_path / "其实是.txt", para("文字处理文档"))
    assert sound(read(docx)).format == "docx"
    page = tmp_path / "其实是.doc"
    page.write_bytes(b"\xef\xbb\xbf  <HTML><p>x</p></HTML>")
    assert sound(read(page)).format == "html"
    plain = tmp_path / "其实是.pdf"
    plain.write_text("纯文本，共一行。", encoding="utf-8")
    assert sound(read(plain)).format == "txt"


@pytest.mark.parametrize(
    ("name", "data", "said", "advice"),
    [
        ("报告.docx", _ole("EncryptedPackage"), "加密", "取消密码"),
        (
            "报告.ods",
            _zip(mimetype=b"application/vnd.oasis.opendocument.spreadsheet", **{"content.xml": b"<c/>"}),
            "OpenDocument",
            ".xlsx",
        ),
        ("报告.wps", _ole("Other"), "旧版", "另存为 .docx"),
        ("资料.zip", _zip(**{"a.txt": b"text"}), "压缩包", "解压"),
        ("资料.rar", b"Rar!\x1a\x07\x01\x00", "压缩包", "解压"),
        ("空.zip", _zip(), "压缩包", "解压"),
    ],
)
def test_known_formats_that_are_not_read_are_named(
    tmp_path: Path, name: str, data: bytes, said: str, advice: str
) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    trouble = _refusal(path)
    assert said in trouble.message
    assert advice in trouble.advice


def test_missing_file_and_folder(tmp_path: Path) -> None:
    assert "不存在" in _refusal(tmp_path / "没有.docx").message
    assert "无法打开" in _refusal(tmp_path).message


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.999])
def test_truncated_word_file(tmp_path: Path, share: float) -> None:
    whole = word(tmp_path / "全.docx", *(para(f"第{i}条内容") for i in range(50))).read_bytes()
    path = tmp_path / "残.docx"
    path.write_bytes(whole[: int(len(whole) * share)])
    assert "损坏" in _refusal(path).message


def test_word_file_with_damaged_body(tmp_path: Path) -> None:
    path = tmp_path / "坏.docx"
    path.write_bytes(_zip(**{"word__document.xml": b"<w:document><w:body>"}))
    assert "损坏" in _refusal(path).message
    path.write_bytes(_zip(**{"word__document.xml": b"<other/>"}))
    assert "没有 Word 正文" in _refusal(path).message


BILLION = b"""<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">
<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;"><!ENTITY f SYSTEM "file:///etc/hostname">]>
<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">
<w:body><w:p><w:r><w:t>&c;&f;</w:t></w:r></w:p></w:body></w:document>"""


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_entities_are_refused(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "实体.docx"
    path.write_bytes(_zip(**{"word__document.xml": BILLION.decode().encode(encoding)}))
    assert "DTD" in _refusal(path).message


def test_zip_bombs_are_refused_before_they_are_unpacked(tmp_path: Path) -> None:
    path = tmp_path / "炸弹.docx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b"<w/>")
        with archive.open("word/media/image1.bin", "w") as member:
            for _ in range(80):
                member.write(bytes(2**20))
    assert "炸弹" in _refusal(path).message


def test_encrypted_zip_entries(tmp_path: Path) -> None:
    path = word(tmp_path / "密.docx", para("内容"))
    data = bytearray(path.read_bytes())
    at = data.index(b"PK\x01\x02")
    data[at + 8] |= 1
    path.write_bytes(data)
    assert "加密" in _refusal(path).message


def test_external_and_dangling_references_are_passed_over(tmp_path: Path) -> None:
    path = word(tmp_path / "外.docx", para("正文"))
    rels = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="rId1" Type="x/styles" Target="../../../../etc/passwd"/>'
        '<Relationship Id="rId2" Type="x/footnotes" Target="http://example.invalid/a.xml" TargetMode="External"/>'
        '<Relationship Id="rId3" Type="x/numbering" Target="NULL"/></Relationships>'
    )
    rezip(path, lambda name, data: rels.encode() if name == "word/_rels/document.xml.rels" else data)
    assert texts(sound(read(path))) == ["正文"]


def test_folders_are_walked_and_lock_files_skipped(tmp_path: Path) -> None:
    for name in (
        "b.docx",
        "a/2.TXT",
        "a/1.pdf",
        "a/~$1.docx",
        "a/.~2.docx",
        ".隐藏.txt",
        ".git/x.txt",
        "库.db",
        "图.png",
    ):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(b"x")
    files, troubles = find([tmp_path])
    assert [file.relative_to(tmp_path).as_posix() for file in files] == ["a/1.pdf", "a/2.TXT", "b.docx"]
    assert troubles == []


def test_paths_that_give_nothing_are_told(tmp_path: Path) -> None:
    (tmp_path / "空").mkdir()
    named = tmp_path / "图.png"
    named.write_bytes(b"x")
    files, troubles = find([tmp_path / "空", tmp_path / "没有.docx", named, named])
    assert files == [named]
    assert [path.name for path, _ in troubles] == ["空", "没有.docx"]
    assert all(path.name in trouble.message and trouble.advice for path, trouble in troubles)


def test_nothing_heavy_is_imported_before_a_file_is_read() -> None:
    code = "import sys, extractor.readers; print([m for m in ('lxml', 'docx', 'pypdfium2', 'pdfplumber') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
