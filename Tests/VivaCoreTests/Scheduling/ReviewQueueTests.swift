import Testing

@testable import VivaCore

@Suite("ReviewQueue")
struct ReviewQueueTests {
  /// Without fuzz a first "good" is due after 2 days, "easy" after 8, "hard" after 1.
  static let scheduler = Scheduler(isFuzzed: false)

  private func queue(
    _ cards: [Card], _ progress: Progress = Progress(), newPerDay: Int = 20, seed: UInt64 = 1,
    _ change: (inout ReviewChoice) -> Void = { _ in }
  ) -> ReviewQueue {
    var choice = ReviewChoice()
    change(&choice)
    return ReviewQueue(
      cards: cards, progress: progress, scheduler: Self.scheduler, on: Made.today, choice: choice,
      newPerDay: newPerDay, seed: seed)
  }

  private func ids(_ queue: ReviewQueue, _ cards: [Card]) -> [String] { queue.entries.map { cards[$0.card].id } }

  @Test("asks what is overdue, then what is due, then what is new, and leaves the rest")
  func parts() {
    let cards = Made.cards("caching: fresh today late later")
    let queue = queue(cards, Made.progress([("late", 5, .good), ("today", 2, .good), ("later", 1, .good)]))
    #expect(ids(queue, cards) == ["late", "today", "fresh"])
    #expect(queue.entries.map(\.reason) == [.overdue(days: 3), .due, .new])
    #expect(queue.dueCount == 2)
    #expect(queue.newCount == 1)
    #expect(queue.nextDue == Made.today + 1)
  }

  @Test("asks the overdue cards nearest to forgotten first, however long they are overdue")
  func overdue() {
    let cards = Made.cards("caching: easy good again")
    // Recall now: easy about 0.88, good about 0.75, again about 0.71.
    let queue = queue(cards, Made.progress([("easy", 10, .easy), ("good", 10, .good), ("again", 1, .again)]))
    #expect(ids(queue, cards) == ["again", "good", "easy"])
    #expect(queue.entries.map(\.reason) == [.overdue(days: 1), .overdue(days: 8), .overdue(days: 2)])
  }

  @Test("asks a card that was forgotten earlier today")
  func forgottenToday() {
    let cards = Made.cards("caching: a")
    #expect(queue(cards, Made.progress([("a", 0, .again)])).entries.map(\.reason) == [.due])
  }

  @Test("lets topics alternate among overdue, due and new cards")
  func alternates() {
    let cards = Made.cards("caching: a1 a2 a3", "replication: b1 b2 b3")
    func topics(_ progress: Progress) -> [String] { ids(queue(cards, progress), cards).map { String($0.prefix(1)) } }
    func all(_ daysAgo: Int) -> Progress { Made.progress(cards.map { ($0.id, daysAgo, .good) }) }
    #expect(["ababab", "bababa"].contains(topics(all(9)).joined()))
    #expect(["ababab", "bababa"].contains(topics(all(2)).joined()))
    #expect(["ababab", "bababa"].contains(topics(Progress()).joined()))
  }

  @Test("brings new cards of a topic in the order of their deck")
  func deckOrder() {
    let cards = Made.cards("caching: z y x", "replication: q p")
    let order = ids(queue(cards), cards)
    #expect(order.filter { "zyx".contains($0) } == ["z", "y", "x"])
    #expect(order.filter { "qp".contains($0) } == ["q", "p"])
  }

  @Test("brings as many new cards as the day still has room for")
  func newPerDay() {
    let cards = Made.cards("caching: a b c d e f")
    let met = Made.progress([("a", 0, .good), ("b", 0, .again), ("c", 9, .good), ("c", 0, .good)])
    #expect(ids(queue(cards, met, newPerDay: 3), cards) == ["b", "d"])
    #expect(ids(queue(cards, met, newPerDay: 2), cards) == ["b"])
    #expect(ids(queue(cards, met, newPerDay: 1), cards) == ["b"])
    #expect(queue(cards, newPerDay: 0).entries == [])
  }

  @Test("brings as many new cards as --new asks for, whatever the day had", arguments: [0, 1, 3, 9])
  func newOption(_ count: Int) {
    let cards = Made.cards("caching: a b c d")
    let met = Made.progress([("a", 0, .good)])
    let queue = queue(cards, met, newPerDay: 1) { $0.new = count }
    #expect(ids(queue, cards) == Array(["b", "c", "d"].prefix(count)))
  }

