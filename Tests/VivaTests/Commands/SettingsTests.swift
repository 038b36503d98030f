import Testing

@testable import viva

@Suite("viva set and viva undo")
struct SettingsTests {
  private let world = TestWorld()

  @Test("lists the settings, what they mean, and which were chosen")
  func list() {
    #expect(world.run("set new 12") == .done("new = 12 (new cards a day)\n"))
    #expect(
      world.run("set")
        == .done(
          """
          new = 12                new cards a day; a whole number from 0 to 9999
          interview = none        the day of the interview (as it comes); a day such as 2027-01-15, or none
          minutes = 30            minutes a day for the cards, until the interview (as it comes); a whole number from 1 to 600
          retention = 0.90        recall at which a card falls due (as it comes); a number from 0.70 to 0.97
          max-interval = 36500    longest time between two reviews, in days (as it comes); a whole number from 1 to 36500
          phases = 8,12,18,7      minutes of a mock's four phases (as it comes); four whole numbers such as 8,12,18,7
          bell = on               ring once when a phase's time is up (as it comes); on or off
          fuzz = on               spread due days a little (as it comes); on or off

          """))
    #expect(world.run("set new").output == "new = 12                new cards a day; a whole number from 0 to 9999\n")
    #expect(
      world.run("set --json")
        == .done(
          #"{"new":"12","interview":"none","minutes":"30","retention":"0.90","max-interval":"36500","phases":"8,12,18,7","bell":"on","fuzz":"on"}"#
            + "\n"
        ))
  }

  @Test("keeps a setting in the progress file")
  func saved() {
    world.run("set retention 0.85")
    #expect(
      world.events == [
        #"{"id":"000007-1","at":"2026-11-21T08:00:00Z","day":"2026-11-21","type":"setting","key":"retention","#
          + #""value":"0.85"}"#
      ])
  }

  @Test(
    "says what a setting takes",
    arguments: [
      ("set new many", "'new' takes a whole number from 0 to 9999, not 'many'", "it means: new cards a day"),
      (
        "set retention 1", "'retention' takes a number from 0.70 to 0.97, not '1'",
        "it means: recall at which a card falls due"
      ),
      ("set fuzz yes", "'fuzz' takes on or off, not 'yes'", "it means: spread due days a little"),
      (
        "set retentoin 0.9", "there is no setting 'retentoin'",
        "did you mean 'retention'? the settings are new, interview, minutes, retention, max-interval, phases, bell and fuzz"
      ),
    ])
  func misuse(_ line: String, _ message: String, _ help: String) {
    #expect(world.run(line) == .misuse("error: \(message)\n  help: \(help)\n"))
    #expect(world.progress == nil)
  }

  @Test("takes back one thing after another, across sessions, newest first")
  func undo() {
    world.progress = SampleProgress.file(SampleProgress.review("a-1", "miss-load", on: "2026-11-20"))
    world.run("set new 12")
    world.run("show stampede --suspend")
    #expect(world.run("undo --yes") == .done("Taken back: suspending 'stampede' of 2026-11-21 08:00 UTC\n"))
    #expect(world.run("undo --yes") == .done("Taken back: the setting new = 12 of 2026-11-21 08:00 UTC\n"))
    #expect(
      world.run("undo --yes") == .done("Taken back: the answer 'good' to 'miss-load' of 2026-11-20 08:00 UTC\n"))
    #expect(world.run("undo --yes") == .problem("there is nothing to take back\n"))
    #expect(world.events.count == 6)
    #expect(world.run("set new").output.hasPrefix("new = 20 "))
  }

  @Test(
    "names what it would take back",
    arguments: [
      (#""type":"cram","card":"one","grade":"hard","seconds":3"#, "the practice answer 'hard' to 'one'"),
      (#""type":"bury","card":"one""#, "putting off 'one'"),
      (#""type":"suspend","card":"one","on":false"#, "unsuspending 'one'"),
      (
        #""type":"estimate","template":"disk-year","kind":"disk","answer":2,"unit":"B","seconds":9"#,
        "the estimate 'disk-year'"
      ),
      (#""type":"explain","topic":"caching""#, "the last 'explain'"),
      (
        #""type":"mock","mock":"m-1","problem":"chat","state":"pause","phase":0,"inPhase":9"#,
        "the latest step of the mock of 'chat'"
      ),
      (#""type":"score","mock":"m-1","problem":"chat","by":"self","scores":{"api":3}"#, "the scores (3/60) for 'chat'"),
    ])
  func description(_ members: String, _ what: String) {
    world.progress = SampleProgress.file(
      #"{"id":"a-1","at":"2026-11-20T08:01:00Z","day":"2026-11-20",\#(members)}"#)
    #expect(world.run("undo --yes") == .done("Taken back: \(what) of 2026-11-20 08:01 UTC\n"))
  }

  @Test("asks before it takes something back")
  func question() {
    world.progress = SampleProgress.file(SampleProgress.review("a-1", "miss-load", on: "2026-11-20"))
    let what = "the answer 'good' to 'miss-load' of 2026-11-20 08:00 UTC"
    #expect(
      world.run("undo")
        == .misuse(
          "error: this asks first, and there is nobody to ask: Take back \(what)?\n  help: add --yes to do it\n"))
    world.isInteractive = true
    world.input = "no\n"
    #expect(world.run("undo") == .done("Take back \(what)? y/n "))
    world.input = "Yes\n"
    #expect(world.run("undo") == .done("Take back \(what)? y/n Taken back: \(what)\n"))
    #expect(world.events.count == 2)
  }
}
