"""Damaged .doc, .rtf and .odt files through LibreOffice: a document or a sentence for the user, in bounded time.

LibreOffice takes seconds to start, so that all of them are converted by few runs; what they become is always the same.
"""

from __future__ import annotations

import io
import os
import random
import subprocess
import time
import zipfile
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from db.records import Trouble
from extractor.readers import office, prepared, read
from tests.readers.build import cell, listed, para, row, run, sound, table, word
from tests.readers.test_office import FILTERS, NUMBERING

PROGRAM = office.find_program()
pytestmark = pytest.mark.skipif(
    PROGRAM is None and not os.environ.get("CI"), reason="LibreOffice is not here; where CI is set it must be"
)
SECONDS = 120
"""For all files of a test; LibreOffice is started once for each format, and not for each file."""


@pytest.fixture(scope="module")
def samples(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """A report in each format, as LibreOffice writes it."""
    assert PROGRAM is not None, "LibreOffice must be installed where CI is set"
    folder = tmp_path_factory.mktemp("office")
    source = word(
        folder / "a.docx",
        *(para(f"{n}.全年新建供水管网12.50公里，惠及3200户。") for n in range(20)),
        listed(7, 0, "附一"),
        para("删", f"<w:del w:id='1' w:author='a'><w:r><w:delText>十</w:delText></w:r></w:del>{run('12公里。')}"),
        table(row(cell("指标"), cell("值")), row(cell("数量"), cell("12.5"))).replace(
            "<w:tblGrid/>", '<w:tblGrid><w:gridCol w:w="3000"/><w:gridCol w:w="3000"/></w:tblGrid>'
        ),
        para("以上。"),
        numbering=NUMBERING,
    )
    for kind in FILTERS.values():
        profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
        command = [str(PROGRAM), profile, "--headless", "--convert-to", kind, "--outdir", str(folder), str(source)]
        subprocess.run(command, check=True, capture_output=True, timeout=120)
    return {kind: (folder / f"a.{kind}").read_bytes() for kind in FILTERS}


def _truncated(data: bytes, chance: random.Random) -> bytes:
    return data[: chance.randrange(1, len(data))]


def _flipped(data: bytes, chance: random.Random) -> bytes:
    changed = bytearray(data)
    for _ in range(chance.choice((1, 20, 400))):
        changed[chance.randrange(8, len(changed))] ^= 1 << chance.randrange(8)  # its first bytes say what a file is
    return bytes(changed)


def _spliced(data: bytes, chance: random.Random) -> bytes:
    """With a piece of it at another place, and another taken out."""
    start, at, gap = (chance.randrange(8, len(data)) for _ in range(3))
    size = chance.randrange(1, 2000)
    return data[:at] + data[start : start + size] + data[at : max(at, gap)] + data[max(at, gap) + size // 2 :]


_Damage = Callable[[bytes, random.Random], bytes]
DAMAGES: tuple[_Damage, ...] = (_truncated, _flipped, _spliced)


def _inside(data: bytes, damage: _Damage, chance: random.Random) -> bytes:
    """An .odt whose content is damaged inside of a sound container."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            part = old.read(name)
            new.writestr(name, damage(part, chance) if name == "content.xml" else part)
    return buffer.getvalue()


def _damaged(samples: dict[str, bytes]) -> Iterator[tuple[str, bytes]]:
    """Names and contents of damaged files, the same every time."""
    for kind, data in samples.items():
        for damage in DAMAGES:
            for n in range(3):
                chance = random.Random(f"{kind} {damage.__name__} {n}")
                name = f"{kind}{damage.__name__}{n}.{kind}"
                yield name, _inside(data, damage, chance) if kind == "odt" and n else damage(data, chance)


def test_damaged_documents_are_read_or_refused(samples: dict[str, bytes], tmp_path: Path) -> None:
    paths = []
    for name, data in _damaged(samples):
        paths.append(tmp_path / name)
        paths[-1].write_bytes(data)
    began, outcomes = time.monotonic(), {}
    with prepared(paths):
        for path in paths:
            try:
                outcomes[path.name] = len(sound(read(path)).blocks)
            except Trouble as trouble:
                outcomes[path.name] = 0
                assert path.name in trouble.message and trouble.advice, trouble.message
    assert time.monotonic() - began < SECONDS
    # The damage is such that both happens; else nothing is tried here.
    for kind in FILTERS:
        assert any(blocks for name, blocks in outcomes.items() if name.startswith(kind)), outcomes
    assert not all(outcomes.values()), outcomes


def test_what_calls_itself_an_office_file(tmp_path: Path) -> None:
    """A few bytes, or the head of a format and rubbish behind it: refused without an attempt that takes long."""
    heads = (
        b"{\\rtf1",
        b"{\\rtf1" + b"{" * 5000,
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le"),
    )
    paths = [tmp_path / f"{n}.doc" for n in range(len(heads))]
    for path, head in zip(paths, heads, strict=True):
        path.write_bytes(head)
    began = time.monotonic()
    with prepared(paths):
        for path in paths:
            with suppress(Trouble):
                sound(read(path))
    assert time.monotonic() - began < SECONDS
