/// A picture, what it shows in words, and the same figures as a table.
struct Chart {
  /// Names it within the page: letters and hyphens.
  let id: String
  let title: String
  /// What it comes to; what a person who does not see the picture should know first.
  let summary: String
  /// How the picture is to be read.
  let key: String
  let width: Double
  let height: Double
  /// The marks, as SVG.
  let drawing: String
  let table: ReportTable

  /// All charts that there is anything to draw of.
  static func recall(_ report: Report) -> [Chart] {
    [ReadinessChart.chart(report), RecallChart.chart(report), CalendarChart.chart(report), DueChart.chart(report)]
      .compactMap { $0 }
  }

  static func mocks(_ report: Report) -> [Chart] {
    [
      TotalsChart.chart(report), DimensionsChart.chart(report), PhasesChart.chart(report), TimeChart.chart(report),
    ].compactMap { $0 }
  }
}
