#!/usr/bin/env python3
"""Looks at reports as a browser, a screen reader, a spreadsheet and a program would.

    swift build && python3 Tests/Reports/check.py --install --shots /tmp/shots

Checks the HTML of several logs with html5lib (strict) and with axe-core in headless Chromium, light and dark: no
violation, no request, no console message, no sideways scroll at 320 px. The JSON is validated against
Documentation/report.schema.json, the CSV read back, the Markdown rendered and searched for markup that came from text.

--install makes a virtual environment in the folder --venv (default: a temporary one that is removed) and gets
playwright, axe-playwright-python, html5lib, jsonschema and cmarkgfm by pip; the browser is Debian's chromium or
Chrome where there is one, else 'playwright install chromium'. Exit status: 0 all well, 1 something is wrong.
"""

import argparse
import csv
import io
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import venv

import log

ROOT = pathlib.Path(__file__).resolve().parents[2]
ALL_CHARTS = ["readiness", "recall-by-week", "calendar", "due", "mock-totals", "dimensions", "phases", "time", "estimates"]
# What there is to draw of each log.
CHARTS = {
    "months": ALL_CHARTS, "empty": [], "one-mock": ["mock-totals", "dimensions", "phases", "time"],
    "far": ["readiness", "recall-by-week", "calendar", "due", "phases", "time"],
    "hostile": [chart for chart in ALL_CHARTS if chart != "recall-by-week"],
    "large": ["readiness", "recall-by-week", "calendar"],
}
PACKAGES = ["playwright", "axe-playwright-python", "html5lib", "jsonschema", "cmarkgfm"]
TABLES = ["mocks", "days", "cards", "topics", "estimates"]


def browser_path():
    for name in ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"]:
        if found := shutil.which(name):
            return found
    return None


def install(folder):
    """Makes the environment and runs this script in it."""
    python = pathlib.Path(folder) / "bin" / "python"
    if not python.exists():
        venv.create(folder, with_pip=True)
    subprocess.run([python, "-m", "pip", "install", "-q", *PACKAGES], check=True)
    if browser_path() is None:
        if shutil.which("apt-get") and os.geteuid() == 0:
            subprocess.run("apt-get update -q && apt-get install -yq chromium", shell=True, check=True)
        else:
            subprocess.run([python, "-m", "playwright", "install", "chromium"], check=True)
    arguments = [argument for argument in sys.argv[1:] if argument != "--install"]
    return subprocess.run([python, __file__, *arguments]).returncode


