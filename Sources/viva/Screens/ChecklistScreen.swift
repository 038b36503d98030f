import VivaCore

/// Draws a checklist with the item in question, what is said of it, and the cards that teach it.
struct ChecklistScreen {
  let session: ChecklistSession
  let library: Library
  let note: String?
  let showsHelp: Bool
  let day: StudyDay
  let size: TerminalSize

  static let smallest = TerminalSize(columns: 30, rows: 12)
  private var width: Int { size.columns - 2 }
  private var checklist: Checklist { session.checklist }

  func frame() -> Frame {
    guard size.columns >= ChecklistScreen.smallest.columns, size.rows >= ChecklistScreen.smallest.rows else {
      let least = ChecklistScreen.smallest
      return Frame(lines: [
        Line("too small: \(size.columns)×\(size.rows)"), Line("needs \(least.columns)×\(least.rows)"),
        Line("q quit", .dim),
      ])
    }
    if showsHelp { return Frame(lines: indented(help())) }
    let place = "\(session.index + 1) of \(checklist.items.count)"
    let head = [Line.spread(Line(checklist.title, .bold), Line(place, .dim), width), Line()]
    let foot = footer()
    let room = max(1, size.rows - head.count - foot.count)
    let items = window(room)
    let body = items + Array(repeating: Line(), count: max(0, room - items.count))
    return Frame(lines: indented(head + body.prefix(room) + foot))
  }

  private func indented(_ lines: [Line]) -> [Line] { lines.map { Line(" ") + $0 } }

  /// As many items as there is room for, the one in question among them.
  private func window(_ room: Int) -> [Line] {
    var blocks: [[Line]] = []
    var section: String?
    for (index, item) in checklist.items.enumerated() {
      var block: [Line] = []
      if let title = item.section, title != section { block = (index > 0 ? [Line()] : []) + [Line(title, .dim)] }
      section = item.section
      blocks.append(block + lines(of: item, isCurrent: index == session.index))
    }
    // The item in question stands in the middle where the list is longer than the screen.
    var (first, last) = (session.index, session.index)
    var used = blocks[first].count
    while true {
      let (above, below) = (
        first > 0 ? blocks[first - 1].count : nil, last + 1 < blocks.count ? blocks[last + 1].count : nil
      )
      let takesAbove =
        above.map { used + $0 <= room } == true && (session.index - first <= last - session.index || below == nil)
      if takesAbove, let above {
        first -= 1
        used += above
      } else if let below, used + below <= room {
        last += 1
        used += below
      } else if let above, used + above <= room {
        first -= 1
        used += above
      } else {
        break
      }
    }
    return blocks[first...last].flatMap(\.self)
  }

  private func lines(of item: Checklist.Item, isCurrent: Bool) -> [Line] {
    let cursor = isCurrent ? Line("▸ ", .accent) : Line("  ")
    let isTicked = session.marks.isTicked(item.id, on: day)
    let sign = ChecklistWording.sign(session.marks[item.id], isTicked: isTicked)
    let text = MarkdownLayout.line(Inline.read(item.text), isCurrent ? .bold : .plain)
    return wrap(text, to: width, first: cursor + sign + Line(" "), rest: Line("    "))
  }

  private func footer() -> [Line] {
    let item = session.item
    let rule = Line(String(repeating: "─", count: width), .dim)
    var lines = [rule, Line(ChecklistWording.mark(item, session.marks, on: day))]
    let cards = item.cards.compactMap { library.card($0) }
    let shown = cards.prefix(size.rows >= 20 ? 3 : 1)
    lines += shown.map { card in
      (Line("• ", .dim) + Line(Inline.read(card.prompt).map(\.plain).joined(), .dim)).truncated(to: width)
    }
    if cards.count > shown.count {
      lines.append(Line("  and \(counted(cards.count - shown.count, "more card"))", .dim))
    }
    if let note { lines += wrap(Line(note, .bad), to: width) }
    lines.append(Line())
    let keys =
      checklist.kind == .dayOf
      ? ["Space tick", "↑↓ move", "u undo", "? help", "q quit"]
      : ["g green", "y yellow", "r red", "↑↓ move", "u undo", "? help", "q quit"]
    return lines + ReviewScreen.row(keys.map { Line($0, .dim) }, width)
  }

  private func help() -> [Line] {
    let keys: [(String, String)] =
      checklist.kind == .dayOf
      ? [("Space", "ticks the item, or takes its tick away; a tick counts for a week")]
      : ChecklistWording.meanings.map { (String($0.rating.rawValue.prefix(1)), "\($0.rating.rawValue): \($0.text)") }
    let shared = [
      ("↑ ↓", "back and forth; Enter goes on too"), ("u", "takes back what was said last"),
      ("q", "leaves; everything is saved already"),
    ]
    let about = checklist.introduction.isEmpty ? [] : wrap(Line(checklist.introduction), to: width) + [Line()]
    return [Line(checklist.title, .bold), Line()] + about
      + (keys + shared).flatMap { key, does in
        wrap(Line(does), to: width, first: Line(key.padding(to: 7)), rest: Line("       "))
      } + [Line(), Line("Any key goes back.", .dim)]
  }
}
