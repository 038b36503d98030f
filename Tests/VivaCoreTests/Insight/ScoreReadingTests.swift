import Testing

@testable import VivaCore

@Suite("ScoreReading")
struct ScoreReadingTests {
  @Test(
    "tells the total, its band and the three lowest, ties in rubric order",
    arguments: [
      ("434434343235", 42, "close", ["security 2", "estimation 3", "data-model 3"]),
      ("434434343335", 43, "close", ["estimation 3", "data-model 3", "async 3"]),
      ("434434343245", 43, "close", ["security 2", "estimation 3", "data-model 3"]),
      ("555555555555", 60, "ready", ["requirements 5", "estimation 5", "api 5"]),
      ("444444444444", 48, "ready", ["requirements 4", "estimation 4", "api 4"]),
      ("344444444444", 47, "close", ["requirements 3", "estimation 4", "api 4"]),
      ("333333333333", 36, "close", ["requirements 3", "estimation 3", "api 3"]),
      ("333333333332", 35, "rebuild", ["communication 2", "requirements 3", "estimation 3"]),
      ("111111111111", 12, "rebuild", ["requirements 1", "estimation 1", "api 1"]),
    ])
  func reading(_ digits: String, _ total: Int, _ band: String, _ lowest: [String]) {
    let reading = ScoreReading(Made.scores(digits), Made.rubric())
    #expect((reading.total, reading.band?.name) == (total, band))
    #expect(reading.lowest.map { "\($0.dimension.id) \($0.score)" } == lowest)
  }

  @Test("reads the example of 42: security, estimation and data model are the lowest")
  func example() {
    let given = [
      "requirements": 4, "estimation": 3, "api": 4, "architecture": 4, "data-model": 3, "caching": 4, "async": 3,
      "scaling": 4, "reliability": 3, "security": 2, "observability": 3, "communication": 5,
    ]
    let scores = ScoreEvent(mock: "m", problem: "thing", by: "self", pass: 1, scores: given, evidence: [:])
    let reading = ScoreReading(scores, Made.rubric())
    #expect((reading.total, reading.band?.range) == (42, 36...47))
    #expect(reading.lowest.map(\.dimension.id) == ["security", "estimation", "data-model"])
  }

  @Test("stands against a level by its weights")
  func standing() throws {
    // 2·4 + 3·2 + ten times 3 = 44 over 15; expected 2·5 + 3·3 + ten times 3 = 49 over 15.
    let rubric = Made.rubric(weights: ["requirements": 2, "estimation": 3], expects: ["requirements": 5])
    let standing = try #require(ScoreReading.standing(Made.scores("423333333333"), .mid, rubric))
    #expect((standing.weighted, standing.expected) == (44.0 / 15, 49.0 / 15))
    #expect(standing.below == ["requirements", "estimation"])
  }

  @Test("stands by what was scored when the sheet is incomplete, and nowhere without scores or expectations")
  func partial() {
    let rubric = Made.rubric(weights: ["requirements": 2])
    let standing = ScoreReading.standing(Made.scores("42"), .mid, rubric)
    #expect(standing == .init(weighted: 10.0 / 3, expected: 3, below: ["estimation"]))
    #expect(ScoreReading.standing(Made.scores(""), .mid, rubric) == nil)
    #expect(ScoreReading.standing(Made.scores("42"), .staff, rubric) == nil)
  }
}
