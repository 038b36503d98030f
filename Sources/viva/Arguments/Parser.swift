/// Reads a command line, without the program's own name, by the table. Pure: the caller prints and exits.
func parse(_ arguments: [String], table: CommandTable = .viva) -> ParseOutcome {
  do throws(UsageError) {
    return try CommandLineReader(table: table, tokens: tokens(of: arguments, options: table.options)).outcome()
  } catch {
    return .failure(error)
  }
}

/// One thing that was typed, told apart but not yet judged: which options are right depends on the command, and the
/// command may come after them.
private enum Token: Equatable {
  case word(String)
  /// The value is what was typed for it, nil when nothing was.
  case option(OptionSpec, value: String?)
  /// Looks like an option and is none of any command.
  case unknown(String)
}

/// Takes a command line apart. It needs to know only which options take values, and an option is the same in every
/// command that has it.
private func tokens(of arguments: [String], options: [OptionSpec]) -> [Token] {
  var tokens: [Token] = []
  var rest = arguments[...]
  while let argument = rest.popFirst() {
    // Bytes, not Characters: a combining mark after the dash must not hide it.
    let bytes = argument.utf8
    if argument == "--" {
      tokens += rest.map(Token.word)
      break
    } else if bytes.starts(with: "--".utf8) {
      let equals = bytes.firstIndex(of: UInt8(ascii: "="))
      let name = String(argument[..<(equals ?? argument.endIndex)])
      guard let option = options.first(where: { $0.name == name }) else {
        tokens.append(.unknown(name))
        continue
      }
      let attached = equals.map { String(argument[bytes.index(after: $0)...]) }
      tokens.append(.option(option, value: attached ?? (option.value == nil ? nil : takeValue(from: &rest))))
    } else if bytes.starts(with: "-".utf8), bytes.count > 1 {
      tokens += shortOptions(argument, rest: &rest, options: options)
    } else {
      tokens.append(.word(argument))
    }
  }
  return tokens
}

/// The letters of `-abc`. When one of them is no option the whole is taken for a slip, as in `-limit`.
private func shortOptions(_ argument: String, rest: inout ArraySlice<String>, options: [OptionSpec]) -> [Token] {
  var found: [Token] = []
  var letters = argument.unicodeScalars.dropFirst()
  while let letter = letters.popFirst() {
    guard let option = options.first(where: { $0.short == Character(letter) }) else { return [.unknown(argument)] }
    if option.value == nil {
      found.append(.option(option, value: nil))
    } else {
      if letters.first == "=" { letters.removeFirst() }
      found.append(.option(option, value: letters.isEmpty ? takeValue(from: &rest) : String(letters)))
      break
    }
  }
  return found
}

/// The next argument as a value, unless it looks like an option: `--data --json` lacks a file rather than naming one.
/// `-` alone and negative numbers are values; the latter are refused with better words than "missing".
private func takeValue(from rest: inout ArraySlice<String>) -> String? {
  guard let next = rest.first else { return nil }
  let second = next.utf8.dropFirst().first
  let isOption = next.utf8.first == UInt8(ascii: "-") && second != nil && !(0x30...0x39).contains(second ?? 0)
  return isOption ? nil : rest.removeFirst()
}

/// Judges what was typed against the table: first the command, then its options, then its arguments.
private struct CommandLineReader {
  let table: CommandTable
  let tokens: [Token]

  func outcome() throws(UsageError) -> ParseOutcome {
    let words = tokens.compactMap { if case .word(let word) = $0 { word } else { nil } }
    let beforeWords = tokens.prefix { if case .word = $0 { false } else { true } }
    let command = try words.first.map { word throws(UsageError) in try self.command(word, after: beforeWords) }
    let arguments = Array(words.dropFirst())
    // `help review --help` is about review, like `help review`.
    let subject = command?.name == .help ? arguments.first : nil

    if tokens.contains(.option(Option.help.spec, value: nil)) { return .help(try help(about: subject, or: command)) }
    if beforeWords.contains(.option(Option.version.spec, value: nil)) { return .version("viva \(vivaVersion)\n") }
    let values = try judgedOptions(for: command)
    if let command { try judge(arguments, for: command) }
    if command?.name == .help { return .help(try help(about: subject, or: nil)) }
    return .run(
      Invocation(
        command: command?.name ?? table.fallback, commandWasTyped: command != nil, arguments: arguments,
        values: values))
  }

  /// The command that the first word names. An option misspelt before the command may have left its value in the
  /// command's place; then the option is the mistake to tell.
  private func command(_ word: String, after options: ArraySlice<Token>) throws(UsageError) -> CommandSpec {
    if let command = table.command(word) { return command }
    for case .unknown(let name) in options { throw .unknownOption(name, of: nil, in: table) }
    throw .unknownCommand(word, in: table)
  }

  private func help(about subject: String?, or command: CommandSpec?) throws(UsageError) -> String {
    guard let subject else { return command.map(table.helpText) ?? table.helpText }
    guard let named = table.command(subject) else { throw .unknownCommand(subject, in: table) }
    return table.helpText(for: named)
  }

  private func judgedOptions(for command: CommandSpec?) throws(UsageError) -> [String: TypedValue] {
    let allowed = table.options(of: command)
    var values: [String: TypedValue] = [:]
    for token in tokens {
      switch token {
      case .word: continue
      case .unknown(let name): throw .unknownOption(name, of: command, in: table)
      case .option(let option, let typed):
        guard allowed.contains(option) else { throw .foreignOption(option, of: command, in: table) }
        let value = try judged(typed, for: option)
        if option.repeats, case .text(let text) = value {
          var texts: [String] = []
          if case .texts(let earlier)? = values[option.name] { texts = earlier }
          values[option.name] = .texts(texts + [text])
        } else {
          values[option.name] = value
        }
      }
    }
    for (one, other) in command?.contradictions ?? [] where values[one.name] != nil && values[other.name] != nil {
      throw .contradiction(one, other)
    }
    return values
  }

  private func judged(_ typed: String?, for option: OptionSpec) throws(UsageError) -> TypedValue {
    guard let expected = option.value else {
      if let typed { throw .needlessValue(typed, for: option) }
      return .on
    }
    guard let typed, !typed.isEmpty else { throw .missingValue(expected, for: option) }
    guard let value = expected.kind.value(of: typed) else { throw .badValue(typed, expected.kind, for: option) }
    return value
  }

  private func judge(_ arguments: [String], for command: CommandSpec) throws(UsageError) {
    var rest = arguments[...]
    for place in command.arguments {
      if place.count == .one, rest.isEmpty { throw .missingArgument(place, of: command) }
      for argument in place.count == .any ? rest : rest.prefix(1) {
        if place.kind.value(of: argument) == nil { throw .badArgument(argument, place, of: command) }
      }
      rest = place.count == .any ? [] : rest.dropFirst()
    }
    if let surplus = rest.first { throw .surplusArgument(surplus, of: command) }
  }
}
