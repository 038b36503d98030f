import Testing

@testable import viva

/// Cards edited in mid-review, by an editor that is a shell script.
@Suite("Editing a card", .serialized)
struct CardEditorTests {
  private let world = TestWorld()

  init() {
    world.folder.write("decks/mine.md", "## What is old? {#mine-1}\nThis.\n")
    world.folder.remove("content/bank/caching.md")
    world.folder.remove("content/bank/replication.md")
    world.folder.remove("content/checklists/mastery-caching.md")
    world.folder.makeFolder("content/bank")
  }

  private func edit(_ script: String, named name: String = "edit", before: String = "") -> CommandRun {
    // A shell under another name: a script that was just written may still be open in a sibling of this process.
    if !world.folder.isLink(name) { world.folder.link(name, to: "/bin/sh") }
    world.environment["EDITOR"] = world.folder(name) + " " + world.folder.write("script", script) + " --flag"
    world.input = before + "e\nq\n"
    return world.run("review --plain")
  }

  @Test("shows the new wording, and keeps the card's history")
  func edited() {
    expectGolden(edit(#"sed -i.bak s/old/new/ "$2""#, before: "\n").transcript, "edit-done.txt")
  }

  @Test("passes the editor its own arguments and the file, and the line to those that know lines")
  func arguments() {
    _ = edit(#"printf '%s\n' "$@" > "$0.args""#)
    #expect(world.folder.read("script.args") == "--flag\n\(world.folder("decks/mine.md"))\n")
    _ = edit(#"printf '%s\n' "$@" > "$0.args""#, named: "vim")
    #expect(world.folder.read("script.args") == "--flag\n+1\n\(world.folder("decks/mine.md"))\n")
  }

  @Test(
    "keeps the old wording when the deck is worse than before",
    arguments: [
      ("printf '## What is old? {#mine-1}\\n' > \"$2\"", "mistake"),
      ("printf '## Q? {#other}\\nA\\n' > \"$2\"", "gone"),
      ("exit 3", "failed"),
    ])
  func notEdited(_ script: String, _ name: String) { expectGolden(edit(script).transcript, "edit-\(name).txt") }

  @Test("says that there is no such editor, and runs no shell")
  func missing() {
    world.environment["EDITOR"] = "/nowhere/editor; touch \(world.folder("trap"))"
    world.input = "e\nq\n"
    #expect(
      world.run("review --plain").output.contains(
        "Not edited: cannot run the editor '/nowhere/editor;': No such file or directory\n"))
    #expect(world.folder.read("trap") == nil)
  }

  @Test("opens no editor for a pipe unless one is named")
  func pipe() {
    world.input = "e\nq\n"
    #expect(
      world.run("review --plain").output.contains(
        "Not edited: there is no terminal for an editor; set EDITOR to one that needs none.\n"))
  }

  @Test(
    "takes VISUAL before EDITOR",
    arguments: [
      (["VISUAL": "code -w", "EDITOR": "nano"], ["code", "-w"]), (["VISUAL": " ", "EDITOR": "nano"], ["nano"]),
      ([:], nil),
    ] as [([String: String], [String]?)])
  func choice(_ environment: [String: String], _ command: [String]?) {
    #expect(Editor.command(environment) == command)
  }
}
