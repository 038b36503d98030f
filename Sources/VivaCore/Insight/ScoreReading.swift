/// What complete scores say: the total and its band, the lowest dimensions, and how they stand against a level.
public struct ScoreReading: Sendable {
  public let total: Int
  public let band: Rubric.Band?
  /// The three lowest dimensions with their scores, ties in rubric order.
  public let lowest: [(dimension: Rubric.Dimension, score: Int)]

  public static let lowestCount = 3

  public init(_ scores: ScoreEvent, _ rubric: Rubric) {
    total = scores.total
    band = rubric.band(total)
    lowest =
      rubric.dimensions.enumerated()
      .compactMap { place, dimension in scores.scores[dimension.id].map { (place, dimension, $0) } }
      .sorted { ($0.2, $0.0) < ($1.2, $1.0) }
      .prefix(ScoreReading.lowestCount).map { ($0.1, $0.2) }
  }

  /// How scores stand against what a level expects.
  public struct Standing: Equatable, Sendable {
    /// The mean score, each dimension counted by the level's weight, 1…5.
    public let weighted: Double
    /// The mean that the level expects, weighted in the same way.
    public let expected: Double
    /// Dimensions below what the level expects, by id, in rubric order.
    public let below: [String]
  }

  /// weighted = Σ wᵢ·sᵢ / Σ wᵢ over the scored dimensions; expected the same over the expected scores.
  public static func standing(_ scores: ScoreEvent, _ level: Level, _ rubric: Rubric) -> Standing? {
    guard let expectation = rubric.levels[level], !scores.scores.isEmpty else { return nil }
    var (sum, expected, weights) = (0, 0, 0)
    var below: [String] = []
    for id in Rubric.dimensionIDs {
      guard let score = scores.scores[id], let wanted = expectation.scores[id], let weight = expectation.weights[id]
      else { continue }
      sum += weight * score
      expected += weight * wanted
      weights += weight
      if score < wanted { below.append(id) }
    }
    guard weights > 0 else { return nil }
    return Standing(
      weighted: Double(sum) / Double(weights), expected: Double(expected) / Double(weights), below: below)
  }
}
