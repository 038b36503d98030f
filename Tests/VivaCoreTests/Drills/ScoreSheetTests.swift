import Testing

@testable import VivaCore

@Suite("ScoreSheet")
struct ScoreSheetTests {
  private func sheet(
    _ inputs: [ScoreSheet.Input] = [], mock: String? = "m-1", pass: Int = 1, earlier: ScoreEvent? = nil
  ) -> ScoreSheet {
    var sheet = ScoreSheet(
      Made.rubric(), mock: mock, problem: "thing", pass: pass, earlier: earlier, ids: EventIDs(seed: 0))
    for input in inputs { _ = sheet.handle(input, at: Made.now()) }
    return sheet
  }

  private typealias Row = (inputs: [ScoreSheet.Input], stage: ScoreSheet.Stage, index: Int, total: Int)

  private static let table: [Row] = [
    ([], .scoring, 0, 0), ([.score(3)], .scoring, 1, 3), ([.score(4)], .scoring, 1, 4),
    ([.score(1)], .askingEvidence, 0, 1), ([.score(2)], .askingEvidence, 0, 2), ([.score(5)], .askingEvidence, 0, 5),
    ([.score(0)], .scoring, 0, 0), ([.score(6)], .scoring, 0, 0),
    // Given before, or given when asked, or refused: it is asked for once.
    ([.evidence("said"), .score(5)], .scoring, 1, 5), ([.score(5), .evidence("said")], .scoring, 1, 5),
    ([.score(5), .next], .scoring, 1, 5), ([.score(5), .next, .back, .score(1)], .scoring, 1, 1),
    ([.score(5), .score(4)], .scoring, 1, 4), ([.score(5), .score(2)], .scoring, 1, 2),
    ([.score(5), .back], .scoring, 0, 5), ([.score(5), .go(4)], .scoring, 4, 5),
    ([.evidence("  "), .score(5)], .askingEvidence, 0, 5),
    ([.back], .scoring, 0, 0), ([.next, .next, .back], .scoring, 1, 0), ([.go(11), .next], .scoring, 11, 0),
    ([.go(12)], .scoring, 0, 0), ([.go(-1)], .scoring, 0, 0),
    // Behind the last dimension it goes to the first that has no score.
    ([.score(3), .go(11), .score(3)], .scoring, 1, 6),
    ([.score(3), .leave], .over, 1, 3), ([.leave], .over, 0, 0), ([.leave, .score(3)], .over, 0, 0),
  ]

  @Test("goes through the dimensions as the table says", arguments: table.indices)
  func steps(_ row: Int) {
    let (inputs, stage, index, total) = Self.table[row]
    let sheet = sheet(inputs)
    #expect((sheet.stage, sheet.index, sheet.total) == (stage, index, total), "\(inputs)")
  }

  @Test("is recorded as it stands after every score, and is over with the twelfth")
  func complete() {
    var sheet = sheet([.evidence("asked six questions")])
    let recorded = "434434343333".flatMap { sheet.handle(.score($0.wholeNumberValue!), at: Made.now()) }
    #expect((sheet.stage, sheet.isComplete, sheet.total, sheet.possible) == (.over, true, 41, 60))
    let scores = Made.scores("434434343333", evidence: ["requirements": "asked six questions"])
    #expect(recorded.count == 12)
    #expect(
      recorded.first?.body == .score(Made.scores("4", evidence: ["requirements": "asked six questions"])))
    #expect(recorded.last == Event(id: "000000-12", at: Made.noon, day: Made.today, .score(scores)))
  }

  @Test("has recorded what there is when it is left, and nothing when there is nothing")
  func left() {
    var partial = sheet([.score(3)])
    #expect(partial.handle(.score(4), at: Made.now()).map(\.body) == [.score(Made.scores("34"))])
    #expect(partial.handle(.leave, at: Made.now()) == [])
    #expect(partial.stage == .over)
    #expect((partial.isComplete, partial.possible) == (false, 10))
    var empty = sheet()
    #expect(empty.handle(.leave, at: Made.now()) == [])
  }

  @Test("a mock that was done elsewhere is named by the first score's own id")
  func elsewhere() {
    var sheet = sheet([.score(3)], mock: nil)
    #expect(
      sheet.handle(.score(4), at: Made.now()) == [
        Event(id: "000000-2", at: Made.noon, day: Made.today, .score(Made.scores("34", mock: "000000-1")))
      ])
  }

  @Test("goes on at the first open dimension, and begins anew to correct a complete sheet or in the second pass")
  func earlier() {
    #expect(sheet(earlier: Made.scores("3434")).index == 4)
    #expect(sheet(earlier: Made.scores("333333333333")).index == 0)
    #expect(sheet(pass: 2, earlier: Made.scores("3434")).index == 0)
  }

  @Test("a correction keeps every other score and its evidence")
  func correction() {
    var sheet = sheet(
      [.go(9)], earlier: Made.scores("333333333233", evidence: ["security": "no tokens", "api": "paged"]))
    let scores = Made.scores("333333333433", evidence: ["security": "no tokens", "api": "paged"])
    #expect(sheet.handle(.score(4), at: Made.now()).map(\.body) == [.score(scores)])
  }
}
