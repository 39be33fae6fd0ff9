"""Every command does its work, and ends with the exit code that is promised for it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Call, tiny, write_tiny


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "水管所.txt"
    path.write_text(tiny(1), encoding="utf-8")
    return path


def test_run_prints_the_verdict_first_and_stores(gouji: Call, report: Path, tmp_path: Path) -> None:
    done = gouji("run", report)
    assert done.code == 0
    assert done.out.startswith("检查 ")
    assert "不一致" in done.out.splitlines()[0]
    assert "警告 GJ" in done.out and "提示 GJ" in done.out
    assert done.out.index("警告 GJ") < done.out.index("提示 GJ")
    assert "目标：“农户满意度≥90%” 第7行" in done.out
    assert "完成：“农户满意度82%” 第8行" in done.out
    assert (tmp_path / "gouji.db").exists()


def test_run_checks_only_the_paths_given(gouji: Call, tmp_path: Path) -> None:
    write_tiny(tmp_path / "全部", 3)
    assert gouji("ingest", "全部").code == 0
    assert gouji("run", "全部/001.txt", "--format", "json").json["summary"]["reports"] == 1
    assert gouji("check", "--format", "json").json["summary"]["reports"] == 3
    assert gouji("check", "--format", "json", "--report", 2, "--report", 3).json["summary"]["reports"] == 2


def test_run_and_check_give_the_same_object(gouji: Call, report: Path) -> None:
    run, check = gouji("run", report, "--format", "json"), gouji("check", "--format", "json")
    assert run.out == check.out
    assert set(run.json) == {"schema", "tool", "summary", "findings"}


@pytest.mark.parametrize(("level", "code"), [("never", 0), ("info", 1), ("warning", 1), ("error", 0)])
def test_fail_on(gouji: Call, report: Path, tmp_path: Path, level: str, code: int) -> None:
    rules = gouji("rules", "--format", "json").json["rules"]
    severities = "".join(f'{rule["rule"]} = "warning"\n' for rule in rules)
    (tmp_path / "gouji.toml").write_text(f"[severities]\n{severities}", encoding="utf-8")
    assert gouji("run", report, "--fail-on", level).code == code
    assert gouji("check", "--fail-on", level).code == code


def test_what_an_auditor_dismissed_does_not_fail(gouji: Call, report: Path) -> None:
    findings = gouji("run", report, "--format", "json").json["findings"]
    for finding in findings:
        assert gouji("decide", finding["fingerprint"], "--dismiss", "--note", "已核实", "--by", "审核员").code == 0
    again = gouji("check", "--format", "json", "--fail-on", "info")
    assert again.code == 0
    assert {f["decision"]["verdict"] for f in again.json["findings"]} == {"dismissed"}
    assert len(again.json["findings"]) == len(findings), "dismissed findings stay countable"
    assert "〔已驳回〕" in gouji("check").out
    assert "批注：已核实" in gouji("check").out


def test_decide_wants_a_verdict_and_a_finding(gouji: Call, report: Path) -> None:
    fingerprint = gouji("run", report, "--format", "json").json["findings"][0]["fingerprint"]
    assert gouji("decide", fingerprint).code == 2
    unknown = gouji("decide", "0" * 16, "--confirm")
    assert unknown.code == 2
    assert "0" * 16 in unknown.err


def test_ingest_has_a_line_a_file(gouji: Call, tmp_path: Path) -> None:
    folder = write_tiny(tmp_path / "报告", 2)
    (folder / "副本.txt").write_bytes((folder / "000.txt").read_bytes())
    first = gouji("ingest", folder)
    assert first.code == 0
    assert [line.split()[0] for line in first.out.splitlines()] == ["已入库", "已入库", "重复"]
    assert "000.txt 内容相同" in first.out.splitlines()[2]
    second = gouji("ingest", folder)
    assert [line.split()[0] for line in second.out.splitlines()] == ["未改动", "未改动", "重复"]
    (folder / "001.txt").write_text(tiny(7), encoding="utf-8")
    third = gouji("ingest", folder)
    assert [line.split()[0] for line in third.out.splitlines()] == ["未改动", "已更新", "重复"]
    assert [r["id"] for r in gouji("reports", "--format", "json").json["reports"]] == [1, 2]


def test_one_bad_file_does_not_stop_the_others(gouji: Call, tmp_path: Path) -> None:
    folder = write_tiny(tmp_path / "报告", 2)
    (folder / "0005.txt").write_bytes(b"")
    for command in ("ingest", "run"):
        done = gouji(command, folder, "没有这个文件.txt", "--db", f"{command}.db")
        assert done.code == 3
        assert "0005.txt" in done.err and "没有这个文件.txt" in done.err
        assert len(gouji("reports", "--db", f"{command}.db", "--format", "json").json["reports"]) == 2


def test_reports_search_rules_explain(gouji: Call, report: Path) -> None:
    gouji("run", report)
    assert "云川市青石区第1水管所" in gouji("reports").out
    assert gouji("search", "清淤").out.count("【清淤】") == 3
    hit = gouji("search", "渠", "--format", "json").json["hits"][0]
    assert hit["text"][hit["start"] : hit["end"]] == hit["quote"] == "渠"
    assert gouji("search", "没有的词").out == "没有找到。\n"
    codes = [rule["rule"] for rule in gouji("rules", "--format", "json").json["rules"]]
    assert codes == sorted(codes) and codes
    for code in codes:
        assert code in gouji("rules").out
        assert gouji("explain", code).out.startswith(code)
    wrong = gouji("explain", "GJ999")
    assert wrong.code == 2 and "GJ999" in wrong.err


def test_figures_of_a_text_and_of_a_file(gouji: Call, report: Path) -> None:
    assert "1.2万亩" in gouji("figures", "完成造林1.2万亩以上").out
    seen = gouji("figures", report, "--format", "json").json
    assert {"11", "90", "82"} <= {q["value"] for q in seen["quantities"]}
    assert gouji("figures", "没有的文件.docx").code == 2
    page = gouji("figures", "<b>完成造林1.2万亩", "--format", "html").out
    assert '<mark title="造林">1.2万亩<small>面积</small></mark>' in page and "<b>" not in page
    page = gouji("figures", report, "--format", "html").out
    assert page.count("<table>") == page.count("</table>") and page.count("<tr>") == page.count("</tr>")


def test_figures_have_a_value_in_the_base_unit_only_where_there_is_one(gouji: Call) -> None:
    seen = gouji("figures", "工期3个月、10个工作日、2天，贷款5万美元、6万元", "--format", "json").json
    assert [q["si_value"] for q in seen["quantities"]] == [None, None, "172800", None, "60000"]


def test_export_to_a_file_is_whole_or_not_there(gouji: Call, report: Path, tmp_path: Path) -> None:
    gouji("run", report)
    printed = gouji("export").out
    done = gouji("export", "-o", "out.json")
    assert done.out == "" and "out.json" in done.err
    assert (tmp_path / "out.json").read_text(encoding="utf-8") == printed
    assert json.loads(printed)["reports"][0]["id"] == 1
    wrong = gouji("export", "-o", tmp_path / "没有" / "out.json")
    assert wrong.code == 2 and "所在文件夹不存在" in wrong.err
    assert not [path for path in tmp_path.iterdir() if path.name.startswith(".")], "no half-written file is left"


@pytest.mark.parametrize("form", ["csv", "xlsx", "docx", "html", "sarif"])
def test_formats_that_a_command_has_not_are_refused_by_name(gouji: Call, form: str) -> None:
    for arguments in (["reports"], ["rules"], ["export"]):
        done = gouji(*arguments, "--format", form)
        assert done.code == 2 and f"尚不支持 {form}" in done.err


@pytest.mark.parametrize(
    "arguments",
    [
        ["run"], ["rum"], ["check", "--wrong"], ["check", "--format"], ["check", "--format", "nix"], ["ingest", "a", "--jobs", "0"],
        ["ingest", "a", "--jobs", "viele"], ["explain"], ["explain", "GJ101", "x"], ["check", "--fail-on", "x"],
        ["check", "--report", "x"], ["decide", "x", "--confirm=3"], ["--version=3"], ["--help"], ["run", "--help"],
    ],
)  # fmt: skip
def test_usage_is_told_in_chinese(gouji: Call, arguments: list[str]) -> None:
    """No English word of click's comes through: what is left of Latin letters are names of options and of kinds."""
    done = gouji(*arguments)
    assert done.code == (0 if "--help" in arguments else 2)
    said = done.out + done.err
    for english in (
        "Error",
        "Usage",
        "Try ",
        "Invalid",
        "Missing",
        "No such",
        "Options",
        "Commands",
        "default",
        "valid",
    ):
        assert english not in said, said


