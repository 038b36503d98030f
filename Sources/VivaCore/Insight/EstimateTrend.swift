/// How near estimates come to what is right.
///
/// An estimate is *within a factor of two* when guess ÷ answer is from 0.5 to 2; one without a guess is not. Its *error
/// factor* is the greater of guess ÷ answer and answer ÷ guess: 1 is exact, 3 is three times too much or too little.
/// Medians are of those with a guess; between two middle ones the geometric mean is taken, so that twice and half come to
/// 1.
public struct EstimateTrend: Equatable, Sendable {
  /// An estimate, judged.
  public struct Point: Equatable, Sendable {
    public let day: StudyDay
    public let estimate: EstimateEvent
    /// guess ÷ answer, below 1 for who is too low; nil without a guess. At least 1 / `most`, at most `most`.
    public let ratio: Double?

    /// The greater of guess ÷ answer and answer ÷ guess; nil without a guess.
    public var factor: Double? { ratio.map { max($0, 1 / $0) } }
    public var isWithin: Bool { ratio.map { (0.5...2).contains($0) } ?? false }

    init(_ record: EstimateRecord) {
      day = record.day
      estimate = record.estimate
      ratio = record.estimate.guess.map {
        min(EstimateTrend.most, max(1 / EstimateTrend.most, $0 / record.estimate.answer))
      }
    }
  }

  /// All estimates of a kind.
  public struct Kind: Equatable, Sendable {
    public let id: String
    public let count: Int
    /// Those within a factor of two.
    public let within: Int
    /// The median of guess ÷ answer, below 1 for who is mostly too low; nil without a guess.
    public let ratio: Double?
    /// The median error factor; nil without a guess.
    public let factor: Double?

    /// within ÷ count, 0…1.
    public var share: Double { Double(within) / Double(count) }
    /// The kind as a heading, "Read ratio" for `read-ratio`, and within a sentence, "read ratio".
    public var title: String { Topic(id).title }
    public var phrase: String { Topic(id).phrase }

    init(_ id: String, _ points: [Point]) {
      self.id = id
      count = points.count
      within = points.count(where: \.isWithin)
      ratio = EstimateTrend.median(points.compactMap(\.ratio))
      factor = EstimateTrend.median(points.compactMap(\.factor))
    }
  }

  /// The estimates of seven days.
  public struct Week: Equatable, Sendable {
    public let until: StudyDay
    public let count: Int
    public let within: Int
    /// The median error factor; nil without a guess.
    public let factor: Double?
  }

  /// The estimates of the days looked at, oldest first.
  public let points: [Point]
  /// What the present level is read from: the last 28 study days, or all of the days that were asked for.
  public let recent: [Point]

  /// Further back, estimates say little about today.
  public static let recentDays = 28
  /// Of a kind with fewer estimates than this nothing is said.
  public static let enough = 3
  /// The share within a factor of two that is aimed at.
  public static let goal = 0.8
  /// What is off by more than this is told as being off by this.
  public static let most = 1e9

  /// - Parameter days: the days to look at; all when nil.
  public init(_ records: [EstimateRecord], in days: ClosedRange<StudyDay>? = nil, on day: StudyDay) {
    // Files that were merged need not be in order.
    let ordered = records.enumerated().sorted { ($0.element.at, $0.offset) < ($1.element.at, $1.offset) }
    points = ordered.map(\.element).filter { days?.contains($0.day) ?? true }.map(Point.init)
    recent =
      days == nil ? points.filter { (0..<EstimateTrend.recentDays).contains(day - $0.day) } : points
  }

  /// Of the recent ones, the share within a factor of two, 0…1; nil without any.
  public var share: Double? {
    recent.isEmpty ? nil : Double(recent.count(where: \.isWithin)) / Double(recent.count)
  }

  /// The kinds of all estimates, in the order of their ids.
  public var kinds: [Kind] { EstimateTrend.kinds(points) }

  /// The kinds of the recent ones, in the order of their ids.
  public var recentKinds: [Kind] { EstimateTrend.kinds(recent) }

  private static func kinds(_ points: [Point]) -> [Kind] {
    Dictionary(grouping: points, by: \.estimate.kind).sorted { $0.key < $1.key }.map { Kind($0.key, $0.value) }
  }

  /// Of the recent kinds with three estimates or more the one with the lowest share; among equals, that with the larger
  /// median error, to which no guess at all is the largest. Nil where even that reaches the goal.
  public var worst: Kind? {
    recentKinds.filter { $0.count >= EstimateTrend.enough && $0.share < EstimateTrend.goal }
      .min { ($0.share, -($0.factor ?? .infinity), $0.id) < ($1.share, -($1.factor ?? .infinity), $1.id) }
  }

  /// The weeks that have estimates, the oldest first; a week ends on the weekday of `day`, which is the last to count.
  public func weeks(endingOn day: StudyDay) -> [Week] {
    Dictionary(grouping: points.filter { $0.day <= day }) { (day - $0.day) / 7 }.sorted { $0.key > $1.key }
      .map { ago, points in
        Week(
          until: day + -7 * ago, count: points.count, within: points.count(where: \.isWithin),
          factor: EstimateTrend.median(points.compactMap(\.factor)))
      }
  }

  /// The middle value; the geometric mean of the two middle ones. Nil without any.
  static func median(_ values: [Double]) -> Double? {
    if values.isEmpty { return nil }
    let sorted = values.sorted()
    let middle = sorted.count / 2
    return sorted.count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] * sorted[middle]).squareRoot()
  }
}
