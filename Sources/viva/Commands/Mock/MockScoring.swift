import Foundation
import VivaCore

/// What follows a mock: the score, the reference solution, and a second look at the scores.
struct MockScoring {
  private let workspace: Workspace
  private let rubric: Rubric
  private let walkthrough: Walkthrough?
  private let mock: String?
  private let problem: String
  private let level: Level?
  private let times: String?
  private let lines: LineReader
  private var world: World { workspace.world }

  init(
    _ workspace: Workspace, _ rubric: Rubric, _ walkthrough: Walkthrough, mock: String?, level: Level?,
    times: String?, lines: LineReader
  ) {
    self.workspace = workspace
    self.rubric = rubric
    self.walkthrough = walkthrough
    self.mock = mock
    problem = walkthrough.id
    self.level = level ?? walkthrough.level
    self.times = times
    self.lines = lines
  }

  /// - Parameters:
  ///   - earlier: scores to correct or complete.
  ///   - by: who scores.
  func run(earlier: ScoreEvent? = nil, by: String = "self") throws -> Outcome {
    let isCorrection = earlier?.isComplete == true
    var sheet = sheet(of: mock, earlier: earlier, by: by, pass: isCorrection ? 2 : 1)
    var ending = try score(&sheet)
    guard ending == nil, sheet.isComplete, by == "self", !isCorrection else { return finish([sheet], ending) }
    // Only now does the reference open.
    var second: ScoreSheet?
    if let walkthrough, usesScreen {
      try world.onScreen { screen in
        switch WalkthroughOnScreen(walkthrough: walkthrough).run(screen) {
        case .closed: break
        case .interrupted(let signal): ending = signal
        case .secondPass:
          let scores = event(sheet)
          let again = ScoreOnScreen(
            self.sheet(of: sheet.mock, earlier: scores, by: by, pass: 2), title: walkthrough.title,
            times: "second pass", world, save: save)
          ending = again.run(screen)
          second = again.sheet
        }
      }
    }
    return finish([sheet] + (second.map { [$0] } ?? []), ending)
  }

  private var usesScreen: Bool { world.hasScreen && !workspace.invocation[.plain] }

  private func sheet(of mock: String?, earlier: ScoreEvent?, by: String, pass: Int) -> ScoreSheet {
    ScoreSheet(
      rubric, mock: mock, problem: problem, by: by, pass: pass, earlier: earlier,
      ids: EventIDs(seed: world.seed &+ UInt64(pass) &* 1_000_003))
  }

  private func save(_ events: [Event]) -> FileProblem? {
    do throws(FileProblem) {
      try workspace.store.record(events)
      return nil
    } catch {
      return error
    }
  }

  private func score(_ sheet: inout ScoreSheet) throws -> Int32? {
    guard usesScreen else {
      return withSignals([SIGINT, SIGTERM, SIGHUP]) { ScoreByLine(lines, world, save: save).run(&sheet) }
    }
    let title = ScoreWording.heading(walkthrough?.title.lowercased() ?? problem, by: sheet.by)
    let scoring = ScoreOnScreen(sheet, title: title, times: times, world, save: save)
    let signal = try world.onScreen { scoring.run($0) }
    sheet = scoring.sheet
    return signal
  }

  private func event(_ sheet: ScoreSheet) -> ScoreEvent {
    ScoreEvent(
      mock: sheet.mock ?? "", problem: problem, by: sheet.by, pass: sheet.pass, scores: sheet.scores,
      evidence: sheet.evidence)
  }

  /// What stays in the scrollback.
  private func finish(_ sheets: [ScoreSheet], _ signal: Int32?) -> Outcome {
    guard let last = sheets.last, !last.scores.isEmpty else { return signal.map(Outcome.interrupted) ?? .done }
    let scores = event(last)
    print(ScoreWording.reading(scores, rubric, level))
    if last.by != "self", let own = mock.flatMap({ workspace.progress.mocks[$0]?.own }) {
      print([Line()] + ScoreWording.comparison(own, scores, rubric))
    }
    if sheets.count == 2 {
      var drift: [String: Int] = [:]
      for id in Rubric.dimensionIDs { drift[id] = (sheets[1].scores[id] ?? 0) - (sheets[0].scores[id] ?? 0) }
      print([Line(), ScoreWording.drift(drift, rubric)])
    }
    if last.by == "self", last.isComplete {
      print([
        Line(),
        Line(
          "Reference: viva show \(problem) · again: viva score · tomorrow's new cards begin with the weak topics.", .dim
        ),
      ])
    }
    if !workspace.store.unsaved.isEmpty {
      world.errors.report("error: the scores could not be saved", "'viva score' tries again")
      return .problem
    }
    return signal.map(Outcome.interrupted) ?? .done
  }

  private func print(_ lines: [Line]) {
    for line in lines {
      let indent = String(line.text.prefix { $0 == " " })
      world.output.lines(wrap(line, to: world.width, rest: Line(indent)))
    }
  }

  /// Stores scores that were typed on the command line, and prints what they say.
  func store(_ scores: ScoreEvent, id: String) throws -> Outcome {
    let now = world.clock.now
    try workspace.store.record([Event(id: id, at: now.moment, day: now.day, .score(scores))])
    print(ScoreWording.reading(scores, rubric, level))
    if scores.by != "self", let own = workspace.progress.mocks[scores.mock]?.own {
      print([Line()] + ScoreWording.comparison(own, scores, rubric))
    }
    world.errors.report(workspace.store.takeRemarks())
    return .done
  }
}
