import VivaCore

/// The lines of `viva stats`.
enum StatsText {
  static func lines(_ insight: Insight, _ library: Library, _ section: StatsSection?, width: Int) -> [Line] {
    guard let section else { return Overview(insight, library, width).lines }
    switch section {
    case .recall: return RecallStats(insight, width).lines
    case .mocks: return MockStats(insight, library, width).lines
    case .forecast: return ForecastStats(insight, width).lines
    case .topics: return TopicStats(insight, width).lines
    case .time: return TimeStats(insight, width).lines
    }
  }

  static func heading(_ text: String, _ width: Int) -> [Line] { wrap(Line(text, .bold), to: width) }

  /// A paragraph of what a section means or proposes.
  static func remark(_ text: String, _ width: Int) -> [Line] { wrap(Line(text, .dim), to: width) }

  /// The column in front of a line: a sign for what asks for attention.
  static func sign(isWeak: Bool) -> Line { isWeak ? Line("! ", .bad) : Line("  ") }

  /// The command that sets a date, with a day to come as the example.
  static func settingInterview(_ today: StudyDay) -> String { "viva set interview \(today + 55)" }

  /// A number and its bar, where there is one.
  static func beside(_ number: Line, _ bar: Line) -> Line { bar.columns == 0 ? number : number + Line("  ") + bar }

  /// A named row; its further lines stand under its text.
  static func row(_ name: String, _ text: Line, isWeak: Bool = false, _ width: Int, column: Int = 12) -> [Line] {
    let first = sign(isWeak: isWeak) + Line(name.padding(to: column), .dim)
    return wrap(text, to: width, first: first, rest: Line(String(repeating: " ", count: column + 2)))
  }
}
