import VivaCore

/// `viva stats mocks`: every mock and every dimension, how scores moved, and where the minutes went.
struct MockStats {
  private let insight: Insight
  private let library: Library
  private let width: Int
  private var trend: MockTrend { insight.mocks }

  init(_ insight: Insight, _ library: Library, _ width: Int) {
    (self.insight, self.library, self.width) = (insight, library, width)
  }

  var lines: [Line] {
    guard !trend.points.isEmpty else {
      return StatsText.remark(
        "No mock has complete scores yet: viva mock runs one, viva score scores one done elsewhere.", width)
    }
    var lines = StatsText.heading("Totals of 60", width) + totals
    lines += plateau + [Line()] + StatsText.heading("Dimensions, the weakest of the latest mocks first", width)
    lines += dimensions + calibration
    return lines + phases
  }

  private var totals: [Line] {
    let room = width < 60 ? 14 : 24
    return trend.points.enumerated().map { place, point in
      let title = (library.walkthrough(point.problem)?.title ?? point.problem).lowercased()
      let band = library.rubric?.band(point.total)?.name ?? ""
      let text =
        Line(rightAligned("\(place + 1)", 3), .dim) + Line(rightAligned(point.day.short, 8) + "  ")
        + Line(title).truncated(to: room).padded(to: room) + Line(rightAligned("\(point.total)", 4), .bold)
      let bar = Chart.bar(Double(point.total) / 60, width - text.columns - 12, mark: goal.map { Double($0) / 60 })
      return StatsText.beside(StatsText.beside(text, bar), Line(band, .dim)).truncated(to: width)
    }
  }

  private var goal: Int? { library.rubric?.bands.map(\.range.lowerBound).max() }

  private var plateau: [Line] {
    guard trend.isPlateau else { return [] }
    return wrap(
      Line("The last three are within two points: take a harder problem or less time."), to: width,
      first: StatsText.sign(isWeak: true), rest: Line("  "))
  }

  /// As many of the latest mocks as fit, a digit each.
  private var dimensions: [Line] {
    let column = 16
    let shown = min(trend.points.count, max(3, (width - column - 7) / 3))
    let first = trend.points.count - shown
    let numbers = (first..<trend.points.count).map { rightAligned("\($0 + 1)", 3) }.joined()
    let lowest = Set(trend.dimensions.prefix(ScoreReading.lowestCount).map(\.id))
    let head = Line("  mock".padding(to: column) + numbers + "   mean", .dim)
    return [head]
      + trend.dimensions.map { id, mean in
        var line = StatsText.sign(isWeak: lowest.contains(id)) + Line(id.padding(to: column - 2))
        for point in trend.points.suffix(shown) {
          let score = point.scores[id]
          line += Line(rightAligned(score.map(String.init) ?? "–", 3), score.map { $0 <= 2 } == true ? .bad : .plain)
        }
        return line + Line(rightAligned(ScoreWording.decimal(mean), 7), .bold)
      }
  }

  private var calibration: [Line] {
    var lines: [Line] = []
    if let drift = trend.drift {
      let mocks = trend.points.count { $0.drift != nil }
      let meaning =
        drift <= -1 ? ": your first scores are too high" : drift >= 1 ? ": your first scores are too low" : ""
      lines += StatsText.row(
        "Second pass", Line("\(signed(drift)) points on average over \(counted(mocks, "mock"))\(meaning)"),
        isWeak: drift <= -2, width, column: 14)
    }
    for peer in trend.peers {
      lines += StatsText.row(
        peer.name, Line("\(signed(peer.difference)) points against your own over \(counted(peer.mocks, "mock"))"),
        isWeak: peer.difference <= -3, width, column: 14)
    }
    return lines.isEmpty ? [] : [Line()] + StatsText.heading("Calibration", width) + lines
  }

  private var phases: [Line] {
    guard !trend.phases.isEmpty else { return [] }
    let most = trend.phases.map { max($0.planned, $0.used) }.max() ?? 0
    let column = (trend.phases.map(\.id.count).max() ?? 0) + 2
    return [Line()] + StatsText.heading("Minutes by phase: used, of those planned at the ┿", width)
      + trend.phases.map { phase in
        let isWeak = phase.used > phase.planned * 1.1
        let text =
          StatsText.sign(isWeak: isWeak) + Line(phase.id.padding(to: column))
          + Line(rightAligned(ScoreWording.decimal(phase.used), 5)) + Line(" of ", .dim)
          + Line(rightAligned(ScoreWording.decimal(phase.planned), 4))
        return StatsText.beside(
          text,
          Chart.bar(
            phase.used / most, width - text.columns - 2, mark: phase.planned / most, isWeak ? .bad : .accent))
      }
  }
}
