import VivaCore

/// A checklist on the whole screen.
final class ChecklistOnScreen {
  private let checking: ChecklistRun
  private var showsHelp = false

  init(_ checking: ChecklistRun) { self.checking = checking }

  /// - Returns: the signal that ended the program, if one did; every mark is saved already.
  func run() throws -> Int32? {
    let world = checking.world
    return try world.onScreen { screen in
      while checking.session.stage != .over {
        screen.show(
          ChecklistScreen(
            session: checking.session, library: checking.library,
            note: checking.problem.map { "not saved: \($0.message)" },
            showsHelp: showsHelp, day: world.clock.now.day, size: screen.size
          ).frame())
        switch screen.next(timeoutMilliseconds: nil) {
        case .key(let key): handle(key, screen.size)
        case .resized, .resumed, .tick: break
        case .interrupted(let signal): return signal
        case .inputClosed: return nil
        }
      }
      return nil
    }
  }

  private func handle(_ key: Key, _ size: TerminalSize) {
    if showsHelp {
      showsHelp = false
      return
    }
    guard size.holds(ChecklistScreen.smallest) else {
      // What cannot be seen must not be rated by accident.
      if key == .character("q") { checking.handle(.leave) }
      return
    }
    switch key {
    case .character("g"): checking.handle(.rate(.green))
    case .character("y"): checking.handle(.rate(.yellow))
    case .character("r"): checking.handle(.rate(.red))
    case .character(" "): checking.handle(.tick)
    case .up, .left: checking.handle(.back)
    case .down, .right, .enter: checking.handle(.next)
    case .character("u"): checking.handle(.undo)
    case .character("?"): showsHelp = true
    case .character("q"): checking.handle(.leave)
    default: break
    }
  }
}
