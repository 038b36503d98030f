import Foundation
import Testing

@testable import viva

@Suite("viva check")
struct CheckTests {
  private let world = TestWorld()

  private static let faulty = """
    ---
    title: Mine
    ---
    ## No answer here {#no-answer}

    ## What has a wrong attribute? {#attrs level=senor}
    This.

    """

  @Test("is silent about what is well written")
  func silent() {
    world.folder.write("decks/mine.md", "## What is mine? {#mine-1}\nThis is.\n")
    #expect(world.run("check") == .done())
    #expect(world.run("check --json") == .done("{\"version\":1,\"problems\":[]}\n"))
    #expect(world.run("check \(world.folder("decks/mine.md"))") == .done())
    #expect(world.run("check \(world.folder("content"))/") == .done())
  }

  @Test("is silent about the bundled material, too")
  func bundled() { #expect(world.run("check --content \(bundledContent)") == .done()) }

  @Test("shows each mistake with its place, the line, a caret and what to do")
  func faulty() {
    world.folder.write("decks/faulty.md", CheckTests.faulty)
    let run = world.run("check")
    expectGolden(run.transcript, "check-faulty.txt")
    #expect(world.run("check \(world.folder("decks"))") == run)
    expectGolden(world.run("check --json").transcript, "check-faulty-json.txt")
  }

  @Test("reads the bundled material and the user's own decks when nothing is named")
  func bundledMistakes() {
    world.folder.write("content/bank/caching.md", SampleContent.caching.replacing(" kind=what-if", with: ""))
    world.folder.write("decks/caching.md", "## Q?\nA\n")
    expectGolden(world.run("check").transcript, "check-library.txt")
  }

  @Test("cuts a long line around the fault, and puts the caret below wide characters")
  func longLine() {
    let prompt = String(repeating: "Wörter und ", count: 12)
    world.folder.write(
      "deck.md", "## \(prompt) {#a level=senor tags=\"\(prompt)\"}\nA\n\n## Ä\t日本 {#b level=senor}\nA\n")
    expectGolden(world.run("check \(world.folder("deck.md"))").transcript, "check-long-line.txt")
  }

  @Test("says what cannot be read, and goes on")
  func unreadable() {
    world.folder.makeFolder("decks/folder.md")
    world.folder.write("decks/good.md", "## What? {#what}\nThat.\n")
    world.folder.write("decks/latin.md", "")
    let error = "DIR/decks/folder.md is no regular file"
    let run = world.run("check")
    #expect(run.outcome == .problem)
    #expect(run.errors.hasPrefix("error: \(error)\n  help: name a file, not a folder, pipe or device\n"))
    #expect(
      world.run("check --json").output.hasPrefix(
        #"{"version":1,"problems":[{"file":null,"line":null,"column":null,"severity":"error","message":"\#(error)","#
          + #""help":"name a file, not a folder, pipe or device"}"#))
  }

  @Test("reads no pipe, and no file that is too large for a deck")
  func hostile() {
    mkfifo(world.folder("pipe.md"), 0o600)
    world.folder.write("huge.md", "")
    #expect(truncate(world.folder("huge.md"), 2_000_000_000) == 0)
    #expect(
      world.run(["check", world.folder("pipe.md"), world.folder("huge.md")])
        == .problem(
          """
          error: DIR/pipe.md is no regular file
            help: name a file, not a folder, pipe or device
          error: DIR/huge.md is too large: 2000 MB, and at most 10 MB are read
            help: split it, or name another file

          """))
  }

  @Test("refuses a path where nothing is")
  func missing() {
    #expect(
      world.run("check nowhere.md")
        == .problem("error: there is no file or folder nowhere.md\n  help: check the path\n"))
  }
}
