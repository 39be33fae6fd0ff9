"""指标无法核实

说明
    指标没有可以核对的内容：只有“一定程度的改善”“比较合理”“加强”“促进”之类的话，没有数量、成果和标准；数量“视实际情况确定”；或者要若干年以后才能验证（使用年限10年）。
    同一项目的合为一条，仅作提示；项目有其他可以核对的定量指标时不提示空泛的话，除非完成情况对它（公信力不断增强）没有给出任何数字；要问过人才知道的感受（幸福感增强）而没有调查的，也提示；意识、氛围、口碑之类，
    完成情况只说做了几次，没有比率、分数，也没有与以前比较的，以及目标值一栏只写“进一步加强”的，同样。

理由
    无法核实的指标，完成与否都说得通，自评没有意义。

反例
    1、市场监管
    绩效目标：维护市场秩序。
    绩效指标：加强日常监管，落实主体责任，促进市场健康发展。
    完成情况：日常监管得到加强，主体责任得到落实，市场健康发展。

正例
    1、市场监管
    绩效目标：维护市场秩序。
    绩效指标：检查经营主体1200户次，投诉办结率100%，加强日常监管。
    完成情况：检查经营主体1236户次，投诉办结率100%，日常监管得到加强。

不适用
    没有绩效指标。
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from extractor.checks.project.judged import NO_DEMANDS, Judged, by_project, places, said
from extractor.checks.rule import Failed, Judgement, Passed, Rule, target
from extractor.checks.tools import short
from extractor.checks.view import View
from extractor.results import statements
from extractor.results.statements import Statement
from extractor.settings import Settings

VAGUE = re.compile(
    r"^(?:进一步|不断|持续|切实|有效|积极|全面|大力|逐步)?(?:加强|加大|强化|促进|推动|推进|维护|落实|提高|提升|增强|改善|保障|确保|优化|完善|深化|服务于|服务|做好|抓好|打击|重点)"
    r"[^，。；\d]{2,24}$"
)
EMPTY = re.compile(
    r"一定(?:程度|幅度|作用|影响|成效|效果|成绩|进展|提升|提高|改善|规模|数量|的)|有所|较大幅度|[较很更]大(?:的)?程度|不同程度|适当|尽可能|力所能及|若干"
    r"|(?:适时|酌情|择机|视情|相机|尽量)(?:予以|加以|组织|开展|进行)?[一-鿿]{2,6}$"
    r"|(?:比较|较为|相对|基本|大致)(?:合理|科学|规范|完善|及时|满意|充分|到位|齐全|稳定|顺畅|良好|方便|便利|均衡|有序|理想)$"
    r"|(?:视|按照?|根据|依据|结合)[^，。；\d]{0,8}(?:情况|需要|需求|进度|财力|条件|实际)[^，。；\d]{0,4}(?:确定|而定|安排|决定|调整|掌握|把握)"
    r"|以(?!上级)(?![^，。；]{0,8}(?:文件|方案|批复|附件|通知|计划|合同|协议))[^，。；\d]{1,12}为准|^(?:进一步|不断|持续)(?:提升|提高|加强|改善|增强|完善)[^，。；\d]{0,8}(?:工作|能力|水平)\s*(?:完成|达到)?$|据实(?:确定|安排|结算)|另行确定"
)
TREND = re.compile(
    r"^[^，。；\d]{2,16}(?:进一步|不断|持续|更加|明显|显著|稳步|日益|逐步|充分|深入|广泛|普遍|得到)(?:得到|有所)?[\u4e00-\u9fff]{2,4}$"
    r"|^(?:进一步|不断|持续)(?:提升|提高|加强|改善|增强|完善|优化|深化|激发|营造)[^，。；\d]{2,16}$"
    r"|^[^，。；\d]{2,16}(?:(?:效果|作用|状况|秩序|风气|氛围|形象|成效|质量|反响|反映|口碑|风貌)(?:良好|较好|很好|不错|明显|显著|优良)|(?:达到|处于)较[高好][^，。；\d]{0,2}水平|(?:发挥|起到)[^，。；\d]{0,4}(?:应有|积极|重要|良好)的?作用)(?:、?(?:发挥|起到)[^，。；\d]{0,4}作用)?$"
    r"|^(?:营造|形成|打造|塑造|树立|凝聚|激发|增进|构建)[^，。；\d]{0,10}(?:更加?|更为|良好|浓厚|和谐|积极|健康|强大|文明)[^，。；\d]{0,12}(?:氛围|环境|风尚|风气|形象|合力|活力|生态|格局|局面|共识)$"
)
"""An effect that only tends somewhere (公信力不断增强): unverifiable where the completion gives no figure for it either."""
SOFT = re.compile(
    r"意识|积极性|主动性|自觉性|氛围|风气|风尚|水平|能力|素质|素养|形象|公信力|凝聚力|影响力|吸引力|活力|认同|[感观]念?(?:得到)?(?:进一步|不断|持续|更加|明显|显著|逐步)"
    r"|向往|精神|面貌|信心|作用|效果|反[映响]|口碑|环境|体验|合力|共识|格局|生态"
)
"""What no number of things done shows, but only a rate, a score, or how it was before."""
COMPARED = re.compile(
    r"上年|去年|上期|同期|同比|比(?!例|赛|选|较好)|较(?!好|为|多|少|大|高)|百分点|[评得平均]分|由[^，。；]*(?:[升降增减]|提高)|从[^，。；]*到"
)
EFFORT = re.compile(
    r"\s*(?:进一步|不断|持续|逐步|有效|稳步|切实|更加|得到|有所|全面|深入|大力|扎实|积极)*(?:加强|加大|强化|推进|深化|拓展|抓好|抓实|做好|落实)\s*"
)
"""A target cell that only asks for more effort: whatever was done is some (an effect that improved can be seen)."""
HOLLOW = re.compile(
    r"[迈跃登踏再]上?(?:一个)?新?(?:的)?(?:台阶|水平|高度)|新(?:局面|突破|成效|进展|提升|跨越)|走在[^，。；\d]{0,6}前[列头]|最大(?:程度|限度|化)|最优化"
    r"|(?:发挥|体现|释放)[^，。；\d]{0,10}(?:效益|效能|优势|价值|潜力)|取得[^，。；\d]{0,6}(?:成效|效果|成绩|进展|实效|突破)|[见有]成?实?效$"
    r"|(?:力争|力求|努力|尽力|全力|争取)(?:做[好到]|实现|达到|提升|提高|改善|推动|推进)"
)
"""Praise in advance (迈上新台阶, 最大限度发挥效益): no amount of work would show that it was not earned."""
MEASURE = re.compile(
    r"(?:率|比例|占比|数量|[人户件次天]数|时间|时长|用时|周期|金额|产量|面积|里程|浓度|增速)[\s：:]*(?:进一步|不断|持续|逐步|稳步|明显|显著|有效|大幅|逐年|得到|有所|较为|比较|较)*"
    r"(?:提[高升]|上升|增[长加强]|改善|下降|降低|减少|缩短|压缩|扩大|优化|较?[高低]|良好|达到?要求|合理)$"
)
"""What is a number by its name, with a tendency in place of a number (办结率不断提升): no result is short of it."""
OUTPUT = re.compile(
    r"编制|编写|制作|绘制|建设|建成|新建|修建|改造|采集|调查|测量|登记|发证|安装|购置|采购|验收|入库|归档|备案|汇交|举办|检测|监测|审核|报告|方案|图件|平台|系统"
)
FELT = re.compile(
    r"(?:进一步|不断|持续|切实|更加|充分|有效)[一-鿿]{2}[^，。；\d]{0,12}(?:体验|感受|情怀|情操|内心|心灵|精神风貌|认同感|归属感|荣誉感|自豪感|自信心)[一-鿿]{0,4}$"
    r"|(?:获得|幸福|安全|满足|参与|认同|归属|荣誉|自豪)感(?:得到)?(?:进一步|不断|持续|切实|更加|明显|显著|逐步|稳步)*(?:增强|提升|提高)$"
    r"|(?:得到|获得)?(?:充分|生动|进一步|有力)彰显"
    r"|(?:让|使|令)[^，。；\d]{1,10}?(?:更觉|更感|感到|感受到|倍感|觉得|深感)[^，。；\d]{1,8}$"
    r"|(?:更加?|更觉|倍感)(?:舒心|贴心|放心|安心|省心|暖心|顺心|温馨|亲切)$"
)
"""What people feel, which no figure of the completion shows unless they were asked."""
LASTING = re.compile(r"使用|寿命|年限|保修|管护期|可持续|运行")
LONG = 24
"""Months beyond which a lasting effect cannot be seen in the report's year."""


