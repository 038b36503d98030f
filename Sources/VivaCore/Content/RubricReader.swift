/// Reads `rubric.json`.
enum RubricReader {
  static func read(_ source: SourceText) -> (rubric: Rubric?, problems: [Diagnostic]) {
    var content = JSONContent(source)
    guard let document = content.document() else { return (nil, content.problems) }
    let dimensions = content.list(document, "dimensions", "").enumerated().map { index, json in
      dimension(json, "dimensions[\(index)].", &content)
    }
    if dimensions.map(\.id) != Rubric.dimensionIDs {
      content.problem(
        "the dimensions are not the twelve that there are, in their order",
        help: "they are \(Rubric.dimensionIDs.joined(separator: ", "))")
    }
    let bands = content.list(document, "bands", "").enumerated().map { index, json in
      band(json, "bands[\(index)].", &content)
    }
    let all = Rubric.dimensionIDs.count
    for total in all...(all * 5) where bands.count(where: { $0.range.contains(total) }) != 1 {
      content.problem("the total \(total) lies in no band, or in two", help: "let the bands cover \(all) to \(all * 5)")
      break
    }
    var levels: [Level: Rubric.Expectation] = [:]
    for level in Level.allCases {
      guard let json = document["levels"]?[level.rawValue] else {
        content.problem("levels.\(level.rawValue) is missing", help: "say what the level expects")
        continue
      }
      levels[level] = expectation(json, "levels.\(level.rawValue).", &content)
    }
    let rubric = Rubric(
      dimensions: dimensions, bands: bands, levels: levels, calibration: content.texts(document, "calibration", ""))
    return (content.problems.isEmpty ? rubric : nil, content.problems)
  }

  private static func dimension(_ json: JSON, _ path: String, _ content: inout JSONContent) -> Rubric.Dimension {
    let anchors = content.texts(json, "anchors", path)
    if anchors.count != 5 {
      content.problem("\(path)anchors has \(anchors.count) texts, not 5", help: "say what 1, 2, 3, 4 and 5 look like")
    }
    return Rubric.Dimension(
      id: content.text(json, "id", path), name: content.text(json, "name", path),
      question: content.text(json, "question", path), anchors: anchors, topics: content.topics(json, "topics", path),
      study: content.text(json, "study", path), drill: content.text(json, "drill", path))
  }

  private static func band(_ json: JSON, _ path: String, _ content: inout JSONContent) -> Rubric.Band {
    let from = content.whole(json, "from", path, 0...60)
    let to = content.whole(json, "to", path, 0...60)
    return Rubric.Band(
      range: from...max(from, to), name: content.text(json, "name", path), meaning: content.text(json, "meaning", path))
  }

  private static func expectation(_ json: JSON, _ path: String, _ content: inout JSONContent) -> Rubric.Expectation {
    func numbers(_ name: String, _ range: ClosedRange<Int>) -> [String: Int] {
      var numbers: [String: Int] = [:]
      for id in Rubric.dimensionIDs {
        numbers[id] = content.whole(json[name] ?? .null, id, "\(path)\(name).", range)
      }
      return numbers
    }
    return Rubric.Expectation(
      scores: numbers("expects", Rubric.scoreRange), weights: numbers("weights", 1...5),
      meaning: content.text(json, "meaning", path))
  }
}
