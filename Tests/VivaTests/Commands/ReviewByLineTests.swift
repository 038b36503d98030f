import Testing

@testable import viva

/// Whole conversations of a review line by line. The clock stands still, and the seed is always the same.
@Suite("Review by line", .serialized)
struct ReviewByLineTests {
  private let world = TestWorld()

  /// The conversation and the file that came of it.
  private func review(_ input: String, _ options: String = "") -> String {
    world.input = input
    let run = world.run("review --plain " + options)
    return run.transcript + "[progress.json]\n" + (world.progress ?? "none\n")
  }

  @Test("shows the answer for an empty line, saves a grade, and goes on")
  func usual() { expectGolden(review("\ngood\n\n4\nq\n"), "review-line-usual.txt") }

  @Test("asks a forgotten card again before it finishes")
  func again() { expectGolden(review("\nagain\n\ngood\n", "--limit 1"), "review-line-again.txt") }

  @Test("takes a grade back and shows the card with its answer once more")
  func undo() { expectGolden(review("\neasy\nu\nhard\nu\nu\nq\n"), "review-line-undo.txt") }

  @Test("puts cards off and suspends them")
  func leave() { expectGolden(review("b\n\ns\nu\nq\n"), "review-line-leave.txt") }

  @Test("answers wrong words, early grades and requests for help")
  func words() { expectGolden(review("godo\ngood\nzzz\n?\ne\n GOOD \n\n1\u{1B}[2J\nq\n"), "review-line-words.txt") }

  @Test("ends with the input, and keeps what was answered before it")
  func endOfInput() { expectGolden(review("\ngood\n\n"), "review-line-end.txt") }

  @Test("stops at the limit")
  func limit() { expectGolden(review("\n3\n\n3\n", "--limit 2 caching"), "review-line-limit.txt") }

  @Test("practises without rescheduling")
  func cram() {
    world.progress = SampleProgress.file(SampleProgress.review("a-1", "miss-load", on: "2026-11-20"))
    expectGolden(review("\n3\n\n1\nq\n", "--cram --tag basics"), "review-line-cram.txt")
  }

  @Test("goes on before the day with --ahead")
  func ahead() {
    world.progress = SampleProgress.file(SampleProgress.review("a-1", "miss-load", on: "2026-11-20"))
    expectGolden(review("\n3\n", "--ahead --new 0"), "review-line-ahead.txt")
  }

  @Test("says when the next card is due when nothing is")
  func nothingDue() {
    world.progress = SampleProgress.file(SampleProgress.review("a-1", "miss-load", on: "2026-11-20"))
    world.input = nil
    #expect(
      world.run("review --plain --new 0")
        == .done("Nothing is due. The next card is due tomorrow; 'viva review --ahead' goes on\nbefore that.\n"))
    #expect(
      world.run("review --plain --new 0 replication")
        == .done(
          "There is nothing to ask about replication: every card is suspended, put off, or\n"
            + "beyond today's new cards ('viva review --new 10' brings more).\n"))
  }

  @Test("the end of a review fits a narrow terminal")
  func narrow() {
    world.columns = 30
    world.input = "\n3\nq\n"
    #expect(
      world.run("review --plain").output.hasSuffix(
        """

        Reviewed 1 card in 0 seconds:
        1 recalled at once (100 %), 0
        forgotten; 1 new.
        6 cards left for another
        session.
        Tomorrow: 0 due.

        """))
  }

  @Test("misuse is said, and nothing is asked")
  func misuse() {
    #expect(
      world.run("review --ahead --cram")
        == .misuse("error: '--ahead' and '--cram' contradict each other\n  help: leave one of them out\n"))
    #expect(
      world.run("review cachign")
        == .problem(
          "error: there is no topic 'cachign'\n"
            + "  help: did you mean 'caching'? there are cards about caching and replication\n"))
    #expect(
      world.run("review security")
        == .problem(
          "error: there are no cards about 'security' yet\n  help: there are cards about caching and replication\n"))
    #expect(
      world.run("review --tag basic")
        == .problem("error: no card has the tag 'basic'\n  help: did you mean 'basics'?\n"))
  }
}
