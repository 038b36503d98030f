import Testing

@testable import VivaCore

@Suite("ProblemChoice")
struct ProblemChoiceTests {
  private func mocks(_ problems: String...) -> MockRecords {
    var mocks = MockRecords()
    for (index, problem) in problems.enumerated() {
      let score = ScoreEvent(
        mock: "m-\(index)", problem: problem, by: "self", pass: 1, scores: ["api": 3], evidence: [:])
      mocks.fold(Event(id: "m-\(index)", at: Made.now(Double(index)).moment, day: Made.today, .score(score)))
    }
    return mocks
  }

  /// How often each problem is picked in 4,000 draws.
  private func counts(_ problems: [Walkthrough], _ mocks: MockRecords, weak: Set<Topic> = []) -> [String: Int] {
    let picked = (0..<4_000).compactMap {
      ProblemChoice.pick(problems, mocks, weak: weak, level: nil, seed: UInt64($0))?.id
    }
    return Dictionary(grouping: picked) { $0 }.mapValues(\.count)
  }

  @Test("never picks the latest problem again, unless it is the only one")
  func last() {
    let (a, b) = (Made.walkthrough("a"), Made.walkthrough("b"))
    #expect(counts([a, b], mocks("b", "a")) == ["b": 4_000])
    #expect(counts([a], mocks("a")) == ["a": 4_000])
    #expect(counts([], mocks("a")) == [:])
  }

  @Test("prefers what was never tried, four to one, and each weak topic counts one more")
  func weights() {
    let problems = [
      Made.walkthrough("tried", topics: "search"), Made.walkthrough("fresh", topics: "search"),
      Made.walkthrough("weak", topics: "caching security"), Made.walkthrough("last", topics: "search"),
    ]
    // tried 1, fresh 4, weak 1 + 2.
    let counts = counts(
      problems, mocks("tried", "weak", "last"), weak: [Topic("caching"), Topic("security"), Topic("feeds")])
    #expect(counts["last"] == nil)
    for (id, share) in [("tried", 500), ("fresh", 2_000), ("weak", 1_500)] {
      #expect(abs(counts[id, default: 0] - share) < 120, "\(id)")
    }
  }

  @Test("keeps to the level that is asked for")
  func level() {
    let problems = [Made.walkthrough("a", level: "mid"), Made.walkthrough("b", level: "staff")]
    func pick(_ level: Level) -> String? {
      ProblemChoice.pick(problems, mocks("b"), weak: [], level: level, seed: 1)?.id
    }
    #expect((pick(.mid), pick(.staff), pick(.senior)) == ("a", "b", nil))
  }

  @Test("picks the same problem for the same seed")
  func seed() {
    let problems = ["a", "b", "c", "d"].map { Made.walkthrough($0) }
    func picks() -> [String?] {
      (0..<20).map { ProblemChoice.pick(problems, mocks(), weak: [], level: nil, seed: $0)?.id }
    }
    #expect(picks() == picks())
    #expect(Set(picks()).count == 4)
  }
}
