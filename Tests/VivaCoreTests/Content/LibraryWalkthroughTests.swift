import Testing

@testable import VivaCore

@Suite("Library: walkthroughs")
struct LibraryWalkthroughTests {
  private let card = ContentFile(.deck(.own), SourceText(path: "decks/d.md", text: "## P? {#thing}\nA.\n"))

  private func file(_ path: String, _ origin: Origin, _ text: String = Made.walkthroughText()) -> ContentFile {
    ContentFile(.walkthrough(origin), SourceText(path: path, text: text))
  }

  private func told(_ library: Library) -> [String] { library.problems.map { "\($0.headline) | \($0.help ?? "")" } }

  private let help = "ids are unique across all content: give this problem another one"

  @Test("an own walkthrough with an error is left out, and the rest works")
  func leftOut() {
    let broken = Made.walkthroughText().replacing("id: thing", with: "id: broken").replacing(
      "level: mid", with: "level: medium")
    let library = Library([file("a.md", .bundled), file("mine.md", .own, broken)])
    #expect(library.walkthroughs.map(\.id) == ["thing"])
    #expect(library.walkthrough("broken") == nil)
    #expect(
      told(library) == [
        "mine.md:4:8: error: 'medium' is no level | it is mid, senior or staff"
      ])
  }

  @Test("an own walkthrough with a free topic is used")
  func free() {
    let text = Made.walkthroughText(Made.mockFront.replacing("caching security", with: "zookeeping"))
    let library = Library([file("mine.md", .own, text)])
    #expect(told(library) == [])
    #expect(library.walkthrough("thing")?.topics == [Topic("zookeeping")])
    #expect(library.walkthrough("thing")?.isOwn == true)
  }

  @Test("two walkthroughs do not share an id, and the one that came first is used")
  func twice() {
    let library = Library([file("a.md", .bundled), file("mine.md", .own)])
    #expect(library.walkthroughs.map(\.source.path) == ["a.md"])
    #expect(told(library) == ["mine.md:1:1: error: the id 'thing' is taken (a.md) | \(help)"])
  }

  @Test("a walkthrough does not share its id with a card, in whatever order the files come", arguments: [true, false])
  func cards(_ cardFirst: Bool) {
    let mine = file("mine.md", .own)
    let library = Library(cardFirst ? [card, mine] : [mine, card])
    #expect(library.walkthroughs.isEmpty)
    #expect(library.card("thing") != nil)
    #expect(told(library) == ["mine.md:1:1: error: the id 'thing' is taken (decks/d.md:1) | \(help)"])
  }

  @Test("a rubric or styles with mistakes are not used")
  func json() {
    let good = Library([
      ContentFile(.rubric, SourceText(path: "rubric.json", text: RubricReaderTests.rubric)),
      ContentFile(.mockStyles, SourceText(path: "phases.json", text: RubricReaderTests.style)),
    ])
    #expect((good.rubric?.dimensions.count, good.mockStyles.count, told(good)) == (12, 1, []))
    let bad = Library([
      ContentFile(.rubric, SourceText(path: "rubric.json", text: "{}")),
      ContentFile(.mockStyles, SourceText(path: "phases.json", text: "[]")),
    ])
    #expect(bad.rubric == nil && bad.mockStyles.isEmpty && !bad.problems.isEmpty)
  }
}
