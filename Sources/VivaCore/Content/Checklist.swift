/// A list of things to be able to do, or to have done.
public struct Checklist: Sendable {
  public enum Kind: String, CaseIterable, Sendable {
    /// What one can explain or draw; rated green, yellow or red, each item linked to the cards that teach it.
    case mastery
    /// Whether one is ready for an interview.
    case readiness
    /// What to do on the day; ticked, not rated.
    case dayOf = "day-of"
  }

  public struct Item: Sendable {
    public let id: String
    /// The wording, Markdown.
    public let text: String
    /// The second-level heading above it, if there is one.
    public let section: String?
    public let sources: [String]
    /// The ids of the cards that teach it.
    public let cards: [String]
    let range: Range<Int>
    let cardsRange: Range<Int>?

    /// The bytes of each id in `cards`, in the same order.
    func cardRanges(in source: SourceText) -> [Range<Int>] {
      guard let cardsRange else { return [] }
      return source.bytes[cardsRange].split { [0x20, 0x09, 0x2C].contains($0) }.map { $0.startIndex..<$0.endIndex }
    }
  }

  /// The file's name without ending.
  public let name: String
  public let title: String
  public let kind: Kind
  public let topic: Topic?
  public let sources: [String]
  /// Its place among the lists of its kind, where they follow each other in time.
  public let order: Int?
  public let introduction: String
  /// At least one.
  public let items: [Item]
  public let source: SourceText
}

/// Reads a checklist, collecting every problem before it stops.
struct ChecklistReader {
  private let source: SourceText
  private var problems: [Diagnostic] = []
  private var items: [Checklist.Item] = []

  static func read(_ source: SourceText) -> (checklist: Checklist?, problems: [Diagnostic]) {
    let encoding = source.encodingProblems()
    if source.isUTF16 { return (nil, encoding) }
    var reader = ChecklistReader(source: source)
    let (checklist, problems) = reader.read()
    let isUsable = encoding.isEmpty && !reader.items.isEmpty
    return (isUsable ? checklist : nil, encoding + problems)
  }

  private init(source: SourceText) { self.source = source }

  private mutating func read() -> (Checklist?, [Diagnostic]) {
    let front = FrontMatter.read(source, known: ["title", "kind", "topic", "sources", "order"], problems: &problems)
    let kind = kind(front)
    for key in ["title", "kind"] where front[key]?.value.isEmpty != false {
      problem(0..<0, "the front matter has no \(key)", help: "add a line '\(key): …' between the --- lines")
    }
    let topic = topic(front)
    let order = order(front)
    let introduction = readBody(from: front.bodyStart)
    if items.isEmpty {
      problem(0..<0, "the checklist has no items", help: "an item is a line '- [ ] … {#an-id}'")
    }
    let checklist = Checklist(
      name: source.stem, title: front["title"]?.value ?? source.stem, kind: kind, topic: topic,
      sources: words(of: front["sources"]?.value ?? ""), order: order, introduction: introduction, items: items,
      source: source)
    return (checklist, problems)
  }

  private mutating func kind(_ front: FrontMatter) -> Checklist.Kind {
    guard let entry = front["kind"], !entry.value.isEmpty else { return .mastery }
    if let kind = Checklist.Kind(rawValue: entry.value) { return kind }
    problem(entry.valueRange, "'\(entry.value)' is no kind of checklist", help: "it is mastery, readiness or day-of")
    return .mastery
  }

  private mutating func topic(_ front: FrontMatter) -> Topic? {
    guard let entry = front["topic"] else { return nil }
    let topic = Topic(entry.value)
    if !Topic.bundled.contains(topic) {
      problem(entry.valueRange, "there is no topic '\(topic.id)'", help: topic.unknownHelp)
    }
    return topic
  }

  private mutating func order(_ front: FrontMatter) -> Int? {
    guard let entry = front["order"] else { return nil }
    if let order = Int(entry.value), (0...999).contains(order) { return order }
    problem(entry.valueRange, "'\(entry.value)' is no place in an order", help: "write a whole number from 0 to 999")
    return nil
  }

  /// Reads sections and items and returns the text in front of the first of them.
  private mutating func readBody(from start: Int) -> String {
    let bytes = source.bytes
    var introduction: [String] = []
    var section: String?
    // A heading that no item has followed yet.
    var bareHeading: Range<Int>?
    for line in source.lines(in: start..<bytes.count) {
      let content = trimmed(line, bytes)
      guard let first = content.first else { continue }
      if problems.isFull(source, at: line.lowerBound) { break }
      guard content.count <= DeckReader.fieldLimit else {
        problem(
          content.lowerBound..<content.lowerBound, "this line is larger than 64 KB", help: "split it into several")
        continue
      }
      if bytes[first] == UInt8(ascii: "#") {
        reportEmpty(bareHeading)
        bareHeading = content
        let text = bytes[content].drop { $0 == UInt8(ascii: "#") }
        section = source.text(trimmed(text.startIndex..<text.endIndex, bytes))
      } else if bytes[first] == UInt8(ascii: "-") {
        bareHeading = nil
        addItem(content, section)
      } else if items.isEmpty, section == nil {
        introduction.append(source.text(content))
      } else {
        problem(content, "this line belongs to no item", help: "write an item on one line, '- [ ] … {#an-id}'")
      }
    }
    reportEmpty(bareHeading)
    return introduction.joined(separator: " ")
  }

  private mutating func reportEmpty(_ heading: Range<Int>?) {
    if let heading { problem(heading, "this section has no items", help: "add some, or remove the heading") }
  }

  private mutating func addItem(_ content: Range<Int>, _ section: String?) {
    let box = "- [ ] "
    guard source.bytes[content].starts(with: box.utf8) else {
      problem(content, "this is no checklist item", help: "write it as '- [ ] … {#an-id}'")
      return
    }
    let attributes = Attributes.read(
      (content.lowerBound + box.utf8.count)..<content.upperBound, in: source, problems: &problems)
    if attributes.textRange.isEmpty {
      problem(content, "the item has no text", help: "say what one must be able to do")
    }
    for (key, value) in attributes.values where key != "sources" && key != "cards" {
      let help = Nearest.question(key, in: ["sources", "cards"]) ?? "an item's attributes are sources, cards"
      problem(value.keyRange, "an item has no attribute '\(key)'", help: help)
    }
    guard let id = attributes.id else {
      problem(content, "the item has no id", help: "add {#an-id} at the end of the line")
      return
    }
    if !isIdentifier(id.text) {
      problem(
        id.range, "'\(id.text)' cannot be an id",
        help: "an id is made of small letters, digits and hyphens, at most 80 of them")
    }
    let cards = attributes.values.first { $0.key == "cards" }?.value
    items.append(
      Checklist.Item(
        id: id.text, text: source.text(attributes.textRange), section: section,
        sources: words(of: attributes.values.first { $0.key == "sources" }?.value.text ?? ""),
        cards: words(of: cards?.text ?? ""), range: id.range, cardsRange: cards?.range))
  }

  private mutating func problem(_ range: Range<Int>, _ message: String, help: String) {
    problems.append(Diagnostic(.error, source, range, message, help: help))
  }
}
