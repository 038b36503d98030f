import VivaCore

/// `viva show ID`: one card with its answer and its history; also suspends it and takes it up again.
struct ShowCommand {
  private let workspace: Workspace

  init(_ workspace: Workspace) { self.workspace = workspace }

  func run() throws -> Outcome {
    let id = workspace.invocation.arguments[0]
    if workspace.library.card(id) == nil, let walkthrough = workspace.library.walkthrough(id) {
      return try show(walkthrough)
    }
    let card = try workspace.card(id)
    if workspace.invocation[.suspend] || workspace.invocation[.unsuspend] {
      return try setSuspended(card, workspace.invocation[.suspend])
    }
    let world = workspace.world
    let day = world.clock.now.day
    if workspace.invocation[.json] {
      world.output.verbatim(card.json(workspace.progress, workspace.scheduler, on: day).text + "\n")
      return .done
    }
    for line in lines(card, day) { world.output.line(line) }
    return .done
  }

  /// The reference solution, unless a mock of it is still open.
  private func show(_ walkthrough: Walkthrough) throws -> Outcome {
    if let open = workspace.progress.mocks.all.last(where: { $0.state == .open && $0.problem == walkthrough.id }) {
      throw FileProblem(
        "the reference solution of '\(walkthrough.id)' is locked: your mock of \(open.day) is not over",
        help: "'viva mock --resume' goes on with it, or ends it")
    }
    let width = workspace.world.width
    for line in WalkthroughText.lines(walkthrough, width: width) { workspace.world.output.line(line) }
    return .done
  }

  private func setSuspended(_ card: Card, _ suspend: Bool) throws -> Outcome {
    guard workspace.progress.isSuspended(card.id) != suspend else {
      workspace.world.errors.report(
        suspend ? "'\(card.id)' is suspended already" : "'\(card.id)' is not suspended", nil)
      return .done
    }
    try workspace.record([.suspend(card: card.id, isOn: suspend)])
    workspace.world.output.write(
      suspend ? "'\(card.id)' is not asked any more\n" : "'\(card.id)' is asked again\n")
    return .done
  }

  private func lines(_ card: Card, _ day: StudyDay) -> [Line] {
    let width = workspace.world.width
    let about = [card.topic.title, card.level?.rawValue, card.kind == .recall ? nil : card.kind.rawValue, card.id]
    var lines = [Line(about.compactMap { $0 }.joined(separator: " · "), .dim), Line()]
    lines += wrap(Line(Inline.read(card.prompt).map(\.plain).joined(), .bold), to: width)
    lines.append(Line())
    lines += MarkdownLayout.lines(card.answer, width: width)
    lines.append(Line())
    lines += wrap(Line(history(card, day), .dim), to: width)
    return lines
  }

  private func history(_ card: Card, _ day: StudyDay) -> String {
    let suspended = workspace.progress.isSuspended(card.id) ? "Suspended. " : ""
    guard let memory = workspace.progress.memory(of: card.id) else { return suspended + "Not answered yet." }
    let due = workspace.scheduler.due(memory, card: card.id)
    let recall = Int((workspace.scheduler.recall(memory, on: day) * 100).rounded())
    let reviews = counted(Int(memory.reviews), "answer")
    let lapses = memory.lapses == 0 ? "" : ", forgotten \(counted(Int(memory.lapses), "time"))"
    let when = due < day ? "due since \(due)" : "due \(dayText(due, from: day))"
    return suspended + "\(reviews)\(lapses), the last on \(memory.lastDay); recall today \(recall) %; \(when)."
  }
}
