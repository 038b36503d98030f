/// Reads a bundled JSON file, member by member, collecting what is missing or wrong.
///
/// A problem names the member's path, `dimensions[3].anchors`, because JSON values carry no places.
struct JSONContent {
  let source: SourceText
  private(set) var problems: [Diagnostic] = []

  init(_ source: SourceText) { self.source = source }

  /// The document; nil when it is no JSON.
  mutating func document() -> JSON? {
    do throws(JSON.Problem) {
      return try JSON(parsing: source.bytes)
    } catch {
      let at = min(error.offset, source.bytes.count)
      problems.append(
        Diagnostic(.error, source, at..<at, error.message, help: "a JSON checker shows the place"))
      return nil
    }
  }

  mutating func problem(_ message: String, help: String) {
    problems.append(Diagnostic(.error, source, 0..<0, message, help: help))
  }

  mutating func text(_ json: JSON, _ name: String, _ path: String) -> String {
    if let text = json[name]?.string, !text.isEmpty { return text }
    problem("\(path)\(name) is no text", help: "give it a text")
    return ""
  }

  mutating func list(_ json: JSON, _ name: String, _ path: String) -> [JSON] {
    if let list = json[name]?.array { return list }
    problem("\(path)\(name) is no list", help: "write it as [ … ]")
    return []
  }

  mutating func texts(_ json: JSON, _ name: String, _ path: String) -> [String] {
    let list = list(json, name, path)
    let texts = list.compactMap(\.string)
    if texts.count != list.count { problem("\(path)\(name) is no list of texts", help: "write it as [\"…\", \"…\"]") }
    return texts
  }

  mutating func whole(_ json: JSON, _ name: String, _ path: String, _ range: ClosedRange<Int>) -> Int {
    if let number = json[name]?.int, range.contains(number) { return number }
    problem(
      "\(path)\(name) is no whole number from \(range.lowerBound) to \(range.upperBound)", help: "give it such a number"
    )
    return range.lowerBound
  }

  mutating func topics(_ json: JSON, _ name: String, _ path: String) -> [Topic] {
    let topics = texts(json, name, path).map(Topic.init)
    for topic in topics where !Topic.bundled.contains(topic) {
      problem("\(path)\(name): there is no topic '\(topic.id)'", help: topic.unknownHelp)
    }
    return topics
  }
}
