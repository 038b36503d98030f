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
    default: if !scalar.isForbiddenInInput { result.append(scalar) }
    }
    afterReturn = scalar == "\r"
  }
  return String(result)
}

extension Unicode.Scalar {
  /// A control character, or one that reorders or hides the text around it: nothing a person means to type.
  var isForbiddenInInput: Bool {
    switch value {
    case 0x061C, 0x200E...0x200F, 0x2028...0x202E, 0x2066...0x2069, 0xFEFF: true
    default: properties.generalCategory == .control
    }
  }
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
