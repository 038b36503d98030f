import Testing

@testable import VivaCore

@Suite("Focus")
struct FocusTests {
  private static let scheduler = Scheduler(isFuzzed: false)
  private static let rubric = Made.rubric(topics: [
    "security": ["security", "privacy"], "estimation": ["estimation"], "data-model": ["databases"],
    "api": ["api-design"],
  ])
  /// Security is lowest, then estimation and data-model.
  private static let low = "434434444245"

  /// Progress after reviews and one scored mock, both so many days ago.
  private func progress(
    _ reviews: [(card: String, daysAgo: Int, grade: Grade)] = [], mockDaysAgo: Int = 1,
    answeredSince: [String] = [], suspended: [String] = []
  ) -> Progress {
    var progress = Made.progress(reviews)
    add("m-1", Self.low, mockDaysAgo, to: &progress)
    for (index, card) in answeredSince.enumerated() {
      let body = Event.Body.review(card: card, grade: .good, seconds: 5)
      progress.fold(Event(id: "s-\(index)", at: Made.noon, day: Made.today, body))
    }
    for card in suspended {
      progress.fold(Event(id: "x", at: Made.noon, day: Made.today, .suspend(card: card, isOn: true)))
    }
    return progress
  }

  private func add(_ id: String, _ digits: String, _ daysAgo: Int, to progress: inout Progress) {
    let at = Made.noon.adding(seconds: Double(-daysAgo) * 86_400 + 3_600)
    progress.fold(Event(id: id, at: at, day: Made.today + -daysAgo, .score(Made.scores(digits, mock: id))))
  }

  private func focus(_ cards: [Card], _ progress: Progress) -> [String] {
    Focus.cards(cards, progress, Self.rubric, [], Self.scheduler, on: Made.today).map(\.id)
  }

  @Test("takes unseen cards about the lowest dimensions' topics, the lowest dimension's first")
  func unseen() {
    let cards = Made.cards("api-design: x", "databases: d", "estimation: e", "privacy: p", "security: s t")
    #expect(focus(cards, progress()) == ["s", "t", "p", "e", "d"])
    #expect(Focus.cards(cards, progress(), nil, [], Self.scheduler, on: Made.today) == [])
    #expect(focus(cards, Progress()) == [])
  }

  @Test("takes seen cards behind them, those most nearly forgotten first")
  func seen() {
    let cards = Made.cards("security: strong weak new")
    let seen: [(card: String, daysAgo: Int, grade: Grade)] = [("strong", 3, .easy), ("weak", 20, .good)]
    #expect(focus(cards, progress(seen)) == ["new", "weak", "strong"])
  }

  @Test("puts ten cards forward for a mock; one that was answered since is done, and none takes its place")
  func ten() {
    let ids = (10...29).map { "c\($0)" }
    let cards = Made.cards("security: " + ids.joined(separator: " "))
    #expect(focus(cards, progress()) == Array(ids.prefix(10)))
    #expect(focus(cards, progress(answeredSince: ["c10", "c12"])) == ["c11"] + ids[3..<10])
    #expect(focus(cards, progress(answeredSince: Array(ids.prefix(10)))) == [])
    #expect(focus(cards, progress(suspended: ["c10"])) == Array(ids[1...10]))
  }

  @Test("a seen card that was answered since is done too")
  func seenDone() {
    let cards = Made.cards("security: a b")
    let seen: [(card: String, daysAgo: Int, grade: Grade)] = [("a", 9, .good), ("b", 8, .good)]
    #expect(focus(cards, progress(seen, answeredSince: ["a"])) == ["b"])
  }

  @Test("a mock counts for fourteen days")
  func fourteenDays() {
    let cards = Made.cards("security: a")
    #expect(focus(cards, progress(mockDaysAgo: 14)) == ["a"])
    #expect(focus(cards, progress(mockDaysAgo: 15)) == [])
  }

  @Test("the latest mock comes first, and no card twice")
  func twoMocks() {
    let cards = Made.cards("api-design: x", "security: a")
    var progress = progress(mockDaysAgo: 3)
    add("m-2", "441444444244", 1, to: &progress)
    #expect(focus(cards, progress) == ["x", "a"])
  }

