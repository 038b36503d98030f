/// What Markdown and HTML say alike, before either has escaped a word of it.
enum ReportWording {
  /// A sentence with its commands as code; text from people goes in as `.text`.
  typealias Phrase = [Inline]

  static let title = "System-design preparation"

  /// "Saturday 21 November 2026".
  static func date(_ day: StudyDay) -> String { "\(day.spoken) \(day.date.year)" }

  static func span(_ report: Report) -> String {
    switch (report.from, report.to) {
    case (nil, nil): "everything so far"
    case (let from?, nil): "from \(date(from)) on"
    case (nil, let to?): "until \(date(to))"
    case (let from?, let to?): from == to ? date(from) : "\(date(from)) to \(date(to))"
    }
  }

  static func interview(_ report: Report) -> Phrase {
    guard let interview = report.interview else {
      return [.text("No interview date is set yet; "), setInterview(report), .text(" plans for one.")]
    }
    switch interview - report.day {
    case ..<0: return [.text("The interview was on \(date(interview)).")]
    case 0: return [.text("The interview is today.")]
    case 1: return [.text("The interview is tomorrow, \(date(interview)).")]
    case let days: return [.text("The interview is on \(date(interview)), in \(counted(days, "day")).")]
    }
  }

  /// Nil where the days that were asked for have something to tell of.
  static func blank(_ report: Report) -> String? {
    report.isBlank && !report.isEmpty && report.insight.range != nil
      ? "On these days no card was answered, no mock begun and nothing estimated; what follows is how things stand today."
      : nil
  }

  static func percent(_ share: Double) -> String { "\(Int((share * 100).rounded())) %" }

  static func percent(_ share: Double?) -> String { share.map { percent($0) } ?? none }

  /// One decimal, with a true minus.
  static func decimal(_ value: Double) -> String {
    let tenths = Int((abs(value) * 10).rounded())
    return (value < 0 && tenths > 0 ? "−" : "") + "\(grouped(tenths / 10)).\(tenths % 10)"
  }

  static func signed(_ value: Int) -> String { value > 0 ? "+\(value)" : value < 0 ? "−\(-value)" : "0" }

  /// "48 minutes", "12.5 hours".
  static func time(_ seconds: Double) -> String {
    let minutes = Int((seconds / 60).rounded())
    return minutes < 120 ? counted(minutes, "minute") : "\(decimal(seconds / 3600)) hours"
  }

  /// A factor of 1 or more: "×1.4", "×27".
  static func times(_ factor: Double) -> String {
    factor < 9.95 ? "×\(decimal(factor))" : factor < 1000 ? "×\(Int(factor.rounded()))" : "over ×1,000"
  }

  /// Guess ÷ answer in words: "×1.4 too high", "×3.0 too low", "about right".
  static func error(_ ratio: Double) -> String {
    let factor = max(ratio, 1 / ratio)
    return factor < 1.05 ? "about right" : "\(times(factor)) too \(ratio > 1 ? "high" : "low")"
  }

  /// What stands where there is nothing to tell from.
  static let none = "–"

  // MARK: Readiness

  struct Area {
    let name: String
    let value: String
    let goal: String
    /// How far it is from its goal, in words.
    let standing: String
    let how: Phrase
    /// Value and goal as shares of all that is possible, 0…1.
    let share: Double?
    let goalShare: Double
  }

