import VivaCore

/// What the review shows besides the session itself: how far the answer is scrolled, and what lies over it.
struct ReviewView: Equatable {
  enum Overlay: Equatable {
    case help
    /// Saving failed; `path` is being typed when it is not nil.
    case notSaved(message: String, help: String?, path: String?)
  }

  var scroll = 0
  var overlay: Overlay?
  /// A sentence that is not the session's own, such as what became of an edit.
  var note: String?
}

/// Draws a review: session and size in, frame out.
struct ReviewScreen {
  let session: ReviewSession
  let view: ReviewView
  let now: Now
  let size: TerminalSize

  static let smallest = TerminalSize(columns: 30, rows: 10)

  private var width: Int { size.columns - 2 }

  func frame() -> Frame {
    guard size.columns >= ReviewScreen.smallest.columns, size.rows >= ReviewScreen.smallest.rows else {
      return tooSmall()
    }
    switch view.overlay {
    case .help: return Frame(lines: indented(ReviewScreen.help))
    case .notSaved(let message, let help, let path): return notSaved(message, help, path)
    case nil: return card()
    }
  }

  /// How far the body can be scrolled.
  var scrollLimit: Int { max(0, body().count - bodyHeight(footer().count)) }

  /// How many lines a page has.
  var page: Int { max(1, bodyHeight(footer().count) - 1) }

  private func card() -> Frame {
    let footer = footer()
    let height = bodyHeight(footer.count)
    let body = body()
    let scroll = min(view.scroll, max(0, body.count - height))
    var shown = Array(body.dropFirst(scroll).prefix(height))
    let below = body.count - scroll - shown.count
    if below > 0 { shown[shown.count - 1] = Line("↓ \(below + 1) more lines", .dim) }
    shown += Array(repeating: Line(), count: height - shown.count)
    return Frame(lines: indented(header() + shown + footer))
  }

  private func indented(_ lines: [Line]) -> [Line] { lines.map { Line(" ") + $0 } }

  private func header() -> [Line] {
    guard let card = session.currentCard, let entry = session.current else { return [Line(), Line()] }
    let (current, total) = session.position
    let place = Line("\(current) of \(total)   ", .dim) + timer(card)
    return [Line.spread(Line(ReviewWording.about(card, entry), .dim), place, width), Line()]
  }

  private func timer(_ card: Card) -> Line {
    let elapsed: Double
    switch session.phase {
    case .asking(let since): elapsed = now.moment.seconds(since: since)
    case .revealed(let since, let at): elapsed = at.seconds(since: since)
    case .finished: elapsed = 0
    }
    let isOver = Int(elapsed) > card.seconds
    return Line(ReviewWording.timer(elapsed, of: card.seconds), isOver ? .warning : .plain)
  }

  private func body() -> [Line] {
    guard let card = session.currentCard else { return [] }
    var lines = wrap(MarkdownLayout.line(Inline.read(card.prompt), .bold), to: width)
    guard case .revealed = session.phase else { return lines }
    lines += [Line(), Line(String(repeating: "─", count: width), .dim)]
    return lines + MarkdownLayout.lines(card.answer, width: width)
  }

  private func bodyHeight(_ footer: Int) -> Int { max(1, size.rows - 2 - footer) }

  private func footer() -> [Line] {
    var lines = [Line()]
    if let remark = view.note ?? session.remark.map(ReviewWording.remark) {
      lines += wrap(Line(remark, .warning), to: width) + [Line()]
    }
    switch session.phase {
    case .revealed:
      lines.append(Line("How well did you know it?"))
      lines += ReviewScreen.row(ReviewWording.grades(session, at: now).map(ReviewScreen.key), width)
      let keys = ["u undo", "b bury", "s suspend", "e edit", "↑↓ scroll", "? help", "q quit"]
      lines += ReviewScreen.row(keys.map { Line($0, .dim) }, width)
    case .asking:
      lines.append(Line("Space", .accent) + Line(" shows the answer"))
      lines += ReviewScreen.row(["u undo", "b bury", "s suspend", "? help", "q quit"].map { Line($0, .dim) }, width)
    case .finished: break
    }
    return lines
  }

  /// "1 again <10 min" with its key set apart.
  private static func key(_ text: String) -> Line {
    Line(String(text.prefix(1)), .accent) + Line(String(text.dropFirst()))
  }

  /// Parts side by side, three spaces apart, in as many lines as they need.
  static func row(_ parts: [Line], _ width: Int) -> [Line] {
    var lines: [Line] = []
    for part in parts {
      if let last = lines.last, last.columns + 3 + part.columns <= width {
        lines[lines.count - 1] = last + Line("   ") + part
      } else {
        lines.append(part)
      }
    }
    return lines
  }

  private func tooSmall() -> Frame {
    let least = ReviewScreen.smallest
    return Frame(lines: [
      Line("too small: \(size.columns)×\(size.rows)"), Line("needs \(least.columns)×\(least.rows)"), Line("q quit", .dim),
    ])
  }

  private func notSaved(_ message: String, _ help: String?, _ path: String?) -> Frame {
    var lines = [Line("Not saved", .bad), Line()] + wrap(Line(message), to: width)
    if let help { lines += wrap(Line(help, .dim), to: width) }
    lines.append(Line())
    if let path {
      lines += [Line("Save everything in this file, and go on there:"), Line("> " + path)]
      lines += [Line(), Line("Enter saves   Esc back", .dim)]
      return Frame(
        lines: indented(lines), cursor: Frame.Position(row: lines.count - 3, column: 3 + TextWidth.columns(path)))
    }
    lines += [
      Line("r", .accent) + Line(" try again"),
      Line("a", .accent) + Line(" save everything in another file, and go on there"),
      Line("m", .accent) + Line(" go on without saving"),
      Line("q", .accent) + Line(" quit"),
    ]
    return Frame(lines: indented(lines))
  }

  private static let help: [Line] = [
    Line("Keys", .bold), Line(),
    Line("Space, Enter     show the answer"),
    Line("1 again          forgotten: it comes back in this session"),
    Line("2 hard           recalled with trouble"),
    Line("3 good           recalled"),
    Line("4 easy           recalled at once"),
    Line("u                take the last one back"),
    Line("b                put off until tomorrow"),
    Line("s                do not ask it any more"),
    Line("e                edit (your own cards)"),
    Line("↑ ↓ PgUp PgDn    scroll"),
    Line("q                quit; everything answered is saved"),
    Line(), Line("Any key goes back.", .dim),
  ]
}
