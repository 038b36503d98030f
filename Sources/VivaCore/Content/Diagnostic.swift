/// One thing that is wrong with a file: what, where, and what to do about it.
public struct Diagnostic: Sendable {
  public enum Severity: String, Sendable, Comparable {
    /// Worth mending; the file is used all the same.
    case warning
    /// The file cannot be used as it stands.
    case error

    public static func < (left: Severity, right: Severity) -> Bool { left == .warning && right == .error }
  }

  public let severity: Severity
  public let source: SourceText
  /// The bytes that the complaint is about; empty where something is missing.
  public let range: Range<Int>
  public let message: String
  /// What the author can do, as one sentence without a full stop.
  public let help: String?

  public init(
    _ severity: Severity, _ source: SourceText, _ range: Range<Int>, _ message: String, help: String? = nil
  ) {
    self.severity = severity
    self.source = source
    self.range = range
    self.message = message
    self.help = help
  }

  public var position: Position { source.position(of: range.lowerBound) }

  /// The first line of the report: `bank/replication.md:41:1: error: card has a prompt but no answer`.
  public var headline: String {
    let at = position
    return "\(source.path):\(at.line):\(at.column): \(severity.rawValue): \(message)"
  }
}

extension [Diagnostic] {
  /// How many problems of one file are named: a file that is no deck at all would fill hours with them.
  static let limit = 100

  /// Whether the limit is reached; the first time, says at which place reading stops.
  mutating func isFull(_ source: SourceText, at offset: Int) -> Bool {
    guard count >= Self.limit else { return false }
    let message = "there are too many problems above; the rest of the file was not read"
    if !contains(where: { $0.message == message }) {
      append(Diagnostic(.error, source, offset..<offset, message, help: "mend those first, then check again"))
    }
    return true
  }
}

extension Sequence where Element == Diagnostic {
  /// By file, then by place in it, so that an author can work from top to bottom.
  public func inReadingOrder() -> [Diagnostic] {
    sorted { ($0.source.path, $0.range.lowerBound) < ($1.source.path, $1.range.lowerBound) }
  }
}
