import Testing
import VivaCore

@testable import viva

/// A review of one deck, at a moment that stands still, and what the screen shows of it.
struct ScreenTest {
  static let start = Moment.parse("2026-11-21T08:00:00Z")!.moment

  private(set) var session: ReviewSession
  var view = ReviewView()
  var seconds = 0.0

  /// - Parameter lines: events of the progress file.
  init(_ deck: String, _ lines: [String] = [], mode: ReviewChoice.Mode = .due, minutes: Int? = nil) throws {
    let library = Library([ContentFile(.deck(.own), SourceText(path: "replication.md", bytes: Array(deck.utf8)))])
    for mistake in library.problems { Issue.record("\(mistake.headline)") }
    let reading = try ProgressFile.read(Array(SampleProgress.file(lines).utf8))
    let now = Now(ScreenTest.start, utcOffset: 0)
    var choice = ReviewChoice()
    choice.mode = mode
    let queue = ReviewQueue(
      cards: library.cards, progress: reading.progress, scheduler: Scheduler(), on: now.day, choice: choice, seed: 7)
    session = ReviewSession(
      cards: library.cards, progress: reading.progress, scheduler: Scheduler(), queue: queue, choice: choice,
      minutes: minutes, ids: EventIDs(seed: 7), at: now)
  }

  var now: Now { Now(ScreenTest.start.adding(seconds: seconds), utcOffset: 0) }

  mutating func send(_ inputs: ReviewSession.Input...) {
    for input in inputs { _ = session.handle(input, at: now) }
  }

  func screen(_ columns: Int, _ rows: Int) -> ReviewScreen {
    ReviewScreen(session: session, view: view, now: now, size: TerminalSize(columns: columns, rows: rows))
  }

  /// The rows of a frame, which must fit the screen; ▌ stands for the cursor.
  func shown(_ columns: Int, _ rows: Int, sourceLocation: SourceLocation = #_sourceLocation) -> String {
    let frame = screen(columns, rows).frame()
    #expect(frame.lines.count <= rows, "the frame is too high", sourceLocation: sourceLocation)
    for line in frame.lines {
      #expect(line.columns <= columns, "the line is too wide: \(line.text)", sourceLocation: sourceLocation)
    }
    var lines = frame.lines
    if let cursor = frame.cursor {
      #expect(lines[cursor.row].columns == cursor.column, sourceLocation: sourceLocation)
      lines[cursor.row] += Line("▌")
    }
    return lines.map { line in
      String(line.text.reversed().drop { $0 == " " }.reversed()) + "\n"
    }.joined()
  }
}

enum SampleDeck {
  static let failover = """
    ---
    title: Replication
    topic: replication
    ---
    ## The primary dies 200 ms after acknowledging a write. Under asynchronous replication, what can the new primary be missing, and who notices? {#failover-loss seconds=60}
    Every write acknowledged but not yet shipped: up to the **replication lag**.

    - The client noticed nothing: it holds an OK for a write that is gone.
    - The old primary has it, and conflicts when it comes back.
    - Semi-synchronous replication closes the window at the price of one round trip.

    **Say it:** "Async failover loses the tail of the log; I bound it with `lag` alerts."

    ## What is next? {#next}
    This.

    """

  static let long = """
    ## Name twenty-four things. {#long}
    \((1...24).map { "\($0). thing number \($0)" }.joined(separator: "\n"))

    """

  static let wide = """
    ## Compare the four ways to keep a cache and its database together. {#wide}
    | Pattern | Who fills the cache, and when | When the database is written | What goes wrong | Watch |
    |---|---|---|---|---|
    | Cache-aside | the application, on a miss | by the application, before it deletes the key | a race fills an old value | hit ratio |
    | Read-through | the cache layer, on a miss | by the application | the same race | fill errors |
    | Write-behind | every write | later, in batches | a crash loses what was not flushed | queue length |

    ```
    client ──▶ edge ──▶ gateway ──▶ service ──▶ cache ──▶ primary ──▶ replica in region one ──▶ replica in region two
                                       └──────▶ queue
    ```

    > A cache is a promise about freshness as much as a speed-up, and somebody has to keep it.

    """

  static let scripts = """
    ## 日本語の問題は端末で正しく折り返されますか、それとも途中で切れてしまいますか? 👩‍👩‍👧‍👦 e\u{301}a {#scripts}
    はい。二桁の幅を持つ文字は二桁として数えられます。そして行末では切れません。

    | 言語 | Sign | Note |
    |---|---|---|
    | 日本語 | 👩‍👩‍👧‍👦 | family |
    | Français | é | e\u{301} |
    | Emoji | ❤️ | VS16 |

    """
}
