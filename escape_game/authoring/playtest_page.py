"""What a playtest found, as one page of HTML that needs nothing else: tables with bars, bands, and seeds."""

from collections.abc import Iterable, Sequence
from html import escape
from typing import Any, Final

from escape_game.authoring.playtest_report import Report
from escape_game.authoring.playtest_tables import TROUBLES, what_happened
from escape_game.story.story import Story

_STYLE: Final = """
body{font:16px/1.5 Georgia,serif;max-width:62rem;margin:2rem auto;padding:0 1rem;color:#222;background:#fdfcf9}
h1,h2{font-weight:normal;line-height:1.2} h2{margin-top:2.5rem;border-top:1px solid #bbb;padding-top:.6rem}
table{border-collapse:collapse;margin:.8rem 0} td,th{padding:.1rem .8rem .1rem 0;text-align:left;vertical-align:top}
th{font-weight:normal;color:#555;border-bottom:1px solid #bbb} .n{text-align:right;font-variant-numeric:tabular-nums}
.bar{width:12rem} .bar div{background:#55708a;height:.7rem;margin-top:.45rem} code{font-size:.85em} svg{display:block}
.wide{max-height:30rem;overflow:auto} a{color:#234b70} .bad{color:#8a1f11}
"""
_WIDE, _HIGH = 860, 150  # of a drawing, in pixels
_MARGIN = 40

Cell = str | int | None


def page(story: Story, found: Report) -> str:
    """Return the page of a report."""
    runs = max(1, found["runs"])
    body = [
        f"<h1>{escape(story.title)}: {found['runs']:,} runs by the {escape(found['player'])} player</h1>",
        _summary(found),
        *_section("Troubles", _troubles(found)),
        *_section("Survival by region", _regions(found)),
        *_section("Who lives and who dies", _companions(found, runs)),
        *_section("Of what, and where", _deaths(found, runs)),
        *_section("Endings", _endings(found, runs)),
        *_section("What they had, by day of the journey", *_levels(found)),
        *_section("Scenes by deaths, and how many runs came there", _scenes(found, runs)),
        *_section("Events, the rarest first", _events(found, runs)),
        *_section("Choices taken every time", _always(found)),
        *_section("Never seen or taken", *_unseen(found)),
        *_section("To see one of these runs", _how(found)),
    ]
    head = f"<meta charset=utf-8><title>Playtest of {escape(story.title)}</title><style>{_STYLE}</style>"
    return f'<!doctype html>\n<html lang="en"><head>{head}</head>\n<body>\n' + "\n".join(body) + "\n</body></html>\n"


def _section(title: str, *parts: str) -> list[str]:
    shown = [part for part in parts if part]
    return [f"<h2>{escape(title)}</h2>", *(shown or ["<p>Nothing.</p>"])]


def _summary(found: Report) -> str:
    choices, days = found["choices_per_run"], found["days"]
    lines = [
        f"<b>{found['survived']:.1%}</b> came through, on the difficulty <i>{escape(str(found['difficulty']))}</i>. "
        f"Seeds {found['seed']} to {found['seed'] + max(0, found['runs'] - 1)}.",
        f"{choices['mean']} choices a run ({choices['p10']} to {choices['p90']}), {days['mean']:,} days.",
    ]
    if found["words_per_run"]:
        words, seen = found["words_per_run"], found["seen"]["words"]
        lines.append(f"{words['mean']:,.0f} words a run, about {found['minutes_per_run']} minutes.")
        share = 100 - 100 * seen[0] / max(1, seen[1])
        lines.append(f"Of {seen[1]:,} words of the story, {share:.1f}% were on no page of any run.")
    else:
        lines.append("Words, minutes and the text never seen are counted with <code>--prose</code>.")
    alive = ", ".join(f"{alive}: {runs}" for alive, runs in found["alive_at_end"].items())
    lines.append(f"Of runs that came through, by companions alive at the end: {alive or 'none'}.")
    return "<p>" + "<br>".join(lines) + "</p>"


def _troubles(found: Report) -> str:
    rows = [[kind, _seed(run["seed"]), _plain(what_happened(run))] for kind in TROUBLES for run in found[kind]]
    if rows:
        return _table(("", "seed", "what"), rows)
    return "<p>No run crashed, got stuck, was cut off, or broke the contract about deaths.</p>"


def _regions(found: Report) -> str:
    rows = [
        [_plain(name), r["reached"], _bar(r["reached"], found["runs"]), _plain(r["date"]), r["over"], r["you_died"],
         r["companions_died"]]
        for name, r in found["regions"].items()
    ]  # fmt: skip
    return _table(("region", "reached", "", "in the middle on", "over here", "you died", "companions died"), rows)


def _companions(found: Report, runs: int) -> str:
    rows = []
    for name, fate in found["companions"].items():
        shown = found["shown_by"]["companions"].get(name, {})
        cells: list[Cell] = [_plain(name), _bar(fate["alive"] + fate["left"], runs)]
        for what, times in fate.items():
            cells += [times, _seed(shown.get(what))]
        rows.append(cells)
    heads = (head for what in ("with us", "dead", "left alive", "never met") for head in (what, "seed"))
    return _table(("companion", "alive", *heads), rows)


