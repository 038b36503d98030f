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

  /// The ids of the cards in front, in order: of each recent mock, ten about the topics of its three lowest dimensions;
  /// cards unseen until then first, then those most nearly forgotten. A card that has been answered since is done, and
  /// no other takes its place.
  public static func cards(
    _ cards: [Card], _ progress: Progress, _ rubric: Rubric?, _ scheduler: Scheduler, on day: StudyDay
  ) -> [String] {
    guard let rubric else { return [] }
    var (chosen, taken) = ([String](), Set<String>())
    for mock in progress.mocks.scored.reversed() {
      guard let scores = mock.own, day - mock.day <= days else { continue }
      let candidates = candidates(scores, mock.lastAt, cards, progress, rubric, scheduler, day)
        .filter { !taken.contains($0.card) }.prefix(perMock)
      taken.formUnion(candidates.map(\.card))
      chosen += candidates.filter { !$0.isDone }.map(\.card)
    }
    return chosen
  }

  private static func candidates(
    _ scores: ScoreEvent, _ at: Moment, _ cards: [Card], _ progress: Progress, _ rubric: Rubric,
    _ scheduler: Scheduler, _ day: StudyDay
  ) -> [(card: String, isDone: Bool)] {
    let topics = ScoreReading(scores, rubric).lowest.flatMap(\.dimension.topics)
    let answers = progress.answers(around: at)
    var unseen: [(rank: Int, place: Int, isDone: Bool)] = []
    var seen: [(recall: Double, place: Int, isDone: Bool)] = []
    for (place, card) in cards.enumerated() {
      guard let rank = topics.firstIndex(of: card.topic), !progress.isSuspended(card.id) else { continue }
      let (before, since) = answers(card.id)
      if before, let memory = progress.memory(of: card.id) {
        // What was answered since counts as one of the ten, whatever its recall was.
        seen.append((since ? -1 : scheduler.recall(memory, on: day), place, since))
      } else {
        unseen.append((rank, place, since))
      }
    }
    // Deck order within a topic, the lowest dimension's topics first.
    return unseen.sorted { ($0.rank, $0.place) < ($1.rank, $1.place) }.map { (cards[$0.place].id, $0.isDone) }
      + seen.sorted { ($0.recall, $0.place) < ($1.recall, $1.place) }.map { (cards[$0.place].id, $0.isDone) }
  }
}
