/// One answer, as small as it can be kept: months of them stay in memory.
public struct Review: Equatable, Sendable {
  public let at: Moment
  public let day: StudyDay
  /// The card's number in the progress that holds the review.
  let card: Int32
  public let seconds: Float
  public let grade: Grade
  /// Practised without rescheduling.
  public let isCram: Bool
}

/// Everything that the events so far amount to. It is a fold: the same events always give the same progress.
public struct Progress: Sendable {
  private var table = CardTable()
  /// By card number; a card that was only buried or suspended has a memory with no reviews.
  private var memories: [Memory?] = []
  private var suspended: Set<Int> = []
  private var buriedOn: [Int: StudyDay] = [:]
  public private(set) var settings: [String: String] = [:]
  /// All answers that were not taken back, in the order in which they were written.
  public private(set) var reviews: [Review] = []
  /// Events that this run of the program added, by id, so that they can be taken back without reading the file again.
  private var recent: [String: Event] = [:]

  private let scheduler: Scheduler

  /// - Parameter scheduler: what makes memory of grades; its retention and intervals play no part in the fold.
  public init(scheduler: Scheduler = Scheduler()) {
    self.scheduler = scheduler
  }

  /// The memory of a card, or nil when it has never been reviewed.
  public func memory(of card: String) -> Memory? {
    table.number(of: card).flatMap { memories[$0] }
  }

  public func isSuspended(_ card: String) -> Bool {
    !suspended.isEmpty && table.number(of: card).map(suspended.contains) ?? false
  }

  public func isBuried(_ card: String, on day: StudyDay) -> Bool {
    !buriedOn.isEmpty && table.number(of: card).flatMap { buriedOn[$0] } == day
  }

  /// The id of the card that a review is about.
  public func card(of review: Review) -> String { table.id(Int(review.card)) }

  /// How many cards were met for the first time on a day.
  public func introduced(on day: StudyDay) -> Int {
    memories.count { $0?.firstDay == day }
  }

  /// The latest day that an answer counted for.
  public var lastDay: StudyDay? { reviews.reduce(nil) { latest, review in max(latest ?? review.day, review.day) } }

  mutating func reserve(_ count: Int) {
    reviews.reserveCapacity(count)
  }

  /// Adds an event that was just written.
  ///
  /// - Returns: false when it takes back an event that this run did not add; then the file must be read again.
  public mutating func apply(_ event: Event) -> Bool {
    if case .undo(let id) = event.body {
      guard let undone = recent[id] else { return false }
      return takeBack(undone)
    }
    recent[event.id] = event
    fold(event)
    return true
  }

  /// Adds an event that counts.
  mutating func fold(_ event: Event) {
    switch event.body {
    case .review(let card, let grade, let seconds):
      fold(card: number(card), grade, seconds, event, isCram: false)
    case .cram(let card, let grade, let seconds):
      fold(card: number(card), grade, seconds, event, isCram: true)
    case .bury(let card): buriedOn[number(card)] = event.day
    case .suspend(let card, let isOn):
      if isOn { suspended.insert(number(card)) } else { suspended.remove(number(card)) }
    case .setting(let key, let value): settings[key] = value
    case .undo, .other: break
    }
  }

  private mutating func fold(card: Int, _ grade: Grade, _ seconds: Double, _ event: Event, isCram: Bool) {
    fold(
      Review(
        at: event.at, day: event.day, card: Int32(card), seconds: Float(seconds), grade: grade, isCram: isCram))
  }

  mutating func fold(_ review: Review) {
    reviews.append(review)
    if !review.isCram { remember(review) }
  }

  private mutating func remember(_ review: Review) {
    let card = Int(review.card)
    memories[card] = scheduler.memory(after: review.grade, memories[card], on: review.day)
  }

  private mutating func number(_ card: String) -> Int {
    let number = table.number(adding: card)
    if number == memories.count { memories.append(nil) }
    return number
  }

  /// The number of a card whose id stands in a buffer.
  mutating func number(_ key: UnsafeBufferPointer<UInt8>) -> Int {
    let number = table.number(adding: key)
    if number == memories.count { memories.append(nil) }
    return number
  }

  /// Takes an event of this run back; false when what it replaced is not known any more.
  private mutating func takeBack(_ event: Event) -> Bool {
    switch event.body {
    case .review(let id, _, _), .cram(let id, _, _):
      let card = number(id)
      guard let index = reviews.lastIndex(where: { $0.card == Int32(card) && $0.at == event.at }) else { return false }
      reviews.remove(at: index)
      memories[card] = nil
      for review in reviews where review.card == Int32(card) && !review.isCram { remember(review) }
      return true
    case .bury(let id):
      buriedOn[number(id)] = nil
      return true
    case .suspend(let id, let isOn):
      if isOn { suspended.remove(number(id)) } else { suspended.insert(number(id)) }
      return true
    case .setting, .undo, .other: return false
    }
  }
}
