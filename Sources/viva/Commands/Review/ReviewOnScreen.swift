import VivaCore

/// A review on the whole screen: waits for keys, hands them to the run, draws what comes of it.
final class ReviewOnScreen {
  private let review: ReviewRun
  private var view = ReviewView()
  /// What was typed as a place to save in, so that it need not be typed again when saving there fails too.
  private var typedPath: String?

  init(_ review: ReviewRun) { self.review = review }

  /// - Returns: the signal that ended the session, if one did.
  func run() throws -> Int32? {
    if let problem = review.checkWritable() { show(problem) }
    return try review.world.onScreen { screen in
      while true {
        if case .finished = review.session.phase, view.overlay == nil { return nil }
        let now = review.world.clock.now
        screen.show(frame(now, screen.size))
        switch screen.next(timeoutMilliseconds: untilNextSecond(now)) {
        case .key(let key):
          if handle(key, screen) { return nil }
        case .interrupted(let signal):
          _ = review.handle(.quit)
          return signal
        case .inputClosed:
          _ = review.handle(.quit)
          return nil
        case .resized, .resumed, .tick: break
        }
      }
    }
  }

  private func frame(_ now: Now, _ size: TerminalSize) -> Frame {
    ReviewScreen(session: review.session, view: view, now: now, size: size).frame()
  }

  /// The timer stands still once the answer is shown, and nothing needs to be drawn until a key comes.
  private func untilNextSecond(_ now: Now) -> Int? {
    guard view.overlay == nil, case .asking(let since) = review.session.phase else { return nil }
    let elapsed = now.moment.milliseconds - since.milliseconds
    return Int(1000 - ((elapsed % 1000) + 1000) % 1000)
  }

  /// - Returns: whether the session is to end without more ado.
  private func handle(_ key: Key, _ screen: Screen) -> Bool {
    switch view.overlay {
    case .help:
      view.overlay = nil
      return false
    case .notSaved(let message, let help, let path):
      return resolve(key, message, help, path)
    case nil: break
    }
    view.note = nil
    guard screen.size.holds(ReviewScreen.smallest) else {
      // What cannot be seen must not be graded by accident.
      if key == .character("q") { send(.quit, screen) }
      return false
    }
    if let input = ReviewOnScreen.input(key) {
      send(input, screen)
    } else {
      move(key, screen)
    }
    return false
  }

  private static func input(_ key: Key) -> ReviewSession.Input? {
    switch key {
    case .character(" "), .enter: .reveal
    case .character("1"): .grade(.again)
    case .character("2"): .grade(.hard)
    case .character("3"): .grade(.good)
    case .character("4"): .grade(.easy)
    case .character("u"): .undo
    case .character("b"): .bury
    case .character("s"): .suspend
    case .character("q"): .quit
    default: nil
    }
  }

  private func send(_ input: ReviewSession.Input, _ screen: Screen) {
    let phase = review.session.phase
    if let problem = review.handle(input) { show(problem) }
    // A key that changes nothing leaves the reader where they are.
    guard review.session.phase != phase else { return }
    view.scroll = 0
    if case .revealed = review.session.phase { view.scroll = drawn(screen).scrollToAnswer }
  }

  private func drawn(_ screen: Screen) -> ReviewScreen {
    ReviewScreen(session: review.session, view: view, now: review.world.clock.now, size: screen.size)
  }

  private func move(_ key: Key, _ screen: Screen) {
    let drawn = drawn(screen)
    switch key {
    case .character("?"): view.overlay = .help
    case .character("e"):
      let editor = CardEditor(review)
      view.note = editor.canEdit ? screen.suspended { editor.edit() } : editor.edit()
    case .up: view.scroll -= 1
    case .down: view.scroll += 1
    case .pageUp: view.scroll -= drawn.page
    case .pageDown: view.scroll += drawn.page
    case .home: view.scroll = 0
    case .end: view.scroll = drawn.scrollLimit
    default: break
    }
    view.scroll = min(max(view.scroll, 0), drawn.scrollLimit)
  }

  private func show(_ problem: FileProblem) {
    view.overlay = .notSaved(message: problem.message, help: problem.help, path: nil)
  }

  /// What to do about answers that cannot be saved.
  private func resolve(_ key: Key, _ message: String, _ help: String?, _ path: String?) -> Bool {
    if var path {
      switch key {
      case .enter:
        typedPath = path
        view.overlay = nil
        if let problem = review.saveElsewhere(path) {
          show(problem)
        } else {
          view.note = "Saved in \(review.store.path). Next time: --data \(review.store.path)"
        }
        return false
      case .escape:
        typedPath = path
        show(FileProblem(message, help: help))
        return false
      case .backspace: _ = path.popLast()
      case .control("u"): path = ""
      case .character(let character): path.append(character)
      case .paste(let text): path += text.filter { !$0.isNewline }
      default: break
      }
      view.overlay = .notSaved(message: message, help: help, path: path)
      return false
    }
    switch key {
    case .character("r"):
      view.overlay = nil
      if let problem = review.store.unsaved.isEmpty ? review.checkWritable() : review.retry() { show(problem) }
    case .character("a"):
      view.overlay = .notSaved(message: message, help: help, path: typedPath ?? suggestedPlace)
    case .character("m"):
      review.goOnInMemory()
      view.overlay = nil
      view.note = "Going on; nothing is saved from here on."
    case .character("q"):
      _ = review.handle(.quit)
      return true
    default: break
    }
    return false
  }

  private var suggestedPlace: String {
    let home = review.world.environment["HOME"] ?? "/tmp"
    return "\(home)/viva-progress-\(review.world.clock.now.day).json"
  }
}
