"""The tables of `qa-desk stats` in the terminal: never a value without its n and interval."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer
from rich.console import Console
from rich.table import Table

from qa_desk.stats.intervals import Estimate

if TYPE_CHECKING:
    from qa_desk.stats.driver_sizes import AgentSpread
    from qa_desk.stats.drivers import Drivers
    from qa_desk.work.insights.agents import AgentsReport
    from qa_desk.work.insights.alignment import AlignmentReport, ScoreLine
    from qa_desk.work.insights.best import BestReport
    from qa_desk.work.insights.coaching import CoachingReport
    from qa_desk.work.insights.drivers import DriversReport
    from qa_desk.work.insights.gate import GateReport
    from qa_desk.work.insights.progress import Progress
    from qa_desk.work.insights.severity import SeverityReport
    from qa_desk.work.insights.voices import VoicesReport

SHAPES = {"share": "{:.0%}", "rating": "{:.2f}", "percent": "{:.1f}"}
MOST = 30


def agents_table(found: AgentsReport) -> None:
    """One table per measure, best group first."""
    weighed = found.measures["quality"].weighted
    titles = {
        "quality": "quality, by chance of being drawn",
        "quality_plain": "quality, every evaluation once",
    }
    for name, measure in found.measures.items():
        if name == "quality_plain" and not weighed:
            continue
        shape = SHAPES[measure.unit]
        table = _table(
            titles.get(name, name) if weighed else name,
            "n",
            "Seen",
            "95 %",
            "Pulled in",
            "95 %",
            "Group",
            "Funnel",
            left=("Funnel",),
        )
        ordered = sorted(
            found.agents,
            key=lambda one: (one.measures[name].group or 10**6, -_mean(one.measures[name].shrunk), one.name),
        )
        for one in ordered:
            standing = one.measures[name]
            pulled = ("–", "not enough data")
            if standing.shrunk is not None:
                pulled = (
                    shape.format(standing.shrunk.mean),
                    _span(standing.shrunk.low, standing.shrunk.high, shape),
                )
            group = "–" if standing.group is None else str(standing.group)
            funnel = (standing.funnel or "–").replace("_", " ")
            table.add_row(
                one.name, str(standing.seen.n), *_seen(standing.seen, shape), *pulled, group, funnel
            )
        _print(table)
        sizes = ", ".join(str(group.size) for group in measure.groups) or "–"
        title, together = titles.get(name, name) if weighed else name, _words(measure.overall, shape)
        typer.echo(f"{title}: all together {together}; groups that can be told apart: {sizes}\n")
    asked = found.asked or found.response
    rates = "response rates differ by agent: compare ratings with care" if asked.differs else ""
    if found.asked is not None:
        typer.echo(f"Answered of sent surveys: {_words(found.asked.rate, '{:.0%}')} {rates}".rstrip())
        rates = ""
    typer.echo(f"Rated of handled calls: {_words(found.response.rate, '{:.0%}')} {rates}".rstrip())


def gate_table(found: GateReport) -> None:
    """The rule, then each agent's answer."""
    shape = SHAPES["share" if found.measure == "satisfied" else "percent"]
    typer.echo(found.text)
    table = _table(
        "Agent", "n", "Seen", "95 %", "Others", "Chance", "Answer", "More needed", left=("Answer",)
    )
    for line in found.agents:
        answer = line.answer
        table.add_row(
            line.name,
            str(answer.seen.n),
            *_seen(answer.seen, shape),
            "–" if answer.reference is None else shape.format(answer.reference),
            "–" if answer.probability is None else f"{answer.probability:.2f}",
            answer.verdict.replace("_", " "),
            "–" if answer.more is None else str(answer.more),
        )
    _print(table)
    if found.falsely is not None:
        typer.echo(f"Of those eligible, {found.falsely:.0%} are expected not to be.")


def progress_table(found: Progress) -> None:
    """The charts' limits and signals, and the trends."""
    typer.echo(f"{found.agent.name}  {found.agent.team or ''}".rstrip())
    table = _table("Chart", "Centre", "Points", "Baseline", "State", "Signals", left=("State", "Signals"))
    charts = {
        "quality a week": found.quality,
        "evaluations with a critical error": found.criticals,
        "critical errors an evaluation": found.errors,
    }
    for name, chart in charts.items():
        signals = ", ".join(f"{found.weeks[i]} {chart.points[i].signal}" for i in chart.signals) or "none"
        centre = "–" if chart.centre is None else f"{chart.centre:.3g}"
        cells = (str(len(chart.points)), str(chart.baseline), chart.state.replace("_", " "), signals)
        table.add_row(name, centre, *cells)
    _print(table)
    for name, trend in (("quality", found.quality_trend), ("satisfied", found.satisfied_trend)):
        slope = "–" if trend.slope is None else f"{trend.slope:+.3g} a week"
        typer.echo(f"{name} over {trend.n} weeks: {trend.way.replace('_', ' ')}, {slope}")


