/// The cards of each day to come, or week where the interview is far: what the plan asks until then, or without one what
/// falls due.
enum DueChart {
  /// More bars than this are too thin to be told apart.
  private static let mostDays = 90
  private static let (left, right, top, bottom) = (48.0, 624.0, 24.0, 150.0)

  static func chart(_ report: Report) -> Chart? {
    let insight = report.insight
    let days = insight.preparation?.forecast.asked ?? insight.forecast
    let span = days.count > mostDays ? 7 : 1
    let counts = stride(from: 0, to: days.count, by: span).map { days[$0..<min($0 + span, days.count)].reduce(0, +) }
    guard insight.met > 0, let highest = counts.max(), highest > 0 else { return nil }
    let step = (right - left) / Double(counts.count)
    var svg = SVG()
    for tick in Set([0, highest / 2, highest]).sorted() {
      let y = bottom - Double(tick) / Double(highest) * (bottom - top)
      svg.line(left, y, right, y, "grid")
      svg.label(left - 8, y + 4, grouped(tick), "small", .end)
    }
    svg.line(left, bottom, right, bottom, "axis")
    let every = max(1, (counts.count + 9) / 10)
    for (offset, count) in counts.enumerated() {
      let x = left + Double(offset) * step
      let height = Double(count) / Double(highest) * (bottom - top)
      svg.rect(x + step * 0.14, bottom - height, step * 0.72, height, "bar", corner: 1)
      if offset % every == 0 {
        let day = report.day + span * offset
        svg.label(x + step / 2, bottom + 18, day == report.day ? "today" : day.short, "small", .middle)
      }
    }
    let total = counts.reduce(0, +)
    let unit = span == 1 ? "day" : "week"
    let title = insight.preparation == nil ? "Cards that fall due" : "Cards a \(unit) until the interview"
    let summary =
      insight.preparation.map {
        "What \(counted($0.minutes, "minute")) a day ask for until \(ReportWording.date($0.date)): "
          + "\(counted(total, "answer")), "
          + "new cards included, as the plan expects it."
      }
      ?? "\(counted(total, "card")) in the next \(counted(days.count, "day")), \(grouped(days[0])) of them today; "
      + "cards not met yet are not in it."
    return Chart(
      id: "due", title: title, summary: summary,
      key: "A bar is a \(unit)" + (insight.preparation == nil ? "; today's holds all that is overdue." : "."),
      width: 640, height: 176, drawing: svg.text,
      table: ReportTable(
        "\(title), \(span == 1 ? "on days" : "in weeks") that have any",
        [.day(span == 1 ? "Day" : "Week from"), .init(name: "Cards")],
        counts.enumerated().filter { $0.element > 0 }.map { [(report.day + span * $0).description, grouped($1)] }))
  }
}
