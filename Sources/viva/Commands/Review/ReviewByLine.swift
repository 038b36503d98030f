import Foundation
import VivaCore

/// A review line by line, for pipes, screen readers and dumb terminals: everything the screen can do, in words.
struct ReviewByLine {
  private let review: ReviewRun
  private let lines: LineReader
  /// Whether the person can be asked what to do when saving fails.
  private let canAsk: Bool
  private let out: Output
  private let width: Int

  init(_ review: ReviewRun, _ invocation: Invocation) {
    self.review = review
    lines = LineReader(descriptor: review.world.input)
    canAsk = review.world.isInteractive && !invocation[.noInput]
    out = review.world.output
    width = review.world.width
  }

  /// - Returns: the signal that ended the session, if one did.
  func run() throws -> Int32? {
    try withSignals([SIGINT, SIGTERM, SIGHUP], converse)
  }

  private func converse() throws -> Int32? {
    if let problem = review.checkWritable(), let end = try resolve(problem) { return end.signal }
    say("\(counted(review.session.position.total, "card")). An empty line shows the answer, ? lists the words.")
    showPrompt()
    while true {
      out.flush()
      switch lines.next(timeoutMilliseconds: nil) {
      case .end:
        _ = review.handle(.quit)
        return nil
      case .interrupted(let signal):
        _ = review.handle(.quit)
        return signal
      case .tick: break
      case .line(let text):
        if let end = try answer(text) { return end.signal }
        if case .finished = review.session.phase { return nil }
      }
    }
  }

  private func say(_ text: String) { review.world.say(text) }

  private struct End { let signal: Int32? }

  private func answer(_ text: String) throws -> End? {
    let word = text.lowercased().filter { !$0.isWhitespace }
    guard word != "?" else {
      for input in ReviewWording.inputs {
        if let word = input.word { out.lines(Line.entry(word, input.meaning, width, column: 17)) }
      }
      return nil
    }
    guard let input = ReviewByLine.input(word) else {
      review.world.sayUnknown(text, of: Grade.allCases.map(\.name))
      return nil
    }
    switch input {
    case .edit: edit()
    case .session(let input):
      let before = (review.session.phase, review.session.current)
      if let problem = review.handle(input), let end = try resolve(problem) { return end }
      if let remark = review.session.remark { say(ReviewWording.remark(remark)) }
      if before != (review.session.phase, review.session.current) {
        showCard(withPrompt: input != .reveal)
      }
    }
    return nil
  }

  private func edit() {
    let editor = CardEditor(review)
    out.write(editor.edit() + "\n")
    if editor.canEdit { showCard(withPrompt: true) }
  }

  private enum Input {
    case session(ReviewSession.Input)
    case edit
  }

  private static func input(_ word: String) -> Input? {
    switch word {
    case "": .session(.reveal)
    case "1", "again": .session(.grade(.again))
    case "2", "hard": .session(.grade(.hard))
    case "3", "good": .session(.grade(.good))
    case "4", "easy": .session(.grade(.easy))
    case "u", "undo": .session(.undo)
    case "b", "bury": .session(.bury)
    case "s", "suspend": .session(.suspend)
    case "e", "edit": .edit
    case "q", "quit": .session(.quit)
    default: nil
    }
  }

  /// As much of the card as may be seen.
  private func showCard(withPrompt: Bool) {
    switch review.session.phase {
    case .finished: break
    case .asking: showPrompt()
    case .revealed:
      if withPrompt { showPrompt() }
      showAnswer()
    }
  }

  private func showPrompt() {
    guard let card = review.session.currentCard, let entry = review.session.current else { return }
    let (current, total) = review.session.position
    out.line()
    say("\(ReviewWording.about(card, entry)) · \(current) of \(total)")
    out.lines(wrap(MarkdownLayout.line(Inline.read(card.prompt)), to: width))
  }

  private func showAnswer() {
    guard let card = review.session.currentCard else { return }
    out.line()
    out.lines(MarkdownLayout.lines(card.answer, width: width))
    out.line()
    review.world.say(choices: ReviewWording.grades(review.session, at: review.world.clock.now))
  }

  /// Saving failed: asks what to do until something helps.
  ///
  /// - Returns: an end when the session must stop.
  private func resolve(_ problem: FileProblem) throws -> End? {
    var problem = problem
    while true {
      // With nothing waiting and nobody to ask, the problem itself ends the program, with status 1.
      if !canAsk, review.store.unsaved.isEmpty { throw problem }
      review.world.errors.report("error: not saved: \(problem.message)", problem.help)
      review.world.errors.flush()
      guard canAsk else {
        _ = review.handle(.quit)
        return End(signal: nil)
      }
      review.world.say(choices: [
        "r try again", "a FILE save everything in FILE and go on there", "m go on without saving", "q quit",
      ])
      out.flush()
      guard case .line(let text) = lines.next(timeoutMilliseconds: nil) else {
        _ = review.handle(.quit)
        return End(signal: nil)
      }
      let words = text.split(separator: " ", maxSplits: 1).map(String.init)
      switch words.first {
      case "m":
        review.goOnInMemory()
        say("Going on; nothing is saved from here on.")
        return nil
      case "q":
        _ = review.handle(.quit)
        return End(signal: nil)
      case "a":
        guard words.count > 1 else { continue }
        guard let next = review.saveElsewhere(words[1]) else {
          out.write("Saved in \(review.store.path). Next time: --data \(review.store.path)\n")
          return nil
        }
        problem = next
      default:
        guard let next = review.store.unsaved.isEmpty ? review.checkWritable() : review.retry() else { return nil }
        problem = next
      }
    }
  }
}
