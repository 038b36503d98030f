"""Clocks that go back, and signs of the file that must stay."""
import os
import stat

from desk import Desk, Failed


def day_back(setting):
    with Desk(setting) as desk:
        for day in (21, 22, 21, 20, 23):
            desk.at_day(day)
            before = desk.events()
            run = desk.viva("review", "--plain", "--limit", "2", input="\ngood\n" * 2)
            if run.status != 0:
                raise Failed(f"on the {day}th it ended with {run.status}: {run.errors}")
            if (day < 22 and len(before) > 2) != ("the clock says" in run.errors):
                raise Failed(f"on the {day}th the remark about the clock is wrong: {run.errors}")
            desk.json()
            desk.expect(before, 2, 2, f"on the {day}th")
        return "answers on the 21st, 22nd, 21st, 20th and 23rd; the clock is remarked on, nothing is lost"


def mode_and_link(setting):
    with Desk(setting) as desk:
        real = desk.folder / "real.json"
        os.symlink(real, desk.file)
        old = os.umask(0)
        try:
            desk.answer(2)
            if (mode := stat.S_IMODE(real.stat().st_mode)) != 0o600:
                raise Failed(f"a new file has mode {mode:o}")
            real.chmod(0o640)
            real.write_bytes(real.read_bytes()[:-5])
            inode = real.stat().st_ino
            desk.at_day(22)
            desk.answer(2)
            if inode == real.stat().st_ino:
                raise Failed("the torn file was mended in place")
            inode = real.stat().st_ino
            desk.answer(2)
            if inode != real.stat().st_ino:
                raise Failed("an answer replaced the file")
        finally:
            os.umask(old)
        if not desk.file.is_symlink() or (mode := stat.S_IMODE(real.stat().st_mode)) != 0o640:
            raise Failed("the link or the mode was not kept")
        return "the link stays, a new file has 0600, an existing one keeps its mode"


FAULTS = [("clock-back", day_back), ("mode-and-link", mode_and_link)]
