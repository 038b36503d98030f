import Foundation
import VivaCore

/// Progress files for reports, written by rule: no chance in them, so that what a report says can be worked out.
struct SampleLog {
  private(set) var events: [Event] = []
  static let today = StudyDay("2026-11-21")!

  /// Adds an event some days ago, at so many seconds behind 08:00 UTC.
  @discardableResult
  mutating func add(_ daysAgo: Int, _ second: Double = 0, _ body: Event.Body, id: String? = nil) -> String {
    let day = SampleLog.today + -daysAgo
    let at = Moment(milliseconds: Int64(day.number) * 86_400_000 + 8 * 3_600_000).adding(seconds: second)
    let id = id ?? "sample-\(events.count + 1)"
    events.append(Event(id: id, at: at, day: day, body))
    return id
  }

  /// An estimate of so many times the answer; nil where the time ran out.
  mutating func estimate(
    _ daysAgo: Int, _ second: Double, _ kind: String, _ ratio: Double?, of answer: Double = 9_600_000_000,
    unit: String = "bit/s"
  ) {
    add(
      daysAgo, second,
      .estimate(
        EstimateEvent(
          template: "\(kind)-1", kind: kind, guess: ratio.map { $0 * answer }, answer: answer, unit: unit,
          seconds: ratio == nil ? 90 : 48.2)))
  }

  /// A whole mock: phases with their seconds planned and used, notes, and scores in rubric order, one digit each.
  mutating func mock(
    _ daysAgo: Int, _ problem: String, _ phases: [(id: String, planned: Int, used: Double)], scores: String? = nil,
    evidence: [String: String] = [:], notes: [String] = [], second: String? = nil,
    peer: (name: String, scores: String)? = nil
  ) {
    let mock = "sample-\(events.count + 1)"
    let setup = MockSetup(
      minutes: 45, style: "standard", level: .senior, seed: 7, isStrict: false,
      phases: phases.map { MockSetup.Phase(id: $0.id, seconds: $0.planned) })
    func event(_ state: MockEvent.State, _ phase: Int, _ inPhase: Double) -> Event.Body {
      .mock(MockEvent(mock: mock, problem: problem, state: state, phase: phase, inPhase: inPhase))
    }
    add(daysAgo, 36_000, event(.started(setup), 0, 0))
    for (place, phase) in phases.enumerated() {
      add(daysAgo, 36_000 + Double(place) * 600, event(.checkpoint(draft: nil), place, phase.used))
    }
    for note in notes { add(daysAgo, 39_000, .note(mock: mock, text: note, isWhole: false)) }
    add(daysAgo, 39_600, event(.finished, phases.count - 1, phases.last?.used ?? 0))
    for (by, pass, digits) in [("self", 1, scores), ("self", 2, second), (peer?.name ?? "", 1, peer?.scores)] {
      guard let digits else { continue }
      let values = zip(Rubric.dimensionIDs, digits).map { ($0, $1.wholeNumberValue ?? 1) }
      add(
        daysAgo, 39_700,
        .score(
          ScoreEvent(
            mock: mock, problem: problem, by: by, pass: pass, scores: Dictionary(uniqueKeysWithValues: values),
            evidence: by == "self" ? evidence : [:])))
    }
  }

  var text: String {
    let lines = events.map { String(decoding: $0.line, as: UTF8.self) }
    return "{\"format\":\"viva-progress\",\"version\":1,\"events\":[\n" + lines.joined(separator: ",\n") + "\n]}\n"
  }

  static let phases = [
    (id: "clarify", planned: 480, used: 540.0), (id: "design", planned: 720, used: 700),
    (id: "deep-dive", planned: 1080, used: 1260), (id: "close", planned: 420, used: 300),
  ]

  /// Three months: cards on two days of three, a mock every three weeks, estimates, ratings, an interview to come.
  static var threeMonths: SampleLog {
    var log = SampleLog()
    log.add(90, 0, .setting(key: "interview", value: "2026-12-14"))
    let cards = ["leader-writes", "failover-loss", "split-brain", "cache-places", "miss-load", "cold-cache"]
    for ago in stride(from: 90, through: 0, by: -1) where ago % 3 != 1 {
      for (place, card) in cards.enumerated() where (90 - ago) % (place + 2) == 0 {
        let grade: Grade = (ago + place) % 11 == 0 ? .again : (ago + place) % 5 == 0 ? .hard : .good
        log.add(ago, Double(place) * 60, .review(card: card, grade: grade, seconds: Double(20 + 5 * place)))
      }
    }
    log.mock(
      70, "car-park", phases, scores: "322332323212", evidence: ["estimation": "forgot the peak | twice the mean"],
      notes: ["2,000 car parks", "300 places each"], peer: ("Ana", "332332323222"))
    log.mock(49, "ticket-queue", phases, scores: "433343333323", evidence: ["api": "one call to look, one to book"])
    log.mock(28, "car-park", Array(phases[1...1]), notes: ["Only the design."])
    log.mock(7, "car-park", phases, scores: "444444434434", second: "444434434434")
    // Bandwidth, where bits are taken for bytes; reads, better from time to time; storage.
    for (place, ago) in [87, 66, 45, 27, 21, 9, 3].enumerated() {
      log.estimate(ago, 2000, "bandwidth", place == 3 ? nil : place == 6 ? 0.5 : 0.125)
      log.estimate(ago, 2100, "read-ratio", [40, 4, 3, 2, 1.5, 1, 1.25][place], of: 5000, unit: "request/s")
      if place % 2 == 0 { log.estimate(ago, 2200, "storage", [0.25, 0.5, 0.8, 1.6][place / 2], of: 2e15, unit: "B") }
    }
    log.add(5, 50_000, .rating(item: "m-1", .green))
    log.add(5, 50_010, .rating(item: "m-2", .yellow))
    log.add(40, 50_020, .rating(item: "m-3", .green))
    log.events.sort { $0.at < $1.at }
    return log
  }

  static var oneMock: SampleLog {
    var log = SampleLog()
    log.mock(0, "car-park", phases, scores: "333333333333", evidence: ["api": "cursors"], notes: ["Said too little."])
    return log
  }

  /// What text may be that means harm (checks.md, bad input 1–26).
  static let hostile = [
    "\u{1B}[2J\u{1B}]0;title\u{7}\u{9B}31m", "</script><script>alert(1)</script><img src=x onerror=alert(1)>",
    "\"\u{301} onmouseover=alert(1) x='", "]]> --> </svg></title><style>*{display:none}</style>",
    "[click](javascript:alert(1)) ![pixel](https://example.com/p.png)", "a | b `c` ```\n```\n# no heading\n| x | y |",
    "=HYPERLINK(\"x\")", "\t=1", "\u{FF1D}1", "=\u{301}1", "\u{202E}gnirts\u{2066} \u{2028}", "../../etc/passwd",
  ]

  /// A mock for each hostile text, which is its problem, phase, note, evidence and peer.
  static var hostileMocks: SampleLog {
    var log = SampleLog()
    for text in hostile {
      log.mock(
        0, text, [(id: text, planned: 600, used: 500)], scores: "333333333333", evidence: ["api": text], notes: [text],
        peer: (text, "333333333333"))
    }
    return log
  }
}