  static func area(_ area: Insight.Area, _ report: Report) -> Area {
    switch area.kind {
    case .recall:
      return Area(
        name: "Recall", value: percent(area.value), goal: percent(area.goal),
        // What is expected of the days to come is not reached yet.
        standing: points(area, 100, "point", reached: report.insight.preparation == nil ? "goal reached" : "on course"),
        how: recallHow(report), share: area.value, goalShare: area.goal)
    case .mocks:
      let how = "The mean total of the latest mocks with complete scores, \(MockTrend.recent) at most, out of 60."
      return Area(
        name: "Mock interviews", value: area.value.map { "\(decimal($0)) of 60" } ?? none,
        goal: "\(Int(area.goal)) of 60", standing: points(area, 1, "point"),
        how: area.value == nil
          ? Inline.read("No mock is scored yet: `viva mock --mini` takes 25 minutes.") : [.text(how)],
        share: area.value.map { $0 / 60 }, goalShare: area.goal / 60)
    case .estimates:
      let days = "the last \(EstimateTrend.recentDays) days"
      return Area(
        name: "Estimates", value: percent(area.value), goal: percent(area.goal),
        standing: area.value == nil ? "none of late" : points(area, 100, "point"),
        how: [
          .text(
            area.value == nil
              ? "Nothing was estimated in \(days)."
              : "The share of estimates in \(days) that are within a factor of two of the answer.")
        ],
        share: area.value, goalShare: area.goal)
    case .checklists:
      let totals = report.insight.checklists
      let how =
        "The share of \(counted(totals.count, "item")) that are green and were rated in the last "
        + "\(ChecklistMarks.staleAfter) days."
      return Area(
        name: "Checklists", value: percent(area.value), goal: percent(area.goal), standing: points(area, 100, "point"),
        how: area.value == nil
          ? Inline.read("No item is rated yet: `viva checklist` lists what to defend.") : [.text(how)],
        share: area.value, goalShare: area.goal)
    }
  }

  private static func points(
    _ area: Insight.Area, _ scale: Double, _ noun: String, reached: String = "goal reached"
  ) -> String {
    guard let value = area.value else { return "not begun" }
    if area.isReached { return reached }
    let missing = (area.goal - value) * scale
    let text = scale == 1 ? decimal(missing) : grouped(max(1, Int(missing.rounded())))
    return "\(text) \(noun)\(text == "1" ? "" : "s") to go"
  }

  private static func recallHow(_ report: Report) -> Phrase {
    let insight = report.insight
    if insight.met == 0 { return Inline.read("No card is answered yet: `viva review` begins.") }
    let cards = counted(insight.cards, "card")
    guard let preparation = insight.preparation else {
      return [.text("The mean chance of recalling each of \(cards) today; one that was never met counts as 0.")]
    }
    var text =
      "The mean chance of recalling each of \(cards) on the interview's date, studied for "
      + "\(counted(preparation.minutes, "minute")) a day until then."
    if let more = preparation.withMore() {
      let needed = counted(max(1, Int(more.minutes.rounded())), "minute")
      text +=
        more.recall >= preparation.goal
        ? " About \(needed) a day reach the goal." : " The most that time allows is \(percent(more.recall))."
    }
    return [.text(text)]
  }

  // MARK: What to do next

  static func nextStep(_ topic: Insight.TopicStanding, _ report: Report) -> Phrase {
    let unmet = topic.cards - topic.met
    let command: Inline = .code("viva review \(topic.topic.id)")
    if topic.met == 0 { return [.text("Not begun: \(counted(topic.cards, "card")). "), command, .text(" begins it.")] }
    var text = expectation(topic, report)
    if unmet > 0 { text += ", \(grouped(unmet)) of \(counted(topic.cards, "card")) not met yet" }
    if topic.checklist.red > 0 { text += ", \(counted(topic.checklist.red, "item")) rated red" }
    return [.text(text + ". "), command, .text(unmet > 0 ? " meets them." : " repeats what is due.")]
  }

  /// True recall where it is what makes the topic weak, else what is expected.
  private static func expectation(_ topic: Insight.TopicStanding, _ report: Report) -> String {
    if report.insight.weakest.contains(topic) {
      let answers = counted(topic.recall.answers, "answer")
      return "True recall \(percent(topic.recall.share)) of \(answers), target \(percent(report.insight.aim))"
    }
    let when = topic.onDate == nil ? "today" : "on the date if nothing more is done"
    return "Expected recall \(percent(topic.expected)) \(when)"
  }

  // MARK: At a glance

  static func glance(_ report: Report) -> [(name: String, value: String)] {
    let insight = report.insight
    let run = insight.streak
    return [
      ("Cards met so far", "\(grouped(insight.met)) of \(grouped(insight.cards))"),
      ("Answers", grouped(insight.log.answers)),
      ("True recall", percent(insight.log.recall.share)),
      ("Days with cards", grouped(insight.log.days.count)),
      ("Present run", run.current == 0 ? none : counted(run.current, "day")),
      ("Longest run ever", run.longest == 0 ? none : counted(run.longest, "day")),
      ("Time with cards", time(insight.log.seconds)),
      ("Mocks scored", grouped(insight.mocks.points.count)),
    ] + (insight.estimates.points.isEmpty ? [] : [("Estimates", grouped(insight.estimates.points.count))])
  }

