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
  private var isTicked: Bool { checklist.kind == .dayOf }

  func frame() -> Frame {
    guard size.holds(ChecklistScreen.smallest) else { return .tooSmall(size, ChecklistScreen.smallest) }
    if showsHelp { return Frame(indented: help()) }
    if session.stage == .closing { return Frame(indented: closing()) }
    let needed = currentLines.count
    let room = { (foot: [Line]) in size.rows - head.count - foot.count }
    // The item in question comes first: where it would not fit, the cards give way, then the keys' names.
    let foot = [footer(cards: size.rows >= 20 ? 3 : 1), footer(cards: 0)].first { room($0) >= needed } ?? briefFooter()
    let items = window(max(1, room(foot)))
    let body = items + Array(repeating: Line(), count: max(0, room(foot) - items.count))
    return Frame(indented: head + body + foot)
  }

  private var currentLines: [Line] { lines(of: session.item, isCurrent: true) }

  /// As many items as there is room for, the one in question among them; with a sign when even that has no room.
  private func window(_ room: Int) -> [Line] {
    var blocks: [[Line]] = []
    var section: String?
    for (index, item) in checklist.items.enumerated() {
      var block: [Line] = []
      if let title = item.section, title != section { block = (index > 0 ? [Line()] : []) + [Line(title, .dim)] }
      section = item.section
      blocks.append(block + lines(of: item, isCurrent: index == session.index))
    }
    guard blocks[session.index].count <= room else { return Line.shortened(currentLines, to: room, width) }
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

  private func footer(cards limit: Int) -> [Line] {
    let cards = session.item.cards.compactMap { library.card($0) }
    var lines = [rule, mark]
    if limit > 0 {
      lines += cards.prefix(limit).map { card in
        (Line("• ", .dim) + Line(Inline.read(card.prompt).map(\.plain).joined(), .dim)).truncated(to: width)
      }
      if cards.count > limit { lines.append(Line("  and \(counted(cards.count - limit, "more card"))", .dim)) }
    }
    let keys = isTicked ? ["Space tick"] : ["g green", "y yellow", "r red"]
    return lines + noteLines + [Line()] + Line.keys(keys + ChecklistScreen.moves, width)
  }

  private func briefFooter() -> [Line] {
    let keys = [isTicked ? "Space tick" : "g y r rate", "? help", "q quit"]
    return [rule, mark] + Line.shortened(noteLines, to: 2, width) + Line.keys(keys, width)
  }

  private static let moves = ["↑↓ move", "u undo", "? help", "q quit"]
  private var rule: Line { Line(String(repeating: "─", count: width), .dim) }
  private var mark: Line { Line(ChecklistWording.mark(session.item, session.marks, on: day)) }
  private var noteLines: [Line] { note.map { wrap(Line($0, .bad), to: width) } ?? [] }

  /// The last item with its rating, and what all ratings came to.
  private func closing() -> [Line] {
    let words = ["That was the last item."] + ChecklistWording.summary(session, on: day)
    let foot = [Line()] + noteLines + Line.keys(["Enter leaves", "u undo", "↑ back"], width)
    let room = max(1, size.rows - head.count - foot.count)
    let body = Line.shortened(
      currentLines + [Line()] + words.flatMap { wrap(Line($0), to: width) }, to: room, width)
    return head + body + Array(repeating: Line(), count: room - body.count) + foot
  }

  /// The list and the place of the item in it.
  private var head: [Line] {
    let place = "\(session.index + 1) of \(checklist.items.count)"
    return [Line.spread(Line(checklist.title, .bold), Line(place, .dim), width), Line()]
  }

  private func help() -> [Line] {
    let keys: [(String, String)] =
      isTicked
      ? [("Space", "ticks the item, or takes its tick away; a tick counts for a week")]
      : ChecklistWording.meanings.map { (String($0.rating.rawValue.prefix(1)), "\($0.rating.rawValue): \($0.text)") }
    let shared = [
      ("↑ ↓", "back and forth; Enter goes on too"), ("u", "takes back what was said last"),
      ("q", "leaves; everything is saved already"),
    ]
    let head = [Line(checklist.title, .bold).truncated(to: width), Line()]
    let keyLines = (keys + shared).flatMap { Line.entry($0, $1, width, column: 7) }
    let end = [Line(), Line("Any key goes back.", .dim)]
    let about = checklist.introduction.isEmpty ? [] : [Line()] + wrap(Line(checklist.introduction), to: width)
    // The keys come first where there is no room for all.
    let room = size.rows - head.count - keyLines.count - end.count
    let lines = head + keyLines + (room > 1 ? Line.shortened(about, to: room, width) : []) + end
    if lines.count <= size.rows { return lines }
    let brief = keys.flatMap { key, does in wrap(Line("\(key)  \(does)"), to: width, rest: Line("   ")) }
    return head + brief + Line.keys(ChecklistScreen.moves, width) + end.suffix(1)
  }
}
