"""A report as one page of HTML that needs nothing else; `paper` is the plainer page that becomes a PDF."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from qa_desk.reports.document import Below, Cell, Column, Facts, Heading, Lines, Part, Report, Table, Words

FONTS = '"Noto Sans", "Noto Sans CJK SC", "Microsoft YaHei UI", "PingFang SC", system-ui, sans-serif'
NO_BREAK, NO_BREAK_HYPHEN = "\u00a0", "\u2011"
SCREEN = f"""
:root {{ color-scheme: light dark; font-family: {FONTS}; line-height: 1.5; --ink: #17202a; --quiet: #5a6675;
  --line: #d8dee6; --bad: #b3261e; --paper: #fff }}
body {{ max-width: 60rem; margin: 2rem auto; padding: 0 1.25rem; color: var(--ink); background: var(--paper) }}
h1 {{ font-size: 1.7rem; line-height: 1.25; margin: 0 0 .75rem }} h2 {{ font-size: 1.15rem; margin: 2rem 0 .5rem }}
.scroll {{ overflow-x: auto; margin: .5rem 0 1.25rem }}
table {{ border-collapse: collapse; width: 100% }}
caption {{ text-align: left; font-weight: 600; padding: .5rem 0 }}
.lone caption {{ font-size: 1.15rem; padding-top: 1.25rem }} .whole {{ white-space: nowrap }}
th, td {{ text-align: left; vertical-align: top; padding: .4rem .75rem .4rem 0; border-bottom: 1px solid var(--line);
  overflow-wrap: anywhere }}
thead th {{ color: var(--quiet); font-weight: 600 }} tbody th {{ font-weight: 400 }}
.right {{ text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums }}
.facts th {{ width: 14rem; color: var(--quiet); font-weight: 400 }}
.strong {{ font-weight: 600 }} .quiet {{ color: var(--quiet) }} .bad {{ color: var(--bad); font-weight: 600 }}
blockquote {{ margin: .3rem 0; padding-left: .8rem; border-left: 3px solid var(--line); white-space: pre-wrap }}
audio {{ width: 100%; max-width: 28rem }} p {{ margin: .4rem 0 }}
@media (prefers-color-scheme: dark) {{
  :root {{ --ink: #e6eaf0; --quiet: #a3adba; --line: #3a4450; --bad: #ff8a80; --paper: #14181d }} }}
@media print {{ body {{ max-width: none; margin: 0 }} audio {{ display: none }} tr {{ break-inside: avoid }}
  h2, caption {{ break-after: avoid }} .scroll {{ overflow: visible }} }}
"""
PAPER = """
body { color: #17202a; font-size: 9pt; } h1 { font-size: 17pt; margin-top: 0; margin-bottom: 6px; }
h2 { font-size: 12pt; margin-top: 20px; margin-bottom: 6px; }
h3 { font-size: 9.5pt; margin-top: 14px; margin-bottom: 3px; }
p { margin-top: 3px; margin-bottom: 5px; }
th { text-align: left; color: #5a6675; font-weight: normal; }
.strong { font-weight: bold; } .quiet { color: #5a6675; } .bad { color: #b3261e; font-weight: bold; }
.quote { color: #3b4754; margin-left: 12px; }
"""


def page(report: Report, *, paper: bool = False) -> str:
    """The whole page."""
    body = "\n".join(line for part in report.parts for line in _part(part, report.language, paper))
    size = "" if paper else '<meta name="viewport" content="width=device-width, initial-scale=1">'
    head = (
        f'<meta charset="utf-8">{size}<title>{escape(report.title)}</title>'
        f"<style>{PAPER if paper else SCREEN}</style>"
    )
    body = f"<h1>{escape(report.title)}</h1>\n{body}"
    return (
        f'<!doctype html>\n<html lang="{_tag(report.language)}"><head>{head}</head>\n'
        f"<body>{body if paper else f'<main>{body}</main>'}</body></html>\n"
    )


def _part(part: Part, language: str, paper: bool) -> Iterator[str]:
    if isinstance(part, Heading):
        yield f"<h2>{escape(part.text)}</h2>"
    elif isinstance(part, Words):
        yield _words(part, language, paper)
    elif isinstance(part, Lines):
        if paper:
            yield "".join(f"<p>{escape(line)}</p>" for line in part.lines)
            return
        yield "<ul>" + "".join(f"<li>{escape(line)}</li>" for line in part.lines) + "</ul>"
    elif isinstance(part, Facts):
        yield from _facts(part, language, paper)
    else:
        yield from _table(part, language, paper)


def _words(part: Words, language: str, paper: bool) -> str:
    said, tongue = _broken(part.text, paper), _lang(part.language, language)
    if part.look == "quote" and not paper:
        return f"<blockquote{tongue}>{said}</blockquote>"
    return f"<p{_class(part.look)}{tongue}>{said}</p>"


def _facts(part: Facts, language: str, paper: bool) -> Iterator[str]:
    looks = ' width="100%" cellpadding="2"' if paper else ' class="facts"'
    yield f"<table{looks}><tbody>"
    for name, cell in part.rows:
        width = ' width="26%"' if paper else ""
        yield f'<tr><th scope="row"{width}>{escape(name)}</th>{_cell(cell, "td", Column(""), language, paper)}</tr>'
    yield "</tbody></table>"


def _table(table: Table, language: str, paper: bool) -> Iterator[str]:
    tongue = _lang(table.language, language)
    if paper:
        level = "h3" if table.group else "h2"
        yield f'<{level}>{escape(table.caption)}</{level}><table width="100%" cellpadding="3" cellspacing="0">'
    else:
        lone = "" if table.group else ' class="lone"'
        yield f'<div class="scroll"><table{lone}><caption{tongue}>{escape(table.caption)}</caption>'
    yield "<thead><tr>"
    for column in table.columns:
        right = _align(Column("", column.right), paper)
        width = f' width="{column.width}%"' if column.width else ""
        yield f'<th scope="col"{right}{width}>{escape(column.title)}</th>'
    yield "</tr></thead><tbody>"
    for row in table.rows:
        cells = zip(row, table.columns, strict=True)
        tags = ("td" if at else 'th scope="row"' for at in range(len(row)))
        yield (
            "<tr>"
            + "".join(
                _cell(cell, tag, column, language, paper)
                for (cell, column), tag in zip(cells, tags, strict=True)
            )
            + "</tr>"
        )
    yield "</tbody></table>" if paper else "</tbody></table></div>"


def _cell(cell: Cell, tag: str, column: Column, language: str, paper: bool) -> str:
    said = _broken(cell.text, paper)
    if paper and (column.whole or column.right):  # signs that do not break: Qt heeds no style for it
        said = said.replace(" ", NO_BREAK).replace("-", NO_BREAK_HYPHEN)
    if cell.look:
        said = f"<span{_class(cell.look)}>{said}</span>"
    under = "".join(_below(one, language, paper) for one in cell.below)
    colour = ' style="color: #17202a"' if paper and tag.startswith("th") else ""
    return f"<{tag}{_align(column, paper)}{_lang(cell.language, language)}{colour}>{said}{under}</{tag.split()[0]}>"


def _below(one: Below, language: str, paper: bool) -> str:
    said, tongue = _broken(one.text, paper), _lang(one.language, language)
    if paper:
        return f'<p class="quote">{said}</p>'
    if one.quote:
        return f"<blockquote{tongue}>{said}</blockquote>"
    name = escape(one.text, quote=True)
    sound = (
        f'<audio controls preload="none" aria-label="{name}" src="{one.sound}"></audio>' if one.sound else ""
    )
    return f"<p{tongue}>{said}</p>{sound}"


def _broken(text: str, paper: bool) -> str:
    """Escaped; on paper lines stay lines by a tag, on the screen by the style of what holds them."""
    safe = escape(
        "".join(
            sign
            for sign in text
            if sign.isprintable() or sign in "\n\t\u200d\u200e\u200f\u2066\u2067\u2068\u2069"
        )
    )
    return safe.replace("\n", "<br>") if paper else safe


def _align(column: Column, paper: bool) -> str:
    if paper:
        return ' align="right"' if column.right else ""
    return ' class="right"' if column.right else ' class="whole"' if column.whole else ""


def _class(look: str) -> str:
    return f' class="{look}"' if look else ""


def _lang(own: str, around: str) -> str:
    return f' lang="{_tag(own)}" dir="auto"' if own and _tag(own) != _tag(around) else ""


def _tag(language: str) -> str:
    """A language as HTML writes it: zh_CN is zh-CN."""
    return escape(language.replace("_", "-"), quote=True)
