import Testing

@testable import VivaCore

@Suite("Mock trend")
struct MockTrendTests {
  /// Events of mocks, each some days before the test's day.
  private struct Log {
    private(set) var records = MockRecords()
    private var count = 0

    mutating func add(_ body: Event.Body, daysAgo: Int, id: String? = nil) {
      count += 1
      let at = Made.noon.adding(seconds: Double(-daysAgo) * 86_400 + Double(count))
      records.fold(Event(id: id ?? "e-\(count)", at: at, day: Made.today + -daysAgo, body))
    }

    /// A mock with its minutes by phase, planned and used.
    mutating func run(
      _ mock: String, daysAgo: Int, _ phases: [(id: String, planned: Double, used: Double)],
      end: MockEvent.State = .finished
    ) {
      let setup = MockSetup(
        minutes: 45, style: "standard", level: nil, seed: 1, isStrict: false,
        phases: phases.map { MockSetup.Phase(id: $0.id, seconds: Int($0.planned * 60)) })
      func event(_ state: MockEvent.State, _ phase: Int, _ used: Double) -> Event.Body {
        .mock(MockEvent(mock: mock, problem: "thing", state: state, phase: phase, inPhase: used * 60))
      }
      add(event(.started(setup), 0, 0), daysAgo: daysAgo, id: mock)
      for (place, phase) in phases.enumerated() {
        let isLast = place == phases.count - 1
        add(event(isLast ? end : .checkpoint(draft: nil), place, phase.used), daysAgo: daysAgo)
      }
    }

    mutating func score(_ digits: String, _ mock: String, daysAgo: Int, by: String = "self", pass: Int = 1) {
      add(.score(Made.scores(digits, mock: mock, by: by, pass: pass)), daysAgo: daysAgo)
    }
  }

  private static let whole: [(id: String, planned: Double, used: Double)] = [
    ("clarify", 8, 6), ("design", 12, 12), ("deep-dive", 18, 24), ("close", 7, 3),
  ]

  @Test("has a point for each mock with complete scores of one's own, with planned and used minutes")
  func points() {
    var log = Log()
    log.run("m-1", daysAgo: 9, Self.whole)
    log.score("434434343235", "m-1", daysAgo: 9)
    log.run("m-2", daysAgo: 5, Self.whole)
    log.score("4344", "m-2", daysAgo: 5)
    log.score("333333333333", "m-3", daysAgo: 2)
    let trend = MockTrend(log.records)
    #expect(trend.points.map(\.mock) == ["m-1", "m-3"])
    #expect(trend.points.map(\.total) == [42, 36])
    #expect(trend.points.map(\.planned) == [45, nil])
    #expect(trend.points.map(\.used) == [45, nil])
    #expect(trend.points.map(\.day) == [Made.today + -9, Made.today + -2])
    #expect(trend.points[0].scores["security"] == 2)
    #expect(trend.level == 39)
  }