def drivers_table(found: DriversReport) -> None:
    """Questions, then call facts."""
    for name, part in (("questions", found.questions), ("call facts", found.facts)):
        typer.echo(
            f"{name}: {part.n} calls of {part.agents} agents, R² {_words(part.r2, '{:.3f}')}:"
            f" {part.state.replace('_', ' ')} {' '.join(part.notes).replace('_', ' ')}".rstrip()
        )
        if part.state == "ok":
            _print(_drivers(part))
        if part.between is not None:
            typer.echo(_between(part.between))
        for one in part.dropped:
            other = f" {one.other}" if one.other else ""
            typer.echo(f"left out: {one.key}, {one.why.replace('_', ' ')}{other}")
        typer.echo("")


def _drivers(found: Drivers) -> Table:
    table = _table("Driver", "Share of R²", "95 %", "Direction", "Top share 0 to 1", "95 %", "Level", "Place",
                   left=("Direction", "Place"))  # fmt: skip
    for one in found.drivers:
        level = "–" if one.performance.value is None else f"{one.performance.value:.0%}"
        place = one.place.replace("_", " ")
        table.add_row(
            one.key, *_seen(one.share, "{:.3f}"), one.direction, *_seen(one.effect, "{:+.1%}"), level, place
        )
    return table


def _between(found: AgentSpread) -> str:
    shares = "" if found.lower is None else f": an agent so far under the average satisfies {found.lower:.0%}"
    shares += "" if found.upper is None else f", so far over it {found.upper:.0%}"
    return f"beyond these agents differ by {_words(found.sd, '{:.2f}')} logits (p {found.p:.3f}){shares}"


def alignment_table(found: AlignmentReport) -> None:
    """Questions, parts, and the calls furthest apart."""
    table = _table("Question", "n", "Passed less failed", "95 %", "p (Holm)", "Verdict", left=("Verdict",))
    for line in found.questions:
        one = line.alignment
        p = "–" if one.adjusted_p is None else f"{one.adjusted_p:.3f}"
        cells = _seen(one.difference, "{:+.1%}")
        table.add_row(line.key, str(one.difference.n), *cells, p, one.verdict.replace("_", " "))
    _print(table)
    table = _table("Scores of", "n", "Rank correlation", "95 %", "Warns of low", "95 %", "Disconnect", "Verdict",
                   left=("Verdict",))  # fmt: skip
    from qa_desk.work.insights.alignment import ScoreLine

    for part in (ScoreLine("", "all", found.overall), *found.forms, *found.evaluators, *found.teams):
        table.add_row(*_scores(part))
    _print(table)
    for call in found.apart:
        typer.echo(
            f"{call.external_id}  {call.agent}: scored {call.score:.0f}, rated {call.rating:.0%} of the scale,"
            f" {call.apart:+.2f} apart"
        )


def _scores(line: ScoreLine) -> tuple[str, ...]:
    one = line.alignment
    disconnect = "–" if one.disconnect.value is None else f"{one.disconnect.value:.0%}"
    return (
        line.name,
        str(one.n),
        *_seen(one.rank_correlation, "{:+.2f}"),
        *_seen(one.warns_of_low, "{:.2f}"),
        disconnect,
        one.verdict.replace("_", " "),
    )


def severity_table(found: SeverityReport) -> None:
    """Evaluators and agents of each part, and the missing links."""
    for part in found.parts:
        table = _table("Evaluator", "n", "Mean given", "95 %", "Takes off", "95 %", "", left=("",))
        for one in part.evaluators:
            mark = "flagged" if one.flagged else "weakly joined" if one.weakly_joined else ""
            cells = (*_seen(one.raw, "{:.1f}"), *_seen(one.severity, "{:+.1f}"))
            table.add_row(one.name, str(one.raw.n), *cells, mark)
        _print(table)
        table = _table("Agent", "n", "As scored", "95 %", "Adjusted", "95 %")
        for agent in part.agents:
            table.add_row(
                agent.name, str(agent.raw.n), *_seen(agent.raw, "{:.1f}"), *_seen(agent.adjusted, "{:.1f}")
            )
        _print(table)
    typer.echo(f"{found.n} scores: {found.state.replace('_', ' ')}")
    for link in found.missing:
        typer.echo(f"Not connected: one call of {link.agent} scored by {link.evaluator} would join them.")


