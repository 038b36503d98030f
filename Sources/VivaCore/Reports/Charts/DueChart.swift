/// The cards of each day to come: what the plan asks until the interview, or without one what falls due.
enum DueChart {
  private static let (left, right, top, bottom) = (48.0, 624.0, 24.0, 150.0)

  static func chart(_ report: Report) -> Chart? {
    let insight = report.insight
    let counts = insight.preparation?.forecast.asked ?? insight.forecast
    guard insight.met > 0, let highest = counts.max(), highest > 0 else { return nil }
    let step = (right - left) / Double(counts.count)
    var svg = SVG()
    for tick in [0, highest / 2, highest] where tick > 0 || highest == 1 {
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
        let day = offset == 0 ? "today" : ReportWording.short(report.day + offset)
        svg.label(x + step / 2, bottom + 18, day, "small", .middle)
      }
    }
    let total = counts.reduce(0, +)
    let title = insight.preparation == nil ? "Cards that fall due" : "Cards a day until the interview"
    let summary =
      insight.preparation.map {
        "What \(counted($0.minutes, "minute")) a day ask for until \($0.date.spoken): \(counted(total, "answer")), "
          + "new cards included, as the plan expects it; \(grouped(counts[0])) today."
      }
      ?? "\(counted(total, "card")) in the next \(counts.count) days, \(grouped(counts[0])) of them today; "
      + "cards not met yet are not in it."
    return Chart(
      id: "due", title: title, summary: summary,
      key: insight.preparation == nil ? "A bar is a day; today's holds all that is overdue." : "A bar is a day.",
      width: 640, height: 176, drawing: svg.text,
      table: ReportTable(
        "\(title), on days that have any", [.day("Day"), .init(name: "Cards")],
        counts.enumerated().filter { $0.element > 0 }.map { [(report.day + $0).description, grouped($1)] }))
  }
}
