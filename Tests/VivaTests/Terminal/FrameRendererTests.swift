import Testing
import VivaCore

@testable import viva

private let full = Styling(colors: true, attributes: true, ascii: false)

@Suite("Drawing frames")
struct FrameRendererTests {
  let size = TerminalSize(columns: 20, rows: 4)

  private func text(_ bytes: [UInt8]) -> String {
    String(decoding: bytes, as: UTF8.self).replacing("\u{1B}", with: "␛")
  }

  private func updates(_ frames: [Frame], styling: Styling = full) -> [String] {
    var renderer = FrameRenderer(styling: styling)
    return frames.map { text(renderer.update(to: $0, size: size)) }
  }

  @Test("the first frame clears the screen and hides the cursor, all at once")
  func firstFrame() {
    let frame = Frame(lines: ["Replication", "", Line("due", .warning) + " today"])
    #expect(
      updates([frame]) == [
        "␛[?2026h␛[0m␛[2J␛[1HReplication␛[3H␛[33mdue␛[0m today␛[?25l␛[?2026l"
      ])
  }

  @Test("a frame that is shown already costs nothing")
  func sameFrame() {
    let frame = Frame(lines: ["Replication"], cursor: .init(row: 0, column: 3))
    #expect(updates([frame, frame])[1] == "")
  }

  @Test(
    "only what changed is written",
    arguments: [
      ("05:48 left", "05:47 left", "␛[1;5H7"),
      ("05:48 left", "05:48 late", "␛[1;8Hate"),
      ("a b c", "x b z", "␛[1Hx b z"),
      ("a.....b.....c", "x.....b.....z", "␛[1Hx␛[1;13Hz"),
      ("long line", "long", "␛[1;5H␛[K"),
      ("long line", "lone", "␛[1;4He␛[K"),
      ("long line", "", "␛[1H␛[K"),
      ("words", "words   ", ""),
      ("日本", "日語", "␛[?7l␛[1;3H語␛[?7h"),
      ("日本語", "x本語", "␛[?7l␛[1Hx本語␛[K␛[?7h"),
      ("ab", "aé", "␛[?7l␛[1;2Hé␛[?7h"),
      ("abc", "👍🏽c", "␛[?7l␛[1H👍🏽␛[3G␛[?7h"),
    ])
  func change(old: String, new: String, bytes: String) {
    #expect(updates([Frame(lines: [Line(old)]), Frame(lines: [Line(new)])])[1] == bytes)
  }

  @Test("a style is switched on once, changed in one sequence and off at the end")
  func styles() {
    let frame = Frame(lines: [Line("a", .bold) + Line("b", Style(color: .good, bold: true)) + "c", Line("d", .bad)])
    #expect(
      updates([Frame(lines: []), frame])[1]
        == "␛[1H␛[1ma␛[0;1;32mb␛[0mc␛[2H␛[31md␛[0m")
  }

  @Test("erasing does not paint with the style of the text before it")
  func erasesPlain() {
    let frames = [Frame(lines: ["long line"]), Frame(lines: [Line("x", Style(reverse: true))])]
    #expect(updates(frames)[1] == "␛[1H␛[7mx␛[0m␛[K")
  }

  @Test("the cursor goes back to its place after each change, and is hidden when it has none")
  func cursor() {
    let at = Frame.Position(row: 1, column: 2)
    let frames = [
      Frame(lines: ["1", "> "]), Frame(lines: ["1", "> "], cursor: at), Frame(lines: ["2", "> "], cursor: at),
      Frame(lines: ["2", "> "], cursor: .init(row: 0, column: 99)),
      Frame(lines: ["2", "> "], cursor: .init(row: 9, column: 0)),
    ]
    #expect(updates(frames).dropFirst() == ["␛[2;3H␛[?25h", "␛[1H2␛[2;3H", "␛[1;20H", "␛[?25l"])
  }

  @Test("a tick of two clocks and a frame with a cursor stays under 60 bytes")
  func tick() {
    func frame(_ total: String, _ phase: String) -> Frame {
      let clock = Line("DESIGN            ", .bold) + Line(phase + " left", .accent)
      let top = Line.spread(Line("Ride hailing", .bold), Line("total \(total) left of 45", .dim), 78)
      return Frame(
        lines: [top] + Array(repeating: "", count: 11) + [clock, "notes"], cursor: .init(row: 13, column: 60))
    }
    var renderer = FrameRenderer(styling: full)
    let size = TerminalSize(columns: 80, rows: 24)
    _ = renderer.update(to: frame("31:12", "05:48"), size: size)
    let bytes = renderer.update(to: frame("31:11", "05:47"), size: size)
    #expect(text(bytes) == "␛[1;67H␛[2m1␛[13;23H␛[0;36m7␛[0m␛[14;61H")
    #expect(bytes.count <= 60)
  }

  @Test("after invalidate and after a resize everything is drawn again")
  func redraw() {
    var renderer = FrameRenderer(styling: full)
    let frame = Frame(lines: ["one", "two"])
    let first = renderer.update(to: frame, size: size)
    renderer.invalidate()
    #expect(renderer.update(to: frame, size: size) == first)
    #expect(renderer.update(to: frame, size: TerminalSize(columns: 21, rows: 4)) == first)
  }

  @Test("what does not fit is left out, and a wide grapheme is not cut in two")
  func tooBig() {
    var renderer = FrameRenderer(styling: full)
    let frame = Frame(lines: ["1234567890", "12345日本", "3", "4"])
    let bytes = renderer.update(to: frame, size: TerminalSize(columns: 6, rows: 3))
    #expect(text(bytes) == "␛[?2026h␛[0m␛[2J␛[1H123456␛[2H12345␛[3H3␛[?25l␛[?2026l")
  }

  @Test("no style is sent that the terminal should not get")
  func withoutStyle() {
    let line = Line("a", Style(color: .bad, bold: true)) + Line("b", .good)
    let frames = [Frame(lines: []), Frame(lines: [line])]
    let noColor = Styling(colors: false, attributes: true, ascii: false)
    #expect(updates(frames, styling: noColor)[1] == "␛[1H␛[1ma␛[0mb")
    #expect(updates(frames, styling: .none)[1] == "␛[1Hab")
  }

  @Test("a terminal that draws sequences wider or narrower keeps the columns after them", arguments: [1, 2, 4])
  func disputedWidth(columns: Int) {
    var renderer = FrameRenderer(styling: full)
    var screen = ScreenEmulator(size: TerminalSize(columns: 12, rows: 1))
    screen.columns = { $0 == "👩‍🚀" ? columns : TextWidth.columns($0) }
    screen.apply(renderer.update(to: Frame(lines: ["ab👩‍🚀cd  efg👩‍🚀"]), size: screen.size))
    #expect(screen.grid[0][4...9].map(\.text) == ["c", "d", " ", " ", "e", "f"])
  }
}

