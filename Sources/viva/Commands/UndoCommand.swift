import VivaCore

/// `viva undo`: takes back what was saved last, in whatever session that was.
struct UndoCommand {
  private let workspace: Workspace

  init(_ workspace: Workspace) { self.workspace = workspace }

  func run() throws -> Outcome {
    let world = workspace.world
    guard let event = workspace.reading.lastEvent else {
      world.errors.report("there is nothing to take back", nil)
      return .problem
    }
    let what = describe(event)
    guard try Question.confirm("Take back \(what)?", workspace.invocation, world) else { return .done }
    try workspace.record([.undo(event: event.id)])
    world.say("Taken back: \(what)")
    return .done
  }

  private func describe(_ event: Event) -> String {
    let when = "of \(event.at.iso8601.prefix(16).replacing("T", with: " ")) UTC"
    switch event.body {
    case .review(let card, let grade, _): return "the answer '\(grade.name)' to '\(card)' \(when)"
    case .cram(let card, let grade, _): return "the practice answer '\(grade.name)' to '\(card)' \(when)"
    case .bury(let card): return "putting off '\(card)' \(when)"
    case .suspend(let card, true): return "suspending '\(card)' \(when)"
    case .suspend(let card, false): return "unsuspending '\(card)' \(when)"
    case .setting(let key, let value): return "the setting \(key) = \(value) \(when)"
    case .mock(let mock): return "the latest step of the mock of '\(mock.problem)' \(when)"
    case .note: return "a note \(when)"
    case .score(let score): return "the scores (\(score.total)/60) for '\(score.problem)' \(when)"
    case .rating(let item, let rating): return "the rating \(rating.rawValue) of '\(item)' \(when)"
    case .tick(let item, true): return "ticking '\(item)' \(when)"
    case .tick(let item, false): return "taking away the tick of '\(item)' \(when)"
    case .estimate(let estimate): return "the estimate '\(estimate.template)' \(when)"
    case .undo, .other: return "the last '\(typeName(event))' \(when)"
    }
  }

  private func typeName(_ event: Event) -> String {
    if case .other(let type) = event.body { type } else { "event" }
  }
}

/// Asks before something that cannot easily be had back.
enum Question {
  /// - Throws: when the answer is needed and nobody can give it.
  static func confirm(_ text: String, _ invocation: Invocation, _ world: World) throws -> Bool {
    if invocation[.yes] { return true }
    guard world.isInteractive, !invocation[.noInput] else {
      throw UsageError(message: "this asks first, and there is nobody to ask: \(text)", help: "add --yes to do it")
    }
    world.output.write(text + " y/n ")
    world.output.flush()
    guard case .line(let answer) = LineReader(descriptor: world.input).next(timeoutMilliseconds: nil) else {
      return false
    }
    return ["y", "yes"].contains(answer.lowercased().filter { !$0.isWhitespace })
  }
}
