/// The first word of a command line, once it is known to be a command.
enum CommandName: String, CaseIterable, Sendable {
  case today, review, mock, score, checklist, stats, problems, cards, show, report, undo, set, backup, restore, doctor,
    check,
    help
}

/// Everything that parser, help, completions and man page need to know about one command.
struct CommandSpec: Sendable {
  /// The heading under which `viva --help` lists a command: what one turns to it for.
  enum Group: String, CaseIterable, Sendable {
    case daily = "Daily"
    case look = "Look"
    case keep = "Keep"
    case ask = "Ask"

    /// What commands that are seldom needed are for, as one: they share a line, so that the page stays a page.
    var purpose: String? { self == .keep ? "look after progress and decks" : nil }
  }

  /// A line to copy, and what it does. Examples stand first in help because most people read nothing else.
  struct Example: Sendable {
    let line: String
    let does: String
  }

  let name: CommandName
  let group: Group
  /// One line without a full stop, in the imperative or as a noun phrase.
  let summary: String
  let examples: [Example]
  var arguments: [ArgumentSpec] = []
  /// The command's own options; those that every command has are in the table.
  var options: [OptionSpec] = []
  /// Pairs of options that cannot both be meant.
  var contradictions: [(OptionSpec, OptionSpec)] = []
  /// Paragraphs, already broken into lines.
  let details: String

  /// `viva set [KEY [VALUE]]`: an argument that can be left out takes those after it along.
  var usage: String {
    let places = arguments.reversed().reduce("") { rest, place in
      switch place.count {
      case .one: " \(place.name)\(rest)"
      case .optional: " [\(place.name)\(rest)]"
      case .any: " [\(place.name)…]"
      }
    }
    return "viva \(name.rawValue)\(places)"
  }
}

/// One place after the command's name.
struct ArgumentSpec: Equatable, Sendable {
  enum Count: Equatable, Sendable { case one, optional, any }

  let name: String
  let kind: ValueKind
  let count: Count
}

/// One option: a switch, or one that takes a value.
struct OptionSpec: Equatable, Sendable {
  struct Value: Equatable, Sendable {
    /// What stands for the value in help: `N`.
    let name: String
    let kind: ValueKind
  }

  /// With its dashes: `--limit`.
  let name: String
  /// The letter after a single dash.
  let short: Character?
  /// Nil for a switch.
  let value: Value?
  /// One line without a full stop.
  let help: String
  /// Whether every value counts when the option is given more than once; else the last one does.
  var repeats = false

  /// `--limit N`, or `--plain`.
  var usage: String { value.map { "\(name) \($0.name)" } ?? name }
}

/// All commands and options: the one table that everything about the command line is read from.
struct CommandTable: Sendable {
  let commands: [CommandSpec]
  /// Options that every command takes.
  let common: [OptionSpec]
  /// Options that stand alone, without a command.
  let alone: [OptionSpec]
  /// What `viva` without a command means.
  let fallback: CommandName

  /// The command's entry. A table without one is a mistake in the table, which a test would find first.
  subscript(name: CommandName) -> CommandSpec {
    guard let command = commands.first(where: { $0.name == name }) else {
      preconditionFailure("the table has no command '\(name.rawValue)'")
    }
    return command
  }

  func command(_ word: String) -> CommandSpec? { commands.first { $0.name.rawValue == word } }

  /// What may be typed with the command, or with `viva` alone.
  func options(of command: CommandSpec?) -> [OptionSpec] {
    if let command { command.options + common } else { self[fallback].options + common + alone }
  }

  /// Every option once. An option that several commands share is the same option in each, so that a command line can
  /// be taken apart before its command is known.
  var options: [OptionSpec] {
    var all: [OptionSpec] = []
    for option in commands.flatMap(\.options) + common + alone where !all.contains(option) { all.append(option) }
    return all
  }
}
