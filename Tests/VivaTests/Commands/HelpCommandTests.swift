import Testing

@testable import viva

@Suite("viva help")
struct HelpCommandTests {
  private let world = TestWorld()

  @Test("explains on standard output, with status 0", arguments: ["help", "--help", "-h", "help review", "review -h"])
  func help(_ line: String) {
    let run = world.run(line)
    #expect(run.outcome == .done)
    #expect(run.errors == "")
    #expect(run.output.hasPrefix("  viva") || run.output.contains("\n  viva"))
  }

  @Test("prints its version in one line")
  func version() { #expect(world.run("--version") == .done("viva \(vivaVersion)\n")) }

  @Test("says what is wrong with a command line on standard error, with status 2")
  func misuse() {
    #expect(
      world.run("reveiw")
        == .misuse(
          "error: there is no command 'reveiw'\n  help: did you mean 'review'? 'viva help' lists the commands\n"))
  }

  @Test("runs no command without material")
  func noContent() {
    world.environment["VIVA_CONTENT"] = world.folder("gone")
    for line in ["today", "review", "cards", "show x", "undo", "set", "check"] {
      #expect(
        world.run(line)
          == .problem(
            "error: there is no folder DIR/gone\n"
              + "  help: name the folder that holds bank/ and checklists/ with --content or VIVA_CONTENT\n"))
    }
  }
}
