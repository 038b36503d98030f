import VivaCore

/// `viva stats` without a section: one screen, on which what is weak carries a sign.
struct Overview {
  private let insight: Insight
  private let library: Library
  private let width: Int

  init(_ insight: Insight, _ library: Library, _ width: Int) {
    (self.insight, self.library, self.width) = (insight, library, width)
  }

  /// How many of the worst are named.
  private static let named = 3
  /// A split of fewer hours than five is still chance.
  private static let tellingSeconds = 5.0 * 3600

  var lines: [Line] {
    let interview = insight.interview.map { " · interview \(dayText($0, from: insight.day))" } ?? ""
    var lines = wrap(Line("Stats", .bold) + Line(" · \(insight.day.spoken)\(interview)"), to: width) + [Line()]
    guard hasAnything else { return lines + welcome }
    lines += recall + cards + mocks + estimates + checklists + time
    lines += [Line()] + ready
    return lines + [Line()] + StatsText.remark("viva stats recall · mocks · forecast · topics · time", width)
  }

  private var hasAnything: Bool {
    insight.met > 0 || !insight.mocks.points.isEmpty || !insight.estimates.points.isEmpty
      || insight.checklists.count > insight.checklists.open
      || !insight.secondsByDay.isEmpty
  }

  private var welcome: [Line] {
    wrap(Line("There is nothing to tell yet. Ten minutes today begin it:"), to: width) + [Line()]
      + [
        ("viva review", "the first cards; recall shows from their second day on"),
        ("viva mock", "an interview against the clock, scored on twelve dimensions"),
        ("viva checklist", "what you can defend today, in green, yellow and red"),
        (StatsText.settingInterview(insight.day), "plans the days until then"),
      ].flatMap { command, does in
        let column = width < 70 ? 0 : 33
        let head = Line("  ") + Line(command, .accent)
        return column == 0
          ? [head] + wrap(Line(does), to: width, first: Line("    "), rest: Line("    "))
          : wrap(
            Line(does), to: width, first: head.padded(to: column), rest: Line(String(repeating: " ", count: column)))
      }
  }

  private func row(_ name: String, _ text: Line, isWeak: Bool = false) -> [Line] {
    StatsText.row(name, text, isWeak: isWeak, width)
  }

  /// The first of these texts that a row has room for, so that the screen keeps its lines; else the last.
  private func fitting(_ texts: [String]) -> String {
    texts.first { TextWidth.columns($0) <= width - 14 } ?? texts.last ?? ""
  }

  // MARK: - Cards

  private var recall: [Line] {
    let weeks = insight.log.weeks(8, endingOn: insight.day)
    guard insight.log.recall.answers > 0 else {
      return insight.met == 0 ? [] : row("Recall", Line("shows once cards come back on a later day"))
    }
    let target = "target \(percent(insight.aim))"
    let week = weeks.last ?? RecallRate()
    let text =
      week.share.map { "\(percent($0)) of \(counted(week.answers, "answer")) in the last 7 days, \(target)" }
      ?? "no answers in the last 7 days, \(target)"
    var lines = row("Recall", Line(text), isWeak: week.share == nil || insight.isWeak(week))
    let numbers = weeks.map { $0.share.map { "\(Int(($0 * 100).rounded()))" } ?? "–" }.joined(separator: " ")
    lines += row("by week", Line(numbers + " %  ") + Line(Sparkline.upperHalf(weeks.map(\.share)), .accent))
    let weakest = insight.weakest.prefix(Overview.named)
    if !weakest.isEmpty {
      let names = weakest.map { "\($0.topic.phrase) \(percent($0.recall.share ?? 0))" }
      let text = fitting([names, Array(names.prefix(2))].map { $0.joined(separator: " · ") })
      lines += row("weakest", Line(text, .bad), isWeak: true)
    }
    return lines
  }

  private var cards: [Line] {
    guard insight.cards > 0 else { return [] }
    let unmet = insight.topics.count { $0.met == 0 }
    let topics = unmet > 0 && insight.met > 0 ? "; \(counted(unmet, "topic")) not begun" : ""
    return row(
      "Cards",
      Line(
        "\(grouped(insight.met)) of \(grouped(insight.cards)) met, recall over all \(percent(insight.recallToday)) today"
          + topics))
  }

  // MARK: - Mocks

  private var mocks: [Line] {
    let trend = insight.mocks
    guard let last = trend.points.last else {
      return row("Mocks", Line("none scored yet: viva mock"), isWeak: insight.met > 0)
    }
    let totals = trend.points.suffix(6).map { "\($0.total)" }.joined(separator: " → ")
    let band = library.rubric?.band(last.total).map { ", \($0.name)" } ?? ""
    let next = library.rubric?.bands.map { ($0.range.lowerBound, $0.name) }.filter { $0.0 > last.total }.min {
      $0.0 < $1.0
    }
    var lines = row("Mocks", Line("\(totals) of 60\(band)" + (next.map { "; \($0.1) from \($0.0)" } ?? "")))
    let weakest = trend.dimensions.prefix(Overview.named).map { "\($0.id) \(ScoreWording.decimal($0.mean))" }
    let span = min(MockTrend.recent, trend.points.count)
    lines += row(
      "weakest",
      Line(weakest.joined(separator: " · "), .bad) + Line(span > 1 ? "  (mean of the last \(span))" : "", .dim),
      isWeak: true)
    if trend.isPlateau {
      lines += row("plateau", Line("three mocks within two points: take a harder problem or less time"), isWeak: true)
    }
    if let peers = trend.peerDifference, peers <= -3 {
      lines += row("peers", Line("score you \(ScoreWording.decimal(-peers)) points lower than you do"), isWeak: true)
    }
    return lines
  }

