import Foundation

/// A JSON value as RFC 8259 has it, with members in the order in which they stand.
///
/// Foundation's decoder takes duplicate keys, trailing commas and UTF-16, and names no place in its errors; files that
/// people trust with months of progress are read strictly instead.
public indirect enum JSON: Equatable, Sendable {
  case null
  case bool(Bool)
  /// A number with its digits as they were written.
  case number(Double, literal: String)
  case string(String)
  case array([JSON])
  case object([Member])

  public struct Member: Equatable, Sendable {
    public let name: String
    public let value: JSON

    public init(name: String, value: JSON) {
      self.name = name
      self.value = value
    }
  }

  /// Why a text is no JSON, and at which byte.
  public struct Problem: Error, Equatable {
    public let offset: Int
    public let message: String
  }

  static let depthLimit = 64

  public init(parsing bytes: some Collection<UInt8>) throws(Problem) {
    var parser = JSONParser(Array(bytes))
    self = try parser.document()
  }

  /// Reads the object that begins at `start` and says where it ends; what follows is the caller's business.
  static func object(in bytes: [UInt8], from start: Int) throws(Problem) -> (value: JSON, end: Int) {
    var parser = JSONParser(bytes, from: start)
    let value = try parser.value(depth: 0)
    guard case .object = value else { throw Problem(offset: start, message: "this is no JSON object") }
    return (value, parser.index)
  }

  public subscript(_ name: String) -> JSON? {
    guard case .object(let members) = self else { return nil }
    return members.first { $0.name.utf8.elementsEqual(name.utf8) }?.value
  }

  public var string: String? {
    if case .string(let text) = self { text } else { nil }
  }

  public var double: Double? {
    if case .number(let number, _) = self { number } else { nil }
  }

  public var bool: Bool? {
    if case .bool(let value) = self { value } else { nil }
  }

  public var array: [JSON]? {
    if case .array(let values) = self { values } else { nil }
  }

  /// A whole number written as one: `1`, not `1.0` or `1e0`.
  public var int: Int? {
    if case .number(_, let literal) = self { Int(literal) } else { nil }
  }
}
