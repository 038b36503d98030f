@testable import VivaCore

/// A memory that can be reckoned by hand: recall falls in a straight line, by one tenth of 1/stability each day.
///
/// First answers leave 1, 2, 4 and 8; again leaves 1; on the same day a pass adds 1; on a later day hard multiplies by
/// 1.5, good by 2 and easy by 3.
struct StraightModel: MemoryModel {
  func first(_ grade: Grade) -> MemoryState {
    MemoryState(stability: [1, 2, 4, 8][Int(grade.rawValue) - 1], difficulty: 5)
  }

  func next(_ state: MemoryState, elapsed: Int, _ grade: Grade) -> MemoryState {
    if elapsed == 0, grade != .again { return MemoryState(stability: state.stability + 1, difficulty: 5) }
    return next(state, recall: recall(state, elapsed: Double(elapsed)), grade)
  }

  func next(_ state: MemoryState, recall: Double, _ grade: Grade) -> MemoryState {
    if grade == .again { return MemoryState(stability: 1, difficulty: 5) }
    return MemoryState(stability: state.stability * [0, 1.5, 2, 3][Int(grade.rawValue) - 1], difficulty: 5)
  }

  func recall(_ state: MemoryState, elapsed: Double) -> Double { max(0, 1 - elapsed / (10 * state.stability)) }

  func interval(_ state: MemoryState, retention: Double) -> Double { (1 - retention) * 10 * state.stability }
}

extension Made {
  /// A memory of this stability, last answered so many days before the test's day.
  static func memory(_ stability: Double, daysAgo: Int, _ grade: Grade = .good) -> Memory {
    Memory(
      state: MemoryState(stability: stability, difficulty: 5), firstDay: today + -daysAgo, lastDay: today + -daysAgo,
      lastGrade: grade, reviews: 1, lapses: 0)
  }

  /// Estimates of a minute each, on so many days before the test's day, of a kind, and how many times the answer.
  static func estimates(_ estimates: [(daysAgo: Int, kind: String, ratio: Double?)]) -> [EstimateRecord] {
    estimates.enumerated().map { index, made in
      EstimateRecord(
        id: "estimate-\(index)", at: noon.adding(seconds: Double(-made.daysAgo) * 86_400 + Double(index)),
        day: today + -made.daysAgo, estimate: estimate(made.kind, made.ratio))
    }
  }

  static func estimate(_ kind: String, _ ratio: Double?) -> EstimateEvent {
    EstimateEvent(
      template: "\(kind)-1", kind: kind, guess: ratio.map { $0 * 1000 }, answer: 1000, unit: "B", seconds: 60)
  }

  /// Progress after answers with their seconds, each of a card, how many days before the test's day, and its grade.
  static func timed(
    _ answers: [(card: String, daysAgo: Int, grade: Grade, seconds: Double)], cram: Set<Int> = [],
    _ more: [(daysAgo: Int, body: Event.Body)] = []
  ) -> Progress {
    var progress = Progress()
    for (index, answer) in answers.enumerated() {
      let at = noon.adding(seconds: Double(-answer.daysAgo) * 86_400 + Double(index))
      let body: Event.Body =
        cram.contains(index)
        ? .cram(card: answer.card, grade: answer.grade, seconds: answer.seconds)
        : .review(card: answer.card, grade: answer.grade, seconds: answer.seconds)
      progress.fold(Event(id: "timed-\(index)", at: at, day: today + -answer.daysAgo, body))
    }
    for (index, entry) in more.enumerated() {
      let at = noon.adding(seconds: Double(-entry.daysAgo) * 86_400)
      progress.fold(Event(id: "also-\(index)", at: at, day: today + -entry.daysAgo, entry.body))
    }
    return progress
  }
}
