import VivaCore

/// What the mock's screen shows besides the session itself.
struct MockView: Equatable {
  enum Overlay: Equatable {
    case help
    /// How to end: finish, leave for later, abandon.
    case ending
    /// The machine slept for so many seconds.
    case woken(Double)
  }

  /// The note being typed, when the keys write instead of command.
  var editor: LineEditor?
  var overlay: Overlay?
  /// A sentence that stays until the next key.
  var note: String?
  /// Saving failed: shown until it works again.
  var trouble: String?
}

/// Draws a mock: session and size in, frame out.
struct MockScreen {
  let session: MockSession
  let view: MockView
  let now: Now
  let size: TerminalSize

  static let smallest = TerminalSize(columns: 36, rows: 14)

  private var width: Int { size.columns - 2 }
  private var walkthrough: Walkthrough { session.plan.walkthrough }
  private var phase: MockPlan.Phase { session.plan.phases[session.phase] }

  func frame() -> Frame {
    guard size.holds(MockScreen.smallest) else {
      let left = session.stage == .briefing ? [] : [Line(MockWording.left(session.left(at: now)))]
      // q asks first, and there is no room for the question.
      return Frame(lines: left + Frame.tooSmall(size, MockScreen.smallest).lines.dropLast())
    }
    switch view.overlay {
    case .help: return Frame(indented: help(isStrict: session.plan.setup.isStrict))
    case .ending: return Frame(indented: ending())
    case .woken(let seconds): return Frame(indented: woken(seconds))
    case nil: break
    }
    return session.stage == .briefing ? briefing() : interview()
  }

  // MARK: - Before it begins

  private func briefing() -> Frame {
    var lines = [title(), Line()]
    lines += MarkdownLayout.lines(walkthrough.blocks(.prompt), width: width)
    lines += [Line()] + wrap(Line(MockWording.briefing(session.plan), .dim), to: width)
    lines.append(Line())
    lines += wrap(
      Line("Think aloud. a asks the interviewer, i writes a note, ? lists all keys.", .dim), to: width)
    lines += [Line(), Line("Enter", .accent) + Line(" starts the clock") + Line("   q leaves", .dim)]
    return Frame(indented: lines)
  }

  private func title() -> Line {
    let level = session.plan.setup.level ?? walkthrough.level
    return Line(walkthrough.title, .bold) + Line(" · \(level.rawValue)", .dim)
  }

  // MARK: - The interview

  private func interview() -> Frame {
    let footer = footer()
    var lines = [Line.spread(title(), total(), width)] + bar() + [Line(), phaseLine(), Line()]
    let room = size.rows - lines.count - footer.count
    lines += middle(room)
    lines += footer
    var frame = Frame(indented: Array(lines.prefix(size.rows)))
    if let editor = view.editor {
      // The editor's line is the first of the footer.
      frame.cursor = Frame.Position(
        row: lines.count - footer.count, column: 3 + editor.window(width - 2).column)
    }
    return frame
  }

  private func total() -> Line {
    let left = session.totalLeft(at: now)
    let whole = MockWording.clock(session.plan.seconds)
    if session.stage == .paused { return Line("paused", .warning) + Line(" · \(MockWording.left(left))", .dim) }
    let words = "total \(MockWording.left(left))"
    let fits = title().columns + words.count + whole.count + 6 <= width
    return left > 0
      ? Line(fits ? "\(words) of \(whole)" : words, .dim) : Line("total \(MockWording.left(left))", .warning)
  }

  /// One line for the time, cut at the phases' ends, and one that names them.
  private func bar() -> [Line] {
    let seconds = Double(session.plan.seconds)
    var ends: [Int] = []
    var sum = 0.0
    for phase in session.plan.phases {
      sum += Double(phase.seconds)
      ends.append(Int((sum / seconds * Double(width)).rounded()))
    }
    // A phase that runs over pushes the mark no further than its end: the bar shows the plan, the words the overrun.
    let before = session.phase == 0 ? 0 : ends[session.phase - 1]
    let share = min(1, session.spent(in: session.phase, at: now) / Double(phase.seconds))
    let done = before + Int(share * Double(ends[session.phase] - before))
    var text = ""
    for column in 0..<width {
      let isEnd = ends.dropLast().contains(column + 1)
      text += column < done ? (isEnd ? "┿" : "━") : (isEnd ? "┼" : "─")
    }
    let filled = String(text.prefix(done))
    return [Line(filled, .accent) + Line(String(text.dropFirst(done)), .dim), names(ends)]
  }

  private func names(_ ends: [Int]) -> Line {
    var line = Line()
    for (index, phase) in session.plan.phases.enumerated() {
      let start = index == 0 ? 0 : ends[index - 1]
      let name = phase.style.id.replacing("-", with: " ")
      let used = MockWording.clock(Int(session.spent(in: index, at: now)))
      let planned = "\(name) \(MockWording.clock(phase.seconds))"
      let labels = index < session.phase ? ["\(planned) ✓ \(used)", "\(name) ✓", "✓ \(used)", "✓"] : [planned, name]
      let room = max(0, ends[index] - start - 1)
      let label = labels.first { Line($0).columns <= room } ?? labels[labels.count - 1]
      line = line.padded(to: start) + Line(label, index == session.phase ? .plain : .dim).truncated(to: room)
    }
    return line
  }

