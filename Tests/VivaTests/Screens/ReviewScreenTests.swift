import Testing
import VivaCore

@testable import viva

/// Whole frames of the review, at a usual and at a small size.
@Suite("ReviewScreen")
struct ReviewScreenTests {
  private static let sizes = [(80, 24), (40, 20), (30, 10)]

  /// Due three days ago.
  private static let history = [
    SampleProgress.review("a-1", "failover-loss", on: "2026-11-16")
  ]

  private func golden(_ test: ScreenTest, _ name: String, _ size: (Int, Int)) {
    expectGolden(test.shown(size.0, size.1), "screen-\(name)-\(size.0)x\(size.1).txt")
  }

  @Test("asks: topic and reason, position and time, prompt, keys", arguments: sizes)
  func asking(_ size: (Int, Int)) throws {
    var test = try ScreenTest(SampleDeck.failover, ReviewScreenTests.history)
    test.seconds = 41
    golden(test, "asking", size)
  }

  @Test("shows the answer below a rule, and what each grade brings", arguments: sizes)
  func revealed(_ size: (Int, Int)) throws {
    var test = try ScreenTest(SampleDeck.failover, ReviewScreenTests.history)
    test.seconds = 41
    test.send(.reveal)
    golden(test, "revealed", size)
  }

  @Test("counts on when the time is over", arguments: sizes)
  func over(_ size: (Int, Int)) throws {
    var test = try ScreenTest(SampleDeck.failover, ReviewScreenTests.history)
    test.seconds = 102
    golden(test, "over", size)
  }

  @Test("shows a remark above the keys", arguments: sizes)
  func remark(_ size: (Int, Int)) throws {
    var test = try ScreenTest(SampleDeck.failover, ReviewScreenTests.history)
    test.send(.reveal, .grade(.good), .grade(.good))
    golden(test, "remark", size)
  }

  @Test("tells of a leech, with the next card still in sight", arguments: sizes)
  func leech(_ size: (Int, Int)) throws {
    let lapses = (1...15).map { number in
      SampleProgress.review(
        "a-\(number)", "failover-loss", number % 2 == 0 ? "again" : "good",
        on: number < 10 ? "2026-10-0\(number)" : "2026-10-\(number)")
    }
    var test = try ScreenTest(SampleDeck.failover, lapses)
    test.send(.reveal, .grade(.again))
    golden(test, "leech", size)
  }

  @Test("lists the keys", arguments: sizes)
  func help(_ size: (Int, Int)) throws {
    var test = try ScreenTest(SampleDeck.failover)
    test.view.overlay = .help
    golden(test, "help", size)
  }

  @Test("asks what to do about answers that cannot be saved", arguments: sizes)
  func notSaved(_ size: (Int, Int)) throws {
    var test = try ScreenTest(SampleDeck.failover)
    test.view.overlay = .notSaved(
      message: "cannot write /home/ada/.local/share/viva/progress.json: No space left on device",
      help: "free some space, or name another place with --data FILE", path: nil)
    golden(test, "not-saved", size)
  }

  @Test("takes a path to save in", arguments: sizes)
  func path(_ size: (Int, Int)) throws {
    var test = try ScreenTest(SampleDeck.failover)
    test.view.overlay = .notSaved(
      message: "cannot write /home/ada/.local/share/viva/progress.json: No space left on device",
      help: "free some space, or name another place with --data FILE",
      path: "/media/ada/a stick with a long name/viva-progress-2026-11-21.json")
    golden(test, "path", size)
  }

  @Test("scrolls a long answer, and says how much lies below", arguments: sizes)
  func scrolled(_ size: (Int, Int)) throws {
    var test = try ScreenTest(SampleDeck.long)
    test.send(.reveal)
    golden(test, "long-top", size)
    test.view.scroll = 5
    golden(test, "long-middle", size)
    test.view.scroll = test.screen(size.0, size.1).scrollLimit
    golden(test, "long-end", size)
  }

  @Test(
    "goes to the answer when it is shown, unless it is in sight already",
    arguments: [(80, 24, 0), (40, 20, 0), (30, 10, 7)])
  func scrollToAnswer(_ columns: Int, _ rows: Int, _ scroll: Int) throws {
    var test = try ScreenTest(SampleDeck.failover, ReviewScreenTests.history)
    test.send(.reveal)
    test.view.scroll = test.screen(columns, rows).scrollToAnswer
    #expect(test.view.scroll == scroll)
    if scroll > 0 { golden(test, "answer", (columns, rows)) }
  }

  @Test("lays out wide tables, long code and quotes", arguments: [(80, 40), (40, 60)])
  func wide(_ size: (Int, Int)) throws {
    var test = try ScreenTest(SampleDeck.wide)
    test.send(.reveal)
    golden(test, "wide", size)
  }

  @Test("measures wide, combined and pictured characters", arguments: [(80, 24), (40, 30)])
  func scripts(_ size: (Int, Int)) throws {
    var test = try ScreenTest(SampleDeck.scripts)
    test.send(.reveal)
    golden(test, "scripts", size)
  }

  @Test("shows only names of grades in practice")
  func cram() throws {
    var test = try ScreenTest(SampleDeck.failover, ReviewScreenTests.history, mode: .cram)
    test.send(.reveal)
    golden(test, "cram", (80, 24))
  }

  @Test("says when it is too small, down to nothing", arguments: [(20, 5), (29, 24), (80, 9), (1, 1)])
  func tooSmall(_ size: (Int, Int)) throws {
    let test = try ScreenTest(SampleDeck.failover)
    let all = ["too small: \(size.0)×\(size.1)", "needs 30×10", "q quit"]
    let lines = test.screen(size.0, size.1).frame().lines.map(\.text)
    #expect(lines == all)
  }
}
