"""Clauses of the problems or the conclusion that admit of some that something was not done with them, or took too long."""

from __future__ import annotations

import re

from db.records import Span
from extractor.checks.project.judged import Judged, judged, said
from extractor.checks.view import View
from extractor.results import contradictions, likeness

SECTIONS = frozenset(("problems", "conclusion"))
SOME = r"(?:其中|也|仍|尚|还)?(?:极?少数|个别|少量|少许|一?部分|有[的些]|一些|零星|[尚仍还也]有(?:一些|个别|少数|部分)?|有[一二两三四五六七八九十几\d]+[多余]?[个处笔件户名家份批宗起座台人])"
NOT = r"(?:(?:尚|仍|还|有)待|未能?|没有?能?|无法|迟迟[未没]有?|跨年度?才?|(?:拖[到至]|延[到至]|直到)?(?:次年|下一?年度?|翌年|第二年)才?)(?:够|能|有|得以?到?|予以|全部|如期|按期|真正|完全|按规定|按要求|去|再)*[^，。；、]{0,3}?"
DEEDS = (
    "办结|查处|修复|复查|答复|回复|检查|处置|处理|治疗|回访|解决|整治|整改|清理|清运|拆除|更换|搬迁|安置|开通|投用|启用|配齐|配备|配发|发放|发到|收到|领到|拿到|到账|到位|拨付|兑付|兑现|支付"
    "|落实|检修|巡查|走访|覆盖|入户|上线|建成|完工|竣工|交付|安装|改造|治理|修缮|维修|签约|签订|就业|反馈|办理|受理|公示|公开|召回|复检|持证|录入|归档|建档|联网|接入|纳入|验收|检测|检定|检验|年检|抽检|参保|投保|培训|体检|接种|通过|销号|达标|安排|完成|上传|供货|到货|入库"
)
NOT_DONE = re.compile(rf"(?P<some>{SOME})(?P<what>[^，。；]{{0,30}}?){NOT}(?P<deed>{DEEDS})")
"""Some of them, and what was not done with them: 个别渗漏点到年底也没有修补到位."""
LATE = re.compile(r"及时|准时|规范|彻底|有效|充分|深入|细致|充足|主动|熟练|同步|优先")
"""How it was done says nothing of whether it was."""
SAME_DEED = tuple(
    frozenset(words.split())
    for words in (
        "答复 回复 反馈 办结 回访",
        "收到 领到 拿到 到账 发放 发到 打到 打卡 拨付 兑付 兑现 支付 到位 拖欠",
        "检查 巡查 走访 走到 到站 覆盖 入户",
        "建成 完工 竣工 投用 启用 交付 上线 开通",
        "整改 修复 销号 整治 治理",
        "查处 处置 处理 立案 办结",
        "配齐 配备 配发 到岗 到位 安装",
        "验收 合格 通过 达标",
        "接入 联网 纳入 覆盖",
    )
)
ALL = re.compile(
    r"全部|(?<!平)均(?![匀衡价])|都(?![市会])|逐(?![步年月季渐级日])[一-鿿]|一律|无一|100\s*[%％]|百分之百|百分百|没有空白|一次性?(?=拨|发|付|兑|打)"
)
PLACES = ("村", "乡镇", "街道", "社区", "县", "学校", "医院", "小区", "企业", "机关", "住户")
"""What holds for all of one kind leaves those of another kind: all towns are connected, some villages are not."""
EARLIER = re.compile(
    r"年初|上年|去年|以往|以前|此前|曾|上半年|[一二三]季度|(?<!1)\d月(?![底末])|1[01]月|起初|最初|一度|20\d\d年(?!末|底)|前期"
)
"""What was so for a time says nothing of the year's end."""
GOT = frozenset(("收到", "领到", "拿到", "享受"))
CAUSE = re.compile(r"(?:因为?|由于|受)[^，。；]*")
ADVERBS = re.compile(
    rf"{SOME}|年[末底内]|到年[末底]|截至|至今|全年|一直|始终|长期[^，。；]{{0,4}}|虽然?有?|[也仍尚还都均]|、$"
)
GENERAL = re.compile(
    r"(?:项目|单位|地方|人员|工作|资金|问题|群众|企业|学校|部门|乡?镇|村|社区|县区|任务|指标|内容|环节|情况|人|户|家)*"
)
"""What is no object of its own: which projects or units are meant, only other words would tell."""
SAME = 0.75
LESS = re.compile(r"其余|除|不[含包]|剩")