  /// The phase and its time, set wide so that it can be read from where one stands at the whiteboard.
  private func phaseLine() -> Line {
    let left = session.left(at: now)
    let time = MockWording.left(left).split(separator: " ")
    let wide = (time.first ?? "").map(String.init).joined(separator: " ")
    let words = " " + time.dropFirst().joined(separator: " ")
    // A short time-box would warn from its beginning.
    let isClose = left <= (phase.seconds > 120 ? 120 : 0)
    let style = Style(color: isClose ? .warning : .accent, bold: true)
    let name = Line("  \(phase.style.name.uppercased())    ", .bold)
    // Decided by the widest time there can be, "+ 2 6 : 2 0", so that it does not change from one second to the next.
    guard name.columns + 18 <= width else { return name + Line(String(time.first ?? ""), style) + Line(words) }
    return name + Line(wide, style) + Line("  " + words)
  }

  /// What to cover, then the notes; when room is short, the latest notes stay.
  private func middle(_ room: Int) -> [Line] {
    var lines = phase.style.cover.flatMap {
      wrap(Line($0), to: width - 2, first: Line("  □ ", .dim), rest: Line("    "))
    }
    let asked = walkthrough.clarifications.prefix(session.asked).suffix(1).flatMap { item in
      wrap(Line("Q: \(item.question)", .dim), to: width) + wrap(Line("A: \(item.answer)"), to: width)
    }
    let hint = lastHint().map { wrap(Line("Hint: \($0)", .warning), to: width) } ?? []
    let talk = asked + hint
    var notes = [Line("Notes " + String(repeating: "─", count: max(0, width - 6)), .dim)]
    notes += session.notes.flatMap { wrap(Line($0), to: width) }
    let least = talk.count + min(notes.count, 3) + (talk.isEmpty ? 1 : 2)
    if lines.count + least > room { lines = Array(lines.prefix(max(0, room - least))) }
    lines.append(Line())
    if !talk.isEmpty { lines += talk + [Line()] }
    let space = max(1, room - lines.count)
    let shown = notes.count <= space ? notes : [notes[0]] + notes.suffix(space - 1)
    lines += shown
    return Array((lines + Array(repeating: Line(), count: max(0, room - lines.count))).prefix(max(0, room)))
  }

  private func lastHint() -> String? {
    let count = session.hints[session.phase]
    return count == 0 ? nil : session.hintTexts(session.phase).prefix(count).last
  }

  private func footer() -> [Line] {
    var lines: [Line] = []
    if let editor = view.editor {
      lines.append(Line("> ", .accent) + Line(editor.window(width - 2).text))
    }
    lines += curveball()
    if let trouble = view.trouble { lines += wrap(Line(trouble, .bad), to: width) }
    if let note = view.note { lines += wrap(Line(note, .warning), to: width) }
    if view.editor != nil {
      lines.append(Line("Enter or Esc keeps the note", .dim))
    } else {
      let keys = ["Space pause", "n next", "a ask", "h hint", "c curveball", "i note", "e editor", "? help", "q quit"]
      lines += Line.keys(keys, width)
    }
    return lines
  }

  private func curveball() -> [Line] {
    guard let pending = session.pending else { return [] }
    let curveball = walkthrough.curveballs[pending.index]
    let mark = Line("⚡ ", .warning)
    var lines = wrap(Line("Interviewer: \"\(curveball.says)\""), to: width, first: mark, rest: Line("   "))
    if let answer = pending.answer {
      lines += wrap(Line(MockWording.verdict(curveball, answer)), to: width, first: Line("   "), rest: Line("   "))
      lines.append(Line("   Enter goes on", .dim))
    } else {
      let keys = MockWording.strains.map { Line(String($0.key), .accent) + Line(" \($0.strain.rawValue)") }
      lines += Line.row([Line("   \(MockWording.question)")] + keys, width)
    }
    return lines
  }

  // MARK: - Overlays

  private func ending() -> [Line] {
    [
      title(), Line(),
      Line("f", .accent) + Line(" finish, and score yourself"),
      Line("l", .accent) + Line(" leave; 'viva mock --resume' goes on"),
      Line("d", .accent) + Line(" discard this mock"),
      Line(),
    ] + wrap(Line("Any other key goes back; the clock runs.", .dim), to: width)
  }

  private func woken(_ seconds: Double) -> [Line] {
    wrap(Line("This computer was asleep for \(MockWording.clock(Int(seconds)))."), to: width) + [
      Line(), Line("c", .accent) + Line(" count that time"), Line("s", .accent) + Line(" leave it out"),
    ]
  }

  private func help(isStrict: Bool) -> [Line] {
    let keys = [
      ("Space", isStrict ? "(no pauses in a strict mock)" : "pause, and go on (counted)"),
      ("n", "next phase; behind the last one, the end"), ("a", "ask the interviewer, one question at a time"),
      ("h", "a hint (counted)"), ("c", "a curveball now"), ("i", "write a note"), ("e", "all notes in your editor"),
      ("q", "finish, leave or discard"),
    ]
    let rows = keys.flatMap { Line.entry($0, $1, width, column: 7) }
    return [Line("Keys", .bold), Line()] + rows
      + [Line(), Line("Everything is saved as you go.", .dim), Line("Any key goes back.", .dim)]
  }
}