def check(view: View, settings: Settings) -> Iterable[Judgement]:
    """One judgement a project with demands."""
    looked = False
    for project, demands in by_project(view):
        looked = True
        measured = any(one.measured(view) for one in demands)
        unset = [one for one in demands if one.demand.answer is not None and (_unset(one) or _only_effort(one))]
        asked = [one for one in demands if not (one.demand.answer and re.search(r"\d", one.demand.answer.text))]
        found = [
            one
            for one in asked
            if _lasting(one)
            or _felt(view, one)
            or EMPTY.search(one.demand.text)
            or (not measured and _vague(one))
            or _trend(view, one)
        ]
        found = [one for one in demands if one in found or one in unset]
        if not found:
            yield Passed()
            continue
        yield Failed(
            {"demands": short("、".join(f"“{one.words}”" for one in found), 90)},
            target(*(one.demand.span for one in found)),
            projects=(project,),
            confidence=0.6,
        )
    if not looked:
        yield NO_DEMANDS


def _lasting(one: Judged) -> bool:
    """Whether the demand is for an effect that only later years can show."""
    figure = one.demand.figure
    if figure is None or figure.dimension != "duration" or figure.base != "月":
        return False
    return figure.si >= LONG and LASTING.search(one.demand.text) is not None


def _unset(one: Judged) -> bool:
    """Whether a row of a table asks for a number and sets none, only which way it should go."""
    demand = one.demand
    return demand.figure is None and demand.deadline is None and MEASURE.search(demand.text.strip()) is not None


