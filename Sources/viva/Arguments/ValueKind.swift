import VivaCore

/// What a value is, so that the parser can judge it, help can describe it and completions can offer it.
///
/// Closed lists and numbers are judged here; whether a topic, card, file or setting exists is for the command to say.
enum ValueKind: Equatable, Sendable {
  case text
  case topic, tag, card, problem, mock, checklist, setting, command
  case file, folder
  /// A date, 2026-11-21.
  case day
  case whole(ClosedRange<Int>)
  case choice([String])

  /// The typed text as a value, or nil when it is not one of this kind.
  func value(of typed: String) -> TypedValue? {
    switch self {
    case .text:
      return .text(typed)
    case .topic, .tag, .card, .problem, .mock, .checklist, .setting, .command, .file, .folder:
      return typed.isEmpty ? nil : .text(typed)
    case .day:
      return StudyDay(typed) == nil ? nil : .text(typed)
    case .whole(let range):
      // `Int("+5")` and `Int("-0")` are numbers to Swift; here a number is digits and nothing else.
      guard Self.isDigits(typed), let number = Int(typed), range.contains(number) else { return nil }
      return .whole(number)
    case .choice(let names):
      return names.contains(typed) ? .text(typed) : nil
    }
  }

  /// What is wanted, fit to follow "takes": `a whole number from 1 to 10000`.
  var requirement: String {
    switch self {
    case .text: "some text"
    case .topic: "a topic"
    case .tag: "a tag"
    case .card: "the id of a card"
    case .problem: "the id of a problem"
    case .mock: "the id of a mock"
    case .checklist: "the name of a checklist"
    case .setting: "the name of a setting"
    case .command: "the name of a command"
    case .file: "the path of a file"
    case .folder: "the path of a folder"
    case .day: "a day such as 2026-11-21"
    case .whole(let range): "a whole number from \(range.lowerBound) to \(range.upperBound)"
    case .choice(let names): alternatives(names)
    }
  }

  private static func isDigits(_ text: String) -> Bool {
    !text.isEmpty && text.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
  }
}

/// A value that has been judged: nothing later asks again whether it is valid.
enum TypedValue: Equatable, Sendable {
  /// The switch was typed; there is nothing more to know of it.
  case on
  case text(String)
  case whole(Int)
  /// All values of an option that may be repeated, in order.
  case texts([String])
}

/// `auto, always or never`.
func alternatives(_ names: [String]) -> String { listed(names, last: "or") }
