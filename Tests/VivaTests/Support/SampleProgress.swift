import Testing
import VivaCore

@testable import viva

/// Progress files for tests, written out as they stand on the disk.
enum SampleProgress {
  static let header = #"{"format":"viva-progress","version":1,"events":["#

  static func file(_ lines: String...) -> String { file(lines) }

  static func file(_ lines: [String]) -> String {
    header + "\n" + lines.joined(separator: ",\n") + (lines.isEmpty ? "]}\n" : "\n]}\n")
  }

  static func review(
    _ id: String, _ card: String, _ grade: String = "good", on day: String = "2026-11-20", seconds: Int = 20
  ) -> String {
    #"{"id":"\#(id)","at":"\#(day)T08:00:00Z","day":"\#(day)","type":"review","card":"\#(card)","#
      + #""grade":"\#(grade)","seconds":\#(seconds)}"#
  }

  /// The event behind `review(_:_:_:on:seconds:)`.
  static func event(_ id: String, _ card: String, _ grade: Grade = .good, on day: String = "2026-11-20") -> Event {
    Event(
      id: id, at: Moment.parse(day + "T08:00:00Z")!.moment, day: StudyDay(day)!,
      .review(card: card, grade: grade, seconds: 20))
  }
}

/// The problem that a body throws; anything else, and nothing, fails the test.
func problem(
  sourceLocation: SourceLocation = #_sourceLocation, _ body: () throws -> Void
) -> FileProblem? {
  do {
    try body()
    Issue.record("nothing was thrown", sourceLocation: sourceLocation)
  } catch let problem as FileProblem {
    return problem
  } catch {
    Issue.record("not a FileProblem: \(error)", sourceLocation: sourceLocation)
  }
  return nil
}
