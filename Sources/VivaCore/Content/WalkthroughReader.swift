/// Reads a walkthrough, collecting every problem before it stops.
struct WalkthroughReader {
  static let minutesRange = 10...120

  private let source: SourceText
  private let origin: Origin
  private var problems: [Diagnostic] = []
  private var sections: [Walkthrough.Section: Range<Int>] = [:]

  static func read(_ source: SourceText, _ origin: Origin) -> (walkthrough: Walkthrough?, problems: [Diagnostic]) {
    let encoding = source.encodingProblems()
    if source.isUTF16 { return (nil, encoding) }
    var reader = WalkthroughReader(source: source, origin: origin)
    let (walkthrough, problems) = reader.read()
    return (encoding.isEmpty ? walkthrough : nil, encoding + problems)
  }

  private init(source: SourceText, origin: Origin) {
    self.source = source
    self.origin = origin
  }

  private mutating func read() -> (Walkthrough?, [Diagnostic]) {
    let known = ["title", "id", "level", "minutes", "topics", "tags", "sources"]
    let front = FrontMatter.read(source, known: known, problems: &problems)
    for key in ["title", "id", "level", "minutes", "topics"] where front[key] == nil {
      problem(0..<0, "the front matter has no \(key)", help: "add a line '\(key): …' between the --- lines")
    }
    readSections(from: front.bodyStart)
    let clarifications = items(.clarify).compactMap { clarification($0) }
    let curveballs = items(.curveballs).compactMap { curveball($0) }
    if sections[.curveballs] != nil, curveballs.count < 3 {
      problem(
        place(of: .curveballs), "there are \(curveballs.count) curveballs; a mock needs 3",
        help: "write each as '- when they say \"…\" → latency: what breaks first → what to change'")
    }
    let fives = readFives()
    let walkthrough = Walkthrough(
      id: id(front), title: front["title"]?.value ?? source.stem, level: level(front), minutes: minutes(front),
      topics: topics(front), tags: words(of: front["tags"]?.value ?? ""),
      sources: words(of: front["sources"]?.value ?? ""), clarifications: clarifications, curveballs: curveballs,
      fives: fives, isOwn: origin == .own, source: source, sections: sections)
    return (walkthrough, problems)
  }

  // MARK: - Front matter

  private mutating func id(_ front: FrontMatter) -> String {
    guard let entry = front["id"] else { return source.stem }
    if !isIdentifier(entry.value) {
      problem(
        entry.valueRange, "'\(entry.value)' cannot be an id", help: "an id is made of small letters, digits and hyphens"
      )
    }
    return entry.value
  }

  private mutating func level(_ front: FrontMatter) -> Level {
    guard let entry = front["level"] else { return .senior }
    if let level = Level(rawValue: entry.value) { return level }
    problem(entry.valueRange, "'\(entry.value)' is no level", help: "it is mid, senior or staff")
    return .senior
  }

  private mutating func minutes(_ front: FrontMatter) -> Int {
    guard let entry = front["minutes"] else { return 45 }
    if let minutes = Int(entry.value), WalkthroughReader.minutesRange.contains(minutes) { return minutes }
    problem(
      entry.valueRange, "'\(entry.value)' is no time for a mock", help: "minutes is a whole number from 10 to 120")
    return 45
  }

  private mutating func topics(_ front: FrontMatter) -> [Topic] {
    guard let entry = front["topics"] else { return [] }
    let topics = words(of: entry.value).map(Topic.init)
    for topic in topics where !Topic.bundled.contains(topic) && (origin == .bundled || !isIdentifier(topic.id)) {
      let near = Nearest.question(topic.id, in: Topic.bundled.map(\.id))
      problem(
        entry.valueRange, "there is no topic '\(topic.id)'",
        help: near ?? "name topics of the closed list, separated by spaces")
    }
    return topics
  }

  // MARK: - Sections

  private mutating func readSections(from start: Int) {
    let bytes = source.bytes
    var open: (section: Walkthrough.Section, start: Int)?
    var fence: Fence?
    var order = Walkthrough.Section.allCases[...]
    func close(at end: Int) {
      if let open { sections[open.section] = open.start..<max(open.start, end) }
    }
    for line in source.lines(in: start..<bytes.count) {
      fence = Fence.after(line, bytes, current: fence)
      guard fence == nil, bytes[line].starts(with: "## ".utf8) else { continue }
      close(at: line.lowerBound)
      open = nil
      let name = source.text(trimmed((line.lowerBound + 3)..<line.upperBound, bytes))
      guard let section = Walkthrough.Section(rawValue: name) else {
        let names = Walkthrough.Section.allCases.map(\.rawValue)
        let help = Nearest.question(name, in: names) ?? "its sections are \(names.joined(separator: ", "))"
        problem(line, "a walkthrough has no section '\(name)'", help: help)
        continue
      }
      if let index = order.firstIndex(of: section) {
        order = order[(index + 1)...]
      } else {
        let isTwice = sections[section] != nil
        problem(
          line, isTwice ? "the section '\(name)' stands twice" : "the section '\(name)' stands in the wrong place",
          help: "the order is \(Walkthrough.Section.allCases.map(\.rawValue).joined(separator: ", "))")
        if isTwice { continue }
      }
      open = (section, min(bytes.count, line.upperBound + 1))
    }
    close(at: bytes.count)
    checkSections()
  }

