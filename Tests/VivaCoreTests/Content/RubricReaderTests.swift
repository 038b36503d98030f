import Testing

@testable import VivaCore

@Suite("Rubric and mock styles")
struct RubricReaderTests {
  private static func dimension(_ id: String) -> String {
    #"{"id":"\#(id)","name":"N","question":"Q","anchors":["1","2","3","4","5"],"topics":["caching"],"study":"S","drill":"D"}"#
  }

  private static let numbers = "{" + Rubric.dimensionIDs.map { "\"\($0)\":3" }.joined(separator: ",") + "}"
  private static let expectation = #"{"expects":\#(numbers),"weights":\#(numbers),"meaning":"M"}"#

  static let rubric = """
    {"dimensions":[\(Rubric.dimensionIDs.map(dimension).joined(separator: ","))],
    "bands":[{"from":48,"to":60,"name":"a","meaning":"A"},{"from":12,"to":47,"name":"b","meaning":"B"}],
    "levels":{"mid":\(expectation),"senior":\(expectation),"staff":\(expectation)},"calibration":["C"]}
    """

  static let style = """
    {"styles":[{"id":"standard","name":"S","phases":[{"id":"all","name":"A","minutes":45,"cover":["c"],\
    "dimensions":["\(Rubric.dimensionIDs.joined(separator: "\",\""))"],"watch":"w"}]}]}
    """

  private func complaints(_ problems: [Diagnostic]) -> [String] {
    problems.map { "\($0.headline) | \($0.help ?? "no help")" }
  }

  private func read(_ text: String) -> (rubric: Rubric?, problems: [String]) {
    let (rubric, problems) = RubricReader.read(SourceText(path: "rubric.json", text: text))
    return (rubric, complaints(problems))
  }

  @Test("a rubric has its twelve dimensions, its bands and its levels")
  func good() throws {
    let (read, problems) = read(Self.rubric)
    let rubric = try #require(read)
    #expect(problems == [])
    #expect(rubric.dimension("async")?.anchors == ["1", "2", "3", "4", "5"])
    #expect((rubric.band(48)?.name, rubric.band(47)?.name, rubric.band(11)?.name) == ("a", "b", nil))
    #expect((rubric.levels[.staff]?.scores["api"], rubric.levels[.mid]?.weights["api"]) == (3, 3))
  }

  private static let order = Rubric.dimensionIDs.joined(separator: ", ")

  @Test(
    "a mistake in the rubric is named by its path, and the rubric is not used",
    arguments: [
      (
        #""id":"async""#, #""id":"asynk""#,
        "the dimensions are not the twelve that there are, in their order | they are \(order)"
      ),
      (
        #""id":"requirements","name":"N","question":"Q","anchors":["1","2","3","4","5"]"#,
        #""id":"requirements","name":"N","question":"Q","anchors":["1","2","3","4"]"#,
        "dimensions[0].anchors has 4 texts, not 5 | say what 1, 2, 3, 4 and 5 look like"
      ),
      (
        #""id":"requirements","name":"N""#, #""id":"requirements","name":"""#,
        "dimensions[0].name is no text | give it a text"
      ),
      (
        #""topics":["caching"],"study":"S","drill":"D"}]"#, #""topics":["cachng"],"study":"S","drill":"D"}]"#,
        "dimensions[11].topics: there is no topic 'cachng' | did you mean 'caching'?"
      ),
      (#""to":47"#, #""to":46"#, "the total 47 lies in no band, or in two | let the bands cover 12 to 60"),
      (#""to":47"#, #""to":48"#, "the total 48 lies in no band, or in two | let the bands cover 12 to 60"),
      (#""staff":"#, #""boss":"#, "levels.staff is missing | say what the level expects"),
      (
        #""mid":{"expects":{"requirements":3"#, #""mid":{"expects":{"requirements":6"#,
        "levels.mid.expects.requirements is no whole number from 1 to 5 | give it such a number"
      ),
      (#"["C"]"#, #"[7]"#, "calibration is no list of texts | write it as [\"…\", \"…\"]"),
      (#"["C"]"#, #""C""#, "calibration is no list | write it as [ … ]"),
    ])
  func mistakes(_ good: String, _ bad: String, _ complaint: String) {
    let (rubric, problems) = read(Self.rubric.replacing(good, with: bad))
    #expect(rubric == nil)
    #expect(problems == ["rubric.json:1:1: error: \(complaint)"])
  }

  private func readStyles(_ text: String) -> (styles: [MockStyle], problems: [String]) {
    let (styles, problems) = MockStyleReader.read(SourceText(path: "phases.json", text: text))
    return (styles, complaints(problems))
  }

  @Test("a style is its phases, with what each must cover")
  func style() {
    let (styles, problems) = readStyles(Self.style)
    #expect(problems == [])
    #expect(
      styles.map(\.phases) == [
        [
          .init(
            id: "all", name: "A", minutes: 45, cover: ["c"], dimensions: Rubric.dimensionIDs, watch: "w")
        ]
      ])
  }

  @Test(
    "a mistake in the styles is named by its path, and no style is used",
    arguments: [
      (
        "\"standard\"", "\"usual\"",
        "there is no style 'standard' | the 45-minute interview is what a mock uses by default"
      ),
      (
        #""api","#, "",
        "styles[0].phases do not name each rubric dimension exactly once | the dimensions are \(order)"
      ),
      (
        #""minutes":45"#, #""minutes":0"#,
        "styles[0].phases[0].minutes is no whole number from 1 to 120 | give it such a number"
      ),
      (#""watch":"w""#, #""watch":null"#, "styles[0].phases[0].watch is no text | give it a text"),
    ])
  func styleMistakes(_ good: String, _ bad: String, _ complaint: String) {
    let (styles, problems) = readStyles(Self.style.replacing(good, with: bad))
    #expect(styles == [])
    #expect(problems == ["phases.json:1:1: error: \(complaint)"])
  }

  @Test("what is no JSON is named where it breaks off")
  func notJSON() {
    #expect(read("{\n\"dimensions\": oops}").problems.map { $0.prefix(24) } == ["rubric.json:2:15: error:"])
    #expect(readStyles("").styles == [])
  }
}
