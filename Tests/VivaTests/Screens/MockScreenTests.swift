import Testing
import VivaCore

@testable import viva

/// Whole frames of the mock, at a usual and at a small size.
@Suite("MockScreen")
struct MockScreenTests {
  private static let sizes = [(80, 24), (40, 20)]

  private func golden(_ test: MockScreenTest, _ name: String, _ size: (Int, Int)) {
    expectGolden(test.shown(size.0, size.1), "mock-\(name)-\(size.0)x\(size.1).txt")
  }

  /// In the design phase, after 8:00 and some seconds.
  private func designing(_ seconds: Double) throws -> MockScreenTest {
    var test = try MockScreenTest()
    test.send(.start)
    test.seconds = 480
    test.send(.note("2,000 car parks, 600K places"), .nextPhase)
    test.seconds = 480 + seconds
    return test
  }

  @Test("tells the problem and the phases before the clock starts", arguments: sizes)
  func briefing(_ size: (Int, Int)) throws { golden(try MockScreenTest(), "briefing", size) }

  @Test("shows the phase and its time, what to cover and the notes", arguments: sizes)
  func running(_ size: (Int, Int)) throws { golden(try designing(372), "running", size) }

  @Test("shows the answer and the hint that were given last", arguments: sizes)
  func talk(_ size: (Int, Int)) throws {
    var test = try designing(60)
    test.send(.ask, .ask, .hint)
    golden(test, "talk", size)
  }

  @Test("says that two minutes are left", arguments: sizes)
  func warning(_ size: (Int, Int)) throws {
    var test = try designing(601)
    test.view.note = MockWording.announcement(.twoMinutesLeft, test.session, at: test.now)
    golden(test, "warning", size)
  }

  @Test("counts on in words when the phase runs over, and when all time is up", arguments: sizes)
  func overrun(_ size: (Int, Int)) throws {
    golden(try designing(762), "overrun", size)
    golden(try designing(2300), "all-over", size)
  }

  @Test("says that it is paused", arguments: sizes)
  func paused(_ size: (Int, Int)) throws {
    var test = try designing(100)
    test.send(.pauseOrContinue)
    golden(test, "paused", size)
  }

  @Test("keeps the latest of many notes in sight", arguments: sizes)
  func manyNotes(_ size: (Int, Int)) throws {
    var test = try designing(100)
    for number in 1...30 { test.send(.note("note number \(number)")) }
    golden(test, "notes", size)
  }

  @Test("throws a curveball, and then shows what the reference says", arguments: sizes)
  func curveball(_ size: (Int, Int)) throws {
    var test = try designing(100)
    test.send(.curveball)
    golden(test, "curveball", size)
    test.send(.breaks(.cost))
    golden(test, "answer", size)
  }

  @Test("takes a note, with the cursor in it", arguments: sizes)
  func typing(_ size: (Int, Int)) throws {
    var test = try designing(100)
    var editor = LineEditor("one row for each place, keyed by floor; a booking is a conditional update of one")
    for _ in 0..<4 { _ = editor.handle(.left) }
    test.view.editor = editor
    golden(test, "typing", size)
  }

  @Test("lists the keys, asks how to end, and asks about time asleep", arguments: sizes)
  func overlays(_ size: (Int, Int)) throws {
    var test = try designing(100)
    test.view.overlay = .help
    golden(test, "help", size)
    test.view.overlay = .ending
    golden(test, "ending", size)
    test.view.overlay = .woken(3725)
    golden(test, "woken", size)
  }

  @Test("tells that saving fails, and goes on", arguments: sizes)
  func trouble(_ size: (Int, Int)) throws {
    var test = try designing(100)
    test.view.trouble =
      "Not saved yet: cannot write /home/ada/progress.json: No space left on device. It is tried again."
    golden(test, "trouble", size)
  }

  @Test("says when it is too small, and the time all the same", arguments: [(35, 24), (80, 13), (1, 1)])
  func tooSmall(_ size: (Int, Int)) throws {
    let lines = try designing(372).frame(size.0, size.1).lines.map(\.text)
    #expect(lines == ["5:48 left", "too small: \(size.0)×\(size.1)", "needs 36×14"])
  }

  @Test("a second costs at most 60 bytes, a minute under 4 KB, and a pause nothing", arguments: sizes)
  func idle(_ size: (Int, Int)) throws {
    var test = try designing(0)
    var renderer = FrameRenderer(styling: Styling(colors: true, attributes: true, ascii: false))
    func bytes() -> Int {
      renderer.update(to: test.frame(size.0, size.1), size: TerminalSize(columns: size.0, rows: size.1)).count
    }
    _ = bytes()
    var seconds: [Int] = []
    for second in 1...1500 {
      test.seconds = 480 + Double(second)
      seconds.append(bytes())
    }
    // The one in which the phase begins to run over is no idle one: words and colour change.
    #expect((1...1500).filter { seconds[$0 - 1] > 60 } == [720])
    #expect(stride(from: 0, to: 1500, by: 60).allSatisfy { seconds[$0..<$0 + 60].reduce(0, +) < 4096 })
    test.send(.pauseOrContinue)
    _ = bytes()
    test.seconds += 60
    #expect(bytes() == 0)
  }
}

@Suite("ScoreScreen and ReadingScreen")
struct ScoreScreenTests {
  private static let sizes = [(80, 24), (40, 20)]

  private func golden(
    _ sheet: ScoreSheet, _ name: String, _ size: (Int, Int), editor: LineEditor? = nil, showsHelp: Bool = false
  ) {
    let screen = ScoreScreen(
      sheet: sheet, title: "Score · car park", times: "45:00 planned, 47:10 used", editor: editor, note: nil,
      showsHelp: showsHelp, size: TerminalSize(columns: size.0, rows: size.1))
    expectGolden(picture(of: screen.frame(), size.0, size.1), "score-\(name)-\(size.0)x\(size.1).txt")
  }

  @Test("shows each dimension with its anchors, the chosen one marked, and asks for evidence", arguments: sizes)
  func sheet(_ size: (Int, Int)) throws {
    let test = try MockScreenTest()
    var sheet = ScoreSheet(try #require(test.library.rubric), mock: "m-1", problem: "car-park", ids: EventIDs(seed: 7))
    golden(sheet, "fresh", size)
    golden(sheet, "help", size, showsHelp: true)
    _ = sheet.handle(.score(4), at: test.now)
    _ = sheet.handle(.score(2), at: test.now)
    golden(sheet, "asking", size, editor: LineEditor("forgot the peak factor"))
    _ = sheet.handle(.evidence("forgot the peak factor"), at: test.now)
    _ = sheet.handle(.back, at: test.now)
    golden(sheet, "chosen", size)
  }

  @Test("a long text is read by pages, with how far one is", arguments: sizes)
  func reading(_ size: (Int, Int)) throws {
    let walkthrough = try #require(try MockScreenTest().library.walkthrough("car-park"))
    let screen = ReadingScreen(
      title: walkthrough.title, lines: WalkthroughText.lines(walkthrough, width: size.0 - 2), scroll: 10,
      keys: ["s score once more", "q close", "↑↓ PgUp PgDn scroll"],
      size: TerminalSize(columns: size.0, rows: size.1))
    expectGolden(picture(of: screen.frame(), size.0, size.1), "reading-\(size.0)x\(size.1).txt")
  }
}
