import Foundation
import VivaCore

/// `viva mock`: the interview, then the score, then the reference solution and a second look at the scores.
struct MockCommand {
  private let workspace: Workspace
  private let world: World

  init(_ workspace: Workspace) {
    self.workspace = workspace
    world = workspace.world
  }

  func run() throws -> Outcome {
    guard let rubric = workspace.library.rubric, !workspace.library.mockStyles.isEmpty else {
      throw FileProblem(
        "the material in use has no rubric.json or no phases.json that can be read",
        help: "'viva check' says what is wrong")
    }
    try workspace.store.checkWritable()
    guard let mark = try ProgressLock.runningMock(for: workspace.store.path) else {
      let problem = workspace.progress.mocks.open?.problem
      throw FileProblem(
        "a mock\(problem.map { " of '\($0)'" } ?? "") is running in another window",
        help: "go on there, or end it there first")
    }
    return try withExtendedLifetime(mark) { try begin(rubric) }
  }

  private func begin(_ rubric: Rubric) throws -> Outcome {
    let invocation = workspace.invocation
    let lines = LineReader(descriptor: world.input)
    if let open = workspace.progress.mocks.open {
      switch try decide(open, lines) {
      case .resume: return try resume(open, rubric, lines)
      case .score: return try close(open, .finished, rubric, lines)
      case .discard: _ = try close(open, .abandoned, rubric, lines)
      case .quit: return .done
      }
      if invocation[.resume] { return .done }
    } else if invocation[.resume] {
      throw FileProblem("there is no mock to resume", help: "'viva mock' begins one")
    }
    let plan = try plan()
    return try interview(
      MockSession(plan, ids: EventIDs(seed: world.seed)), rubric, lines)
  }

  // MARK: - A mock that was left

  private enum Decision { case resume, score, discard, quit }

  private func decide(_ open: MockRecord, _ lines: LineReader) throws -> Decision {
    let title = workspace.library.walkthrough(open.problem)?.title ?? open.problem
    let used = MockWording.clock(Int(open.total))
    let what = "A mock of \(title) from \(open.day) is unfinished, \(used) into it."
    guard world.isInteractive, !workspace.invocation[.noInput] else {
      if workspace.invocation[.resume] { return .resume }
      throw FileProblem(
        "there is an unfinished mock of '\(open.problem)' from \(open.day)",
        help: "'viva mock --resume' goes on with it")
    }
    world.output.write("\(what)\n  r resume   s score it as it is   d discard it   q leave it\n")
    while true {
      world.output.flush()
      guard case .line(let text) = lines.next(timeoutMilliseconds: nil) else { return .quit }
      switch text.lowercased().filter({ !$0.isWhitespace }) {
      case "r", "": return .resume
      case "s": return .score
      case "d": return .discard
      case "q": return .quit
      default: world.output.write("r, s, d or q?\n")
      }
    }
  }

  private func resume(_ open: MockRecord, _ rubric: Rubric, _ lines: LineReader) throws -> Outcome {
    guard let walkthrough = workspace.library.walkthrough(open.problem),
      let plan = MockPlan(resuming: open, walkthrough, styles: workspace.library.mockStyles)
    else {
      throw FileProblem(
        "the problem '\(open.problem)' of the unfinished mock is not in the material in use",
        help: "name the material that has it with --content, or discard the mock")
    }
    let session = MockSession(resuming: open, plan, ids: EventIDs(seed: world.seed), at: world.clock.now)
    return try interview(session, rubric, lines)
  }

  /// Ends a mock that was left, without going back into it.
  private func close(
    _ open: MockRecord, _ state: MockEvent.State, _ rubric: Rubric, _ lines: LineReader
  ) throws -> Outcome {
    let event = MockEvent(
      mock: open.id, problem: open.problem, state: state, phase: open.phase,
      inPhase: open.spent.isEmpty ? 0 : open.spent[open.phase])
    try workspace.record([.mock(event)])
    guard state == .finished, let walkthrough = workspace.library.walkthrough(open.problem) else { return .done }
    let times =
      "\(MockWording.clock(open.setup?.phases.reduce(0) { $0 + $1.seconds } ?? 0)) planned, "
      + "\(MockWording.clock(Int(open.total))) used"
    let scoring = MockScoring(
      workspace, rubric, walkthrough, mock: open.id, level: open.setup?.level, times: times, lines: lines)
    return try scoring.run()
  }

  // MARK: - A new mock

