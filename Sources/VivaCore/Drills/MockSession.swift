/// A timed mock interview, as a pure state machine: an input and the time go in, what is to be recorded comes out.
///
/// A countdown is the time-box less what was spent, and what was spent is reckoned from moments, never from counted ticks.
/// Pauses do not count as spent.
public struct MockSession: Sendable {
  public enum Stage: Equatable, Sendable {
    /// The prompt is shown; the clock has not started.
    case briefing
    case running
    case paused
    /// The machine slept for so many seconds: should they count?
    case woken(slept: Double)
    case over(Ending)
  }

  public enum Ending: Equatable, Sendable {
    case finished
    case abandoned
    /// Left to be resumed.
    case left
  }

  public enum Input: Equatable, Sendable {
    case start
    case pauseOrContinue
    case nextPhase
    /// The interviewer answers the next clarifying question.
    case ask
    case hint
    /// A curveball now.
    case curveball
    /// What breaks first under the curveball that was thrown last.
    case breaks(Walkthrough.Curveball.Strain)
    /// The reference to the curveball has been read.
    case dismiss
    case note(String)
    /// All notes, after an editor.
    case notes(String)
    /// The note being typed; it is saved with the next checkpoint.
    case draft(String)
    case tick
    /// The machine was asleep for so many seconds.
    case slept(Double)
    /// Whether the time asleep counts.
    case countSleep(Bool)
    case finish
    case abandon
    /// Ends the program without ending the mock.
    case leave
  }

  /// What the person should notice, beyond what the screen shows anyway.
  public enum Announcement: Equatable, Sendable {
    case phaseBegan
    case twoMinutesLeft
    /// A whole minute of the phase has passed.
    case minute
    /// The phase's time is up; the clock counts on.
    case phaseTimeIsUp
    case allTimeIsUp
    case curveball
    case pauseForbidden
    case nothingMoreToAsk
    case noMoreHints
    case noMoreCurveballs
  }

  /// A curveball that lies on the table.
  public struct Pending: Equatable, Sendable {
    public let index: Int
    /// Nil until the candidate has said what breaks first; then the reference is shown.
    public var answer: Walkthrough.Curveball.Strain?
  }

  public let plan: MockPlan
  public let id: String
  public private(set) var stage = Stage.briefing
  public private(set) var phase = 0
  public private(set) var notes: [String] = []
  public private(set) var draft = ""
  public private(set) var asked = 0
  public private(set) var hints: [Int]
  public private(set) var curveballs: [MockRecord.Thrown] = []
  public private(set) var pending: Pending?
  public private(set) var pauses = 0
  public private(set) var announcements: [Announcement] = []

  /// Seconds spent in each phase up to `mark`.
  private var spent: [Double]
  /// Since when the clock of the present phase runs on top of `spent`.
  private var mark: Moment?
  private var ids: EventIDs
  private var lastRecorded: Moment?
  private var recordedDraft = ""
  private var announcedSeconds: [Int]
  private var hasSurprised = false
  private var hasEnded = false
  /// The latest moment that was seen, by which a clock that was set back is noticed.
  private var seen: Moment?

  /// A checkpoint is written at least this often while the clock runs, in seconds.
  public static let checkpointSeconds = 10.0
  static let warningSeconds = 120

  /// A new mock, which waits at its briefing.
  public init(_ plan: MockPlan, ids: EventIDs) {
    var ids = ids
    self.plan = plan
    id = ids.next()
    self.ids = ids
    spent = Array(repeating: 0, count: plan.phases.count)
    hints = Array(repeating: 0, count: plan.phases.count)
    announcedSeconds = Array(repeating: 0, count: plan.phases.count)
  }

  /// A mock that goes on where its record ends; its clock runs from now.
  public init(resuming record: MockRecord, _ plan: MockPlan, ids: EventIDs, at now: Now) {
    self.init(plan, ids: ids)
    (phase, notes, draft, pauses) = (record.phase, record.notes, record.draft, record.pauses)
    recordedDraft = draft
    // The problem may have been edited since, and may have fewer questions, hints and curveballs now.
    asked = min(record.asked, plan.walkthrough.clarifications.count)
    hints = record.hintsByPhase.enumerated().map { min($0.element, plan.hints($0.offset).count) }
    curveballs = record.curveballs.filter { plan.walkthrough.curveballs.indices.contains($0.index) }
    if let last = curveballs.last, last.answer == nil { pending = Pending(index: last.index) }
    spent = record.spent
    announcedSeconds = spent.map { Int($0) }
    hasSurprised = curveballs.contains { $0.phase == plan.deepDive }
    hasEnded = record.total >= Double(plan.seconds)
    resumedID = record.id
    stage = .running
    (mark, lastRecorded, seen) = (now.moment, now.moment, now.moment)
  }

  private var resumedID: String?

  /// The mock's name: the id of the event that began it.
  public var mockID: String { resumedID ?? id }

  // MARK: - The clock

