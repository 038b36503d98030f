import Foundation
import VivaCore

/// The progress file of somebody who has prepared for months: daily reviews, mocks with scores of their own and of
/// peers, ratings, estimates. The same seed gives the same bytes.
struct LearnerLog {
  /// Minutes a day, and how many days after the last one the interview is.
  static let (minutes, daysToInterview) = (30, 55)

  private let library: Library
  private let until: StudyDay
  private let days: Int
  private var estimates: LearnerEstimates
  private var generator: SeededGenerator
  private var ids = EventIDs(seed: 0)
  private var events: [Event] = []

  /// - Parameters:
  ///   - days: how many the log spans, the last one included.
  ///   - until: the last day; its review is done, its evening still to come.
  init(_ library: Library, seed: Int, days: Int, until: StudyDay) {
    self.library = library
    self.until = until
    self.days = days
    generator = SeededGenerator(seed: UInt64(seed))
    estimates = LearnerEstimates(seed: seed, days: days)
  }

  /// The bytes of the progress file.
  mutating func file() throws -> [UInt8] {
    let start = until + -(days - 1)
    let date = until + LearnerLog.daysToInterview
    let deadline = Deadline(date: date, minutes: LearnerLog.minutes)
    var learner = Learner(truths: truths(), scheduler: Scheduler(isFuzzed: false, lastDue: date + -1))
    let rests = restDays()
    let ratings = ratingsByDay()
    let estimates = estimates.byDay()
    let mocks = Dictionary(uniqueKeysWithValues: mockPlan().map { ($0.offset, $0) })
    for offset in 0..<days where !rests.contains(offset) || mocks[offset] != nil {
      let day = start + offset
      ids = EventIDs(seed: generator.next())
      if offset == 0 { set(["interview": date.description, "minutes": "\(LearnerLog.minutes)"], at: noon(day)) }
      if !rests.contains(offset) { review(&learner, deadline, on: day) }
      for (place, rating) in ratings[offset, default: []].enumerated() {
        append(.rating(item: rating.item, rating.rating), noon(day, plus: 3600 + Double(place) * 20))
      }
      // At five in the afternoon.
      if !rests.contains(offset) {
        for (place, estimate) in estimates[offset, default: []].enumerated() {
          append(.estimate(estimate), noon(day, plus: 5 * 3600 + Double(place + 1) * 100))
        }
      }
      if let mock = mocks[offset] { try add(mock, at: noon(day, plus: 7 * 3600)) }
    }
    return ProgressFile.header + ProgressFile.addition(events, isFirst: true)
  }

  // MARK: - Cards

  /// Each topic has a strength of its own: a weak one begins with less and grows more slowly.
  private mutating func truths() -> [FSRS6] {
    var models: [Topic: FSRS6] = [:]
    for topic in library.topics {
      let isWeak = Int.random(in: 0..<5, using: &generator) == 0
      let strength =
        isWeak ? Double.random(in: 0.15...0.4, using: &generator) : Double.random(in: 0.7...1.6, using: &generator)
      var weights = FSRS6.defaultWeights
      for place in 0..<4 { weights[place] *= strength }
      weights[8] += 0.5 * log(strength)
      models[topic] = FSRS6(weights: weights)
    }
    return library.cards.map { models[$0.topic] ?? FSRS6() }
  }

  /// One rest day in most weeks; early on, an illness of four days.
  private mutating func restDays() -> Set<Int> {
    var rests: Set<Int> = []
    for week in 0..<((days + 6) / 7) where Int.random(in: 0..<4, using: &generator) > 0 { rests.insert(week * 7 + 5) }
    let illness = days / 3
    rests.formUnion(illness..<(illness + 4))
    return rests.filter { $0 > 0 && $0 < days - 1 }
  }

  /// What the interview asks most for, as far as the minutes go.
  private mutating func review(_ learner: inout Learner, _ deadline: Deadline, on day: StudyDay) {
    let budget = Double(LearnerLog.minutes) * 60
    let open = learner.believed.indices.filter { learner.believed[$0].map { $0.lastDay < day } ?? true }
    let queue = deadline.queue(open.map { learner.believed[$0] }, on: day, budget: budget)
    // Half past six.
    var at = noon(day, plus: -5.5 * 3600)
    var spent = 0.0
    for candidate in queue where spent < budget {
      let card = open[candidate.index]
      let isNew = learner.believed[card] == nil
      for (turn, grade) in learner.answer(card, on: day, &generator).enumerated() {
        let usual = isNew && turn == 0 ? 32.0 : grade == .again ? 24 : turn > 0 ? 18 : 12
        let seconds = (usual * Double.random(in: 0.6...1.6, using: &generator) * 10).rounded() / 10
        at = at.after(seconds)
        spent += seconds
        append(.review(card: library.cards[card].id, grade: grade, seconds: seconds), at)
      }
    }
  }

  // MARK: - Mocks and ratings

  private struct Mock {
    let offset: Int
    let total: Int
    let isPartial: Bool
    let hasSecondPass: Bool
    let peer: String?
  }

