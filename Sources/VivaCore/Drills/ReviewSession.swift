/// A flash review, as a pure state machine: an event and the time go in, what is to be recorded comes out.
///
/// It owns the progress while it runs, so that a recorded answer costs the same in a log of ten events and of half a
/// million. Time is always passed in; the session itself waits for nothing.
public struct ReviewSession: Sendable {
  public enum Phase: Equatable, Sendable {
    /// The prompt is shown, the answer is not.
    case asking(since: Moment)
    /// The answer is shown and waits for a grade.
    case revealed(since: Moment, at: Moment)
    case finished(Ending)
  }

  /// Why a session is over.
  public enum Ending: Equatable, Sendable {
    case done
    case timeIsUp
    case quit
  }

  public enum Input: Equatable, Sendable {
    case reveal
    case grade(Grade)
    /// Takes the last answer, bury or suspend of this session back and shows its card again.
    case undo
    case bury
    case suspend
    case quit
  }

  /// What the person in front of the session should be told.
  public enum Remark: Equatable, Sendable {
    /// The card has been forgotten so often that something is wrong with it.
    case leech(card: String, lapses: Int)
    case buried
    case suspended
    case undone
    case nothingToUndo
    case revealFirst
    /// Another program wrote to the progress file meanwhile; so many cards left the queue.
    case changedElsewhere(dropped: Int)
  }

  public private(set) var cards: [Card]
  public private(set) var progress: Progress
  public private(set) var phase: Phase
  public private(set) var remark: Remark?
  public private(set) var tally = ReviewTally()
  /// The entry whose card is shown.
  public private(set) var current: ReviewQueue.Entry?

  /// Whether an event was taken back that the progress at hand cannot unfold: it must be read from the file again.
  public private(set) var needsReload = false

  public let scheduler: Scheduler
  public let isCram: Bool
  private let deadline: Moment?
  private var ids: EventIDs
  private var waiting: ArraySlice<ReviewQueue.Entry>
  private var retries: [Retry] = []
  private var history: [Step] = []
  private var answered: Set<Int> = []

  /// A forgotten card on its way back.
  private struct Retry: Sendable {
    let entry: ReviewQueue.Entry
    let answersBefore: Int
    let notBefore: Moment
  }

  /// Something that can be taken back: its event, the entry it was about, and the session before it.
  private struct Step: Sendable {
    let event: String
    let entry: ReviewQueue.Entry
    let tally: ReviewTally
    let answered: Set<Int>
    let retries: [Retry]
    let since: Moment
  }

  /// A forgotten card comes back after this many other answers …
  static let retryAnswers = 7
  /// … or after this many seconds, whichever is first, and at once when nothing else is left.
  static let retrySeconds = 480.0
  /// Longer is no answering time: somebody was called away.
  static let longestAnswer = 600.0

  public init(
    cards: [Card], progress: consuming Progress, scheduler: Scheduler, queue: ReviewQueue, choice: ReviewChoice,
    minutes: Int?, ids: EventIDs, at now: Now
  ) {
    self.cards = cards
    self.progress = progress
    self.scheduler = scheduler
    self.ids = ids
    isCram = choice.mode == .cram
    deadline = minutes.map { now.moment.adding(seconds: Double($0) * 60) }
    waiting = queue.entries[...]
    phase = .finished(.done)
    advance(at: now.moment)
  }

  public var currentCard: Card? { current.map { cards[$0.card] } }

  public var currentMemory: Memory? { currentCard.flatMap { progress.memory(of: $0.id) } }

  /// The place of the current card among the session's cards, and how many there are.
  public var position: (current: Int, total: Int) {
    let done = answered.count
    let pending = waiting.count + retries.count(where: { !answered.contains($0.entry.card) })
    let isNew = current.map { !answered.contains($0.card) } ?? false
    return (done + (isNew ? 1 : 0), done + pending + (isNew ? 1 : 0))
  }

  /// The cards that are still to come: those waiting and those that were forgotten.
  public var remaining: Int { waiting.count + retries.count + (current == nil ? 0 : 1) }

  /// Forgotten cards that have not come back yet.
  public var forgottenCount: Int { retries.count }

  /// What each grade would bring, for the card that is shown.
  public func preview(at now: Now) -> [(grade: Grade, days: Int?)] {
    guard let card = currentCard else { return [] }
    return scheduler.preview(currentMemory, card: card.id, on: now.day)
  }

