import Testing

@testable import viva

@Suite("viva score and viva problems", .serialized)
struct ScoreTests {
  private let world = TestWorld()
  private static let accepted =
    "requirements=4,estimation=3,api=4,architecture=4,data-model=3,caching=4,async=3,scaling=4,reliability=3,"
    + "security=2,observability=3,communication=5"

  init() { SampleMock.write(to: world.folder) }

  private func score(_ options: String = "") -> CommandRun {
    world.run("score --problem car-park --set \(ScoreTests.accepted) --plain \(options)")
  }

  @Test("stores one event, and prints the total, its band and the three lowest")
  func accepted() {
    expectGolden(score().transcript + world.events.joined(separator: "\n") + "\n", "score-set.txt")
    #expect(world.events.count == 1)
    expectGolden(world.run("today").transcript, "today-focus.txt")
    world.run("set new 12")
    #expect(
      world.run("today --json").output.contains(#""lastMock":{"problem":"car-park","day":"2026-11-21","total":42}"#))
  }

  @Test("the bundled rubric gives the issue's example its 42 and its band")
  func bundled() {
    world.environment["VIVA_CONTENT"] = bundledContent
    let run = world.run("score --problem url-shortener --set \(ScoreTests.accepted) --plain")
    #expect(run.output.hasPrefix("42/60   band 36–47, close: "))
    let lowest = run.output.split(separator: "\n").filter { $0.hasPrefix("  ") && !$0.hasPrefix("   ") }
    #expect(
      lowest == ["  Security and privacy 2", "  Back-of-the-envelope estimation 3", "  Data storage and model 3"])
  }

  @Test("corrects one score and keeps the others, as another event")
  func correction() {
    _ = score()
    let run = world.run(["score", "--set", "security=4", "--note", "security=named threats", "--note", "api=two calls"])
    #expect(run.output.hasPrefix("44/60   band 36–47, close"))
    #expect(world.events.count == 2)
    #expect(world.events.last?.contains(#""evidence":{"api":"two calls","security":"named threats"}"#) == true)
    #expect(world.run("problems").output.contains("best 44, last 44 of 60"))
  }

  @Test("a peer's scores stand beside one's own, with the difference")
  func peer() {
    _ = score()
    expectGolden(
      world.run("score --by Ana --set \(ScoreTests.accepted.replacing("api=4", with: "api=2"))").transcript,
      "score-peer.txt")
    #expect(world.run("problems").output.contains("best 42, last 42 of 60"))
  }

  @Test("is taken line by line: a score out of range, evidence asked for once, back, and the rest kept for later")
  func byLine() {
    world.input = "6\n5\nasked for targets\n2\n\nb\n4\n4\nq\n"
    expectGolden(
      world.run("score --problem car-park").transcript + world.events.joined(separator: "\n") + "\n",
      "score-line.txt")
  }

  @Test(
    "misuse is said, and nothing is stored",
    arguments: [
      ("--set api=6", "'6' is no score for api", "scores go from 1 to 5"),
      ("--set api=0", "'0' is no score for api", "scores go from 1 to 5"),
      ("--set api", "'api' is no score", "write --set requirements=4,estimation=3"),
      ("--set ,", "'--set' names no score", "write --set requirements=4,estimation=3"),
      (
        "--set cashing=4", "there is no dimension 'cashing'",
        "did you mean 'caching'? the dimensions are requirements, estimation, api, architecture, data-model, caching, "
          + "async, scaling, reliability, security, observability and communication"
      ),
      ("--set api=4 --note api", "'api' is no evidence", "write --note \"estimation=forgot the peak factor\""),
      ("--note api=two", "'--note' goes with '--set'", "without '--set' evidence is typed as you score"),
    ])
  func misuse(_ options: String, _ message: String, _ help: String) {
    #expect(
      world.run("score --problem car-park \(options)") == .misuse("error: \(message)\n  help: \(help)\n"))
    #expect(world.progress == nil)
  }

  @Test("there must be a mock, or a problem")
  func nothing() {
    #expect(
      world.run("score")
        == .misuse(
          "error: there is no mock to score yet\n"
            + "  help: 'viva mock' runs one; --problem ID scores one that was done elsewhere\n"))
    #expect(
      world.run("score k-1") == .problem("error: there is no mock 'k-1'\n  help: 'viva problems --json' lists them\n"))
  }

  @Test("lists the problems with attempts and scores, as text and for a script")
  func problems() {
    #expect(
      world.run("problems")
        == .done(
          """
          car-park      mid     45 min  new                       caching replication
          ticket-queue  senior  45 min  new                       caching replication

          """))
    _ = score()
    #expect(
      world.run("problems --json --level mid")
        == .done(
          #"{"version":1,"problems":[{"id":"car-park","title":"Car park","level":"mid","minutes":45,"#
            + #""topics":["caching","replication"],"attempts":1,"best":42,"last":42,"mocks":[{"mock":"000008-1","#
            + #""day":"2026-11-21","total":42,"minutes":null,"seconds":null}]}]}"# + "\n"))
  }
}
