import Testing
import VivaCore

@testable import viva

/// What is printed, in a window of 40 columns, with and without UTF-8.
@Suite("A narrow window", .serialized)
struct NarrowTests {
  private let world = TestWorld()

  init() {
    SampleMock.write(to: world.folder)
    world.progress = SampleMonths.file()
    world.columns = 40
  }

  @Test(
    "holds every line, also where a symbol is spelled with two or three letters",
    arguments: [
      "today", "stats", "stats recall", "stats mocks", "stats forecast", "stats topics", "stats time", "checklist",
      "problems", "cards", "show miss-load", "show car-park", "set",
    ], [false, true])
  func holds(_ line: String, _ isASCII: Bool) {
    world.isASCII = isASCII
    let run = world.run(line)
    #expect(run.outcome == .done)
    #expect(run.output.split(separator: "\n").filter { TextWidth.columns(String($0)) > 40 } == [])
    if isASCII { #expect(run.output.utf8.allSatisfy { $0 < 0x80 }) }
  }

  @Test(
    "holds what is said line by line",
    arguments: [
      ("review", "\n?\nu\ns\nx\n\ngood\ne\nq\n"), ("checklist caching", "?\nx\ng\nb\nr\ny\ny\nu\nq\n"),
      ("mock car-park --seed 7", "\n?\na\nh\nc\nlatency\nn\na note, long enough for two lines\nfinish\n3\n\nq\n"),
    ], [false, true])
  func byLine(_ talk: (line: String, input: String), _ isASCII: Bool) {
    world.isASCII = isASCII
    world.input = talk.input
    #expect(world.run(talk.line).output.split(separator: "\n").filter { TextWidth.columns(String($0)) > 40 } == [])
  }

  @Test("holds what goes wrong, and what to do about it")
  func errors() {
    #expect(
      world.run("checklist cachin").errors == """
        error: there is no checklist 'cachin'
          help: did you mean 'caching'? 'viva
          checklist' lists them

        """)
    #expect(world.run("stats --frm").errors.split(separator: "\n").allSatisfy { $0.count <= 40 })
  }

  @Test("a symbol that is spelled with several letters is measured as it is sent")
  func spelled() {
    Styling.$spellsInASCII.withValue(true) {
      #expect(wrap("a → b", to: 5).map(\.text) == ["a ->", "b"])
      #expect(Line("abcdef").truncated(to: 5).text == "ab...")
      #expect(Line("a").padded(to: 3) + "→" == "a  ->")
      var editor = LineEditor("a → b")
      #expect(editor.window(9).column == 6)
      _ = editor.handle(.home)
      #expect(editor.window(9) == ("a -> b", 0))
    }
  }
}
