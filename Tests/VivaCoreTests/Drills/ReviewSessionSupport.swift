@testable import VivaCore

extension Made {
  /// A session over new cards in the order in which they are written, or over `queue` when one is given.
  static func session(
    _ cards: [Card], _ progress: Progress = Progress(), mode: ReviewChoice.Mode = .due, minutes: Int? = nil
  ) -> ReviewSession {
    var choice = ReviewChoice()
    choice.mode = mode
    let scheduler = Scheduler(isFuzzed: false)
    let queue = ReviewQueue(
      cards: cards, progress: progress, scheduler: scheduler, on: today, choice: choice, newPerDay: 999, seed: 1)
    return ReviewSession(
      cards: cards, progress: progress, scheduler: scheduler, queue: queue, choice: choice, minutes: minutes,
      ids: EventIDs(seed: 0), at: now())
  }
}

extension ReviewSession {
  /// The phase and its card in words: "asking a", "revealed b", "done".
  var state: String {
    let card = currentCard?.id ?? "nothing"
    switch phase {
    case .asking: return "asking \(card)"
    case .revealed: return "revealed \(card)"
    case .finished(.done): return "done"
    case .finished(.timeIsUp): return "time is up"
    case .finished(.quit): return "quit"
    }
  }

  /// Hands on an input some seconds after noon, and tells what was recorded, as the end of the event's line.
  mutating func send(_ input: Input, at seconds: Double = 0) -> [String] {
    handle(input, at: Made.now(seconds)).map { event in
      let line = String(decoding: event.line, as: UTF8.self)
      return String(line.split(separator: "\"type\":")[1].dropLast()).replacing("\"", with: "")
    }
  }

  /// Reveals and grades what is asked, some seconds after noon.
  mutating func answer(_ grade: Grade = .good, at seconds: Double = 0) -> [String] {
    _ = send(.reveal, at: seconds)
    return send(.grade(grade), at: seconds)
  }

  /// Answers until nothing more is asked or `count` answers are given; tells the cards in the order of their asking.
  mutating func asked(_ count: Int = 100, _ grade: Grade = .good, at seconds: Double = 0) -> [String] {
    var asked: [String] = []
    while asked.count < count, let card = currentCard, !state.hasPrefix("quit") {
      asked.append(card.id)
      _ = answer(grade, at: seconds)
    }
    return asked
  }

  var remarkText: String { remark.map { "\($0)" } ?? "" }
}
