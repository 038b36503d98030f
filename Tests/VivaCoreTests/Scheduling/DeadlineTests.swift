import Testing

@testable import VivaCore

/// With the straight memory, twenty days before the interview.
@Suite("Deadline")
struct DeadlineTests {
  private let deadline = Deadline(date: Made.today + 20, minutes: 10, model: StraightModel())

  private func close(_ value: Double, _ expected: Double) -> Bool { abs(value - expected) < 1e-12 }

  @Test("a seen card gains what an answer adds to recall on the date")
  func seen() throws {
    // Recall today 1 − 10/40 = 0.75, on the date without an answer 1 − 30/40 = 0.25. Good leaves 8, and 1 − 20/80 = 0.75
    // on the date; again and its good leave 2, and nothing. So 0.75 · 0.75 + 0.25 · 0 − 0.25 = 0.3125.
    let candidate = try #require(deadline.queue([Made.memory(4, daysAgo: 10)], on: Made.today, budget: 600).first)
    #expect(close(candidate.gain, 0.3125))
    // 0.75 · 12 s + 0.25 · 45 s.
    #expect(close(candidate.seconds, 20.25))
  }

  @Test("a new card gains the mean over its first grades, counted at three quarters")
  func new() throws {
    // On the date, 20 days later: again with its good leaves 2, hard 2, both nothing; good 4, 0.5; easy 8, 0.75.
    let known = Made.memory(1, daysAgo: 9)
    let candidate = try #require(deadline.queue([known, nil], on: Made.today, budget: 600).first)
    #expect(close(candidate.gain, 0.75 * (0.495 * 0.5 + 0.171 * 0.75)))
    #expect(candidate.seconds == 50)
    #expect(candidate.index == 1)
  }

  @Test("a card that would not gain is not asked")
  func noGain() {
    // Good leaves 2, again and its good too, and 2 is nothing in twenty days.
    let memory = Made.memory(1, daysAgo: 9)
    #expect(deadline.queue([memory], on: Made.today, budget: 600) == [])
  }

  @Test("where minutes are short, the most gain per second comes first, new and seen alike")
  func order() {
    let memories = [nil, Made.memory(4, daysAgo: 10), Made.memory(1, daysAgo: 9), nil]
    // Per second: new 0.0056, the second 0.0154; the third is nearly forgotten (recall 0.1) and gains 0.1 · 0 = nothing.
    #expect(deadline.queue(memories, on: Made.today, budget: 60).map(\.index) == [1, 0])
    #expect(deadline.queue(memories, on: Made.today, budget: 15).map(\.index) == [1])
    #expect(deadline.queue(memories, on: Made.today, budget: 0) == [])
  }

  @Test("with time to spare spreads the new cards over three fifths of the days")
  func spread() {
    // 25 new cards in 20 · 0.6 = 12 days: three today.
    let memories = [Memory?](repeating: nil, count: 25)
    #expect(deadline.queue(memories, on: Made.today, budget: 600).map(\.index) == [0, 1, 2])
    // Ten days on, 20 in 6 days: four.
    #expect(deadline.queue(Array(memories.prefix(20)), on: Made.today + 10, budget: 600).count == 4)
  }

  @Test("with time to spare asks a seen card once its recall is below the level")
  func level() {
    #expect(close(deadline.level(on: Made.today), 0.9025))
    #expect(close(deadline.level(on: Made.today + 19), 0.95))
    #expect(close(Deadline(date: Made.today + 90, minutes: 1).level(on: Made.today), 0.8))
    // 1 − 3/40 = 0.925 and 1 − 4/40 = 0.9.
    let memories = [Made.memory(4, daysAgo: 3), Made.memory(4, daysAgo: 4)]
    #expect(deadline.queue(memories, on: Made.today, budget: 600).map(\.index) == [1])
  }

  @Test("asks a card that was forgotten and not recalled since, whatever its recall")
  func forgotten() {
    var memory = Made.memory(4, daysAgo: 1)
    #expect(deadline.queue([memory], on: Made.today, budget: 600) == [])
    memory.lastGrade = .again
    #expect(deadline.queue([memory], on: Made.today, budget: 600).map(\.index) == [0])
  }

