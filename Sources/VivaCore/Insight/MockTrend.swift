/// What mocks and their scores say, oldest first.
public struct MockTrend: Equatable, Sendable {
  /// A mock with complete scores of one's own.
  public struct Point: Equatable, Sendable {
    public let mock: String
    public let problem: String
    public let day: StudyDay
    /// Of 60.
    public let total: Int
    /// 1…5 by dimension id.
    public let scores: [String: Int]
    /// Minutes planned; nil for a mock done elsewhere.
    public let planned: Int?
    /// Minutes used, pauses not counted.
    public let used: Double?
    /// Second pass minus first, summed over the dimensions; nil without a second pass.
    public let drift: Int?
    /// Each peer's total minus one's own over the dimensions that both scored.
    public let peers: [Peer]
  }

  public struct Peer: Equatable, Sendable {
    public let name: String
    public let difference: Int
  }

  /// A phase of the mocks, by its id: mean minutes planned and used.
  public struct Phase: Equatable, Sendable {
    public let id: String
    public let planned: Double
    public let used: Double
    public let mocks: Int
  }

  public let points: [Point]
  /// Phases in the order in which they were first met.
  public let phases: [Phase]

  /// The mocks that the present level is read from.
  public static let recent = 3
  /// Mocks this close together have stopped rising.
  public static let plateauWidth = 2

  public init(_ mocks: MockRecords, in days: ClosedRange<StudyDay>? = nil) {
    let all = mocks.all.filter { days?.contains($0.day) ?? true }
    points = all.compactMap(MockTrend.point)
    phases = MockTrend.phases(all.filter { $0.state == .finished })
  }

  private static func point(_ record: MockRecord) -> Point? {
    guard let own = record.own, own.isComplete else { return nil }
    let peers = record.peers.map { peer in
      Peer(
        name: peer.by, difference: peer.scores.reduce(0) { $0 + $1.value - (own.scores[$1.key] ?? $1.value) })
    }
    return Point(
      mock: record.id, problem: record.problem, day: record.day, total: own.total, scores: own.scores,
      planned: record.setup.map { setup in Int((Double(setup.phases.reduce(0) { $0 + $1.seconds }) / 60).rounded()) },
      used: record.setup == nil ? nil : record.total / 60, drift: record.drift.map { $0.values.reduce(0, +) },
      peers: peers)
  }

  private static func phases(_ mocks: [MockRecord]) -> [Phase] {
    var order: [String] = []
    var sums: [String: (planned: Double, used: Double, mocks: Int)] = [:]
    for mock in mocks {
      guard let setup = mock.setup else { continue }
      for (phase, used) in zip(setup.phases, mock.spent) {
        if sums[phase.id] == nil { order.append(phase.id) }
        let sum = sums[phase.id] ?? (0, 0, 0)
        sums[phase.id] = (sum.planned + Double(phase.seconds) / 60, sum.used + used / 60, sum.mocks + 1)
      }
    }
    return order.compactMap { id in
      sums[id].map {
        Phase(id: id, planned: $0.planned / Double($0.mocks), used: $0.used / Double($0.mocks), mocks: $0.mocks)
      }
    }
  }

  /// The mean of the latest totals, three at most; nil without any.
  public var level: Double? { MockTrend.mean(points.suffix(MockTrend.recent).map { Double($0.total) }) }

  /// The mean of each dimension over the latest mocks, three at most, the lowest first; ties in rubric order.
  public var dimensions: [(id: String, mean: Double)] {
    let recent = points.suffix(MockTrend.recent)
    return Rubric.dimensionIDs.enumerated()
      .compactMap { place, id in
        MockTrend.mean(recent.compactMap { $0.scores[id] }.map(Double.init)).map { (place, id, $0) }
      }
      .sorted { ($0.2, $0.0) < ($1.2, $1.0) }.map { ($0.1, $0.2) }
  }

  /// Whether the latest three totals lie within two points: time for harder problems, or for less time.
  public var isPlateau: Bool {
    let totals = points.suffix(MockTrend.recent).map(\.total)
    guard totals.count == MockTrend.recent, let most = totals.max(), let least = totals.min() else { return false }
    return most - least <= MockTrend.plateauWidth
  }

  /// The mean change of the total once the reference was read; below zero for who scores too high at first.
  public var drift: Double? { MockTrend.mean(points.compactMap(\.drift).map(Double.init)) }

  /// The mean of peers' totals minus one's own.
  public var peerDifference: Double? { MockTrend.mean(points.flatMap(\.peers).map { Double($0.difference) }) }

  /// For each peer, by name, the mean of their totals minus one's own, and over how many mocks.
  public var peers: [(name: String, difference: Double, mocks: Int)] {
    Dictionary(grouping: points.flatMap(\.peers), by: \.name).sorted { $0.key < $1.key }
      .map { ($0.key, Double($0.value.reduce(0) { $0 + $1.difference }) / Double($0.value.count), $0.value.count) }
  }

  private static func mean(_ values: [Double]) -> Double? {
    values.isEmpty ? nil : values.reduce(0, +) / Double(values.count)
  }
}

/// Where the time went, against 40 % reading, 40 % whiteboard, 20 % mocks.
public struct TimeSplit: Equatable, Sendable {
  /// Seconds with cards.
  public let reading: Double
  /// Seconds in parts of mocks, which are single phases and short ones without a deep dive, and with estimates.
  public let whiteboard: Double
  /// Seconds in whole mocks.
  public let mocks: Double

  /// The recommended shares, in the order reading, whiteboard, mocks.
  public static let target = (reading: 0.4, whiteboard: 0.4, mocks: 0.2)
  /// A mock with as many phases or more is a whole one.
  static let wholePhases = 4

  /// - Parameters:
  ///   - log: the cards' time, of the same days.
  ///   - estimates: those of the same days.
  public init(
    _ log: StudyLog, _ records: MockRecords, _ estimates: EstimateTrend, in days: ClosedRange<StudyDay>? = nil
  ) {
    var (whiteboard, mocks) = (estimates.points.reduce(0) { $0 + $1.estimate.seconds }, 0.0)
    for record in records.all where days?.contains(record.day) ?? true {
      guard let setup = record.setup, record.state != .abandoned else { continue }
      if setup.phases.count >= TimeSplit.wholePhases { mocks += record.total } else { whiteboard += record.total }
    }
    reading = log.seconds
    self.whiteboard = whiteboard
    self.mocks = mocks
  }

  public var total: Double { reading + whiteboard + mocks }

  /// Shares of the total, 0…1; nil before anything was done.
  public var shares: (reading: Double, whiteboard: Double, mocks: Double)? {
    total > 0 ? (reading / total, whiteboard / total, mocks / total) : nil
  }
}