@Suite("Any sequence of frames")
struct FrameSequenceTests {
  private static let pieces = [
    "a", "left 05:48", " ", "   ", "日本語", "é", "e\u{301}", "👩‍🚀", "❤️", "🇩🇪", "─────", "한국", "ﾊﾞ", "नी", "x", "▆▄▂",
  ]

  private func line(_ generator: inout SeededGenerator) -> Line {
    (0..<Int.random(in: 0...6, using: &generator)).reduce(Line()) { line, _ in
      let style = [Style.plain, .plain, .bold, .accent, Style(color: .bad, reverse: true)].randomElement(
        using: &generator)
      return line + Line(Self.pieces.randomElement(using: &generator) ?? "", style ?? .plain)
    }
  }

  private func cells(of frame: Frame, size: TerminalSize) -> [[ScreenEmulator.Cell]] {
    (0..<size.rows).map { row in
      var cells: [ScreenEmulator.Cell] = []
      for grapheme in row < frame.lines.count ? frame.lines[row].graphemes : [] {
        if cells.count + grapheme.columns > size.columns { break }
        let style = full.codes(grapheme.style)
        cells.append(.init(text: String(grapheme.character), style: style))
        if grapheme.columns == 2 { cells.append(.init(text: "", style: style)) }
      }
      return cells + Array(repeating: .init(text: " ", style: ""), count: size.columns - cells.count)
    }
  }

  @Test("leaves the screen exactly as the last one says", arguments: 1...40 as ClosedRange<UInt64>)
  func sequence(seed: UInt64) {
    var generator = SeededGenerator(state: seed)
    var renderer = FrameRenderer(styling: full)
    var screen = ScreenEmulator(size: TerminalSize(columns: 17, rows: 5))
    var frame = Frame(lines: [])
    for _ in 0..<60 {
      switch Int.random(in: 0..<10, using: &generator) {
      case 0: frame.lines = (0..<Int.random(in: 0...7, using: &generator)).map { _ in line(&generator) }
      case 1:
        frame.cursor =
          Bool.random(using: &generator) ? nil : .init(row: 2, column: .random(in: 0..<17, using: &generator))
      case 2: renderer.invalidate()
      case 3:
        screen = ScreenEmulator(
          size: TerminalSize(
            columns: .random(in: 1...30, using: &generator), rows: .random(in: 1...6, using: &generator)))
        renderer.invalidate()
      default:
        if frame.lines.isEmpty { frame.lines = [line(&generator)] }
        frame.lines[Int.random(in: 0..<frame.lines.count, using: &generator)] = line(&generator)
      }
      screen.apply(renderer.update(to: frame, size: screen.size))
      #expect(screen.grid == cells(of: frame, size: screen.size))
      #expect(screen.style == "" && screen.wraps && !screen.isHeld)
      let cursor = frame.cursor.flatMap { $0.row < screen.size.rows ? $0 : nil }
      #expect(screen.showsCursor == (cursor != nil))
      if let cursor {
        #expect(screen.cursor == .init(row: cursor.row, column: min(cursor.column, screen.size.columns - 1)))
      }
    }
  }
}
