"""The style of a sheet in HTML, which touches nothing else on the page."""

from __future__ import annotations

from fuzzyeval.display.palette import colours

__all__ = ["MOST_APART", "style"]

MOST_APART = 12
"""How many grades are set apart by gaps, and named in full beside their colours."""

_SCOPE = ".fuzzyeval.fuzzyeval.fuzzyeval"  # thrice, to outweigh the rules that notebooks have for every table

# Text and ground are the page's. Lines are a grey that shows on light and dark alike. light-dark() follows the colour scheme
# that the page declares; the notebooks and sites named here are those that switch without declaring one.
_RULES = """
& { font-family: system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, "Noto Sans", "PingFang SC",
    "Microsoft YaHei", "Noto Sans CJK SC", "Source Han Sans SC", "WenQuanYi Micro Hei", sans-serif;
  font-size: 13px; line-height: 1.45; max-width: 60em; margin: .4em 0; text-align: start }
[data-jp-theme-light="false"] &, .vscode-dark &, .vscode-high-contrast &, [data-theme="dark"] & { color-scheme: dark }
[data-jp-theme-light="true"] &, .vscode-light &, .vscode-high-contrast-light &, [data-theme="light"] & { color-scheme: light }
@media (prefers-color-scheme: dark) { [data-theme="auto"] & { color-scheme: dark } }
& .fe-scroll { overflow-x: auto }
& table { border-collapse: collapse; table-layout: auto; width: auto; margin: 0; border: 0; color: inherit;
  font-size: inherit; font-variant-numeric: tabular-nums; background: none; box-shadow: none }
& caption, & .fe-head { caption-side: top; text-align: start; padding: 0 .2em .5em; margin: 0; color: inherit;
  font-size: inherit }
& b { font-size: 15px; font-weight: 600 }
& .fe-quiet { opacity: .72 }
& tr { background: none; border: 0; text-align: start; line-height: inherit }
& tbody tr:hover { background: rgba(128, 128, 128, .1) }
& th, & td { padding: .28em .7em; border: 0; border-bottom: 1px solid rgba(128, 128, 128, .24); background: none;
  text-align: start; vertical-align: middle; font-weight: 400; line-height: inherit; white-space: normal;
  overflow-wrap: break-word; word-break: keep-all; max-width: 24em }
& thead th { border-bottom: 1px solid rgba(128, 128, 128, .8); vertical-align: bottom; opacity: .72 }
& th:first-child, & td:first-child { padding-inline-start: .2em }
& th.fe-number, & td.fe-number { text-align: end }
& td.fe-number { white-space: nowrap }
& th.fe-name { min-width: 8em; overflow-wrap: anywhere; word-break: normal;
  padding-inline-start: calc(.2em + var(--fe-step, 1.3em) * var(--fe-level, 0)) }
& tr.fe-root th, & tr.fe-root td { font-weight: 600 }
& td.fe-gap { text-align: center; opacity: .72 }
& .fe-bar { display: flex; gap: 1px; box-sizing: border-box; width: 10.5em; height: 1.05em; padding: 1px;
  border: 1px solid #858585; border-radius: 3px; overflow: hidden }
& .fe-many { gap: 0 }
& .fe-plain { display: none }
& i { display: block; min-width: 0; print-color-adjust: exact; -webkit-print-color-adjust: exact; forced-color-adjust: none }
& ul { list-style: none; margin: .6em 0 0; padding: 0 }
& li { margin: 0; padding: 0; overflow-wrap: anywhere }
& .fe-legend { display: flex; flex-wrap: wrap; align-items: center; gap: .2em 1.1em; padding-inline-start: .2em }
& .fe-legend li { display: flex; align-items: center; gap: .45em }
& .fe-legend li > i { flex: none; width: .85em; height: .85em; border: 1px solid #858585; border-radius: 2px }
& .fe-notes li { position: relative; padding-inline-start: 1.1em }
& .fe-notes li::before { content: "•"; position: absolute; inset-inline-start: .25em; opacity: .72 }
@media (max-width: 40em) {
  & { --fe-step: .7em } & th, & td { padding-inline: .35em } & .fe-bar { width: 6em }
  & th.fe-name { min-width: 7em; hyphens: auto } }
"""


def style(grades: int) -> str:
    """Return the style of a sheet with so many grades; sheets with other numbers of grades keep their colours."""
    painted = (
        f"& .fe-{grades}-{at} {{ background: {colour.light}; background: light-dark({colour.light}, {colour.dark}) }}\n"
        for at, colour in enumerate(colours(grades))
    )
    return (_RULES + "".join(painted)).replace("&", _SCOPE)
