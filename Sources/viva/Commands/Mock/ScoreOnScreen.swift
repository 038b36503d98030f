import VivaCore

/// A score sheet on the whole screen.
final class ScoreOnScreen {
  private(set) var sheet: ScoreSheet
  private let title: String
  private let times: String?
  private let save: ([Event]) -> FileProblem?
  private let world: World
  private var editor: LineEditor?
  private var note: String?
  private var showsHelp = false

  init(
    _ sheet: ScoreSheet, title: String, times: String?, _ world: World, save: @escaping ([Event]) -> FileProblem?
  ) {
    self.sheet = sheet
    self.title = title
    self.times = times
    self.world = world
    self.save = save
  }

  /// - Returns: the signal that ended the program, if one did; what was scored is saved then too.
  func run(_ screen: Screen) -> Int32? {
    while sheet.stage != .over {
      screen.show(
        ScoreScreen(
          sheet: sheet, title: title, times: times, editor: editor, note: note, showsHelp: showsHelp,
          size: screen.size
        ).frame())
      switch screen.next(timeoutMilliseconds: nil) {
      case .key(let key): handle(key)
      case .resized, .resumed, .tick: break
      case .interrupted(let signal):
        send(.leave)
        return signal
      case .inputClosed:
        send(.leave)
        return nil
      }
    }
    return nil
  }

  private func send(_ input: ScoreSheet.Input) {
    let events = sheet.handle(input, at: world.clock.now)
    note = events.isEmpty ? nil : save(events)?.message
    editor = sheet.stage == .askingEvidence ? LineEditor() : nil
  }

  private func handle(_ key: Key) {
    if showsHelp {
      showsHelp = false
      return
    }
    if var editor {
      switch key {
      case .enter, .tab: send(.evidence(editor.text))
      case .escape:
        self.editor = nil
        if sheet.stage == .askingEvidence { send(.next) }
      case .character(let digit) where sheet.stage == .askingEvidence && editor.text.isEmpty && "12345".contains(digit):
        // A slip of the finger is corrected by pressing the right digit.
        send(.score(digit.wholeNumberValue ?? 0))
      default:
        _ = editor.handle(key)
        self.editor = editor
      }
      return
    }
    switch key {
    case .character(let digit) where "12345".contains(digit): send(.score(digit.wholeNumberValue ?? 0))
    case .tab: editor = LineEditor(sheet.evidence[sheet.dimension.id] ?? "")
    case .left, .up: send(.back)
    case .right, .down, .enter: send(.next)
    case .character("?"): showsHelp = true
    case .character("q"): send(.leave)
    default: break
    }
  }
}
