import Foundation

/// What the program tells the shell.
enum ExitStatus: Int32 {
  case done = 0
  /// A problem with content or data.
  case problem = 1
  case misuse = 2
}

/// How a command ended.
enum Outcome: Equatable {
  case exit(ExitStatus)
  /// A signal asked for the end; everything answered is saved.
  case interrupted(Int32)

  static let done = Outcome.exit(.done)
  static let problem = Outcome.exit(.problem)
}

@main
struct Viva {
  /// The only place that ends the program.
  static func main() {
    ignoreSIGPIPE()
    // A write beyond the allowed file size is an error to tell of, no sudden death.
    signal(SIGXFSZ, SIG_IGN)
    tzset()
    guardStandardDescriptors()
    switch run(Array(CommandLine.arguments.dropFirst())) {
    case .exit(let status): exit(status.rawValue)
    case .interrupted(let signal): dieBy(signal: signal)
    }
  }

  private static func run(_ arguments: [String]) -> Outcome {
    let parsed = parse(arguments)
    var color: ColorFlag?
    if case .run(let invocation) = parsed { color = invocation[.color] }
    do throws(UsageError) {
      let world = try World.live(color: color)
      let outcome = Command.run(parsed, world)
      return finish(outcome, world)
    } catch {
      Output(descriptor: 2, styling: .none, capacity: 0).report("error: \(error.message)", error.help)
      return .exit(.misuse)
    }
  }

  /// Makes sure that what was printed has arrived; a full disk behind `>` is an error, a reader that left early is none.
  private static func finish(_ outcome: Outcome, _ world: World) -> Outcome {
    world.output.flush()
    if let complaint = world.output.complaint(name: "standard output") {
      world.errors.report("error: \(complaint)", nil)
      return .problem
    }
    return outcome
  }
}
