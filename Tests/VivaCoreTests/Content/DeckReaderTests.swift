import Testing

@testable import VivaCore

@Suite("Deck reader")
struct DeckReaderTests {
  @Test("a deck is its front matter, its introduction and its cards")
  func deck() {
    let text = """
      ---
      title: Replication
      topic: replication
      sources: guide-9, guide-10
      ---
      Why copies
      exist.

      ## Who takes the writes? {#writes level=mid kind=what-if seconds=60 sources="g-1 g-2" tags="core,today"}
      The *leader*.

      - one

      ## And who reads? {#reads level=staff}
      All.
      """
    let deck = DeckReader.read(SourceText(path: "bank/replication.md", text: text), .bundled).deck
    #expect(
      [deck.name, deck.title, deck.topic.id, deck.introduction, deck.sources.joined(separator: "+")]
        == ["replication", "Replication", "replication", "Why copies\nexist.", "guide-9+guide-10"])
    #expect(deck.cards.map(\.id) == ["writes", "reads"])
    let card = deck.cards[0]
    #expect([card.prompt, card.answerText] == ["Who takes the writes?", "The *leader*.\n\n- one"])
    #expect([card.sources, card.tags] == [["g-1", "g-2"], ["core", "today"]])
    #expect((card.level, card.kind, card.seconds, card.line, card.isOwn) == (.mid, .whatIf, 60, 9, false))
    #expect((deck.cards[1].kind, deck.cards[1].seconds) == (.recall, 90))
  }

  @Test(
    "a deck of one's own needs no front matter, and has the topic of its file's name",
    arguments: [
      ("decks/my-topic.md", "my-topic", "my-topic"), ("decks/My Topic.md", "My Topic", "own"),
      ("decks/größe.md", "größe", "own"), ("decks/-rf.md", "-rf", "-rf"), ("a/../../x.md", "x", "x"),
    ])
  func noFrontMatter(_ path: String, _ title: String, _ topic: String) {
    let reading = DeckReader.read(SourceText(path: path, text: "## P?\nA.\n"), .own)
    #expect(reading.problems.isEmpty)
    #expect([reading.deck.title, reading.deck.topic.id] == [title, topic])
  }

  /// Progress hangs on these: a failure here means that every user's own cards would be forgotten.
  @Test(
    "the id of a card without one never changes",
    arguments: [
      ("deck", "P?", "h-wlaeszaxcarp"), ("my-deck", "Größe? 🙂", "h-1ez920ftgxti7"),
      ("deck", "P? *x*", "h-2fh8wg9rxmlt9"),
    ])
  func hashedID(_ deck: String, _ prompt: String, _ id: String) {
    #expect(cards("## \(prompt)\nA.\n", path: "decks/\(deck).md").map(\.id) == [id])
  }

  @Test(
    "a hashed id hangs on deck and prompt alone: not on spaces around it, attributes, line ends or what stands before")
  func hashedIDInput() {
    let variants = ["## P?\nA.", "##   P?  \nB.", "## P? {level=mid}\nA.", "## P?\r\nA.\r\n", "\u{FEFF}x\n## P?\nA."]
    #expect(Set(variants.flatMap { cards($0).map(\.id) }).count == 1)
    let others = ["## p?\nA.", "## P\nA.", "## \u{E9}\nA.", "## e\u{301}\nA."]
    #expect(Set(others.flatMap { cards($0).map(\.id) }).count == 4)
    #expect(cards("## P?\nA.", path: "a.md")[0].id != cards("## P?\nA.", path: "b.md")[0].id)
  }

  @Test(
    "line ends, byte-order marks and blank lines change nothing",
    arguments: ["## P?\nA\nb.\n", "## P?\r\nA\r\nb.\r\n", "\u{FEFF}## P?\nA\nb.", "\n\n## P?\n\n\nA\nb.\n\n\n"])
  func lineEnds(_ text: String) {
    #expect(cards(text).map(\.prompt) == ["P?"])
    #expect(cards(text).map(\.answer) == [[.paragraph([.text("A b.")])]])
  }

  @Test(
    "a heading inside a fence is code",
    arguments: [
      "```\n## no\n```", "~~~\n## no\n~~~", "````md\n```\n## no\n```\n````", "- x\n  ```\n## no\n  ```",
      "\t```\n## no\n\t```", "```\n## no\n~~~\n## no\n```",
    ])
  func fences(_ answer: String) {
    #expect(cards("## P?\n\(answer)\n\n## Q?\nB.\n").map(\.prompt) == ["P?", "Q?"])
  }

  @Test(
    "a fence that is never closed ends with its card",
    arguments: ["```\nx", "~~~\n```\nx\n```", "````\nx\n```", "  ```swift", "\t```", "- x\n  ```\n  x"])
  func openFence(_ answer: String) {
    #expect(cards("## P?\n\(answer)\n\n## Q?\nB.\n").map(\.prompt) == ["P?", "Q?"])
  }

  @Test("text that only looks like a heading is part of the answer")
  func noHeadings() {
    let answer = "#include <x>\n#tag\n#######\n####### x\n  ## indented\n- ## in a list"
    #expect(cards("## P?\n\(answer)\n").map(\.answerText) == [answer])
  }

  @Test("an answer keeps the indentation of its first line")
  func indentation() {
    #expect(cards("## P?\n\n  - a\n- b\n")[0].answerText == "  - a\n- b")
  }

  @Test(
    "what may not be larger than 64 KB is refused",
    arguments: [
      ("## ▸\(String(repeating: "a", count: 65_537))\nA.\n", "this prompt is larger than 64 KB"),
      ("## P?\n▸\(String(repeating: "a", count: 65_537))\n", "this answer is larger than 64 KB"),
      ("## ▸e\(String(repeating: "\u{301}", count: 65_536))\nA.\n", "this prompt is larger than 64 KB"),
    ])
  func fieldLimit(_ text: String, _ message: String) {
    #expect(complaints(ofDeck: text) == ["1: \(message) (split the card into several)"])
  }

  @Test("64 KB of answer are accepted")
  func largestField() {
    #expect(complaints(ofDeck: "## P?\n\(String(repeating: "a", count: 65_536))\n") == [])
  }

  @Test("a deck holds 50,000 cards and not one more")
  func cardLimit() {
    let text = Marked(String(repeating: "## P\nA\n", count: 50_000) + "▸## P\nA\n")
    let reading = DeckReader.read(SourceText(path: "", bytes: text.bytes), .own)
    #expect(reading.deck.cards.count == 50_000)
    #expect(
      text.complaints(reading.problems) == ["1: the deck has more than 50000 cards (split it into several files)"])
  }

  @Test(
    "endless mistakes are named a hundred times and then no more", arguments: ["## P? {#A}\n\n", "##\n\n", "# P\n"])
  func problemLimit(_ mistake: String) {
    let found = complaints(ofDeck: String(repeating: mistake, count: 300))
    #expect((101...103).contains(found.count))
    let last =
      "there are too many problems above; the rest of the file was not read (mend those first, then check again)"
    #expect(found.filter { $0.hasSuffix(last) }.count == 1)
  }
}
