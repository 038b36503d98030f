import Testing

@testable import VivaCore

@Suite("Event")
struct EventTests {
  static func event(_ body: Event.Body, id: String = "k3f9x2-1") -> Event {
    Event(id: id, at: Made.moment("2026-11-21T07:58:03Z"), day: Made.today, body)
  }

  static func line(_ body: Event.Body) -> String { String(decoding: event(body).line, as: UTF8.self) }

  private static func estimate(guess: Double?, answer: Double, seconds: Double) -> Event.Body {
    .estimate(
      EstimateEvent(
        template: "bandwidth-video", kind: "bandwidth", guess: guess, answer: answer, unit: "bit/s", seconds: seconds))
  }

  static let head = #"{"id":"k3f9x2-1","at":"2026-11-21T07:58:03Z","day":"2026-11-21","#

  static let lines: [(Event.Body, String)] = [
    (
      .review(card: "leader-follower-reads", grade: .good, seconds: 21.4),
      #""type":"review","card":"leader-follower-reads","grade":"good","seconds":21.4}"#
    ),
    (
      .review(card: "a", grade: .again, seconds: 0), #""type":"review","card":"a","grade":"again","seconds":0}"#
    ),
    (.cram(card: "a", grade: .hard, seconds: 600), #""type":"cram","card":"a","grade":"hard","seconds":600}"#),
    (.bury(card: "a"), #""type":"bury","card":"a"}"#),
    (.suspend(card: "a", isOn: true), #""type":"suspend","card":"a","on":true}"#),
    (.suspend(card: "a", isOn: false), #""type":"suspend","card":"a","on":false}"#),
    (.setting(key: "retention", value: "0.85"), #""type":"setting","key":"retention","value":"0.85"}"#),
    (.setting(key: "phases", value: ""), #""type":"setting","key":"phases","value":""}"#),
    (.rating(item: "m9-1", .yellow), #""type":"rating","item":"m9-1","rating":"yellow"}"#),
    (.tick(item: "m9-1", isOn: true), #""type":"tick","item":"m9-1","on":true}"#),
    (.tick(item: "m9-1", isOn: false), #""type":"tick","item":"m9-1","on":false}"#),
    (
      estimate(guess: 1_200_000_000, answer: 9_600_000_000, seconds: 48.2),
      #""type":"estimate","template":"bandwidth-video","kind":"bandwidth","guess":1200000000,"answer":9600000000,"#
        + #""unit":"bit/s","seconds":48.2}"#
    ),
    (
      estimate(guess: nil, answer: 0.25, seconds: 90),
      #""type":"estimate","template":"bandwidth-video","kind":"bandwidth","answer":0.25,"unit":"bit/s","seconds":90}"#
    ),
    (
      estimate(guess: 3e17, answer: 1e-9, seconds: 0),
      #""type":"estimate","template":"bandwidth-video","kind":"bandwidth","guess":3e+17,"answer":1e-09,"#
        + #""unit":"bit/s","seconds":0}"#
    ),
    (.undo(event: "k3f9x2-9"), #""type":"undo","event":"k3f9x2-9"}"#),
    // Whatever a name holds, the line stays one line that is safe to print.
    (.bury(card: "a\"\\\n\u{1B}\u{202E}é"), #""type":"bury","card":"a\"\\\n\u001B\u202Eé"}"#),
  ]

  @Test("is written as exactly these bytes", arguments: lines)
  func bytes(_ body: Event.Body, _ text: String) {
    #expect(Self.line(body) == Self.head + text)
  }

  @Test("reads back as what was written", arguments: lines)
  func roundTrip(_ body: Event.Body, _ text: String) throws {
    #expect(try Event(JSON(parsing: Array(Self.line(body).utf8))) == Self.event(body))
  }

  @Test(
    "writes seconds in tenths, from 0 to a day",
    arguments: [
      (0.0, "0"), (0.04, "0"), (0.05, "0.1"), (9.96, "10"), (21.44, "21.4"), (21.45, "21.5"), (59.99, "60"),
      (-3, "0"), (86_399.96, "86400"), (1e300, "86400"), (.infinity, "86400"), (-.infinity, "0"),
    ])
  func seconds(_ seconds: Double, _ text: String) {
    #expect(Event.tenths(seconds) == text)
  }

  @Test("keeps a type that it does not know, whatever its members are")
  func unknownType() throws {
    let json = try JSON(parsing: Array((Self.head + #""type":"dream","problem":"url-shortener","minutes":45}"#).utf8))
    #expect(try Event(json).body == .other(type: "dream"))
  }

  @Test(
    "says what is wrong with an event",
    arguments: [
      (#"{"at":"2026-11-21T07:58:03Z","day":"2026-11-21","type":"bury","card":"a"}"#, "the event has no 'id'"),
      (#"{"id":"","at":"2026-11-21T07:58:03Z","day":"2026-11-21","type":"x"}"#, "the event has no 'id'"),
      (#"{"id":7,"at":"2026-11-21T07:58:03Z","day":"2026-11-21","type":"x"}"#, "the event has no 'id'"),
      (#"{"id":"a","day":"2026-11-21","type":"x"}"#, "the event has no 'at'"),
      (#"{"id":"a","at":"today","day":"2026-11-21","type":"x"}"#, "'today' is no moment in UTC"),
      (#"{"id":"a","at":"2026-11-21T07:58:03Z","type":"x"}"#, "the event has no 'day'"),
      (#"{"id":"a","at":"2026-11-21T07:58:03Z","day":"2026-02-30","type":"x"}"#, "'2026-02-30' is no day"),
      (#"{"id":"a","at":"2026-11-21T07:58:03Z","day":"2026-11-21"}"#, "the event has no 'type'"),
      (head + #""type":"review","grade":"good","seconds":1}"#, "the event has no 'card'"),
      (head + #""type":"review","card":"a","seconds":1}"#, "the event has no 'grade'"),
      (head + #""type":"review","card":"a","grade":"Good","seconds":1}"#, "'Good' is no grade"),
      (head + #""type":"review","card":"a","grade":"good"}"#, "the event has no 'seconds' from 0 to 86400"),
      (
        head + #""type":"review","card":"a","grade":"good","seconds":-1}"#,
        "the event has no 'seconds' from 0 to 86400"
      ),
      (
        head + #""type":"review","card":"a","grade":"good","seconds":86400.1}"#,
        "the event has no 'seconds' from 0 to 86400"
      ),
      (
        head + #""type":"cram","card":"a","grade":"good","seconds":"1"}"#,
        "the event has no 'seconds' from 0 to 86400"
      ),
      (head + #""type":"bury"}"#, "the event has no 'card'"),
      (head + #""type":"suspend","on":true}"#, "the event has no 'card'"),
      (head + #""type":"rating","rating":"red"}"#, "the event has no 'item'"),
      (head + #""type":"rating","item":"m-1"}"#, "the event has no 'rating'"),
      (head + #""type":"rating","item":"m-1","rating":"amber"}"#, "'amber' is no rating"),
      (head + #""type":"tick","on":true}"#, "the event has no 'item'"),
      (head + #""type":"tick","item":"m-1"}"#, "the event has no 'on', true or false"),
      (head + #""type":"suspend","card":"a"}"#, "the event has no 'on', true or false"),
      (head + #""type":"suspend","card":"a","on":"no"}"#, "the event has no 'on', true or false"),
      (head + #""type":"setting","value":"1"}"#, "the event has no 'key'"),
      (head + #""type":"setting","key":"new","value":1}"#, "the setting has no 'value'"),
      (head + #""type":"undo"}"#, "the event has no 'event'"),
      (
        head + #""type":"estimate","kind":"a","answer":1,"unit":"B","seconds":1}"#,
        "the estimate has no 'template' or no 'unit'"
      ),
      (
        head + #""type":"estimate","template":"a","kind":"a","answer":1,"seconds":1}"#,
        "the estimate has no 'template' or no 'unit'"
      ),
      (
        head + #""type":"estimate","template":"a","answer":1,"unit":"B","seconds":1}"#,
        "the estimate has no 'kind' of small letters, digits and hyphens"
      ),
      (
        head + #""type":"estimate","template":"a","kind":"Read ratio","answer":1,"unit":"B","seconds":1}"#,
        "the estimate has no 'kind' of small letters, digits and hyphens"
      ),
      (
        head + #""type":"estimate","template":"a","kind":"a","unit":"B","seconds":1}"#, "the estimate has no 'answer'"
      ),
      (
        head + #""type":"estimate","template":"a","kind":"a","answer":0,"unit":"B","seconds":1}"#,
        "the estimate's 'answer' is no number above 0"
      ),
      (
        head + #""type":"estimate","template":"a","kind":"a","guess":-1,"answer":1,"unit":"B","seconds":1}"#,
        "the estimate's 'guess' is no number above 0"
      ),
      (
        head + #""type":"estimate","template":"a","kind":"a","guess":null,"answer":1,"unit":"B","seconds":1}"#,
        "the estimate's 'guess' is no number above 0"
      ),
      (
        head + #""type":"estimate","template":"a","kind":"a","guess":"2","answer":1,"unit":"B","seconds":1}"#,
        "the estimate's 'guess' is no number above 0"
      ),
      (
        head + #""type":"estimate","template":"a","kind":"a","answer":1,"unit":"B","seconds":-1}"#,
        "the event has no 'seconds' from 0 to 86400"
      ),
    ])
  func damage(_ text: String, _ message: String) throws {
    let json = try JSON(parsing: Array(text.utf8))
    #expect(throws: Event.Damage(message)) { try Event(json) }
  }

  @Test("knows the card that it is about")
  func card() {
    #expect(Self.event(.bury(card: "a")).card == "a")
    #expect(Self.event(.suspend(card: "a", isOn: false)).card == "a")
    #expect(Self.event(.cram(card: "a", grade: .good, seconds: 1)).card == "a")
    #expect(Self.event(.undo(event: "a")).card == nil)
  }

  @Test("gets an id from a prefix of six letters or digits and a counter")
  func ids() {
    var ids = EventIDs(seed: 36 * 36 + 35)
    let first = (0..<3).map { _ in ids.next() }
    #expect(first == ["00010z-1", "00010z-2", "00010z-3"])
    var last = EventIDs(seed: 2_176_782_335)
    let lastID = last.next()
    #expect(lastID == "zzzzzz-1")
    var any = EventIDs(seed: .max)
    let anyID = any.next()
    #expect(anyID.utf8.count == 8)
  }
}
