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
    guard size.holds(ReviewScreen.smallest) else { return .tooSmall(size, ReviewScreen.smallest) }
    switch view.overlay {
    case .help: return Frame(indented: help())
    case .notSaved(let message, let help, let path): return notSaved(message, help, path)
    case nil: return card()
    }
  }

  /// How far the body can be scrolled.
  var scrollLimit: Int { max(0, body().count - bodyHeight(footer().count)) }

  /// How many lines a page has.
  var page: Int { max(1, bodyHeight(footer().count) - 1) }

  /// How far to scroll when the answer has just been shown: not at all while some of it is in sight below the prompt.
  var scrollToAnswer: Int {
    let (prompt, answer) = (promptLines.count, body().count)
    let isInSight = min(prompt + 5, answer) <= bodyHeight(footer().count)
    return isInSight ? 0 : min(prompt + 1, scrollLimit)
  }

  private func card() -> Frame {
    let footer = footer()
    let height = bodyHeight(footer.count)
    let body = body()
    let scroll = min(view.scroll, max(0, body.count - height))
    var shown = Array(body.dropFirst(scroll).prefix(height))
    let below = body.count - scroll - shown.count
    if below > 0 { shown[shown.count - 1] = Line("↓ \(below + 1) more lines", .dim) }
    shown += Array(repeating: Line(), count: height - shown.count)
    return Frame(indented: header() + shown + footer)
  }

  private func header() -> [Line] {
    guard let card = session.currentCard, let entry = session.current else { return [Line(), Line()] }
    let (current, total) = session.position
    // In a narrow window the timer says less, then the reason goes.
    let abouts = [ReviewWording.about(card, entry), card.topic.title].map { Line($0, .dim) }
    let places = timers(card).map { Line("\(current) of \(total)   ", .dim) + $0 }
    let headings = abouts.flatMap { about in places.map { (about, $0) } }
    // Neither list is empty.
    let (about, place) = headings.first { $0.columns + 1 + $1.columns <= width } ?? headings.last!
    return [Line.spread(about, place, width), Line()]
  }

  /// The timer, the fullest first.
  private func timers(_ card: Card) -> [Line] {
    let elapsed: Double
    switch session.phase {
    case .asking(let since): elapsed = now.moment.seconds(since: since)
    case .revealed(let since, let at): elapsed = at.seconds(since: since)
    case .finished: elapsed = 0
    }
    let isOver = Int(elapsed) > card.seconds
    let texts = [ReviewWording.timer(elapsed, of: card.seconds), ReviewWording.shortTimer(elapsed, of: card.seconds)]
    return texts.map { Line($0, isOver ? .warning : .plain) }
  }

  private var promptLines: [Line] {
    session.currentCard.map { wrap(MarkdownLayout.line(Inline.read($0.prompt), .bold), to: width) } ?? []
  }

  private func body() -> [Line] {
    guard let card = session.currentCard else { return [] }
    var lines = promptLines
    guard case .revealed = session.phase else { return lines }
    lines += [Line(), Line(String(repeating: "─", count: width), .dim)]
    return lines + MarkdownLayout.lines(card.answer, width: width)
  }

  private func bodyHeight(_ footer: Int) -> Int { max(1, size.rows - 2 - footer) }

  /// What stands below the card: all of it, or the least where that would leave the card too little room.
  private func footer() -> [Line] {
    let full = fullFooter()
    return size.rows - 2 - full.count >= ReviewScreen.leastBody ? full : briefFooter()
  }

  /// So many lines of the card are always in sight; only a remark on the smallest screen takes one or two of them.
  private static let leastBody = 5

  private var remark: [Line] {
    let text = view.note ?? session.remark.map(ReviewWording.remark)
    return text.map { wrap(Line($0, .warning), to: width) } ?? []
  }

  private func fullFooter() -> [Line] {
    var lines = [Line()]
    if !remark.isEmpty { lines += remark + [Line()] }
    switch session.phase {
    case .revealed:
      lines.append(Line("How well did you know it?"))
      lines += Line.row(ReviewWording.grades(session, at: now).map(ReviewScreen.key), width)
      let keys = ["u undo", "b bury", "s suspend", "e edit", "↑↓ scroll", "? help", "q quit"]
      lines += Line.keys(keys, width)
    case .asking:
      lines.append(Line("Space", .accent) + Line(" shows the answer"))
      lines += Line.keys(["u undo", "b bury", "s suspend", "? help", "q quit"], width)
    case .finished: break
    }
    return lines
  }

  private func briefFooter() -> [Line] {
    var lines = [Line()] + Line.shortened(remark, to: 2, width)
    switch session.phase {
    case .revealed:
      lines += Line.row(Grade.allCases.map { ReviewScreen.key("\($0.rawValue) \($0.name)") }, width, gap: 1)
    case .asking: lines.append(Line("Space", .accent) + Line(" shows the answer"))
    case .finished: break
    }
    return lines + Line.keys(["? help", "q quit"], width)
  }

  /// "1 again <10 min" with its key set apart.
  private static func key(_ text: String) -> Line {
    Line(String(text.prefix(1)), .accent) + Line(String(text.dropFirst()))
  }

  private func notSaved(_ message: String, _ help: String?, _ path: String?) -> Frame {
    let choices = path.map { pathEntry($0) } ?? ReviewScreen.waysOut.flatMap { wrap($0, to: width, rest: Line("  ")) }
    let problem = wrap(Line(message), to: width) + (help.map { wrap(Line($0, .dim), to: width) } ?? [])
    // What can be done about it is in sight at any size.
    let isRoomy = problem.count + choices.count + 3 <= size.rows
    let blank = isRoomy ? [Line()] : []
    let shown = isRoomy ? problem : Line.shortened(problem, to: size.rows - choices.count - 1, width)
    let lines = [Line("Not saved", .bad)] + blank + shown + blank + choices
    guard let entry = path.map({ tail($0) }) else { return Frame(indented: lines) }
    let column = 1 + ReviewScreen.entryMark.columns + entry.columns
    return Frame(indented: lines, cursor: Frame.Position(row: lines.count - 3, column: column))
  }

  private static let waysOut = [
    Line("r", .accent) + Line(" try again"),
    Line("a", .accent) + Line(" save everything in another file"),
    Line("m", .accent) + Line(" go on without saving"),
    Line("q", .accent) + Line(" quit"),
  ]

  private static let entryMark = Line("> ")

  private func pathEntry(_ path: String) -> [Line] {
    wrap(Line("Save everything in this file, and go on there:"), to: width)
      + [ReviewScreen.entryMark + tail(path), Line()]
      + Line.keys(["Enter saves", "Esc back"], width)
  }

  /// The end of what is being typed, where the cursor is.
  private func tail(_ text: String) -> Line {
    let room = width - ReviewScreen.entryMark.columns - 1
    let line = Line(text)
    guard line.columns > room else { return line }
    let sign = Line("…", .dim)
    var columns = sign.columns
    let kept = line.graphemes.reversed().prefix { grapheme in
      columns += grapheme.columns
      return columns <= room
    }
    return sign + Line(graphemes: kept.reversed())
  }

  /// All keys, one a line; side by side where there is no room for that.
  private func help() -> [Line] {
    let close = Line("Any key goes back.", .dim)
    let rows = ReviewWording.inputs.flatMap { Line.entry($0.key, $0.meaning, width, column: 17) }
    let full = [Line("Keys", .bold), Line()] + rows + [Line(), close]
    if full.count <= size.rows { return full }
    return Line.row(ReviewWording.inputs.map { Line($0.brief) }, width, gap: 2) + [Line(), close]
  }
}
