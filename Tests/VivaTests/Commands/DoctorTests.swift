import Foundation
import Testing

@testable import viva

@Suite("viva doctor")
struct DoctorTests {
  private let world = TestWorld()
  private let one = SampleProgress.file(SampleProgress.review("a-1", "leader-writes"))

  @Test("has little to say to a new user")
  func newUser() {
    #expect(
      world.run("doctor")
        == .done(
          """
          note    DIR/progress.json: does not exist yet
                  help: 'viva review' begins it
          note    backups: there are none yet

          """))
  }

  @Test("finds a sound file and its backups fine")
  func sound() {
    world.progress = SampleProgress.file(
      SampleProgress.review("a-1", "leader-writes"),
      #"{"id":"a-2","at":"2026-11-20T08:01:00Z","day":"2026-11-20","type":"undo","event":"a-1"}"#)
    world.folder.write("progress.json.backup-2026-11-19", one)
    #expect(
      world.run("doctor")
        == .done(
          """
          fine    DIR/progress.json: 2 events, 1 of them taken back
          fine    DIR/progress.json.backup-2026-11-19: 1 event

          """))
  }

  @Test("shows a torn end and changes nothing unless told to")
  func torn() {
    let damaged = String(one.dropLast(4)) + ",\n{\"id\":"
    world.progress = damaged
    let found = """
      trouble DIR/progress.json: the last write did not finish: 1 event, 0 of them taken back (8 bytes cannot be read)
              help: 'viva doctor --mend' keeps every whole event and sets the damaged file aside
      note    backups: there are none yet

      """
    #expect(world.run("doctor") == .problem("", output: found))
    #expect(world.progress == damaged)
    #expect(
      world.run("doctor --mend")
        == .done(
          found,
          errors: "the end of the progress file was damaged and has been mended: every whole answer was kept, "
            + "8 bytes could not be read\n  help: the damaged file is at DIR/progress.json.damaged-2026-11-21\n"))
    #expect(world.progress == one)
    #expect(world.run("doctor").outcome == .done)
  }

  @Test("offers the mend to a person", arguments: [("y\n", true), ("n\n", false)])
  func offer(_ answer: String, _ isMended: Bool) {
    world.progress = one.dropLast(4) + ""
    world.isInteractive = true
    world.input = answer
    let run = world.run("doctor")
    #expect(run.output.hasSuffix("Mend it now? y/n "))
    #expect(run.outcome == (isMended ? .done : .problem))
    #expect((world.progress == one) == isMended)
  }

  @Test("finds nothing wrong with a file that was only laid out anew")
  func reformatted() {
    world.progress = "{\"format\": \"viva-progress\", \"version\": 1, \"events\": []}"
    #expect(
      world.run("doctor")
        == .done(
          """
          note    DIR/progress.json: 0 events, 0 of them taken back; not laid out with one event a line
                  help: 'viva doctor --mend' or the next answer lays it out again
          note    backups: there are none yet

          """))
    #expect(
      world.run("doctor --mend").errors == "the progress file was written anew, with one event a line\n")
    #expect(world.progress == SampleProgress.file())
  }

  @Test("says what else lies about: doubled events, damaged backups, copies of sync tools, unfinished writes")
  func everything() {
    let line = SampleProgress.review("a-1", "leader-writes")
    world.progress = SampleProgress.file(line, line)
    world.folder.write("progress.json.backup-2026-11-18", one.dropLast(4) + "")
    world.folder.write("progress.json.backup-2026-11-19", "{}")
    world.folder.write("progress.json.new", "")
    world.folder.write("progress.sync-conflict-20261120-081500-ABCDEFG.json", one)
    expectGolden(world.run("doctor").transcript, "doctor-everything.txt")
    expectGolden(world.run("doctor --json").transcript, "doctor-everything-json.txt")
  }

  @Test("keeps saying what mending did not help")
  func partly() {
    world.progress = one.dropLast(4) + ""
    world.folder.write("progress.json.backup-2026-11-19", "")
    #expect(world.run("doctor --mend").outcome == .problem)
    #expect(world.progress == one)
  }

  @Test(
    "says why a file cannot be read, and what to do",
    arguments: [
      ("empty", ""), ("newer", #"{"format":"viva-progress","version":2,"events":["# + "\n]}\n"),
      ("damaged", SampleProgress.file(SampleProgress.review("a-1", "x", "great"), SampleProgress.review("a-2", "y"))),
    ])
  func unreadable(_ name: String, _ text: String) {
    world.progress = text
    expectGolden(world.run("doctor --mend").transcript, "doctor-\(name).txt")
    #expect(world.progress == text)
  }

  @Test("takes a folder and a pipe for what they are", arguments: ["folder", "pipe"])
  func notAFile(_ kind: String) {
    if kind == "folder" {
      world.folder.makeFolder("progress.json")
    } else {
      mkfifo(world.folder("progress.json"), 0o600)
    }
    #expect(
      world.run("doctor")
        == .problem(
          "",
          output: """
            trouble DIR/progress.json is no regular file
                    help: name a file, not a folder, pipe or device
            note    backups: there are none yet

            """))
  }
}
