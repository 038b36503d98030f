import VivaCore

/// Somebody whose memory follows weights of its own, while the scheduler believes in the default ones.
struct Learner {
  /// What the scheduler knows of each card.
  private(set) var believed: [Memory?]
  private var actual: [MemoryState?]
  private let truths: [FSRS6]
  private let scheduler: Scheduler

  /// - Parameter truths: the model that each card's memory follows in truth.
  init(truths: [FSRS6], scheduler: Scheduler) {
    believed = Array(repeating: nil, count: truths.count)
    actual = Array(repeating: nil, count: truths.count)
    self.truths = truths
    self.scheduler = scheduler
  }

  /// One answer and, after again, its repetition on the same day, as the true memory gives them.
  mutating func answer(_ card: Int, on day: StudyDay, _ generator: inout SeededGenerator) -> [Grade] {
    let grade: Grade
    if let state = actual[card], let memory = believed[card] {
      let recall = truths[card].recall(state, elapsed: Double(day - memory.lastDay))
      let isRecalled = Double.random(in: 0..<1, using: &generator) < recall
      grade = isRecalled ? Learner.drawn([0, 0.224, 0.632, 0.144], &generator) : .again
    } else {
      grade = Learner.drawn([0.24, 0.094, 0.495, 0.171], &generator)
    }
    let grades = grade == .again ? [.again, Grade.good] : [grade]
    for given in grades {
      let gap = believed[card].map { day - $0.lastDay } ?? 0
      believed[card] = scheduler.memory(after: given, believed[card], on: day)
      actual[card] = actual[card].map { truths[card].next($0, elapsed: gap, given) } ?? truths[card].first(given)
    }
    return grades
  }

  /// True mean recall over all cards on a day, unseen ones counting 0.
  func recall(on day: StudyDay) -> Double {
    let sum = believed.indices.reduce(0.0) { sum, card in
      guard let state = actual[card], let memory = believed[card] else { return sum }
      return sum + truths[card].recall(state, elapsed: Double(day - memory.lastDay))
    }
    return sum / Double(believed.count)
  }

  private static func drawn(_ shares: [Double], _ generator: inout SeededGenerator) -> Grade {
    var rest = Double.random(in: 0..<1, using: &generator) * shares.reduce(0, +)
    for (grade, share) in zip(Grade.allCases, shares) {
      rest -= share
      if rest < 0 { return grade }
    }
    return .easy
  }
}
