/// What looks after progress, settings and material, and the help.
extension CommandTable {
  static let undo = CommandSpec(
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

  static let set = CommandSpec(
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

  static let backup = CommandSpec(
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

  static let restore = CommandSpec(
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

  static let doctor = CommandSpec(
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

  static let check = CommandSpec(
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

  static let help = CommandSpec(
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
