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
}