def coaching_table(found: CoachingReport) -> None:
    """Each coaching, then all together by kind."""
    table = _table("Agent", "Question", "Held", "Before", "After", "Expected", "Beside", "Verdict",
                   left=("Question", "Verdict"))  # fmt: skip
    for line in found.coachings:
        one = line.behaviour
        cells = ("–", "–", "–")
        if one is not None:
            cells = (
                f"{one.before[0]}/{one.before[1]}",
                f"{one.after[0]}/{one.after[1]}",
                f"{one.expected:.0%}",
            )
        said = "nobody to compare with" if one is None else one.verdict.replace("_", " ")
        table.add_row(line.agent, line.question, f"{line.held_at:%Y-%m-%d}", *cells, str(line.compared), said)
    _print(table)
    table = _table(
        "Together", "Coachings", "Effect", "95 %", "Coached", "Others", "Verdict", left=("Verdict",)
    )
    rows = [("passing what was coached", len(found.coachings), found.behaviour)]
    rows.append(("satisfied customers", len(found.coachings), found.satisfied))
    kinds = (*found.by_question, *found.by_coach, *found.by_way, *found.by_whom)
    rows += [(kind.name, kind.coachings, kind.behaviour) for kind in kinds]
    for name, count, effect in rows:
        said = effect.verdict.replace("_", " ")
        table.add_row(
            name[:48],
            str(count),
            *_seen(effect.effect, "{:+.1%}"),
            str(effect.coached),
            str(effect.others),
            said,
        )
    _print(table)


def best_table(found: BestReport) -> None:
    """Who they are, what they do differently, moments."""
    if not found.told_apart:
        typer.echo("Agents cannot be told apart by their customers' rating: there are no best to learn from.")
        return
    typer.echo(f"{found.best_n} best beside {found.others_n} others: {', '.join(found.best)}")
    table = _table(
        "What", "Best", "Others", "Difference", "95 %", "Effect g", "Agents", "Told", left=("Told",)
    )
    for one in found.traits:
        way = one.found
        means = ("–" if value is None else f"{value:.2f}" for value in (way.best, way.others))
        g = "–" if way.effect.value is None else f"{way.effect.value:+.1f}"
        agents = f"{way.best_n}+{way.others_n}"
        table.add_row(
            one.title[:40], *means, *_seen(way.difference, "{:+.2f}"), g, agents, "yes" if one.told else ""
        )
    _print(table)
    if found.unheard:
        typer.echo("Too few of them have measured recordings to say how they sound (qa-desk activity --all).")
    for moment, name in found.moments:
        typer.echo(f"- {name}, {moment.started_at:%Y-%m-%d} at {moment.start_ms / 1000:.0f} s: {moment.note}")


def voices_table(found: VoicesReport) -> None:
    """The commonest phrases and the newest words."""
    typer.echo(
        f"{found.read} texts: complaint in {_words(found.complaint, '{:.0%}')},"
        f" praise in {_words(found.praise, '{:.0%}')}"
    )
    table = _table("Phrase", "Kind", "Texts", left=("Kind",))
    for kind, phrase, count in found.phrases[:MOST]:
        table.add_row(phrase, kind, str(count))
    _print(table)
    for voice in found.voices[:MOST]:
        at = "" if voice.at_ms is None else f" {voice.at_ms // 60000}:{voice.at_ms // 1000 % 60:02d}"
        typer.echo(f"{voice.external_id}{at}  {voice.agent}: {voice.words}")


def _table(first: str, *others: str, left: tuple[str, ...] = ()) -> Table:
    table = Table(box=None)
    table.add_column(first)
    for title in others:
        table.add_column(title, justify="left" if title in left else "right")
    return table


def _print(table: Table) -> None:
    Console().print(table)


def _seen(one: Estimate, shape: str) -> tuple[str, str]:
    if one.value is None:
        return "–", "not enough data"
    if one.low is None or one.high is None:
        return shape.format(one.value), "not enough data"
    return shape.format(one.value), _span(one.low, one.high, shape)


def _span(low: float, high: float, shape: str) -> str:
    return f"{shape.format(low)} to {shape.format(high)}"


def _words(one: Estimate, shape: str) -> str:
    value, span = _seen(one, shape)
    return f"{value} ({span}, n {one.n})"


def _mean(shrunk: object) -> float:
    return float(getattr(shrunk, "mean", 0.0))
