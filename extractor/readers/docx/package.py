"""The container of a .docx: parts and their relationships, opened so that a hostile file costs little."""

from __future__ import annotations

import zipfile
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from docx.opc.packuri import PACKAGE_URI, PackURI
from docx.opc.phys_pkg import PhysPkgReader
from lxml import etree

from db.records import Trouble
from extractor.readers.docx.names import Element

# A report of 5,000 pages stays well under these; a zip bomb does not.
_ENTRIES_MOST = 20_000
_BYTES_MOST = 2**30
_PART_MOST = 200 * 2**20
_TAGS_MOST = 12_000_000
_RATIO_MOST = 300
_RATIO_FROM = 64 * 2**20  # smaller contents are harmless, however well they were packed

_open: Any = PhysPkgReader  # python-docx has no types down here
_RELS = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"

# ISO/IEC 29500 Strict files bear other names for the same things; read as if they bore the usual ones.
_STRICT = (
    (
        b"http://purl.oclc.org/ooxml/wordprocessingml/main",
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    ),
    (b"http://purl.oclc.org/ooxml/officeDocument/math", b"http://schemas.openxmlformats.org/officeDocument/2006/math"),
    (b"http://purl.oclc.org/ooxml/drawingml/", b"http://schemas.openxmlformats.org/drawingml/2006/"),
    (
        b"http://purl.oclc.org/ooxml/officeDocument/relationships",
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    ),
)


class Package:
    """An open .docx. Parts are asked for by their name (`/word/document.xml`) and parsed when asked for."""

    def __init__(self, path: Path) -> None:
        self._name = path.name
        self._guard(path)
        self._reader = _open(str(path))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: type[BaseException] | BaseException | TracebackType | None) -> None:
        self._reader.close()

    def main(self) -> str:
        """The name of the part that holds the body."""
        mains = (target for kind, target in self.related("/").values() if kind == "officeDocument")
        return next(mains, "/word/document.xml")

    def related(self, part: str) -> dict[str, tuple[str, str]]:
        """What `part` refers to inside the package: relationship id -> (last word of its type, part name).

        External targets are left aside: nothing outside of the file is ever opened.
        """
        source = PACKAGE_URI if part == "/" else PackURI(part)
        root = self.part(source.rels_uri)
        if root is None:
            return {}
        return {
            rel.get("Id", ""): (rel.get("Type", "").rsplit("/", 1)[-1], self._target(source, rel.get("Target", "")))
            for rel in root.iter(_RELS)
            if rel.get("TargetMode") != "External"
        }

    def part(self, name: str) -> Element | None:
        """The root element of a part, None where the package has no such part."""
        try:
            blob = self._reader.blob_for(PackURI(name))
        except KeyError:
            return None
        except OSError as error:  # the directory of the zip leads to no place in the file
            raise Trouble(f"“{self._name}”已损坏（{name} 解不开）", "请重新下载或复制，或向提供者重新索取") from error
        if blob.count(b"<") > _TAGS_MOST:
            raise self._too_big()
        if b"http://purl.oclc.org/ooxml/" in blob[:4096]:
            for strict, usual in _STRICT:
                blob = blob.replace(strict, usual)
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
        try:
            root: Element = etree.fromstring(blob, parser)
        except etree.XMLSyntaxError as error:
            if "depth" in str(error):
                raise Trouble(
                    f"“{self._name}”里的内容嵌套得太深，可能是恶意文件，已拒绝读取",
                    "请确认来源；可信的文件请用 Word 打开并另存为新的 .docx",
                ) from error
            raise
        if root.getroottree().docinfo.doctype:
            raise Trouble(
                f"“{self._name}”里有不该出现的 DTD 或实体定义，可能是恶意文件，已拒绝读取",
                "请确认来源；可信的文件请用 Word 打开并另存为新的 .docx",
            )
        return root

    @staticmethod
    def _target(source: PackURI, reference: str) -> str:
        return str(PackURI.from_rel_ref(source.baseURI, reference))

    def _guard(self, path: Path) -> None:
        """Refuse what would cost too much to unpack; the sizes in the directory bound what zipfile gives out."""
        with zipfile.ZipFile(path) as archive:
            entries = archive.infolist()
        if any(entry.flag_bits & 1 for entry in entries):
            raise Trouble(f"“{path.name}”是加密的压缩文件", "请取消密码后另存为 .docx 再读取")
        size, packed = sum(e.file_size for e in entries), sum(e.compress_size for e in entries)
        if (
            len(entries) > _ENTRIES_MOST
            or size > _BYTES_MOST
            or (size > _RATIO_FROM and size > _RATIO_MOST * packed)
            or any(e.file_size > _PART_MOST for e in entries if e.filename.endswith((".xml", ".rels")))
        ):
            raise self._too_big()

    def _too_big(self) -> Trouble:
        return Trouble(
            f"“{self._name}”解压后大得不正常，可能是恶意文件（压缩炸弹），已拒绝读取",
            "请确认来源；可信的文件请用 Word 打开并分成几份另存",
        )
