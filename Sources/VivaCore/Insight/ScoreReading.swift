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

/// Cards that a mock has shown to matter: they come first among the new.
public enum Focus {
  /// The most cards that one mock puts forward.
  public static let perMock = 10
  /// For how many study days a mock's cards stay in front.
  public static let days = 14

  /// The ids of the cards in front, in order: of each recent mock, those about the topics of its three lowest
  /// dimensions; unseen cards first, then those most nearly forgotten. A card that has been answered since is done.
  public static func cards(
    _ cards: [Card], _ progress: Progress, _ rubric: Rubric?, _ scheduler: Scheduler, on day: StudyDay
  ) -> [String] {
    guard let rubric else { return [] }
    var chosen: [String] = []
    for mock in progress.mocks.scored.reversed() {
      guard let scores = mock.own, day - mock.day <= days else { continue }
      chosen += candidates(scores, mock.lastAt, cards, progress, rubric, scheduler, day)
        .filter { !chosen.contains($0) }.prefix(perMock)
    }
    return chosen
  }

  private static func candidates(
    _ scores: ScoreEvent, _ at: Moment, _ cards: [Card], _ progress: Progress, _ rubric: Rubric,
    _ scheduler: Scheduler, _ day: StudyDay
  ) -> [String] {
    let topics = ScoreReading(scores, rubric).lowest.flatMap(\.dimension.topics)
    var (unseen, seen) = ([(rank: Int, card: Card)](), [(recall: Double, card: Card)]())
    for card in cards {
      guard let rank = topics.firstIndex(of: card.topic), !progress.isSuspended(card.id) else { continue }
      if let memory = progress.memory(of: card.id) {
        if progress.lastAnswer(of: card.id).map({ $0 < at }) ?? true {
          seen.append((scheduler.recall(memory, on: day), card))
        }
      } else {
        unseen.append((rank, card))
      }
    }
    // Stable: deck order within a topic, the lowest dimension's topics first.
    let first = unseen.enumerated().sorted { ($0.element.rank, $0.offset) < ($1.element.rank, $1.offset) }
    return first.map(\.element.card.id) + seen.sorted { $0.recall < $1.recall }.map(\.card.id)
  }
}
