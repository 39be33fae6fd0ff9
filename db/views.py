"""The views: what people ask for most, joined. Used by db.migrations only."""

# ruff: noqa: S608 - constant parts only

from __future__ import annotations


def _counts(severity: str) -> str:
    return f"""(SELECT count(DISTINCT f.id) FROM finding_projects fp JOIN findings f ON f.id = fp.finding_id
      WHERE fp.project_id = p.id AND f.run_id = r.check_run_id AND f.severity = '{severity}')"""


def _quotes(role: str) -> str:
    return f"""(SELECT group_concat(quote, '；') FROM
      (SELECT e.quote FROM finding_evidence e WHERE e.finding_id = f.id AND e.role = '{role}' ORDER BY e.id))"""


def _written(alias: str) -> str:
    """A figure as a reader would write it: bound, value, multiplier and unit."""
    return f"""CASE WHEN {alias}.value IS NULL THEN NULL ELSE
      CASE {alias}.comparator WHEN '=' THEN '' ELSE {alias}.comparator END || {alias}.value
      || coalesce('-' || {alias}.value_high, '') || coalesce({alias}.multiplier, '') || coalesce({alias}.unit, '') END"""


_COMPLETION = "(SELECT c.text FROM completions c WHERE c.project_id = p.id AND c.indicator_id IS NULL)"


def _projects(indicator: str, completion: str) -> str:
    return f"""
    SELECT p.id, p.report_id, d.name AS source, r.fiscal_year, r.organisation, r.body_key, p.ordinal, p.number,
      p.name, p.name_key,
      (SELECT g.text FROM goals g WHERE g.project_id = p.id) AS goal,
      {indicator} AS indicator,
      {completion} AS completion,
      p.grade, p.score, p.weight,
      (SELECT count(*) FROM indicators i WHERE i.project_id = p.id) AS indicators,
      {_counts("error")} AS errors,
      {_counts("warning")} AS warnings,
      {_counts("info")} AS infos
    FROM projects p JOIN reports r ON r.id = p.report_id JOIN documents d ON d.id = r.document_id"""


def _rows(column: str) -> str:
    """What the rows of a project's table say, one a line."""
    return f"""(SELECT group_concat(told, char(10)) FROM (SELECT {column} AS told FROM indicators i
        JOIN completions c ON c.indicator_id = i.id WHERE i.project_id = p.id ORDER BY i.ordinal))"""


VIEWS = {
    "v_projects": _projects("p.indicator_text", _COMPLETION),
    "v_indicators": f"""
    SELECT i.id, i.report_id, d.name AS source, r.fiscal_year, r.organisation, r.body_key,
      i.project_id, p.number AS project_number, p.name AS project_name, g.text AS overall_goal, i.ordinal, i.level1, i.level2, i.text,
      i.thing, {_written("i")} AS target, i.si_value AS target_value, i.base, i.dimension, i.deadline, i.quantitative,
      s.status, {_written("s")} AS reported, s.si_value AS reported_value, s.reason,
      (SELECT group_concat(quote, '；') FROM (SELECT substr(b.text, e.start + 1, e."end" - e.start) AS quote
        FROM result_evidence e JOIN blocks b ON b.id = e.block_id WHERE e.result_id = s.id ORDER BY e.id)) AS evidence
    FROM indicators i JOIN reports r ON r.id = i.report_id JOIN documents d ON d.id = r.document_id
      LEFT JOIN projects p ON p.id = i.project_id LEFT JOIN goals g ON g.id = i.goal_id
      LEFT JOIN indicator_results s ON s.indicator_id = i.id""",
    "v_findings": f"""
    SELECT f.id, f.report_id, d.name AS source, r.fiscal_year, r.organisation, r.body_key, f.ordinal,
      f.severity, f.rule, f.category,
      (SELECT group_concat(name, '；') FROM (SELECT p.name FROM finding_projects fp JOIN projects p
        ON p.id = fp.project_id WHERE fp.finding_id = f.id ORDER BY fp.id)) AS project,
      f.message, {_quotes("target")} AS target, {_quotes("reported")} AS reported, {_quotes("context")} AS context,
      (SELECT e.locator FROM finding_evidence e WHERE e.finding_id = f.id ORDER BY e.id LIMIT 1) AS locator,
      f.confidence, f.fingerprint, f.cause, c.verdict, c.note, c.decided_by, c.decided_at
    FROM findings f JOIN reports r ON r.id = f.report_id AND r.check_run_id = f.run_id
      JOIN documents d ON d.id = r.document_id LEFT JOIN decisions c ON c.id = f.decision_id""",
}

# Where a project has no such field, the rows of its table stand for it.
PROJECTS_WITH_ROWS = _projects(
    f"coalesce(p.indicator_text, {_rows('i.text')})", f"coalesce({_COMPLETION}, {_rows('c.text')})"
)
