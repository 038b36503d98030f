import Testing

@testable import viva

@Suite("Command line")
struct ParserTests {
  @Test(
    "each command is understood with what it takes",
    arguments: [
      ("", invocation(.today, typed: false)),
      ("--json", invocation(.today, [], ["--json": .on], typed: false)),
      ("today", invocation(.today)),
      ("review", invocation(.review)),
      (
        "review caching replication --minutes 20",
        invocation(.review, ["caching", "replication"], ["--minutes": .whole(20)])
      ),
      (
        "review --ahead --cram --tag numbers",
        invocation(.review, [], ["--ahead": .on, "--cram": .on, "--tag": .text("numbers")])
      ),
      ("cards quorum reads --state due", invocation(.cards, ["quorum", "reads"], ["--state": .text("due")])),
      ("show a-b --suspend", invocation(.show, ["a-b"], ["--suspend": .on])),
      ("undo --yes --no-input", invocation(.undo, [], ["--yes": .on, "--no-input": .on])),
      ("set", invocation(.set)),
      ("set interview 2027-01-15", invocation(.set, ["interview", "2027-01-15"])),
      ("check a.md b.md --json", invocation(.check, ["a.md", "b.md"], ["--json": .on])),
      ("doctor --mend --yes", invocation(.doctor, [], ["--mend": .on, "--yes": .on])),
      ("backup -", invocation(.backup, ["-"])),
      ("restore old.json --data p.json", invocation(.restore, ["old.json"], ["--data": .text("p.json")])),
    ] as [(String, Invocation)])
  func understood(_ line: String, _ meant: Invocation) {
    #expect(parse(words(line)) == .run(meant))
  }

  @Test(
    "an option may stand anywhere, with its value after it or after an equals sign",
    arguments: [
      "--limit 5 review caching", "review --limit 5 caching", "review caching --limit 5", "review caching --limit=5",
      "--limit=5 review caching", "review --limit 5 -- caching", "--limit 5 -- review caching",
      "review caching --limit 9 --limit 5",
    ])
  func placement(_ line: String) {
    #expect(parse(words(line)) == .run(invocation(.review, ["caching"], ["--limit": .whole(5)])))
  }

  @Test("a value after an equals sign is taken as it stands")
  func attached() {
    let values: [String: TypedValue] = ["--data": .text("--a=b c"), "--tag": .text("-")]
    #expect(parse(["review", "--data=--a=b c", "--tag", "-"]) == .run(invocation(.review, [], values)))
  }

  @Test("an empty setting is a value; other arguments are never empty")
  func empty() {
    #expect(parse(["set", "interview", ""]) == .run(invocation(.set, ["interview", ""])))
    #expect(parse(["cards", ""]) == .run(invocation(.cards, [""])))
    #expect(
      complaint(["backup", ""]) == """
        error: 'viva backup' takes the path of a file for FILE, not ''
          help: write 'viva backup [FILE]'; 'viva help backup' explains it

        """)
  }

  @Test("what was typed is asked for by option, with the option's own type")
  func typedAccess() {
    let line = words("review --limit 5 --cram --tag numbers --color never")
    guard case .run(let typed) = parse(line) else {
      Issue.record("not understood")
      return
    }
    #expect(typed[.limit] == 5)
    #expect(typed[.minutes] == nil)
    #expect(typed[.cram])
    #expect(!typed[.ahead])
    #expect(typed[.tag] == "numbers")
    #expect(typed[.topic] == nil)
    #expect(typed[.color] == .never)
    #expect(typed[.state] == nil)
  }

  @Test("the largest and smallest numbers are understood")
  func extremes() {
    let seed = "9223372036854775807"
    let values: [String: TypedValue] = ["--seed": .whole(.max), "--limit": .whole(1), "--new": .whole(0)]
    #expect(parse(words("review --seed \(seed) --limit 0001 --new 0")) == .run(invocation(.review, [], values)))
  }

  @Test("every example in help is understood as its command", arguments: CommandTable.viva.commands.map(\.name))
  func examples(_ name: CommandName) {
    for example in CommandTable.viva[name].examples {
      let line = example.line.split(separator: "|")[0]
      switch parse(Array(words(String(line)).dropFirst())) {
      case .run(let typed): #expect(typed.command == name, "\(example.line)")
      case .help: #expect(name == .help, "\(example.line)")
      case .version, .failure: Issue.record("\(example.line)")
      }
    }
  }
}

/// Letters after one dash, in a table of their own: the program's has only `-h`.
@Suite("Short options")
struct ShortOptionTests {
  static let all = Option<Bool>.flag("--all", short: "a", "")
  static let both = Option<Bool>.flag("--both", short: "b", "")
  static let number = Option<Int?>.whole("--number", short: "n", "N", 1...99, "")
  static let table = CommandTable(
    commands: [
      CommandSpec(
        name: .today, group: .daily, summary: "", examples: [], options: [all.spec, both.spec, number.spec],
        details: "")
    ],
    common: [], alone: [], fallback: .today)

  @Test(
    "switches combine, and the last letter may take a value",
    arguments: ["-a -b -n 5", "-ab -n5", "-abn 5", "-abn5", "-abn=5", "--all -bn5", "-n9 -b -an5"])
  func combined(_ line: String) {
    let values: [String: TypedValue] = ["--all": .on, "--both": .on, "--number": .whole(5)]
    #expect(parse(words(line), table: Self.table) == .run(invocation(.today, [], values, typed: false)))
  }

  @Test("what follows a letter that takes a value is the value, not more letters")
  func rest() {
    #expect(
      complaint(["-na=5"], table: Self.table) == """
        error: '--number' takes a whole number from 1 to 99, not 'a=5'
          help: write for example '--number 20'

        """)
  }

  @Test("one unknown letter makes the whole a slip")
  func slip() {
    #expect(
      complaint(["-abx"], table: Self.table) == """
        error: there is no option '-abx'
          help: 'viva help' lists the options

        """)
    #expect(
      complaint(["-all"], table: Self.table) == """
        error: there is no option '-all'
          help: did you mean '--all'?

        """)
  }
}
