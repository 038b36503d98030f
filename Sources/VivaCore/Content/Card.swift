/// How deep a card or problem goes: mid knows the mechanism, senior picks and defends, staff knows where it breaks.
public enum Level: String, CaseIterable, Sendable {
  case mid, senior, staff
}

/// One question with its answer.
public struct Card: Sendable {
  /// What a card asks for.
  public enum Kind: String, CaseIterable, Sendable {
    /// To recall one thing; what a card is unless it says otherwise.
    case recall
    /// What breaks, and what then; the explain drill draws on these.
    case whatIf = "what-if"
    /// A situation, to be answered with the words to say.
    case script
    /// A figure or formula.
    case number
    /// An enumeration.
    case list
  }

  /// Names a card for life, so that progress survives edits to its wording.
  public let id: String
  /// The name of the deck that holds it: its file's name without ending.
  public let deck: String
  public let topic: Topic
  public let kind: Kind
  /// Nil where a user's own card does not say.
  public let level: Level?
  /// The time to answer aloud, in seconds.
  public let seconds: Int
  /// The inventory items that the card covers.
  public let sources: [String]
  public let tags: [String]
  /// Whether it comes from a deck of the user's own.
  public let isOwn: Bool

  public let source: SourceText
  let promptRange: Range<Int>
  let answerRange: Range<Int>

  public static let defaultSeconds = 90

  public var prompt: String { source.text(promptRange) }
  /// The answer as it is written, Markdown.
  public var answerText: String { source.text(answerRange) }
  /// The answer as blocks to be laid out.
  public var answer: [Block] { Markdown.blocks(of: source, in: answerRange) }
  /// The line of its heading, for an editor.
  public var line: Int { source.position(of: promptRange.lowerBound).line }
}

/// A file of cards.
public struct Deck: Sendable {
  /// The file's name without ending.
  public let name: String
  public let title: String
  public let topic: Topic
  public let sources: [String]
  public let introduction: String
  /// Whether it is one of the user's own.
  public let isOwn: Bool
  public let cards: [Card]
  public let source: SourceText
}