  @Test("reads the level and the dimensions from the latest three, the lowest dimension first")
  func level() {
    var log = Log()
    for (number, digits) in ["111111111111", "333333333323", "333333333333", "333333343313"].enumerated() {
      log.score(digits, "m-\(number)", daysAgo: 9 - number)
    }
    let trend = MockTrend(log.records)
    // 35, 36 and 35.
    #expect(trend.level == 106.0 / 3)
    #expect(trend.dimensions.map(\.id).first == "observability")
    #expect(trend.dimensions.map(\.mean).first == 2)
    #expect(trend.dimensions.map(\.id).last == "scaling")
    #expect(trend.dimensions.map(\.mean).last == 10.0 / 3)
    #expect(
      trend.dimensions.map(\.id)[1...10]
        == Rubric.dimensionIDs.filter { !["scaling", "observability"].contains($0) }[...])
  }

  @Test(
    "calls three totals within two points a plateau",
    arguments: [
      ([36, 36, 36], true), ([36, 38, 37], true), ([36, 39, 37], false), ([12, 36, 38, 37], true), ([36, 37], false),
      ([], false),
    ])
  func plateau(_ totals: [Int], _ isPlateau: Bool) {
    var log = Log()
    for (number, total) in totals.enumerated() {
      let digits = (0..<12).map { "\(total / 12 + ($0 < total % 12 ? 1 : 0))" }.joined()
      log.score(digits, "m-\(number)", daysAgo: 9 - number)
    }
    #expect(MockTrend(log.records).isPlateau == isPlateau)
  }

  @Test("takes drift from second passes and differences from peers")
  func calibration() {
    var log = Log()
    log.score("444444444444", "m-1", daysAgo: 9)
    log.score("444444444333", "m-1", daysAgo: 9, pass: 2)
    log.score("333333333333", "m-2", daysAgo: 8)
    log.score("333333333334", "m-2", daysAgo: 8, pass: 2)
    log.score("333333333333", "m-3", daysAgo: 7)
    log.score("3333", "m-1", daysAgo: 6, by: "Ana")
    log.score("222222222222", "m-2", daysAgo: 6, by: "Ana")
    log.score("333333333335", "m-3", daysAgo: 6, by: "Ben")
    let trend = MockTrend(log.records)
    #expect(trend.points.map(\.drift) == [-3, 1, nil])
    #expect(trend.drift == -1)
    // Ana gave four dimensions of m-1 one less than its second pass, and m-2 13 less than its second pass of 37.
    #expect(trend.points.map { $0.peers.map(\.difference) } == [[-4], [-13], [2]])
    #expect(trend.peerDifference == -5)
    #expect(trend.peers.map(\.name) == ["Ana", "Ben"])
    #expect(trend.peers.map(\.difference) == [-8.5, 2])
    #expect(trend.peers.map(\.mocks) == [2, 1])
  }

  @Test("tells the mean minutes of each phase of finished mocks")
  func phases() {
    var log = Log()
    log.run("m-1", daysAgo: 9, [("clarify", 8, 6), ("design", 12, 12)])
    log.run("m-2", daysAgo: 8, [("design", 24, 20)])
    log.run("m-3", daysAgo: 7, [("close", 9, 9)], end: .abandoned)
    let phases = MockTrend(log.records).phases
    #expect(
      phases == [
        MockTrend.Phase(id: "clarify", planned: 8, used: 6, mocks: 1),
        MockTrend.Phase(id: "design", planned: 18, used: 16, mocks: 2),
      ])
  }

  @Test("looks only at mocks of the days asked for")
  func range() {
    var log = Log()
    log.score("333333333333", "m-1", daysAgo: 9)
    log.score("444444444444", "m-2", daysAgo: 3)
    #expect(MockTrend(log.records, in: (Made.today + -4)...Made.today).points.map(\.mock) == ["m-2"])
  }

  @Test("says nothing without mocks")
  func empty() {
    let trend = MockTrend(MockRecords())
    #expect(trend.level == nil)
    #expect(trend.drift == nil)
    #expect(trend.peerDifference == nil)
    #expect(trend.dimensions.isEmpty)
    #expect(trend.peers.isEmpty)
  }

  @Test("splits the time: cards, parts of mocks with estimates, whole mocks; abandoned ones count for nothing")
  func split() {
    var log = Log()
    log.run("m-1", daysAgo: 9, Self.whole)
    log.run("m-2", daysAgo: 8, [("clarify", 8, 5), ("design", 12, 15), ("close", 7, 10)])
    log.run("m-3", daysAgo: 7, [("design", 12, 15)])
    log.run("m-4", daysAgo: 6, Self.whole, end: .abandoned)
    let study = StudyLog(Made.timed([("a", 3, .good, 2700)]), Made.cards("caching: a"))
    let estimates = EstimateTrend([], on: Made.today)
    let split = TimeSplit(study, log.records, estimates)
    #expect(split.reading == 2700)
    #expect(split.whiteboard == 2700)
    #expect(split.mocks == 2700)
    #expect(split.shares?.mocks == 1.0 / 3)
    let week = (Made.today + -7)...Made.today
    #expect(TimeSplit(study, log.records, estimates, in: week).whiteboard == 900)
    #expect(TimeSplit(StudyLog(Progress(), []), MockRecords(), estimates).shares == nil)
    let made = Made.estimates([(8, "reads", 1), (1, "reads", nil), (0, "reads", 2)])
    #expect(TimeSplit(study, log.records, EstimateTrend(made, on: Made.today)).whiteboard == 2880)
    #expect(TimeSplit(study, log.records, EstimateTrend(made, in: week, on: Made.today), in: week).whiteboard == 1020)
  }
}
