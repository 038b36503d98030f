import Foundation
import Testing
import VivaCore

@testable import viva

@Suite("Where a report goes", .serialized)
struct ReportPlaceTests {
  private let world = TestWorld()
  private var folder: TemporaryFolder { world.folder }

  init() {
    SampleMock.write(to: world.folder)
    world.progress = SampleLog.oneMock.text
  }

  private func mode(_ name: String) -> mode_t {
    var status = stat()
    return stat(folder(name), &status) == 0 ? status.st_mode & 0o777 : 0
  }

  private var names: [String] { (try? Folder.names(in: folder.path)) ?? [] }

  @Test("is never the progress file, nor one that belongs to it, under whatever name")
  func progress() {
    let before = world.progress
    folder.write("progress.json.backup-2026-11-20", "a backup")
    folder.link("link.html", to: "progress.json")
    folder.link("chain.html", to: "link.html")
    folder.link("to-backup.html", to: "progress.json.backup-2026-11-20")
    folder.link("side", to: folder.path)
    #expect(link(folder("progress.json"), folder("hard.html")) == 0)
    let places = [
      ("progress.json", "the progress file"), ("./progress.json", "the progress file"),
      ("link.html", "the progress file"), ("chain.html", "the progress file"), ("hard.html", "the progress file"),
      ("side/progress.json", "the progress file"), ("PROGRESS.JSON", "the progress file"),
      ("progress.json.lock", "the progress file's lock"), ("progress.json.mock-lock", "the progress file's lock"),
      ("progress.json.backup-2026-11-20", "a backup of the progress file"),
      ("progress.json.backup-2026-11-21", "a backup of the progress file"),
      ("to-backup.html", "a backup of the progress file"),
      ("progress.json.damaged-2026-11-21", "a copy of the progress file"),
    ]
    let all = names
    for (place, what) in places {
      #expect(
        world.run(["report", "-o", folder(place)])
          == .problem("error: DIR/\(place) is \(what); nothing was written\n  help: name another file for the report\n")
      )
    }
    #expect(world.progress == before)
    #expect(folder.read("progress.json.backup-2026-11-20") == "a backup")
    #expect(names == all)
  }

  @Test("a progress file that is not there yet is none to write to either")
  func newUser() {
    folder.remove("progress.json")
    #expect(world.run(["report", "-o", folder("progress.json")]).outcome == .problem)
    #expect(world.progress == nil)
  }

  @Test("a file that is there is replaced, keeps its mode, and is reached through links")
  func replaces() {
    folder.write("report.html", "old", mode: 0o640)
    folder.link("link.html", to: "report.html")
    #expect(world.run(["report", "-o", folder("link.html")]) == .done("DIR/link.html: 0 days with cards, 1 mock\n"))
    #expect(folder.read("report.html")?.hasPrefix("<!DOCTYPE html>") == true)
    #expect(mode("report.html") == 0o640)
    #expect(names.filter { $0.hasPrefix(".") || $0.hasSuffix(".new") } == [])
  }

  @Test("is never among one's own decks and walkthroughs, under whatever name")
  func ownMaterial() {
    let deck = "---\ntitle: Mine\ntopic: mine\n---\n\n## Whose deck is this?\nMine.\n"
    folder.write("decks/mine.md", deck)
    folder.write("elsewhere/shared.md", deck.replacing("Mine", with: "Ours"))
    folder.makeFolder("walkthroughs")
    folder.link("decks/shared.md", to: folder("elsewhere/shared.md"))
    folder.link("link.md", to: "decks/mine.md")
    folder.link("side", to: "decks")
    let places = [
      ("decks/mine.md", "decks"), ("decks/new.md", "decks"), ("decks/shared.md", "decks"), ("link.md", "decks"),
      ("side/new.md", "decks"), ("./decks/../decks/new.md", "decks"), ("walkthroughs/new.md", "walkthroughs"),
    ]
    let all = names
    for (place, what) in places {
      #expect(
        world.run(["report", "-o", folder(place)])
          == .problem(
            "error: DIR/\(place) is in the folder of your own \(what); nothing was written\n"
              + "  help: name another folder for the report\n"))
    }
    #expect(folder.read("decks/mine.md") == deck)
    #expect(folder.read("elsewhere/shared.md") == deck.replacing("Mine", with: "Ours"))
    #expect(names == all)
    #expect(world.run(["report", "-o", folder("elsewhere/report.md")]).outcome == .done)
  }

  @Test("a newline in its name does not make a second line of what is said")
  func newlineInName() {
    #expect(
      world.run(["report", "-o", folder("a\nb.md")]) == .done("DIR/a␊b.md: 0 days with cards, 1 mock\n"))
    #expect(folder.read("a\nb.md")?.hasPrefix("# System") == true)
  }

  @Test("standard output under a file's name is refused: the file behind it would be replaced")
  func outputAsFile() throws {
    folder.write("log.md", "kept\n")
    let run = try runShell(
      "viva report -o /dev/stdout >> log.md", in: folder,
      [
        "VIVA_NOW": "2026-11-21T08:00:00Z", "VIVA_CONTENT": folder("content"), "VIVA_DATA": folder("progress.json"),
      ])
    #expect(run.status == 1)
    #expect(run.errors == "error: /dev/stdout is no regular file\n  help: name a file; '-' is standard output\n")
    #expect(folder.read("log.md") == "kept\n")
  }

  @Test("a neighbour's file named like a temporary one is left alone")
  func neighbour() {
    folder.write("report.md.new", "mine")
    #expect(world.run(["report", "-o", folder("report.md")]).outcome == .done)
    #expect(folder.read("report.md.new") == "mine")
  }

  @Test("a folder, a device and a folder that is not there are refused, and nothing is left behind")
  func refused() {
    folder.makeFolder("reports")
    let all = names
    #expect(
      world.run(["report", "-o", folder("reports")])
        == .problem("error: DIR/reports is a folder\n  help: name a file in it\n"))
    #expect(
      world.run(["report", "-o", "/dev/null"])
        == .problem("error: /dev/null is no regular file\n  help: name a file; '-' is standard output\n"))
    folder.link("circle", to: "circle")
    #expect(
      world.run(["report", "-o", folder("circle")])
        == .problem("error: DIR/circle is a symbolic link that leads in a circle\n  help: name a file\n"))
    folder.remove("circle")
    #expect(
      world.run(["report", "-o", folder("nowhere/report.md")])
        == .problem(
          "error: cannot write DIR/nowhere/report.md: No such file or directory; nothing was written\n"
            + "  help: name another place with '-o FILE'\n"))
    #expect(names == all)
  }

  @Test("when the disk is full, the old report is still there, whole")
  func fullDisk() throws {
    folder.write("report.html", "old")
    let run = try runShell(
      """
      usual='env --default-signal=XFSZ'; $usual true 2>/dev/null || usual=
      ulimit -f 2; $usual viva report -o report.html
      """,
      in: folder,
      [
        "VIVA_NOW": "2026-11-21T08:00:00Z", "VIVA_CONTENT": folder("content"), "VIVA_DATA": folder("progress.json"),
      ])
    #expect(run.status == 1)
    #expect(
      run.errors == "error: cannot write report.html: File too large; nothing was written\n"
        + "  help: name another place with '-o FILE'\n")
    #expect(folder.read("report.html") == "old")
    #expect(names == ["content", "progress.json", "report.html"])
  }
}