  private mutating func checkSections() {
    for section in Walkthrough.Section.allCases {
      guard let range = sections[section] else {
        problem(
          0..<0, "the section '\(section.rawValue)' is missing", help: "add '## \(section.rawValue)' in its place")
        continue
      }
      if source.bytes[range].allSatisfy({ $0 <= 0x20 }) {
        problem(
          place(of: section), "the section '\(section.rawValue)' is empty", help: "write it, or look at another one")
      }
    }
  }

  /// A section's heading.
  private func place(of section: Walkthrough.Section) -> Range<Int> {
    guard let range = sections[section] else { return 0..<0 }
    return source.line(at: max(0, range.lowerBound - 1))
  }

  /// The list items of a section, one a line.
  private func items(_ section: Walkthrough.Section) -> [Range<Int>] {
    guard let range = sections[section] else { return [] }
    return source.lines(in: range).map { trimmed($0, source.bytes) }
      .filter { source.bytes[$0].starts(with: "- ".utf8) }
      .map { ($0.lowerBound + 2)..<$0.upperBound }
  }

  private mutating func clarification(_ item: Range<Int>) -> Walkthrough.Clarification? {
    let parts = source.text(item).components(by: "→")
    guard parts.count == 2, parts[0].hasPrefix("Q:"), parts[1].hasPrefix("A:") else {
      problem(item, "this is no question with its answer", help: "write it as '- Q: … → A: …'")
      return nil
    }
    return Walkthrough.Clarification(
      question: parts[0].dropFirst(2).trimmedSpaces, answer: parts[1].dropFirst(2).trimmedSpaces)
  }

  private mutating func curveball(_ item: Range<Int>) -> Walkthrough.Curveball? {
    let help = "write it as '- when they say \"…\" → latency: what breaks first → what to change'"
    let parts = source.text(item).components(by: "→")
    let opening = "when they say"
    guard parts.count == 3, parts[0].hasPrefix(opening) else {
      problem(item, "this is no curveball", help: help)
      return nil
    }
    let breaks = parts[1].utf8.split(separator: UInt8(ascii: ":"), maxSplits: 1).map { Substring($0).trimmedSpaces }
    guard breaks.count == 2, let strain = Walkthrough.Curveball.Strain(rawValue: breaks[0]) else {
      problem(
        item, "this curveball does not say what breaks first",
        help: "begin the second part with latency:, consistency:, cost: or privacy:")
      return nil
    }
    var says = parts[0].dropFirst(opening.count).trimmedSpaces
    if says.hasPrefix("\""), says.hasSuffix("\""), says.count > 1 { says = String(says.dropFirst().dropLast()) }
    return Walkthrough.Curveball(says: says, breaks: strain, why: breaks[1], change: parts[2])
  }

  private mutating func readFives() -> [String: String] {
    var fives: [String: String] = [:]
    for item in items(.five) {
      let parts = source.text(item).utf8.split(separator: UInt8(ascii: ":"), maxSplits: 1).map {
        Substring($0).trimmedSpaces
      }
      guard parts.count == 2, Rubric.dimensionIDs.contains(parts[0]) else {
        let near = parts.first.flatMap { Nearest.question($0, in: Rubric.dimensionIDs) }
        problem(item, "this line names no rubric dimension", help: near ?? "write it as '- requirements: …'")
        continue
      }
      fives[parts[0]] = parts[1]
    }
    if sections[.five] != nil {
      for id in Rubric.dimensionIDs where fives[id] == nil {
        problem(place(of: .five), "'What a 5 looks like' says nothing about '\(id)'", help: "add a line '- \(id): …'")
      }
    }
    return fives
  }

  private mutating func problem(_ range: Range<Int>, _ message: String, help: String) {
    problems.append(Diagnostic(.error, source, range, message, help: help))
  }
}

extension Formula {
  /// A value as people read it: 11,574 or 0.0125.
  static func shown(_ value: Double) -> String {
    if abs(value) >= 100 || value == value.rounded() {
      guard abs(value) < 1e15 else { return "\(value)" }
      let digits = Array(String(abs(Int(value.rounded()))))
      var text = value < 0 ? "−" : ""
      for (index, digit) in digits.enumerated() {
        if index > 0, (digits.count - index) % 3 == 0 { text.append(",") }
        text.append(digit)
      }
      return text
    }
    return "\((value * 10_000).rounded() / 10_000)"
  }
}

extension String {
  /// Without spaces at both ends.
  var trimmedSpaces: String { self[...].trimmedSpaces }

  /// The parts between occurrences of a scalar, trimmed.
  func components(by separator: Unicode.Scalar) -> [String] {
    unicodeScalars.split(separator: separator, omittingEmptySubsequences: false).map { Substring($0).trimmedSpaces }
  }
}

extension Substring {
  var trimmedSpaces: String {
    // By bytes: cutting text into graphemes would cost more than all else that is done with it.
    var bytes = utf8
    while let byte = bytes.first, byte == 0x20 || byte == 0x09 { bytes.removeFirst() }
    while let byte = bytes.last, byte == 0x20 || byte == 0x09 { bytes.removeLast() }
    return String(Substring(bytes))
  }
}
