import VivaCore

/// `viva stats forecast`: what the coming days bring, and what is expected on the interview's day.
struct ForecastStats {
  private let insight: Insight
  private let width: Int

  init(_ insight: Insight, _ width: Int) { (self.insight, self.width) = (insight, width) }

  /// So many days stand for themselves; later ones by week.
  private static let single = 14

  var lines: [Line] {
    guard insight.met > 0 else {
      return StatsText.remark("No card has been met yet, so nothing is due: viva review begins.", width)
    }
    guard let preparation = insight.preparation else {
      let date = "With a date there is more to tell: \(StatsText.settingInterview(insight.day))"
      return StatsText.heading("Cards due, today with all that is overdue", width) + chart(insight.forecast) + [Line()]
        + StatsText.remark("New cards come on top.\(insight.interview == nil ? " " + date : "")", width)
    }
    let heading = "Cards a day until \(preparation.date.spoken), \(counted(preparation.minutes, "minute")) a day"
    return StatsText.heading(heading, width) + chart(preparation.forecast.asked) + [Line()] + expected(preparation)
  }

  private func chart(_ counts: [Int]) -> [Line] {
    let days = counts.prefix(ForecastStats.single).enumerated().map { place, count in
      (name: place == 0 ? "today" : (insight.day + place).short, first: place, days: 1, cards: count)
    }
    let weeks = stride(from: ForecastStats.single, to: counts.count, by: 7).map { start in
      let week = counts[start..<min(start + 7, counts.count)]
      return (name: (insight.day + start).short, first: start, days: week.count, cards: week.reduce(0, +))
    }
    let most = (days + weeks).map { Double($0.cards) / Double($0.days) }.max() ?? 0
    return (days + weeks).flatMap { entry in
      let mean = Double(entry.cards) / Double(entry.days)
      let isWeek = entry.first >= ForecastStats.single
      // A week's mean of few cards would round to none beside a bar.
      let number = isWeek && mean < 10 ? ScoreWording.decimal(mean) : grouped(Int(mean.rounded()))
      let text = Line("  " + entry.name.padding(to: 8)) + Line(rightAligned(number, 6))
      let head = entry.first == ForecastStats.single ? [Line("  then by week, cards a day from", .dim)] : []
      return (isWeek ? head : []) + [StatsText.beside(text, Chart.bar(mean, of: most, width - text.columns - 2))]
    }
  }

  private func expected(_ preparation: Preparation) -> [Line] {
    let forecast = preparation.forecast
    let isShort = forecast.recall < preparation.goal
    var lines = StatsText.heading("On the day", width)
    lines += StatsText.row(
      "as planned", Line(TodayText.preparationText(preparation)), isWeak: isShort, width, column: 13)
    let cards = insight.topics.reduce(0) { $0 + $1.cards }
    let left = insight.topics.reduce(0) { $0 + ($1.onDate ?? 0) * Double($1.cards) }
    lines += StatsText.row(
      "if you stop", Line("recall \(percent(cards == 0 ? 0 : left / Double(cards)))"), width, column: 13)
    return lines
  }
}