def of(view: View, span: Span) -> tuple[Judged | None, int, Span] | None:
    """The demand and the project of which all is claimed to be done, with the claim, where a clause says that some is not."""
    text = span.quote
    found = NOT_DONE.search(text)
    if found is None or LATE.search(found[0]) or EARLIER.search(text) or contradictions.overcome(text):
        return None
    deeds = {found["deed"]}.union(*(group for group in SAME_DEED if found["deed"] in group))
    subject = likeness.terms(_object(text, found)) - likeness.terms(found["deed"])
    if not subject or GENERAL.fullmatch(_object(text, found)):
        return None
    held = [
        claim
        for claim in view.once(claims)
        if any(_done(deed, claim[2].quote) for deed in deeds)
        and not other_places(found["what"], claim[3])
        and likeness.coverage(subject, likeness.terms(claim[3]), {}) >= SAME
    ]
    return held[0][:3] if len({project for _, project, _, _ in held}) == 1 else None


def _done(deed: str, claim: str) -> bool:
    """Whether the deed is what is claimed, and not by what those were chosen who are spoken of (已复检的48台无一漏电)."""
    return re.search(f"{deed}(?!的)", claim) is not None


def _object(text: str, found: re.Match[str]) -> str:
    """With what something was not done: the last noun before it (地处山区的图斑), or what was to be got (收到过渡费)."""
    behind = re.match(r"[^，。；、]*", text[found.end() :])
    if found["deed"] in GOT and behind is not None and behind[0]:
        return behind[0].rpartition("的")[2]
    what = ADVERBS.sub("", CAUSE.sub("", found["what"]))
    if not what.strip("的"):
        what = ADVERBS.sub("", re.split("[，。；、]", text[: found.start()])[-1])
    return what.rstrip("的").rpartition("的")[2]


def claims(view: View) -> list[tuple[Judged | None, int, Span, str]]:
    """What projects say to be done with all: the demand, the project, the claim, and the words around it."""
    found: list[tuple[Judged | None, int, Span, str]] = []
    for one in judged(view, "met", "restated"):
        figure = one.demand.figure
        whole = figure is not None and figure.dimension == "ratio" and figure.si == 1
        for claim in one.result.evidence[:1]:
            if (whole or ALL.search(claim.quote)) and not LESS.search(claim.quote):
                found.append(
                    (one, one.project.id, claim, "，".join((one.demand.text, one.project.name, _sentence(view, claim))))
                )
    for project in view.report.projects:
        for statement in said(view, project):
            if statement.state in (None, "done") and ALL.search(statement.text) and not LESS.search(statement.text):
                told = "，".join((project.name, _sentence(view, statement.span)))
                found.append((None, project.id, statement.span, told))
    return found


def places(view: View) -> list[Span]:
    """Where a report admits of exceptions: its problems, and the paragraphs of its conclusion."""
    spans = [problem.span for problem in view.report.problems if problem.span is not None]
    held = {span.block for span in spans}
    return spans + [
        view.whole(block.id)
        for block in view.outside
        if block.kind != "cell" and block.id not in held and not SECTIONS.isdisjoint(view.roles_of(block.id))
    ]


def _sentence(view: View, span: Span) -> str:
    return view.sentence(span.block, span.start, span.end).quote


def other_places(what: str, told: str) -> bool:
    """Whether what was left out is a kind of place that the claim does not speak of, though it speaks of others."""
    named = [place for place in PLACES if place in what]
    return bool(named) and not any(place in told for place in named) and any(place in told for place in PLACES)