def _only_effort(one: Judged) -> bool:
    """Whether a row's target is only that more should be done, and its answer compares nothing (进一步加强: 4次)."""
    demand = one.demand
    if demand.figure is not None or demand.deadline is not None or demand.answer is None or "\t" not in demand.text:
        return False
    if EFFORT.fullmatch(demand.text.rsplit("\t", 1)[1]) is None:
        return False
    return not re.search(rf"[%％‰]|{COMPARED.pattern}", demand.answer.text)


def _felt(view: View, one: Judged) -> bool:
    """Whether the demand is for a feeling, and no rate, such as one of a survey, answers it."""
    if one.demand.figure is not None or FELT.search(one.demand.text) is None:
        return False
    return not any(q.figure.dimension == "ratio" for span in one.result.evidence for q in view.quantities_in(span))


def _trend(view: View, one: Judged) -> bool:
    """Whether the demand is for a tendency without a measure, and the completion answers it with no figure."""
    demand = one.demand
    if demand.figure is not None or demand.deadline is not None or OUTPUT.search(demand.text):
        return False
    if TREND.match(demand.text.strip()) is None and HOLLOW.search(demand.text) is None:
        return False
    if one.result.reported is not None:
        return False
    if SOFT.search(demand.text) is None:
        return not any(view.quantities_in(span) for span in one.result.evidence)
    return not any(
        COMPARED.search(s.text) or any(q.figure.dimension in ("ratio", "score") for q in s.quantities)
        for s in _sentences(view, one)
    )


def _sentences(view: View, one: Judged) -> list[Statement]:
    """The sentences that answer a demand, and what a cell of it says."""
    told = said(view, one.project)
    here = {s.sentence for s in told if s.span in one.result.evidence}
    return [s for s in told if s.sentence in here] or list(statements.read(one.result.evidence, places(view)))


def _vague(one: Judged) -> bool:
    """Whether the demand names neither figure nor output."""
    if one.demand.answer is not None or one.demand.deadline is not None:
        return False
    return VAGUE.match(one.demand.text) is not None and OUTPUT.search(one.demand.text) is None


RULE = Rule(
    code="GJ224",
    name="unverifiable",
    category="unverifiable_indicator",
    severity="info",
    message="指标{demands}没有可以核对的数量、成果或标准，或者在报告年度内无法验证",
    basis="《中央部门预算绩效目标管理办法》（财预〔2015〕88号）：绩效指标应细化、量化，可衡量",
    check=check,
    doc=__doc__,
)
