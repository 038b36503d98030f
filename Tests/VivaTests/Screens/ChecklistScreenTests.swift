import Testing
import VivaCore

@testable import viva

/// Whole frames of a checklist, at a usual and at a small size.
@Suite("ChecklistScreen")
struct ChecklistScreenTests {
  private static let sizes = [(80, 24), (40, 20), (30, 12)]
  private static let day = StudyDay("2026-11-21")!

  private func library(_ checklist: String) -> Library {
    func file(_ role: ContentFile.Role, _ path: String, _ text: String) -> ContentFile {
      ContentFile(role, SourceText(path: path, bytes: Array(text.utf8)))
    }
    let library = Library([
      file(.deck(.own), "bank/replication.md", SampleContent.replication),
      file(.deck(.own), "bank/caching.md", SampleContent.caching), file(.checklist, "checklists/list.md", checklist),
    ])
    for mistake in library.problems { Issue.record("\(mistake.headline)") }
    return library
  }

  private func golden(
    _ name: String, _ size: (Int, Int), _ checklist: String = SampleContent.checklist,
    _ inputs: [ChecklistSession.Input] = [], note: String? = nil, showsHelp: Bool = false
  ) {
    let library = library(checklist)
    let now = Now(ScreenTest.start, utcOffset: 0)
    var session = ChecklistSession(library.checklists[0], ChecklistMarks(), ids: EventIDs(seed: 7), on: Self.day)
    for input in inputs { _ = session.handle(input, at: now) }
    let frame = ChecklistScreen(
      session: session, library: library, note: note, showsHelp: showsHelp, day: Self.day,
      size: TerminalSize(columns: size.0, rows: size.1)
    ).frame()
    expectGolden(picture(of: frame, size.0, size.1), "checklist-\(name)-\(size.0)x\(size.1).txt")
  }

  @Test("shows the items with their marks, and the cards that teach the one in question", arguments: sizes)
  func rating(_ size: (Int, Int)) {
    golden("rating", size, SampleContent.checklist, [.rate(.green), .rate(.red), .back])
  }

  @Test("behind the last rating shows it and what all came to, and how to take it back", arguments: sizes)
  func closing(_ size: (Int, Int)) {
    golden("closing", size, SampleContent.checklist, [.rate(.green), .rate(.yellow), .rate(.red)])
  }

  @Test("explains its keys and the list", arguments: sizes)
  func help(_ size: (Int, Int)) { golden("help", size, showsHelp: true) }

  @Test("ticks a list of the day", arguments: sizes)
  func ticks(_ size: (Int, Int)) { golden("ticks", size, SampleContent.dayOf, [.tick]) }

  @Test("says that a mark was not saved", arguments: sizes)
  func unsaved(_ size: (Int, Int)) {
    golden("unsaved", size, SampleContent.checklist, [.rate(.red)], note: "not saved: cannot write p.json: disk full")
  }

  @Test("a list longer than the screen keeps the item in question in sight", arguments: [0, 10, 29])
  func long(_ index: Int) {
    let items = (1...30).map { "- [ ] Do number \($0). {#i-\($0)}" }.joined(separator: "\n")
    let text = "---\ntitle: Long\nkind: day-of\n---\n\(items)\n"
    golden("long-\(index)", (80, 24), text, Array(repeating: .next, count: index))
  }

  @Test("an item that leaves no room for cards and keys is shown before them, and cut with a sign at the worst")
  func longItem() {
    let text = "---\ntitle: A list with a long name\nkind: readiness\n---\n## Aloud\n- [ ] "
    let item = "Say which of six copies of a value is stale, and for how long, when a message is lost on the way."
    golden("item", (30, 12), text + item + " {#i-1}\n")
    golden("longest-item", (30, 12), text + item + " " + item + " {#i-1}\n")
  }

  @Test("says that a terminal is too small")
  func small() { golden("small", (29, 11)) }
}
