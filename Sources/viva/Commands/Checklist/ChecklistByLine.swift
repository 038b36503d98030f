import Foundation
import VivaCore

/// A checklist line by line, for pipes, screen readers and dumb terminals.
struct ChecklistByLine {
  private let checking: ChecklistRun
  private let lines: LineReader
  private var world: World { checking.world }
  private var isTicked: Bool { checking.session.checklist.kind == .dayOf }

  init(_ checking: ChecklistRun) {
    self.checking = checking
    lines = LineReader(descriptor: checking.world.input)
  }

  /// - Returns: the signal that ended the program, if one did; every mark is saved already.
  func run() throws -> Int32? {
    withSignals([SIGINT, SIGTERM, SIGHUP]) {
      let checklist = checking.session.checklist
      world.say("\(checklist.title), \(counted(checklist.items.count, "item")).")
      world.say(choices: words)
      show()
      while checking.session.stage != .over {
        world.output.flush()
        switch lines.next() {
        case .line(let text): answer(text)
        case .end:
          world.output.line()
          return nil
        case .interrupted(let signal): return signal
        case .tick: break
        }
      }
      world.output.line()
      return nil
    }
  }

  private var words: [String] {
    [isTicked ? "x ticks" : "green, yellow or red rates", "an empty line goes on", "b back", "u undoes", "q quits"]
  }

  private func show() {
    let session = checking.session
    let section = session.item.section.map { " · \($0)" } ?? ""
    world.output.line()
    world.say("\(session.index + 1) of \(session.checklist.items.count)\(section)")
    world.output.lines(wrap(MarkdownLayout.line(Inline.read(session.item.text)), to: world.width))
    world.say("  \(ChecklistWording.mark(session.item, session.marks, on: world.clock.now.day))")
  }

  private func answer(_ text: String) {
    let word = text.lowercased().filter { !$0.isWhitespace }
    let before = checking.session.index
    let inputs: [String: ChecklistSession.Input] =
      isTicked
      ? ["x": .tick, "tick": .tick]
      : [
        "g": .rate(.green), "green": .rate(.green), "y": .rate(.yellow), "yellow": .rate(.yellow), "r": .rate(.red),
        "red": .rate(.red),
      ]
    switch word {
    case "": checking.handle(.next)
    case "b", "back": checking.handle(.back)
    case "u", "undo": checking.handle(.undo)
    case "q", "quit":
      checking.handle(.leave)
      return
    case "?":
      help()
      return
    default:
      guard let input = inputs[word] else {
        world.sayUnknown(text, of: inputs.keys.filter { $0.count > 1 })
        return
      }
      checking.handle(input)
    }
    if let problem = checking.problem { world.errors.report("error: not saved: \(problem.message)", problem.help) }
    switch checking.session.stage {
    case .over: break
    case .closing: world.say(ChecklistWording.closing)
    case .asking where word.isEmpty && checking.session.index == before: world.say("That was the last item; q quits.")
    case .asking: show()
    }
  }

  /// The words, and what the screen shows of the list and of the item in question.
  private func help() {
    if !isTicked {
      for (rating, text) in ChecklistWording.meanings { world.say("\(rating.rawValue): \(text)") }
    }
    world.say(choices: words)
    let session = checking.session
    let about = session.checklist.introduction
    if !about.isEmpty { world.say(about) }
    for card in session.item.cards.compactMap({ checking.library.card($0) }) {
      world.output.lines(wrap(MarkdownLayout.line(Inline.read(card.prompt)), to: world.width, first: "• ", rest: "  "))
    }
  }
}
