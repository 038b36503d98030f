import VivaCore

/// What may be sent to a descriptor besides plain text: decided once at the start, for stdout and stderr separately.
struct Styling: Equatable, Sendable {
  var colors: Bool
  /// Bold, dim, italic, underline and reverse.
  var attributes: Bool
  /// Whether only ASCII may be sent, because the locale has no UTF-8; lines are spelled so by `spellsInASCII`.
  var ascii: Bool

  /// Whether all text is spelled in ASCII as soon as it becomes a span, so that it is measured, wrapped and cut as it
  /// will be sent. The locale decides it for a whole command.
  @TaskLocal static var spellsInASCII = false

  static let none = Styling(colors: false, attributes: false, ascii: false)

  /// A flag beats the environment, and in the environment a wish against colour beats one for it.
  static func resolve(flag: ColorFlag?, environment: [String: String], isTerminal: Bool) -> Styling {
    let isCapable = isTerminal && environment["TERM"] != "dumb"
    let forbids = !environment["NO_COLOR", default: ""].isEmpty
    let forces = !["", "0"].contains(environment["CLICOLOR_FORCE", default: ""])
    let (colors, attributes) =
      switch flag {
      case .always: (true, true)
      case .never: (false, isCapable)
      case .auto, nil: forbids ? (false, isCapable) : (forces || isCapable, forces || isCapable)
      }
    return Styling(colors: colors, attributes: attributes, ascii: !speaksUTF8(environment))
  }

  /// The first variable that is set decides, as for setlocale(3). Where none is (a bare container), UTF-8 is the
  /// better guess.
  private static func speaksUTF8(_ environment: [String: String]) -> Bool {
    let settings = ["LC_ALL", "LC_CTYPE", "LANG"].compactMap { environment[$0] }
    guard let locale = settings.first(where: { !$0.isEmpty })?.lowercased() else { return true }
    return locale.contains("utf-8") || locale.contains("utf8")
  }
}

// MARK: - What is sent

extension Styling {
  /// The line as it is written to a stream: styles as escape bytes, ended by a reset, so that no style leaks into
  /// what follows.
  func rendered(_ line: Line) -> String {
    var text = ""
    for span in line.spans {
      let codes = codes(allowed(span.style))
      text += codes.isEmpty ? span.text : "\u{1B}[\(codes)m\(span.text)\u{1B}[0m"
    }
    return text
  }

  /// What is left of a style here.
  func allowed(_ style: Style) -> Style {
    var style = attributes ? style : Style(color: style.color)
    if !colors { style.color = nil }
    return style
  }

  /// The parameters of SGR (ECMA-48) for a style, empty for plain text.
  func codes(_ style: Style) -> String {
    let attributes: [(Bool, Int)] = [
      (style.bold, 1), (style.dim, 2), (style.italic, 3), (style.underline, 4), (style.reverse, 7),
    ]
    let numbers = attributes.filter(\.0).map(\.1) + (style.color.map { [themeColor($0)] } ?? [])
    return numbers.map(String.init).joined(separator: ";")
  }

  /// The theme: from the terminal's own sixteen colours, because the user has chosen those to be readable.
  private func themeColor(_ color: Color) -> Int {
    switch color {
    case .accent: 36
    case .good: 32
    case .warning: 33
    case .bad: 31
    }
  }
}

// MARK: - ASCII

/// The text for a locale without UTF-8. Meaning goes before alignment: "≥" becomes two characters rather than a wrong
/// sign.
func asciiFolded(_ text: String) -> String {
  if text.utf8.allSatisfy({ $0 < 0x80 }) { return text }
  var inExponent = false
  return text.reduce(into: "") { folded, character in
    let exponent = superscripts.firstIndex(of: character)
    defer { inExponent = exponent != nil }
    if let exponent {
      folded += (inExponent ? "" : "^") + String(exponent)
    } else if character.isASCII {
      folded.append(character)
    } else if let spelling = asciiSpellings[character] ?? caretNotation(character) {
      folded += spelling
    } else {
      folded += String(repeating: "?", count: TextWidth.columns(character))
    }
  }
}

/// "^[" for the picture ␛ that `neutralised` puts in place of the escape character.
private func caretNotation(_ character: Character) -> String? {
  guard let scalar = character.unicodeScalars.first, (0x2400...0x2421).contains(scalar.value) else { return nil }
  return "^" + String(UnicodeScalar(UInt8(scalar.value == 0x2421 ? 0x3F : scalar.value - 0x2400 + 0x40)))
}

/// The digits of exponents, 0 to 9.
private let superscripts = Array("⁰¹²³⁴⁵⁶⁷⁸⁹")

/// The symbols that the screens and the material use.
private let asciiSpellings: [Character: String] = [
  "─": "-", "━": "=", "┿": "+", "┼": "+", "│": "|", "•": "*", "·": "-", "…": "...", "▸": ">", "□": "o", "✓": "v",
  "⚡": "!!",
  "▌": "|",
  "▁": ".", "▂": ":", "▃": "-", "▄": "=", "▅": "+", "▆": "*", "▇": "#", "█": "@",
  "░": ":", "▒": "+", "▓": "#",
  "↑": "^", "↓": "v", "←": "<-", "→": "->", "↔": "<->", "×": "x", "÷": "/", "−": "-", "±": "+-", "≥": ">=", "≤": "<=",
  "≈": "~",
  "≠": "!=", "√": "sqrt ", "½": " 1/2", "⅔": " 2/3", "°": " degrees", "µ": "u", "€": "EUR ", "β": "beta",
  "δ": "delta", "ε": "epsilon", "θ": "theta", "“": "\"", "”": "\"", "‘": "'", "’": "'", "–": "-", "—": "-",
  "\u{A0}": " ",
]
