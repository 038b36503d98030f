import Testing
import VivaCore

@testable import viva

@Suite("The table of commands")
struct TableTests {
  static let table = CommandTable.viva

  @Test("has every command once, in the order in which they are named")
  func everyCommand() {
    #expect(Self.table.commands.map(\.name) == CommandName.allCases)
  }

  @Test("gives one name and one letter to one option, so that a line can be read before its command is known")
  func oneMeaning() {
    let options = Self.table.options
    let letters = options.compactMap(\.short)
    #expect(Set(options.map(\.name)).count == options.count)
    #expect(Set(letters).count == letters.count)
  }

  @Test("names options in small letters after two dashes, and values in capitals", arguments: table.options)
  func spelling(_ option: OptionSpec) {
    #expect(option.name.wholeMatch(of: /--[a-z]+(-[a-z]+)*/) != nil)
    #expect(option.value?.name.wholeMatch(of: /[A-Z]+/) != nil || option.value == nil)
    #expect(!option.help.isEmpty && !option.help.hasSuffix("."))
  }

  @Test("asks for an open number of arguments only in the last place", arguments: table.commands.map(\.name))
  func places(_ name: CommandName) {
    let counts = Self.table[name].arguments.map(\.count)
    #expect(!counts.dropLast().contains(.any))
    #expect(!zip(counts, counts.dropFirst()).contains { $0 != .one && $1 == .one })
  }

  @Test("contradictions are between options of the command", arguments: table.commands.map(\.name))
  func contradictions(_ name: CommandName) {
    let command = Self.table[name]
    #expect(command.contradictions.allSatisfy { command.options.contains($0) && command.options.contains($1) })
  }

  @Test("the commands that only read can print JSON")
  func json() {
    let readers = Self.table.commands.filter { $0.options.contains(Option.json.spec) }.map(\.name)
    #expect(readers == [.today, .checklist, .stats, .problems, .cards, .show, .set, .doctor, .check])
  }
}

@Suite("Kinds of values")
struct ValueKindTests {
  @Test(
    "says what is wanted",
    arguments: [
      (.whole(1...600), "a whole number from 1 to 600"),
      (.choice(["auto", "always", "never"]), "auto, always or never"), (.choice(["on"]), "on"),
      (.choice(["on", "off"]), "on or off"), (.file, "the path of a file"),
    ] as [(ValueKind, String)])
  func requirement(_ kind: ValueKind, _ words: String) {
    #expect(kind.requirement == words)
  }

  @Test("a choice is spelt as it is listed", arguments: ["Never", "never ", "nev", "", "ne\u{301}ver"])
  func choice(_ typed: String) {
    #expect(ValueKind.choice(["never"]).value(of: typed) == nil)
  }
}
