import VivaCore

/// Leads from what was typed to the command that does it.
enum Command {
  static func run(_ parsed: ParseOutcome, _ world: World) -> Outcome {
    Styling.$spellsInASCII.withValue(world.styling.ascii) { carryOut(parsed, world) }
  }

  private static func carryOut(_ parsed: ParseOutcome, _ world: World) -> Outcome {
    switch parsed {
    case .help(let text), .version(let text):
      world.output.write(text)
      return .done
    case .failure(let error):
      world.errors.report("error: \(error.message)", error.help)
      return .exit(.misuse)
    case .run(let invocation):
      do {
        return try run(invocation, world)
      } catch let problem as FileProblem {
        world.errors.report("error: \(problem.message)", problem.help)
        return .problem
      } catch let error as UsageError {
        world.errors.report("error: \(error.message)", error.help)
        return .exit(.misuse)
      } catch {
        world.errors.report("error: \(error)", nil)
        return .problem
      }
    }
  }

  private static func run(_ invocation: Invocation, _ world: World) throws -> Outcome {
    switch invocation.command {
    case .check: return try CheckCommand(invocation, world).run()
    case .doctor: return try DoctorCommand(invocation, world).run()
    case .backup: return try BackupCommand(invocation, world).run()
    case .restore: return try RestoreCommand(invocation, world).run()
    case .help: return .done
    case .today, .review, .mock, .score, .checklist, .stats, .problems, .cards, .show, .report, .undo, .set: break
    }
    let workspace = try Workspace(invocation, world)
    switch invocation.command {
    case .today: return try TodayCommand(workspace).run()
    case .review: return try ReviewCommand(workspace).run()
    case .mock: return try MockCommand(workspace).run()
    case .score: return try ScoreCommand(workspace).run()
    case .checklist: return try ChecklistCommand(workspace).run()
    case .stats: return try StatsCommand(workspace).run()
    case .problems: return try ProblemsCommand(workspace).run()
    case .cards: return try CardsCommand(workspace).run()
    case .show: return try ShowCommand(workspace).run()
    case .report: return try ReportCommand(workspace).run()
    case .undo: return try UndoCommand(workspace).run()
    case .set: return try SetCommand(workspace).run()
    case .check, .doctor, .backup, .restore, .help: return .done
    }
  }
}
