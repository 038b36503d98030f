import Testing

@testable import viva

@Suite("viva backup and viva restore")
struct BackupTests {
  private let world = TestWorld()
  private let one = SampleProgress.file(SampleProgress.review("a-1", "leader-writes"))
  private let two = SampleProgress.file(
    SampleProgress.review("a-1", "leader-writes"), SampleProgress.review("a-2", "miss-load"))

  @Test("copies the file beside itself, and never over an older copy")
  func beside() {
    world.progress = one
    #expect(world.run("backup") == .done("DIR/progress.json.backup-2026-11-21-kept: 1 event\n"))
    #expect(world.run("backup") == .done("DIR/progress.json.backup-2026-11-21-kept-2: 1 event\n"))
    #expect(world.folder.read("progress.json.backup-2026-11-21-kept") == one)
    #expect(world.folder.status("progress.json.backup-2026-11-21-kept")?.mode == 0o600)
  }

  @Test("copies to a place that is named, and to standard output")
  func named() {
    world.progress = one
    #expect(world.run("backup \(world.folder("copy.json"))") == .done("DIR/copy.json: 1 event\n"))
    #expect(world.folder.read("copy.json") == one)
    #expect(world.run("backup -") == .done(one))
  }

  @Test("carries nothing torn into a copy")
  func torn() {
    world.progress = one.dropLast(4) + ",\n{\"id\":"
    #expect(world.run("backup -") == .done(one))
  }

  @Test("writes over nothing, least of all over the progress file")
  func refusals() {
    #expect(
      world.run("backup")
        == .problem("error: there is no progress file at DIR/progress.json yet\n  help: 'viva review' begins one\n"))
    world.progress = one
    world.folder.write("taken", "precious")
    world.folder.link("alias", to: "progress.json")
    let folder = world.folder
    #expect(
      world.run("backup \(folder("taken"))")
        == .problem("error: there is already a file at DIR/taken\n  help: remove it, or name another one\n"))
    #expect(
      world.run("backup \(folder("alias"))")
        == .problem("error: DIR/alias is the progress file itself\n  help: name another file for the copy\n"))
    #expect(world.run("backup \(folder.path)") == .problem("error: DIR is a folder\n  help: name a file in it\n"))
    #expect(folder.read("taken") == "precious")
    #expect(world.progress == one)
  }

  @Test("lists the backups with what is in them")
  func list() {
    #expect(
      world.run("restore")
        == .done(
          errors: "there are no backups of DIR/progress.json yet\n"
            + "  help: one is made before the first answer of each day, or by 'viva backup'\n"))
    world.folder.write("progress.json.backup-2026-11-19", one)
    world.folder.write("progress.json.backup-2026-11-20", one.dropLast(6) + "")
    world.folder.write("progress.json.backup-2026-11-21", "")
    #expect(
      world.run("restore")
        == .done(
          """
          DIR/progress.json.backup-2026-11-19  1 event
          DIR/progress.json.backup-2026-11-20  0 events, its end is damaged
          DIR/progress.json.backup-2026-11-21  cannot be used: it is empty

          """))
  }

  @Test("puts a backup back and sets the present file aside")
  func restore() {
    world.progress = two
    world.folder.write("old.json", one)
    #expect(
      world.run("restore \(world.folder("old.json")) --yes")
        == .done(
          """
          Restored DIR/old.json (1 event)
          What was there before is at DIR/progress.json.before-restore-2026-11-21

          """))
    #expect(world.progress == one)
    #expect(world.folder.read("progress.json.before-restore-2026-11-21") == two)
  }

  @Test("reads a backup from standard input, and mends what is torn in it")
  func standardInput() {
    world.input = one.dropLast(4) + ""
    #expect(world.run("restore - --yes") == .done("Restored standard input (1 event)\n"))
    #expect(world.progress == one)
  }

  @Test("asks first, and takes anything but yes for no", arguments: [("y\n", true), ("n\n", false), ("", false)])
  func question(_ answer: String, _ isRestored: Bool) {
    world.isInteractive = true
    world.input = answer
    world.progress = two
    world.folder.write("old.json", one)
    let run = world.run("restore \(world.folder("old.json"))")
    #expect(run.output.hasPrefix("Put DIR/old.json (1 event) in the place of DIR/progress.json? y/n "))
    #expect(world.progress == (isRestored ? one : two))
  }

  @Test("does nothing when nobody can be asked")
  func nobody() {
    world.progress = two
    world.folder.write("old.json", one)
    #expect(
      world.run("restore \(world.folder("old.json"))")
        == .misuse(
          "error: this asks first, and there is nobody to ask: Put DIR/old.json (1 event) in the place of "
            + "DIR/progress.json?\n  help: add --yes to do it\n"))
    #expect(world.progress == two)
  }

  @Test("refuses what is no sound progress file")
  func unusable() {
    world.progress = two
    world.folder.write("list.json", "[]")
    world.folder.write("newer.json", SampleProgress.file().replacing("\"version\":1", with: "\"version\":9"))
    let place = world.folder.path
    #expect(
      world.run("restore \(place)/list.json --yes")
        == .problem(
          "error: DIR/list.json:1: this is no progress file: it does not begin with "
            + "{\"format\":\"viva-progress\",\"version\":1; nothing was changed\n"
            + "  help: 'viva restore' lists the backups there are\n"))
    #expect(
      world.run("restore \(place)/newer.json --yes")
        == .problem(
          "error: DIR/newer.json was written by a newer Viva (version 9 of the format; this one knows 1); "
            + "nothing was changed\n  help: update Viva\n"))
    #expect(
      world.run("restore \(place)/gone.json --yes")
        == .problem("error: cannot read DIR/gone.json: No such file or directory\n  help: check the path\n"))
    #expect(world.progress == two)
  }
}
