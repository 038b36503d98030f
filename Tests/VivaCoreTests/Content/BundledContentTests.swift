import Foundation
import Testing

@testable import VivaCore

@Suite("Bundled content")
struct BundledContentTests {
  private static let folder = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("Content")

  private static func files(_ name: String, _ role: ContentFile.Role) throws -> [ContentFile] {
    try FileManager.default.contentsOfDirectory(atPath: folder.appendingPathComponent(name).path)
      .filter { $0.hasSuffix(".md") }.sorted()
      .map { try file("\(name)/\($0)", role) }
  }

  private static func file(_ path: String, _ role: ContentFile.Role) throws -> ContentFile {
    let bytes = try Data(contentsOf: folder.appendingPathComponent(path))
    return ContentFile(role, SourceText(path: path, bytes: Array(bytes)))
  }

  private let library: Library

  init() throws {
    library = Library(
      try Self.files("bank", .deck(.bundled)) + Self.files("checklists", .checklist)
        + Self.files("walkthroughs", .walkthrough(.bundled))
        + [Self.file("rubric.json", .rubric), Self.file("phases.json", .mockStyles)])
  }

  @Test("has no problem at all")
  func noProblems() {
    #expect(library.thoroughProblems().map { "\($0.headline) (\($0.help ?? ""))" } == [])
  }

  @Test("has a deck and a mastery checklist for each of its topics, in learning order")
  func topics() {
    let topics = ["estimation", "caching", "replication", "partitioning", "consistency"]
    #expect(library.topics.map(\.id).filter(topics.contains) == topics)
    #expect(library.decks.count == library.topics.count)
    let mastery = Set(library.checklists.filter { $0.kind == .mastery }.compactMap(\.topic))
    #expect(mastery.isSuperset(of: library.topics))
  }

  @Test("has at least 130 cards, each with a level and an id of its own")
  func cards() {
    #expect(library.cards.count >= 130)
    #expect(library.cards.filter { $0.level == nil }.map(\.id) == [])
    #expect(Set(library.cards.map(\.id)).count == library.cards.count)
  }

  @Test("has answers of under 80 words at the median, and of 85 at most in every deck")
  func medianAnswer() {
    func median(_ cards: [Card]) -> Int { cards.map { Library.wordCount($0.answer) }.sorted()[cards.count / 2] }
    #expect(median(library.cards) < 80)
    for deck in library.decks { #expect(median(deck.cards) <= 85, "\(deck.name)") }
  }

  @Test("shows no mark that its author meant as emphasis or code")
  func marks() {
    for card in library.cards {
      for run in card.answer.filter({ if case .fence = $0 { false } else { true } }).map(\.plain) {
        // The prefixes of cookie names are meant as they stand.
        let text = run.replacing("__Host-", with: "").replacing("__Secure-", with: "")
        #expect(!text.contains("**") && !text.contains("__"), "\(card.id)")
      }
    }
  }

  @Test("has walkthroughs that each bear the name of their file, and no paragraph that two of them share")
  func walkthroughs() {
    #expect(!library.walkthroughs.isEmpty)
    #expect(library.walkthroughs.map(\.id) == library.walkthroughs.map(\.source.stem))
    var places: [String: Set<String>] = [:]
    for walkthrough in library.walkthroughs {
      for section in Walkthrough.Section.allCases {
        for paragraph in walkthrough.blocks(section).flatMap({ $0.plain.split(separator: "\n") }) {
          let words = paragraph.lowercased().split { !$0.isLetter && !$0.isNumber }
          if words.count >= 8 { places[words.joined(separator: " "), default: []].insert(walkthrough.id) }
        }
      }
    }
    #expect(places.count > library.walkthroughs.count * 20)
    #expect(places.filter { $0.value.count > 1 } == [:])
  }

  @Test("has a rubric whose levels ask more as they rise, and both styles of a mock")
  func rubric() throws {
    let rubric = try #require(library.rubric)
    #expect(rubric.bands.map(\.range) == [48...60, 36...47, 12...35])
    for id in Rubric.dimensionIDs {
      let expected = Level.allCases.compactMap { rubric.levels[$0]?.scores[id] }
      #expect(expected.count == 3 && expected == expected.sorted(), "\(id)")
    }
    #expect(library.mockStyles.map(\.id) == ["standard", "expert"])
    #expect(library.mockStyles.map { $0.phases.map(\.minutes) } == [[8, 12, 18, 7], [5, 10, 20, 5, 5, 3, 7]])
  }
}
