"""Reports drawn at random from the genre's labels, numbers and layouts: whatever the dress, the same records."""

from __future__ import annotations

from dataclasses import dataclass

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.reports import report

GOALS = [
    "绩效目标",
    "年度目标",
    "年度总体目标",
    "总体目标",
    "预期目标",
    "年初设定目标",
    "项目年度目标",
    "阶段性目标",
    "项目绩效目标",
    "预期产出",
    "工作任务",
    "绩 效 目 标",
]
INDICATORS = [
    "考核要求",
    "目标值",
    "绩 效 指 标",
    "绩效指标",
    "考核指标",
    "年度绩效指标",
    "年度指标",
    "主要指标",
    "具体指标",
    "绩效指标及目标值",
]
COMPLETIONS = [
    "完成效果", "项目成效", "绩效完成情况", "完成情况", "实际完成情况", "年度目标完成情况", "全年实际完成情况", "目标实际完成情况", "具体完成情况", "绩效目标完成情况",
    "目标实现情况", "年度总体目标完成情况综述", "指标完成情况",
]  # fmt: skip
NAMES = [
    "校舍维修改造",
    "县乡道路养护",
    "河道清淤整治项目",
    "老年食堂运营补助",
    "公共图书馆延时开放",
    "森林防火隔离带建设工程",
    "村卫生室设备购置",
    "智慧监管平台运维",
]
TEXTS = [
    "完成三项任务，覆盖12个乡镇。", "建设规模达到1.5万平方米；验收合格率100%。", "群众满意度不低于90%。", "及时、规范、高效地完成全年工作任务。",
    "按照上级要求，于2025年11月底前完成主体工程，2025年12月底前投入使用。", "培训5期、300人次，合格率95%以上。",
]  # fmt: skip
HAN = "一二三四五六七八九"
SECTION = [lambda i: f"{HAN[i]}、", lambda i: f"第{HAN[i]}部分 ", lambda i: f"{i + 1}. "]
PROJECT = [
    lambda i: f"（{HAN[i]}）", lambda i: f"{i + 1}、", lambda i: f"（{i + 1}）", lambda i: f"{i + 1}．",
    lambda i: f"【项目{HAN[i]}】", lambda i: f"项目{i + 1}：", lambda i: f"专项{i + 1}：", lambda i: f"({HAN[i]})", lambda i: f"{i + 1}）", lambda i: f"{HAN[i]}）",
    lambda i: "", lambda i: "1、",
]  # fmt: skip
MARKS = [
    "{label}：{text}",
    "{label}:{text}",
    "【{label}】{text}",
    "【{label}】：{text}",
    "{label}：\n{text}",
    "  {label}： {text}",
    "“{label}”：{text}",
    "（{label}）{text}",
    "**{label}：**{text}",
    "{label}\n{text}",
    "（{k}）{label}：{text}",
    "{k}.{label}：{text}",
    "（{k}）{label}\n{text}",
    "{circle}{label}：{text}",
]
INLINE = ["{label}：{text}", "{label}:{text}", "（{k}）{label}：{text}", "{circle}{label}：{text}"]


@dataclass(frozen=True)
class Drawn:
    text: str
    fields: list[tuple[str, str, str, str]]


def paragraphs(mark: str, head: str, labels: tuple[str, ...], texts: list[str]) -> list[str]:
    """A project as its heading and a paragraph a field."""
    return [head, *parts(mark, labels, texts)]


def parts(mark: str, labels: tuple[str, ...], texts: list[str]) -> list[str]:
    """The fields of a project, each as `mark` writes label and text."""
    pairs = enumerate(zip(labels, texts, strict=True))
    return [mark.format(k=k + 1, circle="①②③"[k], label=label, text=text) for k, (label, text) in pairs]


def contents(lines: list[str]) -> list[str]:
    """A table of contents of the numbered headings."""
    heads = [line for line in lines if len(line) <= 20 and not line.endswith("。")]
    return ["目  录", *(f"{line}{'.' * 20}{n}" for n, line in enumerate(heads, 1))]


