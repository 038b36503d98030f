import VivaCore

/// `viva stats`: what the log comes to, on one screen or a section at a time.
struct StatsCommand {
  private let workspace: Workspace

  init(_ workspace: Workspace) { self.workspace = workspace }

  func run() throws -> Outcome {
    let world = workspace.world
    let insight = Insight(workspace.library, workspace.progress, workspace.settings, on: world.clock.now.day)
    if workspace.invocation[.json] {
      world.output.verbatim(StatsJSON.value(insight).text + "\n")
      return .done
    }
    let section = workspace.invocation.arguments.first.flatMap(StatsSection.init)
    world.output.lines(StatsText.lines(insight, workspace.library, section, width: world.width))
    return .done
  }
}
