"""A file is there whole or not at all, and one that another program holds is left alone, with a sentence."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Call, gouji, tiny

__all__ = ["gouji"]
FORMS = ("json", "csv", "xlsx", "docx", "html", "sarif")


@pytest.fixture(autouse=True)
def stored(gouji: Call, tmp_path: Path) -> None:
    (tmp_path / "水管所.txt").write_text(tiny(1), encoding="utf-8")
    assert gouji("run", "水管所.txt").code == 0


@pytest.mark.parametrize("form", FORMS)
def test_run_and_check_write_every_format(gouji: Call, tmp_path: Path, form: str) -> None:
    for command in (["run", "水管所.txt"], ["check"]):
        done = gouji(*command, "--format", form, "-o", f"{command[0]}.{form}")
        assert done.code == 0 and done.out == "" and f"{command[0]}.{form}" in done.err
    assert (tmp_path / f"run.{form}").read_bytes() == (tmp_path / f"check.{form}").read_bytes()


@pytest.mark.parametrize("form", FORMS)
def test_the_name_of_the_output_tells_the_format(gouji: Call, tmp_path: Path, form: str) -> None:
    gouji("check", "--format", form, "-o", "named")
    gouji("check", "-o", f"清单.{form.upper()}")
    assert (tmp_path / f"清单.{form.upper()}").read_bytes() == (tmp_path / "named").read_bytes()
    gouji("check", "--format", "table", "-o", f"给了.{form}")
    assert (tmp_path / f"给了.{form}").read_bytes().startswith("检查 ".encode())


@pytest.mark.parametrize("form", FORMS)
def test_a_file_that_is_open_elsewhere(gouji: Call, tmp_path: Path, form: str, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / f"清单.{form}"
    target.write_bytes(b"old")

    def refuse(self: Path, to: object) -> Path:
        raise PermissionError(13, "Access is denied", str(to))

    monkeypatch.setattr(Path, "replace", refuse)
    done = gouji("check", "--format", form, "-o", target)
    assert done.code == 2 and "WPS" in done.err and "关闭" in done.err and target.name in done.err
    assert target.read_bytes() == b"old"
    assert not [path for path in tmp_path.iterdir() if path.name.startswith(".")], "nothing half-written is left"


@pytest.mark.parametrize("lock", [".~lock.绩效清单.xlsx#", "~$绩效清单.xlsx", "~$清单.xlsx", ".~绩效清单.xlsx"])
def test_a_lock_beside_a_file_is_heeded(gouji: Call, tmp_path: Path, lock: str) -> None:
    (tmp_path / "绩效清单.xlsx").write_bytes(b"old")
    (tmp_path / lock).write_bytes(b"")
    done = gouji("check", "--format", "xlsx", "-o", "绩效清单.xlsx")
    assert done.code == 2 and "打开" in done.err and lock in done.err
    assert (tmp_path / "绩效清单.xlsx").read_bytes() == b"old"
    (tmp_path / lock).unlink()
    assert gouji("check", "--format", "xlsx", "-o", "绩效清单.xlsx").code == 0
    assert (tmp_path / "绩效清单.xlsx").read_bytes().startswith(b"PK")


@pytest.mark.parametrize("form", ["xlsx", "docx"])
def test_an_office_file_is_not_printed_on_a_terminal(gouji: Call, monkeypatch: pytest.MonkeyPatch, form: str) -> None:
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    done = gouji("check", "--format", form)
    assert done.code == 2 and done.out == "" and f"-o 文件名.{form}" in done.err
