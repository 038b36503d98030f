import Testing

@testable import VivaCore

@Suite("Library")
struct LibraryTests {
  private static let front = "---\ntitle: A\ntopic: caching\n---\n"

  @Test("a deck of one's own with an error is left out whole, and the rest works")
  func leftOut() {
    let library = library([
      (.deck(.own), "bad.md", "## P?\nA.\n\n## Q? {#q}\n"), (.deck(.own), "good.md", "## R? {#r}\nA.\n"),
    ])
    #expect(library.decks.map(\.name) == ["good"])
    #expect(library.cards.map(\.id) == ["r"])
    #expect(library.card("q") == nil)
    #expect(library.problems.map(\.headline) == ["bad.md:4:1: error: card has a prompt but no answer"])
  }

  @Test("a deck that was left out takes no id from others")
  func idsOfLeftOut() {
    let library = library([
      (.deck(.own), "bad.md", "## P? {#a}\n"), (.deck(.own), "twice.md", "## P? {#b}\nA.\n## Q? {#b}\nB.\n"),
      (.deck(.own), "good.md", "## P? {#a}\nA.\n## Q? {#b}\nB.\n"),
    ])
    #expect(library.cards.map { "\($0.deck) \($0.id)" } == ["good a", "good b"])
    #expect(library.card("b")?.prompt == "Q?")
  }

  @Test("a deck that is no text is left out, bundled or not", arguments: [Origin.own, .bundled])
  func notText(_ origin: Origin) {
    let library = library([(.deck(origin), "x.md", Self.front + "## P? {#a level=mid}\nA\u{1B}.\n")])
    #expect(library.decks.isEmpty && library.card("a") == nil)
  }

