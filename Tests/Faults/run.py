#!/usr/bin/env python3
"""Injects faults into a built viva and checks that no acknowledged answer is lost.

    python3 Tests/Faults/run.py [--quick] [--viva PATH] [--kills N] [--seed N] [NAME…]

Expected of each fault: the old state or the new one, never a mix; every acknowledged answer (the next card or the summary
was shown) is in the file; a clear message; status 1. Needs Linux, strace, and for some faults root or a C compiler; what
cannot be tried here is skipped and said. `--list` names the faults.
"""
import argparse
import os
import pathlib
import subprocess
import sys
import time

sys.dont_write_bytecode = True

import clockwork
import damage
import disk
import kills
import neighbours
from desk import Failed, Setting, Skipped

FAULTS = kills.FAULTS + disk.FAULTS + damage.FAULTS + neighbours.FAULTS + clockwork.FAULTS


def built():
    root = pathlib.Path(__file__).resolve().parents[2]
    for configuration in ("release", "debug"):
        path = root / ".build" / configuration / "viva"
        if path.exists():
            return path
    sys.exit("there is no built viva: 'swift build -c release' makes it, or name one with --viva PATH")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("names", nargs="*", metavar="NAME", help="only faults whose name contains this")
    parser.add_argument("--quick", action="store_true", help="a sample instead of everything")
    parser.add_argument("--viva", type=pathlib.Path, help="the program to test")
    parser.add_argument("--kills", type=int, help="how many random kills (1000; 50 with --quick)")
    parser.add_argument("--seed", type=int, default=int(time.time()), help="where random choices begin")
    parser.add_argument("--list", action="store_true", help="name the faults")
    options = parser.parse_args()
    if options.list:
        print("\n".join(name for name, _ in FAULTS))
        return 0
    chosen = [(name, fault) for name, fault in FAULTS if not options.names or any(n in name for n in options.names)]
    setting = Setting(
        viva=str((options.viva or built()).resolve()), quick=options.quick, seed=options.seed,
        kills=options.kills or (50 if options.quick else 1000))
    print(f"{setting.viva}, seed {setting.seed}", flush=True)
    passed = failed = skipped = 0
    for name, fault in chosen:
        start = time.monotonic()
        try:
            detail = fault(setting)
            passed += 1
            verdict = "pass"
        except Skipped as reason:
            skipped += 1
            verdict, detail = "skip", str(reason)
        except (Failed, TimeoutError, subprocess.TimeoutExpired) as reason:
            failed += 1
            verdict, detail = "FAIL", str(reason)
        print(f"{verdict}  {name}: {detail} ({time.monotonic() - start:.1f} s)", flush=True)
    print(f"{passed} passed, {failed} failed" + (f", {skipped} skipped" if skipped else ""))
    return 1 if failed or not passed else 0


if __name__ == "__main__":
    os.umask(0o022)
    sys.exit(main())
