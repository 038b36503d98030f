import VivaCore

/// `viva` and `viva today`: what is due, what comes, what to do next.
struct TodayCommand {
  private let workspace: Workspace

  init(_ workspace: Workspace) { self.workspace = workspace }

  func run() throws -> Outcome {
    let world = workspace.world
    let today = Today(
      cards: workspace.library.cards, progress: workspace.progress, scheduler: workspace.scheduler,
      newPerDay: workspace.settings.newCards(on: world.clock.now.day),
      deadline: workspace.settings.deadline(workspace.progress, on: world.clock.now.day),
      focus: workspace.focus(on: world.clock.now.day), on: world.clock.now.day)
    if workspace.invocation[.json] {
      world.output.verbatim(json(today).text + "\n")
      return .done
    }
    let offers = !workspace.invocation.commandWasTyped && world.isInteractive && !workspace.invocation[.noInput]
    let interview = workspace.settings.interview
    for line in TodayText.lines(today, workspace.library, interview, width: world.width, offersStart: offers) {
      world.output.line(line)
    }
    guard offers, today.next == .review else { return .done }
    return try offerReview()
  }

  /// Enter starts; anything else leaves.
  private func offerReview() throws -> Outcome {
    let world = workspace.world
    world.output.flush()
    switch LineReader(descriptor: world.input).next(timeoutMilliseconds: nil) {
    case .line(let text) where text.allSatisfy(\.isWhitespace): return try ReviewCommand(workspace).run()
    case .line, .end, .tick: return .done
    case .interrupted(let signal): return .interrupted(signal)
    }
  }

  private func json(_ today: Today) -> JSON {
    var next: JSON
    switch today.next {
    case .review: next = .object(["do": .string("review"), "from": nil])
    case .ahead(let day), .outOfTime(let day):
      next = .object(["do": .string("wait"), "from": .string(day.description)])
    case .nothing: next = .object(["do": .string("nothing"), "from": nil])
    }
    return .object([
      "version": .int(1),
      "day": .string(today.day.description),
      "due": .int(today.due),
      "new": .int(today.new),
      "minutes": .int(today.minutes),
      "answered": .int(today.answered),
      "cards": .int(today.cards),
      "met": .int(today.met),
      "forecast": .array(today.forecast.map(JSON.int)),
      "focus": .object([
        "cards": .int(today.focus.count), "topics": .array(today.focus.topics.map { .string($0.id) }),
      ]),
      "interview": today.preparation.map(PreparationJSON.value),
      "weak": .object([
        "dimensions": .array(
          today.weakDimensions.map { .object(["id": .string($0.id), "mean": JSON.rounded($0.mean)]) }),
        "redItems": .int(today.redItems),
      ]),
      "openMock": today.openMock.map { .string($0.problem) },
      "lastMock": today.lastMock.map { mock in
        .object([
          "problem": .string(mock.problem), "day": .string(mock.day.description),
          "total": mock.own.map { .int($0.total) },
        ])
      },
      "leeches": .array(today.leeches.map(JSON.string)),
      "next": next,
    ])
  }
}
