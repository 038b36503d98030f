/// What one does every day.
extension CommandTable {
  static let today = CommandSpec(
    name: .today,
    group: .daily,
    summary: "what is due, and what to do next",
    examples: [
      .init(line: "viva", does: "today; on a terminal Enter starts the next best thing"),
      .init(line: "viva today --json", does: "the same for a script"),
    ],
    options: [Option.json.spec],
    details: """
      Shows how much is due, how long it will take and what the next days bring.
      'viva' alone shows the same, and on a terminal Enter then starts the next
      best thing.
      """)

  static let review = CommandSpec(
    name: .review,
    group: .daily,
    summary: "answer the cards that are due",
    examples: [
      .init(line: "viva review", does: "all that is due today"),
      .init(line: "viva review caching --minutes 20", does: "caching only, for twenty minutes"),
      .init(line: "viva review --cram --tag numbers", does: "once more before the interview"),
    ],
    arguments: [ArgumentSpec(name: "TOPIC", kind: .topic, count: .any)],
    options: [
      Option.limit.spec, Option.minutes.spec, Option.new.spec, Option.ahead.spec, Option.cram.spec, Option.tag.spec,
      Option.seed.spec,
    ],
    details: """
      Asks the cards of the day, and saves each answer before it shows the next
      card. With topics it asks only cards about those.

      Space or Enter shows the answer; 1 again, 2 hard, 3 good and 4 easy grade it.
      u takes the last grade back, b puts the card off until tomorrow, s suspends
      it, ? lists all keys, and q ends the session.
      """)

  static let mock = CommandSpec(
    name: .mock,
    group: .daily,
    summary: "a timed mock interview",
    examples: [
      .init(line: "viva mock", does: "45 minutes; Viva picks the problem"),
      .init(line: "viva mock url-shortener --mini", does: "this problem, in 25 minutes"),
      .init(line: "viva mock --resume", does: "go on with the one you left"),
    ],
    arguments: [ArgumentSpec(name: "PROBLEM", kind: .problem, count: .optional)],
    options: [
      Option.minutes.spec, Option.mini.spec, Option.only.spec, Option.level.spec, Option.style.spec, Option.strict.spec,
      Option.seed.spec, Option.resume.spec,
    ],
    contradictions: [(Option.mini.spec, Option.only.spec)],
    details: """
      Runs an interview against the clock: phases with their time-boxes, an
      interviewer who answers your questions and surprises you, your notes. Then
      you score yourself, and only then the reference solution opens.

      Space pauses, n goes to the next phase, a asks, h gives a hint, c brings a
      curveball, i writes a note, ? lists all keys. A mock that was left, or
      killed, goes on with --resume.
      """)

  static let score = CommandSpec(
    name: .score,
    group: .daily,
    summary: "score a mock by the rubric",
    examples: [
      .init(line: "viva score", does: "the latest mock, or correct its scores"),
      .init(line: "viva score --by Ana", does: "what a peer would give it"),
      .init(line: "viva score --problem chat --set api=3", does: "done elsewhere"),
    ],
    arguments: [ArgumentSpec(name: "MOCK", kind: .mock, count: .optional)],
    options: [Option.problem.spec, Option.scores.spec, Option.notes.spec, Option.by.spec, Option.level.spec],
    details: """
      Twelve dimensions, 1 to 5 each, with what every score looks like. Scores can
      be corrected later; the earlier ones stay in the progress file.
      """)

  static let checklist = CommandSpec(
    name: .checklist,
    group: .daily,
    summary: "rate what you can defend",
    examples: [
      .init(line: "viva checklist", does: "all lists, and how you stand"),
      .init(line: "viva checklist replication", does: "go through one"),
      .init(line: "viva checklist day-of --json", does: "one list, for a script"),
    ],
    arguments: [ArgumentSpec(name: "NAME", kind: .checklist, count: .optional)],
    options: [Option.json.spec],
    details: """
      Green: you can defend its trade-offs aloud. Yellow: you know it, and struggle
      under pressure. Red: it needs review. For two weeks the cards that teach red and
      yellow items come first among the new ones. A rating is stale after 30 days.

      The lists around the interview are ticked instead; a tick counts for a week.
      g, y, r rate, Space ticks, u takes back, ? lists all keys.
      """)
}
