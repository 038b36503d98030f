import VivaCore

/// A stretch of text in one style. Its text is harmless and spelled for the reader's locale from the start, so that
/// nothing later needs to ask.
struct Span: Equatable, Sendable {
  let text: String
  let style: Style

  init(_ text: String, _ style: Style = .plain) {
    let text = neutralised(text, newlines: false)
    self.text = Styling.spellsInASCII ? asciiFolded(text) : text
    self.style = style
  }

  /// For text that comes out of spans, where a second pass could only cost time.
  fileprivate init(harmless text: String, _ style: Style) {
    self.text = text
    self.style = style
  }
}

/// What the reader sees as one character, measured. Text is cut between these and nowhere else.
struct Grapheme: Equatable, Sendable {
  let character: Character
  let style: Style
  let columns: Int
}

/// A line of styled text, never with a newline in it.
///
/// Neighbours of the same style are kept as one span, so that two lines that look the same are equal.
struct Line: Equatable, Sendable, ExpressibleByStringLiteral {
  private(set) var spans: [Span] = []

  init(_ text: String = "", _ style: Style = .plain) {
    self.init([Span(text, style)])
  }

  init(_ spans: [Span]) {
    for span in spans { append(span) }
  }

  init(stringLiteral text: String) {
    self.init(text)
  }

  init(graphemes: some Sequence<Grapheme>) {
    var text = ""
    var style = Style.plain
    for grapheme in graphemes {
      if grapheme.style != style {
        append(Span(harmless: text, style))
        (text, style) = ("", grapheme.style)
      }
      text.append(grapheme.character)
    }
    append(Span(harmless: text, style))
  }

  static func + (left: Line, right: Line) -> Line {
    var sum = left
    for span in right.spans { sum.append(span) }
    return sum
  }

  static func += (left: inout Line, right: Line) {
    left = left + right
  }

  private mutating func append(_ span: Span) {
    if span.text.isEmpty { return }
    if let last = spans.last, last.style == span.style {
      spans[spans.count - 1] = Span(harmless: last.text + span.text, span.style)
    } else {
      spans.append(span)
    }
  }

  /// The words without their looks.
  var text: String { spans.map(\.text).joined() }

  var columns: Int { spans.reduce(0) { $0 + TextWidth.columns($1.text) } }

  var graphemes: [Grapheme] {
    spans.flatMap { span in
      span.text.map { Grapheme(character: $0, style: span.style, columns: TextWidth.columns($0)) }
    }
  }

  /// The line, or as much of it as fits together with a sign that something is missing.
  func truncated(to columns: Int) -> Line {
    if self.columns <= columns { return self }
    let ellipsis = Line("…")
    let sign = ellipsis.columns <= columns ? ellipsis : Line()
    var room = columns - sign.columns
    let graphemes = graphemes
    let kept = graphemes.prefix { grapheme in
      room -= grapheme.columns
      return room >= 0
    }
    // The line is too long, so a grapheme was left out, and the sign stands for it in its style.
    return Line(graphemes: kept) + Line(sign.text, graphemes[kept.endIndex].style)
  }

  /// The line with blanks after it; one that is too long stays as it is.
  func padded(to columns: Int) -> Line {
    self + Line(String(repeating: " ", count: max(0, columns - self.columns)))
  }

  /// One text at the left edge and one at the right. When they don't fit, the left one gives way.
  static func spread(_ left: Line, _ right: Line, _ width: Int) -> Line {
    if right.columns == 0 { return left.truncated(to: width) }
    let right = right.truncated(to: width)
    return left.truncated(to: max(0, width - right.columns - 1)).padded(to: width - right.columns) + right
  }
}
