import Testing

@testable import VivaCore

@Suite("MockRecord")
struct MockRecordTests {
  private static let setup = MockSetup(
    minutes: 30, style: "standard", level: .mid, seed: 7, isStrict: false,
    phases: [.init(id: "a", seconds: 600), .init(id: "b", seconds: 1_200)])

  private func mock(_ state: MockEvent.State, _ phase: Int = 0, _ inPhase: Double = 0, of id: String = "m-1")
    -> Event.Body
  {
    .mock(MockEvent(mock: id, problem: "thing", state: state, phase: phase, inPhase: inPhase))
  }

  private func records(_ bodies: [Event.Body]) -> MockRecords {
    var records = MockRecords()
    for (index, body) in bodies.enumerated() {
      records.fold(Event(id: "e-\(index)", at: Made.now(Double(index)).moment, day: Made.today, body))
    }
    return records
  }

  @Test("keeps the phase, the time in each, notes, questions, hints, pauses and curveballs")
  func fold() throws {
    let records = records([
      mock(.started(Self.setup)), mock(.ask(0), 0, 5), mock(.ask(1), 0, 6), mock(.hint, 0, 7), mock(.pause, 0, 8),
      mock(.continue, 0, 8), .note(mock: "m-1", text: "x\ny", isWhole: false), mock(.checkpoint(draft: "ha"), 0, 18),
      mock(.phase, 1, 0), mock(.hint, 1, 1), mock(.curveball(2), 1, 2), mock(.answer(.cost), 1, 3),
      mock(.checkpoint(draft: nil), 1, 12),
    ])
    let record = try #require(records["m-1"])
    #expect((record.state, record.phase, record.spent, record.total) == (.open, 1, [18, 12], 30))
    #expect((record.asked, record.hints, record.hintsByPhase, record.pauses) == (2, 2, [1, 1], 1))
    #expect((record.notes, record.draft) == (["x", "y"], "ha"))
    #expect(record.curveballs == [.init(index: 2, phase: 1, answer: .cost)])
    #expect((record.setup, record.problem, record.began) == (Self.setup, "thing", Made.noon))
    #expect(record.lastAt == Made.now(12).moment)
    #expect(records.open == record)
  }

  @Test("a note ends what was being typed; notes as a whole replace what there was")
  func notes() throws {
    let start: [Event.Body] = [
      mock(.started(Self.setup)), .note(mock: "m-1", text: "a", isWhole: false), mock(.checkpoint(draft: "b"), 0, 9),
    ]
    let line = try #require(records(start + [.note(mock: "m-1", text: "b c", isWhole: false)])["m-1"])
    #expect((line.notes, line.draft) == (["a", "b c"], ""))
    let whole = try #require(records(start + [.note(mock: "m-1", text: "x\n\ny", isWhole: true)])["m-1"])
    #expect(whole.notes == ["x", "", "y"])
    #expect(records(start + [.note(mock: "m-1", text: "", isWhole: true)])["m-1"]?.notes == [])
  }

  @Test("is over when it was finished or abandoned, and the latest open one can be resumed")
  func states() {
    let records = records([
      mock(.started(Self.setup), of: "m-1"), mock(.started(Self.setup), of: "m-2"),
      mock(.started(Self.setup), of: "m-3"), mock(.finished, of: "m-3"), mock(.started(Self.setup), of: "m-4"),
      mock(.abandoned, of: "m-4"),
    ])
    #expect(records.all.map(\.state) == [.open, .open, .finished, .abandoned])
    #expect(records.open?.id == "m-2")
  }

  @Test("what is left of a mock whose beginning was taken back cannot be resumed, and a note alone is nothing")
  func withoutBeginning() {
    let records = records([.note(mock: "m-9", text: "a", isWhole: false), mock(.pause, 3, 9)])
    #expect(records.all.map(\.id) == ["m-1"])
    #expect((records.open, records.all[0].phase, records.all[0].spent) == (nil, 0, []))
  }

  @Test("one that was done elsewhere has its scores and no more")
  func elsewhere() {
    let records = records([.score(Made.scores("434434343235"))])
    #expect((records.all.map(\.state), records.open) == ([.elsewhere], nil))
    #expect(records.scored.map(\.own?.total) == [42])
  }

  @Test("the latest scores of one's own and of each peer count")
  func scores() throws {
    let one = Made.scores("333333333333")
    let two = Made.scores("443333333333", pass: 2)
    let (ann, ben) = (Made.scores("222222222222", by: "Ann"), Made.scores("4", by: "Ben"))
    let annAgain = Made.scores("322222222222", by: "Ann")
    let record = try #require(records([one, ann, ben, two, annAgain].map { .score($0) })["m-1"])
    #expect(record.own == two)
    #expect(record.peers == [ben, annAgain])
    #expect(record.scores.count == 5)
  }

  @Test("drift is the second pass less the first, once both are complete")
  func drift() {
    func drift(_ scores: ScoreEvent...) -> [String: Int]? { records(scores.map { .score($0) })["m-1"]?.drift }
    let first = Made.scores("434434343235")
    let moved = drift(first, Made.scores("334434343245", pass: 2))
    #expect(moved?.filter { $0.value != 0 } == ["requirements": -1, "observability": 1])
    #expect(moved?.count == 12)
    #expect(drift(first) == nil)
    #expect(drift(first, Made.scores("33", pass: 2)) == nil)
    #expect(drift(first, Made.scores("333333333333", by: "Ann", pass: 2)) == nil)
  }
}