  @Test("an incomplete sheet and a peer's scores put nothing forward")
  func incomplete() {
    var progress = Progress()
    let cards = Made.cards("security: a")
    for (id, scores) in [
      ("m-1", Made.scores("4", mock: "m-1")), ("m-2", Made.scores(Self.low, mock: "m-2", by: "Ann")),
    ] {
      progress.fold(Event(id: id, at: Made.noon, day: Made.today, .score(scores)))
    }
    #expect(focus(cards, progress) == [])
  }

  // MARK: - Checklist items

  private static let lists = Made.checklists(
    """
    - [ ] Draw one. {#i-1 cards="a b"}
    - [ ] Draw two. {#i-2 cards="c a"}
    - [ ] Draw three. {#i-3 cards="d"}
    """)

  /// The focus after ratings, each of an item, how many days ago, and an answer to card a so many seconds later.
  private func rated(
    _ ratings: [(item: String, rating: Rating, daysAgo: Int)], aAnswered: Double? = nil, mock: Bool = false
  ) -> [FocusCard] {
    var progress = mock ? self.progress() : Progress()
    for (index, rated) in ratings.enumerated() {
      let at = Made.noon.adding(seconds: Double(-rated.daysAgo) * 86_400 + Double(index))
      let body = Event.Body.rating(item: rated.item, rated.rating)
      progress.fold(Event(id: "r-\(index)", at: at, day: Made.today + -rated.daysAgo, body))
    }
    if let aAnswered {
      let body = Event.Body.review(card: "a", grade: .good, seconds: 5)
      progress.fold(Event(id: "a", at: Made.noon.adding(seconds: aAnswered), day: Made.today, body))
    }
    let cards = Made.cards("caching: a b c d", "security: s")
    return Focus.cards(cards, progress, Self.rubric, Self.lists, Self.scheduler, on: Made.today)
  }

  @Test("takes the cards of red items before those of mocks, and those of yellow items behind them")
  func ratings() {
    let focus = rated([("i-1", .yellow, 0), ("i-2", .red, 0), ("i-3", .green, 0)], mock: true)
    let expected: [FocusCard] = [
      FocusCard("c", .rating), FocusCard("a", .rating), FocusCard("s", .mock), FocusCard("b", .rating),
    ]
    #expect(focus == expected)
  }

  @Test("among items of a colour the one rated last comes first, in the item's own order")
  func latestFirst() {
    #expect(rated([("i-1", .red, 0), ("i-2", .red, 0)]).map(\.id) == ["c", "a", "b"])
    #expect(rated([("i-2", .red, 0), ("i-1", .red, 0)]).map(\.id) == ["a", "b", "c"])
  }

  @Test("a card answered since its item was rated is done, one answered before is not")
  func ratedDone() {
    #expect(rated([("i-1", .red, 0)], aAnswered: 1).map(\.id) == ["b"])
    #expect(rated([("i-1", .red, 0)], aAnswered: -1).map(\.id) == ["a", "b"])
  }

  @Test("a rating counts for fourteen days, and a green one not at all")
  func ratedDays() {
    #expect(rated([("i-3", .red, 14)]).map(\.id) == ["d"])
    #expect(rated([("i-3", .red, 15)]) == [])
    #expect(rated([("i-3", .red, 1), ("i-3", .green, 0)]) == [])
  }

  @Test("checklists put no more than twenty cards forward at a time")
  func ratedLimit() {
    let ids = (10...39).map { "c\($0)" }
    let lists = Made.checklists("- [ ] Draw. {#i-1 cards=\"\(ids.joined(separator: " "))\"}")
    var progress = Progress()
    progress.fold(Event(id: "r", at: Made.noon, day: Made.today, .rating(item: "i-1", .red)))
    let cards = Made.cards("caching: " + ids.joined(separator: " "))
    let focus = Focus.cards(cards, progress, nil, lists, Self.scheduler, on: Made.today)
    #expect(focus.map(\.id) == Array(ids.prefix(20)))
  }

  @Test("a card that teaches two items takes one of the twenty places")
  func ratedTwice() {
    let ids = (10...34).map { "c\($0)" }
    let lists = Made.checklists(
      "- [ ] Draw. {#i-1 cards=\"\(ids.prefix(15).joined(separator: " "))\"}\n"
        + "- [ ] Say. {#i-2 cards=\"\(ids.joined(separator: " "))\"}")
    var progress = Progress()
    for (item, rating) in [("i-1", Rating.red), ("i-2", .yellow)] {
      progress.fold(Event(id: item, at: Made.noon, day: Made.today, .rating(item: item, rating)))
    }
    let focus = Focus.cards([], progress, nil, lists, Self.scheduler, on: Made.today)
    #expect(focus.map(\.id) == Array(ids.prefix(20)))
  }

