/// A mock as its events tell it.
public struct MockRecord: Equatable, Sendable {
  public enum State: String, Equatable, Sendable {
    /// Begun and neither finished nor abandoned: it can be resumed.
    case open
    case finished
    case abandoned
    /// Done elsewhere, and only scored here.
    case elsewhere
  }

  /// The id of the event that began it.
  public let id: String
  public let problem: String
  public let began: Moment
  public let day: StudyDay
  public private(set) var setup: MockSetup?
  public private(set) var state = State.open
  public private(set) var phase = 0
  /// Seconds spent in each phase.
  public private(set) var spent: [Double] = []
  public private(set) var notes: [String] = []
  public private(set) var draft = ""
  public private(set) var pauses = 0
  public private(set) var hintsByPhase: [Int] = []
  /// How many clarifying questions the interviewer has answered.
  public private(set) var asked = 0
  /// The curveballs thrown, by index, with what the candidate said breaks first.
  public private(set) var curveballs: [Thrown] = []
  /// All score sheets, in the order in which they were written.
  public private(set) var scores: [ScoreEvent] = []
  /// When the latest event was written.
  public private(set) var lastAt: Moment

  public struct Thrown: Equatable, Sendable {
    public let index: Int
    /// The phase in which it was thrown.
    public let phase: Int
    public var answer: Walkthrough.Curveball.Strain?

    public init(index: Int, phase: Int, answer: Walkthrough.Curveball.Strain? = nil) {
      self.index = index
      self.phase = phase
      self.answer = answer
    }
  }

  /// The latest scores by oneself.
  public var own: ScoreEvent? { scores.last { $0.by == "self" } }

  /// The scores that each peer gave last.
  public var peers: [ScoreEvent] {
    var latest: [ScoreEvent] = []
    for score in scores where score.by != "self" {
      latest.removeAll { $0.by == score.by }
      latest.append(score)
    }
    return latest
  }

  /// How the own scores moved once the walkthrough had been read: second pass minus first, by dimension.
  public var drift: [String: Int]? {
    guard let first = scores.last(where: { $0.by == "self" && $0.pass == 1 && $0.isComplete }),
      let second = scores.last(where: { $0.by == "self" && $0.pass == 2 && $0.isComplete })
    else { return nil }
    var drift: [String: Int] = [:]
    for id in Rubric.dimensionIDs { drift[id] = (second.scores[id] ?? 0) - (first.scores[id] ?? 0) }
    return drift
  }

  public var hints: Int { hintsByPhase.reduce(0, +) }

  /// Seconds spent in all, pauses not counted.
  public var total: Double { spent.reduce(0, +) }

  init(id: String, problem: String, at event: Event) {
    self.id = id
    self.problem = problem
    began = event.at
    day = event.day
    lastAt = event.at
  }

  mutating func fold(_ event: Event) {
    lastAt = max(lastAt, event.at)
    switch event.body {
    case .mock(let mock): fold(mock)
    case .note(_, let text, let isWhole):
      let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
      notes = isWhole ? (text.isEmpty ? [] : lines) : notes + lines
      draft = ""
    case .score(let score):
      if setup == nil { state = .elsewhere }
      scores.append(score)
    case .review, .cram, .bury, .suspend, .setting, .rating, .tick, .estimate, .undo, .other: break
    }
  }

  private mutating func fold(_ mock: MockEvent) {
    if case .started(let setup) = mock.state {
      self.setup = setup
      spent = Array(repeating: 0, count: setup.phases.count)
      hintsByPhase = Array(repeating: 0, count: setup.phases.count)
      return
    }
    phase = min(mock.phase, max(0, spent.count - 1))
    if spent.indices.contains(phase) { spent[phase] = max(spent[phase], mock.inPhase) }
    switch mock.state {
    case .started, .phase, .continue: break
    case .pause: pauses += 1
    case .ask(let index): asked = max(asked, index + 1)
    case .hint: if hintsByPhase.indices.contains(phase) { hintsByPhase[phase] += 1 }
    case .curveball(let index): curveballs.append(Thrown(index: index, phase: phase))
    case .answer(let strain):
      if !curveballs.isEmpty { curveballs[curveballs.count - 1].answer = strain }
    case .checkpoint(let draft): self.draft = draft ?? self.draft
    case .finished: state = .finished
    case .abandoned: state = .abandoned
    }
  }
}

/// All mocks, by id and in order.
public struct MockRecords: Equatable, Sendable {
  public private(set) var all: [MockRecord] = []
  private var positions: [String: Int] = [:]

  public init() {}

  public subscript(id: String) -> MockRecord? { positions[id].map { all[$0] } }

  /// The mock that was begun last and is still open; one whose beginning was taken back cannot go on.
  public var open: MockRecord? { all.last { $0.state == .open && $0.setup != nil } }

  /// Mocks with complete scores of one's own, oldest first.
  public var scored: [MockRecord] { all.filter { $0.own?.isComplete == true } }

  mutating func fold(_ event: Event) {
    let (id, problem): (String, String)
    switch event.body {
    case .mock(let mock): (id, problem) = (mock.mock, mock.problem)
    case .note(let mock, _, _): (id, problem) = (mock, "")
    case .score(let score): (id, problem) = (score.mock, score.problem)
    case .review, .cram, .bury, .suspend, .setting, .rating, .tick, .estimate, .undo, .other: return
    }
    if positions[id] == nil {
      // A note without its mock belongs to nothing.
      guard !problem.isEmpty else { return }
      positions[id] = all.count
      all.append(MockRecord(id: id, problem: problem, at: event))
    }
    if let position = positions[id] { all[position].fold(event) }
  }
}
