/// Whose content a file is: bundled content keeps stricter rules than a user's own.
public enum Origin: Sendable {
  case bundled, own
}

/// Reads a deck, collecting every problem before it stops.
struct DeckReader {
  /// Limits on one file, checked so that a hostile deck cannot take the program down.
  static let cardLimit = 50_000
  static let fieldLimit = 65_536
  static let secondsLimit = 5...900

  private let source: SourceText
  private let origin: Origin
  private var problems: [Diagnostic] = []
  private var cards: [Card] = []
  private var front: FrontMatter
  private var topic: Topic
  private var title: String
  private var introduction = 0..<0

  /// A heading whose answer is still being read.
  private struct OpenCard {
    let heading: Range<Int>
    let attributes: Attributes
  }

  /// What a deck turned out to be: its cards, what is wrong with it, and whether it can be used all the same.
  struct Reading {
    let deck: Deck
    let problems: [Diagnostic]
    let isUsable: Bool
  }

  static func read(_ source: SourceText, _ origin: Origin) -> Reading {
    let encoding = source.encodingProblems()
    var reader = DeckReader(source, origin)
    if !source.isUTF16 { reader.read() }
    let problems = encoding + reader.problems
    return Reading(
      deck: reader.deck, problems: problems,
      isUsable: encoding.isEmpty && (origin == .bundled || !problems.contains { $0.severity == .error }))
  }

  private init(_ source: SourceText, _ origin: Origin) {
    self.source = source
    self.origin = origin
    front = FrontMatter(bodyStart: 0)
    (title, topic) = ("", Topic(""))
    guard !source.isUTF16 else { return }
    front = FrontMatter.read(source, known: ["title", "topic", "sources"], problems: &problems)
    title = front["title"]?.value ?? ""
    topic = Topic(front["topic"]?.value ?? "")
  }

  private mutating func read() {
    checkFrontMatter()
    readBody()
    if cards.isEmpty, problems.count < [Diagnostic].limit {
      problem(0..<0, "the deck has no cards", help: "a card is a second-level heading, '## Prompt?', and its answer")
    }
  }

  private var deck: Deck {
    Deck(
      name: source.stem, title: title, topic: topic, sources: words(of: front["sources"]?.value ?? ""),
      introduction: source.text(introduction), isOwn: origin == .own, cards: cards, source: source)
  }

  private mutating func checkFrontMatter() {
    let top = 0..<0
    if !front.isPresent, origin == .bundled {
      problem(top, "the deck has no front matter", help: "begin the file with ---, title: …, topic: …, ---")
    }
    if title.isEmpty {
      if origin == .bundled, front.isPresent {
        problem(top, "the front matter has no title", help: "add a line 'title: …'")
      }
      title = source.stem
    }
    if topic.id.isEmpty {
      if origin == .bundled, front.isPresent {
        problem(top, "the front matter has no topic", help: "add a line 'topic: …'")
      }
      topic = Topic(isIdentifier(source.stem) ? source.stem : "own")
    } else if let entry = front["topic"] {
      checkTopic(entry)
    }
  }

  private mutating func checkTopic(_ entry: FrontMatter.Entry) {
    if !isIdentifier(topic.id) {
      problem(
        entry.valueRange, "'\(topic.id)' cannot be a topic",
        help: "a topic is made of small letters, digits and hyphens, as in load-balancing")
    } else if origin == .bundled, !Topic.bundled.contains(topic) {
      problem(entry.valueRange, "there is no topic '\(topic.id)'", help: topic.unknownHelp)
    }
  }

  private mutating func readBody() {
    let bytes = source.bytes
    var open: OpenCard?
    var bodyStart = front.bodyStart
    var fence: Fence?
    var ends: FenceEnds?
    for line in source.lines(in: front.bodyStart..<bytes.count) {
      guard let first = line.first else { continue }
      let byte = bytes[first]
      if byte == 0x60 || byte == 0x7E || byte == 0x20 || byte == 0x09 {
        let after = Fence.after(line, bytes, current: fence)
        if fence == nil, let after {
          ends = ends ?? FenceEnds(source, from: line.upperBound)
          // A fence that is never closed ends with its card: it must not hide all others.
          if ends?.closes(after, behind: line.upperBound) == false { continue }
        }
        fence = after
        continue
      }
      guard byte == UInt8(ascii: "#"), fence == nil else { continue }
      guard let level = headingLevel(line, bytes) else { continue }
      if problems.isFull(source, at: line.lowerBound) { return }
      guard level == 2 else {
        problem(
          line, "a heading of level \(level) is no card", help: "write a card's prompt as '## …'; use bold in answers")
        continue
      }
      close(open, answer: bodyStart..<line.lowerBound)
      guard cards.count < Self.cardLimit else {
        problem(line, "the deck has more than \(Self.cardLimit) cards", help: "split it into several files")
        return
      }
      let prompt = (line.lowerBound + 2)..<line.upperBound
      if let next = prompt.first, bytes[next] != 0x20, bytes[next] != 0x09 {
        problem(line, "there is no space behind '##'", help: "write the prompt as '## …'")
      }
      open = OpenCard(
        heading: line,
        attributes: prompt.count > Self.fieldLimit
          ? Attributes(textRange: trimmed(prompt, bytes)) : Attributes.read(prompt, in: source, problems: &problems))
      bodyStart = min(bytes.count, afterLine(line))
    }
    close(open, answer: bodyStart..<bytes.count)
  }

