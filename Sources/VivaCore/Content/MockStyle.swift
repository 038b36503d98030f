/// How a mock is divided: its phases, what each must cover, and their usual times.
public struct MockStyle: Equatable, Sendable {
  /// A time-boxed part of a mock.
  public struct Phase: Equatable, Sendable {
    public let id: String
    public let name: String
    /// In the style's own time; a mock of another length scales it.
    public let minutes: Int
    /// What must be covered.
    public let cover: [String]
    /// The rubric dimensions that are shown here.
    public let dimensions: [String]
    /// The mistake that costs most.
    public let watch: String
  }

  public let id: String
  public let name: String
  public let phases: [Phase]

  /// The same phases with other minutes, where there is one for each.
  public func with(minutes: [Int]) -> MockStyle {
    guard minutes.count == phases.count else { return self }
    let timed = zip(phases, minutes).map { phase, minutes in
      Phase(
        id: phase.id, name: phase.name, minutes: minutes, cover: phase.cover, dimensions: phase.dimensions,
        watch: phase.watch)
    }
    return MockStyle(id: id, name: name, phases: timed)
  }
}

/// Reads `phases.json`.
enum MockStyleReader {
  static func read(_ source: SourceText) -> (styles: [MockStyle], problems: [Diagnostic]) {
    var content = JSONContent(source)
    guard let document = content.document() else { return ([], content.problems) }
    let styles = content.list(document, "styles", "").enumerated().map { index, json in
      style(json, "styles[\(index)].", &content)
    }
    if !styles.contains(where: { $0.id == "standard" }) {
      content.problem("there is no style 'standard'", help: "the 45-minute interview is what a mock uses by default")
    }
    return (content.problems.isEmpty ? styles : [], content.problems)
  }

  private static func style(_ json: JSON, _ path: String, _ content: inout JSONContent) -> MockStyle {
    let phases = content.list(json, "phases", path).enumerated().map { index, phase in
      self.phase(phase, "\(path)phases[\(index)].", &content)
    }
    let shown = phases.flatMap(\.dimensions)
    if shown.sorted() != Rubric.dimensionIDs.sorted() {
      content.problem(
        "\(path)phases do not name each rubric dimension exactly once",
        help: "the dimensions are \(Rubric.dimensionIDs.joined(separator: ", "))")
    }
    return MockStyle(id: content.text(json, "id", path), name: content.text(json, "name", path), phases: phases)
  }

  private static func phase(_ json: JSON, _ path: String, _ content: inout JSONContent) -> MockStyle.Phase {
    MockStyle.Phase(
      id: content.text(json, "id", path), name: content.text(json, "name", path),
      minutes: content.whole(json, "minutes", path, 1...120), cover: content.texts(json, "cover", path),
      dimensions: content.texts(json, "dimensions", path), watch: content.text(json, "watch", path))
  }
}
