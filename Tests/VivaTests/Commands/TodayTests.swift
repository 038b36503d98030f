import Testing

@testable import viva

@Suite("viva today")
struct TodayTests {
  private let world = TestWorld()

  private func answerSome() {
    let lapses = (1...17).map { number in
      let day = number < 10 ? "2026-11-0\(number)" : "2026-11-\(number)"
      return SampleProgress.review("b-\(number)", "stampede", number % 2 == 0 ? "again" : "good", on: day)
    }
    world.progress = SampleProgress.file(
      lapses + [
        SampleProgress.review("a-1", "miss-load", on: "2026-11-18"),
        SampleProgress.review("a-2", "leader-writes", "easy", on: "2026-11-20"),
        SampleProgress.review("a-3", "split-brain", on: "2026-11-21"),
      ])
  }

  @Test("shows what is due, what comes and what to do next", arguments: [80, 40])
  func usual(_ columns: Int) {
    answerSome()
    world.columns = columns
    expectGolden(world.run("today").transcript, "today-usual-\(columns).txt")
  }

  @Test("welcomes a new user with the new cards")
  func newUser() { expectGolden(world.run("today").transcript, "today-new.txt") }

  @Test("says when the next card is due once all is done")
  func done() {
    world.folder.write("content/bank/caching.md", "---\ntitle: C\ntopic: caching\n---\n## Q? {#q level=mid}\nA\n")
    world.folder.remove("content/bank/replication.md")
    world.folder.remove("content/checklists/mastery-caching.md")
    world.progress = SampleProgress.file(SampleProgress.review("a-1", "q", "easy", on: "2026-11-21"))
    expectGolden(world.run("today").transcript, "today-done.txt")
    #expect(world.run("today --json").output.hasSuffix(#""next":{"do":"wait","from":"2026-11-30"}}"# + "\n"))
  }

  @Test("has nothing to offer without cards")
  func empty() {
    world.folder.remove("content/bank/replication.md")
    world.folder.remove("content/bank/caching.md")
    world.folder.remove("content/checklists/mastery-caching.md")
    expectGolden(world.run("today").transcript, "today-empty.txt")
    #expect(
      world.run("today --json")
        == .done(
          #"{"version":1,"day":"2026-11-21","due":0,"new":0,"minutes":0,"answered":0,"cards":0,"met":0,"#
            + #""forecast":[0,0,0,0,0,0,0],"focus":{"cards":0,"topics":[]},"interview":null,"weak":{"dimensions":[],"redItems":0},"openMock":null,"lastMock":null,"#
            + #""leeches":[],"next":{"do":"nothing","from":null}}"# + "\n"))
    world.input = ""
    #expect(world.run("review") == .done("There are no cards.\n"))
  }

  @Test("prints the same for a script")
  func json() {
    answerSome()
    #expect(
      world.run("today --json")
        == .done(
          #"{"version":1,"day":"2026-11-21","due":2,"new":3,"minutes":3,"answered":1,"cards":7,"met":4,"#
            + #""forecast":[2,0,1,0,0,0,0],"focus":{"cards":0,"topics":[]},"interview":null,"weak":{"dimensions":[],"redItems":0},"openMock":null,"lastMock":null,"#
            + #""leeches":["stampede"],"next":{"do":"review","from":null}}"# + "\n"))
  }

  @Test("starts the review with Enter when no command was typed", arguments: ["\n", "q\n", ""])
  func enter(_ input: String) {
    world.isInteractive = true
    world.input = input
    let run = world.run("--plain")
    #expect(run.output.contains("Enter starts the review · q and Enter leaves · viva stats · viva help\n"))
    #expect(run.output.contains("An empty line shows the answer") == (input == "\n"))
    #expect(run.outcome == .done)
  }

  @Test("tells of a torn file, of decks with mistakes and of a clock that went back")
  func warnings() {
    world.progress = String(
      SampleProgress.file(SampleProgress.review("a-1", "miss-load", on: "2026-11-25")).dropLast(4))
    world.folder.write("decks/bad.md", "## No answer\n\n## None here either\n")
    world.folder.makeFolder("decks/folder.md")
    world.folder.write(
      "content/checklists/mastery-caching.md", SampleContent.checklist.replacing("places", with: "palces"))
    expectGolden(world.run("today").transcript, "today-warnings.txt")
  }
}