  private func plan() throws -> MockPlan {
    let invocation = workspace.invocation
    let seed = invocation[.seed].map { UInt64($0) } ?? world.seed % 1_000_000
    let level = invocation[.level].flatMap { Level(rawValue: $0.rawValue) }
    let walkthrough = try problem(level, seed)
    let style = try style()
    do throws(MockPlan.Problem) {
      return try MockPlan(
        walkthrough, style: style, minutes: invocation[.minutes], isMini: invocation[.mini], only: invocation[.only],
        level: level, seed: seed, isStrict: invocation[.strict])
    } catch {
      switch error {
      case .unknownPhase(let phase, let known):
        throw UsageError(
          message: "there is no phase \(quoted(phase))",
          help: Nearest.help(phase, in: known, "the phases are \(listed(known, last: "and"))"))
      case .noPhases:
        throw UsageError(message: "this leaves no phase to practise", help: "choose another style")
      }
    }
  }

  private func style() throws -> MockStyle {
    let styles = workspace.library.mockStyles
    let name = workspace.invocation[.style] ?? "standard"
    guard let style = styles.first(where: { $0.id == name }) else {
      throw UsageError(
        message: "there is no style \(quoted(name))", help: "the styles are \(listed(styles.map(\.id), last: "and"))")
    }
    return name == "standard" ? style.with(minutes: workspace.settings.phaseMinutes) : style
  }

  private func problem(_ level: Level?, _ seed: UInt64) throws -> Walkthrough {
    let problems = workspace.library.walkthroughs
    if let id = workspace.invocation.arguments.first { return try ProblemNamed.find(id, in: workspace.library) }
    let weak = Set(
      workspace.progress.mocks.scored.suffix(3).flatMap { mock in
        mock.own.flatMap { own in
          workspace.library.rubric.map { ScoreReading(own, $0).lowest.flatMap(\.dimension.topics) }
        } ?? []
      })
    guard let problem = ProblemChoice.pick(problems, workspace.progress.mocks, weak: weak, level: level, seed: seed)
    else {
      throw FileProblem(
        level.map { "there is no problem of level \($0.rawValue)" } ?? "there are no problems in the material in use",
        help: "'viva problems' lists them")
    }
    return problem
  }

  // MARK: - The interview

  private func interview(_ session: MockSession, _ rubric: Rubric, _ lines: LineReader) throws -> Outcome {
    let run = MockRun(session, workspace.store, workspace.settings, world)
    let usesScreen = world.hasScreen && !workspace.invocation[.plain]
    let signal: Int32?
    if usesScreen {
      signal = try world.onScreen { MockOnScreen(run).run($0) }
    } else {
      signal = withSignals([SIGINT, SIGTERM, SIGHUP]) { MockByLine(run, lines).run() }
    }
    return try finish(run, rubric, lines, signal)
  }

  private func finish(_ run: MockRun, _ rubric: Rubric, _ lines: LineReader, _ signal: Int32?) throws -> Outcome {
    let now = world.clock.now
    let title = run.session.plan.walkthrough.title
    if let trouble = run.trouble {
      world.errors.report(
        "error: \(counted(run.store.unsaved.count, "event")) of the mock could not be saved: \(trouble.message)",
        trouble.help)
      return .problem
    }
    world.errors.report(run.store.takeRemarks())
    guard case .over(let ending) = run.session.stage else { return signal.map(Outcome.interrupted) ?? .done }
    switch ending {
    case .left:
      if run.session.total(at: now) > 0 {
        world.output.write("\(title): left; 'viva mock --resume' goes on.\n")
      }
      return signal.map(Outcome.interrupted) ?? .done
    case .abandoned:
      world.output.write("\(title): discarded.\n")
      return .done
    case .finished: break
    }
    for text in MockWording.times(run.session, at: now) {
      world.output.lines(wrap(Line(text), to: world.width, rest: Line("    ")))
    }
    let times =
      "\(MockWording.clock(run.session.plan.seconds)) planned, "
      + "\(MockWording.clock(Int(run.session.total(at: now)))) used"
    return try MockScoring(
      workspace, rubric, run.session.plan.walkthrough, mock: run.session.mockID,
      level: run.session.plan.setup.level, times: times, lines: lines
    ).run()
  }
}

/// Finds problems by the ids that people type.
enum ProblemNamed {
  static func find(_ id: String, in library: Library) throws(FileProblem) -> Walkthrough {
    if let problem = library.walkthrough(id) { return problem }
    throw FileProblem(
      "there is no problem \(quoted(id))",
      help: Nearest.help(id, in: library.walkthroughs.map(\.id), "'viva problems' lists them"))
  }
}
