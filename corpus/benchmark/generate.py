"""Plans of clean reports, drawn by a seed: every demand answered, every sum right, every name the same."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from random import Random
from typing import Any, TypeVar

from corpus.benchmark import amounts, dress, wording
from corpus.benchmark.amounts import Amount, Day, Drawn, Style
from corpus.benchmark.plan import Aim, Demand, Grades, Issue, Plan, Project, Words
from corpus.benchmark.wording import DemandWording, ProjectWording, Trade

T = TypeVar("T")
KEYS = "abcdefgh"
FRESH = ("全年", "累计", "实际", "本年度")


def plan(seed: int, *, held_out: bool = False) -> Plan:
    """The plan of the clean report with this seed. The same seed gives the same plan."""
    rng = Random(f"{seed} {held_out}")
    trades = wording.trades(held_out=held_out)
    # by turns, so that few seeds see all trades
    return _Writer(rng, seed, trades[seed % len(trades)], held_out).plan()


class _Writer:
    """Draws one report; holds what all its sentences share."""

    def __init__(self, rng: Random, seed: int, trade: Trade, held_out: bool) -> None:
        self.rng, self.seed, self.trade, self.held_out = rng, seed, trade, held_out
        self.year = rng.choice([2022, 2023, 2024, 2024, 2025, 2025])
        self.place = self.pick("places")
        self.area = "县" if self.place.endswith("县") else "区"
        self.style = Style.draw(rng)
        office = rng.choice(trade.bodies)
        self.body = self.place + office
        if trade.name == "township":
            self.town, self.body = self.place, self.place + self.pick("towns") + office
        self.facts = {f.key: self._fixed(f.n) for f in trade.facts}
        self.said = {key: self.write(a) for key, a in self.facts.items()}
        self.look = dress.draw(rng, held_out)

    def pick(self, key: str) -> Any:
        """One of the phrases at `key`."""
        return self.rng.choice(wording.phrases(key, held_out=self.held_out))

    def write(self, amount: Amount) -> str:
        """An amount in this report's style."""
        return amounts.write(amount, self.style, self.rng)

    def fill(self, template: str, **words: str) -> str:
        """A phrase with its places filled."""
        return template.format(**self.known, **words)

    @property
    def known(self) -> dict[str, str]:
        """What every phrase may speak of."""
        here = "全镇" if self.trade.name == "township" else f"全{self.area}"
        known = {"area": here, "place": self.place, "body": self.body, "year": str(self.year)}
        return known | self.said

    def plan(self) -> Plan:
        """Draw everything, in a fixed order."""
        rng = self.rng
        projects = [self._project(w) for w in self._projects()]
        self._explain(projects)
        aims = [self._aim(i, o) for i, o in enumerate(self._some(self.trade.overall, 3, 4))]
        for project in rng.sample(projects, rng.randint(0, min(2, len(projects) // 3))):
            project.good = True
        money, sentences = self._budget()
        return Plan(
            seed=self.seed, held_out=self.held_out, trade=self.trade.name, place=self.place, area=self.area,
            body=self.body, year=self.year, style=self.style, dress=self.look,
            title=self.fill(self.pick("titles")), opening=self.fill(self.pick("opening")),
            duties=self._duties(),
            institutions=self._institutions(), budget=sentences, amounts=money, aims=aims,
            organisation=[Words(self.fill(t)) for t in self._some(self._all("text.organisation"), 1, 2)],
            projects=projects, grades=self._grades(projects), issues=self._issues(projects), people=self._people(),
            facts=self.facts, things={f.key: f.thing for f in self.trade.facts},
            known=self.known,
        )  # fmt: skip

    def _duties(self) -> list[Words]:
        templates = self._some(self._all("text.duties"), 3, 4)
        return [Words(t.format(field=self.trade.field, area=self.area)) for t in templates]

    def _all(self, key: str) -> list[str]:
        return wording.phrases(key, held_out=self.held_out)

    def _some(self, entries: Sequence[T], least: int, most: int) -> list[T]:
        count = min(len(entries), self.rng.randint(least, most))
        return [entries[i] for i in sorted(self.rng.sample(range(len(entries)), count))]

    def _fixed(self, spec: str) -> Amount:
        return amounts.draw(spec, self.year, self.rng).amount

    def _projects(self) -> list[ProjectWording]:
        generic = wording.trade("generic", held_out=self.held_out).projects
        chosen = [*self.trade.projects, *self._some(generic, 1, len(generic))]
        if self.trade.name == "township":
            others = [p for t in wording.trades(held_out=self.held_out) for p in t.projects if t.name in NEAR_TOWNSHIP]
            chosen += self._some([p for p in others if not _needs_fact(p)], 3, 5)
        self.rng.shuffle(chosen)
        return chosen

    def _project(self, words: ProjectWording) -> Project:
        demands = [self._demand(KEYS[i], d) for i, d in enumerate(words.demands)]
        return Project(words, Words(words.name), Words(self.rng.choice(words.goal).rstrip("。")), demands)

    def _explain(self, projects: list[Project]) -> None:
        """Some projects get a sentence on how the work was done, each sentence once."""
        sentences = self._some(self._all("text.explain"), 1, len(projects))
        for project, sentence in zip(self.rng.sample(projects, len(projects)), sentences, strict=False):
            project.extras.append(Words(self.fill(sentence)))

    def _demand(self, key: str, words: DemandWording) -> Demand:
        drawn = amounts.draw(words.n, self.year, self.rng) if words.n else None
        asks = [a for a in words.ask if a.endswith("{n}")] if self.look.layout == "table" else []
        ask, done = self.rng.choice(asks or words.ask), self.rng.choice(words.done)
        if _same(ask, done) and len(words.done) > 1:
            done = next((d for d in words.done if not _same(ask, d)), done)
        text = self.answer(done, drawn)
        if _same(ask, done) and (not drawn or drawn.bound in ("floor", "=")):
            text = self.rng.choice(FRESH if drawn and drawn.bound == "floor" else ("经核实，", "实施后，")) + text
        value = target_words(ask, drawn, self.style, self.rng) if drawn else ""
        return Demand(key, words, drawn, Words(self.fill(ask, n=value)), Words(text), value_words=value)

    def ask(self, template: str, drawn: Drawn | None) -> str:
        """The words of a demand."""
        if drawn is None:
            return self.fill(template)
        return self.fill(template, n=target_words(template, drawn, self.style, self.rng))

    def answer(self, template: str, drawn: Drawn | None) -> str:
        """The words of an answer."""
        if drawn is None:
            return self.fill(template)
        return self.fill(template, n=result_words(template, drawn.result, self.style, self.rng))

    def _aim(self, index: int, overall: wording.Overall) -> Aim:
        drawn = amounts.draw(overall.n, self.year, self.rng)
        template = self.rng.choice(overall.result)
        goal = Words(self.ask(self.rng.choice(overall.goal), drawn))
        return Aim(f"o{index + 1}", drawn, goal, Words(self.answer(template, drawn)), template)

    def _institutions(self) -> list[Words]:
        rng = self.rng
        count = {"offices": rng.randint(5, 14), "units": rng.randint(2, 9), "staff": rng.randint(40, 260)}
        units = {"offices": "个", "units": "家", "staff": "人"}
        said = {key: self.write(Amount(Decimal(n), units[key])) for key, n in count.items()}
        return [Words(self.fill(self.pick("text.institutions"), **said))] + [
            Words(self.fill(f.say, n=self.said[f.key])) for f in self.trade.facts
        ]

    def _budget(self) -> tuple[dict[str, Decimal], list[Words]]:
        rng = self.rng
        total = (Decimal(rng.randint(300_000, 4_000_000)) / 100).quantize(Decimal("0.01"))
        shares = {"a": rng.uniform(0.7, 0.85), "b": rng.uniform(0.05, 0.1)}
        income = self._split(total, shares["a"], shares["b"])
        expense = self._split(total, rng.uniform(0.3, 0.5), rng.uniform(0.05, 0.15))
        executed = (total * Decimal(str(rng.uniform(0.93, 0.995)))).quantize(Decimal("0.01"))
        rate = (executed / total * 100).quantize(Decimal("0.1"))
        money = {"total": total, "e": executed, "rate": rate}
        money |= {f"income_{k}": v for k, v in zip("abc", income, strict=True)}
        money |= {f"expense_{k}": v for k, v in zip("abc", expense, strict=True)}
        return money, [
            Words(self._money("budget.income", total=total, **dict(zip("abc", income, strict=True)))),
            Words(self._money("budget.expense", total=total, **dict(zip("abc", expense, strict=True)))),
            Words(self._money("budget.executed", e=executed, rate=rate)),
        ]

    @staticmethod
    def _split(total: Decimal, first: float, second: float) -> list[Decimal]:
        a = (total * Decimal(str(first))).quantize(Decimal("0.01"))
        b = (total * Decimal(str(second))).quantize(Decimal("0.01"))
        return [a, b, total - a - b]

    def _money(self, key: str, **values: Decimal) -> str:
        said = {k: self.write(Amount(v, "%" if k == "rate" else "万元")) for k, v in values.items()}
        return self.fill(self.pick(key), **said)

    def _grades(self, projects: list[Project]) -> Grades:
        rng, good = self.rng, [p for p in projects if p.good]
        score = f"{Decimal(rng.randint(920, 985)) / 10}分"
        total, many = len(projects), len(projects) - len(good)

        def said(n: int) -> str:
            return self.write(Amount(Decimal(n), "个"))

        if good:
            counts = self.fill(self.pick("text.counts"), total=said(total), good_a=said(many), good_b=said(len(good)))
        else:
            counts = self.fill(self.pick("text.all_excellent"), total=said(total))
        best = rng.sample([p for p in projects if not p.good], 2) if rng.random() < 0.6 else []
        return Grades(
            Words(self.fill(self.pick("text.score"), score=score)),
            Words(counts),
            Words(self.fill(self.pick("text.named_good"), names=self.names(good))) if good else None,
            Words(self.fill(self.pick("text.named_best"), names=self.names(best))) if best else None,
            total,
            len(good),
        )

    def names(self, projects: list[Project]) -> str:
        """Their names as a conclusion gives them: some in short."""
        return "、".join(self.rng.choice([p.wording.name, p.wording.name, p.wording.alias]) for p in projects)

    def _issues(self, projects: list[Project]) -> list[Issue]:
        chosen = self._some(wording.pairs(held_out=self.held_out), 2, 3)
        issues = [Issue(Words(problem), Words(measure)) for problem, measure in chosen]
        for p in projects:
            if p.good:
                name = p.wording.name
                issues.append(Issue(Words(p.wording.soft.format(name=name)), Words(p.wording.remedy), name))
        return issues

    def _people(self) -> list[tuple[str, str, str]]:
        names, given, posts = (wording.phrases(f"grades.{k}", held_out=False) for k in ("surnames", "given", "posts"))
        if self.trade.name == "township":
            posts = ["副镇长", "财政所所长", "办公室主任", "会计"]
        many = self.rng.randint(3, 4)
        people = zip(self.rng.sample(names, many), self.rng.sample(given, many), posts[:many], strict=True)
        return [(a + b, self.body, post) for a, b, post in people]


# what a township also does, by trade
NEAR_TOWNSHIP = ("agriculture", "civil", "culture", "housing", "water", "emergency")


def _needs_fact(project: ProjectWording) -> bool:
    keys = [f"{{{f.key}}}" for t in wording.trades(held_out=False) + wording.trades(held_out=True) for f in t.facts]
    return any(key in text for d in project.demands for text in d.done for key in keys)


def _same(ask: str, done: str) -> bool:
    """Whether an answer's phrase would repeat the demand's."""
    return ask == done or done.endswith(ask) or ask.endswith(done)


def target_words(template: str, drawn: Drawn, style: Style, rng: Random) -> str:
    """A target's words; a bound is written only where the phrase ends with the figure."""
    form = rng.randrange(60)
    if isinstance(drawn.target, Day):
        return amounts.deadline_words(drawn.target, style, form)
    words = amounts.write(drawn.target, style, rng)
    if drawn.target.value == 0:
        return "为" + words
    return amounts.bound_words(words, drawn.bound, form) if template.endswith("{n}") else words


def result_words(template: str, result: Amount | Day, style: Style, rng: Random) -> str:
    """A result's words; a rate is reached, a count is not."""
    if isinstance(result, Day):
        return amounts.day_words(result, style)
    words = amounts.write(result, style, rng)
    before = template.partition("{n}")[0]
    if result.rate and not before.endswith(("为", "到", "达", "果")):
        return rng.choice(["达到", "为", "", "达"]) + words
    return words
