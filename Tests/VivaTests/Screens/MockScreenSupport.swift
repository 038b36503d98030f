import Testing
import VivaCore

@testable import viva

/// A mock of the sample problem, at a moment that stands still, and what the screen shows of it.
struct MockScreenTest {
  let library: Library
  private(set) var session: MockSession
  var view = MockView()
  var seconds = 0.0

  init(minutes: Int = 45) throws {
    func file(_ role: ContentFile.Role, _ path: String, _ text: String) -> ContentFile {
      ContentFile(role, SourceText(path: path, bytes: Array(text.utf8)))
    }
    library = Library([
      file(.walkthrough(.bundled), "walkthroughs/car-park.md", SampleMock.carPark),
      file(.rubric, "rubric.json", SampleMock.rubric), file(.mockStyles, "phases.json", SampleMock.phases),
    ])
    for mistake in library.problems { Issue.record("\(mistake.headline)") }
    let walkthrough = try #require(library.walkthrough("car-park"))
    let style = try #require(library.mockStyles.first)
    session = MockSession(
      try MockPlan(walkthrough, style: style, minutes: minutes, seed: 7), ids: EventIDs(seed: 7))
  }

  var now: Now { Now(ScreenTest.start.adding(seconds: seconds), utcOffset: 0) }

  mutating func send(_ inputs: MockSession.Input...) {
    for input in inputs { _ = session.handle(input, at: now) }
  }

  func frame(_ columns: Int, _ rows: Int) -> Frame {
    MockScreen(session: session, view: view, now: now, size: TerminalSize(columns: columns, rows: rows)).frame()
  }

  func shown(_ columns: Int, _ rows: Int, sourceLocation: SourceLocation = #_sourceLocation) -> String {
    picture(of: frame(columns, rows), columns, rows, sourceLocation: sourceLocation)
  }
}

/// The rows of a frame, which must fit the screen; ▌ stands in the cursor's place.
func picture(
  of frame: Frame, _ columns: Int, _ rows: Int, sourceLocation: SourceLocation = #_sourceLocation
) -> String {
  #expect(frame.lines.count <= rows, "the frame is too high", sourceLocation: sourceLocation)
  for line in frame.lines {
    #expect(line.columns <= columns, "the line is too wide: \(line.text)", sourceLocation: sourceLocation)
  }
  var lines = frame.lines.map(\.text)
  if let cursor = frame.cursor {
    let text = Array(lines[cursor.row])
    #expect(cursor.column <= text.count, sourceLocation: sourceLocation)
    lines[cursor.row] = String(text.prefix(cursor.column)) + "▌" + String(text.dropFirst(cursor.column))
  }
  return lines.map { line in String(line.reversed().drop { $0 == " " }.reversed()) + "\n" }.joined()
}