  @Test("an id that is taken is named with the place that has it, in a file and across files")
  func duplicateIDs() {
    let found = checked([
      (.deck(.bundled), "bank/a.md", Self.front + "## P? {#a level=mid}\nA.\n## Q? {#a level=mid}\nB.\n"),
      (.deck(.own), "decks/b.md", "## R? {#b}\nA.\n## S? {#a}\nB.\n"),
    ])
    #expect(
      found.filter { !$0.contains("what-if") } == [
        "bank/a.md:7:4: error: the id 'a' is taken (bank/a.md:5) | give this card another id",
        "decks/b.md:3:4: error: the id 'a' is taken (bank/a.md:5) | give this card another id",
      ])
  }

  @Test("a prompt that stands twice without an id is named as that")
  func duplicatePrompts() {
    let help = "remove one of the two, or give one an id, {#an-id}"
    #expect(
      checked([(.deck(.own), "d.md", "## P?\nA.\n## P?\nB.\n## P? {#p}\nC.\n")]) == [
        "d.md:3:4: error: this prompt stands twice in the deck (d.md:1) | \(help)"
      ])
  }

  @Test("composed and decomposed letters make two prompts")
  func normalisation() {
    #expect(checked([(.deck(.own), "d.md", "## \u{E9}?\nA.\n## e\u{301}?\nB.\n")]) == [])
  }

  @Test("a second deck of the same name is left out, and its other mistakes are still named")
  func sameName() {
    let found = checked([
      (.deck(.own), "a/d.md", "## P? {#a}\nA.\n"), (.deck(.own), "b/d.md", "## Q? {#a}\nA.\n## R?\n"),
    ])
    #expect(
      found == [
        "b/d.md:1:1: error: there is another deck named 'd' (a/d.md) | rename one of the two files",
        "b/d.md:1:4: error: the id 'a' is taken (a/d.md:1) | give this card another id",
        "b/d.md:3:1: error: card has a prompt but no answer | write the answer below the heading, or remove the card",
      ])
  }

  @Test(
    "items share their ids with no other item and no card, in whatever order the files come", arguments: [true, false])
  func itemIDs(_ deckFirst: Bool) {
    let deck = (ContentFile.Role.deck(.own), "d.md", "## P? {#a}\nA.\n")
    let lists = [("x.md", "- [ ] A. {#i}\n- [ ] B. {#a}\n"), ("y.md", "\n- [ ] C. {#i}\n")].map {
      (ContentFile.Role.checklist, $0.0, "---\ntitle: A\nkind: day-of\n---\n" + $0.1)
    }
    #expect(
      checked(deckFirst ? [deck] + lists : lists + [deck]) == [
        "x.md:6:12: error: the id 'a' is the id of a card (d.md:1) | ids are unique across all content: give this item another one",
        "y.md:6:12: error: the id 'i' is taken (x.md:5) | give this item another id",
      ])
  }

  @Test("a link to a card that is not there is named where it stands, with the nearest card")
  func links() {
    let list = "---\ntitle: A\nkind: mastery\n---\n- [ ] A. {#i cards=\"leader-reads, leader-raeds quorum\"}\n"
    let found = checked([
      (.deck(.own), "d.md", "## P? {#leader-reads}\nA.\n"), (.checklist, "x.md", list),
    ])
    #expect(
      found == [
        "x.md:5:35: error: there is no card 'leader-raeds' | did you mean 'leader-reads'?",
        "x.md:5:48: error: there is no card 'quorum' | name a card's id, as in cards=\"leader-follower-reads\"",
      ])
  }

  @Test("a checklist that is checked alone is not blamed for its links")
  func alone() {
    let list = "---\ntitle: A\nkind: mastery\n---\n- [ ] A. {#i cards=x}\n- [ ] B. {#j}\n"
    #expect(
      checked([(.checklist, "x.md", list)]) == [
        "x.md:6:12: error: no card teaches this item | name the cards that do, as in cards=\"leader-follower-reads\""
      ])
  }

  @Test(
    "a bundled deck has two what-if cards",
    arguments: [
      ("", "", "0 what-if cards"), ("kind=what-if", "", "1 what-if card"), ("kind=what-if", "kind=what-if", ""),
    ])
  func whatIf(_ first: String, _ second: String, _ count: String) {
    let found = checked([
      (.deck(.bundled), "c.md", Self.front + "## P? {#a level=mid \(first)}\nA.\n## Q? {#b level=mid \(second)}\nB.\n")
    ])
    let complaint =
      "c.md:1:1: error: the topic 'caching' has \(count); the explain drill needs 2"
      + " | add kind=what-if to cards that ask what breaks, and what then"
    #expect(found == (count.isEmpty ? [] : [complaint]))
  }

  @Test("a prompt that asks nearly what another one asks is named; among bundled cards it is an error")
  func similarPrompts() {
    let deck =
      "## When does the leader of a quorum step down? {#a level=mid kind=what-if}\nA.\n"
      + "## Leader of a quorum: when does it step down? {#b level=mid kind=what-if}\nB.\n"
    let complaint =
      "this asks nearly what 'a' asks (d.md:1) | make one card of the two, or say in the prompt what sets them apart"
    #expect(checked([(.deck(.own), "d.md", deck)]) == ["d.md:3:4: warning: " + complaint])
    #expect(
      checked([(.deck(.bundled), "d.md", Self.front + deck)])
        == ["d.md:7:4: error: " + complaint.replacing("d.md:1", with: "d.md:5")])
  }

  @Test("of a deck made from a template a hundred similar prompts are named, and no more")
  func manySimilarPrompts() {
    let cards = (1...150).map { "## Put the following English word into German: w\($0) {#c-\($0)}\nA.\n" }
    #expect(checked([(.deck(.own), "d.md", cards.joined())]).count == 100)
  }

  @Test("a bundled card that no checklist leads to is warned of, where there are checklists; one's own is not")
  func unreached() {
    let cards = "## P? {#a level=mid kind=what-if}\nA.\n## Q? {#b level=mid kind=what-if}\nB.\n"
    let list = "---\ntitle: A\nkind: mastery\n---\n- [ ] A. {#i cards=\"b\"}\n"
    #expect(
      checked([(.deck(.bundled), "d.md", Self.front + cards), (.checklist, "x.md", list)]) == [
        "d.md:5:4: warning: no checklist leads to this card | name it in the item that asks for it, as in cards=\"a\""
      ])
    #expect(checked([(.deck(.bundled), "d.md", Self.front + cards)]) == [])
    #expect(checked([(.deck(.own), "d.md", cards), (.checklist, "x.md", list)]) == [])
  }

  @Test("an answer has at most 200 words; one's own may have more, with a warning")
  func answerLength() {
    func deck(_ words: Int) -> String {
      "## P? {#a}\n" + String(repeating: "w ", count: words - 2) + "\n\n- **w** -> `w`\n"
    }
    #expect(checked([(.deck(.own), "d.md", deck(200))]) == [])
    #expect(
      checked([(.deck(.own), "d.md", deck(201))]) == [
        "d.md:1:4: warning: the answer has 201 words; at most 200 can be recalled"
          + " | split it into cards that each ask one thing"
      ])
    let bundled = checked([(.deck(.bundled), "d.md", deck(201))])
    #expect(bundled.contains { $0.hasPrefix("d.md:1:4: error: the answer has 201 words") })
  }

  @Test(
    "words are what has a letter or a digit in it",
    arguments: [
      ("one two", 2), ("don't re-read", 2), ("a -> b -- c", 3), ("**a** `b` *c*", 3),
      ("| a | b |\n|---|---|\n| c | |", 3),
      ("```\na --> b\n```", 2), ("größer 漢字", 2), ("", 0), ("5 × 3 = 15", 3), ("10,000 at 1.5 MB/s", 4), ("and/or", 1),
    ])
  func words(_ text: String, _ count: Int) {
    #expect(Library.wordCount(Markdown.blocks(of: text)) == count)
  }

  @Test("fences that are never closed and rows that do not fit are named, in decks that are left out too")
  func closerLook() {
    let text = "## P?\n~~~~\nx\n\n## Q? {level=x}\n|a|b|\n|-|\n|c|\n|d|e|f|\n"
    let help = "give every row the same number of cells; write a bar inside a cell as \\|"
    #expect(
      checked([(.deck(.own), "d.md", text)]) == [
        "d.md:2:1: error: this code fence is never closed | close it with a line of ~~~~",
        "d.md:5:14: error: 'x' is no level | it is one of mid, senior, staff",
        "d.md:7:1: error: this table row has 1 cell, its header has 2 | \(help)",
        "d.md:8:1: error: this table row has 1 cell, its header has 2 | \(help)",
        "d.md:9:1: error: this table row has 3 cells, its header has 2 | \(help)",
      ])
  }

  @Test("topics come in learning order, one's own behind them by name")
  func topics() {
    let decks = ["zoo", "caching", "estimation", "bees"].map {
      (ContentFile.Role.deck(.own), "\($0).md", "## \($0)\nA.\n")
    }
    #expect(library(decks).topics.map(\.id) == ["estimation", "caching", "bees", "zoo"])
  }

  private func library(_ files: [(ContentFile.Role, String, String)]) -> Library {
    Library(files.map { ContentFile($0.0, SourceText(path: $0.1, text: $0.2)) })
  }

  private func checked(_ files: [(ContentFile.Role, String, String)]) -> [String] {
    library(files).thoroughProblems().map { "\($0.headline) | \($0.help ?? "no help")" }
  }
}
