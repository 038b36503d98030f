/// Help is laid out for 80 columns and read top down: what to type, then what it means.
extension CommandTable {
  /// The page of `viva --help`; it fits a terminal of 24 lines.
  var helpText: String {
    var lines = [
      "Viva drills you for system-design interviews, day by day and against the clock.",
      "",
    ]
    lines += examples([
      .init(line: "viva", does: "what is due, and what to do next"),
      .init(line: "viva review caching --minutes 20", does: "twenty minutes on caching"),
      .init(line: "viva check my-deck.md", does: "is my own deck well written?"),
    ])
    lines.append("")
    let nameWidth = commands.filter { $0.group.purpose == nil }.map(\.name.rawValue.count).max() ?? 0
    for group in CommandSpec.Group.allCases {
      let members = commands.filter { $0.group == group }
      if let purpose = group.purpose {
        lines += filled(members.map(\.name.rawValue) + ["  " + purpose], indent: group.rawValue.padding(to: 7))
        continue
      }
      for (index, command) in members.enumerated() {
        let heading = (index == 0 ? group.rawValue : "").padding(to: 7)
        lines.append("\(heading)\(command.name.rawValue.padding(to: nameWidth))   \(command.summary)")
      }
    }
    let everywhere = (common + alone).map { $0.value == nil ? "[\($0.name)]" : "[\($0.usage)]" }
    lines += [""] + filled(everywhere, indent: "Everywhere  ")
    lines += ["", "'viva help COMMAND' explains a command, 'viva help help' what they share."]
    return lines.joined(separator: "\n") + "\n"
  }

  /// The page of one command.
  func helpText(for command: CommandSpec) -> String {
    var lines = examples(command.examples)
    lines += ["", "Usage: \(command.usage) [OPTION…]", "", command.details]
    let width = (command.options + common).map { label($0).count }.max() ?? 0
    if !command.options.isEmpty { lines += ["", "Options"] + command.options.map { row($0, width: width) } }
    lines += ["", "Everywhere"] + common.map { row($0, width: width) }
    return lines.joined(separator: "\n") + "\n"
  }

  private func examples(_ examples: [CommandSpec.Example]) -> [String] {
    let width = examples.map(\.line.count).max() ?? 0
    return examples.map { "  \($0.line.padding(to: width))   \($0.does)" }
  }

  private func row(_ option: OptionSpec, width: Int) -> String {
    "  \(label(option).padding(to: width))   \(option.help)\(option.value?.kind.hint ?? "")"
  }

  private func label(_ option: OptionSpec) -> String {
    (option.short.map { "-\($0), " } ?? "") + option.usage
  }
}

extension ValueKind {
  /// What a line of help adds about the values, so that no range or list is written down twice.
  /// A range without an end to speak of goes unsaid.
  fileprivate var hint: String {
    switch self {
    case .whole(let range) where range.upperBound == .max: ""
    case .whole(let range): " (\(range.lowerBound) to \(range.upperBound))"
    case .choice(let names): " (\(alternatives(names)))"
    default: ""
    }
  }
}

/// The words in lines of at most 80 columns; the first begins with the indent, the others with as many spaces.
private func filled(_ words: [String], indent: String) -> [String] {
  var lines: [String] = []
  for word in words {
    if let last = lines.last, last.count + 1 + word.count <= 80 {
      lines[lines.count - 1] = last + " " + word
    } else {
      lines.append((lines.isEmpty ? indent : "".padding(to: indent.count)) + word)
    }
  }
  return lines
}
