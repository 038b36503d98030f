/// A recursive-descent parser with a depth limit.
struct JSONParser {
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
