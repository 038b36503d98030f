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

/// A recursive-descent parser with a depth limit.
private struct JSONParser {
  private let bytes: [UInt8]
  var index: Int

  init(_ bytes: [UInt8], from start: Int = 0) {
    self.bytes = bytes
    index = start
  }

  mutating func document() throws(JSON.Problem) -> JSON {
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) { throw problem("the file is UTF-16") }
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { throw problem("the file begins with a byte-order mark") }
    if let offset = UTF8Check.firstInvalidByte(in: bytes) {
      throw JSON.Problem(offset: offset, message: "this byte is not UTF-8")
    }
    let value = try value(depth: 0)
    skipSpace()
    if index < bytes.count { throw problem("something follows the end of the JSON value") }
    return value
  }

  private func problem(_ message: String) -> JSON.Problem { JSON.Problem(offset: index, message: message) }

  private mutating func skipSpace() {
    while index < bytes.count, [0x20, 0x0A, 0x0D, 0x09].contains(bytes[index]) { index += 1 }
  }

  private func peek() -> UInt8? { index < bytes.count ? bytes[index] : nil }

  mutating func value(depth: Int) throws(JSON.Problem) -> JSON {
    skipSpace()
    guard let byte = peek() else { throw problem("the JSON ends too early") }
    let isContainer = byte == UInt8(ascii: "{") || byte == UInt8(ascii: "[")
    if isContainer, depth >= JSON.depthLimit { throw problem("JSON nested deeper than \(JSON.depthLimit) levels") }
    switch byte {
    case UInt8(ascii: "{"): return try object(depth: depth)
    case UInt8(ascii: "["): return try array(depth: depth)
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "-"), 0x30...0x39: return try number()
    default:
      for (word, value) in [("true", JSON.bool(true)), ("false", .bool(false)), ("null", .null)]
      where bytes[index...].starts(with: word.utf8) {
        index += word.utf8.count
        return value
      }
      throw problem("a JSON value was expected here")
    }
  }

  private mutating func object(depth: Int) throws(JSON.Problem) -> JSON {
    index += 1
    var members: [JSON.Member] = []
    var names: Set<[UInt8]> = []
    skipSpace()
    if peek() == UInt8(ascii: "}") {
      index += 1
      return .object([])
    }
    while true {
      skipSpace()
      guard peek() == UInt8(ascii: "\"") else { throw problem("a member's name in quotation marks was expected here") }
      let nameStart = index
      let name = try string()
      // By bytes: String equality would take composed and decomposed names for the same.
      guard names.insert(Array(name.utf8)).inserted else {
        throw JSON.Problem(offset: nameStart, message: "the member '\(name)' stands twice in one object")
      }
      skipSpace()
      guard peek() == UInt8(ascii: ":") else { throw problem("a colon was expected here") }
      index += 1
      members.append(JSON.Member(name: name, value: try value(depth: depth + 1)))
      if try !continues(until: UInt8(ascii: "}")) { return .object(members) }
    }
  }

  private mutating func array(depth: Int) throws(JSON.Problem) -> JSON {
    index += 1
    var values: [JSON] = []
    skipSpace()
    if peek() == UInt8(ascii: "]") {
      index += 1
      return .array([])
    }
    while true {
      values.append(try value(depth: depth + 1))
      if try !continues(until: UInt8(ascii: "]")) { return .array(values) }
    }
  }

  private mutating func continues(until close: UInt8) throws(JSON.Problem) -> Bool {
    skipSpace()
    guard let byte = peek(), byte == UInt8(ascii: ",") || byte == close else {
      throw problem("a comma or '\(Character(UnicodeScalar(close)))' was expected here")
    }
    index += 1
    return byte != close
  }

  private mutating func number() throws(JSON.Problem) -> JSON {
    let start = index
    if peek() == UInt8(ascii: "-") { index += 1 }
    let whole = digits()
    let wrong = JSON.Problem(offset: start, message: "this is no JSON number")
    if whole == 0 || (whole > 1 && bytes[index - whole] == 0x30) { throw wrong }
    if peek() == UInt8(ascii: ".") {
      index += 1
      if digits() == 0 { throw wrong }
    }
    if peek() == UInt8(ascii: "e") || peek() == UInt8(ascii: "E") {
      index += 1
      if peek() == UInt8(ascii: "+") || peek() == UInt8(ascii: "-") { index += 1 }
      if digits() == 0 { throw wrong }
    }
    let literal = String(decoding: bytes[start..<index], as: UTF8.self)
    guard let number = Double(literal), number.isFinite else {
      throw JSON.Problem(offset: start, message: "the number \(literal.prefix(40)) is too large")
    }
    return .number(number, literal: literal)
  }

  private mutating func digits() -> Int {
    let start = index
    while index < bytes.count, (0x30...0x39).contains(bytes[index]) { index += 1 }
    return index - start
  }

  private mutating func string() throws(JSON.Problem) -> String {
    index += 1
    var text: [UInt8] = []
    while let byte = peek() {
      switch byte {
      case UInt8(ascii: "\""):
        index += 1
        return String(decoding: text, as: UTF8.self)
      case UInt8(ascii: "\\"):
        text += try escape()
      case 0..<0x20: throw problem("a control character stands in a JSON string")
      default:
        text.append(byte)
        index += 1
      }
    }
    throw problem("a JSON string is never closed")
  }

  private mutating func escape() throws(JSON.Problem) -> [UInt8] {
    let start = index
    func wrong(_ message: String) -> JSON.Problem { JSON.Problem(offset: start, message: message) }
    index += 1
    guard let byte = peek() else { throw problem("a JSON string is never closed") }
    index += 1
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return [byte]
    case UInt8(ascii: "b"): return [0x08]
    case UInt8(ascii: "f"): return [0x0C]
    case UInt8(ascii: "n"): return [0x0A]
    case UInt8(ascii: "r"): return [0x0D]
    case UInt8(ascii: "t"): return [0x09]
    case UInt8(ascii: "u"):
      var unit = try hexUnit()
      if (0xD800..<0xDC00).contains(unit), peek() == UInt8(ascii: "\\"), index + 1 < bytes.count,
        bytes[index + 1] == UInt8(ascii: "u")
      {
        index += 2
        let low = try hexUnit()
        guard (0xDC00..<0xE000).contains(low) else { throw wrong("half a surrogate pair stands in a JSON string") }
        unit = 0x10000 + (unit - 0xD800) << 10 + (low - 0xDC00)
      }
      guard let scalar = UnicodeScalar(unit) else { throw wrong("half a surrogate pair stands in a JSON string") }
      return Array(String(Character(scalar)).utf8)
    default: throw wrong("this is no JSON escape")
    }
  }

  private mutating func hexUnit() throws(JSON.Problem) -> UInt32 {
    let end = index + 4
    func wrong(_ message: String) -> JSON.Problem { JSON.Problem(offset: end - 6, message: message) }
    guard end <= bytes.count else { throw wrong("the JSON ends too early") }
    var unit: UInt32 = 0
    for byte in bytes[index..<end] {
      guard let digit = Character(UnicodeScalar(byte)).hexDigitValue else { throw wrong("this is no JSON escape") }
      unit = unit << 4 + UInt32(digit)
    }
    index = end
    return unit
  }
}

