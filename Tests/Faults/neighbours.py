"""Other viva processes on the same file."""
import signal
import subprocess
import sys
import time

from desk import Desk, Failed


def four_at_once(setting):
    answers = 10 if setting.quick else 50
    with Desk(setting) as desk:
        command = [desk.viva_path, "review", "--plain", "--cram", "--limit", str(answers)]
        processes = [
            subprocess.Popen(
                command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=desk.environment)
            for _ in range(4)
        ]
        for process in processes:
            process.stdin.write(b"\ngood\n" * answers)
            process.stdin.flush()
        for process in processes:
            output, errors = process.communicate(timeout=120)
            if process.returncode != 0:
                raise Failed(f"one ended with {process.returncode}: {errors.decode()}")
        desk.json()
        desk.expect([], 4 * answers, 4 * answers, "four at once")
        return f"4 × {answers} answers, all there"


def holder(desk, code):
    """Another process that holds the lock until it is ended."""
    lock = str(desk.file) + ".lock"
    text = f"import fcntl, sys, time\nf = open({lock!r}, 'r+')\nfcntl.flock(f, fcntl.LOCK_EX)\nprint('held', flush=True)\n"
    process = subprocess.Popen([sys.executable, "-c", text + code], stdout=subprocess.PIPE)
    process.stdout.readline()
    return process


def holder_stopped(setting):
    with Desk(setting) as desk:
        desk.answer(2)
        before = desk.events()
        process = holder(desk, "time.sleep(600)")
        process.send_signal(signal.SIGSTOP)
        try:
            start = time.monotonic()
            run = desk.answer(1)
            waited = time.monotonic() - start
            run.expect_error("the holder of the lock is stopped")
            if "is being written by process" not in run.errors:
                raise Failed(f"the message does not name the holder: {run.errors}")
            if waited > 10:
                raise Failed(f"it waited {waited:.0f} seconds")
            desk.expect(before, 0, 0, "the holder of the lock is stopped")
        finally:
            process.kill()
            process.wait()
        if desk.answer(1).status != 0:
            raise Failed("after the holder was killed, nothing can be saved")
        desk.expect(before, 1, 1, "after the holder was killed")
        return "waited two seconds, named the holder; once that was killed, saved"


def holder_slow(setting):
    with Desk(setting) as desk:
        desk.answer(2)
        before = desk.events()
        process = holder(desk, "time.sleep(0.5)")
        run = desk.answer(2)
        process.wait()
        if run.status != 0:
            raise Failed(f"half a second of waiting ended with {run.status}: {run.errors}")
        desk.expect(before, 2, 2, "a slow holder")
        return "waited half a second, then saved"


def writer_killed_while_others_write(setting):
    with Desk(setting) as desk:
        rounds = 5 if setting.quick else 40
        acknowledged = 0
        for number in range(rounds):
            command = [desk.viva_path, "review", "--plain", "--cram", "--limit", "30"]
            victim, other = (
                subprocess.Popen(
                    command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
                    env=desk.environment)
                for _ in range(2)
            )
            before = desk.events()
            for process in (victim, other):
                process.stdin.write(b"\ngood\n" * 30)
                process.stdin.close()
            while len(desk.events()) < len(before) + number % 20 + 1 and victim.poll() is None:
                time.sleep(0)
            victim.kill()
            shown = [victim.stdout.read().decode(), other.stdout.read().decode()]
            victim.wait()
            if other.wait() != 0:
                raise Failed(f"the survivor ended with {other.returncode}")
            least = 30 + max(0, shown[0].count(" of 30\n") - 1)
            desk.doctor()
            desk.expect(before, least, 60, f"round {number}")
            acknowledged += least
        return f"{rounds} writers killed beside another, {acknowledged} answers acknowledged, none lost"


FAULTS = [
    ("four-at-once", four_at_once),
    ("lock-holder-stopped", holder_stopped),
    ("lock-holder-slow", holder_slow),
    ("killed-beside-another", writer_killed_while_others_write),
]
