import VivaCore

/// `viva stats time`: a calendar of minutes, the streak, and where the time went.
struct TimeStats {
  private let insight: Insight
  private let width: Int

  init(_ insight: Insight, _ width: Int) { (self.insight, self.width) = (insight, width) }

  private static let weeks = 13

  var lines: [Line] {
    guard !insight.secondsByDay.isEmpty else {
      return StatsText.remark("No minute of study yet: viva review begins.", width)
    }
    return StatsText.heading("Minutes of study, weeks from Monday", width) + calendar
      + wrap(Line(Chart.shades, .dim), to: width, first: Line("  "), rest: Line("  ")) + [Line()] + streak + [Line()]
      + split
  }

  private var calendar: [Line] {
    // Weeks before the first study would say nothing.
    let earliest = insight.secondsByDay.keys.min()?.monday ?? insight.day.monday
    let first = max(earliest, insight.day.monday + -7 * (TimeStats.weeks - 1))
    return [Line("  " + "".padding(to: 8) + "M T W T F S S", .dim)]
      + (0...(insight.day.monday - first) / 7).map { week in
        let days = (0..<7).map { first + week * 7 + $0 }.filter { $0 <= insight.day }
        let minutes = days.map { (insight.secondsByDay[$0] ?? 0) / 60 }
        let studied = minutes.count { $0 > 0 }
        let total = Int(minutes.reduce(0, +).rounded())
        return Line("  " + days[0].short.padding(to: 8))
          + Line(minutes.map(Chart.shade).joined(separator: " ")).padded(to: 14)
          + Line(rightAligned(grouped(total), 4) + " min") + Line(", \(counted(studied, "day"))", .dim)
      }
  }

  private var streak: [Line] {
    let streak = insight.streak
    let text =
      streak.current > 0
      ? "\(counted(streak.current, "day")) of study in this run, \(streak.longest) in the longest"
      : "none now; \(counted(streak.longest, "day")) in the longest"
    return StatsText.row("Streak", Line(text), isWeak: streak.current == 0, width)
      + StatsText.remark("A run goes on over one day of rest in any seven.", width)
  }

  private var split: [Line] {
    let (time, target) = (insight.time, TimeSplit.target)
    guard let shares = time.shares else { return [] }
    let rows = [
      ("reading", time.reading, shares.reading, target.reading),
      ("whiteboard", time.whiteboard, shares.whiteboard, target.whiteboard),
      ("mocks", time.mocks, shares.mocks, target.mocks),
    ]
    return StatsText.heading("Where it went, with the aim at the ┿", width)
      + rows.map { name, seconds, share, aim in
        let isWeak = share < aim / 2
        let text =
          StatsText.sign(isWeak: isWeak) + Line(name.padding(to: 12)) + Line(rightAligned(percent(share), 5))
          + Line(rightAligned(duration(seconds), 12), .dim)
        return StatsText.beside(
          text, Chart.bar(share, width - text.columns - 2, mark: aim, isWeak ? .bad : .accent))
      }
      + StatsText.remark(
        "Reading is time with cards; whiteboard is single phases and short mocks (viva mock --only design, --mini)"
          + (insight.estimates.points.isEmpty ? "." : ", and estimates."), width)
  }
}
