import VivaCore

/// Turns the bytes that a terminal sends into keys, however the reads happen to cut them.
///
/// One byte at a time and one state, so that no input is scanned twice and nothing grows without a limit.
struct KeyDecoder {
  /// Pasted text beyond this many bytes is dropped, up to the end of the paste.
  static let pasteLimit = 1_048_576
  private static let sequenceLimit = 64
  private static let escape: UInt8 = 0x1B

  private enum State: Equatable {
    case ground, escape, csi, ss3
    /// The Linux console's F1–F5, `ESC [ [ A`.
    case consoleFunction
    /// Bytes still to come of an old-style mouse report.
    case mouse(Int)
    /// OSC, DCS, APC, PM or SOS: an answer of the terminal, which ends with BEL or ST.
    case string
    /// Continuation bytes still to come.
    case utf8(Int)
    /// How many bytes of the paste's end have been seen.
    case paste(matched: Int)
  }

  private var state = State.ground
  private var sequence: [UInt8] = []
  private var pasted: [UInt8] = []
  private var pasteWasCut = false

  /// A key may be half here: after a short silence, `flush` says what it was.
  ///
  /// Not during a paste: a slow line must not turn the rest of a paste into keys.
  var isWaiting: Bool {
    switch state {
    case .ground, .paste: false
    default: true
    }
  }

  mutating func decode(_ bytes: [UInt8]) -> [Key] {
    var keys: [Key] = []
    for byte in bytes { take(byte, into: &keys) }
    return keys
  }

  /// Says what the bytes so far mean if nothing follows: a lone ESC is the Escape key, ESC and `[` is Alt-[.
  mutating func flush() -> [Key] {
    guard isWaiting else { return [] }
    defer { reset() }
    switch state {
    case .ground, .paste, .utf8: return []
    case .escape: return [.escape]
    case .csi, .ss3, .string, .consoleFunction, .mouse:
      return sequence.count == 2 ? [.alt(Character(Unicode.Scalar(sequence[1])))] : [.unknown(sequence)]
    }
  }

  private mutating func reset() {
    state = .ground
    sequence.removeAll(keepingCapacity: true)
  }

  private mutating func keep(_ byte: UInt8) {
    if sequence.count < Self.sequenceLimit { sequence.append(byte) }
  }

  private mutating func take(_ byte: UInt8, into keys: inout [Key]) {
    switch state {
    case .ground: takeGround(byte, into: &keys)
    case .escape: takeEscaped(byte, into: &keys)
    case .csi: takeControlSequence(byte, into: &keys)
    case .paste(let matched): takePasted(byte, matched, into: &keys)
    case .utf8(let missing): takeContinuation(byte, missing, into: &keys)
    case .string: takeString(byte, into: &keys)
    case .ss3:
      switch byte {
      case 0x30...0x3F: keep(byte)
      case 0x40...0x7E:
        keep(byte)
        keys.append(KeySequences.key(singleShift: sequence) ?? .unknown(sequence))
        reset()
      default: abandon(for: byte, into: &keys)
      }
    case .consoleFunction:
      keep(byte)
      keys.append((0x41...0x45).contains(byte) ? .function(Int(byte) - 0x40) : .unknown(sequence))
      reset()
    case .mouse(let missing):
      if missing == 1 { reset() } else { state = .mouse(missing - 1) }
    }
  }

  /// Gives up a sequence that `byte` cannot belong to, and reads `byte` afresh.
  private mutating func abandon(for byte: UInt8, into keys: inout [Key]) {
    keys.append(.unknown(sequence))
    reset()
    take(byte, into: &keys)
  }

  private mutating func takeGround(_ byte: UInt8, into keys: inout [Key]) {
    switch byte {
    case Self.escape:
      state = .escape
      sequence = [byte]
    case 0x0A, 0x0D: keys.append(.enter)
    case 0x09: keys.append(.tab)
    case 0x08, 0x7F: keys.append(.backspace)
    case 0x01...0x1A: keys.append(.control(Character(Unicode.Scalar(byte + 0x60))))
    case 0x00...0x1F: keys.append(.control(Character(Unicode.Scalar(byte + 0x40))))
    case 0x20...0x7E: keys.append(.character(Character(Unicode.Scalar(byte))))
    default: beginUTF8(byte)
    }
  }

