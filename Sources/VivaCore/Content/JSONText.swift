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
      // JSON need not escape all of these, but it is printed.
      case _ where scalar.commandsTerminals:
        let digits = String(scalar.value, radix: 16, uppercase: true)
        bytes += "\\u\(String(repeating: "0", count: 4 - digits.count))\(digits)".utf8
      default: bytes += UTF8.encode(scalar)!
      }
    }
    bytes.append(UInt8(ascii: "\""))
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
    // Up to here every whole number has a value of its own.
    if value == value.rounded(), abs(value) < 0x1p53 { return .int(Int(value)) }
    return .number(value, literal: "\(value)")
  }

  /// A figure with three decimals: estimates and shares are no finer. Null for none, and for what no number can say.
  public static func rounded(_ value: Double?) -> JSON {
    guard let value, value.isFinite else { return .null }
    return .double((value * 1000).rounded() / 1000)
  }

  /// An object whose absent members are null, so that every row of a list has the same members.
  public static func object(_ members: KeyValuePairs<String, JSON?>) -> JSON {
    .object(members.map { Member(name: $0.key, value: $0.value ?? .null) })
  }
}
