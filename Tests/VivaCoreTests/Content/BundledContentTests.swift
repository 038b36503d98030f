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

  @Test("has one deck of 10 to 40 cards and a mastery checklist for every topic of the closed list")
  func topics() {
    #expect(library.topics == Topic.bundled)
    #expect(library.decks.count == Topic.bundled.count)
    #expect(library.decks.filter { !(10...40).contains($0.cards.count) }.map(\.name) == [])
    let mastery = Set(library.checklists.filter { $0.kind == .mastery }.compactMap(\.topic))
    #expect(Topic.bundled.filter { !mastery.contains($0) } == [])
  }

  @Test("mixes the levels in every deck, and cards of several kinds")
  func mix() {
    for deck in library.decks {
      #expect(Set(deck.cards.compactMap(\.level)).count == 3, "\(deck.name)")
      #expect(Set(deck.cards.map(\.kind)).count >= 2, "\(deck.name)")
    }
    #expect(Set(library.cards.map(\.kind)) == Set(Card.Kind.allCases))
  }

  @Test("has lists to rate and lists to tick, the days around an interview in their order")
  func checklists() {
    let days = library.checklists.filter { $0.kind == .dayOf }.sorted { ($0.order ?? 99) < ($1.order ?? 99) }
    #expect(
      days.map(\.name) == [
        "final-week", "day-before", "day-of", "last-15-minutes", "during-interview", "after-interview",
      ])
    #expect(library.checklists.filter { $0.kind == .readiness }.map(\.name) == ["dos-and-donts", "self-evaluation"])
    #expect(library.checklists.first { $0.name == "data-track" }?.items.count == 50)
    #expect(library.checklists.flatMap(\.items).count >= 375)
  }

  @Test("has at least 900 cards, each with a level and an id of its own")
  func cards() {
    #expect(library.cards.count >= 900)
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
