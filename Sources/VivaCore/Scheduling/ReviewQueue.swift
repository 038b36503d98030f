/// Which cards a review asks for.
public struct ReviewChoice: Equatable, Sendable {
  public enum Mode: Equatable, Sendable {
    /// What is due, and new cards.
    case due
    /// What is due and new, then what is not due yet, soonest first.
    case ahead
    /// Any card, without rescheduling, weakest first.
    case cram
  }

  /// Empty for all topics.
  public var topics: Set<Topic> = []
  public var tag: String?
  public var mode = Mode.due
  /// The most cards in the session.
  public var limit: Int?
  /// The most new cards in the session; the day's remainder when nil.
  public var new: Int?

  public init() {}

  func includes(_ card: Card) -> Bool {
    (topics.isEmpty || topics.contains(card.topic)) && (tag == nil || card.tags.contains(tag!))
  }
}

/// A card that comes first among the new, and what put it there.
public struct FocusCard: Equatable, Sendable {
  public enum Cause: Equatable, Sendable {
    /// A low score in a mock.
    case mock
    /// A checklist item that was rated red or yellow.
    case rating
  }

  public let id: String
  public let cause: Cause

  public init(_ id: String, _ cause: Cause) {
    self.id = id
    self.cause = cause
  }
}

/// The cards of a session in the order in which they are asked.
///
/// Overdue cards come first, those nearest to forgotten before the others; then what is due today, then new cards. Within
/// each part the topics alternate, because telling neighbours apart is what an interview asks for.
public struct ReviewQueue: Equatable, Sendable {
  public enum Reason: Equatable, Sendable {
    case overdue(days: Int)
    case due
    case new
    /// Put in front by a weak mock or a checklist item, whether new or seen before.
    case focus(FocusCard.Cause)
    case ahead(days: Int)
    case cram
  }

  public struct Entry: Equatable, Sendable {
    /// The card's index in the library.
    public let card: Int
    public let reason: Reason
  }

  public var entries: [Entry]
  /// Cards that are due, or were seen before and come in front; before any limit.
  public let dueCount: Int
  /// New cards in the queue, before the session's limit.
  public let newCount: Int
  /// Cards that a weak mock or a checklist item has put in front of the new ones, those that were seen before included.
  public let focusCount: Int
  /// When the next card that is not due yet will be.
  public let nextDue: StudyDay?
  /// The seconds that the cards are expected to take, where a deadline chose them.
  public let seconds: Double?
  /// Whether the day's minutes before an interview are spent while there are cards that its plan still needs.
  public let isOutOfTime: Bool

  public static let defaultNewPerDay = 20

  /// - Parameters:
  ///   - newPerDay: how many new cards a study day brings; those already met on `day` count.
  ///   - focus: cards that come first among the new, in order; those seen before come with them.
  ///   - seed: decides the order of what is equally urgent.
  public init(
    cards: [Card], progress: Progress, scheduler: Scheduler, on day: StudyDay, choice: ReviewChoice = ReviewChoice(),
    newPerDay: Int = ReviewQueue.defaultNewPerDay, focus: [FocusCard] = [], seed: UInt64
  ) {
    let sorting = Sorting(cards, progress, scheduler, day, choice)
    let newLimit = choice.new ?? max(0, newPerDay - progress.introduced(on: day))
    let front = ReviewQueue.inFront(focus, sorting, cards, newLimit)
    let others = sorting.new.filter { !front.indices.contains($0) }
    let fresh = ReviewQueue.rotated(others, cards, seed: seed).prefix(max(0, newLimit - front.newCount))
    dueCount = sorting.overdue.count + sorting.due.count + front.indices.count - front.newCount
    newCount = front.newCount + fresh.count
    focusCount = front.indices.count
    seconds = nil
    isOutOfTime = false
    nextDue = (sorting.later.map(\.due) + sorting.putOff).min()
    let entries: [Entry]
    switch choice.mode {
    case .due, .ahead:
      let overdue = sorting.overdue.sorted { ($0.recall, $0.card) < ($1.recall, $1.card) }
        .map { Entry(card: $0.card, reason: .overdue(days: $0.days)) }
      let due = sorting.due.shuffled(seed: seed).map { Entry(card: $0, reason: .due) }
      let ahead = choice.mode == .due ? [] : sorting.later.sorted { ($0.due, $0.card) < ($1.due, $1.card) }
      entries =
        ReviewQueue.alternated(overdue, cards) + ReviewQueue.alternated(due, cards)
        + front.ordered.map { Entry(card: $0.card, reason: .focus($0.cause)) }
        + fresh.map { Entry(card: $0, reason: .new) }
        + ahead.filter { !front.indices.contains($0.card) }.map {
          Entry(card: $0.card, reason: .ahead(days: $0.due - day))
        }
    case .cram:
      let all = sorting.everything.shuffled(seed: seed).sorted { $0.recall < $1.recall }
      entries = ReviewQueue.alternated(all.map { Entry(card: $0.card, reason: .cram) }, cards)
    }
    self.entries = choice.limit.map { Array(entries.prefix($0)) } ?? entries
  }

