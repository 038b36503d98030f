import Foundation

/// Whose turn it is with what belongs to the whole process: the inbox for signals, which whoever waits for input empties.
/// Tests of different suites run side by side, and one would take the signal that another has raised.
enum SignalTurn {
  private static let lock = NSRecursiveLock()

  static func take<Result>(_ body: () throws -> Result) rethrows -> Result { try lock.withLock(body) }
}
