import VivaCore

/// A command line that means nothing: what is wrong with it, and what to type instead. Exit status 2.
struct UsageError: Error, Equatable, Sendable {
  let message: String
  let help: String
}

extension UsageError {
  static func unknownCommand(_ word: String, in table: CommandTable) -> UsageError {
    return UsageError(
      message: "there is no command \(quoted(word))",
      help: Nearest.help(word, in: table.commands.map(\.name.rawValue), "'viva help' lists the commands"))
  }

  /// An option that no command has. The command's own options are the likelier meaning, then those of the others.
  static func unknownOption(_ name: String, of command: CommandSpec?, in table: CommandTable) -> UsageError {
    let message =
      command.map { "'viva \($0.name.rawValue)' has no option \(quoted(name))" }
      ?? "there is no option \(quoted(name))"
    let word = String(name.unicodeScalars.drop { $0 == "-" })
    func nearest(in options: [OptionSpec]) -> OptionSpec? {
      let match = Nearest.match(word, in: options.map { String($0.name.dropFirst(2)) })
      return options.first { $0.name.dropFirst(2) == match ?? "" }
    }
    if let near = nearest(in: table.options(of: command)) {
      return UsageError(message: message, help: "did you mean '\(near.name)'?")
    }
    if let near = nearest(in: table.options) {
      return UsageError(message: message, help: "did you mean '\(near.name)'? \(owners(of: near, in: table))")
    }
    let page = command.map { "viva help \($0.name.rawValue)" } ?? "viva help"
    return UsageError(message: message, help: "'\(page)' lists the options")
  }

  /// An option of another command.
  static func foreignOption(_ option: OptionSpec, of command: CommandSpec?, in table: CommandTable) -> UsageError {
    let name = command.map { "viva \($0.name.rawValue)" } ?? "viva"
    return UsageError(message: "'\(name)' has no option '\(option.name)'", help: owners(of: option, in: table))
  }

  private static func owners(of option: OptionSpec, in table: CommandTable) -> String {
    let owners = table.commands.filter { $0.options.contains(option) }.map { "'viva \($0.name.rawValue)'" }
    if owners.isEmpty { return "'\(option.name)' stands alone: 'viva \(option.name)'" }
    return "'\(option.name)' belongs to \(listed(owners, last: "and"))"
  }

  static func contradiction(_ one: OptionSpec, _ other: OptionSpec) -> UsageError {
    UsageError(message: "'\(one.name)' and '\(other.name)' contradict each other", help: "leave one of them out")
  }

  static func needlessValue(_ typed: String, for option: OptionSpec) -> UsageError {
    UsageError(message: "'\(option.name)' takes no value, not even \(quoted(typed))", help: "write '\(option.name)'")
  }

  static func missingValue(_ value: OptionSpec.Value, for option: OptionSpec) -> UsageError {
    let help =
      switch value.kind {
      case .whole, .choice, .day: "write \(example(value.kind, for: option))"
      default: "write '\(option.usage)', or '\(option.name)=\(value.name)' when \(value.name) begins with '-'"
      }
    return UsageError(message: "'\(option.name)' needs a value: \(value.kind.requirement)", help: help)
  }

  static func badValue(_ typed: String, _ kind: ValueKind, for option: OptionSpec) -> UsageError {
    var help = "write \(example(kind, for: option))"
    if case .choice(let names) = kind, let near = Nearest.match(typed, in: names) {
      help = "did you mean '\(option.name) \(near)'?"
    }
    return UsageError(message: "'\(option.name)' takes \(kind.requirement), not \(quoted(typed))", help: help)
  }

  private static func example(_ kind: ValueKind, for option: OptionSpec) -> String {
    switch kind {
    case .whole(let range): "for example '\(option.name) \(min(max(20, range.lowerBound), range.upperBound))'"
    case .day: "for example '\(option.name) 2026-11-21'"
    case .choice(let names): alternatives(names.map { "'\(option.name) \($0)'" })
    default: "'\(option.usage)'"
    }
  }

  static func missingArgument(_ place: ArgumentSpec, of command: CommandSpec) -> UsageError {
    UsageError(
      message: "'viva \(command.name.rawValue)' needs \(place.name): \(place.kind.requirement)", help: usage(command))
  }

  static func badArgument(_ typed: String, _ place: ArgumentSpec, of command: CommandSpec) -> UsageError {
    var help = usage(command)
    if case .choice(let names) = place.kind, let near = Nearest.match(typed, in: names) {
      help = "did you mean 'viva \(command.name.rawValue) \(near)'?"
    }
    return UsageError(
      message:
        "'viva \(command.name.rawValue)' takes \(place.kind.requirement) for \(place.name), not \(quoted(typed))",
      help: help)
  }

  static func surplusArgument(_ typed: String, of command: CommandSpec) -> UsageError {
    let takes = ["no arguments", "one argument", "two arguments"]
    let count = command.arguments.count
    let most = takes.indices.contains(count) ? takes[count] : "\(count) arguments"
    return UsageError(
      message: "'viva \(command.name.rawValue)' takes \(most), so \(quoted(typed)) is one too many",
      help: usage(command))
  }

  private static func usage(_ command: CommandSpec) -> String {
    "write '\(command.usage)'; 'viva help \(command.name.rawValue)' explains it"
  }
}

/// What was typed, in quotes and in one line, cut to 60 characters. Other control characters are left to the sink,
/// which shows them; it lets line breaks and tabs pass, and a typed one must not forge a line of ours.
func quoted(_ typed: String) -> String {
  // Scalars are counted too, because one Character can be a letter and a million accents.
  var kept = String(String(typed.unicodeScalars.prefix(240)).prefix(60))
  if kept.unicodeScalars.count < typed.unicodeScalars.count { kept += "…" }
  var shown = String.UnicodeScalarView()
  for scalar in kept.unicodeScalars {
    switch scalar {
    case "\n": shown.append("␊")
    case "\t": shown.append("␉")
    default: shown.append(scalar)
    }
  }
  return "'\(String(shown))'"
}
