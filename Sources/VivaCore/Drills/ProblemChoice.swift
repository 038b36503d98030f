/// Picks the problem of a mock when none is named.
public enum ProblemChoice {
  /// What speaks for a problem: 4 when it was never tried, else 1; plus 1 for each of its topics that is weak. The
  /// problem of the latest mock is never picked again at once, unless it is the only one.
  ///
  /// - Parameter weak: topics of the lowest dimensions of recent mocks.
  public static func pick(
    _ problems: [Walkthrough], _ mocks: MockRecords, weak: Set<Topic>, level: Level?, seed: UInt64
  ) -> Walkthrough? {
    let fitting = problems.filter { level == nil || $0.level == level }
    let last = mocks.all.last?.problem
    let others = fitting.filter { $0.id != last }
    let candidates = others.isEmpty ? fitting : others
    let tried = Set(mocks.all.map(\.problem))
    let weights = candidates.map { problem in
      (tried.contains(problem.id) ? 1 : 4) + problem.topics.count(where: weak.contains)
    }
    let sum = weights.reduce(0, +)
    guard sum > 0 else { return nil }
    var generator = SeededGenerator(seed: seed)
    var draw = Int(generator.next() % UInt64(sum))
    for (problem, weight) in zip(candidates, weights) {
      if draw < weight { return problem }
      draw -= weight
    }
    return candidates.last
  }
}