  /// Seconds spent in a phase.
  public func spent(in phase: Int, at now: Now) -> Double {
    spent[phase] + (phase == self.phase ? mark.map { max(0, now.moment.seconds(since: $0)) } ?? 0 : 0)
  }

  /// Seconds spent in all.
  public func total(at now: Now) -> Double {
    spent.indices.reduce(0) { $0 + spent(in: $1, at: now) }
  }

  /// Seconds left in the present phase, negative once it runs over.
  public func left(at now: Now) -> Double { Double(plan.phases[phase].seconds) - spent(in: phase, at: now) }

  /// Seconds left in all, negative once the mock runs over.
  public func totalLeft(at now: Now) -> Double { Double(plan.seconds) - total(at: now) }

  /// The hints of a phase, in the order in which they are given.
  public func hintTexts(_ phase: Int) -> [String] { plan.hints(phase) }

  /// A clock that was set back goes on from there: what was spent until then stays spent.
  private mutating func noticeClock(at now: Now) {
    defer { seen = now.moment }
    guard let seen, now.moment < seen else { return }
    if let mark {
      spent[phase] += max(0, seen.seconds(since: mark))
      self.mark = now.moment
    }
    lastRecorded = lastRecorded.map { min($0, now.moment) }
  }

  private mutating func stopClock(at now: Now) {
    spent[phase] = spent(in: phase, at: now)
    mark = nil
  }

  // MARK: - Inputs

  /// Answers an input with the events to be recorded, in order.
  public mutating func handle(_ input: Input, at now: Now) -> [Event] {
    announcements = []
    noticeClock(at: now)
    switch (stage, input) {
    case (.over, _): return []
    case (.briefing, .start): return start(at: now)
    case (.briefing, .abandon), (.briefing, .leave), (.briefing, .finish):
      stage = .over(.left)
      return []
    case (.briefing, _): return []
    case (.woken(let slept), .countSleep(let counts)): return wake(slept, counts, at: now)
    case (.woken, .leave), (.running, .leave), (.paused, .leave): return leave(at: now)
    case (.woken, .draft(let text)), (.running, .draft(let text)), (.paused, .draft(let text)):
      draft = text
      return []
    case (.woken, _): return []
    case (.running, .tick): return tick(at: now)
    case (.paused, .tick): return draft == recordedDraft ? [] : checkpointWhenDue(at: now)
    case (.running, .slept(let seconds)): return sleep(seconds, at: now)
    case (.paused, .slept): return []
    case (.running, .pauseOrContinue): return pause(at: now)
    case (.paused, .pauseOrContinue): return goOn(at: now)
    case (.running, .nextPhase), (.paused, .nextPhase): return nextPhase(at: now)
    case (.running, .ask), (.paused, .ask): return ask(at: now)
    case (.running, .hint), (.paused, .hint): return hint(at: now)
    case (.running, .curveball), (.paused, .curveball): return throwCurveball(at: now)
    case (.running, .breaks(let strain)), (.paused, .breaks(let strain)): return breaks(strain, at: now)
    case (.running, .dismiss), (.paused, .dismiss):
      if pending?.answer != nil { pending = nil }
      return []
    case (.running, .note(let text)), (.paused, .note(let text)): return note(text, isWhole: false, at: now)
    case (.running, .notes(let text)), (.paused, .notes(let text)): return note(text, isWhole: true, at: now)
    case (.running, .finish), (.paused, .finish): return end(.finished, at: now)
    case (.running, .abandon), (.paused, .abandon): return end(.abandoned, at: now)
    case (.running, .start), (.paused, .start), (.running, .countSleep), (.paused, .countSleep): return []
    }
  }

  private mutating func record(_ state: MockEvent.State, at now: Now) -> Event {
    let body = Event.Body.mock(
      MockEvent(
        mock: mockID, problem: plan.walkthrough.id, state: state, phase: phase, inPhase: spent(in: phase, at: now)))
    lastRecorded = now.moment
    if case .started = state { return Event(id: id, at: now.moment, day: now.day, body) }
    return Event(id: ids.next(), at: now.moment, day: now.day, body)
  }

  private mutating func start(at now: Now) -> [Event] {
    stage = .running
    mark = now.moment
    announcements = [.phaseBegan]
    return [record(.started(plan.setup), at: now)]
  }

  private mutating func pause(at now: Now) -> [Event] {
    guard !plan.setup.isStrict else {
      announcements = [.pauseForbidden]
      return []
    }
    stopClock(at: now)
    stage = .paused
    pauses += 1
    return [record(.pause, at: now)]
  }

  private mutating func goOn(at now: Now) -> [Event] {
    stage = .running
    mark = now.moment
    return [record(.continue, at: now)]
  }

  private mutating func nextPhase(at now: Now) -> [Event] {
    guard phase + 1 < plan.phases.count else { return end(.finished, at: now) }
    var events = [record(.checkpoint(draft: nil), at: now)]
    stopClock(at: now)
    phase += 1
    stage = .running
    mark = now.moment
    announcements = [.phaseBegan]
    events.append(record(.phase, at: now))
    return events
  }

