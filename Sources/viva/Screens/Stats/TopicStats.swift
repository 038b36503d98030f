import VivaCore

/// `viva stats topics`: how one stands in every topic, in learning order.
struct TopicStats {
  private let insight: Insight
  private let width: Int

  init(_ insight: Insight, _ width: Int) { (self.insight, self.width) = (insight, width) }

  var lines: [Line] {
    guard !insight.topics.isEmpty else { return StatsText.remark("There are no cards.", width) }
    let weak = Set(insight.weakest.map(\.topic))
    let isWide = width >= 76
    var lines = isWide ? [head] : []
    for standing in insight.topics {
      let isWeak = weak.contains(standing.topic)
      lines += isWide ? [row(standing, isWeak)] : block(standing, isWeak)
    }
    let date = insight.preparation == nil ? "" : "; on date: the same on the interview's, if nothing more is answered"
    return lines + [Line()]
      + StatsText.remark(
        "today: expected recall over all its cards, those not met counting 0\(date); true recall: of the answers given."
          + " '!' marks true recall clearly below \(percent(insight.aim)); g/y/r are green, yellow and red items.",
        width)
  }

  private static let column = 24

  private var head: Line {
    Line(
      "  " + "topic".padding(to: TopicStats.column) + rightAligned("met", 9) + rightAligned("today", 8)
        + rightAligned("on date", 9) + rightAligned("true recall", 14) + "   g/y/r", .dim)
  }

  private func row(_ standing: Insight.TopicStanding, _ isWeak: Bool) -> Line {
    StatsText.sign(isWeak: isWeak)
      + Line(standing.topic.title).truncated(to: TopicStats.column - 1).padded(to: TopicStats.column)
      + Line(rightAligned("\(standing.met)/\(standing.cards)", 9)) + Line(rightAligned(percent(standing.today), 8))
      + Line(rightAligned(standing.onDate.map(percent) ?? "–", 9)) + Line(rightAligned(recall(standing), 14))
      + Line("   ") + checklist(standing)
  }

  private func recall(_ standing: Insight.TopicStanding) -> String {
    standing.recall.share.map { "\(percent($0)) of \(rightAligned(grouped(standing.recall.answers), 3))" } ?? "–"
  }

  private func checklist(_ standing: Insight.TopicStanding) -> Line {
    let totals = standing.checklist
    if totals.count == totals.open { return Line("–", .dim) }
    return Line("\(totals.green)/\(totals.yellow)/") + Line("\(totals.red)", totals.red > 0 ? .bad : .plain)
  }

  /// A heading and a sentence, where a table would not fit.
  private func block(_ standing: Insight.TopicStanding, _ isWeak: Bool) -> [Line] {
    let totals = standing.checklist
    let parts: [String?] = [
      "\(standing.met) of \(standing.cards) met", "today \(percent(standing.today))",
      standing.onDate.map { "on date \(percent($0))" },
      standing.recall.share.map { "true recall \(percent($0)) of \(grouped(standing.recall.answers))" },
      totals.count == totals.open ? nil : "\(totals.green) green, \(totals.yellow) yellow, \(totals.red) red",
    ]
    return [StatsText.sign(isWeak: isWeak) + Line(standing.topic.title, .bold)]
      + wrap(
        Line(parts.compactMap { $0 }.joined(separator: " · ")), to: width, first: Line("    "), rest: Line("    "))
  }
}
