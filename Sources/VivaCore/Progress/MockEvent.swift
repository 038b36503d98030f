/// Something that happened in a mock interview.
///
/// Each one carries the clock, so that a mock which was killed goes on where it was: the latest line is enough.
public struct MockEvent: Equatable, Sendable {
  public enum State: Equatable, Sendable {
    /// The mock begins; its own event id is the mock's name.
    case started(MockSetup)
    /// A phase begins.
    case phase
    case pause
    case `continue`
    /// The interviewer answered the question with this index.
    case ask(Int)
    case hint
    /// The curveball with this index was thrown.
    case curveball(Int)
    /// What the candidate said breaks first.
    case answer(Walkthrough.Curveball.Strain)
    /// Nothing happened but time; `draft` is the note being typed, if it changed.
    case checkpoint(draft: String?)
    case finished
    case abandoned
  }

  /// The id of the event that began the mock.
  public let mock: String
  public let problem: String
  public let state: State
  /// The phase, by its index in the mock's own list.
  public let phase: Int
  /// Seconds spent in the phase so far, pauses not counted.
  public let inPhase: Double

  public init(mock: String, problem: String, state: State, phase: Int, inPhase: Double) {
    self.mock = mock
    self.problem = problem
    self.state = state
    self.phase = phase
    self.inPhase = inPhase
  }
}

/// How a mock was set up, kept with it so that resuming does not depend on today's settings or content.
public struct MockSetup: Equatable, Sendable {
  public struct Phase: Equatable, Sendable {
    public let id: String
    /// The time-box.
    public let seconds: Int

    public init(id: String, seconds: Int) {
      self.id = id
      self.seconds = seconds
    }
  }

  public let minutes: Int
  public let style: String
  public let level: Level?
  public let seed: UInt64
  public let isStrict: Bool
  public let phases: [Phase]

  public init(minutes: Int, style: String, level: Level?, seed: UInt64, isStrict: Bool, phases: [Phase]) {
    self.minutes = minutes
    self.style = style
    self.level = level
    self.seed = seed
    self.isStrict = isStrict
    self.phases = phases
  }
}

/// Rubric scores that somebody gave a mock, as they stood at one moment.
public struct ScoreEvent: Equatable, Sendable {
  /// The mock, or the event's own id for a mock that was done elsewhere.
  public let mock: String
  public let problem: String
  /// `self`, or the name of a peer.
  public let by: String
  /// 1 before the walkthrough was read, 2 after it.
  public let pass: Int
  /// By dimension id; a sheet that was left early is incomplete.
  public let scores: [String: Int]
  /// What was said or drawn, by dimension id.
  public let evidence: [String: String]

  public init(
    mock: String, problem: String, by: String, pass: Int, scores: [String: Int], evidence: [String: String]
  ) {
    self.mock = mock
    self.problem = problem
    self.by = by
    self.pass = pass
    self.scores = scores
    self.evidence = evidence
  }

  /// Whether all twelve dimensions have a score.
  public var isComplete: Bool { Rubric.dimensionIDs.allSatisfy { scores[$0] != nil } }

  public var total: Int { scores.values.reduce(0, +) }
}

// MARK: - Text

extension MockEvent {
  private var stateName: String {
    switch state {
    case .started: "started"
    case .phase: "phase"
    case .pause: "pause"
    case .continue: "continue"
    case .ask: "ask"
    case .hint: "hint"
    case .curveball: "curveball"
    case .answer: "answer"
    case .checkpoint: "checkpoint"
    case .finished: "finished"
    case .abandoned: "abandoned"
    }
  }

  static let stateNames: Set = [
    "started", "phase", "pause", "continue", "ask", "hint", "curveball", "answer", "checkpoint", "finished",
    "abandoned",
  ]

  /// The members behind `type`, in their fixed order.
  var members: [JSON.Member] {
    func member(_ name: String, _ value: JSON) -> JSON.Member { JSON.Member(name: name, value: value) }
    var members = [member("mock", .string(mock)), member("problem", .string(problem))]
    if case .started(let setup) = state { members.append(member("minutes", .int(setup.minutes))) }
    members.append(member("state", .string(stateName)))
    switch state {
    case .started(let setup):
      members.append(member("seed", .number(Double(setup.seed), literal: String(setup.seed))))
      members.append(member("style", .string(setup.style)))
      if let level = setup.level { members.append(member("level", .string(level.rawValue))) }
      if setup.isStrict { members.append(member("strict", .bool(true))) }
      let phases = setup.phases.map { JSON.object(["id": .string($0.id), "seconds": .int($0.seconds)]) }
      members.append(member("phases", .array(phases)))
      return members
    case .ask(let index), .curveball(let index): members.append(member("index", .int(index)))
    case .answer(let strain): members.append(member("breaks", .string(strain.rawValue)))
    case .checkpoint(let draft?): members.append(member("draft", .string(draft)))
    case .phase, .pause, .continue, .hint, .checkpoint(nil), .finished, .abandoned: break
    }
    // More than a day, after a jump of the clock, would not be read back.
    let literal = Event.tenths(min(inPhase, 86_400))
    return members + [
      member("phase", .int(phase)), member("inPhase", .number(Double(literal) ?? 0, literal: literal)),
    ]
  }

