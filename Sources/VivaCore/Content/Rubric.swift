/// The twelve dimensions by which a mock is scored, and what their scores mean.
public struct Rubric: Sendable {
  /// What is scored 1 to 5.
  public struct Dimension: Sendable {
    public let id: String
    public let name: String
    /// What an interviewer looks for.
    public let question: String
    /// What 1, 2, 3, 4 and 5 look like.
    public let anchors: [String]
    /// What to study when it is low.
    public let topics: [Topic]
    public let study: String
    /// What to do next when it is low.
    public let drill: String
  }

  /// A range of totals and what it means.
  public struct Band: Sendable {
    public let range: ClosedRange<Int>
    public let name: String
    public let meaning: String
  }

  /// What a level expects.
  public struct Expectation: Sendable {
    /// The score expected in each dimension, by id.
    public let scores: [String: Int]
    /// How much each dimension counts, by id.
    public let weights: [String: Int]
    public let meaning: String
  }

  public let dimensions: [Dimension]
  public let bands: [Band]
  public let levels: [Level: Expectation]
  /// How to score honestly.
  public let calibration: [String]

  /// The ids in the order in which they are scored; ties between dimensions are broken by it.
  public static let dimensionIDs = [
    "requirements", "estimation", "api", "architecture", "data-model", "caching", "async", "scaling", "reliability",
    "security", "observability", "communication",
  ]
  public static let scoreRange = 1...5

  public func dimension(_ id: String) -> Dimension? { dimensions.first { $0.id == id } }

  /// The band of a total out of 60.
  public func band(_ total: Int) -> Band? { bands.first { $0.range.contains(total) } }
}
