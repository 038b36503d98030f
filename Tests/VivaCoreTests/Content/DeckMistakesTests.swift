import Testing

@testable import VivaCore

@Suite("Mistakes in a deck")
struct DeckMistakesTests {
  @Test(
    "each is named where it stands, with what to do",
    arguments: [
      ("▸", "the deck has no cards (a card is a second-level heading, '## Prompt?', and its answer)"),
      (
        "▸## P?\n\n## Q?\nB.",
        "card has a prompt but no answer (write the answer below the heading, or remove the card)"
      ),
      ("▸##\nA.\n## Q?\nB.", "the card has no prompt (write the question behind '##')"),
      ("▸## {#a}\nA.\n## Q?\nB.", "the card has no prompt (write the question behind '##')"),
      ("▸##P?\nA.", "there is no space behind '##' (write the prompt as '## …')"),
      (
        "▸# Deck\n\n## P?\nA.", "a heading of level 1 is no card (write a card's prompt as '## …'; use bold in answers)"
      ),
      (
        "## P?\nA.\n▸### So\nB.",
        "a heading of level 3 is no card (write a card's prompt as '## …'; use bold in answers)"
      ),
      ("## P? {level=▸medium}\nA.", "'medium' is no level (it is one of mid, senior, staff)"),
      ("## P? {level=▸Senoir}\nA.", "'Senoir' is no level (did you mean 'senior'?)"),
      ("## P? {kind=▸whatif}\nA.", "'whatif' is no kind (did you mean 'what-if'?)"),
      ("## P? {kind=▸puzzle}\nA.", "'puzzle' is no kind (it is one of recall, what-if, script, number, list)"),
      ("## P? {#a ▸Level=mid}\nA.", "a card has no attribute 'Level' (did you mean 'level'?)"),
      ("## P? {▸second=60}\nA.", "a card has no attribute 'second' (did you mean 'seconds'?)"),
      (
        "## P? {▸author=me}\nA.",
        "a card has no attribute 'author' (a card's attributes are level, kind, seconds, sources, tags)"
      ),
      ("## P? {seconds=▸1m}\nA.", "'1m' is no time to answer (seconds is a whole number from 5 to 900)"),
      ("## P? {seconds=▸4}\nA.", "'4' is no time to answer (seconds is a whole number from 5 to 900)"),
      ("## P? {seconds=▸-1}\nA.", "'-1' is no time to answer (seconds is a whole number from 5 to 900)"),
      ("## P? {seconds=▸1e400}\nA.", "'1e400' is no time to answer (seconds is a whole number from 5 to 900)"),
      (
        "## P? {seconds=▸9223372036854775808}\nA.",
        "'9223372036854775808' is no time to answer (seconds is a whole number from 5 to 900)"
      ),
      (
        "## P? {#▸My_ID}\nA.",
        "'My_ID' cannot be an id (an id is made of small letters, digits and hyphens, at most 80 of them)"
      ),
      (
        "## P? {#▸}\nA.",
        "'' cannot be an id (an id is made of small letters, digits and hyphens, at most 80 of them)"
      ),
      (
        "## P? {#▸a\u{200B}b}\nA.",
        "'a\u{200B}b' cannot be an id (an id is made of small letters, digits and hyphens, at most 80 of them)"
      ),
      (
        "---\ntopic: ▸Load Balancing\n---\n## P?\nA.",
        "'Load Balancing' cannot be a topic (a topic is made of small letters, digits and hyphens, as in load-balancing)"
      ),
    ])
  func named(_ text: String, _ complaint: String) {
    #expect(complaints(ofDeck: text) == ["1: \(complaint)"])
  }

  @Test("an id has up to 80 characters")
  func idLength() {
    let longest = String(repeating: "a", count: 80)
    #expect(complaints(ofDeck: "## P? {#\(longest)}\nA.") == [])
    #expect(
      complaints(ofDeck: "## P? {#▸\(longest)a}\nA.") == [
        "1: '\(longest)a' cannot be an id (an id is made of small letters, digits and hyphens, at most 80 of them)"
      ])
  }

  @Test(
    "bundled decks keep stricter rules",
    arguments: [
      (
        "▸## P? {#a level=mid}\nA.",
        ["1: the deck has no front matter (begin the file with ---, title: …, topic: …, ---)"]
      ),
      (
        "---\ntopic: caching\n---\n## P? {#a level=mid}\nA.",
        ["0: the front matter has no title (add a line 'title: …')"]
      ),
      ("---\ntitle: A\n---\n## P? {#a level=mid}\nA.", ["0: the front matter has no topic (add a line 'topic: …')"]),
      (
        "---\ntitle: A\ntopic: ▸cacheing\n---\n## P? {#a level=mid}\nA.",
        ["1: there is no topic 'cacheing' (did you mean 'caching'?)"]
      ),
      (
        "---\ntitle: A\ntopic: ▸gardening\n---\n## P? {#a level=mid}\nA.",
        [
          "1: there is no topic 'gardening' (bundled content keeps to the topics of Sources/VivaCore/Content/Topic.swift)"
        ]
      ),
      (
        "---\ntitle: A\ntopic: caching\n---\n▸## P?\nA.",
        [
          "1: the card has no level (add level=mid, level=senior or level=staff)",
          "1: the card has no id (add {#an-id …} at the end of the heading)",
        ]
      ),
    ])
  func bundled(_ text: String, _ expected: [String]) {
    #expect(complaints(ofDeck: text, .bundled) == expected)
  }

  @Test("no mistake of a card hides another")
  func together() {
    let found = complaints(ofDeck: "▸## {#▸A level=▸x seconds=▸0 ▸level=mid}\n\n## Q?\nB▸\0.\n")
    #expect(
      found.map { $0.prefix { $0 != "(" } } == [
        "6: there is a control character ", "5: 'level' is given twice ", "1: the card has no prompt ",
        "1: card has a prompt but no answer ", "3: 'x' is no level ", "4: '0' is no time to answer ",
        "2: 'A' cannot be an id ",
      ])
  }
}
