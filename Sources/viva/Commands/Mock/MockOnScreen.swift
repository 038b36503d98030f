import VivaCore

/// A mock on the whole screen: waits for keys and the clock, hands them to the run, draws what comes of it.
final class MockOnScreen {
  private let mock: MockRun
  private var view = MockView()

  init(_ mock: MockRun) {
    self.mock = mock
    // A note that was being typed when the program was killed is still there.
    if !mock.session.draft.isEmpty { view.editor = LineEditor(mock.session.draft) }
  }

  /// - Returns: the signal that ended the program, if one did.
  func run(_ screen: Screen) -> Int32? {
    while true {
      if case .over = mock.session.stage { return nil }
      let now = mock.world.clock.now
      view.trouble = mock.trouble.map { "Not saved yet: \($0.message). It is tried again." }
      screen.show(MockScreen(session: mock.session, view: view, now: now, size: screen.size).frame())
      switch screen.next(timeoutMilliseconds: untilNextSecond(now)) {
      case .key(let key): handle(key, screen)
      case .tick: tick(screen)
      case .resumed: noticeSleep(since: now)
      case .resized: break
      case .interrupted(let signal):
        mock.handle(.leave)
        return signal
      case .inputClosed:
        mock.handle(.leave)
        return nil
      }
    }
  }

  /// While the clock stands nothing changes, and nothing is drawn.
  private func untilNextSecond(_ now: Now) -> Int? {
    guard mock.session.stage == .running else { return nil }
    let left = mock.session.left(at: now)
    let fraction = left - left.rounded(.down)
    return mock.world.clock.wait(max(1, Int((fraction == 0 ? 1 : fraction) * 1000) + 1))
  }

  private func tick(_ screen: Screen) {
    mock.handle(.draft(view.editor?.text ?? ""))
    mock.handle(.tick)
    if mock.session.announcements.contains(.phaseTimeIsUp), mock.settings.ringsBell { screen.ring() }
    announce()
  }

  /// What the last input brought, where the screen does not show it anyway.
  private func announce() {
    for announcement in mock.session.announcements where announcement != .minute && announcement != .curveball {
      view.note = MockWording.announcement(announcement, mock.session, at: mock.world.clock.now)
    }
  }

  private func noticeSleep(since drawn: Now) {
    let away = mock.world.clock.now.moment.seconds(since: drawn.moment)
    // A quick Ctrl-Z is no sleep worth a question.
    guard mock.session.stage == .running, away > 30 else { return }
    mock.handle(.slept(away))
    view.overlay = .woken(away)
  }

  private func handle(_ key: Key, _ screen: Screen) {
    switch view.overlay {
    case .help:
      view.overlay = nil
      return
    case .ending:
      view.overlay = nil
      end(key)
      return
    case .woken:
      guard key == .character("c") || key == .character("s") else { return }
      view.overlay = nil
      mock.handle(.countSleep(key == .character("c")))
      return
    case nil: break
    }
    if view.editor != nil, write(key) { return }
    view.note = nil
    if mock.session.stage == .briefing {
      brief(key)
    } else {
      command(key, screen)
    }
    announce()
  }

  private func brief(_ key: Key) {
    switch key {
    case .enter, .character(" "): mock.handle(.start)
    case .character("q"): mock.handle(.leave)
    case .character("?"): view.overlay = .help
    default: break
    }
  }

  private func command(_ key: Key, _ screen: Screen) {
    if let pending = mock.session.pending {
      if pending.answer == nil, case .character(let typed) = key,
        let strain = MockWording.strains.first(where: { $0.key == typed })?.strain
      {
        mock.handle(.breaks(strain))
        return
      }
      if pending.answer != nil, key == .enter {
        mock.handle(.dismiss)
        return
      }
    }
    switch key {
    case .character(" "): mock.handle(.pauseOrContinue)
    case .character("n"): mock.handle(.nextPhase)
    case .character("a"): mock.handle(.ask)
    case .character("h"): mock.handle(.hint)
    case .character("c"): mock.handle(.curveball)
    case .character("i"): view.editor = LineEditor()
    case .character("e"): view.note = screen.suspended { NotesEditor.edit(mock) }
    case .character("q"): view.overlay = .ending
    case .character("?"): view.overlay = .help
    // Whoever pastes without pressing i wants a note.
    case .paste:
      var editor = LineEditor()
      _ = editor.handle(key)
      view.editor = editor
    default: break
    }
  }

  /// - Returns: whether the key was for the note.
  private func write(_ key: Key) -> Bool {
    guard var editor = view.editor else { return false }
    switch key {
    case .enter:
      mock.handle(.note(editor.text))
      view.editor = nil
    case .escape:
      view.editor = nil
      if !editor.text.isEmpty { mock.handle(.note(editor.text)) }
    default:
      guard editor.handle(key) else { return true }
      view.editor = editor
      mock.handle(.draft(editor.text))
    }
    return true
  }

  private func end(_ key: Key) {
    switch key {
    case .character("f"): mock.handle(.finish)
    case .character("l"): mock.handle(.leave)
    case .character("d"): mock.handle(.abandon)
    default: break
    }
  }
}
