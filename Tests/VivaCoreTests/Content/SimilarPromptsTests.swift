import Testing

@testable import VivaCore

@Suite("Similar prompts")
struct SimilarPromptsTests {
  private func pairs(_ prompts: String...) -> [[Int]] { SimilarPrompts.pairs(prompts).map { [$0.earlier, $0.later] } }

  @Test("are the same words in another order, case and punctuation")
  func alike() {
    #expect(pairs("A leader loses acknowledged writes", "Writes, ACKNOWLEDGED: loses the leader…") == [[0, 1]])
  }

  @Test("with the same words but for fillers are found")
  func fillers() {
    #expect(pairs("What breaks when the leader dies mid-commit?", "Leader dies mid-commit: what breaks?") == [[0, 1]])
    #expect(
      pairs("Size the cache for 50 million hot keys", "Draw it", "Size a cache for 50 million hot keys") == [[0, 2]])
  }

  @Test("are found from three quarters of the words on")
  func threshold() {
    // Three of four words, and six of eight.
    #expect(pairs("alpha beta gamma delta", "alpha beta gamma delta epsilon") == [[0, 1]])
    #expect(pairs("alpha beta gamma delta", "alpha beta gamma epsilon") == [])
    #expect(pairs("one two three four five six seven", "one two three four five six eight") == [[0, 1]])
    #expect(pairs("one two three four five six seven", "one two three four five eight nine") == [])
  }

  @Test("are found by their rare words among many that share the common ones")
  func template() {
    let prompts = (1...200).map { "Put this English word from lesson \($0) into German: w\($0)" }
    #expect(SimilarPrompts.pairs(prompts).isEmpty)
    let found = SimilarPrompts.pairs(prompts + [prompts[170] + " again"])
    #expect(found.map { [$0.earlier, $0.later] } == [[170, 200]])
  }

  @Test("are not looked for among the shortest, and each prompt is named once")
  func limits() {
    #expect(pairs("What is gossip?", "What is gossip?") == [])
    let prompt = "Name four ways to shed load"
    #expect(pairs(prompt, prompt, prompt) == [[0, 1], [0, 2]])
  }
}