  @Test("asks nothing on the date and after it", arguments: [20, 21, 400])
  func over(_ days: Int) {
    #expect(deadline.queue([nil, Made.memory(1, daysAgo: 3)], on: Made.today + days, budget: 600) == [])
  }

  @Test("takes what answers cost from the learner's own, a card's repetitions counted with it")
  func cost() {
    func answers(_ prefix: String, _ count: Int, _ first: Int, _ later: [(Grade, Double)])
      -> [(String, Int, Grade, Double)]
    {
      (0..<count).flatMap { number in
        [("\(prefix)\(number)", first, Grade.good, 20.0)]
          + later.map { ("\(prefix)\(number)", 1, $0.0, $0.1 + Double(number)) }
      }
    }
    // First answers of 20 s; recalled ones of 5 … 35 s; forgotten ones of 10 … 40 s and 3 … 33 s more for the repetition.
    let progress = Made.timed(answers("r", 31, 9, [(.good, 5)]) + answers("f", 31, 9, [(.again, 10), (.good, 3)]))
    #expect(Deadline.Cost(progress) == Deadline.Cost(recalled: 20, forgotten: 43, new: 20))
  }

  @Test("keeps to the usual cost until there are thirty answers of a kind, and leaves practice out")
  func usualCost() {
    func progress(_ count: Int, cram: Bool = false) -> Progress {
      Made.timed(
        (0..<count).map { ("c\($0)", 1, Grade.good, 7.0) }, cram: cram ? Set(0..<count) : [])
    }
    #expect(Deadline.Cost(progress(29)) == .usual)
    #expect(Deadline.Cost(progress(30)) == Deadline.Cost(recalled: 12, forgotten: 45, new: 7))
    #expect(Deadline.Cost(progress(40, cram: true)) == .usual)
  }

  @Test("counts at least a second for an answer")
  func leastCost() {
    let progress = Made.timed((0..<30).map { ("c\($0)", 1, Grade.good, 0.0) })
    #expect(Deadline.Cost(progress).new == 1)
  }
}

@Suite("What the days until an interview lead to")
struct DeadlineForecastTests {
  private func forecast(_ memories: [Memory?], minutes: Int = 10, days: Int = 20) -> DeadlineForecast {
    DeadlineForecast(
      memories, Deadline(date: Made.today + days, minutes: minutes, model: StraightModel()), from: Made.today)
  }

  @Test("is nothing without cards")
  func empty() {
    let forecast = forecast([])
    #expect(forecast.recall == 0)
    #expect(forecast.minutes == 0)
    #expect(forecast.new == 0)
    #expect(forecast.unmet == 0)
    #expect(forecast.asked == Array(repeating: 0, count: 20))
  }

  @Test("leaves well known cards alone")
  func known() {
    let forecast = forecast([Made.memory(1000, daysAgo: 0), Made.memory(1000, daysAgo: 0)])
    // 1 − 20/10,000.
    #expect(abs(forecast.recall - 0.998) < 1e-12)
    #expect(forecast.minutes == 0)
    #expect(forecast.asked.reduce(0, +) == 0)
  }

  @Test("meets all new cards where the minutes suffice, within three fifths of the days")
  func all() {
    let forecast = forecast(Array(repeating: nil, count: 24))
    #expect(forecast.unmet == 0)
    #expect(forecast.asked[0] == 2)
    #expect(forecast.new > 1)
    #expect(forecast.recall > 0.5)
  }

  @Test("says how many new cards are never met where they do not")
  func short() {
    // A minute a day is two new cards, the second of which runs over.
    let forecast = forecast(Array(repeating: nil, count: 200), minutes: 1)
    #expect(forecast.unmet > 150)
    #expect(forecast.asked[0] == 2)
    #expect(forecast.recall < 0.25)
  }

