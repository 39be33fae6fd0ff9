"""A plan put on paper: lines in the markup of the corpus, so that every truth has its place in the text."""

from __future__ import annotations

from collections.abc import Iterator

from corpus.benchmark import dress
from corpus.benchmark.plan import PRINTED, Demand, Plan, Project, Words
from corpus.build import markup

FIELDS = ("goal", "indicator", "completion")


def source(plan: Plan) -> str:
    """The body of the report in the markup."""
    return "\n".join(_Paper(plan).lines())


def marked(plan: Plan) -> markup.Marked:
    """The lines as printed, and the marks with their places."""
    found = markup.read(source(plan))
    lines = tuple(line.translate(PRINTED) for line in found.lines)
    return markup.Marked(lines, tuple(_printed(m) for m in found.marks))


def _printed(mark: markup.Mark) -> markup.Mark:
    at = mark.place
    place = markup.Place(at.line, at.start, at.end, at.quote.translate(PRINTED))
    return markup.Mark(mark.kind, mark.args, place, mark.figure)


class _Paper:
    """Writes one plan; counts the sections."""

    def __init__(self, plan: Plan) -> None:
        self.plan, self.dress, self.sections = plan, plan.dress, 0

    def lines(self) -> Iterator[str]:
        """The lines of the report."""
        plan = self.plan
        yield f"[T|{plan.body}{plan.title.removeprefix('关于')}]" if "关于" in plan.title else f"[T|{plan.body}]"
        if "关于" not in plan.title:
            yield f"[T|{plan.title}]"
        yield plan.opening
        yield from self._overview()
        if self.dress.own_budget:
            yield self._section("budget")
            yield from map(str, plan.budget)
        if not self._skipped("overall_goals"):
            yield self._section("overall_goals")
            yield from self._aims(
                [(f"[O|[{self._aim_tags(a)}|{a.goal}]。]", str(a.goal)) for a in plan.aims], goals=True
            )
        if plan.organisation:
            yield self._section("organisation_of_evaluation")
            yield "".join(map(str, plan.organisation))
        if not self._skipped("overall_results"):
            yield self._section("overall_results")
            answers = [f"[>{a.key}|{a.result}]" for a in plan.aims if a.result]
            yield from self._aims([(f"{text}。", text) for text in answers])
        yield self._section("project_results")
        for n, project in enumerate(plan.projects, 1):
            yield from self._project(n, project)
        yield from self._ending()

    def _ending(self) -> Iterator[str]:
        plan = self.plan
        if not self._skipped("conclusion"):
            yield self._section("conclusion")
            g = plan.grades
            yield "".join(str(w) for w in (g.score, g.counts, g.best, g.good) if w)
        for role, tag in (("problems", "X"), ("measures", "M")):
            if self._skipped(role):
                continue
            yield self._section(role)
            entries = [(i.problem if role == "problems" else i.measure, i.project) for i in plan.issues]
            yield from self._items(role, tag, [(w, p) for w, p in entries if w])
        if self.dress.people:
            yield self._section("evaluators")
            yield "姓名\t工作单位\t职务"
            for n, (name, organisation, post) in enumerate(plan.people, 1):
                yield f"[W{n}:name|{name}]\t[W{n}:organisation|{organisation}]\t[W{n}:post|{post}]"

    def _skipped(self, role: str) -> bool:
        return role in self.plan.left_out

    def _section(self, role: str) -> str:
        self.sections += 1
        number = dress.number(self.dress.section, self.sections)
        words = self.dress.headings[role]
        if role in self.plan.section_numbers:
            number, tag = self.plan.section_numbers[role]
            return f"[{tag}|{number}[S1:{role}|{words}]]"
        return f"{number}[S1:{role}|{words}]"

    def _inner(self, n: int) -> str:
        """The number of an item inside of a section, never in the form of the sections."""
        return "①②③④⑤⑥"[n - 1] if self.dress.section.startswith("n") else f"{n}."

    def _sub(self, n: int, role: str) -> str:
        return f"{dress.number(self.dress.sub, n)}[S2:{role}|{self.dress.headings[role]}]"

    def _overview(self) -> Iterator[str]:
        plan = self.plan
        yield self._section("overview")
        yield self._sub(1, "duties")
        for n, duty in enumerate(plan.duties, 1):
            yield f"{self._inner(n)}{duty}"
        yield self._sub(2, "institutions")
        yield "".join(map(str, plan.institutions))
        if not self.dress.own_budget:
            yield self._sub(3, "budget")
            yield from map(str, plan.budget)

    def _aims(self, entries: list[tuple[str, str]], *, goals: bool = False) -> Iterator[str]:
        if self.dress.split_goals:
            for n, (line, _) in enumerate(entries, 1):
                yield f"{self._inner(n)}{line}"
        elif goals:
            tagged = [f"[{self._aim_tags(a)}|{a.goal}]" for a in self.plan.aims]
            yield f"[O|{'；'.join(tagged)}。]"
        else:
            yield "；".join(text for _, text in entries) + "。"

    @staticmethod
    def _aim_tags(aim: object) -> str:
        key, status = getattr(aim, "key", ""), getattr(aim, "status", "met")
        return f"?{key}:{status}"

    def _items(self, role: str, tag: str, entries: list[tuple[Words, str]]) -> Iterator[str]:
        for n, (words, project) in enumerate(entries, 1):
            shown = dress.number(self.dress.item, n)
            mark = f"{tag}:{project}" if project and tag == "X" else tag
            line = f"[{mark}|{words}]"
            if role == "problems" and n in self.plan.item_numbers:
                shown, error = self.plan.item_numbers[n]
                yield f"[{error}|{shown}{line}]"
            else:
                yield f"{shown}{line}"

    # ------------------------------------------------------------------------------------------------- projects

    def _project(self, n: int, project: Project) -> Iterator[str]:
        number = project.number or dress.number(self.dress.project, n)
        head = f"{number}[P|{project.name}]"
        if project.number_tag:
            head = f"[{project.number_tag}|{head}]"
        fields = {"goal": self._goal(project), "indicator": self._indicator(project)}
        if project.has_completion:
            fields["completion"] = self._completion(project)
        shape = self.dress.layout
        if shape == "table":
            yield head
            yield from self._table(project, fields["goal"])
        elif shape == "one_paragraph":
            yield head
            yield "".join(f"{self._label(project, k)}{self.dress.colon}{v}" for k, v in fields.items())
        else:
            yield head
            for i, (key, text) in enumerate(fields.items(), 1):
                yield from self._field(shape, i, self._label(project, key), text)

    def _field(self, shape: str, n: int, label: str, text: str) -> Iterator[str]:
        if shape == "brackets":
            yield f"【{label}】{text}"
        elif shape == "numbered":
            # never the form that the projects are numbered in
            number = "①②③"[n - 1] if "n" in self.dress.project else f"{n}."
            yield f"{number}{label}{self.dress.colon}{text}"
        elif shape == "below":
            yield f"{label}{self.dress.colon}"
            yield text
        else:
            yield f"{label}{self.dress.colon}{text}"

    def _label(self, project: Project, key: str) -> str:
        return str(project.labels.get(key) or self.dress.labels[FIELDS.index(key)])

    @staticmethod
    def _goal(project: Project) -> str:
        return f"[G|{project.goal}。]"

    def _indicator(self, project: Project) -> str:
        asks = [f"[?{d.key}:{d.status}|{d.ask}]" for d in project.demands]
        return f"[I|{self.dress.joint.join(asks)}。]"

    def _completion(self, project: Project) -> str:
        if project.completion:
            return f"[C|{project.completion}]"
        answers = [f"[>{d.key}|{d.answer}]" for d in project.answered]
        said = "，".join(answers) + "。" if answers else ""
        return f"[C|{said}{''.join(map(str, project.extras))}]"

    def _table(self, project: Project, goal: str) -> Iterator[str]:
        yield f"{self._label(project, 'goal')}{self.dress.colon}{goal}"
        yield "绩效指标\t年度指标值\t实际完成情况"
        for demand in project.demands:
            yield _row(demand)
        if project.extras:
            yield "".join(map(str, project.extras))


def _row(demand: Demand) -> str:
    answer = f"[>{demand.key}|{demand.answer}]" if demand.answer else "—"
    ask = Words(_cells(demand), demand.ask.tags)
    return f"[?{demand.key}:{demand.status}|{ask}]\t{answer}"


def _cells(demand: Demand) -> str:
    """Name and value of a demand as two cells."""
    text, value = demand.ask.text, demand.value_words
    if value and text.endswith(value):
        return f"{text.removesuffix(value)}\t{value}"
    if value and text.startswith(value):
        return f"{text.removeprefix(value)}时间\t{value}"
    return f"{text}\t完成"
