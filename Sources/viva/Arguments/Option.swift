import VivaCore

/// An option together with what asking for it gives, so that `invocation[.limit]` is an `Int?` and a misspelt or
/// mistyped option does not compile.
struct Option<Value: Sendable>: Sendable {
  let spec: OptionSpec
  /// What the code gets: nil goes in when the option was not typed.
  let read: @Sendable (TypedValue?) -> Value
}

extension Option<Bool> {
  static func flag(_ name: String, short: Character? = nil, _ help: String) -> Self {
    Self(spec: OptionSpec(name: name, short: short, value: nil, help: help)) { $0 != nil }
  }
}

extension Option<Int?> {
  static func whole(
    _ name: String, short: Character? = nil, _ placeholder: String, _ range: ClosedRange<Int>, _ help: String
  ) -> Self {
    let value = OptionSpec.Value(name: placeholder, kind: .whole(range))
    return Self(spec: OptionSpec(name: name, short: short, value: value, help: help)) {
      if case .whole(let number)? = $0 { number } else { nil }
    }
  }
}

extension Option<String?> {
  static func text(
    _ name: String, short: Character? = nil, _ placeholder: String, _ kind: ValueKind, _ help: String
  ) -> Self {
    let value = OptionSpec.Value(name: placeholder, kind: kind)
    return Self(spec: OptionSpec(name: name, short: short, value: value, help: help)) {
      if case .text(let text)? = $0 { text } else { nil }
    }
  }
}

extension Option<StudyDay?> {
  static func day(_ name: String, _ help: String) -> Self {
    let value = OptionSpec.Value(name: "DAY", kind: .day)
    return Self(spec: OptionSpec(name: name, short: nil, value: value, help: help)) {
      if case .text(let text)? = $0 { StudyDay(text) } else { nil }
    }
  }
}

extension Option<[String]> {
  /// An option that may be given several times.
  static func texts(_ name: String, _ placeholder: String, _ help: String) -> Self {
    let value = OptionSpec.Value(name: placeholder, kind: .text)
    return Self(spec: OptionSpec(name: name, short: nil, value: value, help: help, repeats: true)) {
      if case .texts(let texts)? = $0 { texts } else { [] }
    }
  }
}

extension Option {
  /// An option with a closed list of values, which is the list of the cases of an enum.
  static func choice<Choice: RawRepresentable<String> & CaseIterable & Sendable>(
    _ name: String, short: Character? = nil, _ placeholder: String, _ help: String
  ) -> Self where Value == Choice? {
    let value = OptionSpec.Value(name: placeholder, kind: .choice(Choice.allCases.map(\.rawValue)))
    return Self(spec: OptionSpec(name: name, short: short, value: value, help: help)) {
      if case .text(let text)? = $0 { Choice(rawValue: text) } else { nil }
    }
  }
}

/// When output is coloured.
enum ColorFlag: String, CaseIterable, Sendable {
  case auto, always, never
}

/// The levels, as they are typed.
enum LevelChoice: String, CaseIterable, Sendable {
  case mid, senior, staff
}

/// What a report is written in.
enum ReportFormat: String, CaseIterable, Sendable {
  case md, html, csv, json
}

/// The parts of `viva stats` that can be asked for.
enum StatsSection: String, CaseIterable, Sendable {
  case recall, mocks, forecast, topics, time
}

/// Which cards `viva cards --state` lists.
enum StateChoice: String, CaseIterable, Sendable {
  case new, due, later, suspended
}

// MARK: - Every option of the program

extension Option<Bool> {
  static var plain: Self { .flag("--plain", "line by line, without a full screen") }
  static var noInput: Self { .flag("--no-input", "never ask; fail where an answer would be needed") }
  static var help: Self { .flag("--help", short: "h", "show this text") }
  static var version: Self { .flag("--version", "print the version") }
  static var json: Self { .flag("--json", "print JSON, for scripts") }
  static var yes: Self { .flag("--yes", "do it without asking") }
  static var ahead: Self { .flag("--ahead", "also cards that are not due yet") }
  static var cram: Self { .flag("--cram", "practise without rescheduling") }
  static var suspend: Self { .flag("--suspend", "do not ask this card any more") }
  static var unsuspend: Self { .flag("--unsuspend", "ask it again") }
  static var mini: Self { .flag("--mini", "25 minutes without a deep dive") }
  static var strict: Self { .flag("--strict", "no pauses") }
  static var resume: Self { .flag("--resume", "go on with the mock that was left") }
  static var mend: Self { .flag("--mend", "repair what can be repaired") }
}

extension Option<Int?> {
  static var limit: Self { .whole("--limit", "N", 1...10_000, "most cards in this session") }
  static var minutes: Self { .whole("--minutes", "M", 1...600, "how long, in minutes") }
  static var new: Self { .whole("--new", "N", 0...9_999, "most new cards in this session") }
  static var seed: Self { .whole("--seed", "N", 0...Int.max, "fix every random choice, to repeat a session") }
}

extension Option<String?> {
  static var data: Self { .text("--data", "FILE", .file, "use this progress file") }
  static var content: Self { .text("--content", "FOLDER", .folder, "use this material instead of the bundled") }
  static var output: Self { .text("--output", short: "o", "FILE", .file, "write it to FILE; '-' is standard output") }
  static var only: Self { .text("--only", "PHASE", .text, "practise one phase: clarify, design, deep-dive, close") }
  static var style: Self { .text("--style", "NAME", .text, "standard, or expert with its seven phases") }
  static var problem: Self { .text("--problem", "ID", .problem, "the problem of a mock done elsewhere") }
  static var scores: Self { .text("--set", "SCORES", .text, "scores without the screen: requirements=4,api=3,…") }
  static var by: Self { .text("--by", "NAME", .text, "a peer's scores, beside your own") }
  static var topic: Self { .text("--topic", "TOPIC", .topic, "only cards about this topic") }
  static var tag: Self { .text("--tag", "TAG", .tag, "only cards with this tag") }
}

extension Option<[String]> {
  static var notes: Self { .texts("--note", "EVIDENCE", "estimation=forgot the peak; may be repeated") }
}

extension Option<LevelChoice?> {
  static var level: Self { .choice("--level", "LEVEL", "mock at this level") }
}

extension Option<ColorFlag?> {
  static var color: Self { .choice("--color", "WHEN", "when to use colour") }
}

extension Option<StateChoice?> {
  static var state: Self { .choice("--state", "STATE", "only cards in this state") }
}

extension Option<StudyDay?> {
  static var from: Self { .day("--from", "look back no further than this day") }
  static var to: Self { .day("--to", "leave out what came after this day") }
}

extension Option<ReportFormat?> {
  static var format: Self { .choice("--format", "FORMAT", "else FILE's ending") }
}

extension Option<ReportCSV.Table?> {
  static var table: Self { .choice("--table", "TABLE", "table, for csv") }
}
