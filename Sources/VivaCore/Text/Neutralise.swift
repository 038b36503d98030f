/// Text that a terminal can only print: whatever could move the cursor, hide or reorder text is shown as a symbol
/// instead.
///
/// Decks, file names and pasted text come from others, and a terminal obeys bytes without asking where they are from.
/// The work is done on scalars, because a grapheme can carry a control character or begin with what it doesn't look
/// like.
/// - Parameter newlines: whether a newline (or CR LF) ends a line; where it can't, it is shown too.
public func neutralised(_ text: String, newlines: Bool = true) -> String {
  if text.utf8.allSatisfy({ 0x20 <= $0 && $0 < 0x7F || newlines && $0 == 0x0A }) { return text }
  var neutraliser = Neutraliser(newlines: newlines)
  var scalars = text.unicodeScalars.makeIterator()
  var upcoming = scalars.next()
  while let scalar = upcoming {
    upcoming = scalars.next()
    neutraliser.take(scalar, before: upcoming)
  }
  return String(neutraliser.output)
}

/// What has been written, and as much of the present grapheme as is needed to judge the next scalar.
private struct Neutraliser {
  /// Enough for Vietnamese, Hebrew and Thai; beyond it marks climb over the lines above, or stall the terminal.
  static let mostMarks = 8
  /// A couple with two skin tones has three, a family of four as well; the chains that have more are attacks.
  static let mostJoins = 8

  let newlines: Bool
  var output = String.UnicodeScalarView()
  /// The last scalar of the line that was written.
  private var last: Unicode.Scalar?
  private var column = 0
  private var marks = 0
  private var joins = 0

  init(newlines: Bool) { self.newlines = newlines }

  mutating func take(_ scalar: Unicode.Scalar, before next: Unicode.Scalar?) {
    switch scalar {
    case "\n" where newlines:
      output.append(scalar)
      (last, column, marks, joins) = (nil, 0, 0, 0)
    case "\r" where newlines && next == "\n":
      break
    case "\t":
      repeat { write(" ") } while column % 8 != 0
    case "\u{200C}", "\u{200D}":
      join(scalar, before: next)
    case _ where isMark(scalar):
      if last == nil { write("\u{25CC}") }
      marks += 1
      if marks <= Self.mostMarks { append(scalar) }
    case _ where isHidden(scalar):
      for symbol in visible(scalar) { write(symbol) }
    default:
      write(scalar)
    }
  }

  /// Begins a new grapheme, or the next picture of a joined one.
  private mutating func write(_ scalar: Unicode.Scalar) {
    marks = 0
    if last != "\u{200D}" { joins = 0 }
    append(scalar)
  }

  private mutating func append(_ scalar: Unicode.Scalar) {
    output.append(scalar)
    column += TextWidth.columns(scalar)
    last = scalar
  }

  /// A joiner passes only where it does its work: between two pictures, or two letters of a script that needs it.
  /// Anywhere else it would make two texts that look the same.
  private mutating func join(_ joiner: Unicode.Scalar, before next: Unicode.Scalar?) {
    if let last, let next, joiner == "\u{200D}", isPicture(last), isPicture(next) {
      joins += 1
      if joins <= Self.mostJoins { append(joiner) }
    } else if let last, let next, isJoinedLetter(last), isJoinedLetter(next) {
      append(joiner)
    } else {
      for symbol in visible(joiner) { write(symbol) }
    }
  }

  /// Whether the scalar changes the one before it. A skin tone does after anything, but is a picture of its own at
  /// the start.
  private func isMark(_ scalar: Unicode.Scalar) -> Bool {
    guard scalar.value >= 0x300 else { return false }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .spacingMark, .enclosingMark:
      return !scalar.properties.isDefaultIgnorableCodePoint || scalar.properties.isVariationSelector
    case .modifierSymbol: return last != nil && scalar.properties.isEmojiModifier
    // The voiced marks of half-width Katakana are letters by category.
    default: return scalar.properties.isGraphemeExtend && !isHidden(scalar)
    }
  }

  private func isPicture(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "\u{FE0F}" || scalar.value > 0x7F && scalar.properties.isEmoji
  }

  private func isJoinedLetter(_ scalar: Unicode.Scalar) -> Bool {
    guard scalar.value >= 0x300 else { return false }
    switch scalar.properties.generalCategory {
    case .otherLetter, .nonspacingMark, .spacingMark: return true
    default: return false
    }
  }
}

extension Unicode.Scalar {
  /// Whether it is a control character, or one that reorders or hides the text around it: nothing a person means to
  /// type, and nothing to be printed as it is.
  public var commandsTerminals: Bool {
    switch value {
    case 0..<0x20, 0x7F...0x9F, 0x061C, 0x200E...0x200F, 0x2028...0x202E, 0x2066...0x2069, 0xFEFF: true
    default: false
    }
  }
}

/// Whether a terminal would obey the scalar, or print nothing that one could see.
private func isHidden(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.properties.generalCategory {
  case .control, .lineSeparator, .paragraphSeparator: true
  case .format: !TextWidth.isVisibleFormat(scalar)
  default: scalar.properties.isDefaultIgnorableCodePoint
  }
}

/// The control picture for what ASCII has (␛), the number for the rest (<U+202E>).
private func visible(_ scalar: Unicode.Scalar) -> String.UnicodeScalarView {
  let picture: UInt32? =
    switch scalar.value {
    case 0..<0x20: 0x2400 + scalar.value
    case 0x7F: 0x2421
    default: nil
    }
  if let picture = picture.flatMap(Unicode.Scalar.init) { return String(picture).unicodeScalars }
  let hexadecimal = String(scalar.value, radix: 16, uppercase: true)
  let zeros = String(repeating: "0", count: max(0, 4 - hexadecimal.count))
  return "<U+\(zeros)\(hexadecimal)>".unicodeScalars
}
