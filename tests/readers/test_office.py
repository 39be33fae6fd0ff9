"""Documents read by LibreOffice's help: the same words as from .docx, by one run for many, and refusals that help."""

from __future__ import annotations

import os
import subprocess
import sys
import time
import zipfile
from pathlib import Path
from xml.sax.saxutils import escape

import pytest

from db.records import Document, Trouble
from extractor.readers import office, prepared, read
from tests.cli.conftest import Call, gouji, tiny
from tests.readers.build import cell, listed, para, row, run, sound, table, word

__all__ = ["gouji"]

PROGRAM = office.find_program()
needs_libreoffice = pytest.mark.skipif(PROGRAM is None, reason="LibreOffice is not here")
FILTERS = {"doc": "doc:MS Word 97", "rtf": "rtf:Rich Text Format", "odt": "odt:writer8"}
WIDE = '<w:tcW w:w="3000" w:type="dxa"/>'
NUMBERING = (
    '<w:abstractNum w:abstractNumId="7"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/>'
    '<w:lvlText w:val="%1."/></w:lvl></w:abstractNum><w:num w:numId="7"><w:abstractNumId w:val="7"/></w:num>'
)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the same report as .docx and, written by LibreOffice, as .doc, .rtf and .odt."""
    folder = tmp_path_factory.mktemp("office")
    source = word(
        folder / "报告.docx",
        *(para(line) for line in tiny(1).splitlines()),
        listed(7, 0, "附一"),
        listed(7, 0, "附二"),
        para("全年清淤", f"<w:del w:id='1' w:author='a'><w:r><w:delText>十</w:delText></w:r></w:del>{run('12公里。')}"),
        table(
            row(cell("指标", properties=WIDE + '<w:vMerge w:val="restart"/>'), cell("值", properties=WIDE)),
            row(cell("", properties=WIDE + "<w:vMerge/>"), cell("12.5", properties=WIDE)),
        )
        .replace("<w:tblPr/>", '<w:tblPr><w:tblW w:w="6000" w:type="dxa"/></w:tblPr>')
        .replace("<w:tblGrid/>", '<w:tblGrid><w:gridCol w:w="3000"/><w:gridCol w:w="3000"/></w:tblGrid>'),
        para("以上。"),
        numbering=NUMBERING,
    )
    for kind in FILTERS.values():
        profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
        command = [str(PROGRAM), profile, "--headless", "--convert-to", kind, "--outdir", str(folder), str(source)]
        subprocess.run(command, check=True, capture_output=True, timeout=120)
    return folder


def _body(document: Document) -> list[tuple[str, str]]:
    return [(block.marker or "", block.text) for block in document.blocks]


@needs_libreoffice
def test_the_same_words_from_each_format_by_one_run(
    made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    wanted = sound(read(made / "报告.docx"))
    assert ("二.", "附二") in _body(wanted)
    broken, renamed = tmp_path / "坏.doc", tmp_path / "其实是doc.wps"
    renamed.write_bytes((made / "报告.doc").read_bytes())
    broken.write_bytes(renamed.read_bytes()[:3000])
    paths = [made / "报告.rtf", made / "报告.odt", renamed, broken, tmp_path / "没有.doc"]
    with prepared(paths):
        folder = Path(os.environ[office._FOLDER])
        assert len(list(folder.glob("*.docx"))) == 3
        for path in paths[:3]:
            with monkeypatch.context() as patch:
                patch.setattr(office, "find_program", lambda: None)
                document = sound(read(path))
            assert _body(document) == _body(wanted), path.name
            assert [b.cell for b in document.blocks] == [b.cell for b in wanted.blocks], path.name
            assert document.format in {"rtf", "odt", "doc"}
    assert not folder.exists() and office._FOLDER not in os.environ


@needs_libreoffice
def test_one_by_itself(made: Path) -> None:
    document = sound(read(made / "报告.doc"))
    assert document.format == "doc" and _body(document) == _body(read(made / "报告.docx"))


@needs_libreoffice
@pytest.mark.parametrize(
    "data", [b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(5000) + "WordDocument".encode("utf-16-le")]
)
def test_what_it_cannot_open_is_refused(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "坏.doc"
    path.write_bytes(data)
    with pytest.raises(Trouble, match="打不开“坏") as caught:
        read(path)
    assert caught.value.advice


@needs_libreoffice
def test_macros_do_not_run(tmp_path: Path) -> None:
    """A document whose macro would write a file as soon as it is opened."""
    trace = tmp_path / "macro.txt"
    office_ns, script_ns = (
        "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
        "urn:oasis:names:tc:opendocument:xmlns:script:1.0",
    )
    namespaces = (
        f'xmlns:office="{office_ns}" xmlns:script="{script_ns}" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
        'xmlns:dom="http://www.w3.org/2001/xml-events" xmlns:xlink="http://www.w3.org/1999/xlink"'
    )
    called = "vnd.sun.star.script:Standard.M.Main?language=Basic&amp;location=document"
    listener = (
        f'<script:event-listener script:language="ooo:script" script:event-name="dom:load" xlink:href="{called}"/>'
    )
    library = '"http://openoffice.org/2000/library"'
    module = f'Sub Main\n f = FreeFile\n Open "{trace}" For Output As #f\n Print #f, "x"\n Close #f\nEnd Sub'
    members = {
        "mimetype": "application/vnd.oasis.opendocument.text",
        "content.xml": f'<office:document-content {namespaces} office:version="1.2"><office:scripts><office:event-listeners>{listener}'
        "</office:event-listeners></office:scripts><office:body><office:text><text:p>正文</text:p></office:text></office:body>"
        "</office:document-content>",
        "Basic/script-lc.xml": f'<library:libraries xmlns:library={library} xmlns:xlink="http://www.w3.org/1999/xlink"><library:library '
        'library:name="Standard" library:link="false"/></library:libraries>',
        "Basic/Standard/script-lb.xml": f'<library:library xmlns:library={library} library:name="Standard" library:readonly="false" '
        'library:passwordprotected="false"><library:element library:name="M"/></library:library>',
        "Basic/Standard/M.xml": f'<script:module xmlns:script="http://openoffice.org/2000/script" script:name="M" script:language="StarBasic">{escape(module)}</script:module>',
    }
    kinds = {"/": members["mimetype"], **dict.fromkeys((name for name in members if "." in name), "text/xml")}
    entries = "".join(f'<m:file-entry m:full-path="{n}" m:media-type="{kind}"/>' for n, kind in kinds.items())
    members["META-INF/manifest.xml"] = (
        f'<m:manifest xmlns:m="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">{entries}</m:manifest>'
    )
    with zipfile.ZipFile(tmp_path / "宏.odt", "w") as archive:
        for name, text in members.items():
            archive.writestr(name, text)
    assert [block.text for block in sound(read(tmp_path / "宏.odt")).blocks] == ["正文"]
    assert not trace.exists()


def test_without_libreoffice_it_says_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(office, "find_program", lambda: None)
    path = tmp_path / "报告.rtf"
    path.write_bytes(b"{\\rtf1 report}")
    with pytest.raises(Trouble, match="LibreOffice") as caught:
        read(path)
    assert "报告.rtf" in caught.value.message and "安装" in caught.value.advice and ".docx" in caught.value.advice


@pytest.mark.skipif(sys.platform == "win32", reason="its stand-in for LibreOffice is a shell script")
def test_what_hangs_is_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = tmp_path / "soffice"
    program.write_text(f"#!/bin/sh\nsleep 60 & echo $! > {tmp_path}/child\nwait\n")
    program.chmod(0o755)
    monkeypatch.setattr(office, "find_program", lambda: program)
    monkeypatch.setattr(office, "_SECONDS", 0.5)
    path = tmp_path / "报告.rtf"
    path.write_bytes(b"{\\rtf1 report}")
    with pytest.raises(Trouble, match="限定时间"):
        read(path)
    child = int((tmp_path / "child").read_text())
    until = time.monotonic() + 5
    while _runs(child):
        assert time.monotonic() < until
        time.sleep(0.05)


def _runs(process: int) -> bool:
    try:
        state = Path(f"/proc/{process}/stat").read_text().split(")")[-1].split()[0]
    except FileNotFoundError:
        return False
    return state != "Z"


@needs_libreoffice
def test_a_folder_of_them_is_stored(gouji: Call, made: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "包.zip", "w") as archive:
        archive.write(made / "报告.rtf", "报告.rtf")
    (tmp_path / "报告.doc").write_bytes((made / "报告.doc").read_bytes())
    assert gouji("ingest", "报告.doc", "包.zip").code == 0
    stored = gouji("export").json["reports"]
    assert [(report["source"], report["format"], len(report["projects"])) for report in stored] == [
        *(("包.zip/报告.rtf", "rtf", 1), ("报告.doc", "doc", 1)),
    ]
