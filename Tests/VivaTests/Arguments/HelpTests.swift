import Testing

@testable import viva

@Suite("Help")
struct HelpTests {
  @Test("the page of all commands reads as its golden")
  func top() {
    expectGolden(CommandTable.viva.helpText, "help-viva.txt")
  }

  @Test("each command's page reads as its golden", arguments: CommandName.allCases)
  func command(_ name: CommandName) {
    expectGolden(CommandTable.viva.helpText(for: CommandTable.viva[name]), "help-\(name.rawValue).txt")
  }

  @Test("the page of all commands fits 24 lines of 80 columns, with a line left for the prompt")
  func fits() {
    #expect(CommandTable.viva.helpText.split(separator: "\n", omittingEmptySubsequences: false).count <= 24)
  }

  @Test("no line is wider than 80 columns or ends in a space", arguments: CommandName.allCases)
  func width(_ name: CommandName) {
    let table = CommandTable.viva
    let lines = (table.helpText + table.helpText(for: table[name])).split(separator: "\n").map(String.init)
    #expect(lines.filter { $0.count > 80 || $0.hasSuffix(" ") } == [])
  }

  @Test("a page begins with an example of its command", arguments: CommandName.allCases)
  func exampleFirst(_ name: CommandName) {
    #expect(CommandTable.viva.helpText(for: CommandTable.viva[name]).hasPrefix("  viva"))
  }

  @Test(
    "every way of asking for help about a command gives its page",
    arguments: [
      "help review", "review --help", "review -h", "--help review", "-h review", "review caching --limit 5 -h",
      "review --limit --help", "review --limt 5 --help", "help review --help", "review --cram --help --limit 5",
    ])
  func waysToAsk(_ line: String) {
    #expect(parse(words(line)) == .help(CommandTable.viva.helpText(for: CommandTable.viva[.review])))
  }

  @Test(
    "without a command, help is the page of all commands",
    arguments: ["help", "--help", "-h", "-hh", "--plain -h", "--version --help", "help --plain"])
  func topWays(_ line: String) {
    #expect(parse(words(line)) == .help(CommandTable.viva.helpText))
  }

  @Test("help has a page of its own", arguments: ["help help", "help --help", "help -h"])
  func helpOfHelp(_ line: String) {
    #expect(parse(words(line)) == .help(CommandTable.viva.helpText(for: CommandTable.viva[.help])))
  }

  @Test("after -- a --help is an argument like any other")
  func notHelp() {
    #expect(parse(words("review -- --help")) == .run(invocation(.review, ["--help"])))
  }

  @Test("the version is one line", arguments: ["--version", "--plain --version", "--version review"])
  func version(_ line: String) {
    #expect(parse(words(line)) == .version("viva 0.1.0\n"))
  }
}
