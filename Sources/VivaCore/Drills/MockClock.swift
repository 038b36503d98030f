/// The time spent in each phase of a mock.
///
/// It is reckoned from moments, never from counted ticks. While the clock stands, as in a pause, nothing is spent.
struct MockClock: Equatable, Sendable {
  /// The phase that the time counts for.
  var phase: Int
  /// Seconds spent in each phase up to `mark`.
  private var spent: [Double]
  /// Since when the clock runs on top of `spent`; nil while it stands.
  private var mark: Moment?
  /// The latest moment that was seen, by which a clock that was set back is noticed.
  private var seen: Moment?

  init(spent: [Double], phase: Int = 0) {
    (self.spent, self.phase) = (spent, phase)
  }

  func spent(in phase: Int, at now: Moment) -> Double {
    spent[phase] + (phase == self.phase ? running(at: now) : 0)
  }

  func total(at now: Moment) -> Double {
    spent.reduce(0, +) + running(at: now)
  }

  private func running(at now: Moment) -> Double { mark.map { max(0, now.seconds(since: $0)) } ?? 0 }

  /// A machine's clock that was set back goes on from there: what was spent until then stays spent.
  mutating func notice(_ now: Moment) {
    if let seen, now < seen, mark != nil {
      stop(at: seen)
      mark = now
    }
    seen = now
  }

  mutating func run(from now: Moment) { (mark, seen) = (now, now) }

  mutating func stop(at now: Moment) {
    spent[phase] += running(at: now)
    mark = nil
  }

  /// Stops as of so many seconds ago: what was spent before is sure, and the rest is for `add`.
  ///
  /// - Returns: the rest, no more than has passed.
  mutating func stop(before seconds: Double, at now: Moment) -> Double {
    let rest = min(seconds, running(at: now))
    stop(at: now)
    add(-rest)
    return rest
  }

  /// Counts seconds for the present phase.
  mutating func add(_ seconds: Double) { spent[phase] += seconds }
}

/// Tells once of each mark that a mock's clock passes.
struct MockAlarm: Equatable, Sendable {
  /// Whole seconds of each phase up to which everything has been told.
  private var told: [Int]
  private var hasEnded: Bool

  private static let warningSeconds = 120

  /// - Parameter clock: one that stands; what it has passed already is not told.
  init(_ plan: MockPlan, _ clock: MockClock) {
    let beginning = Moment(milliseconds: 0)
    told = plan.phases.indices.map { Int(clock.spent(in: $0, at: beginning)) }
    hasEnded = clock.total(at: beginning) >= Double(plan.seconds)
  }

  /// What the clock has passed since it was last asked.
  mutating func rings(_ plan: MockPlan, _ clock: MockClock, at now: Moment) -> [MockSession.Announcement] {
    var rings: [MockSession.Announcement] = []
    let (before, seconds) = (told[clock.phase], Int(clock.spent(in: clock.phase, at: now)))
    if seconds > before {
      told[clock.phase] = seconds
      let box = plan.phases[clock.phase].seconds
      func passed(_ mark: Int) -> Bool { before < mark && mark <= seconds }
      if before / 60 != seconds / 60 { rings.append(.minute) }
      // After a sleep that counts, both may have passed at once.
      if passed(box) {
        rings.append(.phaseTimeIsUp)
      } else if box > MockAlarm.warningSeconds, passed(box - MockAlarm.warningSeconds) {
        rings.append(.twoMinutesLeft)
      }
    }
    if !hasEnded, clock.total(at: now) >= Double(plan.seconds) {
      hasEnded = true
      rings.append(.allTimeIsUp)
    }
    return rings
  }
}
