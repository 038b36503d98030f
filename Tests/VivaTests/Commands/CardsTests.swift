import Foundation
import Testing

@testable import viva

@Suite("viva cards and viva show")
struct CardsTests {
  private let world = TestWorld()

  /// One card due, one later, one suspended, the others new.
  private func answerSome() {
    world.progress = SampleProgress.file(
      SampleProgress.review("a-1", "miss-load", "again", on: "2026-11-18"),
      SampleProgress.review("a-2", "miss-load", on: "2026-11-19"),
      SampleProgress.review("a-3", "leader-writes", "easy", on: "2026-11-20"),
      #"{"id":"a-4","at":"2026-11-20T08:01:00Z","day":"2026-11-20","type":"suspend","card":"stampede","on":true}"#)
  }

  private func ids(_ options: String) -> [String] {
    let text = world.run("cards --json " + options).output
    let list = try? JSONSerialization.jsonObject(with: Data(text.utf8)) as? [[String: Any]]
    return list?.compactMap { $0["id"] as? String } ?? ["no JSON: \(text)"]
  }

  @Test("lists all cards by topic, with their states")
  func list() {
    answerSome()
    expectGolden(world.run("cards").transcript, "cards-list.txt")
  }

  @Test("cuts the lines to the width of a terminal")
  func narrow() {
    world.columns = 40
    expectGolden(world.run("cards").transcript, "cards-list-40.txt")
  }

  @Test(
    "finds cards by words, topic, tag and state",
    arguments: [
      ("CACHED", ["cache-places"]), ("leader epoch", ["split-brain"]), ("leader nothing", []),
      ("--topic replication", ["leader-writes", "failover-loss", "split-brain"]),
      ("--tag basics", ["cache-places", "leader-writes"]), ("--state due", ["miss-load"]),
      ("--state later", ["leader-writes"]), ("--state suspended", ["stampede"]),
      ("--topic caching --state new", ["cache-places", "cold-cache"]),
    ])
  func query(_ query: String, _ expected: [String]) {
    answerSome()
    #expect(ids(query) == expected)
  }

  @Test("prints every field for a script")
  func json() {
    answerSome()
    expectGolden(world.run("cards --json --topic caching").output, "cards-json.txt")
    #expect(world.run("cards --json nothing-like-this") == .done("[]\n"))
  }

  @Test("says that no card matches, and that there is no such topic")
  func nothing() {
    #expect(
      world.run("cards nothing-like-this")
        == .done(errors: "no card matches\n  help: 'viva cards' without a query lists all of them\n"))
    #expect(
      world.run("cards --topic replicaton")
        == .problem(
          "error: there is no topic 'replicaton'\n"
            + "  help: did you mean 'replication'? there are cards about caching and replication\n"))
  }

  @Test(
    "shows a card with its answer and its history",
    arguments: [("leader-writes", "answered"), ("miss-load", "overdue"), ("stampede", "suspended")])
  func show(_ card: String, _ name: String) {
    answerSome()
    expectGolden(world.run("show " + card).transcript, "show-\(name).txt")
  }

  @Test("shows a card as JSON")
  func showJSON() {
    #expect(
      world.run("show cold-cache --json")
        == .done(
          #"{"id":"cold-cache","deck":"caching","topic":"caching","kind":"what-if","level":"senior","#
            + #""prompt":"The cache restarts empty at peak. What breaks first?","#
            + #""answer":"The database, by the full read load.","sources":[],"tags":[],"state":"new","#
            + #""stability":null,"difficulty":null,"due":null,"lastReview":null,"recall":null,"reviews":0,"#
            + #""lapses":0,"suspended":false}"# + "\n"))
  }

  @Test("suspends a card and takes it up again")
  func suspend() {
    #expect(world.run("show stampede --suspend") == .done("'stampede' is not asked any more\n"))
    #expect(ids("--state suspended") == ["stampede"])
    #expect(world.run("show stampede --suspend") == .done(errors: "'stampede' is suspended already\n"))
    #expect(world.run("show stampede --unsuspend") == .done("'stampede' is asked again\n"))
    #expect(world.run("show stampede --unsuspend") == .done(errors: "'stampede' is not suspended\n"))
    #expect(ids("--state suspended") == [])
    #expect(world.events.count == 2)
  }

  @Test("names the nearest card for an id that nothing has")
  func unknown() {
    #expect(
      world.run("show stampeed")
        == .problem("error: there is no card or problem 'stampeed'\n  help: did you mean 'stampede'?\n"))
    #expect(
      world.run("show xyz")
        == .problem(
          "error: there is no card or problem 'xyz'\n  help: 'viva cards' and 'viva problems' list the ids\n"))
  }
}
