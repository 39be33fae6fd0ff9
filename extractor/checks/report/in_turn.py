"""The one problem and the one measure that do not fit, where as many measures as problems stand in the same order.

Where all others answer one another in turn, each with the words 针对……, a measure without them that speaks of nothing
that the problems tell stands in place of the one that its problem needs. Without such words a measure may well answer
its problem in words of its own (大型农机下不了田 is met by 开展宜机化改造).
"""

from __future__ import annotations

import re

from extractor.checks.view import View
from extractor.language.words import content

FEWEST = 3
WHO = re.compile(
    r"(?:^|[，。；])由[一-鿿]{2,12}?[股科处室站办部组队局心](?:会同[^，。；]{2,12}?(?=[逐制按在将]|，))?(?:牵头|负责)?"
)
"""Who is to do it says nothing of what is done: 由规划安置股牵头."""
MEANT = re.compile(r"针对|对于|围绕|就")
LEAD = re.compile(r"^\s*[（(]?[一二三四五六七八九十\d]{1,2}[）)、.．是]\s*")
GENERAL = re.compile(
    r"绩效|预算|指标|目标|管理|资金|项目|工作|机制|制度|水平|意识|问题|单位|部门|加强|情况|进度|执行|评价|完成|影响|不够|存在|及时"
)


def odd(view: View) -> int | None:
    """The place of the problem that nothing answers, and of the measure that answers nothing."""
    problems, measures = view.report.problems, view.report.measures
    if len(problems) != len(measures) or len(problems) < FEWEST:
        return None
    known = _pairs(
        f"{view.report.title or ''}，{view.report.organisation or ''}"
    )  # 水库移民 are in all that its office does
    told = [_pairs(f"{p.project_name or ''}，{p.text}") - known for p in problems]
    done = [_pairs(WHO.sub("，", LEAD.sub("", m.text))) - known for m in measures]
    apart = [at for at in range(len(told)) if told[at].isdisjoint(done[at])]
    if len(apart) != 1:
        return None
    at = apart[0]
    if any(MEANT.match(LEAD.sub("", measure.text)) is None for here, measure in enumerate(measures) if here != at):
        return None
    if MEANT.match(LEAD.sub("", measures[at].text)):
        return None
    alone = all(told[at].isdisjoint(other) for other in done) and all(done[at].isdisjoint(other) for other in told)
    return at if alone and told[at] and done[at] else None


def _pairs(text: str) -> set[str]:
    words = (word for word in content(LEAD.sub("", text)) if not GENERAL.search(word))
    return {word[at : at + 2] for word in words for at in range(len(word) - 1)}
