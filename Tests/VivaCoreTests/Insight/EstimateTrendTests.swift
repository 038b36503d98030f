import Testing

@testable import VivaCore

@Suite("Estimate trend")
struct EstimateTrendTests {
  private func trend(
    _ estimates: [(daysAgo: Int, kind: String, ratio: Double?)], in days: ClosedRange<StudyDay>? = nil
  ) -> EstimateTrend {
    EstimateTrend(Made.estimates(estimates), in: days, on: Made.today)
  }

  @Test(
    "is within a factor of two from half to twice the answer, and tells how far off",
    arguments: [
      (0.125, 8, false), (0.499, 1 / 0.499, false), (0.5, 2, true), (0.8, 1.25, true), (1, 1, true), (2, 2, true),
      (2.001, 2.001, false), (40, 40, false), (1e-12, 1e9, false), (1e12, 1e9, false), (nil, nil, false),
    ] as [(Double?, Double?, Bool)])
  func factor(_ ratio: Double?, _ factor: Double?, _ isWithin: Bool) {
    let point = trend([(0, "reads", ratio)]).points[0]
    #expect(point.isWithin == isWithin)
    #expect(point.factor.map { ($0 * 1e6).rounded() } == factor.map { ($0 * 1e6).rounded() })
  }

  @Test("takes numbers of any size")
  func extremes() {
    let least = Double.leastNonzeroMagnitude
    for (guess, answer, ratio) in [(1e308, 1e-308, 1e9), (least, 1e308, 1e-9), (least, least, 1)] {
      let event = EstimateEvent(template: "t", kind: "k", guess: guess, answer: answer, unit: "", seconds: 1)
      let record = EstimateRecord(id: "a", at: Made.noon, day: Made.today, estimate: event)
      #expect(EstimateTrend([record], on: Made.today).points[0].ratio == ratio)
    }
  }

  @Test("reads the share from the last 28 study days")
  func share() {
    let made: [(daysAgo: Int, kind: String, ratio: Double?)] = [
      (90, "reads", 9), (28, "reads", 9), (27, "reads", 1), (5, "disk", nil), (5, "reads", 0.5), (0, "disk", 0.4),
    ]
    let trend = trend(made)
    #expect(trend.points.count == 6)
    #expect(trend.recent.map(\.day) == [27, 5, 5, 0].map { Made.today + -$0 })
    #expect(trend.share == 0.5)
  }

  @Test("reads the share from all of the days that are asked for")
  func range() {
    let trend = trend(
      [(91, "reads", 1), (90, "reads", 1), (60, "reads", 9), (59, "reads", 1)],
      in: (Made.today + -90)...(Made.today + -60))
    #expect(trend.points == trend.recent)
    #expect(trend.share == 0.5)
  }

  @Test("tells of each kind how many, how many within, and the medians of those with a guess")
  func kinds() {
    let kinds = trend([
      (9, "read-ratio", 4), (9, "read-ratio", 0.25), (8, "read-ratio", nil), (8, "read-ratio", 1),
      (8, "disk", 0.5), (7, "disk", 8), (6, "time", nil),
    ]).kinds
    #expect(kinds.map(\.id) == ["disk", "read-ratio", "time"])
    #expect(kinds.map(\.phrase) == ["disk", "read ratio", "time"])
    #expect(kinds.map(\.count) == [2, 4, 1])
    #expect(kinds.map(\.within) == [1, 1, 0])
    #expect(kinds.map(\.share) == [0.5, 0.25, 0])
    // Between 0.5 and 8 lies 2, and between factors of 2 and 8 lies 4; of 0.25, 1 and 4 the middle is 1, of 1, 4 and 4 it
    // is 4.
    #expect(kinds.map(\.ratio) == [2, 1, nil])
    #expect(kinds.map(\.factor) == [4, 4, nil])
  }

  @Test(
    "names the worst kind: the lowest share of three or more, then the larger error, then no guess at all",
    arguments: [
      ([], nil),
      // Two say nothing, and 80 % is well.
      ([("a", [9, 9]), ("b", [1, 1, 1, 1, 9])], nil),
      ([("a", [9, 9]), ("b", [1, 1, 1, 9])], "b"),
      ([("a", [1, 9, 9]), ("b", [1, 1, 9])], "a"),
      ([("a", [1, 3, 3]), ("b", [1, 0.2, 0.2])], "b"),
      ([("a", [9, 9, 9]), ("b", [nil, nil, nil])], "b"),
      ([("b", [9, 9, 9]), ("a", [9, 9, 9])], "a"),
    ] as [([(String, [Double?])], String?)])
  func worst(_ kinds: [(String, [Double?])], _ worst: String?) {
    let made = kinds.flatMap { kind, ratios in ratios.map { (daysAgo: 3, kind: kind, ratio: $0) } }
    #expect(trend(made).worst?.id == worst)
  }

  @Test("takes the worst kind from the recent ones")
  func recentWorst() {
    let old = (0..<5).map { (daysAgo: 40 + $0, kind: "a", ratio: Optional(9.0)) }
    #expect(trend(old).worst == nil)
    #expect(trend(old + [(1, "b", 9), (1, "b", 9), (1, "b", 1)]).worst?.id == "b")
  }

  @Test("tells the median error of each week that has estimates, a week ending on the day")
  func weeks() {
    let weeks = trend([
      (20, "a", 8), (14, "a", 2), (13, "a", 4), (7, "a", nil), (6, "a", 0.25), (3, "a", 1), (0, "a", 3), (-1, "a", 1),
    ]).weeks(endingOn: Made.today)
    #expect(
      weeks == [
        EstimateTrend.Week(until: Made.today + -14, count: 2, within: 1, factor: 4),
        EstimateTrend.Week(until: Made.today + -7, count: 2, within: 0, factor: 4),
        EstimateTrend.Week(until: Made.today, count: 3, within: 1, factor: 3),
      ])
  }

  @Test("puts estimates of a merged file in the order of time")
  func order() {
    let made = Made.estimates([(1, "a", 1), (5, "b", 1), (3, "c", 1)])
    #expect(EstimateTrend(made, on: Made.today).points.map(\.estimate.kind) == ["b", "c", "a"])
  }

  @Test("says nothing without estimates")
  func empty() {
    let trend = trend([])
    #expect(trend.share == nil)
    #expect(trend.worst == nil)
    #expect(trend.kinds.isEmpty)
    #expect(trend.weeks(endingOn: Made.today).isEmpty)
  }
}