  /// The offset behind a line and its line end.
  private func afterLine(_ line: Range<Int>) -> Int {
    var end = line.upperBound
    if end < source.bytes.count, source.bytes[end] == 0x0D { end += 1 }
    return end + 1
  }

  private func headingLevel(_ line: Range<Int>, _ bytes: [UInt8]) -> Int? {
    var index = line.lowerBound
    while index < line.upperBound, bytes[index] == UInt8(ascii: "#") { index += 1 }
    let level = index - line.lowerBound
    // '##Prompt' is taken for a heading without its space; '#include' and '####…' are text.
    guard level <= 6, level == 2 || index == line.upperBound || bytes[index] == 0x20 || bytes[index] == 0x09 else {
      return nil
    }
    return level
  }

  private mutating func close(_ open: OpenCard?, answer: Range<Int>) {
    let answer = withoutBlankEnds(answer)
    guard let open else {
      introduction = answer
      return
    }
    let prompt = open.attributes.textRange
    if prompt.isEmpty {
      problem(open.heading, "the card has no prompt", help: "write the question behind '##'")
    }
    if answer.isEmpty {
      problem(
        open.heading, "card has a prompt but no answer", help: "write the answer below the heading, or remove the card")
    }
    for (range, what) in [(prompt, "prompt"), (answer, "answer")] where range.count > Self.fieldLimit {
      problem(
        range.lowerBound..<range.lowerBound, "this \(what) is larger than 64 KB", help: "split the card into several")
    }
    let card = card(open, answer)
    if !prompt.isEmpty { cards.append(card) }
  }

  private func withoutBlankEnds(_ range: Range<Int>) -> Range<Int> {
    var (start, end) = (range.lowerBound, range.upperBound)
    while start < end, source.bytes[start] <= 0x20 { start += 1 }
    while end > start, source.bytes[end - 1] <= 0x20 { end -= 1 }
    // The first line keeps its indentation: it may begin a list or a fence.
    while start > range.lowerBound, source.bytes[start - 1] == 0x20 { start -= 1 }
    return start..<end
  }

  private mutating func card(_ open: OpenCard, _ answer: Range<Int>) -> Card {
    var (kind, level, seconds) = (Card.Kind.recall, Level?.none, Card.defaultSeconds)
    var (sources, tags) = ([String](), [String]())
    for (key, value) in open.attributes.values {
      switch key {
      case "level": level = choice(value, Level.allCases, "level") ?? level
      case "kind": kind = choice(value, Card.Kind.allCases, "kind") ?? kind
      case "seconds":
        if let number = Int(value.text), Self.secondsLimit.contains(number) {
          seconds = number
        } else {
          problem(value.range, "'\(value.text)' is no time to answer", help: "seconds is a whole number from 5 to 900")
        }
      case "sources": sources = words(of: value.text)
      case "tags": tags = words(of: value.text)
      default:
        let known = ["level", "kind", "seconds", "sources", "tags"]
        let help =
          Nearest.question(key, in: known) ?? "a card's attributes are \(known.joined(separator: ", "))"
        problem(value.keyRange, "a card has no attribute '\(key)'", help: help)
      }
    }
    if origin == .bundled, level == nil {
      problem(open.heading, "the card has no level", help: "add level=mid, level=senior or level=staff")
    }
    return Card(
      id: identifier(open), deck: source.stem, topic: topic, kind: kind, level: level, seconds: seconds,
      sources: sources, tags: tags, isOwn: origin == .own, source: source, promptRange: open.attributes.textRange,
      answerRange: answer)
  }

  private mutating func identifier(_ open: OpenCard) -> String {
    if let id = open.attributes.id {
      if !isIdentifier(id.text) {
        problem(
          id.range, "'\(id.text)' cannot be an id",
          help: "an id is made of small letters, digits and hyphens, at most 80 of them")
      }
      return id.text
    }
    if origin == .bundled {
      problem(open.heading, "the card has no id", help: "add {#an-id …} at the end of the heading")
    }
    return Self.hashedID(deck: source.stem, prompt: source.bytes[open.attributes.textRange])
  }

  /// The id of a card that names none: FNV-1a (64 bit) of the deck's name, a zero byte and the prompt, in base 36.
  ///
  /// Progress hangs on it, so neither the hash nor its input may ever change.
  static func hashedID(deck: String, prompt: some Sequence<UInt8>) -> String {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    func add(_ byte: UInt8) { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    for byte in deck.utf8 { add(byte) }
    add(0)
    for byte in prompt { add(byte) }
    return "h-" + String(hash, radix: 36)
  }

  private mutating func choice<Choice: RawRepresentable<String>>(
    _ value: Attributes.Value, _ choices: [Choice], _ key: String
  ) -> Choice? {
    if let choice = Choice(rawValue: value.text) { return choice }
    let names = choices.map(\.rawValue)
    let help = Nearest.question(value.text, in: names) ?? "it is one of \(names.joined(separator: ", "))"
    problem(value.range, "'\(value.text)' is no \(key)", help: help)
    return nil
  }

  private mutating func problem(_ range: Range<Int>, _ message: String, help: String) {
    problems.append(Diagnostic(.error, source, range, message, help: help))
  }
}
