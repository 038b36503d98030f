import Foundation

/// How far off each estimate was, in order of time: a dot on a scale of factors, over the band within a factor of two.
enum EstimatesChart {
  /// As many as can be told apart; the table is of all.
  private static let most = 300
  /// The factor at the edges of the scale, and its power of two.
  private static let (edge, doublings) = (16.0, 4.0)
  private static let (left, right, top, bottom) = (88.0, 616.0, 14.0, 206.0)
  /// Where those without a guess stand.
  private static let below = 228.0

  static func chart(_ report: Report) -> Chart? {
    let trend = report.insight.estimates
    let points = Array(trend.points.suffix(most))
    guard !points.isEmpty else { return nil }
    func x(_ place: Int) -> Double {
      points.count == 1
        ? (left + right) / 2 : left + 12 + Double(place) / Double(points.count - 1) * (right - left - 24)
    }
    func y(_ power: Double) -> Double { (top + bottom) / 2 - power / doublings * (bottom - top) / 2 }
    var svg = SVG()
    svg.rect(left, y(1), right - left, y(-1) - y(1), "band-0")
    for power in stride(from: doublings, through: -doublings, by: -1) {
      svg.line(left, y(power), right, y(power), power == 0 ? "axis" : "grid")
      svg.label(left - 8, y(power) + 4, name(power), "small", .end)
    }
    if points.contains(where: { $0.ratio == nil }) { svg.label(left - 8, below + 4, "no guess", "small", .end) }
    var dayEnds = -Double.infinity
    for (place, point) in points.enumerated() {
      if let ratio = point.ratio {
        svg.circle(x(place), y(min(doublings, max(-doublings, log2(ratio)))), 3, "dot")
      } else {
        svg.diamond(x(place), below, 4, "mark")
      }
      let isNewDay = place == 0 || points[place - 1].day != point.day
      if isNewDay, x(place) - dayEnds >= 64, x(place) < right - 24 {
        svg.label(x(place), below + 26, point.day.short, "small", .middle)
        dayEnds = x(place)
      }
    }
    return Chart(
      id: "estimates", title: "Estimate error", summary: summary(trend, points, report),
      key: "A dot is an estimate, in order of time, between ÷16, far too low, and ×16, far too high; the line in the "
        + "middle is exact, the shaded band within a factor of two"
        + (points.contains { $0.ratio == nil } ? ", and a diamond below has no guess." : "."),
      width: 640, height: below + 36, drawing: svg.text, table: table(report))
  }

  private static func name(_ power: Double) -> String {
    power == 0 ? "exact" : (power > 0 ? "×" : "÷") + "\(1 << Int(abs(power)))"
  }

  private static func summary(_ trend: EstimateTrend, _ points: [EstimateTrend.Point], _ report: Report) -> String {
    let days = "in the last \(EstimateTrend.recentDays) days"
    var text = counted(trend.points.count, "estimate")
    if let share = trend.share.map({ ReportWording.percent($0) }) {
      let isAll = trend.recent.count == trend.points.count
      text += isAll ? ", \(share) of them" : "; of \(grouped(trend.recent.count)) \(days) \(share) were"
      text += " within a factor of two, goal \(ReportWording.percent(EstimateTrend.goal))."
    } else {
      text += ", none of them \(days)."
    }
    if let worst = trend.worst {
      text += " The weakest kind is \(worst.phrase), \(ReportWording.percent(worst.share)) of \(grouped(worst.count))"
      text += worst.ratio.map { ", on the median \(ReportWording.error($0))." } ?? "."
    }
    text += course(trend, report)
    let without = trend.points.count { $0.ratio == nil }
    if without > 0 { text += " \(grouped(without)) \(without == 1 ? "has" : "have") no guess." }
    if points.count < trend.points.count { text += " The picture has the latest \(points.count)." }
    let beyond = points.count { $0.factor.map { $0 > edge } ?? false }
    if beyond > 0 {
      text += " \(grouped(beyond)) \(beyond == 1 ? "is" : "are") off by more than 16 and drawn at the edge."
    }
    return text
  }

  /// How the median error went from the first week with guesses to the latest.
  private static func course(_ trend: EstimateTrend, _ report: Report) -> String {
    let weeks = trend.weeks(endingOn: report.lastDay).compactMap(\.factor)
    guard let latest = weeks.last, weeks.count > 1 else { return "" }
    return " The median error was \(ReportWording.times(weeks[0])) in the first week with guesses and is "
      + "\(ReportWording.times(latest)) in the latest."
  }

  private static func table(_ report: Report) -> ReportTable {
    let trend = report.insight.estimates
    // With days to look at, all of them are what is recent.
    let hasRecent = report.insight.range == nil
    let recent = Dictionary(uniqueKeysWithValues: trend.recentKinds.map { ($0.id, $0) })
    var columns: [ReportTable.Column] = [
      .init(name: "Kind", isNumber: false), .init(name: "Estimates"), .init(name: "Within a factor of two"),
    ]
    if hasRecent { columns.append(.init(name: "In the last \(EstimateTrend.recentDays) days")) }
    columns += [.init(name: "Median error"), .init(name: "Tendency", isNumber: false)]
    return ReportTable(
      "Estimates by kind", columns,
      trend.kinds.map { kind in
        let last = recent[kind.id].map { "\(ReportWording.percent($0.share)) of \(grouped($0.count))" }
        return [kind.title, grouped(kind.count)]
          + [ReportWording.percent(kind.share)] + (hasRecent ? [last ?? ReportWording.none] : [])
          + [
            kind.factor.map(ReportWording.times) ?? ReportWording.none,
            kind.ratio.map(ReportWording.error) ?? ReportWording.none,
          ]
      })
  }
}
