@testable import VivaCore

extension Made {
  /// The sections of a small good walkthrough, in their order.
  static let sections: [(name: String, text: String)] = [
    ("Prompt", "Design a thing."),
    ("Clarify", "- Q: How many? → A: Ten.\n- Q: How fast? → A: At once."),
    ("Requirements", "It works."),
    ("Estimates", "| Quantity | Formula | Result |\n|---|---|---|\n| Writes | 864K ÷ day | 10/s |"),
    ("API", "A call."), ("Architecture", "A box."), ("Data model", "A table."), ("Deep dives", "Deep."),
    ("Bottlenecks", "The disk."),
    (
      "Curveballs",
      """
      - when they say "Faster" → latency: the disk is slow → add a cache
      - when they say "Cheaper" → cost: copies cost → keep two copies
      - when they say "Delete me" → privacy: logs keep names → hash the names
      """
    ),
    ("Trade-offs", "This over that."), ("Operations", "Watch it."),
    ("What a 5 looks like", Rubric.dimensionIDs.map { "- \($0): Good \($0)." }.joined(separator: "\n")),
  ]

  static let mockFront = "title: Thing\nid: thing\nlevel: mid\nminutes: 45\ntopics: caching security\ntags: small\n"

  /// A walkthrough's text, with the front matter or sections changed.
  static func walkthroughText(
    _ front: String = mockFront, _ sections: [(name: String, text: String)] = sections,
    _ changed: [String: String] = [:]
  ) -> String {
    "---\n\(front)---\n" + sections.map { "## \($0.name)\n\(changed[$0.name] ?? $0.text)\n\n" }.joined()
  }

  static func walkthrough(
    _ id: String = "thing", level: String = "mid", topics: String = "caching security", without: [String] = []
  ) -> Walkthrough {
    let front = "title: \(id)\nid: \(id)\nlevel: \(level)\nminutes: 45\ntopics: \(topics)\n"
    let text = walkthroughText(front, sections.map { ($0.name, without.contains($0.name) ? "None." : $0.text) })
    guard let made = WalkthroughReader.read(SourceText(path: "\(id).md", text: text), .own).walkthrough else {
      preconditionFailure("the walkthrough of a test is good")
    }
    return made
  }

  /// Three phases of 8, 18 and 4 minutes, the second being the deep dive.
  static let style = MockStyle(
    id: "standard", name: "Small",
    phases: [
      MockStyle.Phase(
        id: "clarify", name: "Clarify", minutes: 8, cover: ["ask"], dimensions: ["requirements", "estimation"],
        watch: "haste"),
      MockStyle.Phase(
        id: "deep-dive", name: "Deep dive", minutes: 18, cover: ["dig"], dimensions: ["caching"], watch: "width"),
      MockStyle.Phase(id: "close", name: "Close", minutes: 4, cover: ["end"], dimensions: ["api"], watch: "hurry"),
    ])

  static func plan(
    _ walkthrough: Walkthrough = walkthrough(), minutes: Int? = 30, isMini: Bool = false, only: String? = nil,
    seed: UInt64 = 7, isStrict: Bool = false
  ) -> MockPlan {
    do throws(MockPlan.Problem) {
      return try MockPlan(
        walkthrough, style: style, minutes: minutes, isMini: isMini, only: only, seed: seed, isStrict: isStrict)
    } catch {
      preconditionFailure("the plan of a test is good: \(error)")
    }
  }

  static func mock(_ plan: MockPlan = plan()) -> MockSession { MockSession(plan, ids: EventIDs(seed: 0)) }

  /// The mock that events tell of.
  static func record(_ events: [Event]) -> MockRecord? {
    var records = MockRecords()
    for event in events { records.fold(event) }
    return records.all.last
  }

  /// A rubric whose dimensions are about the topics given; all weights are 1 and all expectations 3.
  static func rubric(
    topics: [String: [String]] = [:], weights: [String: Int] = [:], expects: [String: Int] = [:]
  ) -> Rubric {
    let dimensions = Rubric.dimensionIDs.map { id in
      Rubric.Dimension(
        id: id, name: id, question: "?", anchors: ["1", "2", "3", "4", "5"], topics: (topics[id] ?? []).map(Topic.init),
        study: "study", drill: "drill")
    }
    let all = Dictionary(uniqueKeysWithValues: Rubric.dimensionIDs.map { ($0, 1) })
    let expectation = Rubric.Expectation(
      scores: all.mapValues { _ in 3 }.merging(expects) { $1 }, weights: all.merging(weights) { $1 }, meaning: "m")
    return Rubric(
      dimensions: dimensions,
      bands: [
        Rubric.Band(range: 48...60, name: "ready", meaning: "r"),
        Rubric.Band(range: 36...47, name: "close", meaning: "c"),
        Rubric.Band(range: 12...35, name: "rebuild", meaning: "b"),
      ],
      levels: [.mid: expectation], calibration: [])
  }

  /// Scores in rubric order, one digit each: `"434434343235"`.
  static func scores(
    _ digits: String, mock: String = "m-1", by: String = "self", pass: Int = 1, evidence: [String: String] = [:]
  ) -> ScoreEvent {
    let scores = zip(Rubric.dimensionIDs, digits).map { ($0, $1.wholeNumberValue ?? 0) }
    return ScoreEvent(
      mock: mock, problem: "thing", by: by, pass: pass, scores: Dictionary(uniqueKeysWithValues: scores),
      evidence: evidence)
  }
}

extension MockSession {
  /// Hands on an input some seconds after noon, and tells what was recorded, as the end of the event's line behind the
  /// problem's name.
  mutating func send(_ input: Input, at seconds: Double = 0) -> [String] {
    handle(input, at: Made.now(seconds)).map { event in
      let line = String(decoding: event.line, as: UTF8.self).replacing("\"", with: "").dropLast()
      let parts = line.split(separator: "problem:thing,", maxSplits: 1)
      return String(parts.count == 2 ? parts[1] : parts[0].split(separator: "type:", maxSplits: 1)[1])
    }
  }

  /// The same mock after an input.
  func after(_ inputs: Input..., at seconds: Double = 0) -> MockSession {
    var session = self
    for input in inputs { _ = session.send(input, at: seconds) }
    return session
  }

  /// What is announced by a tick.
  mutating func tick(at seconds: Double) -> [Announcement] {
    _ = send(.tick, at: seconds)
    return announcements
  }
}
