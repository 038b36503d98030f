/// Whether the minutes a day suffice for the interview's date.
public struct Preparation: Sendable {
  public let date: StudyDay
  public let days: Int
  /// The minutes a day that were set.
  public let minutes: Int
  /// Cards that count: all but suspended ones.
  public let cards: Int
  /// Recall that is aimed at, the mean over those cards.
  public let goal: Double
  /// What the minutes lead to.
  public let forecast: DeadlineForecast
  /// Nobody studies cards for longer than this in a day.
  private static let mostMinutes = 600

  private let deadline: Deadline
  /// Of the cards that count, nil for those not met yet.
  private let memories: [Memory?]
  private let day: StudyDay
  /// Seconds that went into answers on the day so far.
  private let spent: Double

  public init(_ cards: [Card], _ progress: Progress, _ deadline: Deadline, goal: Double, on day: StudyDay) {
    memories = cards.filter { !progress.isSuspended($0.id) }.map { progress.memory(of: $0.id) }
    spent = progress.seconds(on: day)
    date = deadline.date
    days = deadline.date - day
    minutes = deadline.minutes
    self.deadline = deadline
    self.day = day
    self.cards = memories.count
    self.goal = goal
    forecast = DeadlineForecast(memories, deadline, from: day, spent: spent)
  }

  /// Where the minutes set fall short of the goal: what about the fewest lead to that reach it, or, where none do, the
  /// most that somebody could give. Found by several forecasts more, so only for who shows it.
  public func withMore() -> DeadlineForecast? {
    guard !memories.isEmpty, forecast.recall < goal else { return nil }
    return Preparation.more(than: forecast, minutes, goal) {
      DeadlineForecast(memories, deadline.with(minutes: $0), from: day, spent: spent, work: DeadlineForecast.work / 8)
    }
  }

  /// By the chord between too few and enough, which comes to enough from above because recall grows ever more slowly with
  /// the minutes, and by halves in turn; a few steps come close.
  private static func more(
    than forecast: DeadlineForecast, _ minutes: Int, _ goal: Double, _ run: (Int) -> DeadlineForecast
  ) -> DeadlineForecast {
    var enough = run(mostMinutes)
    guard enough.recall >= goal else { return enough }
    // With more than it takes, the minutes used tell more than those allowed.
    var (few, upper) = ((minutes: minutes, recall: forecast.recall), max(minutes + 1, Int(enough.minutes.rounded(.up))))
    for step in 0..<3 where upper - few.minutes > 1 {
      let part = step % 2 == 0 ? (goal - few.recall) / (enough.recall - few.recall) : 0.5
      let guess = min(upper - 1, few.minutes + max(1, Int((part * Double(upper - few.minutes)).rounded(.up))))
      let next = run(guess)
      if next.recall >= goal { (enough, upper) = (next, guess) } else { few = (guess, next.recall) }
    }
    return enough
  }
}
