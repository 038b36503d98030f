import Testing
import VivaCore

@Suite("A last event that is damaged, in a file that ends well")
struct DamagedLastEventTests {
  private static let first =
    #"{"id":"a-1","at":"2026-11-21T08:00:00Z","day":"2026-11-21","type":"review","card":"x","grade":"good","seconds":1}"#

  @Test(
    "counts as torn, and what is whole is kept",
    arguments: [#"{"id":"a-2","at":"2026-11-21T08:00:00Z"<"day":"2026-11-21"}"#, "{", "x", ""])
  func torn(_ last: String) throws {
    let head = String(decoding: ProgressFile.header, as: UTF8.self) + "\n\(Self.first)"
    let reading = try ProgressFile.read(Array("\(head),\n\(last)\n]}\n".utf8))
    #expect(reading.eventCount == 1)
    #expect(reading.end == head.utf8.count)
    #expect(reading.condition == .torn(lostBytes: last.utf8.count + 6))
  }
}
