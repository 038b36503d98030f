import VivaCore

/// `viva check`: reports every mistake in the bundled material, the user's decks, or the files named.
struct CheckCommand {
  private let invocation: Invocation
  private let world: World

  init(_ invocation: Invocation, _ world: World) {
    self.invocation = invocation
    self.world = world
  }

  func run() throws -> Outcome {
    var files = ContentFiles()
    let locations = Locations(environment: world.environment, executable: world.executable)
    if invocation.arguments.isEmpty {
      files.addBundled(try locations.content(flag: invocation[.content]))
      // Without a home folder there are no decks of the user's own.
      if let path = try? Locations.resolved(locations.progress(flag: invocation[.data])) {
        files.addOwn(besideProgress: path)
      }
    } else {
      for path in invocation.arguments { try files.add(named: path) }
    }
    let problems = Library(files.files).thoroughProblems()
    if invocation[.json] {
      printJSON(problems, files.problems)
    } else {
      for problem in files.problems { world.errors.report("error: \(problem.message)", problem.help) }
      for problem in problems { world.errors.lines(DiagnosticText.lines(problem)) }
      if !problems.isEmpty { world.errors.report(summary(problems), nil) }
    }
    let hasError = !files.problems.isEmpty || problems.contains { $0.severity == .error }
    return hasError ? .problem : .done
  }

  private func summary(_ problems: [Diagnostic]) -> String {
    let errors = problems.count { $0.severity == .error }
    let files = Set(problems.map(\.source.path)).count
    return "\(counted(errors, "error")) and \(counted(problems.count - errors, "warning")) in \(counted(files, "file"))"
  }

  private func printJSON(_ problems: [Diagnostic], _ unreadable: [FileProblem]) {
    let rows =
      unreadable.map { problem in
        JSON.object([
          "file": nil, "line": nil, "column": nil, "severity": .string("error"), "message": .string(problem.message),
          "help": problem.help.map(JSON.string),
        ])
      }
      + problems.map { problem in
        let at = problem.position
        return JSON.object([
          "file": .string(problem.source.path), "line": .int(at.line), "column": .int(at.column),
          "severity": .string(problem.severity.rawValue), "message": .string(problem.message),
          "help": problem.help.map(JSON.string),
        ])
      }
    world.output.verbatim(JSON.object(["version": .int(1), "problems": .array(rows)]).text + "\n")
  }
}