  @Test("is known to be empty without looking at the content")
  func mayHaveCards() {
    #expect(!Focus.mayHaveCards(Progress(), on: Made.today))
    #expect(Focus.mayHaveCards(progress(), on: Made.today))
    #expect(!Focus.mayHaveCards(progress(mockDaysAgo: 15), on: Made.today))
    for (rating, expected) in [(Rating.green, false), (.yellow, true), (.red, true)] {
      var progress = Progress()
      progress.fold(Event(id: "r", at: Made.noon, day: Made.today, .rating(item: "i-1", rating)))
      #expect(Focus.mayHaveCards(progress, on: Made.today) == expected)
      #expect(!Focus.mayHaveCards(progress, on: Made.today + 15))
    }
  }

  // MARK: - In the queue

  private func queue(
    _ cards: [Card], _ progress: Progress = Progress(), focus: [String], newPerDay: Int = 20,
    _ change: (inout ReviewChoice) -> Void = { _ in }
  ) -> ReviewQueue {
    var choice = ReviewChoice()
    change(&choice)
    return ReviewQueue(
      cards: cards, progress: progress, scheduler: Self.scheduler, on: Made.today, choice: choice,
      newPerDay: newPerDay, focus: focus.map { FocusCard($0, .mock) }, seed: 1)
  }

  private func told(_ queue: ReviewQueue, _ cards: [Card]) -> [String] {
    queue.entries.map { entry in cards[entry.card].id + (entry.reason == .focus(.mock) ? "!" : "") }
  }

  @Test("comes behind what is due and in front of the new, and a card is asked once")
  func inFront() {
    let cards = Made.cards("caching: new1 new2 due later")
    let progress = Made.progress([("due", 2, .good), ("later", 1, .easy)])
    let queue = queue(cards, progress, focus: ["later", "new2", "due", "gone"])
    #expect(told(queue, cards) == ["due", "later!", "new2!", "new1"])
    #expect((queue.dueCount, queue.newCount, queue.focusCount) == (2, 2, 2))
    let ahead = self.queue(cards, progress, focus: ["later"]) { $0.mode = .ahead }
    #expect(told(ahead, cards) == ["due", "later!", "new1", "new2"])
  }

  @Test("takes its new cards from the day's number")
  func newPerDay() {
    let cards = Made.cards("caching: a b c d")
    #expect(told(queue(cards, focus: ["d", "c", "b"], newPerDay: 2), cards) == ["d!", "c!"])
    #expect(told(queue(cards, focus: ["d"], newPerDay: 2), cards) == ["d!", "a"])
    #expect(told(queue(cards, focus: ["d"], newPerDay: 0), cards) == [])
    #expect(told(queue(cards, focus: ["d"]) { $0.new = 1 }, cards) == ["d!"])
  }

  @Test("leaves out what was buried or suspended and what was not chosen")
  func leftOut() {
    let cards = Made.cards("caching: a b", "search: c")
    let progress = Made.progress([], [.bury(card: "a"), .suspend(card: "b", isOn: true)])
    let queue = queue(cards, progress, focus: ["a", "b", "c"]) { $0.topics = [Topic("caching")] }
    #expect((queue.entries, queue.focusCount) == ([], 0))
  }

  @Test("today counts a card that was seen before and comes in front as due, and its time")
  func seenToday() {
    let progress = Made.progress([("a", 1, .easy)])
    let today = Today(
      cards: Made.cards("caching: a b"), progress: progress, scheduler: Self.scheduler, newPerDay: 0,
      focus: [FocusCard("a", .rating)], on: Made.today)
    #expect((today.due, today.new, today.minutes, today.next) == (1, 0, 1, .review))
  }

  @Test("today tells how many there are, and about what")
  func today() {
    let cards = Made.cards("caching: a b", "search: c", "security: d")
    let today = Today(
      cards: cards, progress: progress(), scheduler: Self.scheduler, newPerDay: 20,
      focus: ["c", "a", "b"].map { FocusCard($0, .rating) },
      on: Made.today)
    #expect((today.focus.count, today.focus.topics) == (3, [Topic("caching"), Topic("search")]))
    #expect((today.focus.hasMocks, today.focus.hasRatings) == (false, true))
    #expect((today.lastMock?.id, today.openMock, today.mocksThisWeek) == ("m-1", nil, 1))
  }
}
