import VivaCore

/// The lines of `viva today`.
enum TodayText {
  static func lines(
    _ today: Today, _ library: Library, _ interview: StudyDay?, width: Int, offersStart: Bool
  ) -> [Line] {
    func row(_ name: String, _ text: String) -> [Line] { Line.entry("  " + name, text, width, column: 15, .dim) }
    let isAhead = interview.map { $0 >= today.day } ?? false
    let interview = isAhead ? interview.map { "interview \(dayText($0, from: today.day))" } : nil
    var lines = heading(Line("Viva", .bold) + Line(" · \(today.day.spoken)"), interview, width) + [Line()]
    lines += row("Review", reviewText(today))
    if !library.walkthroughs.isEmpty { lines += row("Mock", mockText(today, library)) }
    if !today.weakDimensions.isEmpty || today.redItems > 0 { lines += row("Weak", weakText(today)) }
    if today.focus.count > 0 { lines += row("Focus", focusText(today)) }
    if today.met > 0 { lines += row("Next 7 days", forecastText(today.forecast)) }
    if let preparation = today.preparation, preparation.cards > 0 {
      lines += row("On the day", preparationText(preparation))
    }
    lines += row("Cards", cardsText(today))
    if let worst = today.leeches.first {
      let more = today.leeches.count > 1 ? " and \(counted(today.leeches.count - 1, "other"))" : ""
      lines += row("Leeches", "\(worst)\(more): forgotten again and again; 'viva show \(worst)'")
    }
    return lines + [Line()] + Line.choices(closing(today, offersStart), width, .dim)
  }

  /// The day and the interview side by side, or where there is no room for that, one below the other.
  private static func heading(_ day: Line, _ interview: String?, _ width: Int) -> [Line] {
    guard let interview else { return [day] }
    let both = day + Line(" · \(interview)")
    return both.columns <= width ? [both] : [day] + wrap(Line("  \(interview)"), to: width, rest: Line("  "))
  }

  private static func reviewText(_ today: Today) -> String {
    let answered = today.answered > 0 ? "; \(counted(today.answered, "answer")) given today" : ""
    switch today.next {
    case .review:
      let parts = [
        today.due > 0 ? "\(grouped(today.due)) due" : nil, today.new > 0 ? "\(grouped(today.new)) new" : nil,
      ]
      return parts.compactMap { $0 }.joined(separator: ", ") + " · about \(counted(today.minutes, "minute"))" + answered
    case .outOfTime:
      return ReviewWording.outOfTime(today.preparation?.minutes ?? 0) + answered
    case .ahead(let day) where today.preparation.map { $0.date <= day } ?? false:
      return "done for today; nothing more is asked before the interview" + answered
    case .ahead(let day):
      return "done for today; the next card is due \(dayText(day, from: today.day))" + answered
    case .nothing: return "there are no cards to review"
    }
  }

  private static func mockText(_ today: Today, _ library: Library) -> String {
    func title(_ mock: MockRecord) -> String {
      (library.walkthrough(mock.problem)?.title ?? mock.problem).lowercased()
    }
    if let open = today.openMock { return "\(title(open)) is unfinished: viva mock --resume" }
    let week = today.mocksThisWeek == 0 ? "none this week" : "\(today.mocksThisWeek) this week"
    guard let last = today.lastMock, let total = last.own?.total else { return "none yet: viva mock" }
    return "\(week); last: \(title(last)), \(total)/60, \(agoText(last.day, from: today.day))"
  }

  private static func weakText(_ today: Today) -> String {
    let dimensions = today.weakDimensions.map { "\($0.id) \(ScoreWording.decimal($0.mean))" }
    let red = today.redItems > 0 ? [counted(today.redItems, "red checklist item")] : []
    return (dimensions + red).joined(separator: " · ")
  }

  private static func focusText(_ today: Today) -> String {
    let topics = listed(today.focus.topics.map(\.phrase), last: "and")
    let causes = listed(
      [
        today.focus.hasMocks ? "your weakest mock scores" : nil,
        today.focus.hasRatings ? "red and yellow checklist items" : nil,
      ].compactMap { $0 }, last: "and")
    return "\(counted(today.focus.count, "card")) about \(topics), from \(causes)"
  }

  private static func forecastText(_ forecast: [Int]) -> String {
    forecast.map(grouped).joined(separator: "  ") + "   " + Sparkline.text(forecast)
  }

  static func preparationText(_ preparation: Preparation) -> String {
    let forecast = preparation.forecast
    let of = "recall \(percent(forecast.recall, of: preparation.goal)) of \(counted(preparation.cards, "card"))"
    let unmet = forecast.unmet > 0 ? "; \(grouped(forecast.unmet)) \(forecast.unmet == 1 ? "is" : "are") never met" : ""
    guard let more = preparation.withMore() else {
      let new = Int(forecast.new.rounded(.up))
      let minutes = counted(max(1, Int(forecast.minutes.rounded())), "minute")
      return "\(of), with \(new > 0 ? "\(grouped(new)) new a day and " : "")about \(minutes) a day\(unmet)"
    }
    // With a date near, single days may ask more than the mean of the days that would do.
    let enough = max(preparation.minutes + 1, Int(more.minutes.rounded(.up)))
    let reach = more.recall >= preparation.goal ? "about \(counted(enough, "minute")) a day reach" : "at most"
    return
      "\(of) at \(counted(preparation.minutes, "minute")) a day\(unmet); \(reach) \(percent(more.recall, of: preparation.goal))"
  }

  private static func cardsText(_ today: Today) -> String {
    "\(grouped(today.met)) of \(grouped(today.cards)) met"
  }

  private static func closing(_ today: Today, _ offersStart: Bool) -> [String] {
    switch today.next {
    case .review where offersStart: ["Enter starts the review", "q and Enter leaves", "viva stats", "viva help"]
    case .review: ["viva review starts", "viva stats", "viva help"]
    case .outOfTime: ["viva review --minutes 10 goes on", "viva help"]
    case .ahead: ["viva review --ahead asks cards before they are due", "viva help"]
    case .nothing: ["viva cards lists all cards", "viva help"]
    }
  }
}
