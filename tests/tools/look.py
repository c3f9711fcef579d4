"""Every page and every PDF page as a picture, for eyes: `make look`.

In: nothing but the project. Out: the folder look/ with a picture of each page at 320 and 1280 px, light and dark, and
as a browser would print it, one of each PDF page, and `index.html` that shows them all.
"""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from html import escape
from pathlib import Path

from click.testing import CliRunner

from generator.cli import commands

from .browser import View, chromium

ROOT = Path(__file__).parent.parent.parent
LOOK = ROOT / "look"
VIEWS = tuple(View(width=width, scheme=scheme) for width in (320, 1280) for scheme in ("light", "dark"))


def main() -> None:
    shutil.rmtree(LOOK, ignore_errors=True)
    LOOK.mkdir()
    with tempfile.TemporaryDirectory(prefix="clausebook-look-") as folder:
        built = Path(folder) / "output"
        done = CliRunner().invoke(commands, ["build", "--project", str(ROOT), "--out", str(built), "-q"])
        if done.exit_code:
            raise SystemExit(done.output)
        pictures = [*_pages(built), *_papers(built)]
    lines = (f'<figure><img src="{name}" loading="lazy"><figcaption>{name}</figcaption></figure>' for name in pictures)
    style = "body{display:flex;flex-wrap:wrap;gap:1rem}img{max-width:20rem;border:1px solid #999}figure{margin:0}"
    (LOOK / "index.html").write_text(f"<!doctype html><style>{style}</style>{''.join(lines)}", encoding="utf-8")
    print(f"{len(pictures)} pictures in {LOOK.relative_to(ROOT)}/")  # noqa: T201 - it is a command


def _pages(built: Path) -> Iterator[str]:
    """Yield the names of the pictures of all pages and fragments."""
    with chromium() as browser:
        for page in sorted(built.rglob("*.html")):
            name = escape("-".join(page.relative_to(built).with_suffix("").parts))
            for view in (*VIEWS, View(width=1280, medium="print")):
                picture = f"{name}-{view.width}-{view.scheme if view.medium != 'print' else 'print'}.png"
                browser.screenshot(page, LOOK / picture, view)
                yield picture


def _papers(built: Path) -> Iterator[str]:
    """Yield the names of the pictures of all PDF pages."""
    for pdf in sorted(built.rglob("*.pdf")):
        name = "-".join(pdf.relative_to(built).with_suffix("").parts)
        subprocess.run(["pdftoppm", "-r", "80", "-png", str(pdf), str(LOOK / name)], check=True)
        yield from sorted(path.name for path in LOOK.glob(f"{name}-*.png") if "index" not in path.name)


if __name__ == "__main__":
    main()
