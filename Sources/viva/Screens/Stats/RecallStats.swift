import VivaCore

/// `viva stats recall`: true recall by week, by the age of the memory and by topic.
struct RecallStats {
  private let insight: Insight
  private let width: Int

  init(_ insight: Insight, _ width: Int) { (self.insight, self.width) = (insight, width) }

  private static let weeks = 13
  private static let shownTopics = 12

  var lines: [Line] {
    guard insight.log.recall.answers > 0 else {
      return StatsText.remark(
        "Recall shows once cards come back on a later day than the first: viva review, today and tomorrow.", width)
    }
    var lines = StatsText.heading("True recall · target \(percent(insight.aim)) at the ┿", width)
    lines += StatsText.remark(meaning, width) + [Line()]
    lines += [Line("By week, up to", .bold)] + weeks + [Line(), Line("By days since the answer before", .bold)]
    let border = StudyLog.matureDays
    lines += [line("under \(border)", insight.log.young, 15), line("\(border) or more", insight.log.mature, 15)]
    return lines + topics
  }

  private var meaning: String {
    let first = "The first answer of a day to a card met earlier; again is a failure, the rest are passes."
    guard let preparation = insight.preparation else { return first }
    return first
      + " Until \(preparation.date.short) a card waits until its recall has fallen to \(percent(insight.aim)); that"
      + " rises to 95 % as the day comes."
  }

  private var weeks: [Line] {
    // Weeks before the first answer would say nothing.
    let weeks = Array(insight.log.weeks(RecallStats.weeks, endingOn: insight.day).drop { $0.answers == 0 })
    return weeks.enumerated().map { place, rate in
      line((insight.day + -7 * (weeks.count - 1 - place)).short, rate, 8)
    }
  }

  private var topics: [Line] {
    let all = insight.topics.filter { $0.recall.answers > 0 }.sorted {
      ($0.recall.share ?? 1, $0.topic) < ($1.recall.share ?? 1, $1.topic)
    }
    let told = all.filter { $0.recall.answers >= Insight.enoughAnswers }
    let shown = told.prefix(RecallStats.shownTopics)
    guard !shown.isEmpty else { return [] }
    let column = min(22, shown.map { TextWidth.columns($0.topic.title) }.max() ?? 0) + 2
    var lines = [Line(), Line("Weakest topics first", .bold)]
    lines += shown.map { line($0.topic.title, $0.recall, column) }
    let more = all.count - shown.count
    if more > 0 {
      lines += StatsText.remark(
        "\(counted(more, "more topic")) with better recall or fewer than \(Insight.enoughAnswers) answers: viva stats topics",
        width)
    }
    return lines
  }

  private func line(_ name: String, _ rate: RecallRate, _ column: Int) -> Line {
    guard let share = rate.share else {
      return Line("  ") + Line(name).padded(to: column) + Line("     –  no answers", .dim)
    }
    let isWeak = insight.isWeak(rate)
    let numbers =
      StatsText.sign(isWeak: isWeak) + Line(name).truncated(to: column - 1).padded(to: column)
      + Line(rightAligned(percent(share), 6)) + Line(" of " + rightAligned(grouped(rate.answers), 5), .dim)
    return StatsText.beside(
      numbers, Chart.bar(share, width - numbers.columns - 2, mark: insight.aim, isWeak ? .bad : .accent))
  }
}