extension JSON {
  /// Appends a string with its quotation marks, as RFC 8259 asks, to bytes that are being written.
  static func write(_ text: String, to bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: "\""))
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\": bytes += [UInt8(ascii: "\\"), UInt8(scalar.value)]
      case "\n": bytes += "\\n".utf8
      case "\r": bytes += "\\r".utf8
      case "\t": bytes += "\\t".utf8
      case _ where commandsTerminals(scalar):
        let digits = String(scalar.value, radix: 16, uppercase: true)
        bytes += "\\u\(String(repeating: "0", count: 4 - digits.count))\(digits)".utf8
      default: bytes += UTF8.encode(scalar)!
      }
    }
    bytes.append(UInt8(ascii: "\""))
  }

  /// Control characters and those that turn the direction of text: JSON need not escape all of them, but it is printed.
  private static func commandsTerminals(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x20, 0x7F...0x9F, 0x061C, 0x200E...0x200F, 0x2028...0x202E, 0x2066...0x2069, 0xFEFF: true
    default: false
    }
  }

  /// The value as compact text.
  public var text: String {
    var bytes: [UInt8] = []
    write(to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  func write(to bytes: inout [UInt8]) {
    switch self {
    case .null: bytes += "null".utf8
    case .bool(let value): bytes += (value ? "true" : "false").utf8
    case .number(_, let literal): bytes += literal.utf8
    case .string(let text): JSON.write(text, to: &bytes)
    case .array(let values):
      bytes.append(UInt8(ascii: "["))
      for (index, value) in values.enumerated() {
        if index > 0 { bytes.append(UInt8(ascii: ",")) }
        value.write(to: &bytes)
      }
      bytes.append(UInt8(ascii: "]"))
    case .object(let members):
      bytes.append(UInt8(ascii: "{"))
      for (index, member) in members.enumerated() {
        if index > 0 { bytes.append(UInt8(ascii: ",")) }
        JSON.write(member.name, to: &bytes)
        bytes.append(UInt8(ascii: ":"))
        member.value.write(to: &bytes)
      }
      bytes.append(UInt8(ascii: "}"))
    }
  }

  public static func int(_ value: Int) -> JSON { .number(Double(value), literal: String(value)) }

  /// A number, with the shortest digits that read back as the same value; not-a-number and infinities become null.
  public static func double(_ value: Double) -> JSON {
    guard value.isFinite else { return .null }
    if value == value.rounded(), abs(value) < 1e15 { return .int(Int(value)) }
    return .number(value, literal: "\(value)")
  }

  /// An object whose absent members are null, so that every row of a list has the same members.
  public static func object(_ members: KeyValuePairs<String, JSON?>) -> JSON {
    .object(members.map { Member(name: $0.key, value: $0.value ?? .null) })
  }
}
