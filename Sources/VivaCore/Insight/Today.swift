/// What the day looks like: how much is due, how long it takes, what comes, and what to do next.
public struct Today: Sendable {
  public let day: StudyDay
  public let due: Int
  /// New cards that the day still brings.
  public let new: Int
  public let minutes: Int
  /// Cards due on each of the next seven days, today included; with an interview to come, what its plan asks instead.
  public let forecast: [Int]
  public let next: NextAction
  public let cards: Int
  /// Cards that have been met.
  public let met: Int
  /// Answers given on this day so far.
  public let answered: Int
  /// Cards that are in front, the topics they are about, most cards first, and what put them there.
  public let focus: (count: Int, topics: [Topic], hasMocks: Bool, hasRatings: Bool)
  /// The mock that waits to be resumed.
  public let openMock: MockRecord?
  /// The latest mock that has complete scores.
  public let lastMock: MockRecord?
  /// Mocks finished in the last seven days.
  public let mocksThisWeek: Int
  /// What the days until the interview lead to; nil without a date to come.
  public let preparation: Preparation?
  /// The dimensions, two at most, whose mean over the latest mocks is below a solid 4, the lowest first.
  public let weakDimensions: [(id: String, mean: Double)]
  /// Checklist items that are rated red.
  public let redItems: Int
  /// Cards with the most lapses, the worst first, that have become leeches.
  public let leeches: [String]

  public init(
    cards: [Card], progress: Progress, scheduler: Scheduler, newPerDay: Int, deadline: Deadline? = nil,
    focus: [FocusCard] = [], on day: StudyDay
  ) {
    let queue =
      deadline.map {
        ReviewQueue(
          cards: cards, progress: progress, scheduler: scheduler, on: day, deadline: $0, focus: focus, seed: 0)
      }
      ?? ReviewQueue(
        cards: cards, progress: progress, scheduler: scheduler, on: day, newPerDay: newPerDay, focus: focus, seed: 0)
    self.day = day
    due = queue.dueCount
    new = queue.newCount
    minutes =
      queue.seconds.map { queue.entries.isEmpty ? 0 : max(1, Int(($0 / 60).rounded())) }
      ?? Pace(progress).minutes(known: queue.dueCount, new: queue.newCount)
    preparation = deadline.map { Preparation(cards, progress, $0, goal: scheduler.retention, on: day) }
    forecast =
      preparation.map { preparation in
        // Today's is known: it also has what was forgotten today and what is in front.
        [queue.entries.count] + (preparation.forecast.asked.dropFirst() + Array(repeating: 0, count: 6)).prefix(6)
      }
      // Today's also has what is in front.
      ?? [queue.dueCount] + Forecast.due(cards, progress, scheduler, from: day, days: 7).dropFirst()
    next = NextAction(queue)
    var topics: [Topic: Int] = [:]
    var causes: [FocusCard.Cause] = []
    for entry in queue.entries {
      guard case .focus(let cause) = entry.reason else { continue }
      topics[cards[entry.card].topic, default: 0] += 1
      causes.append(cause)
    }
    self.focus = (
      queue.focusCount, topics.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map(\.key),
      causes.contains(.mock), causes.contains(.rating)
    )
    weakDimensions = Array(MockTrend(progress.mocks).dimensions.filter { $0.mean < 4 }.prefix(2))
    redItems = progress.marks.entries.values.count { $0.rating == .red }
    openMock = progress.mocks.open
    lastMock = progress.mocks.scored.last
    mocksThisWeek = progress.mocks.all.count {
      day - $0.day < 7 && ($0.state == .finished || $0.state == .elsewhere)
    }
    self.cards = cards.count
    var met = 0
    var leeches: [(id: String, lapses: Int32)] = []
    for card in cards {
      guard let memory = progress.memory(of: card.id) else { continue }
      met += 1
      if memory.lapses >= Memory.leechLapses, !progress.isSuspended(card.id) {
        leeches.append((card.id, memory.lapses))
      }
    }
    self.met = met
    self.leeches = leeches.sorted { ($1.lapses, $0.id) < ($0.lapses, $1.id) }.map(\.id)
    answered = progress.reviews.reduce(0) { $0 + ($1.day == day ? 1 : 0) }
  }
}
