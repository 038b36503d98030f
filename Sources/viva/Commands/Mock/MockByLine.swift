import Foundation
import VivaCore

/// A mock line by line: the same interview in words, with the time announced at each minute and phase.
struct MockByLine {
  private let mock: MockRun
  private let lines: LineReader
  private let out: Output
  private let width: Int

  init(_ mock: MockRun, _ lines: LineReader) {
    self.mock = mock
    self.lines = lines
    out = mock.world.output
    width = mock.world.width
  }

  /// - Returns: the signal that ended the program, if one did.
  func run() -> Int32? {
    if mock.session.stage == .briefing {
      brief()
    } else {
      showPhase()
      if !mock.session.notes.isEmpty {
        for note in ["Your notes:"] + mock.session.notes { say(note) }
      }
    }
    while true {
      if case .over = mock.session.stage { return nil }
      out.flush()
      switch lines.next(timeoutMilliseconds: wait) {
      case .line(let text): answer(text)
      case .tick:
        mock.handle(.tick)
        announce()
      case .end:
        mock.handle(.leave)
        return nil
      case .interrupted(let signal):
        mock.handle(.leave)
        return signal
      }
    }
  }

  /// Until the next second on the mock's clock; for ever while it stands.
  private var wait: Int? { mock.session.stage == .running ? mock.world.clock.wait(1000) : nil }

  private func brief() {
    let plan = mock.session.plan
    say(plan.walkthrough.title)
    out.lines(MarkdownLayout.lines(plan.walkthrough.blocks(.prompt), width: width))
    say(MockWording.briefing(plan))
    say("An empty line starts the clock, ? lists the words, q leaves.")
  }

  private func say(_ text: String) { mock.world.say(text) }

  private func showPhase() {
    let phase = mock.session.plan.phases[mock.session.phase]
    say("\(phase.style.name): \(MockWording.left(mock.session.left(at: mock.world.clock.now))). Cover:")
    for item in phase.style.cover {
      out.lines(wrap(Line(item), to: width, first: Line("- "), rest: Line("  ")))
    }
  }

  private func announce() {
    for announcement in mock.session.announcements {
      switch announcement {
      case .phaseBegan: showPhase()
      case .curveball: showCurveball()
      default: say(MockWording.announcement(announcement, mock.session, at: mock.world.clock.now))
      }
    }
    if let trouble = mock.trouble { mock.world.errors.report("not saved yet: \(trouble.message)", trouble.help) }
  }

  private func showCurveball() {
    guard let pending = mock.session.pending else { return }
    let curveball = mock.session.plan.walkthrough.curveballs[pending.index]
    if let answer = pending.answer {
      say(MockWording.verdict(curveball, answer))
    } else {
      say("The interviewer: \"\(curveball.says)\" \(MockWording.question) latency, consistency, cost or privacy?")
    }
  }

  private func help() {
    let words = [
      ("(empty line)", "start; later, the time"), ("p or pause", "stop and start the clock (counted)"),
      ("n or next", "the next phase; behind the last one, the end"),
      ("a or ask", "ask the interviewer, one question at a time"), ("h or hint", "a hint (counted)"),
      ("c", "a curveball now"), ("e", "all notes in your editor"), ("finish", "end the mock and score it"),
      ("leave or q", "leave it; 'viva mock --resume' goes on"), ("discard", "end it without a score"),
    ]
    out.lines(words.flatMap { Line.entry($0, $1, width, column: 15) })
    say("Anything else is written down as a note.")
  }

  private func answer(_ text: String) {
    let word = text.lowercased().filter { !$0.isWhitespace }
    if mock.session.pending?.answer == nil, mock.session.pending != nil,
      let strain = Walkthrough.Curveball.Strain(rawValue: word)
    {
      mock.handle(.breaks(strain))
      showCurveball()
      mock.handle(.dismiss)
      return
    }
    guard mock.session.stage != .briefing else {
      switch word {
      case "": mock.handle(.start)
      case "q", "leave": mock.handle(.leave)
      case "?": help()
      default: say("An empty line starts the clock.")
      }
      announce()
      return
    }
    command(word, text)
  }

