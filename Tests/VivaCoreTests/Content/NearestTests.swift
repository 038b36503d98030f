import Testing

@testable import VivaCore

@Suite("Nearest")
struct NearestTests {
  static let commands = ["today", "review", "cards", "show", "undo", "set", "backup", "restore", "doctor", "help"]

  @Test(
    "suggests what a slip of the finger meant",
    arguments: [
      ("reveiw", "review"), ("tdoay", "today"), ("crads", "cards"), ("sho", "show"), ("shhow", "show"),
      ("REVIEW", "review"), ("review", "review"), ("docter", "doctor"), ("bakup", "backup"), ("do", "undo"),
    ])
  func suggests(_ word: String, _ meant: String) {
    #expect(Nearest.match(word, in: Self.commands) == meant)
  }

  @Test(
    "stays silent when nothing is near",
    arguments: ["", "new", "caching", "x", "\u{1B}[2J", "consistency", "re", "setting"])
  func silent(_ word: String) {
    #expect(Nearest.match(word, in: Self.commands) == nil)
  }

  @Test("takes the beginning of just one candidate for that candidate")
  func abbreviation() {
    let topics = ["consistency", "caching", "consensus"]
    #expect(Nearest.match("ca", in: topics) == "caching")
    #expect(Nearest.match("cons", in: topics) == nil)
    #expect(Nearest.match("consi", in: topics) == "consistency")
  }

  @Test("allows a long word a third of its letters")
  func longWords() {
    #expect(Nearest.match("reed-your-own-rites", in: ["read-your-own-writes"]) == "read-your-own-writes")
    #expect(Nearest.match("abcdef---", in: ["abcdefghi"]) == "abcdefghi")
    #expect(Nearest.match("abcde----", in: ["abcdefghi"]) == nil)
  }

  @Test("answers the same in whatever order the candidates come")
  func ties() {
    #expect(Nearest.match("cat", in: ["hat", "bat"]) == "bat")
    #expect(Nearest.match("cat", in: ["bat", "hat"]) == "bat")
    #expect(Nearest.match("cat", in: ["bat", "cart", "cat"]) == "cat")
  }

  @Test(
    "counts insertions, deletions, substitutions and swaps as one each",
    arguments: [
      ("", "", 0), ("", "abc", 3), ("abc", "", 3), ("abc", "abc", 0), ("abc", "abd", 1), ("abc", "ab", 1),
      ("ab", "abc", 1), ("ab", "ba", 1), ("ca", "abc", 3), ("kitten", "sitting", 3), ("reveiw", "review", 1),
    ])
  func distance(_ from: String, _ to: String, _ expected: Int) {
    #expect(Nearest.distance(Array(from.unicodeScalars), Array(to.unicodeScalars)) == expected)
  }

  @Test("a pasted page of combining marks costs no more than looking at it")
  func hostile() {
    let word = "r" + String(repeating: "\u{301}", count: 1_000_000)
    #expect(Nearest.match(word, in: Self.commands) == nil)
  }
}
