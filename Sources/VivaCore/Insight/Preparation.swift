/// Whether the minutes a day suffice for the interview's date.
public struct Preparation: Equatable, Sendable {
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
  /// What enough minutes would lead to, where the minutes set fall short of the goal.
  public let withMore: DeadlineForecast?

  /// Nobody studies cards for longer than this in a day.
  private static let mostMinutes = 600

  public init(_ cards: [Card], _ progress: Progress, _ deadline: Deadline, goal: Double, on day: StudyDay) {
    let memories = cards.filter { !progress.isSuspended($0.id) }.map { progress.memory(of: $0.id) }
    let spent = progress.seconds(on: day)
    date = deadline.date
    days = deadline.date - day
    minutes = deadline.minutes
    self.cards = memories.count
    self.goal = goal
    forecast = DeadlineForecast(memories, deadline, from: day, spent: spent)
    let isShort = !memories.isEmpty && forecast.recall < goal
    withMore =
      isShort
      ? DeadlineForecast(memories, deadline.with(minutes: Preparation.mostMinutes), from: day, spent: spent) : nil
  }
}
