/// Answers on each day of the last year at most: a column is a week from Monday, and the more answers, the larger the
/// square.
enum CalendarChart {
  private static let most = 53
  private static let (left, top, cell) = (44.0, 30.0, 18.0)

  static func chart(_ report: Report) -> Chart? {
    let days = report.insight.log.days
    let last = report.lastDay
    guard let first = days.first?.day, first <= last else { return nil }
    let weeks = min(most, max(report.from == nil ? 12 : 1, (last.monday - first.monday) / 7 + 1))
    let monday = last.monday + -7 * (weeks - 1)
    let counts = Dictionary(days.map { ($0.day, $0) }, uniquingKeysWith: { first, _ in first })
    let highest = days.filter { $0.day >= monday && $0.day <= last }.map(\.answers).max() ?? 0
    guard highest > 0 else { return nil }
    let size = min(cell, (632 - left) / Double(weeks))
    var svg = SVG()
    for (row, name) in [(0, "Mon"), (2, "Wed"), (4, "Fri"), (6, "Sun")] {
      svg.label(left - 8, top + (Double(row) + 0.5) * size + 4, name, "small", .end)
    }
    var months = Months()
    // A day that was not asked for would look like one without answers.
    let start = max(monday, report.from ?? monday)
    for day in stride(from: start - monday, through: last - monday, by: 1).map({ monday + $0 }) {
      let (week, row) = ((day - monday) / 7, (day - monday) % 7)
      let (x, y) = (left + Double(week) * size, top + Double(row) * size)
      svg.rect(x + 1, y + 1, size - 2, size - 2, "cell", corner: 2)
      if let answers = counts[day]?.answers, answers > 0 {
        let side = (size - 2) * (0.35 + 0.65 * (Double(answers) / Double(highest)).squareRoot())
        svg.rect(x + (size - side) / 2, y + (size - side) / 2, side, side, "bar", corner: 2)
      }
      if row == 0 || day == start, let name = months.name(of: day, week) { svg.label(x, top - 10, name, "small") }
    }
    let shown = days.filter { $0.day >= monday && $0.day <= last }
    let best = shown.max { $0.answers < $1.answers }
    return Chart(
      id: "calendar", title: "Answers per day",
      summary: "\(grouped(shown.reduce(0) { $0 + $1.answers })) answers on \(counted(shown.count, "day")) of "
        + "\(counted(weeks, "week")); the most, \(grouped(highest)), on \(best?.day.spoken ?? "").",
      key: "A column is a week from Monday; the larger the square, the more answers.",
      width: max(640, left + Double(weeks) * size), height: top + 7 * size + 8, drawing: svg.text,
      table: table(report, monday, weeks))
  }

  /// The name of a month above its first week, unless the last one stands too near.
  private struct Months {
    private var last = (month: 0, week: -4)

    mutating func name(of day: StudyDay, _ week: Int) -> String? {
      let month = day.date.month
      guard month != last.month, week - last.week >= 3 else { return nil }
      last = (month, week)
      return String(day.short.suffix(3))
    }
  }

  /// A row for each week: seven columns are easier to hear than a year of days.
  private static func table(_ report: Report, _ monday: StudyDay, _ weeks: Int) -> ReportTable {
    var rows = [[Int]](repeating: [Int](repeating: 0, count: 7), count: weeks)
    var seconds = [Double](repeating: 0, count: weeks)
    for day in report.insight.log.days where day.day >= monday && day.day <= report.lastDay {
      rows[(day.day - monday) / 7][(day.day - monday) % 7] += day.answers
      seconds[(day.day - monday) / 7] += day.seconds
    }
    let names = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
    return ReportTable(
      "Answers per day, by week",
      [.day("Week from")] + names.map { .init(name: $0) }
        + [.init(name: "Answers"), .init(name: "Minutes")],
      rows.enumerated().map { week, counts in
        [(monday + 7 * week).description] + counts.map { $0 == 0 ? ReportWording.none : grouped($0) }
          + [grouped(counts.reduce(0, +)), grouped(Int((seconds[week] / 60).rounded()))]
      })
  }
}
