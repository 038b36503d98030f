import Testing

@testable import VivaCore

/// Twenty days before the interview, by FSRS-6 without fuzz.
@Suite("Queue before an interview")
struct DeadlineQueueTests {
  private static let scheduler = Scheduler(isFuzzed: false, lastDue: Made.today + 19)

  private func queue(
    _ cards: [Card], _ progress: Progress = Progress(), minutes: Int = 30, focus: [FocusCard] = [],
    budget: Double? = nil, _ change: (inout ReviewChoice) -> Void = { _ in }
  ) -> ReviewQueue {
    var choice = ReviewChoice()
    change(&choice)
    return ReviewQueue(
      cards: cards, progress: progress, scheduler: Self.scheduler, on: Made.today, choice: choice,
      deadline: Deadline(date: Made.today + 20, minutes: minutes), budget: budget, focus: focus, seed: 1)
  }

  private func ids(_ queue: ReviewQueue, _ cards: [Card]) -> [String] { queue.entries.map { cards[$0.card].id } }

  @Test("asks what was forgotten today before everything else, without a place in the budget")
  func forgotten() {
    let cards = Made.cards("caching: new lapsed faded")
    let progress = Made.progress([("faded", 9, .good), ("lapsed", 9, .good), ("lapsed", 0, .again)])
    let queue = queue(cards, progress)
    #expect(ids(queue, cards).first == "lapsed")
    #expect(Set(ids(queue, cards)) == ["lapsed", "faded", "new"])
    #expect(queue.entries.first?.reason == .due)
    #expect(queue.newCount == 1)
    #expect(queue.dueCount == 2)
    #expect(ids(self.queue(cards, progress, budget: 0), cards) == ["lapsed"])
  }

  @Test("asks no card twice on a day unless it was forgotten")
  func answered() {
    let cards = Made.cards("caching: a")
    #expect(queue(cards, Made.progress([("a", 0, .hard)])).entries.isEmpty)
  }

  @Test("leaves buried and suspended cards out")
  func leftOut() {
    let cards = Made.cards("caching: a b c")
    let progress = Made.progress(
      [("a", 9, .good), ("b", 9, .good), ("c", 9, .good)],
      [
        .bury(card: "a"), .suspend(card: "b", isOn: true),
      ])
    #expect(ids(queue(cards, progress), cards) == ["c"])
  }

  @Test("puts cards in front first among the new, and asks those that were seen before")
  func focus() {
    let cards = Made.cards("caching: n1 n2 n3 n4 known")
    let progress = Made.progress([("known", 1, .easy)])
    let queue = queue(cards, progress, focus: [FocusCard("n3", .mock), FocusCard("known", .rating)])
    #expect(ids(queue, cards) == ["known", "n3"])
    #expect(queue.entries.map(\.reason) == [.focus(.rating), .focus(.mock)])
    #expect(queue.focusCount == 2)
    #expect(queue.newCount == 1)
    #expect(ids(self.queue(cards, progress), cards).contains("known") == false)
  }

  @Test("keeps to --new and --limit")
  func limits() {
    let cards = Made.cards("caching: " + (0..<60).map { "c\($0)" }.joined(separator: " "))
    // Sixty in twelve days are five a day.
    #expect(queue(cards).newCount == 5)
    #expect(queue(cards) { $0.new = 2 }.newCount == 2)
    #expect(queue(cards) { $0.new = 12 }.newCount == 12)
    // Of half an hour, 36 new cards of 50 s take all.
    #expect(queue(cards) { $0.new = 50 }.newCount == 36)
    #expect(queue(cards) { $0.new = 0 }.entries.isEmpty)
    #expect(queue(cards) { $0.limit = 3 }.entries.count == 3)
  }

  @Test("asks as much as the day's minutes still take")
  func minutes() {
    let cards = Made.cards("caching: " + (0..<60).map { "c\($0)" }.joined(separator: " "))
    // Two minutes are three new cards of 50 s, the last of which runs over.
    let queue = queue(cards, minutes: 2)
    #expect(queue.newCount == 3)
    #expect(queue.seconds == 150)
    #expect(self.queue(cards, Made.timed([("c0", 0, .good, 70)]), minutes: 2).newCount == 1)
    #expect(self.queue(cards, Made.timed([("c0", 0, .good, 120)]), minutes: 2).newCount == 0)
  }

  @Test("does not ask the day's new cards again in a second session")
  func secondSession() {
    let cards = Made.cards("caching: " + (0..<60).map { "c\($0)" }.joined(separator: " "))
    func met(_ count: Int) -> Progress { Made.progress((0..<count).map { ("c\($0)", 0, Grade.good) }) }
    // Sixty in twelve days are five a day.
    #expect(queue(cards, met(2)).newCount == 3)
    let done = queue(cards, met(5))
    #expect(done.entries.isEmpty)
    #expect(!done.isOutOfTime)
    #expect(done.nextDue == Made.today + 1)
    #expect(queue(cards, met(9)).entries.isEmpty)
    #expect(queue(cards, met(5)) { $0.new = 4 }.newCount == 4)
  }

  @Test("tells a day whose minutes are spent from one that is done")
  func outOfTime() {
    let cards = Made.cards("caching: a " + (0..<12).map { "c\($0)" }.joined(separator: " "))
    let spent = queue(cards, Made.timed([("a", 0, .good, 60)]), minutes: 1)
    #expect(spent.entries.isEmpty)
    #expect(spent.isOutOfTime)
    #expect(spent.nextDue == Made.today + 1)
    // Thirteen in twelve days are two a day, and one was met.
    #expect(queue(cards, Made.timed([("a", 0, .good, 60)]), minutes: 1, budget: 600).newCount == 1)
    let done = queue(cards, Made.timed([("a", 0, .good, 40), ("c0", 0, .good, 40)]), minutes: 1)
    #expect(done.entries.isEmpty)
    #expect(!done.isOutOfTime)
  }

  @Test("names the day on which the plan next asks something, also when all cards were answered today")
  func nextDue() {
    let cards = Made.cards("caching: a")
    // Stability 2.3 falls below the level of about 90 % on the third day.
    #expect(queue(cards, Made.progress([("a", 0, .good)])).nextDue == Made.today + 3)
    // Good knowledge lasts until the interview.
    let known = Made.progress([("a", 400, .easy), ("a", 300, .easy), ("a", 0, .easy)])
    #expect(queue(cards, known).nextDue == Made.today + 20)
    #expect(queue([]).nextDue == nil)
    #expect(queue(cards, Made.progress([("a", 5, .good)], [.bury(card: "a")])).nextDue == Made.today + 1)
    #expect(queue(cards, Made.progress([("a", 5, .good)], [.suspend(card: "a", isOn: true)])).nextDue == nil)
  }

  @Test("expects time for what was forgotten and for what is in front as well")
  func seconds() {
    let cards = Made.cards("caching: lapsed known")
    let lapsed = Made.progress([("lapsed", 0, .again), ("known", 0, .easy)])
    #expect(queue(cards, lapsed).seconds == 12)
    // Recalled for certain on the day of an answer.
    #expect(queue(cards, lapsed, focus: [FocusCard("known", .rating)]).seconds == 24)
  }
}
