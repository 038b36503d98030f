/// The total of each mock, over the rubric's bands.
enum TotalsChart {
  static let id = "mock-totals"
  /// As many as can be told apart; older ones are in the table.
  static let most = 20
  private static let (left, right, top, bottom) = (48.0, 540.0, 20.0, 210.0)

  static func chart(_ report: Report) -> Chart? {
    let all = report.insight.mocks.points
    let points = Array(all.suffix(most))
    guard let latest = points.last, let best = all.max(by: { $0.total < $1.total }) else { return nil }
    func y(_ total: Double) -> Double { bottom - (total - 12) / 48 * (bottom - top) }
    func x(_ place: Int) -> Double {
      points.count == 1
        ? (left + right) / 2 : left + 20 + Double(place) / Double(points.count - 1) * (right - left - 40)
    }
    var svg = SVG()
    for (place, band) in report.bands.enumerated() {
      let (low, high) = (Double(band.range.lowerBound), Double(band.range.upperBound))
      let upper = place == 0 ? y(high) : y(Double(report.bands[place - 1].range.lowerBound))
      svg.rect(left, upper, right - left, y(low) - upper, "band-\(min(place, 2))")
      svg.line(left, y(low), right, y(low), "grid")
      svg.label(right + 8, (upper + y(low)) / 2 + 4, "\(SVG.short(band.name, 12)) \(Int(low))–\(Int(high))", "small")
    }
    for tick in [12, 24, 36, 48, 60] {
      svg.label(left - 8, y(Double(tick)) + 4, "\(tick)", "small", .end)
    }
    svg.polyline(points.enumerated().map { (x($0), y(Double($1.total))) }, "series")
    let every = max(1, (points.count + 7) / 8)
    for (place, point) in points.enumerated() {
      svg.circle(x(place), y(Double(point.total)), 4, "point")
      if (points.count - 1 - place) % every == 0 {
        svg.label(x(place), y(Double(point.total)) - 10, "\(point.total)", "value", .middle)
        svg.label(x(place), bottom + 18, point.day.short, "small", .middle)
      }
    }
    let plateau =
      report.insight.mocks.isPlateau ? " The latest three lie within two points: time for harder problems." : ""
    return Chart(
      id: id, title: "Total score per mock",
      summary: (points.count < all.count ? "The latest \(points.count) of " : "")
        + "\(counted(all.count, "scored mock")): the latest \(latest.total) of 60, the best \(best.total).\(plateau)",
      key: "The bands behind the line are those of the rubric.",
      width: 640, height: 236, drawing: svg.text,
      table: ReportTable(
        "Total score per mock",
        [.day("Day"), .init(name: "Problem", isNumber: false), .init(name: "Total")],
        points.map { [$0.day.description, report.problems[$0.problem] ?? $0.problem, "\($0.total)"] }))
  }
}
