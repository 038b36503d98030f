import Testing

@testable import VivaCore

@Suite("Insight")
struct InsightTests {
  private static func library() -> Library {
    func deck(_ topic: String, _ ids: [String]) -> ContentFile {
      let cards = ids.map { "## Prompt of \($0)? {#\($0)}\nAnswer.\n" }.joined(separator: "\n")
      return ContentFile(
        .deck(.own), SourceText(path: "\(topic).md", text: "---\ntitle: T\ntopic: \(topic)\n---\n\(cards)"))
    }
    func list(_ name: String, _ front: String, _ items: [String]) -> ContentFile {
      let lines = items.map { "- [ ] Do \($0). {#\($0)}" }.joined(separator: "\n")
      return ContentFile(
        .checklist, SourceText(path: "\(name).md", text: "---\ntitle: L\n\(front)\n---\n\(lines)\n"))
    }
    return Library([
      deck("caching", ["a", "b", "c", "d"]), deck("replication", ["e", "f"]),
      list("mastery-caching", "kind: mastery\ntopic: caching", ["i1", "i2", "i3", "i4"]),
      list("readiness", "kind: readiness", ["r1"]), list("day-of", "kind: day-of", ["t1", "t2"]),
    ])
  }

  private func insight(_ progress: Progress) -> Insight {
    Insight(Self.library(), progress, Settings(progress), on: Made.today)
  }

  private static func setting(_ key: String, _ value: String) -> (daysAgo: Int, body: Event.Body) {
    (0, .setting(key: key, value: value))
  }

  @Test("tells of each topic what was met, recall over all its cards, and true recall")
  func topics() throws {
    let progress = Made.timed(
      [("a", 4, .easy, 10), ("b", 2, .good, 10), ("a", 1, .again, 10), ("c", 0, .good, 10)],
      [(0, .suspend(card: "d", isOn: true)), (0, .suspend(card: "f", isOn: true))])
    let insight = insight(progress)
    let model = FSRS6()
    let a = try #require(progress.memory(of: "a"))
    let b = try #require(progress.memory(of: "b"))
    let sum = model.recall(a.state, elapsed: 1) + model.recall(b.state, elapsed: 2) + 1
    let caching = try #require(insight.topics.first)
    #expect(insight.topics.map(\.topic.id) == ["caching", "replication"])
    #expect(insight.topics.map(\.cards) == [3, 1])
    #expect(insight.topics.map(\.met) == [3, 0])
    #expect(abs(caching.today - sum / 3) < 1e-12)
    #expect(insight.topics[1].today == 0)
    #expect(caching.onDate == nil)
    #expect(caching.recall == RecallRate(recalled: 0, answers: 1))
    #expect(abs(insight.recallToday - sum / 4) < 1e-12)
    #expect(insight.cards == 4)
    #expect(insight.met == 3)
  }

  @Test("with an interview to come tells recall on its date, and what the level of asking is")
  func onDate() throws {
    let progress = Made.timed([("a", 4, .easy, 10)], [Self.setting("interview", "2026-12-11")])
    let insight = insight(progress)
    let a = try #require(progress.memory(of: "a"))
    #expect(abs((insight.topics[0].onDate ?? 0) - FSRS6().recall(a.state, elapsed: 24) / 4) < 1e-12)
    #expect(insight.preparation?.days == 20)
    // 0.95 − 0.15·19/60.
    #expect(abs(insight.aim - 0.9025) < 1e-12)
    #expect(insight.goal == 0.9)
    #expect(insight.forecast.count == 20)
  }

  @Test("aims at the retention without a date, and looks two weeks ahead")
  func withoutDate() {
    let insight = insight(Made.timed([("a", 4, .easy, 10)], [Self.setting("retention", "0.85")]))
    #expect(insight.aim == 0.85)
    #expect(insight.preparation == nil)
    #expect(insight.forecast.count == 14)
  }

  @Test("adds up rated lists, and leaves lists that are ticked out")
  func checklists() {
    let ratings: [(daysAgo: Int, body: Event.Body)] = [
      (0, .rating(item: "i1", .green)), (40, .rating(item: "i2", .green)), (1, .rating(item: "i3", .red)),
      (31, .rating(item: "r1", .yellow)), (0, .tick(item: "t1", isOn: true)),
    ]
    let insight = insight(Made.timed([], ratings))
    #expect(insight.checklists == Insight.ChecklistTotals(green: 2, yellow: 1, red: 1, open: 1, stale: 2))
    #expect(insight.checklists.count == 5)
    #expect(insight.topics[0].checklist == Insight.ChecklistTotals(green: 2, yellow: 0, red: 1, open: 1, stale: 1))
    #expect(insight.topics[1].checklist == Insight.ChecklistTotals())
    // One of five is green and not stale.
    #expect(insight.readiness.last == Insight.Area(kind: .checklists, value: 0.2, goal: 0.8))
  }

