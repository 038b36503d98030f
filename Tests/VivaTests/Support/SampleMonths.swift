import VivaCore

@testable import viva

/// The progress of twelve weeks over the sample content: daily answers with a rest now and then, five mocks, estimates,
/// ratings, an interview to come. Nothing in it is drawn, so that it can be reckoned with.
enum SampleMonths {
  static let today = StudyDay("2026-11-21")!

  static func file(interview: String? = "2027-01-15") -> String {
    var lines: [(at: Moment, line: String)] = []
    var count = 0
    func add(_ daysAgo: Int, _ hour: Double, _ id: String?, _ body: Event.Body) {
      count += 1
      let day = today + -daysAgo
      let at = Moment(milliseconds: Int64(day.number) * 86_400_000).adding(seconds: hour * 3600)
      lines.append((at, String(decoding: Event(id: id ?? "s-\(count)", at: at, day: day, body).line, as: UTF8.self)))
    }
    add(84, 6, nil, .setting(key: "minutes", value: "20"))
    if let interview { add(84, 6, nil, .setting(key: "interview", value: interview)) }
    for daysAgo in (0...84).reversed() where daysAgo % 9 != 4 && !(48...50).contains(daysAgo) {
      for (turn, answer) in answers(daysAgo).enumerated() {
        add(
          daysAgo, 7 + Double(turn) / 60, nil, .review(card: answer.card, grade: answer.grade, seconds: answer.seconds))
      }
    }
    for (number, mock) in mocks.enumerated() { addMock("m-\(number + 1)", mock, add) }
    addRun("m-6", 20, [("design", 720, 700)], add)
    for (item, daysAgo, rating) in [("m-1", 5, Rating.red), ("m-2", 40, .yellow), ("m-3", 2, .green)] {
      add(daysAgo, 20, nil, .rating(item: item, rating))
    }
    for (number, daysAgo) in [80, 59, 38, 24, 17, 10, 3].enumerated() {
      for (kind, ratio) in [("bandwidth", number % 3 == 0 ? nil : 0.125), ("read-ratio", 6 - Double(number) * 0.9)] {
        let estimate = EstimateEvent(
          template: "\(kind)-1", kind: kind, guess: ratio.map { $0 * 8000 }, answer: 8000, unit: "request/s",
          seconds: 60)
        add(daysAgo, 19, nil, .estimate(estimate))
      }
    }
    let ordered = lines.enumerated().sorted { ($0.element.at, $0.offset) < ($1.element.at, $1.offset) }
    return SampleProgress.file(ordered.map(\.element.line))
  }

  /// Caching is forgotten one time in four, replication one in nine; a forgotten card is answered once more.
  private static func answers(_ daysAgo: Int) -> [(card: String, grade: Grade, seconds: Double)] {
    let caching = ["cache-places", "miss-load", "cold-cache", "stampede"]
    let replication = ["leader-writes", "failover-loss"]
    var answers: [(card: String, grade: Grade, seconds: Double)] = []
    for (card, isForgotten) in [
      (caching[daysAgo % 4], daysAgo / 4 % 4 == 0), (caching[(daysAgo + 2) % 4], daysAgo / 4 % 4 == 2),
      (replication[daysAgo % 2], daysAgo % 9 == 0),
    ] {
      answers.append((card, isForgotten ? .again : .good, Double(120 + daysAgo * 7 % 60)))
      if isForgotten { answers.append((card, .good, 40)) }
    }
    return answers
  }

  private typealias Mock = (daysAgo: Int, first: String, second: String?, peer: String?)
  private typealias Add = (_ daysAgo: Int, _ hour: Double, _ id: String?, _ body: Event.Body) -> Void

  /// Totals of 30, 38, 42, 43 and 43 once second passes are in.
  private static let mocks: [Mock] = [
    (60, "323232323233", nil, nil), (45, "434434334234", "433333334234", nil),
    (30, "434434343244", nil, "323333333234"),
    (15, "434444344245", "434444343244", nil), (3, "434444343244", nil, "434333333244"),
  ]

  private static func addMock(_ id: String, _ mock: Mock, _ add: Add) {
    addRun(
      id, mock.daysAgo, [("clarify", 480, 420), ("design", 720, 720), ("deep-dive", 1080, 1320), ("close", 420, 240)],
      add)
    func score(_ digits: String, _ hour: Double, by: String = "self", pass: Int = 1) {
      let scores = zip(Rubric.dimensionIDs, digits).map { ($0, $1.wholeNumberValue ?? 0) }
      add(
        mock.daysAgo, hour, nil,
        .score(
          ScoreEvent(
            mock: id, problem: "car-park", by: by, pass: pass, scores: Dictionary(uniqueKeysWithValues: scores),
            evidence: [:])))
    }
    score(mock.first, 20)
    if let second = mock.second { score(second, 20.5, pass: 2) }
    if let peer = mock.peer { score(peer, 21, by: "Ana") }
  }

  private static func addRun(_ id: String, _ daysAgo: Int, _ phases: [(id: String, box: Int, used: Double)], _ add: Add)
  {
    let setup = MockSetup(
      minutes: phases.reduce(0) { $0 + $1.box } / 60, style: "standard", level: nil, seed: 1, isStrict: false,
      phases: phases.map { MockSetup.Phase(id: $0.id, seconds: $0.box) })
    func event(_ state: MockEvent.State, _ phase: Int, _ used: Double) -> Event.Body {
      .mock(MockEvent(mock: id, problem: "car-park", state: state, phase: phase, inPhase: used))
    }
    add(daysAgo, 18, id, event(.started(setup), 0, 0))
    for (place, phase) in phases.enumerated() {
      let state = place == phases.count - 1 ? MockEvent.State.finished : .checkpoint(draft: nil)
      add(daysAgo, 18.5 + Double(place) / 10, nil, event(state, place, phase.used))
    }
  }
}
