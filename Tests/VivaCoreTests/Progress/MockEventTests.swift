import Testing

@testable import VivaCore

@Suite("MockEvent and ScoreEvent")
struct MockEventTests {
  private static func mock(_ state: MockEvent.State, _ phase: Int = 1, _ inPhase: Double = 61.5) -> Event.Body {
    .mock(MockEvent(mock: "m-1", problem: "thing", state: state, phase: phase, inPhase: inPhase))
  }

  private static let of = #""mock":"m-1","problem":"thing","#
  private static let clock = #""phase":1,"inPhase":61.5}"#

  static let lines: [(Event.Body, String)] = [
    (
      mock(
        .started(
          MockSetup(
            minutes: 45, style: "expert", level: .staff, seed: .max, isStrict: true,
            phases: [.init(id: "clarify", seconds: 480), .init(id: "close", seconds: 2_220)])), 0, 0),
      #""type":"mock",\#(of)"minutes":45,"state":"started","seed":18446744073709551615,"style":"expert","level":"staff","#
        + #""strict":true,"phases":[{"id":"clarify","seconds":480},{"id":"close","seconds":2220}]}"#
    ),
    (
      mock(.started(MockSetup(minutes: 1, style: "standard", level: nil, seed: 7, isStrict: false, phases: [])), 0, 0),
      #""type":"mock",\#(of)"minutes":1,"state":"started","seed":7,"style":"standard","phases":[]}"#
    ),
    (mock(.phase), #""type":"mock",\#(of)"state":"phase",\#(clock)"#),
    (mock(.pause), #""type":"mock",\#(of)"state":"pause",\#(clock)"#),
    (mock(.continue), #""type":"mock",\#(of)"state":"continue",\#(clock)"#),
    (mock(.ask(2)), #""type":"mock",\#(of)"state":"ask","index":2,\#(clock)"#),
    (mock(.hint), #""type":"mock",\#(of)"state":"hint",\#(clock)"#),
    (mock(.curveball(0)), #""type":"mock",\#(of)"state":"curveball","index":0,\#(clock)"#),
    (mock(.answer(.privacy)), #""type":"mock",\#(of)"state":"answer","breaks":"privacy",\#(clock)"#),
    (mock(.checkpoint(draft: nil)), #""type":"mock",\#(of)"state":"checkpoint",\#(clock)"#),
    (mock(.checkpoint(draft: "a\"\n")), #""type":"mock",\#(of)"state":"checkpoint","draft":"a\"\n",\#(clock)"#),
    (mock(.finished), #""type":"mock",\#(of)"state":"finished",\#(clock)"#),
    (mock(.abandoned), #""type":"mock",\#(of)"state":"abandoned",\#(clock)"#),
    (.note(mock: "m-1", text: "a\nb", isWhole: false), #""type":"note","mock":"m-1","text":"a\nb"}"#),
    (.note(mock: "m-1", text: "", isWhole: true), #""type":"note","mock":"m-1","text":"","whole":true}"#),
    (
      .score(Made.scores("43", by: "Ann", pass: 2, evidence: ["estimation": "no peak"])),
      #""type":"score",\#(of)"by":"Ann","pass":2,"scores":{"requirements":4,"estimation":3},"evidence":{"estimation":"no peak"}}"#
    ),
  ]

  @Test("is written as exactly these bytes, and reads back as what was written", arguments: lines)
  func bytes(_ body: Event.Body, _ text: String) throws {
    #expect(EventTests.line(body) == EventTests.head + text)
    #expect(try Event(JSON(parsing: Array((EventTests.head + text).utf8))) == EventTests.event(body))
  }

  private static func read(_ members: String) throws -> Event.Body {
    try Event(JSON(parsing: Array((EventTests.head + members + "}").utf8))).body
  }

  @Test(
    "says what is wrong with it",
    arguments: [
      (#""type":"mock","problem":"p","state":"hint""#, "the mock event has no 'mock' or no 'problem'"),
      (#""type":"mock","mock":"m","problem":"p","state":"hint","phase":100"#, "the mock event's clock makes no sense"),
      (#""type":"mock","mock":"m","problem":"p","state":"hint","inPhase":-1"#, "the mock event's clock makes no sense"),
      (
        #""type":"mock","mock":"m","problem":"p","state":"hint","inPhase":86401"#,
        "the mock event's clock makes no sense"
      ),
      (#""type":"mock","mock":"m","problem":"p""#, "the mock event has no known 'state'"),
      (#""type":"mock","mock":"m","problem":"p","state":7"#, "the mock event has no known 'state'"),
      (#""type":"mock","mock":"m","problem":"p","state":"ask""#, "the mock event has no 'index'"),
      (#""type":"mock","mock":"m","problem":"p","state":"curveball","index":-1"#, "the mock event has no 'index'"),
      (
        #""type":"mock","mock":"m","problem":"p","state":"answer","breaks":"all""#,
        "the mock event does not say what breaks"
      ),
      (
        #""type":"mock","mock":"m","problem":"p","state":"started","seed":7"#,
        "the mock has no 'minutes' or no 'seed'"
      ),
      (
        #""type":"mock","mock":"m","problem":"p","state":"started","minutes":0,"seed":7"#,
        "the mock has no 'minutes' or no 'seed'"
      ),
      (
        #""type":"mock","mock":"m","problem":"p","state":"started","minutes":45,"seed":-7"#,
        "the mock has no 'minutes' or no 'seed'"
      ),
      (
        #""type":"mock","mock":"m","problem":"p","state":"started","minutes":45,"seed":7,"phases":[{"id":"a","seconds":0}]"#,
        "the mock has a phase without 'id' or 'seconds'"
      ),
      (#""type":"score","mock":"m","problem":"p","scores":{}"#, "the score has no 'mock', 'problem' or 'by'"),
      (#""type":"score","mock":"m","problem":"p","by":"self""#, "the score has no 'scores'"),
      (#""type":"score","mock":"m","problem":"p","by":"self","scores":{"api":6}"#, "'api' is no score from 1 to 5"),
      (#""type":"score","mock":"m","problem":"p","by":"self","scores":{"api":0}"#, "'api' is no score from 1 to 5"),
      (#""type":"score","mock":"m","problem":"p","by":"self","scores":{"api":3.5}"#, "'api' is no score from 1 to 5"),
    ])
  func damage(_ members: String, _ message: String) {
    #expect(throws: Event.Damage(message)) { try Self.read(members) }
  }

  @Test("keeps what a later version may add: states, dimensions, members and notes of another kind")
  func later() throws {
    #expect(try Self.read(#""type":"mock","state":"dreaming""#) == .other(type: "mock"))
    #expect(try Self.read(#""type":"note","text":"a""#) == .other(type: "note"))
    let score =
      #""type":"score","mock":"m-1","problem":"thing","by":"self","mood":1,"scores":{"requirements":4,"humour":9}"#
    #expect(try Self.read(score) == .score(Made.scores("4")))
    let hint = #""type":"mock","mock":"m-1","problem":"thing","state":"hint","phase":1,"inPhase":61.5,"mood":[]"#
    #expect(try Self.read(hint) == Self.mock(.hint))
  }
}