  private mutating func takeEscaped(_ byte: UInt8, into keys: inout [Key]) {
    switch byte {
    case Self.escape: keys.append(.escape)
    case UInt8(ascii: "["): enter(.csi, with: byte)
    case UInt8(ascii: "O"): enter(.ss3, with: byte)
    case UInt8(ascii: "]"), UInt8(ascii: "P"), UInt8(ascii: "_"), UInt8(ascii: "^"), UInt8(ascii: "X"):
      enter(.string, with: byte)
    case 0x20...0x7E:
      keys.append(.alt(Character(Unicode.Scalar(byte))))
      reset()
    case 0x0A, 0x0D:
      keys.append(.alt("\n"))
      reset()
    case 0x08, 0x7F:
      keys.append(.control("w"))
      reset()
    case 0x80...0xFF: beginUTF8(byte)
    default:
      keep(byte)
      keys.append(.unknown(sequence))
      reset()
    }
  }

  private mutating func enter(_ next: State, with byte: UInt8) {
    keep(byte)
    state = next
  }

  private mutating func takeControlSequence(_ byte: UInt8, into keys: inout [Key]) {
    switch (byte, sequence.count) {
    case (UInt8(ascii: "["), 2): enter(.consoleFunction, with: byte)
    case (UInt8(ascii: "M"), 2): enter(.mouse(3), with: byte)
    case (0x20...0x3F, _): keep(byte)
    case (0x40...0x7E, _):
      let wasWhole = sequence.count < Self.sequenceLimit
      keep(byte)
      switch KeySequences.meaning(controlSequence: sequence) {
      case .key(let key) where wasWhole: keys.append(key)
      case .pasteBegins where wasWhole:
        reset()
        state = .paste(matched: 0)
        return
      case .nothing where wasWhole: break
      default: keys.append(.unknown(sequence))
      }
      reset()
    default: abandon(for: byte, into: &keys)
    }
  }

  private mutating func takeString(_ byte: UInt8, into keys: inout [Key]) {
    let ended = byte == 0x07 || (byte == UInt8(ascii: "\\") && sequence.last == Self.escape)
    if sequence.count >= Self.sequenceLimit { sequence.removeLast() }  // the last byte is needed to see ST
    keep(byte)
    if ended {
      keys.append(.unknown(sequence))
      reset()
    }
  }

  // MARK: Paste

  private mutating func takePasted(_ byte: UInt8, _ matched: Int, into keys: inout [Key]) {
    let end = KeySequences.pasteEnd
    if byte == end[matched] {
      if matched + 1 < end.count {
        state = .paste(matched: matched + 1)
      } else {
        let text = cleanedPaste(pasted, wasCut: pasteWasCut)
        if !text.isEmpty { keys.append(.paste(text)) }
        pasted = []
        pasteWasCut = false
        reset()
      }
      return
    }
    for kept in end.prefix(matched) { keepPasted(kept) }
    if byte == Self.escape {
      state = .paste(matched: 1)  // ESC stands only at the beginning of the end mark, so no other restart is possible
    } else {
      keepPasted(byte)
      state = .paste(matched: 0)
    }
  }

  private mutating func keepPasted(_ byte: UInt8) {
    if pasted.count < Self.pasteLimit { pasted.append(byte) } else { pasteWasCut = true }
  }

  // MARK: UTF-8

  /// `sequence` is empty, or holds the ESC of an Alt key.
  private mutating func beginUTF8(_ byte: UInt8) {
    switch byte {
    case 0xC2...0xDF: enter(.utf8(1), with: byte)
    case 0xE0...0xEF: enter(.utf8(2), with: byte)
    case 0xF0...0xF4: enter(.utf8(3), with: byte)
    default: reset()
    }
  }

  private mutating func takeContinuation(_ byte: UInt8, _ missing: Int, into keys: inout [Key]) {
    guard byte & 0xC0 == 0x80 else {
      reset()
      take(byte, into: &keys)
      return
    }
    keep(byte)
    if missing > 1 {
      state = .utf8(missing - 1)
      return
    }
    let isAlt = sequence.first == Self.escape
    let bytes = sequence.dropFirst(isAlt ? 1 : 0)
    let text = String(decoding: bytes, as: UTF8.self)
    // Overlong forms and surrogates decode to U+FFFD, and so differ from what came in.
    if text.utf8.elementsEqual(bytes), let scalar = text.unicodeScalars.first, !scalar.commandsTerminals {
      keys.append(isAlt ? .alt(Character(scalar)) : .character(Character(scalar)))
    }
    reset()
  }
}