  private func command(_ word: String, _ text: String) {
    let (asked, hints) = (mock.session.asked, mock.session.hints)
    switch word {
    case "": say(MockWording.announcement(.minute, mock.session, at: mock.world.clock.now))
    case "?": help()
    case "p", "pause":
      mock.handle(.pauseOrContinue)
      if mock.session.stage == .paused { say("Paused; p goes on.") }
      if mock.session.stage == .running, !mock.session.announcements.contains(.pauseForbidden) { say("Going on.") }
    case "n", "next": mock.handle(.nextPhase)
    case "a", "ask": mock.handle(.ask)
    case "h", "hint": mock.handle(.hint)
    case "c", "curveball": mock.handle(.curveball)
    case "e", "edit":
      if let trouble = NotesEditor.edit(mock) { say(trouble) }
    case "finish": mock.handle(.finish)
    case "q", "leave": mock.handle(.leave)
    case "discard": mock.handle(.abandon)
    default: mock.handle(.note(text))
    }
    announce()
    if mock.session.asked > asked {
      let item = mock.session.plan.walkthrough.clarifications[asked]
      say("You ask: \(item.question)")
      say("The interviewer: \(item.answer)")
    }
    if mock.session.hints != hints,
      let hint = mock.session.hintTexts(mock.session.phase)
        .prefix(mock.session.hints[mock.session.phase]).last
    {
      say("Hint: \(hint)")
    }
  }
}

/// A score sheet line by line.
struct ScoreByLine {
  private let lines: LineReader
  private let world: World
  private let save: ([Event]) -> FileProblem?

  init(_ lines: LineReader, _ world: World, save: @escaping ([Event]) -> FileProblem?) {
    self.lines = lines
    self.world = world
    self.save = save
  }

  /// - Returns: the signal that ended the program, if one did; what was scored is saved then too.
  func run(_ sheet: inout ScoreSheet) -> Int32? {
    world.say(choices: [
      "1–5 scores", "a text is evidence", "b goes back", "an empty line goes on", "q keeps the rest for later",
    ])
    show(sheet)
    while sheet.stage != .over {
      world.output.flush()
      switch lines.next(timeoutMilliseconds: nil) {
      case .line(let text): answer(text, &sheet)
      case .end:
        send(.leave, &sheet)
        return nil
      case .interrupted(let signal):
        send(.leave, &sheet)
        return signal
      case .tick: break
      }
    }
    return nil
  }

  private func send(_ input: ScoreSheet.Input, _ sheet: inout ScoreSheet) {
    let events = sheet.handle(input, at: world.clock.now)
    if !events.isEmpty, let problem = save(events) {
      world.errors.report("error: not saved: \(problem.message)", problem.help)
    }
  }

  private func show(_ sheet: ScoreSheet) {
    let dimension = sheet.dimension
    world.output.line()
    world.say("\(dimension.name) · \(sheet.index + 1) of \(sheet.rubric.dimensions.count)")
    for (index, anchor) in dimension.anchors.enumerated() {
      let mark = sheet.scores[dimension.id] == index + 1 ? "now " : "    "
      world.output.lines(
        wrap(Line(anchor), to: world.width, first: Line("\(mark)\(index + 1) "), rest: Line("      ")))
    }
  }

  private func answer(_ text: String, _ sheet: inout ScoreSheet) {
    let word = text.lowercased().filter { !$0.isWhitespace }
    let before = sheet.index
    switch word {
    case "": send(.next, &sheet)
    case "b", "back": send(.back, &sheet)
    case "q", "quit": send(.leave, &sheet)
    case "1", "2", "3", "4", "5": send(.score(Int(word) ?? 0), &sheet)
    default:
      if let number = Int(word) {
        world.output.write("\(number) is no score; it goes from 1 to 5.\n")
      } else {
        send(.evidence(text), &sheet)
      }
    }
    if sheet.stage == .askingEvidence {
      world.say("What did you say or draw? An empty line goes on without.")
    } else if sheet.stage == .scoring, sheet.index != before {
      show(sheet)
    }
  }
}
