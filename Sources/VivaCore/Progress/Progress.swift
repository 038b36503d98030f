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
  /// Mocks in the order in which they began, with what became of them.
  public private(set) var mocks = MockRecords()
  /// What was last said of each checklist item.
  public private(set) var marks = ChecklistMarks()
  /// All estimates that were not taken back, in the order in which they were written.
  public private(set) var estimates: [EstimateRecord] = []
  /// Events that this run of the program added, by id, so that they can be taken back without reading the file again.
  private var recent: [String: Event] = [:]
  /// What events of this run replaced, oldest first.
  private var replaced: [(event: String, Replaced)] = []

  private let scheduler: Scheduler

  /// What held of a card or a setting before an event changed it.
  private enum Replaced {
    case buriedOn(StudyDay?, card: Int)
    case isSuspended(Bool, card: Int)
    case setting(String?, key: String)

    func isAboutTheSame(as other: Replaced) -> Bool {
      switch (self, other) {
      case (.buriedOn(_, let one), .buriedOn(_, let two)), (.isSuspended(_, let one), .isSuspended(_, let two)):
        one == two
      case (.setting(_, let one), .setting(_, let two)): one == two
      case (.buriedOn, _), (.isSuspended, _), (.setting, _): false
      }
    }
  }

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

  /// How many cards the log knows; a review's card number is below it.
  var cardCount: Int { memories.count }

  func number(ofCard id: String) -> Int? { table.number(of: id) }

  /// The id of the card that a review is about.
  public func card(of review: Review) -> String { table.id(Int(review.card)) }

  /// Tells of a card whether it was answered before a moment, and whether since; all answers are looked at once.
  func answers(around moment: Moment) -> (_ card: String) -> (before: Bool, since: Bool) {
    var answers = Array(repeating: (before: false, since: false), count: memories.count)
    for review in reviews where !review.isCram {
      if review.at < moment { answers[Int(review.card)].before = true } else { answers[Int(review.card)].since = true }
    }
    return { [answers, table] card in table.number(of: card).map { answers[$0] } ?? (false, false) }
  }

  /// Tells of a card when it was last answered; all answers are looked at once.
  func lastAnswers() -> (_ card: String) -> Moment? {
    var last: [Moment?] = Array(repeating: nil, count: memories.count)
    for review in reviews where !review.isCram { last[Int(review.card)] = review.at }
    return { [last, table] card in table.number(of: card).flatMap { last[$0] } }
  }

  /// How many cards were met for the first time on a day.
  public func introduced(on day: StudyDay) -> Int {
    memories.count { $0?.firstDay == day }
  }

  /// Seconds that went into answers which counted for a day.
  public func seconds(on day: StudyDay) -> Double {
    reviews.reduce(0) { $0 + ($1.day == day ? Double($1.seconds) : 0) }
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
      guard let undone = recent.removeValue(forKey: id) else { return false }
      return takeBack(undone)
    }
    recent[event.id] = event
    if let replaced = replaces(event) { self.replaced.append((event.id, replaced)) }
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
    case .mock, .note, .score: mocks.fold(event)
    case .rating, .tick: marks.fold(event)
    case .estimate(let estimate):
      estimates.append(EstimateRecord(id: event.id, at: event.at, day: event.day, estimate: estimate))
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
    case .review(let id, let grade, let seconds), .cram(let id, let grade, let seconds):
      let card = number(id)
      let review = Review(
        at: event.at, day: event.day, card: Int32(card), seconds: Float(seconds), grade: grade,
        isCram: event.type == "cram")
      guard let index = reviews.lastIndex(of: review) else { return false }
      reviews.remove(at: index)
      memories[card] = nil
      for review in reviews where review.card == Int32(card) && !review.isCram { remember(review) }
      return true
    case .bury, .suspend, .setting:
      guard let index = replaced.firstIndex(where: { $0.event == event.id }) else { return false }
      let (_, before) = replaced.remove(at: index)
      // A later event about the same has the last word, and now replaces what held before this one.
      if let later = replaced[index...].firstIndex(where: { $0.1.isAboutTheSame(as: before) }) {
        replaced[later].1 = before
      } else {
        restore(before)
      }
      return true
    case .estimate:
      guard let index = estimates.lastIndex(where: { $0.id == event.id }) else { return false }
      estimates.remove(at: index)
      return true
    // Another version's event meant nothing here, and does not now.
    case .other: return true
    case .mock, .note, .score, .rating, .tick, .undo: return false
    }
  }

  /// What holds now of that which an event is about to change.
  private mutating func replaces(_ event: Event) -> Replaced? {
    switch event.body {
    case .bury(let id):
      let card = number(id)
      return .buriedOn(buriedOn[card], card: card)
    case .suspend(let id, _):
      let card = number(id)
      return .isSuspended(suspended.contains(card), card: card)
    case .setting(let key, _): return .setting(settings[key], key: key)
    case .review, .cram, .mock, .note, .score, .rating, .tick, .estimate, .undo, .other: return nil
    }
  }

  private mutating func restore(_ before: Replaced) {
    switch before {
    case .buriedOn(let day, let card): buriedOn[card] = day
    case .isSuspended(true, let card): suspended.insert(card)
    case .isSuspended(false, let card): suspended.remove(card)
    case .setting(let value, let key): settings[key] = value
    }
  }
}
