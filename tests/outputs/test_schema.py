"""Every Office file of ours is valid Open XML: element order, attributes, relations, as Word and Excel check them."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from openxml_audit import OpenXmlValidator, ValidationSeverity

from extractor.outputs.clean import clean_report
from extractor.outputs.findings import Audited
from extractor.outputs.formats import FORMATS
from extractor.outputs.review import review_copy
from tests.outputs.test_clean import SAMPLES, clean, first
from tests.outputs.test_review import WORD, audited, copy

MADE = [p for p in SAMPLES if p not in WORD][::4]


@cache
def validator() -> OpenXmlValidator:
    return OpenXmlValidator(max_errors=1000)


def faults(content: bytes, folder: Path, name: str = "made.docx") -> set[tuple[str, str]]:
    """What the validator says of a package: part and fault."""
    target = folder / name
    target.write_bytes(content)
    return {
        (str(e.part_uri), e.description)
        for e in validator().validate(target).errors
        if e.severity is ValidationSeverity.ERROR
    }


@pytest.mark.parametrize("path", SAMPLES[::3], ids=lambda p: p.name)
def test_clean_reports(path: Path, tmp_path: Path) -> None:
    assert faults(clean(path), tmp_path) == set()


def test_a_clean_report_with_its_annex(tmp_path: Path) -> None:
    assert faults(clean_report(first(SAMPLES[0]), with_findings=True), tmp_path) == set()


@pytest.mark.parametrize("path", WORD[::2], ids=lambda p: p.name)
def test_a_review_copy_has_no_fault_that_its_source_has_not(path: Path, tmp_path: Path) -> None:
    assert faults(copy(path), tmp_path) <= faults(path.read_bytes(), tmp_path)


@pytest.mark.parametrize("path", MADE, ids=lambda p: p.name)
def test_review_copies_that_are_made(path: Path, tmp_path: Path) -> None:
    assert faults(review_copy(path, audited(path)), tmp_path) == set()


@pytest.mark.parametrize("form", ["docx", "xlsx"])
def test_lists(form: str, several: list[Audited], tmp_path: Path) -> None:
    made = FORMATS[form](several)
    assert isinstance(made, bytes)
    found = faults(made, tmp_path, f"made.{form}")
    # The standard lets the settings of a font come in any order (CT_Font is a choice); the validator wants Excel's own.
    assert {f for f in found if f[0] != "/xl/styles.xml"} == set()


def test_the_validator_sees_a_fault(tmp_path: Path) -> None:
    import io
    import zipfile

    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(clean(SAMPLES[0]))) as source, zipfile.ZipFile(out, "w") as target:
        for name in source.namelist():
            content = source.read(name)
            if name == "word/document.xml":
                content = content.replace(b"<w:tblHeader/>", b"<w:tblHeader/><w:pPr/>", 1)
            target.writestr(name, content)
    assert faults(out.getvalue(), tmp_path)
