"""The categories of findings: a fixed vocabulary of the public contract, with a name for people."""

from __future__ import annotations

CATEGORIES: dict[str, str] = {
    "target_not_reported": "目标未回应",
    "qualitative_for_quantified": "定量目标定性作答",
    "shortfall": "未达目标",
    "overshoot": "远超目标",
    "verbatim_copy": "照抄目标",
    "threshold_restated": "以标准代结果",
    "wording_shift": "表述偏移",
    "completion_off_target": "答非所问",
    "goal_indicator_mismatch": "目标与指标不符",
    "unverifiable_indicator": "指标无法核实",
    "in_progress_rated": "未完成却已评价",
    "plan_as_result": "以计划代结果",
    "out_of_year": "年度不符",
    "rating_narrative_conflict": "评级与叙述矛盾",
    "name_mismatch": "名称不一致",
    "count_mismatch": "数目不符",
    "arithmetic": "计算不符",
    "data_logic": "数据不合逻辑",
    "cross_project_conflict": "前后数据矛盾",
    "duplicate_indicator": "重复计列",
    "goal_section_conflict": "总体目标与实现情况不符",
    "missing_content": "内容缺失",
    "measure_gap": "问题与措施不对应",
    "score_conflict": "得分矛盾",
    "execution_rate": "执行率不符",
    "year_on_year": "跨年度不符",
    "label_error": "标签错误",
    "numbering_error": "编号错误",
    "format_error": "格式错误",
    "typo": "文字错误",
}
"""Category of the contract -> what a list calls it."""
