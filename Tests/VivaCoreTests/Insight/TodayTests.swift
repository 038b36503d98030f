import Testing

@testable import VivaCore

/// Without fuzz a first "hard" is due after 1 day, "good" after 2, "easy" after 8.
@Suite("Today")
struct TodayTests {
  private let scheduler = Scheduler(isFuzzed: false)

  private func today(_ cards: [Card], _ progress: Progress, newPerDay: Int = 20) -> Today {
    Today(cards: cards, progress: progress, scheduler: scheduler, newPerDay: newPerDay, on: Made.today)
  }

  @Test("counts what is due, what is new, what comes, and what was done")
  func counts() {
    let cards = Made.cards("caching: a b c d", "replication: e f g")
    let progress = Made.progress([
      ("a", 9, .good), ("b", 2, .good), ("c", 1, .good), ("d", 1, .easy), ("e", 0, .again), ("e", 0, .hard),
    ])
    let today = today(cards, progress)
    #expect(today.day == Made.today)
    #expect(today.cards == 7)
    #expect(today.met == 5)
    #expect(today.due == 2)
    #expect(today.new == 2)
    // a and b; c and e tomorrow; d in seven days, which is the eighth.
    #expect(today.forecast == [2, 2, 0, 0, 0, 0, 0])
    #expect(today.answered == 2)
    // 2 × 15 s and 2 × 50 s.
    #expect(today.minutes == 2)
    #expect(today.next == .review)
  }

  @Test("says that there is nothing without cards")
  func nothing() {
    let today = today([], Progress())
    #expect(today.forecast == [0, 0, 0, 0, 0, 0, 0])
    #expect(today.minutes == 0)
    #expect(today.next == .nothing)
  }

  @Test("brings only as many new cards as the day still has room for")
  func newPerDay() {
    let cards = Made.cards("caching: a b c d")
    #expect(today(cards, Made.progress([("a", 0, .easy)]), newPerDay: 3).new == 2)
    #expect(today(cards, Made.progress([("a", 0, .easy)]), newPerDay: 1).new == 0)
  }

  @Test("names the leeches, the worst first, but none that is suspended")
  func leeches() {
    let cards = Made.cards("caching: fine often eight suspended")
    var reviews: [(card: String, daysAgo: Int, grade: Grade)] = []
    for (card, lapses) in [("fine", 7), ("often", 11), ("eight", 8), ("suspended", 9)] {
      for lapse in 0..<lapses { reviews += [(card, 99 - lapse, .good), (card, 99 - lapse, .again)] }
    }
    let progress = Made.progress(reviews, [.suspend(card: "suspended", isOn: true)])
    #expect(today(cards, progress).leeches == ["often", "eight"])
  }

  @Test("puts leeches with as many lapses in the order of their names")
  func leechTies() {
    var reviews: [(card: String, daysAgo: Int, grade: Grade)] = []
    for card in ["b", "a", "c"] {
      for lapse in 0..<8 { reviews += [(card, 99 - lapse, .good), (card, 99 - lapse, .again)] }
    }
    #expect(today(Made.cards("caching: c b a"), Made.progress(reviews)).leeches == ["a", "b", "c"])
  }
}

@Suite("NextAction")
struct NextActionTests {
  private func next(_ cards: [Card], _ progress: Progress, newPerDay: Int = 0) -> NextAction {
    NextAction(
      ReviewQueue(
        cards: cards, progress: progress, scheduler: Scheduler(isFuzzed: false), on: Made.today,
        newPerDay: newPerDay, seed: 1))
  }

  private let cards = Made.cards("caching: a b")

  @Test("is a review when a card is due or new")
  func review() {
    #expect(next(cards, Made.progress([("a", 5, .good)])) == .review)
    #expect(next(cards, Progress(), newPerDay: 1) == .review)
  }

  @Test("is to go ahead, from the day of the soonest card, when none is due")
  func ahead() {
    let progress = Made.progress([("a", 0, .easy), ("b", 1, .good)])
    #expect(next(cards, progress) == .ahead(nextDue: Made.today + 1))
  }

  @Test("waits until tomorrow when all that is due was put off")
  func buried() {
    let progress = Made.progress([("a", 5, .good), ("b", 0, .easy)], [.bury(card: "a")])
    #expect(next(cards, progress) == .ahead(nextDue: Made.today + 1))
    let later = Made.progress([("a", 0, .easy)], [.bury(card: "a")])
    #expect(next(cards, later) == .ahead(nextDue: Made.today + 8))
  }

  @Test("is nothing without cards that may be asked")
  func nothing() {
    #expect(next([], Progress()) == .nothing)
    let suspended = Made.progress([("a", 5, .good)], [.suspend(card: "a", isOn: true)])
    #expect(next(cards, suspended) == .nothing)
  }

  @Test("with an interview to come its week is what the plan asks, today with what was forgotten and what is in front")
  func week() {
    let cards = Made.cards("caching: a b c d e f")
    let progress = Made.progress([("a", 9, .good), ("b", 1, .easy), ("c", 30, .good), ("a", 0, .again)])
    let deadline = Deadline(date: Made.today + 4, minutes: 30)
    let today = Today(
      cards: cards, progress: progress, scheduler: Scheduler(isFuzzed: false), newPerDay: 20, deadline: deadline,
      focus: [FocusCard("b", .rating)], on: Made.today)
    let asked = today.preparation?.forecast.asked ?? []
    // a was forgotten, b is in front, c has faded; of the three new ones in 4 · 0.6 = 2.4 days two come today.
    #expect(today.forecast.first == 5)
    #expect(asked.first == 3)
    #expect(Array(today.forecast.dropFirst()) == Array(asked.dropFirst()) + [0, 0, 0])
  }
}