  @Test("is the same every time, and lets a sample stand for many cards")
  func sample() {
    let many = Array(repeating: Memory?.none, count: 3000)
    #expect(forecast(many) == forecast(many))
    // Every sixth card, and a sixth of the budget: 600 s a day are 12 new cards of 50 s, at most 240 in twenty days.
    #expect((12...18).contains(forecast(many).asked[0]))
    #expect((9.9...10.5).contains(forecast(many).minutes))
    #expect((2760...2830).contains(forecast(many).unmet))
  }

  @Test("counts what was spent today")
  func spent() {
    let deadline = Deadline(date: Made.today + 2, minutes: 1, model: StraightModel())
    let fresh = DeadlineForecast([nil, nil, nil], deadline, from: Made.today)
    let spent = DeadlineForecast([nil, nil, nil], deadline, from: Made.today, spent: 60)
    #expect(fresh.asked[0] > 0)
    #expect(spent.asked[0] == 0)
  }

  @Test("takes nothing from tomorrow for what today ran over")
  func overrun() {
    // So many that a sample stands for them.
    let many = Array(repeating: Memory?.none, count: 3000)
    let deadline = Deadline(date: Made.today + 3, minutes: 10, model: StraightModel())
    let forecast = DeadlineForecast(many, deadline, from: Made.today, spent: 3600)
    #expect(forecast.asked[0] == 0)
    #expect((12...18).contains(forecast.asked[1]))
  }

  @Test("does not meet today's new cards twice")
  func metToday() {
    // 24 in twelve days are two a day, and both were met.
    let today = [Made.memory(4, daysAgo: 0), Made.memory(4, daysAgo: 0)] + [Memory?](repeating: nil, count: 22)
    #expect(forecast(today).asked[0] == 0)
    #expect(forecast(today).asked[1] == 2)
  }
}

@Suite("Preparation")
struct PreparationTests {
  private let cards = Made.cards("caching: a b c d", "replication: e f")

  private func preparation(_ minutes: Int, days: Int, _ progress: Progress = Progress()) -> Preparation {
    Preparation(
      cards, progress, Deadline(date: Made.today + days, minutes: minutes), goal: 0.9, on: Made.today)
  }

  @Test("says what the minutes lead to, over all cards that are not suspended")
  func enough() {
    let progress = Made.progress([("a", 3, .good)], [.suspend(card: "f", isOn: true)])
    let preparation = preparation(30, days: 20, progress)
    #expect(preparation.date == Made.today + 20)
    #expect(preparation.days == 20)
    #expect(preparation.minutes == 30)
    #expect(preparation.cards == 5)
    #expect(preparation.forecast.recall >= 0.9)
    #expect(preparation.withMore() == nil)
  }

  @Test("says what more minutes would lead to where the goal is out of reach")
  func tooFew() throws {
    let many = Made.cards("caching: " + (0..<60).map { "c\($0)" }.joined(separator: " "))
    let short = Preparation(many, Progress(), Deadline(date: Made.today + 10, minutes: 1), goal: 0.9, on: Made.today)
    #expect(short.forecast.recall < 0.5)
    #expect(short.forecast.unmet > 20)
    let more = try #require(short.withMore())
    #expect(more.recall >= 0.9)
    #expect(more.unmet == 0)
    #expect(more.minutes > 1)
    // Two minutes a day fewer would not do.
    let fewer = Deadline(date: Made.today + 10, minutes: Int(more.minutes) - 1)
    #expect(Preparation(many, Progress(), fewer, goal: 0.9, on: Made.today).forecast.recall < 0.9)
  }

  @Test("says what the most minutes would lead to where no minutes reach the goal")
  func outOfReach() throws {
    let short = preparation(1, days: 1)
    let most = try #require(short.withMore())
    #expect(most == preparation(600, days: 1).forecast)
    #expect(most.recall < 0.97)
  }

  @Test("has nothing to add without cards")
  func none() {
    let none = Preparation([], Progress(), Deadline(date: Made.today + 9, minutes: 5), goal: 0.9, on: Made.today)
    #expect(none.cards == 0)
    #expect(none.withMore() == nil)
  }
}
