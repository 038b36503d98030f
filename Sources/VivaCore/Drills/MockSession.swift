/// A timed mock interview, as a pure state machine: an input and the time go in, what is to be recorded comes out.
///
/// `MockClock` reckons what was spent, and `MockAlarm` what of it is worth telling.
public struct MockSession: Sendable {
  public let plan: MockPlan
  /// The mock's name: the id of the event that began it.
  public let mockID: String
  public private(set) var stage = Stage.briefing
  public private(set) var notes: [String] = []
  public private(set) var draft = ""
  public private(set) var asked = 0
  public private(set) var hints: [Int]
  public private(set) var curveballs: [MockRecord.Thrown] = []
  public private(set) var pending: Pending?
  public private(set) var pauses = 0
  public private(set) var announcements: [Announcement] = []

  private var clock: MockClock
  private var alarm: MockAlarm
  private var ids: EventIDs
  private var lastRecorded: Moment?
  private var recordedDraft = ""

  /// A checkpoint is written at least this often while the clock runs, in seconds.
  public static let checkpointSeconds = 10.0

  /// A new mock, which waits at its briefing.
  public init(_ plan: MockPlan, ids: EventIDs) {
    var ids = ids
    self.init(plan, mockID: ids.next(), ids, MockClock(spent: plan.phases.map { _ in 0 }))
  }

  private init(_ plan: MockPlan, mockID: String, _ ids: EventIDs, _ clock: MockClock) {
    (self.plan, self.mockID, self.ids, self.clock) = (plan, mockID, ids, clock)
    alarm = MockAlarm(plan, clock)
    hints = plan.phases.map { _ in 0 }
  }

  /// A mock that goes on where its record ends; its clock runs from now.
  public init(resuming record: MockRecord, _ plan: MockPlan, ids: EventIDs, at now: Now) {
    self.init(plan, mockID: record.id, ids, MockClock(spent: record.spent, phase: record.phase))
    (notes, draft, recordedDraft, pauses) = (record.notes, record.draft, record.draft, record.pauses)
    // The problem may have been edited since, and may have fewer questions, hints and curveballs now.
    asked = min(record.asked, plan.walkthrough.clarifications.count)
    hints = record.hintsByPhase.enumerated().map { min($0.element, plan.hints($0.offset).count) }
    curveballs = record.curveballs.filter { plan.walkthrough.curveballs.indices.contains($0.index) }
    if let last = curveballs.last, last.answer == nil { pending = Pending(index: last.index) }
    run(at: now)
    lastRecorded = now.moment
  }

  /// The phase that the clock counts for.
  public var phase: Int { clock.phase }

  /// Seconds spent in a phase.
  public func spent(in phase: Int, at now: Now) -> Double { clock.spent(in: phase, at: now.moment) }

  /// Seconds spent in all.
  public func total(at now: Now) -> Double { clock.total(at: now.moment) }

  /// Seconds left in the present phase, negative once it runs over.
  public func left(at now: Now) -> Double { Double(plan.phases[phase].seconds) - spent(in: phase, at: now) }

  /// Seconds left in all, negative once the mock runs over.
  public func totalLeft(at now: Now) -> Double { Double(plan.seconds) - total(at: now) }

  /// The hints of a phase, in the order in which they are given.
  public func hintTexts(_ phase: Int) -> [String] { plan.hints(phase) }

  private mutating func run(at now: Now) {
    stage = .running
    clock.run(from: now.moment)
  }

  /// Answers an input with the events to be recorded, in order.
  public mutating func handle(_ input: Input, at now: Now) -> [Event] {
    announcements = []
    clock.notice(now.moment)
    // A clock that was set back must not hold the next checkpoint up.
    lastRecorded = lastRecorded.map { min($0, now.moment) }
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
    if case .started = state { return Event(id: mockID, at: now.moment, day: now.day, body) }
    return Event(id: ids.next(), at: now.moment, day: now.day, body)
  }

  private mutating func start(at now: Now) -> [Event] {
    run(at: now)
    announcements = [.phaseBegan]
    return [record(.started(plan.setup), at: now)]
  }

  private mutating func pause(at now: Now) -> [Event] {
    guard !plan.setup.isStrict else {
      announcements = [.pauseForbidden]
      return []
    }
    clock.stop(at: now.moment)
    stage = .paused
    pauses += 1
    return [record(.pause, at: now)]
  }

  private mutating func goOn(at now: Now) -> [Event] {
    run(at: now)
    return [record(.continue, at: now)]
  }

  private mutating func nextPhase(at now: Now) -> [Event] {
    guard phase + 1 < plan.phases.count else { return end(.finished, at: now) }
    var events = [record(.checkpoint(draft: nil), at: now)]
    clock.stop(at: now.moment)
    clock.phase += 1
    run(at: now)
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
    announcements = alarm.rings(plan, clock, at: now.moment)
    var events: [Event] = []
    // While another curveball lies on the table, or when none is left, nothing is thrown.
    if phase == plan.deepDive, !curveballs.contains(where: { $0.phase == phase }), pending == nil,
      curveballs.count < plan.walkthrough.curveballs.count,
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

  private mutating func sleep(_ seconds: Double, at now: Now) -> [Event] {
    stage = .woken(slept: clock.stop(before: seconds, at: now.moment))
    return []
  }

  private mutating func wake(_ slept: Double, _ counts: Bool, at now: Now) -> [Event] {
    if counts { clock.add(slept) }
    run(at: now)
    return [record(.checkpoint(draft: nil), at: now)]
  }

  private mutating func leave(at now: Now) -> [Event] {
    let event = checkpoint(at: now)
    clock.stop(at: now.moment)
    stage = .over(.left)
    return [event]
  }

  private mutating func end(_ ending: Ending, at now: Now) -> [Event] {
    var events: [Event] = []
    if !draft.isEmpty { events += note(draft, isWhole: false, at: now) }
    events.append(record(ending == .finished ? .finished : .abandoned, at: now))
    clock.stop(at: now.moment)
    stage = .over(ending)
    return events
  }
}
