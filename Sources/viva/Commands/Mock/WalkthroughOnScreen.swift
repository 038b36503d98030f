import VivaCore

/// Lets the person read a walkthrough on the whole screen.
struct WalkthroughOnScreen {
  enum Ending: Equatable {
    case closed
    /// Now the scores are looked at once more.
    case secondPass
    case interrupted(Int32)
  }

  let walkthrough: Walkthrough

  func run(_ screen: Screen) -> Ending {
    var scroll = 0
    while true {
      let width = min(100, max(20, screen.size.columns - 2))
      let reading = ReadingScreen(
        title: walkthrough.title, lines: WalkthroughText.lines(walkthrough, width: width), scroll: scroll,
        keys: ["s score once more", "q close", "↑↓ PgUp PgDn scroll"], size: screen.size)
      scroll = min(max(0, scroll), reading.limit)
      screen.show(reading.frame())
      let page = max(1, ReadingScreen.height(screen.size) - 1)
      switch screen.next(timeoutMilliseconds: nil) {
      case .key(.up): scroll -= 1
      case .key(.down), .key(.enter): scroll += 1
      case .key(.pageUp), .key(.character("b")): scroll -= page
      case .key(.pageDown), .key(.character(" ")): scroll += page
      case .key(.home): scroll = 0
      case .key(.end): scroll = reading.limit
      case .key(.character("s")): return .secondPass
      case .key(.character("q")), .key(.escape), .inputClosed: return .closed
      case .interrupted(let signal): return .interrupted(signal)
      case .key, .resized, .resumed, .tick: break
      }
    }
  }
}
