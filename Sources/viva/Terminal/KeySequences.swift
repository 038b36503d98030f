/// What the escape sequences of xterm, rxvt, VTE, the Linux console and their kin stand for.
enum KeySequences {
  enum Meaning: Equatable {
    case key(Key)
    case pasteBegins
    /// Nothing the person typed: a mouse report, a change of focus, the end of a paste that never began.
    case nothing
    case unknown
  }

  /// What ends a bracketed paste.
  static let pasteEnd = Array("\u{1B}[201~".utf8)

  /// The meaning of `ESC [ … final`, given whole.
  static func meaning(controlSequence bytes: [UInt8]) -> Meaning {
    guard let final = bytes.last, bytes.count >= 3 else { return .unknown }
    let body = bytes[2..<(bytes.count - 1)]
    let lead = body.first
    if lead == UInt8(ascii: "<") && (final == UInt8(ascii: "M") || final == UInt8(ascii: "m")) { return .nothing }
    // `ESC [ ? … c` and the like are answers of the terminal; only digits and semicolons make a key.
    guard body.allSatisfy({ (0x30...0x3B).contains($0) && $0 != 0x3A }) else { return .unknown }
    let parameters = body.split(separator: UInt8(ascii: ";"), omittingEmptySubsequences: false)
      .map { Int(String(decoding: $0, as: UTF8.self)) }
    let number = parameters.first.flatMap { $0 }
    let modifiers = parameters.count > 1 ? (parameters[1] ?? 1) - 1 : 0
    switch final {
    case UInt8(ascii: "~"), UInt8(ascii: "^"), UInt8(ascii: "@"):
      return tilde(number ?? 0)
    case UInt8(ascii: "I"), UInt8(ascii: "O"):
      return body.isEmpty ? .nothing : .unknown
    case UInt8(ascii: "M"):
      return parameters.count == 3 ? .nothing : .unknown
    default:
      guard number == nil || number == 1, let key = letter(final) else { return .unknown }
      return .key(withModifiers(modifiers, key))
    }
  }

  /// The key of `ESC O … final`, given whole.
  static func key(singleShift bytes: [UInt8]) -> Key? {
    guard let final = bytes.last else { return nil }
    if final == UInt8(ascii: "M") { return .enter }
    let digits = String(decoding: bytes.dropFirst(2).dropLast(), as: UTF8.self)
    let modifiers = digits.split(separator: ";").last.flatMap { Int($0) }.map { $0 - 1 } ?? 0
    return letter(final).map { withModifiers(modifiers, $0) }
  }

  private static func letter(_ final: UInt8) -> Key? {
    switch final {
    case UInt8(ascii: "A"), UInt8(ascii: "a"): .up
    case UInt8(ascii: "B"), UInt8(ascii: "b"): .down
    case UInt8(ascii: "C"), UInt8(ascii: "c"): .right
    case UInt8(ascii: "D"), UInt8(ascii: "d"): .left
    case UInt8(ascii: "H"): .home
    case UInt8(ascii: "F"): .end
    case UInt8(ascii: "Z"): .backTab
    case UInt8(ascii: "P"), UInt8(ascii: "Q"), UInt8(ascii: "R"), UInt8(ascii: "S"):
      .function(Int(final - UInt8(ascii: "P")) + 1)
    default: nil
    }
  }

  private static func tilde(_ number: Int) -> Meaning {
    switch number {
    case 1, 7: .key(.home)
    case 4, 8: .key(.end)
    case 3: .key(.delete)
    case 5: .key(.pageUp)
    case 6: .key(.pageDown)
    case 11...15: .key(.function(number - 10))
    case 17...21: .key(.function(number - 11))
    case 23...26: .key(.function(number - 12))
    case 28...29: .key(.function(number - 13))
    case 31...34: .key(.function(number - 14))
    case 200: .pasteBegins
    case 201: .nothing
    default: .unknown
    }
  }

  /// Ctrl and Alt (bits 4 and 2) make ← and → move by words, as in a shell; elsewhere modifiers change nothing.
  private static func withModifiers(_ modifiers: Int, _ key: Key) -> Key {
    guard modifiers > 0, modifiers & 6 != 0 else { return key }
    switch key {
    case .left: return .alt("b")
    case .right: return .alt("f")
    default: return key
    }
  }
}
