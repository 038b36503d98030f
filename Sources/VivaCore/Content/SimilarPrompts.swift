/// Finds prompts that ask the same in nearly the same words.
enum SimilarPrompts {
  /// Prompts are alike when this share of the words that occur in either occurs in both (the Jaccard index).
  static let threshold = 0.75
  /// Shorter prompts share their few words too easily.
  private static let leastWords = 4
  /// With how many prompts one is compared for the sake of a word: a deck made from a template, with the same words in
  /// thousands of prompts, must not take hours.
  private static let comparedPerWord = 50

  /// Words that say nothing of what is asked.
  private static let fillers: Set<String> = [
    "a", "an", "and", "are", "as", "at", "be", "by", "can", "do", "does", "for", "from", "how", "in", "is", "it", "its",
    "of", "on", "or", "that", "the", "this", "to", "what", "when", "which", "why", "with", "you", "your",
  ]

  /// The pairs that are alike, as indices, the earlier one first; each prompt is paired once at most.
  static func pairs(_ prompts: [String]) -> [(earlier: Int, later: Int)] {
    let sets = prompts.map(words)
    var counts: [String: Int] = [:]
    for word in sets.joined() { counts[word, default: 0] += 1 }
    // Two sets as alike as that share one of their rarest words, so that only a few are compared with each other.
    var byWord: [String: [Int]] = [:]
    var found: [(earlier: Int, later: Int)] = []
    for (index, set) in sets.enumerated() where set.count >= leastWords {
      let rarest = set.sorted { (counts[$0] ?? 0, $0) < (counts[$1] ?? 0, $1) }
      let needed = set.count - Int((threshold * Double(set.count)).rounded(.up)) + 1
      var candidates: Set<Int> = []
      for word in rarest.prefix(needed) {
        let others = byWord[word] ?? []
        candidates.formUnion(others)
        if others.count < comparedPerWord { byWord[word, default: []].append(index) }
      }
      if let other = candidates.sorted().first(where: { likeness(set, sets[$0]) >= threshold }) {
        found.append((other, index))
      }
    }
    return found
  }

  private static func likeness(_ one: Set<String>, _ two: Set<String>) -> Double {
    let both = one.intersection(two).count
    return Double(both) / Double(one.count + two.count - both)
  }

  private static func words(_ prompt: String) -> Set<String> {
    Set(prompt.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)).subtracting(fillers)
  }
}
