"""Progress files for looking at reports: three months of study with mocks and estimates, a hostile one, a large one, an empty one, one mock."""

import datetime
import json
import pathlib
import random
import re

TODAY = datetime.date(2026, 11, 21)
DIMENSIONS = (
    "requirements estimation api architecture data-model caching async scaling reliability security observability "
    "communication"
).split()
PHASES = [("clarify", 480), ("design", 720), ("deep-dive", 1080), ("close", 420)]
PROBLEMS = ["url-shortener", "news-feed", "chat", "ride-hailing", "ticket-booking", "video-platform", "payment-wallet"]

# What decks, notes, evidence and peers may be called by somebody who means harm (checks.md, bad input 1 to 26).
HOSTILE = [
    "\x1b[2J\x1b]0;title\x07\x1b]52;c;aGk=\x07 \x9b31m",
    "</script><script>alert(1)</script><img src=x onerror=alert(1)>",
    "\"\u0301 onmouseover=alert(1) x='",
    "]]> --> </svg></title><style>*{display:none}</style>",
    "[click](javascript:alert(1)) ![pixel](https://example.com/p.png) <https://example.com>",
    "https://example.com www.example.com mail@example.com @somebody #1",
    "a | b `c` ```\n```\n# not a heading\n- not a list\n| x | y |",
    "=HYPERLINK(\"https://example.com\";\"x\")", "+1", "-1+1", "@SUM(A1)", "\t=1", "\r=1", "\uff1d1", "=\u03011",
    "\u202egnirts\u2066 \u2028 \u0085 \u200b\ufeff \x00"[:-1],
    "e" + "\u0301" * 500, "\U0001f468" + "\u200d\U0001f468" * 200, "../../etc/passwd", "&amp; &lt;b&gt; &#65;",
]


class Log:
    def __init__(self, seed):
        self.events = []
        self.random = random.Random(seed)

    def add(self, day, second, **body):
        clock = f"{8 + second // 3600:02d}:{second // 60 % 60:02d}:{second % 60:02d}"
        event = {"id": f"k3f9x2-{len(self.events) + 1}", "at": f"{day}T{clock}Z", "day": str(day)}
        if body.get("type") == "mock" and body["state"] == "started":
            body = {**body, "mock": event["id"]}
        self.events.append({**event, **body})
        return event["id"]

    def mock(self, day, problem, phases, scores=None, evidence=None, notes=(), peer=None, second=None):
        setup = [{"id": name, "seconds": seconds} for name, seconds in phases]
        mock = self.add(
            day, 36000, type="mock", mock="", problem=problem, minutes=45, state="started", seed=7, style="standard",
            level="senior", phases=setup)
        for place, (_, seconds) in enumerate(phases):
            spent = round(seconds * self.random.uniform(0.8, 1.35), 1)
            self.add(day, 36000 + place * 700, type="mock", mock=mock, problem=problem, state="checkpoint",
                     phase=place, inPhase=spent)
        for note in notes:
            self.add(day, 38500, type="note", mock=mock, text=note)
        self.add(day, 39600, type="mock", mock=mock, problem=problem, state="finished", phase=len(phases) - 1, inPhase=1)
        sheets = [("self", 1, scores, evidence), ("self", 2, second, evidence), (peer and peer[0], 1, peer and peer[1], {})]
        for by, number, sheet, words in sheets:
            if sheet:
                self.add(day, 39700, type="score", mock=mock, problem=problem, by=by, **{"pass": number}, scores=sheet,
                         evidence=words or {})

    def estimate(self, day, second, kind, ratio, template=None, unit="B"):
        answer = 10 ** self.random.randrange(2, 14)
        guess = {} if ratio is None else {"guess": answer * ratio}
        self.add(day, second, type="estimate", template=template or kind + "-1", kind=kind, **guess, answer=answer,
                 unit=unit, seconds=90 if ratio is None else 48.2)

    def text(self):
        lines = (json.dumps(event, separators=(",", ":")) for event in self.events)
        return '{"format":"viva-progress","version":1,"events":[\n' + ",\n".join(lines) + "\n]}\n"


def identifiers(folder, pattern, prefix):
    found = []
    for file in sorted(pathlib.Path(folder).glob(prefix)):
        found += re.findall(pattern, file.read_text(), re.M)
    return found


