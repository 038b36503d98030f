import Testing

@testable import VivaCore

@Suite("Walkthrough reader")
struct WalkthroughReaderTests {
  private static let order = Walkthrough.Section.allCases.map(\.rawValue).joined(separator: ", ")
  private static let curveballHelp =
    "write each as '- when they say \"…\" → latency: what breaks first → what to change'"

  /// What reading says, by the marks in the text.
  private func complaints(_ text: String, _ origin: Origin = .bundled) -> [String] {
    let sample = Marked(text)
    let (walkthrough, problems) = WalkthroughReader.read(SourceText(path: "w.md", bytes: sample.bytes), origin)
    let closer = walkthrough.map { WalkthroughCheck.problems(of: $0) } ?? []
    return sample.complaints((problems + closer).inReadingOrder())
  }

  private func changed(_ section: String, _ text: String) -> String {
    Made.walkthroughText(Made.mockFront, Made.sections, [section: text])
  }

  @Test("a walkthrough is its front matter, its questions, its curveballs and what a 5 looks like")
  func good() throws {
    let text = Made.walkthroughText(Made.mockFront + "sources: guide-1, guide-2\n")
    let (read, problems) = WalkthroughReader.read(SourceText(path: "w.md", text: text), .bundled)
    let made = try #require(read)
    #expect(problems.map(\.headline) == [])
    #expect((made.id, made.title, made.level, made.minutes, made.isOwn) == ("thing", "Thing", .mid, 45, false))
    #expect(made.topics == [Topic("caching"), Topic("security")])
    #expect((made.tags, made.sources) == (["small"], ["guide-1", "guide-2"]))
    #expect(
      made.clarifications == [
        .init(question: "How many?", answer: "Ten."), .init(question: "How fast?", answer: "At once."),
      ])
    #expect(made.curveballs.map(\.breaks) == [.latency, .cost, .privacy])
    #expect(
      made.curveballs[0] == .init(says: "Faster", breaks: .latency, why: "the disk is slow", change: "add a cache"))
    #expect(made.fives["data-model"] == "Good data-model." && made.fives.count == 12)
    #expect(made.blocks(.prompt).map(\.plain) == ["Design a thing."])
  }

  @Test(
    "a mistake in the front matter is named where it stands",
    arguments: [
      ("title", "title: Thing\n", "", "0: the front matter has no title (add a line 'title: …' between the --- lines)"),
      (
        "id", "id: thing", "id: ▸Thing_1",
        "1: 'Thing_1' cannot be an id (an id is made of small letters, digits and hyphens)"
      ),
      ("level", "level: mid", "level: ▸junior", "1: 'junior' is no level (it is mid, senior or staff)"),
      (
        "short", "minutes: 45", "minutes: ▸9", "1: '9' is no time for a mock (minutes is a whole number from 10 to 120)"
      ),
      (
        "word", "minutes: 45", "minutes: ▸long",
        "1: 'long' is no time for a mock (minutes is a whole number from 10 to 120)"
      ),
      ("topic", "caching security", "▸cashing", "1: there is no topic 'cashing' (did you mean 'caching'?)"),
      (
        "far", "caching security", "▸zzzzzzzz",
        "1: there is no topic 'zzzzzzzz' (name topics of the closed list, separated by spaces)"
      ),
      ("key", "tags:", "▸tugs:", "1: there is no front-matter key 'tugs' here (did you mean 'tags'?)"),
      ("twice", "tags: small\n", "tags: a\n▸tags: b\n", "1: 'tags' is given twice (keep one of the two)"),
    ])
  func front(_ name: String, _ good: String, _ bad: String, _ complaint: String) {
    #expect(complaints(Made.walkthroughText(Made.mockFront.replacing(good, with: bad))) == [complaint])
  }

  @Test("without front matter, all that it must say is named")
  func noFront() {
    let text = Made.sections.map { "## \($0.name)\n\($0.text)\n" }.joined()
    #expect(
      complaints(text)
        == ["title", "id", "level", "minutes", "topics"].map {
          "0: the front matter has no \($0) (add a line '\($0): …' between the --- lines)"
        })
  }

  @Test("a missing section is named", arguments: Walkthrough.Section.allCases)
  func missing(_ section: Walkthrough.Section) {
    let text = Made.walkthroughText(Made.mockFront, Made.sections.filter { $0.name != section.rawValue })
    let name = section.rawValue
    #expect(complaints(text) == ["0: the section '\(name)' is missing (add '## \(name)' in its place)"])
  }

  @Test("an unknown, repeated or misplaced section is named at its heading")
  func headings() {
    func text(_ change: (inout [(name: String, text: String)]) -> Void) -> String {
      var sections = Made.sections
      change(&sections)
      return Made.walkthroughText(Made.mockFront, sections).replacing("## ▸", with: "▸## ")
    }
    #expect(
      complaints(text { $0.insert(("▸Bottlenecs", "x"), at: 8) }) == [
        "1: a walkthrough has no section 'Bottlenecs' (did you mean 'Bottlenecks'?)"
      ])
    #expect(
      complaints(text { $0.append(("▸Zzzzzzzzz", "x")) }) == [
        "1: a walkthrough has no section 'Zzzzzzzzz' (its sections are \(Self.order))"
      ])
    #expect(
      complaints(text { $0.insert(("▸API", "Again."), at: 6) }) == [
        "1: the section 'API' stands twice (the order is \(Self.order))"
      ])
    let misplaced = text { sections in
      sections.swapAt(4, 5)
      sections[5].name = "▸API"
    }
    #expect(complaints(misplaced) == ["1: the section 'API' stands in the wrong place (the order is \(Self.order))"])
  }

  @Test("an empty section is named", arguments: ["Prompt", "API", "Operations"])
  func empty(_ name: String) {
    let text = changed(name, " ").replacing("## \(name)", with: "▸## \(name)")
    #expect(complaints(text) == ["1: the section '\(name)' is empty (write it, or look at another one)"])
  }

  @Test("a heading inside a code fence opens no section")
  func fence() { #expect(complaints(changed("API", "```\n## Curveballs\n```")) == []) }

  @Test(
    "a clarification is a question with its answer",
    arguments: ["- ▸How many?", "- ▸Q: How many?", "- ▸Q: How many? → Ten.", "- ▸Q: A? → A: B. → A: C."])
  func clarify(_ line: String) {
    #expect(
      complaints(changed("Clarify", line)) == ["1: this is no question with its answer (write it as '- Q: … → A: …')"])
  }

  @Test("two curveballs are too few")
  func twoCurveballs() {
    let text = changed("Curveballs", "- when they say A → cost: b → c\n- when they say D → cost: e → f")
      .replacing("## Curveballs", with: "▸## Curveballs")
    #expect(complaints(text) == ["1: there are 2 curveballs; a mock needs 3 (\(Self.curveballHelp))"])
  }

  @Test(
    "a curveball says what breaks first and what to change",
    arguments: [
      (
        "- ▸Faster → latency: a → b", "this is no curveball",
        "write it as '- when they say \"…\" → latency: what breaks first → what to change'"
      ),
      (
        "- ▸when they say A → latency: b", "this is no curveball",
        "write it as '- when they say \"…\" → latency: what breaks first → what to change'"
      ),
      (
        "- ▸when they say A → speed: b → c", "this curveball does not say what breaks first",
        "begin the second part with latency:, consistency:, cost: or privacy:"
      ),
      (
        "- ▸when they say A → latency → c", "this curveball does not say what breaks first",
        "begin the second part with latency:, consistency:, cost: or privacy:"
      ),
    ])
  func curveballs(_ line: String, _ message: String, _ help: String) {
    let good = Made.sections.first { $0.name == "Curveballs" }!.text
    #expect(complaints(changed("Curveballs", good + "\n" + line)) == ["1: \(message) (\(help))"])
  }

  @Test("a result that does not follow from its formula is named with both numbers")
  func estimate() {
    let table = "| Quantity | Formula | Result |\n|---|---|---|\n"
    #expect(
      complaints(changed("Estimates", table + "▸| Writes | 100M ÷ day | 1,200/s |")) == [
        "1: the result of 'Writes' does not follow: 100M ÷ day is 1,157, and 1,200/s is stated (1,200)"
          + " (mend the formula or the result; ≈ allows 5 %)"
      ])
    #expect(complaints(changed("Estimates", table + "| Writes | 100M ÷ day | ≈ 1,200/s |")) == [])
  }

  @Test(
    "a result may be off by its stated rounding, to the edge and no further",
    arguments: [
      ("10.5", "11", true), ("10.49", "11", false), ("95", "≈ 100", true), ("94.9", "≈ 100", false),
      ("105", "≈ 100", true), ("105.1", "≈ 100", false), ("12.34", "12.3", true), ("12.36", "12.3", false),
    ])
  func edge(_ formula: String, _ result: String, _ follows: Bool) {
    let text = changed("Estimates", "| Quantity | Formula | Result |\n|---|---|---|\n| A | \(formula) | \(result) |")
    #expect(complaints(text).isEmpty == follows)
  }

  @Test(
    "a row that cannot be evaluated is named",
    arguments: [
      ("| A | 1 ÷ 0 | 1 |", "'A' cannot be evaluated: this divides by zero"),
      ("| A | 2 × people | 1 |", "'A' cannot be evaluated: 'people' is no named constant"),
      ("| A | 1 | lots |", "'A' cannot be evaluated: a result begins with a number, or with ≈ and a number"),
    ])
  func badRow(_ row: String, _ message: String) {
    let text = changed("Estimates", "| Quantity | Formula | Result |\n|---|---|---|\n▸\(row)")
    #expect(complaints(text) == ["1: \(message) (formulas are plain arithmetic: 100M × 12 × 500 B)"])
  }

  @Test("estimates without a row, and a row without a result, are named")
  func rows() {
    #expect(
      complaints(changed("Estimates", "Big.").replacing("## Estimates", with: "▸## Estimates")) == [
        "1: there are no estimates (add a table: | Quantity | Formula | Result |)"
      ])
    let short = "| Quantity | Formula |\n|---|---|\n▸| A | 1 |"
    #expect(
      complaints(changed("Estimates", short)) == [
        "1: this row is no estimate (write it as '| quantity | formula | result |')"
      ])
  }

  @Test("what a 5 looks like is said for each dimension, and for nothing else")
  func fives() {
    let lines = Made.sections.last!.text
    let missing = changed("What a 5 looks like", lines.replacing("- caching: Good caching.", with: ""))
    #expect(
      complaints(missing.replacing("## What", with: "▸## What")) == [
        "1: 'What a 5 looks like' says nothing about 'caching' (add a line '- caching: …')"
      ])
    #expect(
      complaints(changed("What a 5 looks like", lines + "\n- ▸cacheing: Good.\n- ▸zzzzzzzzz: x")) == [
        "1: this line names no rubric dimension (did you mean 'caching'?)",
        "2: this line names no rubric dimension (write it as '- requirements: …')",
      ])
  }

  @Test("one's own may have any topic that is an id; bundled ones keep to the list")
  func ownTopics() {
    let front = Made.mockFront.replacing("caching security", with: "▸zookeeping")
    #expect(complaints(Made.walkthroughText(front), .own) == [])
    #expect(complaints(Made.walkthroughText(front), .bundled).count == 1)
    let bad = Made.mockFront.replacing("caching security", with: "▸Zoo!")
    #expect(complaints(Made.walkthroughText(bad), .own).count == 1)
  }

  @Test("what is no text is no walkthrough")
  func notText() {
    let text = changed("API", "A\u{1B}call.")
    #expect(WalkthroughReader.read(SourceText(path: "w.md", text: text), .bundled).walkthrough == nil)
    let utf16 = SourceText(path: "w.md", bytes: [0xFF, 0xFE, 0x23, 0x00])
    #expect(WalkthroughReader.read(utf16, .own).walkthrough == nil)
  }
}