  init(_ json: JSON) throws(Event.Damage) {
    guard let mock = json["mock"]?.string, let problem = json["problem"]?.string else {
      throw Event.Damage("the mock event has no 'mock' or no 'problem'")
    }
    self.mock = mock
    self.problem = problem
    phase = json["phase"]?.int ?? 0
    inPhase = json["inPhase"]?.double ?? 0
    guard (0..<100).contains(phase), (0...86_400).contains(inPhase) else {
      throw Event.Damage("the mock event's clock makes no sense")
    }
    state = try MockEvent.state(json)
  }

  private static func state(_ json: JSON) throws(Event.Damage) -> State {
    func index() throws(Event.Damage) -> Int {
      guard let index = json["index"]?.int, index >= 0 else { throw Event.Damage("the mock event has no 'index'") }
      return index
    }
    switch json["state"]?.string {
    case "started": return .started(try MockSetup(json))
    case "phase": return .phase
    case "pause": return .pause
    case "continue": return .continue
    case "ask": return .ask(try index())
    case "hint": return .hint
    case "curveball": return .curveball(try index())
    case "answer":
      guard let strain = json["breaks"]?.string.flatMap(Walkthrough.Curveball.Strain.init) else {
        throw Event.Damage("the mock event does not say what breaks")
      }
      return .answer(strain)
    case "checkpoint": return .checkpoint(draft: json["draft"]?.string)
    case "finished": return .finished
    case "abandoned": return .abandoned
    default: throw Event.Damage("the mock event has no known 'state'")
    }
  }
}

extension MockSetup {
  init(_ json: JSON) throws(Event.Damage) {
    guard let minutes = json["minutes"]?.int, (1...600).contains(minutes),
      let seed = json["seed"].flatMap(MockSetup.seed)
    else { throw Event.Damage("the mock has no 'minutes' or no 'seed'") }
    var phases: [Phase] = []
    for phase in json["phases"]?.array ?? [] {
      guard let id = phase["id"]?.string, let seconds = phase["seconds"]?.int, seconds > 0 else {
        throw Event.Damage("the mock has a phase without 'id' or 'seconds'")
      }
      phases.append(Phase(id: id, seconds: seconds))
    }
    self.init(
      minutes: minutes, style: json["style"]?.string ?? "standard", level: json["level"]?.string.flatMap(Level.init),
      seed: seed, isStrict: json["strict"]?.bool ?? false, phases: phases)
  }

  private static func seed(_ json: JSON) -> UInt64? {
    if case .number(_, let literal) = json { UInt64(literal) } else { nil }
  }
}

extension ScoreEvent {
  var members: [JSON.Member] {
    func member(_ name: String, _ value: JSON) -> JSON.Member { JSON.Member(name: name, value: value) }
    let ids = Rubric.dimensionIDs
    let scores = ids.compactMap { id in self.scores[id].map { member(id, .int($0)) } }
    let evidence = ids.compactMap { id in self.evidence[id].map { member(id, .string($0)) } }
    return [
      member("mock", .string(mock)), member("problem", .string(problem)), member("by", .string(by)),
      member("pass", .int(pass)), member("scores", .object(scores)), member("evidence", .object(evidence)),
    ]
  }

  init(_ json: JSON) throws(Event.Damage) {
    guard let mock = json["mock"]?.string, let problem = json["problem"]?.string, let by = json["by"]?.string else {
      throw Event.Damage("the score has no 'mock', 'problem' or 'by'")
    }
    guard case .object(let members)? = json["scores"] else { throw Event.Damage("the score has no 'scores'") }
    var scores: [String: Int] = [:]
    // A dimension that a later version may add is left alone.
    for member in members where Rubric.dimensionIDs.contains(member.name) {
      guard let score = member.value.int, Rubric.scoreRange.contains(score) else {
        throw Event.Damage("'\(member.name)' is no score from 1 to 5")
      }
      scores[member.name] = score
    }
    var evidence: [String: String] = [:]
    if case .object(let members)? = json["evidence"] {
      for member in members { evidence[member.name] = member.value.string }
    }
    self.init(
      mock: mock, problem: problem, by: by, pass: json["pass"]?.int ?? 1, scores: scores, evidence: evidence)
  }
}
