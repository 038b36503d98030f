"""Disks that are full, broken, slow or read-only."""
import json
import os
import pathlib
import shutil
import subprocess

from desk import Desk, Failed, Skipped, calls_of, need, need_root
from terminal import Terminal


def injected(call, error, persistent=False, ends_well=False, prepared=True):
    """The n-th call fails (and all behind it, if persistent), for every n that the program comes to."""

    def fault(setting):
        def prepare(desk):
            if prepared:
                desk.answer(2)
                desk.at_day(22)

        with Desk(setting) as sample:
            prepare(sample)
            numbers = calls_of(sample, [call], lambda wrapper: sample.answer(3, wrapper)).get(call)
        if not numbers:
            raise Skipped(f"the program does not call {call}")
        failures = 0
        for number in numbers if not setting.quick else list(numbers)[::3]:
            with Desk(setting) as desk:
                prepare(desk)
                before = desk.events()
                when = f"{number}+" if persistent else f"{number}"
                run = desk.answer(3, desk.strace(f"trace={call}", f"inject={call}:error={error}:when={when}"))
                what = f"{call} number {when}"
                if run.status == 127:
                    continue  # the dynamic loader's own call, before the program began
                if run.status != 0 or ends_well:
                    failures += run.status != 0
                    if ends_well and run.status != 0:
                        raise Failed(f"{what}: the program gave up: {run.errors}")
                    if run.status != 0:
                        run.expect_error(what)
                # Where nothing but one call failed, the file was put in order at once.
                if not persistent and desk.file.exists() and not torn_is_allowed(call):
                    desk.json()
                desk.doctor()
                desk.expect(before, run.acknowledged, 3, what)
                again = desk.answer(1)
                if again.status != 0:
                    raise Failed(f"{what}: the next answer fails: {again.errors}")
        return f"{len(numbers)} places, {failures} errors told"

    return fault


def torn_is_allowed(call):
    # Shortening is the last step of putting the old end back; when that fails the next reading mends.
    return call == "ftruncate"


def retried(call, prepared):
    """A sync that fails once, on the screen: 'try again' saves each answer once."""

    def fault(setting):
        with Desk(setting) as desk:
            if prepared:
                desk.answer(2)
            before = desk.events()
            command = desk.strace(f"trace={call}", f"inject={call}:error=EIO:when=1")
            command = [shutil.which("strace"), *command[1:], desk.viva_path, "review", "--cram", "--seed", "1"]
            terminal = Terminal(command, desk.environment)
            terminal.wait_for("1 of ")
            terminal.type(" 3")
            terminal.wait_for("Not saved")
            terminal.type("r")
            terminal.wait_for("2 of ")
            terminal.type(" 3")
            terminal.wait_for("3 of ")
            terminal.type("q")
            terminal.drain()
            if (status := terminal.end()) != 0:
                raise Failed(f"the session ended with {status}: {terminal.text}")
            desk.json()
            desk.expect(before, 2, 2, f"{call} failed once")
        return "two answers saved, each once"

    return fault


def retried_mend(setting):
    """A file that somebody has reformatted, and a disk that is full when it is to be laid out again."""
    tries = 0
    for number in range(1, 8):
        with Desk(setting) as desk:
            desk.answer(3)
            content = desk.json()
            desk.file.write_text(json.dumps(content, indent=2))
            log = desk.strace("trace=pwrite64", f"inject=pwrite64:error=ENOSPC:when={number}")
            command = [shutil.which("strace"), *log[1:], desk.viva_path, "review", "--cram", "--seed", "1"]
            terminal = Terminal(command, desk.environment)
            terminal.wait_for("1 of ")
            terminal.type(" 3")
            terminal.wait_until(lambda text: "Not saved" in text or "2 of " in text)
            if "Not saved" in terminal.text:
                tries += 1
                terminal.type("r")
                terminal.wait_for("2 of ")
            terminal.type("q")
            terminal.drain()
            terminal.end()
            after = desk.json()["events"]
            if after[:3] != content["events"] or len(after) != 4:
                raise Failed(f"write number {number}: {len(after)} events, not the old ones and one more, in {desk.file}")
    return f"{tries} errors told, and all is there after trying again"


