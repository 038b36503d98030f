import Testing

@testable import viva

@Suite("Usage errors")
struct UsageErrorTests {
  /// What was typed, then the two lines without `error:` and `help:`.
  static let table: [(String, String, String)] = [
    // Commands
    ("reveiw", "there is no command 'reveiw'", "did you mean 'review'? 'viva help' lists the commands"),
    ("rev", "there is no command 'rev'", "did you mean 'review'? 'viva help' lists the commands"),
    ("help reveiw", "there is no command 'reveiw'", "did you mean 'review'? 'viva help' lists the commands"),
    ("reveiw --help", "there is no command 'reveiw'", "did you mean 'review'? 'viva help' lists the commands"),
    ("my-deck.md", "there is no command 'my-deck.md'", "'viva help' lists the commands"),
    ("- review", "there is no command '-'", "'viva help' lists the commands"),
    // Options
    ("review --limt 5", "'viva review' has no option '--limt'", "did you mean '--limit'?"),
    ("review -limit 5", "'viva review' has no option '-limit'", "did you mean '--limit'?"),
    ("review -l 5", "'viva review' has no option '-l'", "did you mean '--limit'?"),
    ("review --lim=5", "'viva review' has no option '--lim'", "did you mean '--limit'?"),
    ("--limt 5 review", "there is no option '--limt'", "did you mean '--limit'? '--limit' belongs to 'viva review'"),
    ("cards --crma", "'viva cards' has no option '--crma'", "did you mean '--cram'? '--cram' belongs to 'viva review'"),
    ("cards --verbose", "'viva cards' has no option '--verbose'", "'viva help cards' lists the options"),
    ("--verbose", "there is no option '--verbose'", "'viva help' lists the options"),
    ("--josn", "there is no option '--josn'", "did you mean '--json'?"),
    ("today --cram", "'viva today' has no option '--cram'", "'--cram' belongs to 'viva review'"),
    ("--cram", "'viva' has no option '--cram'", "'--cram' belongs to 'viva review'"),
    (
      "backup --yes", "'viva backup' has no option '--yes'",
      "'--yes' belongs to 'viva undo', 'viva restore' and 'viva doctor'"
    ),
    ("today --version", "'viva today' has no option '--version'", "'--version' stands alone: 'viva --version'"),
    ("show a --suspend --unsuspend", "'--suspend' and '--unsuspend' contradict each other", "leave one of them out"),
    // Values
    (
      "review --limit ten", "'--limit' takes a whole number from 1 to 10000, not 'ten'",
      "write for example '--limit 20'"
    ),
    ("review --limit", "'--limit' needs a value: a whole number from 1 to 10000", "write for example '--limit 20'"),
    ("review --limit=", "'--limit' needs a value: a whole number from 1 to 10000", "write for example '--limit 20'"),
    (
      "review --limit --cram", "'--limit' needs a value: a whole number from 1 to 10000",
      "write for example '--limit 20'"
    ),
    (
      "today --data --json", "'--data' needs a value: the path of a file",
      "write '--data FILE', or '--data=FILE' when FILE begins with '-'"
    ),
    ("today --plain=yes", "'--plain' takes no value, not even 'yes'", "write '--plain'"),
    ("--version=2", "'--version' takes no value, not even '2'", "write '--version'"),
    ("today --help=all", "'--help' takes no value, not even 'all'", "write '--help'"),
    ("--color alwas", "'--color' takes auto, always or never, not 'alwas'", "did you mean '--color always'?"),
    (
      "--color red", "'--color' takes auto, always or never, not 'red'",
      "write '--color auto', '--color always' or '--color never'"
    ),
    ("cards --state neu", "'--state' takes new, due, later or suspended, not 'neu'", "did you mean '--state new'?"),
    (
      "review --limit 9 --limit x --limit 5", "'--limit' takes a whole number from 1 to 10000, not 'x'",
      "write for example '--limit 20'"
    ),
    // Arguments
    ("show", "'viva show' needs ID: the id of a card", "write 'viva show ID'; 'viva help show' explains it"),
    (
      "show a b", "'viva show' takes one argument, so 'b' is one too many",
      "write 'viva show ID'; 'viva help show' explains it"
    ),
    (
      "undo 3", "'viva undo' takes no arguments, so '3' is one too many",
      "write 'viva undo'; 'viva help undo' explains it"
    ),
    (
      "set a b c", "'viva set' takes two arguments, so 'c' is one too many",
      "write 'viva set [KEY [VALUE]]'; 'viva help set' explains it"
    ),
    (
      "help review cards", "'viva help' takes one argument, so 'cards' is one too many",
      "write 'viva help [COMMAND]'; 'viva help help' explains it"
    ),
  ]

  @Test("says what is wrong and what to type instead", arguments: table)
  func says(_ line: String, _ message: String, _ help: String) {
    #expect(complaint(words(line)) == "error: \(message)\n  help: \(help)\n")
  }

  @Test(
    "a number is digits within the range and nothing else",
    arguments: ["0", "10001", "+5", "-5", "5.0", "1e3", "0x10", "٥", "９", "9223372036854775808", " 5", "5\u{301}"])
  func numbers(_ typed: String) {
    #expect(
      complaint(["review", "--limit", typed]) == """
        error: '--limit' takes a whole number from 1 to 10000, not '\(typed)'
          help: write for example '--limit 20'

        """)
  }

  @Test("a hostile word is cut to 60 characters and cannot forge a line")
  func hostile() {
    let word = "x\r\n\tok" + String(repeating: "y", count: 100_000)
    let shown = "x\r␊␉ok" + String(repeating: "y", count: 55)
    #expect(complaint([word]) == "error: there is no command '\(shown)…'\n  help: 'viva help' lists the commands\n")
  }

  @Test("a letter under a million accents is one character, and is cut all the same")
  func accents() {
    let word = "x" + String(repeating: "\u{301}", count: 1_000_000)
    #expect(quoted(word).unicodeScalars.count == 243)
  }

  @Test("an accent cannot hide a dash or an equals sign")
  func accentedDash() {
    #expect(complaint(["--\u{301}limit"])?.hasPrefix("error: there is no option '--\u{301}limit'") == true)
    #expect(complaint(["-\u{301}"])?.hasPrefix("error: there is no option '-\u{301}'") == true)
    #expect(parse(["review", "--tag=\u{301}"]) == .run(invocation(.review, [], ["--tag": .text("\u{301}")])))
  }
}
