"""A folder for one fault: a deck, a progress file, and viva run on them."""
import dataclasses
import json
import os
import pathlib
import re
import shutil
import subprocess
import tempfile

HEADER = b'{"format":"viva-progress","version":1,"events":['


class Failed(Exception):
    """The program did not do what is expected of it."""


class Skipped(Exception):
    """The fault cannot be tried here."""


@dataclasses.dataclass
class Setting:
    viva: str
    quick: bool
    seed: int
    kills: int


def need(*programs):
    for program in programs:
        if not shutil.which(program):
            raise Skipped(f"there is no {program} here")


def need_root():
    if os.geteuid() != 0:
        raise Skipped("only root can do this")


class Desk:
    """Used with `with`: the folder is removed at the end, unless something failed."""

    def __init__(self, setting, cards=60, folder=None):
        self.viva_path = setting.viva
        self.folder = pathlib.Path(folder or tempfile.mkdtemp(prefix="viva-faults-"))
        self.file = self.folder / "progress.json"
        (self.folder / "decks").mkdir(exist_ok=True)
        (self.folder / "content" / "bank").mkdir(parents=True, exist_ok=True)
        text = "---\ntitle: Caching\ntopic: caching\n---\n"
        text += "".join(f"\n## Question number {n}? {{#card-{n}}}\nAnswer {n}.\n" for n in range(cards))
        (self.folder / "decks" / "caching.md").write_text(text)
        self.environment = {
            "PATH": os.environ.get("PATH", "/usr/bin:/bin"), "HOME": str(self.folder), "LANG": "C.UTF-8",
            "TERM": "xterm-256color", "SWIFT_BACKTRACE": "enable=no", "VIVA_NOW": "2026-11-21T08:00:00+00:00",
            "VIVA_DATA": str(self.file), "VIVA_CONTENT": str(self.folder / "content"),
        }

    def __enter__(self):
        return self

    def __exit__(self, kind, *_):
        if kind is None:
            shutil.rmtree(self.folder, ignore_errors=True)

    def at_day(self, day):
        """Sets the clock to a day of November 2026."""
        self.environment["VIVA_NOW"] = f"2026-11-{day:02}T08:00:00+00:00"

    def viva(self, *arguments, input="", wrapper=(), timeout=60):
        """Runs viva by pipe; what strace and the like say goes elsewhere."""
        done = subprocess.run(
            [*wrapper, self.viva_path, *arguments], input=input.encode(), capture_output=True, env=self.environment,
            timeout=timeout, cwd=self.folder)
        return Run(done.returncode, done.stdout.decode(errors="replace"), done.stderr.decode(errors="replace"))

    def answer(self, count, wrapper=(), timeout=60):
        """Answers so many cards in plain mode."""
        return self.viva(
            "review", "--plain", "--cram", "--limit", str(count), "--seed", "1", input="\ngood\n" * count,
            wrapper=wrapper, timeout=timeout)

    def events(self):
        """The event lines of the progress file as they stand there; none when there is no file."""
        try:
            data = self.file.read_bytes()
        except FileNotFoundError:
            return []
        return event_lines(data)

    def doctor(self):
        """Makes sure that the file opens, mended if need be, and is valid JSON then."""
        if not self.file.exists():
            return
        found = self.viva("doctor")
        if found.status == 1:
            mended = self.viva("doctor", "--mend")
            if mended.status != 0:
                raise Failed(f"doctor cannot mend {self.folder}: {found.output}{mended.errors}")
            found = self.viva("doctor")
        if found.status != 0:
            raise Failed(f"doctor ends with {found.status} in {self.folder}: {found.output}{found.errors}")
        self.json()

    def json(self):
        try:
            return json.loads(self.file.read_bytes())
        except ValueError as error:
            raise Failed(f"{self.file} is not valid JSON: {error}")

    def expect(self, before, least, most, what):
        """The file holds what it held before, and between `least` and `most` answers more."""
        after = self.events()
        if after[: len(before)] != before:
            raise Failed(f"{what}: what was in {self.file} before is not there any more")
        more = len(after) - len(before)
        if not least <= more <= most:
            raise Failed(f"{what}: {self.file} has {more} new answers, between {least} and {most} were expected")
        ids = [json.loads(line)["id"] for line in after]
        if len(set(ids)) != len(ids):
            raise Failed(f"{what}: {self.file} holds an answer twice")

    def strace(self, *expressions, log=None):
        """The words in front of a command that inject faults into it."""
        need("strace")
        words = ["strace", "-f", "-qq", "-o", str(log or self.folder / "trace")]
        for expression in expressions:
            words += ["-e", expression]
        return words


def event_lines(data):
    lines = data.split(b"\n")
    if not lines[0].startswith(HEADER[:-1]):
        raise Failed("the progress file has lost its first line")
    found = []
    for line in lines[1:]:
        line = line.rstrip(b",")
        try:
            if "id" in json.loads(line):
                found.append(line)
        except (ValueError, TypeError):
            break
    return found


@dataclasses.dataclass
class Run:
    status: int
    output: str
    errors: str

    @property
    def acknowledged(self):
        """How many answers were followed by the next card or the summary."""
        summary = re.search(r"^(?:Reviewed|Practised) (\d+) card", self.output, re.M)
        unsaved = re.search(r"(\d+) answers? could not be saved", self.errors)
        shown = [int(number) for number in re.findall(r"· (\d+) of \d+$", self.output, re.M)]
        by_card = max(shown, default=1) - 1
        if summary and not unsaved and "not saved" not in self.errors:
            return max(by_card, int(summary.group(1)))
        return by_card

    def expect_error(self, what):
        if self.status != 1 or "error: " not in self.errors:
            raise Failed(f"{what}: status {self.status}, and the message is: {self.errors.strip() or 'none'}")


def calls_of(desk, names, arguments_run):
    """For each system call, the numbers of those that a run makes once it has begun with the desk's files.

    strace counts, and injects, for each thread by itself; a number may mean a call in more than one of them.
    """
    log = desk.folder / "trace"
    # Opening is traced too: it is what names the files.
    arguments_run(desk.strace("trace=" + ",".join({"openat", *names}), log=log))
    counts, first, last = {}, {}, {}
    touched = False
    for line in log.read_text(errors="replace").splitlines():
        match = re.match(r"(\d+)\s+(\w+)\((.*)", line)
        if not match:
            continue
        thread, name, rest = match.groups()
        touched = touched or "progress.json" in rest
        number = counts[thread, name] = counts.get((thread, name), 0) + 1
        last[name] = max(last.get(name, 0), number)
        if touched:
            first[name] = min(first.get(name, number), number)
    return {name: range(first[name], last[name] + 1) for name in names if name in first}