def preload(desk):
    """Builds the library that makes writes short, and puts it in front of viva."""
    compiler = shutil.which("cc")
    if not compiler:
        raise Skipped("there is no C compiler here")
    shim = desk.folder / "short.so"
    source = pathlib.Path(__file__).with_name("short_write.c")
    subprocess.run([compiler, "-shared", "-fPIC", "-O1", "-o", shim, source, "-ldl"], check=True)
    desk.environment["LD_PRELOAD"] = str(shim)


def short_writes(setting):
    with Desk(setting) as desk:
        preload(desk)
        for round in range(3):
            before = desk.events()
            desk.at_day(21 + round)
            run = desk.answer(10)
            if run.status != 0 or run.acknowledged != 10:
                raise Failed(f"10 answers ended with {run.status}: {run.errors}")
            desk.json()
            desk.expect(before, 10, 10, "writes of 7 bytes")
        return "30 answers by writes of at most 7 bytes"


def room_for(setting):
    """The disk is full after so many more bytes: in the middle of an answer, of a backup, of a new file."""
    told = 0
    rooms = range(0, 1300, 40 if setting.quick else 3)
    with Desk(setting) as desk:
        preload(desk)
        for room in rooms:
            for made in desk.folder.glob("progress.json*"):
                made.unlink()
            desk.environment.pop("ROOM", None)
            desk.at_day(21)
            if room % 2 == 0:
                desk.answer(2)
                desk.at_day(22)
            before = desk.events()
            desk.environment["ROOM"] = str(room)
            run = desk.answer(3)
            what = f"room for {room} bytes"
            if run.status != 0:
                told += 1
                run.expect_error(what)
                if "No space left on device" not in run.errors:
                    raise Failed(f"{what}: the message is: {run.errors}")
            if desk.file.exists():
                desk.json()
            desk.expect(before, run.acknowledged, 3 if run.status == 0 else run.acknowledged, what)
        return f"{len(rooms)} sizes, {told} errors told; the file was valid JSON each time"


def size_limit(setting):
    with Desk(setting) as desk:
        desk.answer(5)
        before = desk.events()
        run = desk.answer(20, ["sh", "-c", 'ulimit -f 2; exec "$@"', "sh"])
        run.expect_error("ulimit -f 2")
        if "File too large" not in run.errors:
            raise Failed(f"the message is: {run.errors}")
        desk.json()
        desk.expect(before, run.acknowledged, 20, "ulimit -f 2")
        return f"{len(desk.events())} answers fit; then: {run.errors.splitlines()[0]}"


class Mounted:
    """A small file system of its own."""

    def __init__(self, desk, options):
        need_root()
        need("mount", "umount")
        self.place = desk.folder / "disk"
        self.place.mkdir()
        done = subprocess.run(["mount", "-t", "tmpfs", "-o", options, "viva-faults", self.place], capture_output=True)
        if done.returncode != 0:
            raise Skipped("nothing can be mounted here")
        desk.file = self.place / "progress.json"
        desk.environment["VIVA_DATA"] = str(desk.file)
        shutil.copytree(desk.folder / "decks", self.place / "decks")

    def __enter__(self):
        return self

    def __exit__(self, *_):
        subprocess.run(["umount", self.place], check=True)


def small_disk(setting):
    with Desk(setting) as desk, Mounted(desk, "size=32k"):
        total = 0
        while (run := desk.answer(20)).status == 0:
            total += 20
            desk.expect([], total, total, "before the disk is full")
            if total > 1000:
                raise Failed("32 KB hold a thousand answers")
        run.expect_error("a full disk")
        if "No space left on device" not in run.errors:
            raise Failed(f"the message is: {run.errors}")
        desk.json()
        desk.expect([], total + run.acknowledged, total + 20, "a full disk")
        if desk.viva("today").status != 0:
            raise Failed("a full disk keeps from reading")
        return f"{len(desk.events())} answers fit; then: {run.errors.splitlines()[0]}"


