/// Cards that fall due on each day up to the interview, with what is overdue on the first.
enum DueChart {
  private static let (left, right, top, bottom) = (48.0, 624.0, 24.0, 150.0)

  static func chart(_ report: Report) -> Chart? {
    let insight = report.insight
    let counts = insight.forecast
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
    let until =
      insight.preparation.map { "until the interview on \($0.date.spoken)" } ?? "in the next \(counts.count) days"
    let total = counts.reduce(0, +)
    return Chart(
      id: "due", title: "Cards that fall due",
      summary:
        "\(counted(total, "card")) \(until), \(grouped(counts[0])) of them today; cards not met yet are not in it.",
      key: "A bar is a day; today's holds all that is overdue.",
      width: 640, height: 176, drawing: svg.text,
      table: ReportTable(
        "Cards that fall due, on days that have any", [.day("Day"), .init(name: "Due")],
        counts.enumerated().filter { $0.element > 0 }.map { [(report.day + $0).description, grouped($1)] }))
  }
}
