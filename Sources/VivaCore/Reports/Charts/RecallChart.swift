/// True recall of each week against the target.
enum RecallChart {
  /// As many weeks as can be told apart.
  private static let most = 26
  private static let (left, right, top, bottom) = (48.0, 616.0, 24.0, 190.0)

  static func chart(_ report: Report) -> Chart? {
    let log = report.insight.log
    guard let first = log.days.first?.day, log.recall.answers > 0 else { return nil }
    let last = report.lastDay
    let count = min(most, max(1, (last - first) / 7 + 1))
    let weeks = log.weeks(count, endingOn: last)
    guard weeks.contains(where: { $0.answers > 0 }) else { return nil }
    // The axis begins at half, lower only for who forgets more than that.
    let least = min(0.5, (weeks.compactMap(\.share).min() ?? 0.5).tenthBelow)
    func y(_ share: Double) -> Double { bottom - (share - least) / (1 - least) * (bottom - top) }
    func x(_ week: Int) -> Double {
      count == 1 ? (left + right) / 2 : left + 14 + Double(week) / Double(count - 1) * (right - left - 28)
    }
    func day(_ week: Int) -> StudyDay { last + -7 * (count - 1 - week) }
    var svg = SVG()
    for tick in ticks(from: least) {
      svg.line(left, y(tick), right, y(tick), "grid")
      svg.label(left - 8, y(tick) + 4, ReportWording.percent(tick), "small", .end)
    }
    let goal = report.insight.aim
    svg.line(left, y(goal), right, y(goal), "goal")
    svg.label(right, y(goal) - 6, "today's target \(ReportWording.percent(goal))", "small", .end)
    // Weeks without answers part the line.
    var run: [(x: Double, y: Double)] = []
    for (week, rate) in weeks.enumerated() {
      guard let share = rate.share else {
        svg.polyline(run, "series")
        run = []
        continue
      }
      run.append((x(week), y(share)))
    }
    svg.polyline(run, "series")
    let every = max(1, (count + 7) / 8)
    for (week, rate) in weeks.enumerated() {
      if let share = rate.share { svg.circle(x(week), y(share), 4, "point") }
      if (count - 1 - week) % every == 0 {
        svg.label(x(week), bottom + 18, day(week).short, "small", .middle)
      }
    }
    let latest = weeks.last { $0.answers > 0 }
    return Chart(
      id: "recall-by-week", title: "True recall by week",
      summary: "\(ReportWording.percent(log.recall.share)) over all, "
        + "\(ReportWording.percent(latest?.share)) in the latest week with answers; "
        + "the target is \(ReportWording.percent(goal)) today.",
      key: "Each point is a week that ends on the day below it; the dashed line is today's target. "
        + "The scale begins at \(ReportWording.percent(least)).",
      width: 640, height: 216, drawing: svg.text,
      table: ReportTable(
        "True recall by week",
        [.day("Week ending"), .init(name: "Recall"), .init(name: "Answers")],
        weeks.enumerated().map { week, rate in
          [day(week).description, ReportWording.percent(rate.share), grouped(rate.answers)]
        }))
  }

  private static func ticks(from least: Double) -> [Double] {
    let step = least < 0.5 ? 0.2 : 0.1
    return stride(from: 1.0, through: least - 0.001, by: -step).map { $0 }
  }
}

extension Double {
  fileprivate var tenthBelow: Double { (self * 10).rounded(.down) / 10 }
}
