/// Minutes planned and used in each phase, the mean over finished mocks.
enum PhasesChart {
  private static let (left, right, row, top) = (208.0, 560.0, 46.0, 34.0)

  static func chart(_ report: Report) -> Chart? {
    let phases = report.insight.mocks.phases
    guard let longest = phases.map({ max($0.planned, $0.used) }).max(), longest > 0 else { return nil }
    let height = top + Double(phases.count) * row + 4
    func width(_ minutes: Double) -> Double { minutes / longest * (right - left) }
    var svg = SVG()
    svg.rect(left, 8, 14, 10, "planned", corner: 1)
    svg.label(left + 20, 17, "planned", "small")
    svg.rect(left + 84, 8, 14, 10, "bar", corner: 1)
    svg.label(left + 104, 17, "used", "small")
    for (place, phase) in phases.enumerated() {
      let y = top + Double(place) * row
      svg.label(left - 10, y + 20, SVG.short(name(phase, report), 29), "label", .end)
      svg.rect(left, y + 2, width(phase.planned), 13, "planned", corner: 1)
      svg.label(left + width(phase.planned) + 6, y + 13, ReportWording.decimal(phase.planned), "small")
      svg.rect(left, y + 18, width(phase.used), 13, "bar", corner: 1)
      svg.label(left + width(phase.used) + 6, y + 29, ReportWording.decimal(phase.used), "value")
    }
    let mocks = report.mocks.count { $0.state == .finished && !$0.phases.isEmpty }
    let most = phases.max { $0.used - $0.planned < $1.used - $1.planned }
    let over = most.flatMap { phase -> String? in
      let over = phase.used - phase.planned
      return over >= 0.5
        ? " The most over its time: \(name(phase, report)), by \(ReportWording.decimal(over)) minutes." : nil
    }
    return Chart(
      id: "phases", title: "Planned and actual minutes per phase",
      summary:
        "The mean over \(counted(mocks, "finished mock")), parts of mocks included."
        + (over ?? " No phase runs over its time by much."),
      key: "Hatched: planned; filled: used. Minutes stand behind the bars.",
      width: 640, height: height, drawing: svg.text,
      table: ReportTable(
        "Mean minutes per phase",
        [
          .init(name: "Phase", isNumber: false), .init(name: "Planned"), .init(name: "Used"), .init(name: "Mocks"),
        ],
        phases.map { phase in
          [
            name(phase, report), ReportWording.decimal(phase.planned), ReportWording.decimal(phase.used),
            grouped(phase.mocks),
          ]
        }))
  }

  private static func name(_ phase: MockTrend.Phase, _ report: Report) -> String {
    report.phases[phase.id] ?? phase.id
  }
}
