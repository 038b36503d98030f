/// What the scheduler knows of a card that has been reviewed.
public struct Memory: Equatable, Sendable {
  public var state: MemoryState
  public var firstDay: StudyDay
  public var lastDay: StudyDay
  public var lastGrade: Grade
  public var reviews: Int32
  /// How often it was forgotten after it had been recalled.
  public var lapses: Int32

  public var stability: Double { state.stability }
  public var difficulty: Double { state.difficulty }

  /// The lapses after which a card is called a leech: the wording is at fault, or something it builds on is missing.
  public static let leechLapses = 8

  /// Whether the latest lapse made this card a leech, or has cost four more lapses since.
  public var hasJustBecomeLeech: Bool {
    lastGrade == .again && lapses >= Memory.leechLapses && (Int(lapses) - Memory.leechLapses) % 4 == 0
  }
}

/// Turns grades into memory and memory into due days.
public struct Scheduler: Sendable {
  public let model: any MemoryModel
  /// The recall at which a card falls due, 0.7…0.97.
  public let retention: Double
  /// The longest interval in days.
  public let maximumInterval: Int
  /// Whether due days are spread a little, so that cards learned together do not stay together.
  public let isFuzzed: Bool
  /// With an interview set, the day before it: no card answered earlier falls due after it.
  public let lastDue: StudyDay?

  public static let defaultRetention = 0.9
  public static let retentionRange = 0.7...0.97
  public static let longestInterval = 36_500

  public init(
    model: any MemoryModel = FSRS6(), retention: Double = Scheduler.defaultRetention,
    maximumInterval: Int = Scheduler.longestInterval, isFuzzed: Bool = true, lastDue: StudyDay? = nil
  ) {
    self.lastDue = lastDue
    self.model = model
    self.retention = retention
    self.maximumInterval = maximumInterval
    self.isFuzzed = isFuzzed
  }

  /// The memory of a card after one more review.
  ///
  /// A clock that went backwards counts as the same day: time that seems to have run back is never taken for forgetting.
  public func memory(after grade: Grade, _ memory: Memory?, on day: StudyDay) -> Memory {
    guard var memory else {
      return Memory(
        state: model.first(grade), firstDay: day, lastDay: day, lastGrade: grade, reviews: 1, lapses: 0)
    }
    memory.state = model.next(memory.state, elapsed: max(0, day - memory.lastDay), grade)
    if grade == .again, memory.lastGrade != .again { memory.lapses += 1 }
    memory.lastDay = max(day, memory.lastDay)
    memory.lastGrade = grade
    memory.reviews += 1
    return memory
  }

  /// The probability of recall on a day.
  public func recall(_ memory: Memory, on day: StudyDay) -> Double {
    model.recall(memory.state, elapsed: Double(max(0, day - memory.lastDay)))
  }

  /// The study day on which a card falls due. A card that was forgotten stays due until it is recalled.
  ///
  /// Fuzz is drawn from the card's id and its number of reviews, so that the log alone decides.
  public func due(_ memory: Memory, card id: String) -> StudyDay {
    if memory.lastGrade == .again { return memory.lastDay }
    let due = memory.lastDay + days(memory, card: id)
    guard let lastDue, memory.lastDay < lastDue else { return due }
    return min(due, lastDue)
  }

  private func days(_ memory: Memory, card id: String) -> Int {
    let raw = model.interval(memory.state, retention: retention)
    let days = Int(min(max(raw.rounded(.toNearestOrAwayFromZero), 1), Double(maximumInterval)))
    guard isFuzzed else { return days }
    let bounds = Fuzz.bounds(days, maximum: maximumInterval)
    let draw = SeededGenerator.fraction(of: id, Int(memory.reviews))
    return bounds.lowerBound + Int(draw * Double(bounds.count))
  }

  /// What each grade would bring: the days until the card is due again, nil when it comes back in this session.
  public func preview(_ memory: Memory?, card id: String, on day: StudyDay) -> [(grade: Grade, days: Int?)] {
    Grade.allCases.map { grade in
      let after = self.memory(after: grade, memory, on: day)
      return (grade, grade == .again ? nil : max(1, due(after, card: id) - day))
    }
  }
}

/// The spread of an interval, so that cards learned on one day drift apart.
enum Fuzz {
  /// The days from which a due day is drawn (fsrs-rs and ts-fsrs: `get_fuzz_range`).
  static func bounds(_ interval: Int, maximum: Int) -> ClosedRange<Int> {
    let days = Double(interval)
    guard days >= 2.5 else { return interval...interval }
    func part(_ from: Double, _ to: Double) -> Double { max(0, min(days, to) - from) }
    let delta = 1 + 0.15 * part(2.5, 7) + 0.1 * part(7, 20) + 0.05 * part(20, .infinity)
    let upper = min(Int((days + delta).rounded(.toNearestOrAwayFromZero)), maximum)
    let lower = min(max(2, Int((days - delta).rounded(.toNearestOrAwayFromZero))), upper)
    return lower...upper
  }
}
