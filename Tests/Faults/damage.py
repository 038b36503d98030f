"""Files that were cut, flipped, emptied or replaced."""
import os
import random

from desk import Desk, Failed
from terminal import Terminal


def real_file(desk):
    """A file with answers, something taken back and a setting."""
    desk.answer(4)
    desk.viva("undo", "--yes")
    desk.viva("set", "new", "7")
    return desk.file.read_bytes()


def looked_at(desk, data, what):
    """What viva makes of a damaged file: it may refuse or mend it, but must say so, and change nothing by looking."""
    desk.file.write_bytes(data)
    doctor = desk.viva("doctor")
    today = desk.viva("today")
    for run in (doctor, today):
        if run.status not in (0, 1):
            raise Failed(f"{what}: status {run.status}: {run.output}{run.errors}")
    if today.status == 1 and "error: " not in today.errors:
        raise Failed(f"{what}: viva today fails without a message")
    if today.status == 1 and doctor.status == 0:
        raise Failed(f"{what}: viva today fails, and viva doctor finds nothing: {today.errors}")
    if desk.file.read_bytes() != data:
        raise Failed(f"{what}: looking changed the file")
    return doctor, today


def truncated(setting):
    with Desk(setting) as desk:
        data = real_file(desk)
        refused = mended = 0
        ends = [index for index in range(len(data)) if data[index : index + 1] == b"\n"]
        for length in range(0, len(data), 7 if setting.quick else 1):
            what = f"cut to {length} bytes"
            _, today = looked_at(desk, data[:length], what)
            whole = sum(1 for end in ends[1:-1] if end - 1 <= length - (data[end - 1 : end] != b","))
            if today.status == 1:
                refused += 1
                if length > ends[0]:
                    raise Failed(f"{what}: {whole} whole answers are refused: {today.errors}")
                continue
            mended += 1
            run = desk.viva("set", "new", "8")
            if run.status != 0:
                raise Failed(f"{what}: nothing can be added: {run.errors}")
            desk.json()
            kept = len(desk.events()) - 1
            if kept < whole:
                raise Failed(f"{what}: {kept} of {whole} whole events were kept")
            if length < len(data) - 1 and not list(desk.folder.glob("progress.json.damaged-*")):
                raise Failed(f"{what}: the damaged file was not set aside")
            for aside in desk.folder.glob("progress.json.damaged-*"):
                if aside.read_bytes() != data[:length]:
                    raise Failed(f"{what}: the file that was set aside is another one")
                aside.unlink()
        return f"{refused + mended} lengths: {refused} refused, {mended} mended with every whole event"


def flipped(setting):
    chance = random.Random(setting.seed)
    with Desk(setting) as desk:
        data = real_file(desk)
        events = desk.events()
        places = chance.sample(range(len(data) * 8), 60 if setting.quick else 600)
        refused = torn = unseen = 0
        for place in places:
            byte, bit = divmod(place, 8)
            changed = bytearray(data)
            changed[byte] ^= 1 << bit
            what = f"bit {bit} of byte {byte} flipped"
            doctor, today = looked_at(desk, bytes(changed), what)
            if today.status == 1:
                refused += 1
                run = desk.answer(1)
                run.expect_error(what)
                if desk.file.read_bytes() != bytes(changed):
                    raise Failed(f"{what}: a refused file was written")
            elif doctor.status == 1:
                torn += 1
                if desk.viva("set", "new", "9").status != 0:
                    raise Failed(f"{what}: nothing can be added")
                # Without the newline between them, the last two events stand on one damaged line.
                lost = 2 if data[byte : byte + 1] == b"\n" else 1
                if len(desk.events()) - 1 < len(events) - lost:
                    raise Failed(f"{what}: more than the last line was lost")
                if not list(desk.folder.glob("progress.json.damaged-*")):
                    raise Failed(f"{what}: the damaged file was not set aside")
            else:
                # A digit or a letter of an id became another: nothing can know.
                unseen += 1
            for aside in desk.folder.glob("progress.json.damaged-*"):
                aside.unlink()
        return f"{len(places)} flips: {refused} refused, {torn} torn and mended, {unseen} still a valid file"


def other_content(setting):
    with Desk(setting) as desk:
        contents = {
            "nothing": b"", "zeros": b"\0" * 4096, "another format": b'{"events":[]}', "text": b"hello\n",
            "UTF-16": '{"format":"viva-progress"}'.encode("utf-16"), "random bytes": random.Random(1).randbytes(5000),
            "a newer version": b'{"format":"viva-progress","version":2,"events":[\n]}\n',
        }
        for name, data in contents.items():
            desk.file.write_bytes(data)
            run = desk.answer(1)
            run.expect_error(name)
            if desk.file.read_bytes() != data:
                raise Failed(f"{name}: the file was written")
        return f"{', '.join(contents)}: refused, nothing changed"


def in_session(change, least, most):
    """The file is changed by another program between the first answer and the second."""

    def fault(setting):
        with Desk(setting) as desk:
            desk.answer(2)
            terminal = Terminal([desk.viva_path, "review", "--cram", "--seed", "1"], desk.environment)
            terminal.wait_for("1 of ")
            terminal.type(" 3")
            terminal.wait_for("2 of ")
            before = desk.events()
            change(desk)
            kept = desk.events() or before
            terminal.type(" 3")
            terminal.wait_for("3 of ")
            terminal.type("q")
            terminal.drain()
            if (status := terminal.end()) != 0:
                raise Failed(f"the session ended with {status}: {terminal.text}")
            desk.doctor()
            desk.expect(kept, least, most, "changed in mid-session")
            return f"{len(desk.events())} answers afterwards"

    return fault


def replaced(desk):
    """As a sync tool does: another file, with one event fewer and one of its own, under the same name."""
    lines = desk.file.read_bytes().split(b"\n")
    own = b'{"id":"other-1","at":"2026-11-21T08:00:00Z","day":"2026-11-21","type":"note","text":"from elsewhere"}'
    (desk.folder / "new").write_bytes(b"\n".join([lines[0], lines[1], own, b"]}", b""]))
    os.rename(desk.folder / "new", desk.file)


def removed(desk):
    desk.file.unlink()


def torn(desk):
    desk.file.write_bytes(desk.file.read_bytes()[:-3] + b',\n{"id":"x')


def grown(desk):
    desk.viva("set", "new", "9")


FAULTS = [
    ("truncated", truncated),
    ("bit-flips", flipped),
    ("other-content", other_content),
    ("replaced-in-session", in_session(replaced, 1, 1)),
    ("removed-in-session", in_session(removed, 1, 1)),
    ("torn-in-session", in_session(torn, 1, 1)),
    ("grown-in-session", in_session(grown, 1, 1)),
]
