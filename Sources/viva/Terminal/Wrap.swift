/// The lines that a paragraph needs in a width, broken at spaces; a word that is longer than a line is broken inside.
/// - Parameters:
///   - first: stands before the first line, like "• "; it counts towards the width.
///   - rest: stands before each further line, like the two blanks under a bullet.
/// - Returns: at least one line, also for no text.
func wrap(_ line: Line, to width: Int, first: Line = Line(), rest: Line = Line()) -> [Line] {
  let graphemes = line.graphemes
  var lines: [Line] = []
  var start = 0
  repeat {
    let indent = lines.isEmpty ? first : rest
    // At least one grapheme goes on each line, or a narrow window would never come to the end.
    let end = lineEnd(in: graphemes, from: start, room: max(1, width - indent.columns))
    var row = graphemes[start..<end]
    start = end
    if end < graphemes.count {
      while row.last?.character == " " { row.removeLast() }
      while start < graphemes.count, graphemes[start].character == " " { start += 1 }
    }
    lines.append(indent + Line(graphemes: row))
  } while start < graphemes.count
  return lines
}

/// Where the line that begins at `start` ends: at the space that fits last, or in mid-word when there is none.
private func lineEnd(in graphemes: [Grapheme], from start: Int, room: Int) -> Int {
  var used = 0
  var end = start
  var lastSpace: Int?
  var sawWord = false
  while end < graphemes.count {
    let isSpace = graphemes[end].character == " "
    // Blanks before the first word are an indentation and no place to break.
    if isSpace, sawWord, !belongsTogether(graphemes, at: end) { lastSpace = end }
    used += graphemes[end].columns
    if used > room, end > start { return lastSpace ?? end }
    sawWord = sawWord || !isSpace
    end += 1
  }
  return end
}

/// Whether the text around a space is one thing: a number and its percent sign.
private func belongsTogether(_ graphemes: [Grapheme], at space: Int) -> Bool {
  space + 1 < graphemes.count && graphemes[space + 1].character == "%" && graphemes[space - 1].character.isNumber
}
