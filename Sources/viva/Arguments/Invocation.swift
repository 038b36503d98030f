/// What was typed, judged and ready to run.
struct Invocation: Equatable, Sendable {
  let command: CommandName
  /// False for `viva` alone, which shows today and then, on a terminal, offers to start the next best thing.
  let commandWasTyped: Bool
  /// What followed the command, as many as it takes.
  let arguments: [String]
  /// By the option's name, with its dashes.
  let values: [String: TypedValue]

  /// What the option gives: whether a switch was typed, or the value if there was one.
  /// An option that the command does not have cannot have been typed, and reads so.
  subscript<Value>(option: Option<Value>) -> Value { option.read(values[option.spec.name]) }
}

/// What a command line comes to. Nothing has been printed yet, and nothing has happened.
enum ParseOutcome: Equatable, Sendable {
  case run(Invocation)
  /// The text for standard output, with its last newline.
  case help(String)
  /// The line for standard output, with its newline.
  case version(String)
  case failure(UsageError)
}
