import Foundation
import Testing

@Suite("The editor that a review opens")
struct EditorTests {
  private let desk: Desk

  init() throws {
    desk = try Desk()
    try desk.write(
      """
      ---
      title: Mine
      topic: caching
      ---

      ## What is mine? {#mine}
      An old answer.

      """, "decks/caching.md")
  }

  /// A command that runs lines of the shell, with what follows it as their arguments. The shell itself is started, since a
  /// program that has just been written may still be open for writing in a test's child ("Text file busy").
  private func editor(_ lines: String...) throws -> String {
    try desk.write(lines.joined(separator: "\n") + "\n", "editor")
    return "/bin/sh \(desk.folder)/editor"
  }

  @Test("gets its arguments and the terminal as it was, and the new wording is shown")
  func arguments() throws {
    let seen = desk.folder + "/seen"
    let command = try editor(
      "echo \"$1|$2|$#\" > '\(seen)'", "stty -a | grep -c ' icanon' >> '\(seen)'", "new=$(sed 's/old/new/' \"$3\")",
      "echo \"$new\" > \"$3\"")
    desk.environment["EDITOR"] = "\(command) --wait -n"
    let session = try TerminalSession(desk, "review")
    try session.wait(for: "What is mine?")
    session.type(" ")
    try session.wait(for: "An old answer.")
    session.type("e")
    try session.wait("the new wording") { $0.isAlternate && $0.text.contains("An new answer.") }
    #expect(session.picture.text.contains("Edited."))
    #expect(desk.read("seen") == "--wait|-n|3\n1\n")
    session.type("3")
    #expect(try session.end() == .exit(0))
    #expect(try desk.answers() == ["mine good"])
  }

  @Test("that fails loses nothing: the card stays, and can be answered")
  func failing() throws {
    desk.environment["EDITOR"] = try editor("exit 3")
    let run = try desk.viva("review", input: "\ne\ngood\n")
    #expect(run.ending == .exit(0) && run.errors == "")
    #expect(run.output.contains("\nNot edited: the editor '/bin/sh' failed\n"))
    #expect(try desk.answers() == ["mine good"])
  }

  @Test("is never run by a shell")
  func noShell() throws {
    try desk.write("precious", "victim")
    desk.environment["EDITOR"] = "true; rm \(desk.folder)/victim"
    let run = try desk.viva("review", input: "\ne\ngood\n")
    #expect(run.output.contains("\nNot edited: cannot run the editor 'true;': No such file or directory\n"))
    #expect(desk.read("victim") == "precious")
    #expect(try desk.answers() == ["mine good"])
  }

  @Test("starts with the signals of a program that was started by hand")
  func signals() throws {
    desk.environment["EDITOR"] = try editor("kill -PIPE $$", "kill -XFSZ $$", "exit 0")
    let run = try desk.viva("review", input: "e\nq\n")
    #expect(run.output.contains("Not edited: the editor"))
  }
}
