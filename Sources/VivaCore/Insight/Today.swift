/// What the day looks like: how much is due, how long it takes, what comes, and what to do next.
public struct Today: Sendable {
  public let day: StudyDay
  public let due: Int
  /// New cards that the day still brings.
  public let new: Int
  public let minutes: Int
  /// Cards due on each of the next seven days, today included.
  public let forecast: [Int]
  public let next: NextAction
  public let cards: Int
  /// Cards that have been met.
  public let met: Int
  /// Answers given on this day so far.
  public let answered: Int
  /// Cards with the most lapses, the worst first, that have become leeches.
  public let leeches: [String]

  public init(
    cards: [Card], progress: Progress, scheduler: Scheduler, newPerDay: Int, on day: StudyDay
  ) {
    let queue = ReviewQueue(
      cards: cards, progress: progress, scheduler: scheduler, on: day, newPerDay: newPerDay, seed: 0)
    self.day = day
    due = queue.dueCount
    new = queue.newCount
    minutes = Pace(progress).minutes(known: queue.dueCount, new: queue.newCount)
    forecast = Forecast.due(cards, progress, scheduler, from: day, days: 7)
    next = NextAction(queue)
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
