/// Expected recall per topic: a bar for today, a diamond for the interview's date, a dashed line for the goal.
enum ReadinessChart {
  static let id = "readiness"
  private static let (left, right, row, top) = (176.0, 596.0, 26.0, 34.0)

  static func chart(_ report: Report) -> Chart? {
    let insight = report.insight
    // A row of nothing for each topic to come would hide the few that were begun; the table has them all.
    let topics = insight.topics.filter { $0.met > 0 }
    guard !topics.isEmpty else { return nil }
    let height = top + Double(topics.count) * row + 12
    func x(_ share: Double) -> Double { left + share * (right - left) }
    var svg = SVG()
    for tick in stride(from: 0.0, through: 1, by: 0.25) {
      svg.line(x(tick), top - 6, x(tick), height - 8, "grid")
      svg.label(x(tick), top - 14, ReportWording.percent(tick), "small", .middle)
    }
    for (place, topic) in topics.enumerated() {
      let y = top + Double(place) * row
      svg.label(left - 10, y + 13, SVG.short(topic.topic.title, 24), "label", .end)
      svg.rect(left, y + 2, right - left, 14, "track", corner: 2)
      svg.rect(left, y + 2, (right - left) * topic.today, 14, "bar", corner: 2)
      if let onDate = topic.onDate { svg.diamond(x(onDate), y + 9, 6, "mark") }
      svg.label(right + 8, y + 13, ReportWording.percent(topic.today), "value")
    }
    svg.line(x(insight.goal), top - 6, x(insight.goal), height - 8, "goal")
    let reached = topics.count { $0.today >= insight.goal }
    let unmet = insight.topics.count - topics.count
    let rest = unmet == 0 ? "" : "; the table also has \(counted(unmet, "topic")) not begun yet"
    let date = insight.preparation == nil ? "" : "; the diamond is the interview's date, if nothing more is done"
    return Chart(
      id: id, title: "Readiness per topic",
      summary:
        "Of \(counted(topics.count, "topic")) begun, \(grouped(reached)) reach\(reached == 1 ? "es" : "") the goal of "
        + "\(ReportWording.percent(insight.goal)) expected recall today. A card that was never met counts as 0\(rest).",
      key: "The bar is today\(date); the dashed line is the goal.",
      width: 640, height: height, drawing: svg.text, table: ReportTables.topics(report))
  }
}