def test_a_setting_counts_and_a_wrong_one_is_named(gouji: Call, report: Path, tmp_path: Path) -> None:
    rule = gouji("run", report, "--format", "json").json["findings"][0]["rule"]
    (tmp_path / "gouji.toml").write_text(f'disabled = ["{rule}"]\n', encoding="utf-8")
    assert rule not in gouji("run", report).out
    (tmp_path / "other.toml").write_text(f'[severities]\n{rule} = "error"\n', encoding="utf-8")
    assert gouji("check", "--config", "other.toml", "--fail-on", "error").code == 1
    (tmp_path / "gouji.toml").write_text('disabled = ["GJ999"]\n', encoding="utf-8")
    wrong = gouji("check")
    assert wrong.code == 2 and "GJ999" in wrong.err
    assert gouji("check", "--config", "没有.toml").code == 2


def test_results_are_utf8_whatever_the_habit_of_the_system(report: Path, tmp_path: Path) -> None:
    environment = {**os.environ, "PYTHONIOENCODING": "gbk"}
    command = [sys.executable, "-m", "extractor", "run", str(report)]
    done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, check=True)
    assert done.stdout.decode("utf-8").startswith("检查 ")


def test_a_reader_that_goes_away_is_no_error(report: Path, tmp_path: Path) -> None:
    subprocess.run([sys.executable, "-m", "extractor", "ingest", str(report)], cwd=tmp_path, check=True)
    with subprocess.Popen(
        [sys.executable, "-m", "extractor", "export"], cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout is not None and process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 0


def test_an_unexpected_error_is_a_sentence(gouji: Call, report: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise ZeroDivisionError("内部")

    monkeypatch.setattr("extractor.checks.run", fail)
    done = gouji("run", report)
    assert done.code == 2
    assert "ZeroDivisionError" in done.err and "Traceback" not in done.err and "--debug" in done.err
    assert "Traceback" in gouji("--debug", "check").err
