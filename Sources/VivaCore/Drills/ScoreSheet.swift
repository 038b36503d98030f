/// Scoring a mock, dimension by dimension, as a pure state machine.
public struct ScoreSheet: Sendable {
  public enum Input: Equatable, Sendable {
    /// The score of the present dimension, 1 to 5.
    case score(Int)
    /// What was said or drawn.
    case evidence(String)
    case back
    case next
    /// Goes to a dimension by its place.
    case go(Int)
    /// Keeps what there is; the rest can be scored later.
    case leave
  }

  public enum Stage: Equatable, Sendable {
    case scoring
    /// A 1, a 2 or a 5 was given with nothing to show for it: asked for once.
    case askingEvidence
    case over
  }

  public let rubric: Rubric
  public let problem: String
  public let by: String
  public let pass: Int
  public private(set) var stage = Stage.scoring
  public private(set) var index = 0
  public private(set) var scores: [String: Int]
  public private(set) var evidence: [String: String]
  private var wasAsked: Set<String> = []
  /// The mock that is scored; one that was done elsewhere is named when its scores are recorded.
  public private(set) var mock: String?
  private var ids: EventIDs

  /// - Parameters:
  ///   - mock: the mock that is scored; nil for one that was done elsewhere.
  ///   - earlier: scores to correct or complete.
  public init(
    _ rubric: Rubric, mock: String?, problem: String, by: String = "self", pass: Int = 1, earlier: ScoreEvent? = nil,
    ids: EventIDs
  ) {
    self.rubric = rubric
    self.mock = mock
    self.problem = problem
    self.by = by
    self.pass = pass
    self.ids = ids
    scores = earlier?.scores ?? [:]
    evidence = earlier?.evidence ?? [:]
    if pass == 1 { index = Rubric.dimensionIDs.firstIndex { earlier?.scores[$0] == nil } ?? 0 }
  }

  public var dimension: Rubric.Dimension { rubric.dimensions[index] }
  public var isComplete: Bool { rubric.dimensions.allSatisfy { scores[$0.id] != nil } }
  public var total: Int { scores.values.reduce(0, +) }
  /// The most that the dimensions scored so far could have given.
  public var possible: Int { scores.count * 5 }

  /// Answers an input with the event to be recorded: the sheet as it stands, after every score and every evidence, so that
  /// nothing is lost when the program is killed in the middle. The latest one counts.
  public mutating func handle(_ input: Input, at now: Now) -> [Event] {
    switch (stage, input) {
    case (.over, _): return []
    case (.scoring, .score(let score)), (.askingEvidence, .score(let score)): return give(score, at: now)
    case (.scoring, .evidence(let text)):
      return keep(text, at: now)
    case (.askingEvidence, .evidence(let text)):
      defer { goOn() }
      return keep(text, at: now)
    case (.askingEvidence, .next):
      goOn()
      return []
    case (.scoring, .next):
      index = min(index + 1, rubric.dimensions.count - 1)
      return []
    case (.scoring, .back), (.askingEvidence, .back):
      stage = .scoring
      index = max(index - 1, 0)
      return []
    case (.scoring, .go(let place)), (.askingEvidence, .go(let place)):
      stage = .scoring
      if rubric.dimensions.indices.contains(place) { index = place }
      return []
    case (.scoring, .leave), (.askingEvidence, .leave):
      stage = .over
      return []
    }
  }

  private mutating func give(_ score: Int, at now: Now) -> [Event] {
    guard Rubric.scoreRange.contains(score) else { return [] }
    let id = dimension.id
    scores[id] = score
    let needsEvidence = [1, 2, 5].contains(score) && evidence[id, default: ""].isEmpty
    if needsEvidence, wasAsked.insert(id).inserted {
      stage = .askingEvidence
    } else {
      goOn()
    }
    return [record(at: now)]
  }

  private mutating func keep(_ text: String, at now: Now) -> [Event] {
    let text = text.trimmedSpaces
    let before = evidence[dimension.id]
    evidence[dimension.id] = text.isEmpty ? nil : text
    return evidence[dimension.id] == before || scores.isEmpty ? [] : [record(at: now)]
  }

  /// To the next dimension; behind the last one the sheet is done, if every dimension has its score.
  private mutating func goOn() {
    stage = .scoring
    if index + 1 < rubric.dimensions.count {
      index += 1
    } else if let open = rubric.dimensions.firstIndex(where: { scores[$0.id] == nil }) {
      index = open
    } else {
      stage = .over
    }
  }

  private mutating func record(at now: Now) -> Event {
    let id = ids.next()
    let named = mock ?? id
    mock = named
    let score = ScoreEvent(
      mock: named, problem: problem, by: by, pass: pass, scores: scores, evidence: evidence)
    return Event(id: id, at: now.moment, day: now.day, .score(score))
  }
}