def _deaths(found: Report, runs: int) -> str:
    rows = [
        [_plain(d["who"]), _plain(d["region"]), _plain(d["cause"]), d["runs"], _bar(d["runs"], runs), _seed(d["seed"])]
        for d in found["deaths"]
    ]
    return _table(("who", "where", "of what", "runs", "", "seed"), rows)


def _endings(found: Report, runs: int) -> str:
    seeds = found["shown_by"]["endings"]
    by_runs = sorted(found["endings"].items(), key=lambda ending: -ending[1])
    return _table(
        ("ending", "runs", "", "seed"),
        [[_plain(name), times, _bar(times, runs), _seed(seeds.get(name))] for name, times in by_runs],
    )


def _scenes(found: Report, runs: int) -> str:
    rows = [
        [_plain(s["scene"]), s["runs"], _bar(s["runs"], runs), s["deaths"], _heat(s["deaths"], s["runs"]),
         _seed(s["seed"])]
        for s in found["scenes"]
    ]  # fmt: skip
    return _table(("scene", "runs", "", "deaths", "a run", "seed"), rows)


def _heat(deaths: int, runs: int) -> str:
    return f"{deaths / runs:.0%}" if deaths else ""


def _events(found: Report, runs: int) -> str:
    rows = [
        [_plain(e["event"]), e["runs"], _bar(e["runs"], runs), e["times"], _seed(e["seed"])] for e in found["events"]
    ]
    return _table(("event", "runs", "", "times", "seed"), rows)


def _always(found: Report) -> str:
    return _table(
        ("choice", "times", "seed"), [[_plain(a["choice"]), a["times"], _seed(a["seed"])] for a in found["always"]]
    )


def _unseen(found: Report) -> list[str]:
    return [
        f"<p>{escape(kind)} ({len(names)} of {found['seen'][kind][1]}): <code>{escape(', '.join(names))}</code></p>"
        for kind, names in found["unseen"].items()
        if names
    ]


def _how(found: Report) -> str:
    again = f"escape-game playtest --player {found['player']} --difficulty {found['difficulty']} --runs 1 --seed"
    if found["difficulty"] is None:
        again = f"escape-game playtest --player {found['player']} --runs 1 --seed"
    return (
        f'<p id="how">A run is played again by its seed; with a log, it can be read and replayed:</p>'
        f"<pre>{escape(again)} SEED --log run.log\nescape-game replay run.log</pre>"
    )


def _levels(found: Report) -> list[str]:
    return [f"<h3>{escape(what)}</h3>{_drawing(what, bands)}" for what, bands in found["levels"].items()]


def _drawing(what: str, bands: Sequence[Report]) -> str:
    """Return a band from the tenth part to the nine tenths, and the middle as a line."""
    first, last = bands[0]["day"], bands[-1]["day"]
    top = max(1, *(band["p90"] for band in bands))

    def at(day: int, amount: int) -> str:
        x = _MARGIN + (day - first) * (_WIDE - 2 * _MARGIN) // max(1, last - first)
        return f"{x},{_HIGH - 20 - amount * (_HIGH - 40) // top}"

    def line(which: str, along: Iterable[Report]) -> str:
        return " ".join(at(band["day"], band[which]) for band in along)

    return (
        f'<svg width="{_WIDE}" height="{_HIGH}" role="img" aria-label="{escape(what)} by day: p10, middle, p90">'
        f'<polygon points="{line("p90", bands)} {line("p10", reversed(bands))}" fill="#c5d2de"/>'
        f'<polyline points="{line("median", bands)}" fill="none" stroke="#234b70" stroke-width="2"/>'
        f'<text x="0" y="20" font-size="12">{top}</text><text x="0" y="{_HIGH - 20}" font-size="12">0</text>'
        f'<text x="{_MARGIN}" y="{_HIGH - 4}" font-size="12">day {first}</text>'
        f'<text x="{_WIDE - 2 * _MARGIN}" y="{_HIGH - 4}" font-size="12">day {last}</text></svg>'
    )


def _table(head: Sequence[str], rows: Sequence[Sequence[Any]]) -> str:
    if not rows:
        return ""
    heads = "".join(f"<th>{escape(cell)}</th>" for cell in head)
    lines = "\n".join(f"<tr>{''.join(map(_cell, row))}</tr>" for row in rows)
    return f'<div class="wide"><table><tr>{heads}</tr>\n{lines}</table></div>'


def _cell(cell: Cell) -> str:
    """Return a cell; what is text is HTML already."""
    if isinstance(cell, int):
        return f'<td class="n">{cell:,}</td>'
    return f'<td class="bar">{cell}</td>' if cell and cell.startswith("<div") else f"<td>{cell or ''}</td>"


def _plain(text: object) -> str:
    return escape(str(text)) if text is not None else ""


def _bar(part: int, whole: int) -> str:
    return f'<div style="width:{100 * part / max(1, whole):.1f}%"></div>'


def _seed(seed: int | None) -> str:
    return f'<a href="#how">{seed}</a>' if seed is not None else ""
