"""SIGKILL at random moments, and at every system call of an append."""
import random
import signal
import time

from desk import Desk, Failed, calls_of
from terminal import Terminal

CALLS = [
    "openat", "newfstatat", "fstat", "stat", "access", "flock", "pread64", "pwrite64", "ftruncate", "fdatasync", "fsync",
    "fchmod", "unlink", "rename", "mkdir", "close", "read", "write", "getdents64", "rt_sigaction", "exit_group",
]


def random_moments(setting):
    """Keys are typed ahead, so that the program is always busy; what the terminal showed last is what it acknowledged."""
    chance = random.Random(setting.seed)
    acknowledged = finished = killed = mended = 0
    longest = 0.08
    while killed < setting.kills:
        with Desk(setting) as desk:
            for session in range(min(25, setting.kills - killed)):
                # Every fifth session is on a new day, so that backups are killed too.
                desk.at_day(1 + session // 5)
                before = desk.events()
                command = [desk.viva_path, "review", "--cram", "--seed", str(session)]
                terminal = Terminal(command, desk.environment)
                start = time.monotonic()
                terminal.type(" 3" * 25 + "q")
                ended = not terminal.read_until(start + chance.uniform(0, longest))
                if not ended:
                    terminal.kill()
                terminal.drain()
                status = terminal.end()
                if status not in (0, -signal.SIGKILL):
                    raise Failed(f"a session ended with {status} in {desk.folder}: {terminal.text}")
                # When it ended by itself the moments are spread too widely, and too narrowly otherwise.
                finished += status == 0
                longest = longest * 0.95 if status == 0 else min(longest * 1.01, 1.0)
                shown = max(terminal.seen_most - 1, 0)
                whole = desk.file.exists() and desk.viva("doctor").status == 0
                mended += desk.file.exists() and not whole
                desk.doctor()
                desk.expect(before, shown, 25, f"kill {killed} (seed {setting.seed})")
                acknowledged += shown
                killed += status != 0
    return (
        f"{killed} sessions killed ({finished} ended first), {acknowledged} answers acknowledged, none lost, "
        f"{mended} files to mend")


def at_calls(prepared):
    def fault(setting):
        kills = 0
        with Desk(setting) as sample:
            if prepared:
                sample.answer(2)
                sample.at_day(22)
            calls = calls_of(sample, CALLS, lambda wrapper: sample.answer(3, wrapper))
        for name, numbers in calls.items():
            for number in numbers if not setting.quick else list(numbers)[::5]:
                with Desk(setting) as desk:
                    if prepared:
                        desk.answer(2)
                        desk.at_day(22)
                    before = desk.events()
                    run = desk.answer(3, desk.strace(f"trace={name}", f"inject={name}:signal=KILL:when={number}"))
                    what = f"{name} number {number}"
                    if run.status not in (0, -signal.SIGKILL):
                        raise Failed(f"{what}: the program was not killed, it ended with {run.status}: {run.errors}")
                    # Threads may share the calls out in another way the next time, so that there is no such number.
                    kills += run.status != 0
                    desk.doctor()
                    desk.expect(before, run.acknowledged, 3, what)
                    again = desk.answer(1)
                    if again.status != 0:
                        raise Failed(f"{what}: the next answer fails: {again.errors}")
        if kills < sum(map(len, calls.values())) / (10 if setting.quick else 2):
            raise Failed(f"only {kills} kills hit")
        return f"{kills} kills at {', '.join(calls)}"

    return fault


FAULTS = [
    ("kill-random", random_moments),
    ("kill-call-new", at_calls(False)),
    ("kill-call-append", at_calls(True)),
]
