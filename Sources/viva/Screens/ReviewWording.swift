import VivaCore

/// The sentences of a review, the same on the screen and line by line.
enum ReviewWording {
  /// "Replication · due 3 days ago".
  static func about(_ card: Card, _ entry: ReviewQueue.Entry) -> String {
    "\(card.topic.title) · \(reason(entry.reason))"
  }

  private static func reason(_ reason: ReviewQueue.Reason) -> String {
    switch reason {
    case .overdue(let days): "due \(counted(days, "day")) ago"
    case .due: "due today"
    case .new: "new"
    case .focus(.mock): "from your last mock"
    case .focus(.rating): "from your checklist"
    case .ahead(let days): "due in \(counted(days, "day"))"
    case .cram: "practice"
    }
  }

  /// What a grade would bring: "<10 min", "4 days", "3 months".
  static func interval(_ days: Int?) -> String {
    guard let days else { return "<10 min" }
    if days < 60 { return counted(days, "day") }
    if days < 730 { return "\(Int((Double(days) / 30.44).rounded())) months" }
    return "\(Int((Double(days) / 365.25).rounded())) years"
  }

  /// The four grades with what each would bring; in practice only their names.
  static func grades(_ session: ReviewSession, at now: Now) -> [String] {
    if session.isCram { return Grade.allCases.map { "\($0.rawValue) \($0.name)" } }
    return session.preview(at: now).map { "\($0.grade.rawValue) \($0.grade.name) \(interval($0.days))" }
  }

  /// "0:41 / 1:00", and past it "1:12 / 1:00, 0:12 over".
  static func timer(_ elapsed: Double, of seconds: Int) -> String {
    let whole = Int(max(0, elapsed))
    let over = whole > seconds ? ", \(clock(whole - seconds)) over" : ""
    return "\(clock(whole)) / \(clock(seconds))\(over)"
  }

  /// "0:41", and past the time "0:12 over".
  static func shortTimer(_ elapsed: Double, of seconds: Int) -> String {
    let whole = Int(max(0, elapsed))
    return whole > seconds ? "\(clock(whole - seconds)) over" : clock(whole)
  }

  static func clock(_ seconds: Int) -> String {
    let rest = seconds % 60
    return "\(seconds / 60):\(rest < 10 ? "0" : "")\(rest)"
  }

  static func remark(_ remark: ReviewSession.Remark) -> String {
    switch remark {
    case .leech(let card, let lapses):
      "'\(card)' has been forgotten \(lapses) times. Drilling it again will not help: read up on what it builds on, "
        + "split or reword it if it is your own, or suspend it ('viva show \(card) --suspend')."
    case .buried: "Put off until tomorrow. u takes it back."
    case .suspended: "Not asked any more. u takes it back; later, 'viva show ID --unsuspend'."
    case .undone: "Taken back. Grade it again."
    case .nothingToUndo: "Nothing to take back in this session; 'viva undo' reaches further back."
    case .revealFirst: "Look at the answer first, then grade yourself."
    case .changedElsewhere(let dropped):
      "Another program wrote to the progress file; it was read again"
        + (dropped == 0 ? "." : ", and \(counted(dropped, "card")) left the queue.")
    }
  }

  /// Every input: as a key, as the beginning of a line, and what it does, in short and in full.
  static let inputs: [(key: String, word: String?, brief: String, meaning: String)] = [
    ("Space, Enter", "(empty line)", "Space answer", "show the answer"),
    ("1 again", "1 or again", "1 again", "forgotten: it comes back in this session"),
    ("2 hard", "2 or hard", "2 hard", "recalled with trouble"),
    ("3 good", "3 or good", "3 good", "recalled"),
    ("4 easy", "4 or easy", "4 easy", "recalled at once"),
    ("u", "u", "u undo", "take the last one back"),
    ("b", "b", "b bury", "put off until tomorrow"),
    ("s", "s", "s suspend", "do not ask it any more"),
    ("e", "e", "e edit", "edit (your own cards)"),
    ("↑ ↓ PgUp PgDn", nil, "↑↓ scroll", "scroll"),
    ("q", "q", "q quit", "quit; everything answered is saved"),
  ]

  /// The day's minutes before an interview are spent.
  static func outOfTime(_ minutes: Int) -> String {
    minutes == 1 ? "the minute for the cards is spent" : "the \(grouped(minutes)) minutes for the cards are spent"
  }

  static func nothingDue(
    _ queue: ReviewQueue, _ choice: ReviewChoice, _ library: Library, _ settings: Settings, on day: StudyDay
  ) -> String {
    if queue.isOutOfTime {
      return "Today, \(outOfTime(settings.minutes)). 'viva review --minutes 10' goes on."
    }
    let about = choice.topics.isEmpty ? "" : " about " + listed(choice.topics.map(\.id).sorted(), last: "and")
    if let next = queue.nextDue, choice.mode == .due {
      return "Nothing is due\(about). The next card is due \(dayText(next, from: day)); "
        + "'viva review --ahead' goes on before that."
    }
    if library.cards.isEmpty { return "There are no cards." }
    return "There is nothing to ask\(about): every card is suspended, put off, or beyond today's new cards "
      + "('viva review --new 10' brings more)."
  }

  /// What the session came to, and what tomorrow brings.
  static func summary(_ session: ReviewSession, _ settings: Settings, at now: Now) -> [String] {
    let tally = session.tally
    guard tally.answers > 0 else { return ["Nothing answered."] }
    let minutes = Int((tally.seconds / 60).rounded())
    let time = minutes == 0 ? counted(Int(tally.seconds.rounded()), "second") : counted(minutes, "minute")
    let percent = Int((Double(tally.recalled) / Double(tally.cards) * 100).rounded())
    var lines = [
      "\(session.isCram ? "Practised" : "Reviewed") \(counted(tally.cards, "card")) in \(time): "
        + "\(grouped(tally.recalled)) recalled at once (\(percent) %), "
        + "\(grouped(tally.cards - tally.recalled)) forgotten\(tally.new > 0 ? "; \(grouped(tally.new)) new" : "")."
    ]
    if case .finished(.timeIsUp) = session.phase { lines.append("Time is up.") }
    if session.remaining > 0 || session.forgottenCount > 0 {
      lines.append("\(counted(max(session.remaining, session.forgottenCount), "card")) left for another session.")
    }
    lines.append(tomorrow(session, settings, now.day + 1))
    return lines
  }

  private static func tomorrow(_ session: ReviewSession, _ settings: Settings, _ day: StudyDay) -> String {
    if settings.interview == day { return "Tomorrow is the interview." }
    guard let deadline = settings.deadline(session.progress, on: day) else {
      let due = Forecast.due(session.cards, session.progress, settings.scheduler(on: day), from: day, days: 1)[0]
      return "Tomorrow: \(grouped(due)) due."
    }
    let queue = ReviewQueue(
      cards: session.cards, progress: session.progress, scheduler: settings.scheduler(on: day), on: day,
      deadline: deadline, seed: 0)
    return "Tomorrow: \(counted(queue.entries.count, "card")), new ones included."
  }
}