  static func beginning(_ report: Report) -> [Phrase] {
    let steps = [
      Inline.read("Nothing is in the log yet, so this report is still to be filled:"),
      Inline.read("`viva review` asks the first cards; a quarter of an hour is enough to begin."),
      Inline.read("`viva mock --mini` is a first mock interview in 25 minutes, with a score at its end."),
      Inline.read("`viva checklist` lists what one must be able to defend, to be rated green, yellow or red."),
    ]
    return report.interview == nil
      ? steps + [[setInterview(report), .text(" sets the date that everything is planned for.")]] : steps
  }

  /// Eight weeks ahead, as an example.
  private static func setInterview(_ report: Report) -> Inline { .code("viva set interview \(report.day + 56)") }

  static func methods(_ report: Report) -> [(term: String, text: String)] {
    report.hasEstimates ? methods + [estimates] : methods
  }

  private static let estimates = (
    term: "Estimates",
    text: "Within a factor of two is a guess from half to twice the answer; one that was not made in time is not. The "
      + "median error is of those with a guess, as the factor between guess and answer, whichever is greater."
  )

  private static let methods: [(term: String, text: String)] = [
    (
      "Expected recall",
      "The chance of recalling a card on a day, as FSRS-6 predicts it from one's own grades; over many cards, the mean."
    ),
    (
      "True recall",
      "Of first answers of a day to cards met on an earlier day, the share that was not forgotten. First meetings, "
        + "repetitions on the same day and practice are left out. The target is the recall at which cards are asked: the "
        + "retention that was set, or with an interview to come 80 %, rising to 95 % as the day nears."
    ),
    (
      "Mock total",
      "Twelve dimensions of the rubric, 1 to 5 points each, 60 in all. Scores are one's own unless a name "
        + "stands beside them."
    ),
    (
      "Second pass",
      "How the total moved once the reference solution had been read: below zero for who first scores too high."
    ),
    (
      "Run",
      "Days studied in a row. One day of rest in any seven does not break it."
    ),
  ]

  /// Nil when every list that is rated was begun.
  static func openLists(_ report: Report) -> String? {
    let rated = report.lists.filter { !$0.isTicked }
    let open = rated.count { !$0.isBegun }
    if open == 0 { return nil }
    return "\(counted(open, "list")) of \(grouped(rated.count)) \(open == 1 ? "is" : "are") not begun yet."
  }

  // MARK: Mocks

  /// "41 of 60, close", "not scored", "abandoned".
  static func result(_ mock: Report.Mock) -> String {
    if let total = mock.total { return "\(total) of 60" + (mock.band.map { ", \($0)" } ?? "") }
    switch mock.state {
    case .abandoned: return "abandoned"
    case .open: return "unfinished"
    case .finished, .elsewhere: return mock.scores.isEmpty ? "not scored" : "scored in part"
    }
  }

  /// What a peer gave, and for how many dimensions where these are not all.
  static func total(_ peer: Report.Mock.Peer, complete: String = "") -> String {
    "\(peer.total)"
      + (peer.scored == Rubric.dimensionIDs.count ? complete : " for \(counted(peer.scored, "dimension"))")
  }

  /// What the mock took and what happened in it.
  static func facts(_ mock: Report.Mock) -> [String] {
    var facts: [String] = []
    if let planned = mock.planned, let used = mock.used {
      facts.append("\(decimal(used)) of \(decimal(planned)) minutes used")
    }
    if let level = mock.level { facts.append("level \(level.rawValue)") }
    if mock.hints > 0 { facts.append(counted(mock.hints, "hint")) }
    if mock.pauses > 0 { facts.append(counted(mock.pauses, "pause")) }
    if mock.curveballs > 0 { facts.append(counted(mock.curveballs, "curveball")) }
    if let drift = mock.drift { facts.append("second pass \(signed(drift))") }
    facts += mock.peers.map { "\($0.name): \(total($0, complete: " of 60"))" }
    if mock.state == .elsewhere { facts.append("done elsewhere") }
    return facts
  }
}