class Check:
    def __init__(self, program, shots, scratch):
        self.program = program
        self.shots = shots
        self.scratch = scratch
        self.problems = 0
        self.checks = 0

    def expect(self, holds, message):
        self.checks += 1
        if not holds:
            self.problems += 1
            print(f"FAILED: {message}")

    def world(self, name, progress, decks=()):
        """Reports of one log, in every format."""
        folder = self.scratch / name
        (folder / "decks").mkdir(parents=True)
        if progress is not None:
            (folder / "progress.json").write_text(progress, encoding="utf-8")
        for deck, text in decks:
            (folder / "decks" / deck).write_text(text, encoding="utf-8")
        reports = {}
        for kind in ["html", "md", "json", *TABLES]:
            place = folder / f"report.{kind if kind not in TABLES else kind + '.csv'}"
            arguments = ["report", "-o", str(place)] + (["--table", kind] if kind in TABLES else [])
            environment = {
                **os.environ, "VIVA_DATA": str(folder / "progress.json"), "VIVA_NOW": "2026-11-21T08:00:00Z",
                "VIVA_CONTENT": str(ROOT / "Content")}
            run = subprocess.run([self.program, *arguments], env=environment, capture_output=True, text=True)
            self.expect(run.returncode == 0, f"{name}: {' '.join(arguments)}: {run.stderr}")
            first = place.read_bytes()
            subprocess.run([self.program, *arguments], env=environment, capture_output=True)
            self.expect(first == place.read_bytes(), f"{name}: {kind}: the second run gave other bytes")
            reports[kind] = place
        return reports

    def bytes_are_harmless(self, name, reports):
        for kind, place in reports.items():
            text = place.read_bytes().decode("utf-8")
            allowed = "\n" if kind not in TABLES else "\r\n"
            bad = {hex(ord(c)) for c in text if (ord(c) < 32 or 0x7F <= ord(c) < 0xA0) and c not in allowed}
            bad |= {hex(ord(c)) for c in text if c in "\u202e\u2066\u2028\u2029\ufeff"}
            self.expect(not bad, f"{name}: {kind}: control characters {sorted(bad)}")
            if kind in ["html", "md"]:
                self.expect(not re.search(r"\b(nan|inf)\b", text), f"{name}: {kind}: not a number")

    def html(self, name, place):
        import html5lib

        parser = html5lib.HTMLParser(strict=True)
        try:
            document = parser.parse(place.read_text(encoding="utf-8"))
        except Exception as error:
            return self.expect(False, f"{name}: html5lib: {error!r} {parser.errors}")
        self.expect(True, "")
        tags = [element.tag.split("}")[-1] for element in document.iter() if isinstance(element.tag, str)]
        foreign = set(tags) & {"script", "img", "iframe", "object", "embed", "form", "link", "base", "b"}
        self.expect(not foreign, f"{name}: elements {foreign}")
        self.expect(tags.count("h1") == 1 and tags.count("main") == 1, f"{name}: one h1 and one main")
        self.expect(tags.count("style") == 1 and tags.count("title") - tags.count("desc") == 1, f"{name}: style, title")
        links = [e.get("href") for e in document.iter() if e.get("href")]
        self.expect(links == ["#main"], f"{name}: links {links}")
        handlers = [a for e in document.iter() for a in e.keys() if str(a).lower().startswith("on")]
        self.expect(not handlers, f"{name}: handlers {handlers}")
        charts = [e.get("aria-labelledby").split("-title")[0] for e in document.iter() if e.get("role") == "img"]
        self.expect(charts == CHARTS[name], f"{name}: charts {charts}")

    def browser(self, name, place, browser):
        from axe_playwright_python.sync_playwright import Axe

        for scheme, width in [("light", 1000), ("dark", 1000), ("light", 320), ("dark", 320)]:
            for is_open in [False, True]:
                context = browser.new_context(color_scheme=scheme, viewport={"width": width, "height": 900})
                page = context.new_page()
                requests, messages = [], []
                page.on("request", lambda request: requests.append(request.url))
                page.on("console", lambda message: messages.append(message.text))
                page.goto(place.as_uri())
                if is_open:
                    page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
                where = f"{name}, {scheme}, {width} px{', opened' if is_open else ''}"
                self.expect(requests == [place.as_uri()], f"{where}: requests {requests[1:4]}")
                self.expect(not messages, f"{where}: console {messages[:3]}")
                sideways = page.evaluate("document.documentElement.scrollWidth > innerWidth")
                self.expect(not sideways, f"{where}: scrolls sideways")
                # The page's own policy forbids scripts, so axe is brought in past it, by the debugger.
                result = Axe().run(page)
                violations = result.response["violations"]
                for violation in violations:
                    print(f"  {violation['id']}: {violation['help']}: {violation['nodes'][0]['html'][:160]}")
                self.expect(not violations, f"{where}: axe finds {len(violations)} violations")
                if self.shots and not is_open:
                    page.screenshot(path=self.shots / f"{name}-{scheme}-{width}.png", full_page=True)
                context.close()
        if self.shots:
            page = browser.new_page(color_scheme="dark")
            page.goto(place.as_uri())
            page.pdf(path=self.shots / f"{name}-print.pdf", format="A4")
            page.close()

    def json(self, name, place):
        import jsonschema

        schema = json.loads((ROOT / "Documentation" / "report.schema.json").read_text())
        jsonschema.Draft202012Validator.check_schema(schema)

        def no_constant(word):
            raise ValueError(word)

        value = json.loads(place.read_text(encoding="utf-8"), parse_constant=no_constant)
        errors = list(jsonschema.Draft202012Validator(schema).iter_errors(value))
        self.expect(not errors, f"{name}: json: {[error.message for error in errors[:3]]}")
        rows_of = {name: schema["properties"][name]["items"] for name in ["mocks", "estimates"]}
        for path, members in [((), schema), *(((name,), items) for name, items in rows_of.items())]:
            rows = [value] if not path else value[path[0]]
            unknown = {key for row in rows for key in row} - set(members["properties"])
            self.expect(not unknown, f"{name}: json: the schema does not know {unknown}")

    def csv(self, name, table, place):
        text = place.read_bytes().decode("utf-8")
        rows = list(csv.reader(io.StringIO(text, newline=""), strict=True))
        self.expect(text.endswith("\r\n") and len(rows) >= 1, f"{name}: {table}: the last line ends in CR LF")
        self.expect(len({len(row) for row in rows}) == 1, f"{name}: {table}: rows of one width")
        for row in rows[1:]:
            for cell in row:
                start = cell.lstrip(" ")[:1]
                formula = start != "" and start in "=+-@\t\r\uff1d\uff0b\uff0d\uff20"
                is_number = cell.lstrip("-").replace(".", "", 1).isdigit()
                self.expect(not formula or is_number, f"{name}: {table}: the cell {cell[:40]!r} is a formula")

    def markdown(self, name, place):
        import cmarkgfm
        import html5lib
        from cmarkgfm.cmark import Options

        text = place.read_text(encoding="utf-8")
        page = html5lib.parse(
            cmarkgfm.markdown_to_html_with_extensions(
                text, options=Options.CMARK_OPT_UNSAFE, extensions=["table", "autolink", "strikethrough", "tasklist"]))
        tags = {e.tag.split("}")[-1] for e in page.iter() if isinstance(e.tag, str)}
        known = set("html head body h1 h2 h3 p ul li table thead tbody tr th td strong em code".split())
        self.expect(tags <= known, f"{name}: Markdown: elements {tags - known}")
        for table in (e for e in page.iter() if str(e.tag).endswith("}table")):
            widths = {len(list(row)) for row in table.iter() if str(row.tag).endswith("}tr")}
            self.expect(len(widths) == 1, f"{name}: Markdown: a table of {widths} columns")
        lines = text.split("\n")
        pipes = {line.count("|") for line in lines if line.startswith("| ---")}
        self.expect(all(line.count("|") in pipes for line in lines if line.startswith("|")), f"{name}: pipes")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--install", action="store_true", help="get what it needs, then check")
    parser.add_argument("--venv", help="the virtual environment's folder (default: a temporary one)")
    parser.add_argument("--shots", type=pathlib.Path, help="put screenshots and a printed page into this folder")
    parser.add_argument("--program", default=str(ROOT / ".build/debug/viva"))
    arguments = parser.parse_args()
    if arguments.install:
        if arguments.venv:
            return install(arguments.venv)
        with tempfile.TemporaryDirectory(prefix="viva-venv-") as folder:
            return install(folder)
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        print("error: playwright is missing\n  help: run it with --install", file=sys.stderr)
        return 2
    if arguments.shots:
        arguments.shots.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="viva-reports-") as scratch, sync_playwright() as playwright:
        options = {"executable_path": path} if (path := browser_path()) else {}
        browser = playwright.chromium.launch(args=["--no-sandbox"] if os.geteuid() == 0 else [], **options)
        check = Check(arguments.program, arguments.shots, pathlib.Path(scratch))
        large, deck = log.large(2_000)
        worlds = {
            "months": (log.three_months(str(ROOT / "Content")), ()),
            "empty": (None, ()),
            "one-mock": (log.one_mock(), ()),
            "far": (log.far(), ()),
            "hostile": (log.hostile(), [("hostile.md", log.hostile_deck())]),
            "large": (large, [("large.md", deck)]),
        }
        for name, (progress, decks) in worlds.items():
            reports = check.world(name, progress, decks)
            check.bytes_are_harmless(name, reports)
            check.html(name, reports["html"])
            check.browser(name, reports["html"], browser)
            check.json(name, reports["json"])
            check.markdown(name, reports["md"])
            for table in TABLES:
                check.csv(name, table, reports[table])
            print(f"{name}: looked at")
        browser.close()
    print(f"{check.checks - check.problems} passed, {check.problems} failed")
    return 1 if check.problems else 0


if __name__ == "__main__":
    sys.exit(main())
