import VivaCore

/// What scores come to, in lines.
enum ScoreWording {
  static func heading(_ problem: String, by: String) -> String {
    by == "self" ? "Score · \(problem)" : "Score · \(problem) · by \(by)"
  }

  /// The total and its band, the lowest three and what to do about each, and how it stands against a level.
  static func reading(_ scores: ScoreEvent, _ rubric: Rubric, _ level: Level?) -> [Line] {
    guard scores.isComplete else {
      return [
        Line("\(scores.scores.count) of \(rubric.dimensions.count) dimensions scored; 'viva score' goes on.")
      ]
    }
    let reading = ScoreReading(scores, rubric)
    var lines = [Line("\(reading.total)/60", .bold) + Line(band(reading.band))]
    lines += standing(scores, rubric, level)
    lines += [Line(), Line("Lowest, and what to do about it:")]
    for (dimension, score) in reading.lowest {
      lines.append(Line("  \(dimension.name) \(score)", .bold))
      lines.append(Line("    study: \(dimension.study) (\(dimension.topics.map(\.id).joined(separator: ", ")))"))
      lines.append(Line("    drill: \(dimension.drill)"))
    }
    return lines
  }

  private static func band(_ band: Rubric.Band?) -> String {
    band.map { "   band \($0.range.lowerBound)–\($0.range.upperBound), \($0.name): \($0.meaning)" } ?? ""
  }

  private static func standing(_ scores: ScoreEvent, _ rubric: Rubric, _ level: Level?) -> [Line] {
    guard let level, let standing = ScoreReading.standing(scores, level, rubric) else { return [] }
    let names = standing.below.compactMap { rubric.dimension($0)?.name.lowercased() }
    let below = names.isEmpty ? "no dimension is below what it expects" : "below it: \(listed(names, last: "and"))"
    return [
      Line(
        "For \(level.rawValue): \(decimal(standing.weighted)) where \(decimal(standing.expected)) is expected; \(below)."
      )
    ]
  }

  static func decimal(_ value: Double) -> String {
    let tenths = Int((value * 10).rounded())
    return "\(tenths / 10).\(tenths % 10)"
  }

  /// A peer's scores beside one's own, dimension by dimension.
  static func comparison(_ own: ScoreEvent, _ peer: ScoreEvent, _ rubric: Rubric) -> [Line] {
    var lines = [Line("You and \(peer.by):")]
    for dimension in rubric.dimensions {
      guard let mine = own.scores[dimension.id], let theirs = peer.scores[dimension.id] else { continue }
      let difference = theirs - mine
      let sign = difference > 0 ? "+\(difference)" : difference < 0 ? "−\(-difference)" : "="
      lines.append(Line("  \(dimension.name.padding(to: 34)) \(mine)  \(theirs)  \(sign)"))
    }
    return lines + [Line("  \("total".padding(to: 34)) \(own.total)  \(peer.total)")]
  }

  /// How the scores moved on the second pass.
  static func drift(_ drift: [String: Int], _ rubric: Rubric) -> Line {
    let moved = rubric.dimensions.compactMap { dimension -> String? in
      guard let change = drift[dimension.id], change != 0 else { return nil }
      return "\(dimension.name.lowercased()) \(change > 0 ? "+" : "−")\(abs(change))"
    }
    return Line(
      moved.isEmpty
        ? "Second pass: nothing moved." : "Second pass: \(listed(moved, last: "and")). Kept as calibration.")
  }
}
