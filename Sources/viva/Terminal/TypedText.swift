import VivaCore

/// Pasted bytes as text with plain newlines, without what nobody means to type.
/// - Parameter wasCut: whether a length limit may have torn the last character.
func cleanedPaste(_ bytes: [UInt8], wasCut: Bool) -> String {
  var result = String.UnicodeScalarView()
  var afterReturn = false
  for scalar in String(decoding: wasCut ? bytes.withoutTornEnd() : bytes, as: UTF8.self).unicodeScalars {
    switch scalar {
    case "\r": result.append("\n")
    case "\n": if !afterReturn { result.append(scalar) }
    case "\t": result.append(scalar)
    default: if !scalar.commandsTerminals { result.append(scalar) }
    }
    afterReturn = scalar == "\r"
  }
  return String(result)
}

extension [UInt8] {
  /// The same bytes without a last character that a length limit may have cut through.
  func withoutTornEnd() -> [UInt8] {
    var end = self[...]
    while let last = end.last, last & 0xC0 == 0x80 { end.removeLast() }
    if let last = end.last, last >= 0xC0 { end.removeLast() }
    return Array(end)
  }
}