  /// Answers an input with the events to be recorded, in order.
  public mutating func handle(_ input: Input, at now: Now) -> [Event] {
    remark = nil
    switch (phase, input) {
    case (.finished, .undo): return undo(at: now)
    case (.finished, _): return []
    case (.asking(let since), .reveal):
      phase = .revealed(since: since, at: now.moment)
      return []
    case (.revealed, .reveal): return []
    case (.asking, .grade):
      remark = .revealFirst
      return []
    case (.revealed(let since, _), .grade(let grade)): return answer(grade, since: since, at: now)
    case (.asking(let since), .bury), (.revealed(let since, _), .bury):
      return leave(.buried, since: since, at: now) { .bury(card: $0) }
    case (.asking(let since), .suspend), (.revealed(let since, _), .suspend):
      return leave(.suspended, since: since, at: now) { .suspend(card: $0, isOn: true) }
    case (.asking, .undo), (.revealed, .undo): return undo(at: now)
    case (.asking, .quit), (.revealed, .quit):
      phase = .finished(.quit)
      return []
    }
  }

  /// Puts a card that was edited in its place.
  public mutating func replace(_ card: Card) {
    guard let index = cards.firstIndex(where: { $0.id == card.id }) else { return }
    cards[index] = card
  }

  /// Goes on with progress that another program wrote to; cards that it answered leave the queue.
  ///
  /// A card whose answer is already shown stays.
  public mutating func reload(_ newer: consuming Progress) {
    let before = remaining
    let (cards, old, new) = (cards, progress, newer)
    func isUntouched(_ entry: ReviewQueue.Entry) -> Bool {
      let id = cards[entry.card].id
      return old.memory(of: id) == new.memory(of: id) && !new.isSuspended(id)
    }
    waiting = waiting.filter(isUntouched)[...]
    retries = retries.filter { isUntouched($0.entry) }
    progress = new
    if case .asking(let since) = phase, let current, !isUntouched(current) { advance(at: since) }
    if !needsReload { remark = .changedElsewhere(dropped: before - remaining) }
    needsReload = false
  }

  private mutating func answer(_ grade: Grade, since: Moment, at now: Now) -> [Event] {
    guard let entry = current else { return [] }
    let id = cards[entry.card].id
    let seconds = min(max(now.moment.seconds(since: since), 0), ReviewSession.longestAnswer)
    let body: Event.Body =
      isCram
      ? .cram(card: id, grade: grade, seconds: seconds) : .review(card: id, grade: grade, seconds: seconds)
    let lapsesBefore = progress.memory(of: id)?.lapses
    let event = record(body, entry, since: since, at: now)
    tally.add(grade, seconds: seconds, isFirst: answered.insert(entry.card).inserted, isNew: entry.reason == .new)
    if grade == .again {
      retries.append(
        Retry(
          entry: entry, answersBefore: tally.answers + ReviewSession.retryAnswers,
          notBefore: now.moment.adding(seconds: ReviewSession.retrySeconds)))
      // Forgotten again before it was recalled, it has not lapsed again.
      if !isCram, let memory = progress.memory(of: id), memory.hasJustBecomeLeech, memory.lapses != lapsesBefore {
        remark = .leech(card: id, lapses: Int(memory.lapses))
      }
    }
    advance(at: now.moment)
    return [event]
  }

  private mutating func leave(
    _ remark: Remark, since: Moment, at now: Now, _ body: (String) -> Event.Body
  ) -> [Event] {
    guard let entry = current else { return [] }
    let event = record(body(cards[entry.card].id), entry, since: since, at: now)
    self.remark = remark
    advance(at: now.moment)
    return [event]
  }

  private mutating func record(
    _ body: Event.Body, _ entry: ReviewQueue.Entry, since: Moment, at now: Now
  ) -> Event {
    let event = Event(id: ids.next(), at: now.moment, day: now.day, body)
    history.append(
      Step(event: event.id, entry: entry, tally: tally, answered: answered, retries: retries, since: since))
    // What is no undo can always be folded.
    _ = progress.apply(event)
    return event
  }

  private mutating func undo(at now: Now) -> [Event] {
    guard let step = history.popLast() else {
      remark = .nothingToUndo
      return []
    }
    let event = Event(id: ids.next(), at: now.moment, day: now.day, .undo(event: step.event))
    // Unknown to the progress only when that was read anew since.
    if !progress.apply(event) { needsReload = true }
    // The card that was shown goes back to where it came from.
    if let current, current != step.entry, !step.retries.contains(where: { $0.entry == current }) {
      waiting = [current] + waiting
    }
    (tally, answered, retries) = (step.tally, step.answered, step.retries)
    current = step.entry
    phase = .revealed(since: step.since, at: now.moment)
    remark = .undone
    return [event]
  }

  private mutating func advance(at now: Moment) {
    if let deadline, now >= deadline, !(waiting.isEmpty && retries.isEmpty) {
      return finish(.timeIsUp)
    }
    if let ready = retries.firstIndex(where: { $0.answersBefore <= tally.answers || $0.notBefore <= now }) {
      current = retries.remove(at: ready).entry
    } else if let next = waiting.popFirst() {
      current = next
    } else if !retries.isEmpty {
      current = retries.removeFirst().entry
    } else {
      return finish(.done)
    }
    phase = .asking(since: now)
  }

  private mutating func finish(_ ending: Ending) {
    current = nil
    phase = .finished(ending)
  }
}
