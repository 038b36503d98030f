/// The version of the program, in one place.
let vivaVersion = "0.1.0"

extension CommandTable {
  /// The program's commands and options.
  static let viva = CommandTable(
    commands: [
      today, review, mock, score, checklist, stats, problems, cards, show, report, undo, set, backup, restore, doctor,
      check,
      help,
    ],
    common: [
      Option.data.spec, Option.content.spec, Option.plain.spec, Option.color.spec, Option.noInput.spec,
      Option.help.spec,
    ],
    alone: [Option.version.spec],
    fallback: .today)

  private static let today = CommandSpec(
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

  private static let review = CommandSpec(
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

  private static let mock = CommandSpec(
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

  private static let score = CommandSpec(
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

  private static let checklist = CommandSpec(
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

  private static let stats = CommandSpec(
    name: .stats,
    group: .look,
    summary: "how you stand, and what is weak",
    examples: [
      .init(line: "viva stats", does: "everything on one screen; '!' marks what is weak"),
      .init(line: "viva stats mocks", does: "every mock, every dimension"),
      .init(line: "viva stats --json", does: "all of it, for a script"),
    ],
    arguments: [ArgumentSpec(name: "SECTION", kind: .choice(StatsSection.allCases.map(\.rawValue)), count: .optional)],
    options: [Option.json.spec],
    details: """
      recall     true recall by week, by age of the memory and by topic
      mocks      totals, dimensions, second passes, peers, minutes by phase
      forecast   what the days until the interview bring, and recall on the day
      topics     every topic: cards, recall, checklist
      time       a calendar of minutes, the streak, the split

      True recall counts the first answer of a day to a card met on an earlier day;
      again is a failure, hard, good and easy are passes.
      """)

  private static let problems = CommandSpec(
    name: .problems,
    group: .look,
    summary: "the design problems, and how you did",
    examples: [
      .init(line: "viva problems", does: "level, topics, attempts, best and last score"),
      .init(line: "viva problems --level senior", does: "only those of one level"),
    ],
    options: [Option.level.spec, Option.json.spec],
    details: """
      'viva show PROBLEM' shows the reference solution; it is locked while a mock of
      that problem runs.
      """)

  private static let cards = CommandSpec(
    name: .cards,
    group: .look,
    summary: "find cards by words, topic, tag or state",
    examples: [
      .init(line: "viva cards quorum reads", does: "cards with both words"),
      .init(line: "viva cards --topic caching --state due", does: "what is due about caching"),
      .init(line: "viva cards --json", does: "all cards, for a script"),
    ],
    arguments: [ArgumentSpec(name: "QUERY", kind: .text, count: .any)],
    options: [Option.topic.spec, Option.tag.spec, Option.state.spec, Option.json.spec],
    details: """
      Lists the cards in which every word of the query occurs; without a query,
      all of them.
      """)

  private static let show = CommandSpec(
    name: .show,
    group: .look,
    summary: "one card and its history, or a reference solution",
    examples: [
      .init(line: "viva show leader-follower-reads", does: "the card with this id"),
      .init(line: "viva show leader-follower-reads --suspend", does: "stop asking it"),
      .init(line: "viva show url-shortener", does: "a problem's solution"),
    ],
    arguments: [ArgumentSpec(name: "ID", kind: .card, count: .one)],
    options: [Option.suspend.spec, Option.unsuspend.spec, Option.json.spec],
    contradictions: [(Option.suspend.spec, Option.unsuspend.spec)],
    details: """
      'viva cards' and 'viva problems' list the ids. A suspended card keeps its
      history, and is not asked until it is unsuspended.
      """)

  private static let report = CommandSpec(
    name: .report,
    group: .look,
    summary: "how the preparation stands, to keep or to send",
    examples: [
      .init(line: "viva report -o report.html", does: "a page with charts, for a mentor"),
      .init(line: "viva report --from 2026-10-01 -o notes.md", does: "Markdown since October"),
      .init(line: "viva report --table mocks -o mocks.csv", does: "for a spreadsheet"),
    ],
    options: [
      Option.format.spec, Option.output.spec, Option.table.spec, Option.from.spec, Option.to.spec,
    ],
    details: """
      Readiness, what to do next, recall, mocks with their evidence and notes. The
      format is that of FILE's ending, Markdown without one. A file that is there is
      replaced, whole or not at all; the progress file and your own decks never are.

      --from and --to are about what was done; readiness and what falls due are told
      as of today.
      """)

  private static let undo = CommandSpec(
    name: .undo,
    group: .keep,
    summary: "take back what was saved last",
    examples: [
      .init(line: "viva undo", does: "shows what it would take back, and asks"),
      .init(line: "viva undo --yes", does: "without asking"),
    ],
    options: [Option.yes.spec],
    details: """
      Nothing is erased: what was saved stays in the progress file, and a line
      after it says that it no longer counts.
      """)

  private static let set = CommandSpec(
    name: .set,
    group: .keep,
    summary: "show or change a setting",
    examples: [
      .init(line: "viva set", does: "all settings and their values"),
      .init(line: "viva set new 12", does: "twelve new cards a day"),
    ],
    arguments: [
      ArgumentSpec(name: "KEY", kind: .setting, count: .optional),
      ArgumentSpec(name: "VALUE", kind: .text, count: .optional),
    ],
    options: [Option.json.spec],
    details: """
      Without arguments it lists the settings, with a KEY it shows that one, and
      with a VALUE it changes it. Settings are kept in the progress file.

      Until an interview that is set, the plan for it decides what is asked: 'new',
      'max-interval' and 'fuzz' count again after it, and 'retention' is only the
      recall that 'viva' compares it with.
      """)

  private static let backup = CommandSpec(
    name: .backup,
    group: .keep,
    summary: "copy the progress file",
    examples: [
      .init(line: "viva backup", does: "a copy beside the progress file"),
      .init(line: "viva backup viva-backup.json", does: "a copy to carry elsewhere"),
      .init(line: "viva backup - | gzip > viva.json.gz", does: "to another program"),
    ],
    arguments: [ArgumentSpec(name: "FILE", kind: .file, count: .optional)],
    details: """
      A backup is also made by itself, before the first change of each day; the
      last ten of those are kept. '-' writes to standard output.
      """)

  private static let restore = CommandSpec(
    name: .restore,
    group: .keep,
    summary: "go back to a backup, or list the backups",
    examples: [
      .init(line: "viva restore", does: "the backups there are"),
      .init(line: "viva restore viva-backup.json", does: "go back to this one"),
    ],
    arguments: [ArgumentSpec(name: "FILE", kind: .file, count: .optional)],
    options: [Option.yes.spec],
    details: """
      Puts a backup in the place of the progress file, after asking.
      """)

  private static let doctor = CommandSpec(
    name: .doctor,
    group: .keep,
    summary: "see whether the progress file is sound",
    examples: [
      .init(line: "viva doctor", does: "looks, and changes nothing"),
      .init(line: "viva doctor --mend", does: "repairs what can be repaired"),
    ],
    options: [Option.json.spec, Option.mend.spec, Option.yes.spec],
    details: """
      Looks at the progress file, its folder and its backups, and says what is
      wrong and what to do about it.
      """)

  private static let check = CommandSpec(
    name: .check,
    group: .keep,
    summary: "find the mistakes in decks",
    examples: [
      .init(line: "viva check my-deck.md", does: "is this deck well written?"),
      .init(line: "viva check", does: "everything that is in use"),
    ],
    arguments: [ArgumentSpec(name: "PATH", kind: .file, count: .any)],
    options: [Option.json.spec],
    details: """
      Reads files or folders and reports every mistake with its place and what to
      do about it; changes nothing. Without a PATH it reads the bundled material
      and your own decks.
      """)

  private static let help = CommandSpec(
    name: .help,
    group: .ask,
    summary: "explain a command, or what they share",
    examples: [
      .init(line: "viva help", does: "all commands on one page"),
      .init(line: "viva help review", does: "one command; the same as 'viva review --help'"),
    ],
    arguments: [ArgumentSpec(name: "COMMAND", kind: .command, count: .optional)],
    details: """
      Options may stand before or after the command and its arguments. A value
      follows as '--limit 20' or '--limit=20'; the last one counts. After '--'
      everything is an argument, even when it begins with '-'.

      VIVA_DATA and VIVA_CONTENT stand in for --data and --content. VIVA_NOW starts
      the clock at a fixed time, such as 2026-11-21T08:00:00+01:00. NO_COLOR turns
      colour off. An option counts more than the environment.

      Exit status: 0 done; 1 a problem with content or data; 2 misuse;
      130 interrupted, with all answers saved.
      """)
}
