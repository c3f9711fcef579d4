"""The bare script that Clausebook is measured against: Markdown files to pages and PDFs, and nothing else.

usage: bare.py TEXTS OUT [pdf]
"""

from __future__ import annotations

import sys
from pathlib import Path

from jinja2 import Template
from markdown_it import MarkdownIt

PAGE = Template(
    '<!doctype html><html lang="{{ lang }}"><head><meta charset="utf-8"><title>{{ title }}</title>'
    "<style>{{ style }}</style></head><body>{{ body }}</body></html>"
)
STYLE = "@page{size:A4;margin:25mm}body{font:10.5pt/1.5 'Clausebook Serif','Noto Serif SC'}"


def main() -> None:
    texts, out, formats = Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3:]
    markdown = MarkdownIt("commonmark").enable("table")
    out.mkdir(parents=True, exist_ok=True)
    for path in sorted(texts.glob("*.md")):
        body = markdown.render(path.read_text(encoding="utf-8"))
        page = PAGE.render(lang=path.stem.rpartition(".")[2], title=path.stem, style=STYLE, body=body)
        (out / f"{path.stem}.html").write_text(page, encoding="utf-8")
        if formats:
            print_pdf(page, out / f"{path.stem}.pdf")


def print_pdf(page: str, path: Path) -> None:
    from weasyprint import HTML

    HTML(string=page).write_pdf(path, pdf_variant="pdf/a-3u", pdf_tags=True, font_config=configuration())


def configuration(kept: list[object] = []) -> object:  # noqa: B006 - one configuration for the whole process
    from weasyprint.text.fonts import FontConfiguration

    if not kept:
        kept.append(FontConfiguration())
    return kept[0]


if __name__ == "__main__":
    main()
