import Testing

@testable import viva

@Suite("viva checklist", .serialized)
struct ChecklistTests {
  private let world = TestWorld()

  init() { world.folder.write("content/checklists/morning.md", SampleContent.dayOf) }

  /// Goes through a list with these lines, and says what the progress file has then.
  private func go(_ name: String, _ lines: String...) -> CommandRun {
    world.input = lines.map { $0 + "\n" }.joined()
    defer { world.input = nil }
    return world.run("checklist \(name)")
  }

  @Test("lists all checklists with how they stand, and what is stale")
  func table() {
    world.environment["VIVA_NOW"] = "2026-10-01T08:00:00Z"
    _ = go("caching", "green", "yellow", "q")
    world.environment["VIVA_NOW"] = TestWorld.now
    _ = go("caching", "red", "q")
    _ = go("morning", "x", "q")
    expectGolden(world.run("checklist").transcript, "checklist-table.txt")
    world.columns = 40
    expectGolden(world.run("checklist").transcript, "checklist-table-40.txt")
  }

  @Test("is gone through line by line, each rating an event that was saved before the next item")
  func byLine() {
    let run = go("caching", "green", "?", "amber", "gren", "b", "yellow", "", "u", "r", "red")
    expectGolden(run.transcript + world.events.joined(separator: "\n") + "\n", "checklist-line.txt")
  }

  @Test("a slip in the last item is taken back there, and an empty line ends")
  func closing() {
    let run = go("caching", "green", "yellow", "red", "green", "u", "green", "", "red")
    expectGolden(run.transcript + world.events.joined(separator: "\n") + "\n", "checklist-closing.txt")
  }

  @Test("a list of the day is ticked, not rated")
  func ticking() {
    let run = go("morning", "green", "x", "x", "", "b", "x", "q")
    expectGolden(run.transcript + world.events.joined(separator: "\n") + "\n", "checklist-ticks.txt")
  }

  @Test("a red item brings its cards to the front of the next review's new cards, and today says so")
  func focus() {
    _ = go("caching", "", "", "red")
    world.input = "\ngood\nq\n"
    let review = world.run("review")
    #expect(review.output.contains("Replication · from your checklist · 1 of 7"))
    #expect(review.output.contains("The leader dies 200 ms after acknowledging a write. What can be missing?"))
    world.input = nil
    #expect(world.run("today").output.contains("2 cards about replication, from red and yellow checklist items"))
  }

  @Test("a rating is taken back by viva undo")
  func undo() {
    _ = go("caching", "red", "yellow", "q")
    #expect(world.run("undo --yes").output == "Taken back: the rating yellow of 'm-2' of 2026-11-21 08:00 UTC\n")
    _ = go("morning", "x", "b", "x", "q")
    #expect(
      world.run("undo --yes").output == "Taken back: taking away the tick of 'd-1' of 2026-11-21 08:00 UTC\n")
    #expect(world.run("undo --yes").output == "Taken back: ticking 'd-1' of 2026-11-21 08:00 UTC\n")
    #expect(world.run("checklist caching --json").output.contains(#""red":1,"ticked":0,"open":2"#))
  }

  @Test("prints one list or all of them for a script")
  func json() {
    _ = go("caching", "red", "q")
    _ = go("morning", "x", "q")
    expectGolden(world.run("checklist --json").transcript, "checklist-json.txt")
    let one = world.run("checklist morning --json").output
    #expect(one.hasPrefix(#"{"version":1,"checklists":[{"name":"morning","title":"The morning","kind":"day-of""#))
    #expect(!one.contains("mastery-caching"))
  }

  @Test("a name that is no list's is answered with the nearest one, and material without lists says so")
  func unknown() {
    #expect(
      world.run("checklist cachin")
        == .problem(
          "error: there is no checklist 'cachin'\n  help: did you mean 'caching'? 'viva checklist' lists them\n"))
    #expect(
      world.run("checklist zzz")
        == .problem("error: there is no checklist 'zzz'\n  help: 'viva checklist' lists them\n"))
    world.folder.remove("content/checklists")
    #expect(
      world.run("checklist")
        == .problem(
          "error: the material in use has no checklists\n  help: 'viva check' says what is wrong with it\n"))
  }

  @Test("is found by its file's name, by its topic and in any case, its own name first")
  func names() {
    for name in ["mastery-caching", "caching", "Caching"] {
      #expect(world.run("checklist \(name) --json").output.contains(#""name":"mastery-caching""#), "\(name)")
    }
    for name in ["Own", "caching"] {
      world.folder.write(
        "content/checklists/\(name).md", "---\ntitle: A\nkind: readiness\n---\n- [ ] A. {#\(name.lowercased())-1}\n")
      #expect(world.run("checklist \(name) --json").output.contains(#""name":"\#(name)""#), "\(name)")
    }
  }

  @Test("a list without items is left out, with a warning")
  func noItems() {
    world.folder.write("content/checklists/morning.md", "---\ntitle: A\nkind: day-of\n---\n")
    #expect(
      world.run("checklist morning")
        == .problem(
          "warning: checklists/morning.md has 1 mistake and is left out\n  help: 'viva check' shows them\n"
            + "error: there is no checklist 'morning'\n  help: 'viva checklist' lists them\n"))
  }

  @Test("lists that follow each other in time stand in their order, whatever they are called")
  func order() {
    for (name, order) in [("after", "order: 3\n"), ("before", "order: 1\n"), ("any", "")] {
      world.folder.write(
        "content/checklists/\(name).md", "---\ntitle: A\nkind: day-of\n\(order)---\n- [ ] Do it. {#\(name)-1}\n")
    }
    let lines = world.run("checklist").output.split(separator: "\n").filter { $0.hasPrefix("  ") }
    #expect(lines.map { $0.split(separator: " ")[0] } == ["caching", "before", "after", "any", "morning"])
  }

  @Test("an end of input leaves what was rated in the file")
  func endOfInput() {
    #expect(go("caching", "green").outcome == .done)
    #expect(world.events.count == 1)
  }
}