def read_only_disk(setting):
    with Desk(setting) as desk, Mounted(desk, "size=1m") as disk:
        desk.answer(2)
        before = desk.events()
        subprocess.run(["mount", "-o", "remount,ro", disk.place], check=True)
        run = desk.answer(1)
        run.expect_error("a read-only disk")
        if desk.viva("today").status != 0:
            raise Failed("a read-only disk keeps from reading")
        desk.expect(before, 0, 0, "a read-only disk")
        return run.errors.splitlines()[0].replace(str(desk.folder), "…")


def as_nobody(prepare, *, reads):
    def fault(setting):
        need_root()
        need("setpriv")
        with Desk(setting) as desk:
            desk.answer(2)
            for place in [desk.folder, *desk.folder.rglob("*")]:
                os.chown(place, 65534, 65534)
            prepare(desk)
            before = desk.events()
            nobody = ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"]
            run = desk.answer(1, nobody)
            run.expect_error("as another user")
            today = desk.viva("today", wrapper=nobody)
            if (today.status == 0) != reads:
                raise Failed(f"viva today ends with {today.status}: {today.errors}")
            desk.expect(before, 0, 0, "as another user")
            return run.errors.splitlines()[0].replace(str(desk.folder), "…")

    return fault


def unreadable(desk):
    os.chown(desk.file, 0, 0)
    desk.file.chmod(0o600)


def unwritable(desk):
    os.chown(desk.file, 0, 0)
    desk.file.chmod(0o644)


def closed_folder(desk):
    os.chown(desk.folder, 0, 0)
    desk.folder.chmod(0o555)
    (desk.folder / "progress.json.lock").unlink()


FAULTS = [
    ("full-nth-write", injected("pwrite64", "ENOSPC")),
    ("full-from-nth-write", injected("pwrite64", "ENOSPC", persistent=True)),
    ("full-new-file", injected("pwrite64", "ENOSPC", prepared=False)),
    ("broken-write", injected("pwrite64", "EIO")),
    ("broken-write-for-good", injected("pwrite64", "EIO", persistent=True)),
    ("broken-read", injected("pread64", "EIO")),
    ("broken-sync", injected("fdatasync", "EIO")),
    ("broken-sync-for-good", injected("fdatasync", "EIO", persistent=True)),
    ("broken-folder-sync", injected("fsync", "EIO", prepared=False)),
    ("broken-truncate", injected("ftruncate", "EIO")),
    ("broken-rename", injected("rename", "EIO")),
    ("broken-rename-new", injected("rename", "EIO", prepared=False)),
    ("broken-stat", injected("newfstatat", "EIO")),
    ("denied-open", injected("openat", "EACCES")),
    ("denied-open-for-good", injected("openat", "EACCES", persistent=True)),
    ("no-descriptors", injected("openat", "EMFILE", prepared=False)),
    ("no-locks", injected("flock", "ENOLCK")),
    ("interrupted-write", injected("pwrite64", "EINTR", ends_well=True)),
    ("interrupted-read", injected("pread64", "EINTR", ends_well=True)),
    ("interrupted-sync", injected("fdatasync", "EINTR", ends_well=True)),
    ("interrupted-open", injected("openat", "EINTR", ends_well=True)),
    ("interrupted-lock", injected("flock", "EINTR", ends_well=True)),
    ("interrupted-input", injected("read", "EINTR", ends_well=True)),
    ("retry-sync", retried("fdatasync", True)),
    ("retry-folder-sync", retried("fsync", False)),
    ("retry-mend", retried_mend),
    ("short-writes", short_writes),
    ("full-after-n-bytes", room_for),
    ("size-limit", size_limit),
    ("small-disk", small_disk),
    ("read-only-disk", read_only_disk),
    ("unreadable-file", as_nobody(unreadable, reads=False)),
    ("unwritable-file", as_nobody(unwritable, reads=True)),
    ("unwritable-folder", as_nobody(closed_folder, reads=True)),
]
