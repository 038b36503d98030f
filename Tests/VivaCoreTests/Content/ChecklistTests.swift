import Testing

@testable import VivaCore

@Suite("Checklist reader")
struct ChecklistTests {
  private static let front = "---\ntitle: A\nkind: mastery\ntopic: caching\n---\n"

  @Test("a checklist is its front matter, its introduction and its items by section")
  func checklist() throws {
    let text = """
      ---
      title: Caching
      kind: day-of
      topic: caching
      sources: guide-6
      ---
      Say it
      aloud.

      - [ ] Draw *it*. {#m-1 sources="g-1,g-2" cards="a b"}

      ## Later
      - [ ] Say it. {#m-2}
      """
    let checklist = try #require(ChecklistReader.read(SourceText(path: "lists/c.md", text: text)).checklist)
    #expect((checklist.name, checklist.title, checklist.introduction) == ("c", "Caching", "Say it aloud."))
    #expect((checklist.kind, checklist.topic, checklist.sources) == (.dayOf, Topic("caching"), ["guide-6"]))
    #expect(checklist.items.map(\.id) == ["m-1", "m-2"])
    #expect(checklist.items.map(\.text) == ["Draw *it*.", "Say it."])
    #expect(checklist.items.map(\.section) == [nil, "Later"])
    #expect(checklist.items.map(\.sources) == [["g-1", "g-2"], []])
    #expect(checklist.items.map(\.cards) == [["a", "b"], []])
  }

  @Test(
    "a mistake in an item is named where it stands",
    arguments: [
      ("▸- Draw. {#a}", "this is no checklist item (write it as '- [ ] … {#an-id}')"),
      ("▸- [x] Draw. {#a}", "this is no checklist item (write it as '- [ ] … {#an-id}')"),
      ("▸- [ ]", "this is no checklist item (write it as '- [ ] … {#an-id}')"),
      ("▸- [ ] {#a}", "the item has no text (say what one must be able to do)"),
      ("▸- [ ] Draw.", "the item has no id (add {#an-id} at the end of the line)"),
      ("  ▸over two lines", "this line belongs to no item (write an item on one line, '- [ ] … {#an-id}')"),
      (
        "- [ ] Draw. {#▸M_1}",
        "'M_1' cannot be an id (an id is made of small letters, digits and hyphens, at most 80 of them)"
      ),
      ("- [ ] Draw. {#a ▸card=b}", "an item has no attribute 'card' (did you mean 'cards'?)"),
      ("- [ ] Draw. {#a ▸level=mid}", "an item has no attribute 'level' (an item's attributes are sources, cards)"),
      ("- [ ] Draw. ▸{#a", "these attributes are never closed (end the line with })"),
      (
        "▸- [ ] \(String(repeating: "a", count: 65_536)) {#a}", "this line is larger than 64 KB (split it into several)"
      ),
    ])
  func items(_ line: String, _ complaint: String) {
    let found = complaints(ofChecklist: Self.front + "- [ ] Draw. {#x}\n" + line + "\n")
    #expect(found.first == "1: \(complaint)")
    #expect(found.count == (complaint.contains("never closed") ? 2 : 1))
  }

  @Test("an item without an id has its other mistakes named too")
  func together() {
    let found = complaints(ofChecklist: Self.front + "▸- [ ] {▸level=mid}\n▸- [ ] Draw. {#▸A}\n")
    #expect(
      found.map { $0.prefix { $0 != "(" } } == [
        "1: the item has no text ", "2: an item has no attribute 'level' ", "1: the item has no id ",
        "4: 'A' cannot be an id ",
      ])
  }

  @Test("a list without items is no list: nobody can go through it")
  func noItems() {
    let file = ContentFile(.checklist, SourceText(path: "checklists/a.md", text: Self.front + "Some words.\n"))
    #expect(Library([file]).checklists.isEmpty)
  }

  @Test("a section without items is named")
  func emptySections() {
    let found = complaints(ofChecklist: Self.front + "▸## One\n## Two\n- [ ] Draw. {#x}\n▸### Three\n")
    #expect(
      found == [
        "1: this section has no items (add some, or remove the heading)",
        "2: this section has no items (add some, or remove the heading)",
      ])
  }

  @Test(
    "front matter says what the list is",
    arguments: [
      ("kind: mastery", "0: the front matter has no title (add a line 'title: …' between the --- lines)"),
      ("title:\nkind: mastery", "0: the front matter has no title (add a line 'title: …' between the --- lines)"),
      ("title: A", "0: the front matter has no kind (add a line 'kind: …' between the --- lines)"),
      ("title: A\nkind: ▸todo", "1: 'todo' is no kind of checklist (it is mastery, readiness or day-of)"),
      (
        "title: A\nkind: day-of\norder: ▸first",
        "1: 'first' is no place in an order (write a whole number from 0 to 999)"
      ),
      ("title: A\nkind: mastery\ntopic: ▸cashing", "1: there is no topic 'cashing' (did you mean 'caching'?)"),
      (
        "title: A\nkind: mastery\n▸level: mid",
        "1: there is no front-matter key 'level' here (the keys are title, kind, topic, sources, order)"
      ),
    ])
  func front(_ lines: String, _ complaint: String) {
    #expect(complaints(ofChecklist: "---\n\(lines)\n---\n- [ ] Draw. {#x}\n") == [complaint])
  }

  @Test("a list without items, and one that is not text, are no checklists")
  func unusable() {
    #expect(
      complaints(ofChecklist: Self.front) == ["0: the checklist has no items (an item is a line '- [ ] … {#an-id}')"])
    let (checklist, problems) = ChecklistReader.read(
      SourceText(path: "", text: Self.front + "- [ ] Draw\u{7}. {#X}\n"))
    #expect(checklist == nil)
    #expect(problems.count == 2)
  }

  @Test(
    "a Markdown file is a checklist when its front matter names a kind, and a walkthrough when it names minutes",
    arguments: [
      ("---\nkind: mastery\n---\n", "checklist"), ("---\ntitle: A\n---\nkind: x\n", "deck"), ("", "deck"),
      ("## kind: x\nA.", "deck"), ("---\ntitle: A\nminutes: 45\n---\n", "walkthrough"), ("minutes: 45\n", "deck"),
    ])
  func role(_ text: String, _ name: String) {
    let role =
      switch ContentFile.role(of: SourceText(path: "", text: text)) {
      case .checklist: "checklist"
      case .deck(.own): "deck"
      case .walkthrough(.own): "walkthrough"
      case .deck(.bundled), .walkthrough(.bundled), .rubric, .mockStyles: "bundled"
      }
    #expect(role == name)
  }
}
