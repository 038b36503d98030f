import Testing

@testable import VivaCore

@Suite("Topics and diagnostics")
struct TopicTests {
  @Test(
    "a topic's title reads as a heading",
    arguments: [
      ("load-balancing", "Load balancing"), ("caching", "Caching"), ("api-design", "API design"), ("cdn", "CDN"),
      ("trade-offs", "Trade-offs"), ("", ""),
    ])
  func title(_ id: String, _ title: String) {
    #expect(Topic(id).title == title)
  }

  @Test(
    "a topic's name within a sentence keeps the capitals of abbreviations",
    arguments: [
      ("load-balancing", "load balancing"), ("api-design", "API design"), ("cdn", "CDN"),
      ("llm-systems", "LLM systems"),
      ("rag-and-vectors", "RAG and vectors"), ("trade-offs", "trade-offs"), ("", ""),
    ])
  func phrase(_ id: String, _ phrase: String) {
    #expect(Topic(id).phrase == phrase)
  }

  @Test("the closed list names fifty topics, each once and each a valid id")
  func closedList() {
    #expect(Set(Topic.bundled).count == 50 && Topic.bundled.count == 50)
    #expect(Topic.bundled.map(\.id).filter { !isIdentifier($0) } == [])
  }

  @Test("problems are read by file, then from top to bottom")
  func readingOrder() {
    let (a, b) = (SourceText(path: "a.md", text: "1\n2\n"), SourceText(path: "b.md", text: "1\n"))
    let problems = [(b, 0), (a, 2), (a, 0)].map { Diagnostic(.warning, $0.0, $0.1..<$0.1, "m") }
    #expect(
      problems.inReadingOrder().map(\.headline) == [
        "a.md:1:1: warning: m", "a.md:2:1: warning: m", "b.md:1:1: warning: m",
      ])
  }
}