  private mutating func ask(at now: Now) -> [Event] {
    guard asked < plan.walkthrough.clarifications.count else {
      announcements = [.nothingMoreToAsk]
      return []
    }
    asked += 1
    return [record(.ask(asked - 1), at: now)]
  }

  private mutating func hint(at now: Now) -> [Event] {
    guard hints[phase] < plan.hints(phase).count else {
      announcements = [.noMoreHints]
      return []
    }
    hints[phase] += 1
    return [record(.hint, at: now)]
  }

  private mutating func throwCurveball(at now: Now) -> [Event] {
    guard pending == nil else { return [] }
    guard let index = plan.curveballOrder.first(where: { index in !curveballs.contains { $0.index == index } }) else {
      announcements = [.noMoreCurveballs]
      return []
    }
    if phase == plan.deepDive { hasSurprised = true }
    curveballs.append(MockRecord.Thrown(index: index, phase: phase))
    pending = Pending(index: index)
    announcements.append(.curveball)
    return [record(.curveball(index), at: now)]
  }

  private mutating func breaks(_ strain: Walkthrough.Curveball.Strain, at now: Now) -> [Event] {
    guard let pending, pending.answer == nil, let thrown = curveballs.lastIndex(where: { $0.index == pending.index })
    else { return [] }
    self.pending?.answer = strain
    curveballs[thrown].answer = strain
    return [record(.answer(strain), at: now)]
  }

  private mutating func note(_ text: String, isWhole: Bool, at now: Now) -> [Event] {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    guard isWhole || !text.isEmpty else { return [] }
    notes = isWhole ? (text.isEmpty ? [] : lines) : notes + lines
    (draft, recordedDraft) = ("", "")
    return [
      Event(id: ids.next(), at: now.moment, day: now.day, .note(mock: mockID, text: text, isWhole: isWhole))
    ]
  }

  private mutating func tick(at now: Now) -> [Event] {
    announce(at: now)
    var events: [Event] = []
    // While another curveball lies on the table, or when none is left, nothing is thrown.
    if phase == plan.deepDive, !hasSurprised, pending == nil, curveballs.count < plan.walkthrough.curveballs.count,
      let surprise = plan.surprise, spent(in: phase, at: now) >= surprise
    {
      events += throwCurveball(at: now)
    }
    return events + checkpointWhenDue(at: now)
  }

  private mutating func checkpointWhenDue(at now: Now) -> [Event] {
    guard let lastRecorded, now.moment.seconds(since: lastRecorded) >= MockSession.checkpointSeconds else { return [] }
    return [checkpoint(at: now)]
  }

  private mutating func checkpoint(at now: Now) -> Event {
    let changed = draft == recordedDraft ? nil : draft
    recordedDraft = draft
    return record(.checkpoint(draft: changed), at: now)
  }

  /// What the clock has passed since the last tick.
  private mutating func announce(at now: Now) {
    defer {
      if !hasEnded, totalLeft(at: now) <= 0 {
        hasEnded = true
        announcements.append(.allTimeIsUp)
      }
    }
    let before = announcedSeconds[phase]
    let seconds = Int(spent(in: phase, at: now))
    guard seconds > before else { return }
    announcedSeconds[phase] = seconds
    let box = plan.phases[phase].seconds
    func passed(_ mark: Int) -> Bool { before < mark && mark <= seconds }
    if before / 60 != seconds / 60 { announcements.append(.minute) }
    // After a sleep that counts, both may have passed at once.
    if passed(box) {
      announcements.append(.phaseTimeIsUp)
    } else if box > MockSession.warningSeconds, passed(box - MockSession.warningSeconds) {
      announcements.append(.twoMinutesLeft)
    }
  }

  private mutating func sleep(_ seconds: Double, at now: Now) -> [Event] {
    // What was spent before the sleep is sure; the rest waits for the answer.
    let slept = min(seconds, mark.map { max(0, now.moment.seconds(since: $0)) } ?? 0)
    stopClock(at: now)
    spent[phase] -= slept
    stage = .woken(slept: slept)
    return []
  }

  private mutating func wake(_ slept: Double, _ counts: Bool, at now: Now) -> [Event] {
    if counts { spent[phase] += slept }
    stage = .running
    mark = now.moment
    return [record(.checkpoint(draft: nil), at: now)]
  }

  private mutating func leave(at now: Now) -> [Event] {
    let event = checkpoint(at: now)
    stopClock(at: now)
    stage = .over(.left)
    return [event]
  }

  private mutating func end(_ ending: Ending, at now: Now) -> [Event] {
    var events: [Event] = []
    if !draft.isEmpty { events += note(draft, isWhole: false, at: now) }
    events.append(record(ending == .finished ? .finished : .abandoned, at: now))
    stopClock(at: now)
    stage = .over(ending)
    return events
  }
}
