import VivaCore

/// `viva score`: scores a mock, corrects it, adds a peer's scores, or takes scores from the command line.
struct ScoreCommand {
  private let workspace: Workspace
  private let world: World

  init(_ workspace: Workspace) {
    self.workspace = workspace
    world = workspace.world
  }

  func run() throws -> Outcome {
    let invocation = workspace.invocation
    guard let rubric = workspace.library.rubric else {
      throw FileProblem(
        "the material in use has no rubric.json that can be read", help: "'viva check' says what is wrong")
    }
    let record = try record()
    guard let walkthrough = try walkthrough(record) else {
      throw UsageError(
        message: "there is no mock to score yet",
        help: "'viva mock' runs one; --problem ID scores one that was done elsewhere")
    }
    if record?.state == .open {
      throw FileProblem(
        "the mock of '\(walkthrough.id)' is not over", help: "'viva mock --resume' goes on with it, or ends it")
    }
    let by = invocation[.by] ?? "self"
    let level = invocation[.level].flatMap { Level(rawValue: $0.rawValue) } ?? record?.setup?.level
    let scoring = MockScoring(
      workspace, rubric, walkthrough, mock: record?.id, level: level, times: times(record),
      lines: LineReader(descriptor: world.input))
    let earlier = record?.scores.last { $0.by == by }
    if let text = invocation[.scores] {
      return try store(text, scoring, record, walkthrough, by: by, earlier)
    }
    if !invocation[.notes].isEmpty {
      throw UsageError(message: "'--note' goes with '--set'", help: "without '--set' evidence is typed as you score")
    }
    return try scoring.run(earlier: earlier, by: by)
  }

  /// The mock that is meant: the one named, or the latest one, unless a problem is named that was done elsewhere.
  private func record() throws -> MockRecord? {
    let mocks = workspace.progress.mocks
    if let id = workspace.invocation.arguments.first {
      guard let record = mocks[id] else {
        throw FileProblem(
          "there is no mock \(quoted(id))",
          help: Nearest.help(id, in: mocks.all.map(\.id), "'viva problems --json' lists them"))
      }
      return record
    }
    if workspace.invocation[.problem] != nil { return nil }
    return mocks.all.last { $0.state != .abandoned }
  }

  private func walkthrough(_ record: MockRecord?) throws -> Walkthrough? {
    guard let id = workspace.invocation[.problem] ?? record?.problem else { return nil }
    return try ProblemNamed.find(id, in: workspace.library)
  }

  private func times(_ record: MockRecord?) -> String? {
    guard let record, let setup = record.setup else { return nil }
    return "\(MockWording.clock(setup.phases.reduce(0) { $0 + $1.seconds })) planned, "
      + "\(MockWording.clock(Int(record.total))) used"
  }

  private func store(
    _ text: String, _ scoring: MockScoring, _ record: MockRecord?, _ walkthrough: Walkthrough, by: String,
    _ earlier: ScoreEvent?
  ) throws -> Outcome {
    var ids = EventIDs(seed: world.seed)
    let id = ids.next()
    let given = try ScoreText.scores(text)
    let evidence = try ScoreText.evidence(workspace.invocation[.notes])
    // What is not named stays as it was, so that one score can be corrected by itself.
    let scores = ScoreEvent(
      mock: record?.id ?? id, problem: walkthrough.id, by: by, pass: earlier?.isComplete == true ? 2 : 1,
      scores: (earlier?.scores ?? [:]).merging(given) { $1 },
      evidence: (earlier?.evidence ?? [:]).merging(evidence) { $1 })
    return try scoring.store(scores, id: id)
  }
}

/// Scores and evidence as they are typed on the command line.
enum ScoreText {
  /// `requirements=4,estimation=3`.
  static func scores(_ text: String) throws(UsageError) -> [String: Int] {
    var scores: [String: Int] = [:]
    for part in text.split(separator: ",") {
      let pair = part.split(separator: "=", maxSplits: 1).map { $0.filter { !$0.isWhitespace } }
      guard pair.count == 2 else {
        throw UsageError(
          message: "\(quoted(String(part))) is no score", help: "write --set requirements=4,estimation=3")
      }
      try check(pair[0])
      guard let score = Int(pair[1]), Rubric.scoreRange.contains(score) else {
        throw UsageError(message: "\(quoted(pair[1])) is no score for \(pair[0])", help: "scores go from 1 to 5")
      }
      scores[pair[0]] = score
    }
    guard !scores.isEmpty else {
      throw UsageError(message: "'--set' names no score", help: "write --set requirements=4,estimation=3")
    }
    return scores
  }

  /// `estimation=forgot the peak factor`, once for each dimension.
  static func evidence(_ notes: [String]) throws(UsageError) -> [String: String] {
    var evidence: [String: String] = [:]
    for note in notes {
      let pair = note.split(separator: "=", maxSplits: 1).map(String.init)
      guard pair.count == 2 else {
        throw UsageError(
          message: "\(quoted(note)) is no evidence", help: "write --note \"estimation=forgot the peak factor\"")
      }
      try check(pair[0])
      evidence[pair[0]] = pair[1]
    }
    return evidence
  }

  private static func check(_ id: String) throws(UsageError) {
    guard !Rubric.dimensionIDs.contains(id) else { return }
    throw UsageError(
      message: "there is no dimension \(quoted(id))",
      help: Nearest.help(id, in: Rubric.dimensionIDs, "the dimensions are \(listed(Rubric.dimensionIDs, last: "and"))"))
  }
}
