@testable import viva

/// A command line as one would type it, without quoting.
func words(_ line: String) -> [String] { line.split(separator: " ").map(String.init) }

func invocation(
  _ command: CommandName, _ arguments: [String] = [], _ values: [String: TypedValue] = [:], typed: Bool = true
) -> Invocation {
  Invocation(command: command, commandWasTyped: typed, arguments: arguments, values: values)
}

/// The two lines that a mistyped command line gets, or nil when it was understood.
func complaint(_ arguments: [String], table: CommandTable = .viva) -> String? {
  if case .failure(let error) = parse(arguments, table: table) {
    "error: \(error.message)\n  help: \(error.help)\n"
  } else {
    nil
  }
}
