/// Finds what somebody most likely meant by a word that nothing is called.
///
/// One rule for commands, options, topics, cards and settings, so that a suggestion is equally daring everywhere.
public enum Nearest {
  /// The candidate that the word is probably a slip for, or nil when none is near enough to be worth suggesting.
  ///
  /// Near is a Damerau–Levenshtein distance (swapped neighbours count once) of at most two or a third of the word,
  /// but never more than half of the letters: a suggestion for `new` that shares one letter with it would puzzle.
  /// Failing that, a word that only one candidate begins with is taken for its abbreviation. Case does not count.
  /// Among equals the alphabetically first wins, so that the answer does not depend on the order of a set.
  public static func match(_ word: String, in candidates: some Sequence<String>) -> String? {
    let typed = Array(word.lowercased().unicodeScalars)
    guard !typed.isEmpty else { return nil }
    var best: (distance: Int, candidate: String)?
    var continuations: Set<String> = []
    for candidate in candidates {
      let letters = Array(candidate.lowercased().unicodeScalars)
      if letters.starts(with: typed) { continuations.insert(candidate) }
      let allowed = min(max(2, typed.count / 3), max(typed.count, letters.count) / 2)
      // Each letter more or less costs one, so a pasted page of text is never compared letter by letter.
      guard abs(typed.count - letters.count) <= allowed else { continue }
      let distance = distance(typed, letters)
      guard distance <= allowed else { continue }
      if let best, best <= (distance, candidate) { continue }
      best = (distance, candidate)
    }
    return best?.candidate ?? (continuations.count == 1 ? continuations.first : nil)
  }

  /// "did you mean 'caching'?", as an error asks it; nil when no candidate is near.
  public static func question(_ word: String, in candidates: some Sequence<String>) -> String? {
    match(word, in: candidates).map { "did you mean '\($0)'?" }
  }

  /// The question where there is one, and behind it what helps in any case.
  public static func help(_ word: String, in candidates: some Sequence<String>, _ always: String) -> String {
    question(word, in: candidates).map { "\($0) \(always)" } ?? always
  }

  /// How many insertions, deletions, substitutions and swaps of neighbours lead from one to the other
  /// (optimal string alignment: no letter is edited twice).
  static func distance(_ from: [Unicode.Scalar], _ to: [Unicode.Scalar]) -> Int {
    guard !from.isEmpty, !to.isEmpty else { return max(from.count, to.count) }
    var beforeLast: [Int] = []
    var last = Array(0...to.count)
    for row in 1...from.count {
      var current = [row]
      for column in 1...to.count {
        let substitution = last[column - 1] + (from[row - 1] == to[column - 1] ? 0 : 1)
        var cost = min(last[column] + 1, current[column - 1] + 1, substitution)
        if row > 1, column > 1, from[row - 1] == to[column - 2], from[row - 2] == to[column - 1] {
          cost = min(cost, beforeLast[column - 2] + 1)
        }
        current.append(cost)
      }
      (beforeLast, last) = (last, current)
    }
    return last[to.count]
  }
}