  @Test("measures readiness by area, each with its own goal and no total")
  func readiness() {
    let none = insight(Progress()).readiness
    #expect(none.map(\.kind) == [.recall, .mocks, .checklists])
    #expect(none.map(\.value) == [nil, nil, nil])
    #expect(none.map(\.isReached) == [false, false, false])
    let scored = insight(
      Made.timed([("e", 0, .good, 5)], [(0, .score(Made.scores("444444444444")))]))
    // One of six cards is known today.
    #expect(scored.readiness.map(\.value) == [1.0 / 6, 48, nil])
    #expect(scored.readiness.map(\.goal) == [0.9, 48, 0.8])
    #expect(scored.readiness.map(\.isReached) == [false, true, false])
  }

  @Test("adds estimates to readiness once there are any, by those of the last 28 days")
  func estimates() {
    let old = insight(Made.timed([], [(28, .estimate(Made.estimate("reads", 1)))]))
    #expect(old.readiness.map(\.kind) == [.recall, .mocks, .estimates, .checklists])
    #expect(old.readiness[2] == Insight.Area(kind: .estimates, value: nil, goal: 0.8))
    let events = [(27, 1.0), (9, 3), (9, 0.5), (0, 2), (0, 1)].map { daysAgo, ratio in
      (daysAgo: daysAgo, body: Event.Body.estimate(Made.estimate("reads", ratio)))
    }
    let progress = Made.timed([], events)
    // Four of five.
    #expect(insight(progress).readiness[2] == Insight.Area(kind: .estimates, value: 0.8, goal: 0.8))
    #expect(insight(progress).readiness[2].isReached)
    // The days that are looked back at do not change what one can do now.
    let days = (Made.today + -9)...(Made.today + -9)
    let past = Insight(Self.library(), progress, Settings(progress), in: days, on: Made.today)
    #expect(past.readiness[2].value == 0.8)
    #expect(past.estimates.share == 0.5)
  }

  @Test("expects on the date what the minutes until then lead to")
  func expectedRecall() throws {
    let progress = Made.timed([("a", 4, .easy, 10)], [Self.setting("interview", "2026-12-11")])
    let insight = insight(progress)
    #expect(insight.readiness[0].value == insight.preparation?.forecast.recall)
  }

  @Test("names topics clearly below the aim, the lowest first, once there are ten answers")
  func weakest() {
    func answers(_ card: String, _ recalled: Int, of count: Int) -> [(String, Int, Grade, Double)] {
      [(card, count + 1, .good, 1)]
        + (0..<count).map { (card, count - $0, $0 < recalled ? .good : .again, 1) }
    }
    // The aim is 90 %: 84 % of 25 is clearly below it, 9 of 10 is not, and four answers say nothing.
    #expect(insight(Made.timed(answers("a", 21, of: 25))).weakest.map(\.topic.id) == ["caching"])
    #expect(insight(Made.timed(answers("a", 9, of: 10))).weakest.isEmpty)
    #expect(insight(Made.timed(answers("a", 0, of: 4))).weakest.isEmpty)
    let both = insight(Made.timed(answers("a", 6, of: 10) + answers("e", 5, of: 10)))
    #expect(both.weakest.map(\.topic.id) == ["replication", "caching"])
  }

  @Test("adds the minutes of mocks and estimates to those of cards, and counts all three for the streak")
  func days() {
    let setup = MockSetup(
      minutes: 8, style: "standard", level: nil, seed: 1, isStrict: false,
      phases: [MockSetup.Phase(id: "clarify", seconds: 480)])
    func mock(_ id: String, _ state: MockEvent.State, _ used: Double) -> Event.Body {
      .mock(MockEvent(mock: id, problem: "thing", state: state, phase: 0, inPhase: used))
    }
    let insight = insight(
      Made.timed(
        [("a", 4, .good, 60), ("a", 1, .good, 30)],
        // The first event of a mock names it.
        [
          (1, mock("also-0", .started(setup), 0)), (1, mock("also-0", .finished, 300)),
          (0, mock("also-2", .started(setup), 0)), (0, mock("also-2", .finished, 240)),
          (2, .estimate(Made.estimate("reads", 1))), (2, .estimate(Made.estimate("reads", nil))),
          (0, .estimate(Made.estimate("reads", 1))),
        ]))
    #expect(
      insight.secondsByDay == [
        Made.today + -4: 60, Made.today + -2: 120, Made.today + -1: 330, Made.today: 300,
      ])
    #expect(insight.streak.current == 4)
  }
}