@st.composite
def drawn(draw: st.DrawFn) -> Drawn:
    labels = draw(st.tuples(st.sampled_from(GOALS), st.sampled_from(INDICATORS), st.sampled_from(COMPLETIONS)))
    section, project = draw(st.sampled_from(SECTION)), draw(st.sampled_from(PROJECT))
    if section(0)[0] == "1" and project(0)[:1] in {"1", ""}:
        project = PROJECT[0]  # one style of number on three levels cannot be told apart
    layout = draw(st.sampled_from(["paragraphs", "inline", "table", "paragraphs of a field"]))
    if layout == "inline" and not project(0):
        project = PROJECT[0]
    mark = draw(st.sampled_from(INLINE if layout == "inline" else MARKS))
    names = draw(st.lists(st.sampled_from(NAMES), min_size=2, max_size=8, unique=True))
    lines = [f"{section(0)}部门基本情况", "本局负责全市某项工作，下设五个科室。", f"{section(1)}项目绩效目标完成情况"]
    wanted = []
    if layout == "table":
        lines += ["\t".join(["序号", "项目名称", "绩效目标", "绩效指标", "完成情况"])]
    for i, name in enumerate(names):
        texts = [draw(st.sampled_from(TEXTS)) for _ in labels]
        if layout == "table":
            lines += ["\t".join([str(i + 1), name, *texts])]
        elif layout == "inline":
            lines += [project(i) + name + "。" + "".join(parts(mark, labels, texts))]
        elif layout == "paragraphs of a field":
            texts[2] += "\n" + draw(st.sampled_from(TEXTS))
            lines += paragraphs("{label}：{text}", project(i) + name, labels, texts)
        else:
            lines += paragraphs(mark, project(i) + name, labels, texts)
        wanted.append((name, *texts))
    lines += [f"{section(2)}存在问题", "预算执行进度偏慢。", f"{section(3)}改进措施", "加快执行进度。"]
    lines = ["某某市某某局2025年度部门整体绩效自评报告", *(contents(lines) if draw(st.booleans()) else []), *lines]
    return Drawn("\n".join(lines), wanted)


@settings(max_examples=300, deadline=None)
@given(drawn())
def test_the_same_records_in_every_dress(case: Drawn) -> None:
    made = report(case.text)
    found = [(p.name, *(f.text if f else "" for f in (p.goal, p.indicator, p.completion))) for p in made.projects]
    assert found == case.fields
    assert [s.role for s in made.sections if s.level == 1] == ["overview", "project_results", "problems", "measures"]
    assert [p.text for p in made.problems] == ["预算执行进度偏慢。"]
    assert [m.text for m in made.measures] == ["加快执行进度。"]


LONGER = [
    "对全市使用年限较长、存在安全隐患的校舍进行维修改造，2025年11月底前完成12所学校、3.6万平方米的维修任务，验收合格率达到100%。",
    "按照上级要求及时足额拨付补助资金，受益群众1.2万人，群众满意度不低于90%，无截留、挪用现象发生，确保专款专用。",
    "（1）新建管道6.5公里，改造泵站3座；（2）水质达标率95%以上；（3）完成情况接受社会监督，其中重点区域覆盖率100%。",
]


@settings(max_examples=100, deadline=None)
@given(st.integers(30, 46), st.lists(st.sampled_from(LONGER), min_size=6, max_size=6))
def test_lines_broken_at_the_width_of_a_page(width: int, texts: list[str]) -> None:
    """As copied from a PDF: lines end where the page does, in the middle of sentences and figures."""

    def broken(text: str) -> str:
        return "\n".join(text[i : i + width] for i in range(0, len(text), width))

    labels = ["绩效目标：", "绩效指标：", "完成情况："]
    wanted = [broken(label + text) for label, text in zip(labels * 2, texts, strict=True)]
    problem = "一是项目前期准备不够充分，部分项目开工时间偏晚，影响了资金支付进度。二是绩效指标设置不够科学，个别指标难以量化考核。"
    lines = ["某某市某某局2025年度部门整体绩效自评报告", "一、项目绩效目标完成情况", "（一）校舍维修改造", *wanted[:3]]
    lines += ["（二）县乡道路养护", *wanted[3:], "二、存在问题", broken(problem), "三、改进措施", broken(LONGER[1])]
    made = report("\n".join(lines))
    fields = [f.text if f else "" for p in made.projects for f in (p.goal, p.indicator, p.completion)]
    assert fields == [whole[len("绩效目标：") :] for whole in wanted]
    told = "".join(p.text.replace("\n", "") for p in made.problems)
    assert (len(made.problems), told) == (1 if "二\n是" in broken(problem) else 2, problem)
    assert [m.text for m in made.measures] == [broken(LONGER[1])]


def test_problems_and_measures_counted_by_name() -> None:
    """问题一，……问题二，……; 措施一，……; 针对……；针对……."""
    lines = ["某某市某某局2025年度部门整体绩效自评报告", "一、存在问题"]
    lines += ["问题一，桥面积水清理不及时。问题二，隧道灯具型号杂乱。", "二、改进措施"]
    lines += ["措施一，汛期每日巡查。措施二，三年内统一型号。", "针对积水，增设泄水孔；针对灯具，更新台账。"]
    made = report("\n".join(lines))
    assert [p.text for p in made.problems] == ["问题一，桥面积水清理不及时。", "问题二，隧道灯具型号杂乱。"]
    assert [m.text for m in made.measures] == [
        "措施一，汛期每日巡查。",
        "措施二，三年内统一型号。",
        "针对积水，增设泄水孔；",
        "针对灯具，更新台账。",
    ]
