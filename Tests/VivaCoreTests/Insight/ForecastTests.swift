import Testing

@testable import VivaCore

@Suite("Forecast")
struct ForecastTests {
  private let cards = Made.cards("caching: a b c d e")

  private func forecast(_ progress: Progress, days: Int = 7) -> [Int] {
    Forecast.due(cards, progress, Scheduler(isFuzzed: false), from: Made.today, days: days)
  }

  @Test("counts all that is overdue for today, and the rest on its day")
  func days() {
    let progress = Made.progress([
      ("a", 30, .good), ("b", 2, .good), ("c", 1, .good), ("d", 4, .easy), ("e", 0, .easy),
    ])
    #expect(forecast(progress) == [2, 1, 0, 0, 1, 0, 0])
    #expect(forecast(progress, days: 9) == [2, 1, 0, 0, 1, 0, 0, 0, 1])
    #expect(forecast(progress, days: 1) == [2])
  }

  @Test("leaves out cards that are new, and those that are suspended")
  func leftOut() {
    let progress = Made.progress([("a", 9, .good), ("b", 1, .good)], [.suspend(card: "a", isOn: true)])
    #expect(forecast(progress) == [0, 1, 0, 0, 0, 0, 0])
  }

  @Test("moves what was put off to tomorrow, and nothing that comes later anyway")
  func buried() {
    let progress = Made.progress([("a", 9, .good), ("b", 4, .easy)], [.bury(card: "a"), .bury(card: "b")])
    #expect(forecast(progress) == [0, 1, 0, 0, 1, 0, 0])
  }
}

@Suite("Pace")
struct PaceTests {
  /// Answers of so many cards met before, and of new ones, each with its seconds.
  private func pace(known: [Double], new: [Double], cram: [Double] = []) -> Pace {
    var progress = Progress()
    func add(_ card: String, _ day: StudyDay, _ seconds: Double, isCram: Bool = false) {
      let body: Event.Body =
        isCram
        ? .cram(card: card, grade: .good, seconds: seconds) : .review(card: card, grade: .good, seconds: seconds)
      progress.fold(Event(id: "e", at: Made.noon, day: day, body))
    }
    for index in known.indices { add("known-\(index)", Made.today + -9, 99) }
    // 500 answers are all that count.
    for index in 0..<500 where !known.isEmpty { add("filler-\(index % 10)", Made.today, 0, isCram: true) }
    for (index, seconds) in known.enumerated() { add("known-\(index)", Made.today, seconds) }
    for (index, seconds) in new.enumerated() { add("new-\(index)", Made.today, seconds) }
    for (index, seconds) in cram.enumerated() { add("known-\(index)", Made.today, seconds, isCram: true) }
    return Pace(progress)
  }

  @Test("is the usual one until there are 30 answers of a kind")
  func usual() {
    #expect(pace(known: [], new: []) == Pace(known: 15, new: 50))
    #expect(pace(known: Array(repeating: 3, count: 29), new: Array(repeating: 3, count: 29)) == Pace.usual)
    #expect(pace(known: Array(repeating: 3, count: 30), new: []) == Pace(known: 3, new: 50))
    #expect(pace(known: [], new: Array(repeating: 70, count: 30)) == Pace(known: 15, new: 70))
  }

  @Test("is the median of the learner's own answers, so that one long pause does not count")
  func medians() {
    let known = (1...40).map(Double.init) + [600]
    #expect(pace(known: known, new: [600] + Array(repeating: 40, count: 30)) == Pace(known: 21, new: 40))
  }

  @Test("leaves practice out")
  func practice() {
    #expect(pace(known: Array(repeating: 3, count: 30), new: [], cram: Array(repeating: 500, count: 99)).known == 3)
  }

  @Test(
    "tells the minutes that cards take, whole, and one at least when there is any",
    arguments: [(0, 0, 0), (1, 0, 1), (0, 1, 1), (5, 0, 1), (6, 0, 2), (42, 14, 22), (100, 20, 42)])
  func minutes(_ known: Int, _ new: Int, _ minutes: Int) {
    #expect(Pace.usual.minutes(known: known, new: new) == minutes)
  }
}