  /// The focus cards that can be asked: new ones as far as the day's number goes, seen ones that are not due anyway.
  static func inFront(
    _ focus: [FocusCard], _ sorting: Sorting, _ cards: [Card], _ newLimit: Int
  ) -> (ordered: [(card: Int, cause: FocusCard.Cause)], indices: Set<Int>, newCount: Int) {
    guard !focus.isEmpty else { return ([], [], 0) }
    let rank = Dictionary(focus.enumerated().map { ($0.element.id, $0.offset) }, uniquingKeysWith: min)
    func ranked(_ indices: [Int]) -> [(rank: Int, card: Int)] {
      indices.compactMap { index in rank[cards[index].id].map { ($0, index) } }
    }
    let new = ranked(sorting.new).sorted { $0.rank < $1.rank }.prefix(newLimit)
    let all = (new + ranked(sorting.later.map(\.card))).sorted { $0.rank < $1.rank }
    return (all.map { ($0.card, focus[$0.rank].cause) }, Set(all.map(\.card)), new.count)
  }

  /// The cards by what they are on the day.
  struct Sorting {
    var overdue: [(recall: Double, card: Int, days: Int)] = []
    var due: [Int] = []
    var new: [Int] = []
    var later: [(due: StudyDay, card: Int)] = []
    /// When those that were buried come back.
    var putOff: [StudyDay] = []
    var everything: [(recall: Double, card: Int)] = []

    init(_ cards: [Card], _ progress: Progress, _ scheduler: Scheduler, _ day: StudyDay, _ choice: ReviewChoice) {
      for (index, card) in cards.enumerated() where choice.includes(card) {
        guard !progress.isSuspended(card.id) else { continue }
        let memory = progress.memory(of: card.id)
        add(index, card, memory, scheduler, day, isBuried: progress.isBuried(card.id, on: day))
      }
    }

    private mutating func add(
      _ index: Int, _ card: Card, _ memory: Memory?, _ scheduler: Scheduler, _ day: StudyDay, isBuried: Bool
    ) {
      guard let memory else {
        everything.append((0, index))
        if !isBuried { new.append(index) }
        return
      }
      let recall = scheduler.recall(memory, on: day)
      everything.append((recall, index))
      let due = scheduler.due(memory, card: card.id)
      if isBuried {
        putOff.append(max(due, day + 1))
      } else if due < day {
        overdue.append((recall, index, day - due))
      } else if due == day {
        self.due.append(index)
      } else {
        later.append((due, index))
      }
    }
  }

  /// One card of each topic in turn, each topic's in deck order.
  static func rotated(_ indices: [Int], _ cards: [Card], seed: UInt64) -> [Int] {
    var byTopic: [Topic: [Int]] = [:]
    var topics: [Topic] = []
    for index in indices {
      let topic = cards[index].topic
      if byTopic[topic] == nil { topics.append(topic) }
      byTopic[topic, default: []].append(index)
    }
    topics = topics.shuffled(seed: seed)
    let rounds = byTopic.values.map(\.count).max() ?? 0
    return (0..<rounds).flatMap { round in
      topics.compactMap { topic in
        // Every topic in `topics` has a list.
        let list = byTopic[topic]!
        return round < list.count ? list[round] : nil
      }
    }
  }

  /// How far a card may be drawn forward so that two of a topic do not follow each other.
  private static let reach = 8

  static func alternated(_ entries: [Entry], _ cards: [Card]) -> [Entry] {
    var rest = entries
    for index in rest.indices.dropFirst() {
      let last = cards[rest[index - 1].card].topic
      let window = index..<min(index + reach, rest.count)
      if let other = window.first(where: { cards[rest[$0].card].topic != last }), other > index {
        // Only the window moves: taking the card out of the whole array would cost its length each time.
        let forward = rest[other]
        for place in stride(from: other, to: index, by: -1) { rest[place] = rest[place - 1] }
        rest[index] = forward
      }
    }
    return rest
  }
}
