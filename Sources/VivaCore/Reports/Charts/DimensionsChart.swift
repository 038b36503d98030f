/// Each dimension's score in each of the latest mocks; the digit stands in the square, so that shade is not all.
enum DimensionsChart {
  static let id = "dimensions"
  private static let most = 12
  private static let (left, top, row, widest) = (232.0, 28.0, 24.0, 34.0)

  static func chart(_ report: Report) -> Chart? {
    let points = Array(report.insight.mocks.points.suffix(most))
    guard !points.isEmpty else { return nil }
    let means = report.insight.mocks.dimensions
    let recent = min(MockTrend.recent, points.count)
    var svg = SVG()
    let meanX = left + Double(points.count) * widest + 44
    for (column, point) in points.enumerated() where (points.count - 1 - column) % 2 == 0 {
      svg.label(
        left + (Double(column) + 0.5) * widest, top - 10, point.day.short, "small", .middle)
    }
    svg.label(meanX, top - 10, "mean of \(recent)", "small", .middle)
    for (place, id) in Rubric.dimensionIDs.enumerated() {
      let y = top + Double(place) * row
      svg.label(left - 10, y + 16, SVG.short(report.dimensions[id] ?? id, 33), "label", .end)
      for (column, point) in points.enumerated() {
        guard let score = point.scores[id] else { continue }
        let x = left + Double(column) * widest
        svg.rect(x + 1, y + 1, widest - 2, row - 2, "heat-\(score)", corner: 2)
        svg.label(x + widest / 2, y + 16, "\(score)", "heat-text-\(score)", .middle)
      }
      if let mean = means.first(where: { $0.id == id })?.mean {
        svg.label(meanX, y + 16, ReportWording.decimal(mean), "value", .middle)
      }
    }
    let weakest = report.weakDimensions.map { "\($0.name) (\(ReportWording.decimal($0.mean)))" }
    return Chart(
      id: id, title: "Dimensions by mock",
      summary: "Scores from 1 to 5 in \(points.count == 1 ? "one mock" : "the latest \(points.count) mocks")."
        + (weakest.isEmpty ? "" : " Lowest\(recent == 1 ? "" : ", by the mean of the latest \(recent)"): ")
        + (weakest.isEmpty ? "" : "\(listed(weakest, last: "and"))."),
      key: "A column is a mock; each square holds its score, stronger for higher.",
      width: max(640, meanX + 40), height: top + 12 * row + 8, drawing: svg.text,
      table: ReportTable(
        "Scores by dimension and mock",
        [.init(name: "Dimension", isNumber: false)] + points.map { .init(name: $0.day.description) }
          + [.init(name: "Mean of latest \(recent)")],
        Rubric.dimensionIDs.map { id in
          [report.dimensions[id] ?? id]
            + points.map { $0.scores[id].map(String.init) ?? ReportWording.none }
            + [means.first { $0.id == id }.map { ReportWording.decimal($0.mean) } ?? ReportWording.none]
        }))
  }
}
