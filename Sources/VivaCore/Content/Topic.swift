/// What a card, part, problem or plan entry is about.
///
/// Bundled content uses the closed list below and nothing else; a user's own decks may name any topic.
public struct Topic: Hashable, Sendable, Comparable, CustomStringConvertible {
  public let id: String

  public init(_ id: String) { self.id = id }

  public var description: String { id }

  /// The topic's name as a heading: "Load balancing" for `load-balancing`.
  public var title: String {
    if let special = Topic.specialTitles[id] { return special }
    let words = id.split(separator: "-").joined(separator: " ")
    return words.prefix(1).uppercased() + words.dropFirst()
  }

  /// The topic's name within a sentence: "load balancing", "LLM systems".
  public var phrase: String {
    // Two capitals at the beginning are an abbreviation.
    title.prefix(2).allSatisfy(\.isUppercase) ? title : title.prefix(1).lowercased() + title.dropFirst()
  }

  public static func < (left: Topic, right: Topic) -> Bool { left.id < right.id }

  /// The closed list of topics for bundled content, in the order in which they are best learned.
  public static let bundled: [Topic] = [
    "interview-format", "framework", "estimation", "scalability", "load-balancing", "caching", "cdn", "databases",
    "replication", "partitioning", "consistency", "transactions", "messaging", "microservices", "api-design",
    "rate-limiting", "data-structures", "observability", "reliability", "security", "resilience", "storage", "search",
    "feeds", "payments", "notifications", "building-blocks", "trade-offs", "mistakes", "communication", "study-method",
    "consensus", "geo-distribution", "scale-designs", "data-pipelines", "privacy", "database-internals",
    "systems-internals", "incident-recovery", "data-modeling", "stream-processing", "ml-platform", "feature-stores",
    "rag-and-vectors", "llm-systems", "experimentation", "data-platform", "cost-and-performance", "company-stacks",
    "pattern-answers",
  ].map(Topic.init)

  /// For an author whose topic is none of them: the nearest one, or where they are.
  var unknownHelp: String {
    Nearest.question(id, in: Topic.bundled.map(\.id))
      ?? "bundled content keeps to the topics of Sources/VivaCore/Content/Topic.swift"
  }

  private static let specialTitles = [
    "api-design": "API design", "cdn": "CDN", "llm-systems": "LLM systems", "ml-platform": "ML platform",
    "rag-and-vectors": "RAG and vectors", "trade-offs": "Trade-offs",
  ]
}