def three_months(content, seed=5):
    log = Log(seed)
    rnd = log.random
    new = identifiers(content + "/bank", r"^## .*\{#([a-z0-9-]+)", "*.md")[:260]
    log.add(TODAY - datetime.timedelta(90), 0, type="setting", key="interview", value="2026-12-14")
    last, interval, mocks = {}, {}, 0
    for ago in range(90, -1, -1):
        day = TODAY - datetime.timedelta(ago)
        if rnd.random() < 0.16:
            continue
        second = 60
        due = [card for card in last if (day - last[card]).days >= interval[card]]
        for card in due + [new.pop(0) for _ in range(min(len(new), 3))]:
            knows = rnd.random() < 0.86
            grade = rnd.choices(["hard", "good", "easy"], [2, 7, 1])[0] if knows else "again"
            seconds = round(rnd.uniform(6, 50), 1)
            second += int(seconds)
            log.add(day, second, type="review", card=card, grade=grade, seconds=seconds)
            if not knows:
                log.add(day, second + 300, type="review", card=card, grade="good", seconds=12.0)
            interval[card] = max(1, min(60, interval.get(card, 1) * (2.3 if knows else 0.3)))
            last[card] = day
        if ago % 7 == 3:
            mocks += 1
            level = 2.4 + mocks * 0.14
            scores = {}
            for name in DIMENSIONS:
                lean = -0.9 if name in ("observability", "estimation") else 0.2
                scores[name] = max(1, min(5, round(level + rnd.gauss(0, 0.7) + lean)))
            evidence = {
                "estimation": "derived the peak from the average, forgot the factor of 3",
                "observability": "named dashboards, no alert thresholds", "api": "idempotency keys on every write"}
            peer = ("Ana", {k: max(1, min(5, v + rnd.choice([-1, 0, 0, 1]))) for k, v in scores.items()})
            log.mock(
                day, PROBLEMS[mocks % len(PROBLEMS)], PHASES[1:2] if mocks == 4 else PHASES,
                None if mocks == 4 else scores, evidence, ["Peak 12k writes/s; shard by user id.", "Forgot retention."],
                peer if mocks % 4 == 1 else None,
                {**scores, "scaling": max(1, scores["scaling"] - 1)} if mocks % 3 == 0 else None)
    for ago in range(88, -1, -3):
        day = TODAY - datetime.timedelta(ago)
        for place, kind in enumerate(["bandwidth", "storage", "read-ratio", "servers"]):
            lean = -3 if kind == "bandwidth" and rnd.random() < 0.6 else 0
            ratio = 2 ** (rnd.gauss(0, 0.6 + ago / 60) + lean)
            log.estimate(day, 40000 + place * 90, kind, None if rnd.random() < 0.07 else ratio)
    for item in identifiers(content + "/checklists", r"\{#([a-z0-9-]+)", "mastery*.md")[:180]:
        if rnd.random() < 0.7:
            day = TODAY - datetime.timedelta(rnd.randrange(1, 45))
            log.add(day, 50000, type="rating", item=item, rating=rnd.choices(["green", "yellow", "red"], [6, 3, 1])[0])
    return log.text()


def hostile():
    log = Log(6)
    log.add(TODAY, 0, type="review", card="hostile-1", grade="again", seconds=10)
    log.add(TODAY, 30, type="review", card="hostile-1", grade="good", seconds=10)
    log.add(TODAY, 40, type="review", card="hostile-2", grade="good", seconds=10)
    for place, text in enumerate(HOSTILE):
        scores = {name: 1 + (place + at) % 5 for at, name in enumerate(DIMENSIONS)}
        log.mock(
            TODAY, text, [(text, 600), ("design", 600)], scores, {name: text for name in DIMENSIONS}, [text],
            (text, scores), scores)
        log.estimate(TODAY, 45000 + place, "k" * 80 if place == 0 else "disk", 1e9 if place % 2 else 1e-30, text, text)
    return log.text()


def hostile_deck():
    cards = ""
    for place, text in enumerate(HOSTILE[1:6], 1):
        # A deck is a file of lines, and control characters in it are mistakes that leave it out.
        cards += f"## What about {text}? {{#hostile-{place}}}\nNothing.\n\n"
    return f"---\ntitle: {HOSTILE[1]}\ntopic: own-topic\n---\n\n{cards}"


def one_mock():
    log = Log(7)
    log.mock(TODAY, "chat", PHASES, {name: 3 for name in DIMENSIONS}, {"api": "cursors"}, ["Said too little."])
    return log.text()


def far():
    """An interview so far off that the plan is told by the week, and a peer who scored a part."""
    log = Log(9)
    log.add(TODAY - datetime.timedelta(9), 0, type="setting", key="interview", value="2027-09-01")
    log.add(TODAY - datetime.timedelta(8), 0, type="review", card="replication-purposes", grade="good", seconds=9)
    log.add(TODAY, 0, type="review", card="replication-purposes", grade="again", seconds=9)
    log.mock(TODAY, "chat", PHASES, {"api": 3}, {}, ["Only one score."], ("Ana", {"api": 4, "caching": 2}))
    return log.text()


def large(cards=10_000, reviews=4):
    """A log of so many cards of an own deck, and that deck."""
    log = Log(8)
    for turn in range(reviews):
        for card in range(cards):
            day = TODAY - datetime.timedelta(90 - 20 * turn - card % 20)
            log.add(day, card % 3600, type="review", card=f"large-{card}", grade="good", seconds=9.5)
    deck = "---\ntitle: Large\ntopic: large\n---\n" + "".join(
        f"\n## What is number {card}? {{#large-{card}}}\nIt is {card}.\n" for card in range(cards))
    return log.text(), deck
