import VivaCore

/// `viva problems`: the design problems, and how one did on each.
struct ProblemsCommand {
  private let workspace: Workspace

  init(_ workspace: Workspace) { self.workspace = workspace }

  /// What one's mocks of a problem amount to.
  private struct Row {
    let problem: Walkthrough
    let attempts: Int
    let scored: [MockRecord]

    init(_ problem: Walkthrough, _ mocks: MockRecords) {
      self.problem = problem
      let own = mocks.all.filter { $0.problem == problem.id }
      attempts = own.count { $0.state == .finished || $0.state == .elsewhere }
      scored = mocks.scored.filter { $0.problem == problem.id }
    }

    var best: Int? { scored.compactMap { $0.own?.total }.max() }
    var last: Int? { scored.last?.own?.total }
  }

  func run() throws -> Outcome {
    let level = workspace.invocation[.level]
    let rows = workspace.library.walkthroughs
      .filter { level == nil || $0.level.rawValue == level?.rawValue }
      .map { Row($0, workspace.progress.mocks) }
    let output = workspace.world.output
    if workspace.invocation[.json] {
      output.verbatim(JSON.object(["version": .int(1), "problems": .array(rows.map(json))]).text + "\n")
      return .done
    }
    guard !rows.isEmpty else {
      workspace.world.errors.report("there are no problems in the material in use", nil)
      return .done
    }
    let widest = rows.map { TextWidth.columns($0.problem.id) }.max() ?? 0
    for row in rows {
      let problem = row.problem
      let score =
        row.best.map { "best \($0), last \(row.last ?? $0) of 60" } ?? (row.attempts == 0 ? "new" : "not scored")
      if workspace.world.tableWidth < 60 {
        let words = "\(problem.level.rawValue), \(problem.minutes) min, \(score)"
        output.lines(
          [Line(problem.id, .accent)] + wrap(Line(words), to: workspace.world.width, first: "  ", rest: "  "))
        continue
      }
      let line =
        Line(problem.id, .accent).padded(to: widest + 2) + Line(problem.level.rawValue.padding(to: 8))
        + Line("\(problem.minutes) min  ", .dim) + Line(score.padding(to: 26))
        + Line(problem.topics.map(\.id).joined(separator: " "), .dim)
      output.line(line.truncated(to: workspace.world.tableWidth))
    }
    return .done
  }

  private func json(_ row: Row) -> JSON {
    let mocks = row.scored.map { mock in
      JSON.object([
        "mock": .string(mock.id), "day": .string(mock.day.description), "total": mock.own.map { .int($0.total) },
        "minutes": mock.setup.map { .int($0.minutes) }, "seconds": mock.setup == nil ? nil : .double(mock.total),
      ])
    }
    return .object([
      "id": .string(row.problem.id), "title": .string(row.problem.title), "level": .string(row.problem.level.rawValue),
      "minutes": .int(row.problem.minutes), "topics": .array(row.problem.topics.map { .string($0.id) }),
      "attempts": .int(row.attempts), "best": row.best.map(JSON.int), "last": row.last.map(JSON.int),
      "mocks": .array(mocks),
    ])
  }
}
