/// What a colour says, not which it is, so that a theme is one table and a screen never names cyan.
enum Color: Equatable, Hashable, Sendable {
  case accent, good, warning, bad
}

/// How a piece of text looks. A wish: `Styling` decides what of it the terminal gets.
struct Style: Equatable, Hashable, Sendable {
  var color: Color? = nil
  var bold = false
  var dim = false
  var italic = false
  var underline = false
  var reverse = false

  static let plain = Style()
  static let bold = Style(bold: true)
  static let dim = Style(dim: true)
  static let accent = Style(color: .accent)
  static let good = Style(color: .good)
  static let warning = Style(color: .warning)
  static let bad = Style(color: .bad)
}