  // MARK: - Estimates, checklists and time

  private var estimates: [Line] {
    let trend = insight.estimates
    guard !trend.points.isEmpty else { return [] }
    guard let share = trend.share else {
      return row("Estimates", Line("none in the last \(EstimateTrend.recentDays) days"), isWeak: true)
    }
    let goal = EstimateTrend.goal
    var text = Line("\(percent(share, of: goal)) of \(grouped(trend.recent.count)) within a factor of two")
    if let worst = trend.worst {
      text += Line(" · worst: ") + Line("\(worst.phrase) \(percent(worst.share, of: goal))", .bad)
    }
    return row("Estimates", text, isWeak: share < goal - Insight.margin)
  }

  private var checklists: [Line] {
    let totals = insight.checklists
    guard totals.count > 0 else { return [] }
    guard totals.open < totals.count else {
      return row("Checklists", Line("\(counted(totals.count, "item")), none rated yet: viva checklist"))
    }
    let counts = [(totals.green, "green"), (totals.yellow, "yellow"), (totals.red, "red"), (totals.open, "open")]
    var lines = row("Checklists", Line(counts.map { "\($0.0) \($0.1)" }.joined(separator: ", ")))
    let red = insight.topics.filter { $0.checklist.red > 0 }.sorted {
      ($1.checklist.red, $0.topic) < ($0.checklist.red, $1.topic)
    }
    let names = red.prefix(Overview.named).map { "\($0.topic.phrase) \($0.checklist.red)" }
    let more = red.count > Overview.named ? ", …" : ""
    let worst = names.isEmpty ? nil : "red: " + names.joined(separator: ", ") + more
    let stale = totals.stale > 0 ? "\(totals.stale) stale" : nil
    let age = " (over \(ChecklistMarks.staleAfter) days old)"
    let weak = fitting(
      [stale.map { $0 + age }, stale].map { [worst, $0].compactMap { $0 }.joined(separator: " · ") })
    if !weak.isEmpty { lines += row("weakest", Line(weak, .bad), isWeak: true) }
    return lines
  }

  private var time: [Line] {
    guard let shares = insight.time.shares else { return [] }
    let parts = [
      ("reading", shares.reading, TimeSplit.target.reading),
      ("whiteboard", shares.whiteboard, TimeSplit.target.whiteboard), ("mocks", shares.mocks, TimeSplit.target.mocks),
    ]
    let text = parts.map { "\($0.0) \(percent($0.1))" }.joined(separator: ", ")
    let isWeak = insight.time.total >= Overview.tellingSeconds && parts.contains { $0.1 < $0.2 / 2 }
    var lines = row(
      "Time", Line("\(duration(insight.time.total)): \(text); aim 40, 40, 20"), isWeak: isWeak)
    let streak = insight.streak
    lines += row(
      "Streak",
      Line(
        streak.current > 0
          ? "\(counted(streak.current, "day")) of study, longest \(streak.longest); one day of rest in seven is fine"
          : "none now, longest \(counted(streak.longest, "day")); any study today begins one"),
      isWeak: streak.current == 0)
    return lines
  }

  // MARK: - Readiness

  private var ready: [Line] {
    let heading =
      insight.interview.map { "Ready for \($0.spoken)?" }
      ?? "Ready? Without a date, as of today: \(StatsText.settingInterview(insight.day))"
    return wrap(Line(heading, .bold), to: width) + insight.readiness.flatMap(area)
  }

  private func area(_ area: Insight.Area) -> [Line] {
    let text: String
    switch (area.kind, area.value) {
    case (.recall, let value?):
      let when = insight.preparation == nil ? "today" : "expected on the day"
      text = "\(percent(value, of: area.goal)) \(when), goal \(percent(area.goal))"
    case (.recall, nil): text = "no card met yet, goal \(percent(area.goal))"
    case (.mocks, let value?):
      text = "\(ScoreWording.decimal(value)) of 60 over the latest three, goal \(Int(area.goal))"
    case (.mocks, nil): text = "none scored yet, goal \(Int(area.goal)) of 60"
    case (.estimates, let value?):
      text =
        "\(percent(value, of: area.goal)) within a factor of two in \(EstimateTrend.recentDays) days, "
        + "goal \(percent(area.goal))"
    case (.estimates, nil):
      text = "none in the last \(EstimateTrend.recentDays) days, goal \(percent(area.goal)) within a factor of two"
    case (.checklists, let value?):
      text = "\(percent(value, of: area.goal)) green and not stale, goal \(percent(area.goal))"
    case (.checklists, nil): text = "nothing rated yet, goal \(percent(area.goal)) green"
    }
    let sign = area.isReached ? Line("✓ ", .good) : StatsText.sign(isWeak: true)
    return wrap(
      Line(text), to: width, first: sign + Line(area.kind.rawValue.padding(to: 12), .dim),
      rest: Line(String(repeating: " ", count: 14)))
  }
}