  @Test("keeps to --limit, and still says how much there is")
  func limit() {
    let cards = Made.cards("caching: a b c d")
    let queue = queue(cards, Made.progress([("c", 4, .good), ("d", 2, .good)])) { $0.limit = 3 }
    #expect(ids(queue, cards) == ["c", "d", "a"])
    #expect(queue.dueCount == 2)
    #expect(queue.newCount == 2)
    #expect(self.queue(cards) { $0.limit = 0 }.entries == [])
  }

  @Test("asks ahead what is due and new, then what is not due yet, soonest first")
  func ahead() {
    let cards = Made.cards("caching: new due far near")
    let progress = Made.progress([("due", 2, .good), ("far", 1, .easy), ("near", 1, .good)])
    let queue = queue(cards, progress) { $0.mode = .ahead }
    #expect(ids(queue, cards) == ["due", "new", "near", "far"])
    #expect(queue.entries.map(\.reason) == [.due, .new, .ahead(days: 1), .ahead(days: 7)])
  }

  @Test("crams every card, the weakest first, and reschedules none")
  func cram() {
    let cards = Made.cards("caching: strong weak new")
    let queue = queue(cards, Made.progress([("strong", 0, .easy), ("weak", 9, .good)])) { $0.mode = .cram }
    #expect(ids(queue, cards) == ["new", "weak", "strong"])
    #expect(queue.entries.allSatisfy { $0.reason == .cram })
  }

  @Test("asks only the topics and the tag that were chosen")
  func choice() {
    let cards = Made.cards("caching: a b#hot", "replication: c d#hot", "search: e#hot")
    let topics = queue(cards) { $0.topics = [Topic("caching"), Topic("search")] }
    #expect(Set(ids(topics, cards)) == ["a", "b", "e"])
    let tag = queue(cards) { $0.tag = "hot" }
    #expect(Set(ids(tag, cards)) == ["b", "d", "e"])
    let both = queue(cards) {
      $0.topics = [Topic("caching")]
      $0.tag = "hot"
    }
    #expect(ids(both, cards) == ["b"])
    #expect(queue(cards) { $0.tag = "cold" }.entries == [])
  }

  @Test("leaves out what is suspended, always, and what is buried, for its day")
  func leftOut() {
    let cards = Made.cards("caching: a b c d")
    let progress = Made.progress(
      [("a", 4, .good), ("b", 4, .good)],
      [.suspend(card: "a", isOn: true), .bury(card: "b"), .suspend(card: "c", isOn: true), .bury(card: "d")])
    #expect(queue(cards, progress).entries == [])
    #expect(queue(cards, progress).dueCount == 0)
    #expect(ids(queue(cards, progress) { $0.mode = .cram }, cards) == ["d", "b"])
    let tomorrow = ReviewQueue(
      cards: cards, progress: progress, scheduler: Self.scheduler, on: Made.today + 1, seed: 1)
    #expect(ids(tomorrow, cards) == ["b", "d"])
  }

  @Test("asks again what was taken up again")
  func takenUp() {
    let cards = Made.cards("caching: a")
    let progress = Made.progress([], [.suspend(card: "a", isOn: true), .suspend(card: "a", isOn: false)])
    #expect(ids(queue(cards, progress), cards) == ["a"])
  }

  @Test("gives the same order for the same seed, and another for another")
  func seeds() {
    let cards = Made.cards("caching: a b c d e f g h", "replication: i j k l m n o p")
    let progress = Made.progress(cards.map { ($0.id, 2, .good) })
    let orders = (1...5).map { ids(queue(cards, progress, seed: UInt64($0)), cards) }
    #expect(ids(queue(cards, progress, seed: 1), cards) == orders[0])
    #expect(Set(orders).count == 5)
    #expect(orders.allSatisfy { $0.sorted() == cards.map(\.id) })
  }

  @Test("asks every card once, however topics are mixed")
  func complete() {
    let cards = Made.cards("caching: a b c d e f g h i j", "replication: k", "search: l m")
    for daysAgo in [2, 9] {
      let queue = queue(cards, Made.progress(cards.map { ($0.id, daysAgo, .good) }))
      #expect(queue.entries.map(\.card).sorted() == Array(cards.indices))
    }
  }

  @Test("is empty without cards")
  func empty() {
    let queue = queue([])
    #expect(queue.entries == [])
    #expect(queue.nextDue == nil)
  }
}