  /// About one in seven days: totals that rise from the high twenties to a plateau at 43; two short practices between.
  private mutating func mockPlan() -> [Mock] {
    let count = max(3, days / 7)
    return (0..<count).map { number in
      let offset = min(days - 2, number * 7 + Int.random(in: 2...5, using: &generator))
      let rise = 27 + 16.5 * (1 - exp(-4 * Double(number) / Double(count)))
      let jitter = number >= count - 3 ? [0, 1, -1][count - 1 - number] : Int.random(in: -2...1, using: &generator)
      let total = number >= count - 3 ? 43 + jitter : Int(rise.rounded()) + jitter
      return Mock(
        offset: offset, total: total, isPartial: number % 5 == 2, hasSecondPass: number % 2 == 1,
        peer: number % 4 == 3 ? "Ana" : number % 6 == 5 ? "Ben" : nil)
    }
  }

  /// How much better or worse a dimension is than the others.
  private static let strengths: [String: Double] = [
    "requirements": 0.6, "architecture": 0.7, "data-model": 0.3, "communication": 0.4, "caching": 0.5,
    "estimation": -0.7, "security": -1.1, "async": -0.5, "observability": -0.2,
  ]

  private mutating func add(_ plan: Mock, at start: Now) throws {
    guard let problem = library.walkthroughs.randomElement(using: &generator),
      let style = library.mockStyles.first(where: { $0.id == "standard" })
    else { return }
    if plan.isPartial { _ = run(try MockPlan(problem, style: style, minutes: nil, only: "design", seed: 1), start) }
    let mock = try MockPlan(problem, style: style, minutes: 45, seed: generator.next() >> 12)
    let end = run(mock, start)
    let name = end.mock
    // Who scores too high at first comes down once the reference solution has been read.
    let first = scores(plan.total + (plan.hasSecondPass ? Int.random(in: 1...3, using: &generator) : 0))
    append(.score(sheet(name, problem, first)), end.now.after(240))
    if plan.hasSecondPass { append(.score(sheet(name, problem, scores(plan.total), pass: 2)), end.now.after(1500)) }
    if let peer = plan.peer {
      let lower = plan.total - (peer == "Ana" ? 4 : 2) + Int.random(in: -1...1, using: &generator)
      append(.score(sheet(name, problem, scores(lower), by: peer)), end.now.after(2000))
    }
  }

  /// Plays a mock through; the deep dive runs over, and the close is cut short.
  private mutating func run(_ plan: MockPlan, _ start: Now) -> (mock: String, now: Now) {
    var session = MockSession(plan, ids: ids)
    ids = EventIDs(seed: generator.next())
    var now = start
    events += session.handle(.start, at: now)
    for (place, phase) in plan.phases.enumerated() {
      let share = phase.id == "deep-dive" ? 1.1...1.35 : phase.id == "close" ? 0.5...0.9 : 0.85...1.15
      now = now.after((Double(phase.seconds) * Double.random(in: share, using: &generator)).rounded())
      events += session.handle(place == plan.phases.count - 1 ? .finish : .nextPhase, at: now)
    }
    return (session.mockID, now)
  }

  /// Scores of this total, spread by the strengths.
  private mutating func scores(_ total: Int) -> [String: Int] {
    let wishes = Rubric.dimensionIDs.map { id in
      Double(total) / 12 + LearnerLog.strengths[id, default: 0] + Double.random(in: -0.4...0.4, using: &generator)
    }
    var scores = wishes.map { min(5, max(1, Int($0.rounded()))) }
    while scores.reduce(0, +) != total {
      let isLow = scores.reduce(0, +) < total
      let places = scores.indices.filter { isLow ? scores[$0] < 5 : scores[$0] > 1 }
      guard
        let place = places.max(by: {
          let (one, two) = (wishes[$0] - Double(scores[$0]), wishes[$1] - Double(scores[$1]))
          return isLow ? one < two : one > two
        })
      else { break }
      scores[place] += isLow ? 1 : -1
    }
    return Dictionary(uniqueKeysWithValues: zip(Rubric.dimensionIDs, scores))
  }

  private func sheet(
    _ mock: String, _ problem: Walkthrough, _ scores: [String: Int], pass: Int = 1, by: String = "self"
  ) -> ScoreEvent {
    ScoreEvent(mock: mock, problem: problem.id, by: by, pass: pass, scores: scores, evidence: [:])
  }

  /// A third of the items that are rated, on days spread over the whole time, so that the early ratings are stale.
  private mutating func ratingsByDay() -> [Int: [(item: String, rating: Rating)]] {
    var ratings: [Int: [(item: String, rating: Rating)]] = [:]
    for checklist in library.checklists where checklist.kind != .dayOf {
      let day = Int.random(in: 0..<(days - 1), using: &generator)
      for item in checklist.items where Int.random(in: 0..<3, using: &generator) == 0 {
        let rating = [Rating.green, .green, .green, .yellow, .yellow, .red].randomElement(using: &generator)!
        ratings[day, default: []].append((item.id, rating))
      }
    }
    return ratings
  }

  // MARK: - Events

  private func noon(_ day: StudyDay, plus seconds: Double = 0) -> Now {
    let noon = Moment(milliseconds: (Int64(day.number) * 86_400 + 43_200) * 1000)
    return Now(moment: noon.adding(seconds: seconds), day: day)
  }

  private mutating func set(_ values: KeyValuePairs<String, String>, at now: Now) {
    for (key, value) in values { append(.setting(key: key, value: value), now.after(-6 * 3600)) }
  }

  private mutating func append(_ body: Event.Body, _ now: Now) {
    events.append(Event(id: ids.next(), at: now.moment, day: now.day, body))
  }
}

extension Now {
  /// So many seconds later, on the same study day.
  fileprivate func after(_ seconds: Double) -> Now { Now(moment: moment.adding(seconds: seconds), day: day) }
}
