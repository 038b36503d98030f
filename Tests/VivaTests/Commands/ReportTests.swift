import Foundation
import Testing

@testable import VivaCore
@testable import viva

@Suite("viva report", .serialized)
struct ReportTests {
  private let world = TestWorld()

  init() {
    SampleMock.write(to: world.folder)
    world.progress = SampleLog.threeMonths.text
  }

  @Test(
    "three months read as their goldens, in every format",
    arguments: [
      ("--format md", "report.md"), ("--format html", "report.html"), ("--format json", "report.json"),
      ("--table mocks", "report-mocks.csv"), ("--table days", "report-days.csv"), ("--table cards", "report-cards.csv"),
      ("--table topics", "report-topics.csv"), ("--table estimates", "report-estimates.csv"),
    ])
  func goldens(_ options: String, _ golden: String) {
    let run = world.run("report \(options)")
    #expect(run.outcome == .done && run.errors == "")
    expectGolden(run.output, golden)
    #expect(world.run("report \(options)") == run)
  }

  @Test("before the first answer it says how to begin", arguments: ["md", "html", "json"])
  func empty(_ format: String) {
    world.folder.remove("progress.json")
    expectGolden(world.run("report --format \(format)").output, "report-empty.\(format)")
    #expect(world.progress == nil)
  }

  @Test("one mock is a report already", arguments: ["md", "html"])
  func oneMock(_ format: String) {
    world.progress = SampleLog.oneMock.text
    expectGolden(world.run("report --format \(format)").output, "report-one-mock.\(format)")
  }

  @Test("looks back at the days asked for, and ahead from today all the same")
  func range() {
    expectGolden(world.run("report --from 2026-10-01 --to 2026-10-31").output, "report-range.md")
    let days = world.run("report --from 2026-10-31 --to 2026-10-31 --table days").output
    #expect(
      days == "day,answers,minutes,new,recalled,recallAnswers,recall\r\n2026-10-31,1,0.4,0,0,1,0\r\n")
  }

  @Test("days without answers are said to be so, and nobody who has studied is told to begin")
  func blankRange() {
    let run = world.run("report --to 2026-08-01").output
    #expect(
      run.contains(
        "On these days no card was answered, no mock begun and nothing estimated; what follows is how things stand today.\n\n"
          + "## Readiness\n\n- **Recall: 97 %**"))
    #expect(run.contains("| Cards met so far | 6 of 7 |\n| Answers | 0 |\n| True recall | – |\n"))
    #expect(!run.contains("still to be filled"))
    #expect(world.run("report --to 2026-08-01 --format html").output.contains("<p>On these days no card was answered"))
  }

  @Test("ratings alone are a beginning")
  func ratingsAlone() {
    var log = SampleLog()
    log.add(5, 0, .rating(item: "m-1", .green))
    world.progress = log.text
    let run = world.run("report").output
    #expect(run.contains("- **Checklists: 33 %** (goal 80 %, 47 points to go)."))
    #expect(run.contains("- **Caching:** Not begun: 4 cards. `viva review caching` begins it.\n"))
    #expect(!run.contains("still to be filled") && !run.contains("On these days"))
  }

  @Test("the weakest topics are first those whose answers are below the target, as in viva stats")
  func weakTopics() {
    var log = SampleLog()
    for ago in (0...12).reversed() {
      log.add(ago, 0, .review(card: "leader-writes", grade: ago % 2 == 0 ? .again : .good, seconds: 9))
      log.add(ago, 60, .review(card: "miss-load", grade: .good, seconds: 9))
    }
    world.progress = log.text
    #expect(
      world.run("report").output.contains(
        """
        ### Weakest topics, and what to do

        - **Replication:** True recall 50 % of 12 answers, target 90 %, 2 of 3 cards not met yet. \
        `viva review replication` meets them.
        - **Caching:** Expected recall 25 % today, 3 of 4 cards not met yet. `viva review caching` meets them.

        """))
  }

  @Test("the plan for a far interview is told by the week")
  func farInterview() {
    var log = SampleLog()
    log.add(3, 0, .setting(key: "interview", value: "2027-06-30"))
    log.add(2, 0, .review(card: "leader-writes", grade: .good, seconds: 9))
    world.progress = log.text
    let run = world.run("report").output
    #expect(
      run.contains(
        "### Cards a week until the interview\n\nWhat 30 minutes a day ask for until Wednesday 30 June 2027: "))
    #expect(run.contains("| Week from | Cards |\n| --- | ---: |\n| 2026-11-21 | "))
    #expect(world.run("report --format html").output.contains("A bar is a week."))
  }

  @Test("a peer who scored a part is not read as one who gave few points")
  func partOfPeer() {
    var log = SampleLog()
    log.mock(0, "car-park", SampleLog.phases, scores: "333333333333", peer: ("Ana", "44"))
    log.mock(0, "car-park", SampleLog.phases, scores: "333333333333", peer: ("Ben", "444444444444"))
    world.progress = log.text
    let run = world.run("report").output
    #expect(run.contains("| – | Ana 8 for 2 dimensions |") && run.contains("| – | Ben 48 |"))
    #expect(run.contains("Ana: 8 for 2 dimensions.") && run.contains("Ben: 48 of 60."))
    let table = world.run("report --table mocks").output
    #expect(table.contains(",Ana: 8 for 2 dimensions,") && table.contains(",Ben: 48,"))
  }

  @Test("more mocks than a chart can show are counted, and the best of all is named")
  func manyMocks() {
    var log = SampleLog()
    for ago in (0..<25).reversed() {
      log.mock(ago, "car-park", SampleLog.phases, scores: ago == 24 ? "555555555555" : "333333333333")
    }
    world.progress = log.text
    #expect(
      world.run("report --format html").output.contains(
        "The latest 20 of 25 scored mocks: the latest 36 of 60, the best 60. The latest three lie within two points"))
  }

  @Test("a draft that an interrupted mock left is notes, line by line")
  func draft() {
    var log = SampleLog()
    let setup = MockSetup(
      minutes: 45, style: "standard", level: .senior, seed: 7, isStrict: false,
      phases: [MockSetup.Phase(id: "design", seconds: 720)])
    for state in [MockEvent.State.started(setup), .checkpoint(draft: "first line\nsecond line")] {
      log.add(0, 0, .mock(MockEvent(mock: "sample-1", problem: "car-park", state: state, phase: 0, inPhase: 60)))
    }
    world.progress = log.text
    #expect(world.run("report").output.contains("Notes:\n\n- first line\n- second line\n"))
    #expect(world.run("report --format html").output.contains("<li>first line</li>\n<li>second line</li>"))
  }

  @Test("names, notes, evidence and peers that mean harm read as their goldens", arguments: ["md", "html", "json"])
  func hostile(_ format: String) {
    world.progress = SampleLog.hostileMocks.text
    expectGolden(world.run("report --format \(format)").output, "report-hostile.\(format)")
  }

  @Test("cells that a spreadsheet would run read as their golden")
  func hostileCells() {
    world.progress = SampleLog.hostileMocks.text
    expectGolden(world.run("report --table mocks").output, "report-hostile.csv")
  }

  @Test("a hundred thousand answers are all counted")
  func large() {
    var log = SampleLog()
    for number in 0..<100_000 {
      log.add(number % 400, Double(number), .review(card: "leader-writes", grade: .good, seconds: 1))
    }
    world.progress = log.text
    let days = world.run("report --table days").output.split(separator: "\r\n").dropFirst()
    #expect(days.count == 400)
    #expect(days.allSatisfy { $0.split(separator: ",")[1] == "250" })
    let page = world.run("report --format html")
    #expect(page.output.contains("<dt>Answers</dt><dd>100,000</dd>"))
    #expect(page.output.utf8.count < 100_000)
  }

  // MARK: Estimates

  /// The desc of the picture of estimates, and what is drawn.
  private func picture(_ ratios: [Double?], _ options: String = "") throws -> (desc: String, drawing: String) {
    var log = SampleLog()
    for (place, ratio) in ratios.enumerated() { log.estimate(1, Double(place), "disk", ratio) }
    world.progress = log.text
    let page = world.run("report --format html \(options)").output
    let start = try #require(page.range(of: "<desc id=\"estimates-desc\">"))
    let svg = page[start.upperBound...].prefix(while: { $0 != "\n" })
    let end = try #require(svg.range(of: "</desc>"))
    return (String(svg[..<end.lowerBound]), String(svg[end.upperBound...]))
  }

  @Test("an estimate is drawn by its factor, at the edge when it is further off than 16, and apart without a guess")
  func estimates() throws {
    let picture = try picture([1, 0.5, 40, 0.001, nil])
    #expect(
      picture.desc
        == "5 estimates, 40 % of them within a factor of two, goal 80 %. The weakest kind is disk, 40 % of 5, on the median "
        + "×1.4 too low. 1 has no guess. 2 are off by more than 16 and drawn at the edge. A dot is an estimate, in order "
        + "of time, between ÷16, far too low, and ×16, far too high; the line in the middle is exact, the shaded band "
        + "within a factor of two, and a diamond below has no guess. The table below has the figures.")
    let dots = picture.drawing.split(separator: "<").filter { $0.hasPrefix("circle") }.map {
      $0.split(separator: "\"")[5]
    }
    // Exact in the middle, a half one line of eight below it, the others at the top and at the bottom.
    #expect(dots == ["110", "134", "14", "206"])
    #expect(picture.drawing.contains("<path class=\"mark\""))
  }

  @Test("the latest three hundred estimates are drawn, and all are counted")
  func manyEstimates() throws {
    let picture = try picture(Array(repeating: 1, count: 301))
    #expect(picture.desc.hasPrefix("301 estimates, 100 % of them within a factor of two, goal 80 %. The picture "))
    #expect(picture.desc.contains(" The picture has the latest 300. A dot is"))
    #expect(picture.drawing.count(of: "<circle") == 300)
  }

  @Test("days looked at have estimates of their own, and readiness has those of late")
  func estimatesOfDays() throws {
    let run = world.run("report --from 2026-10-01 --to 2026-10-31").output
    #expect(
      run.contains("- **Estimates: 70 %** (goal 80 %, 10 points to go). The share of estimates in the last 28 days "))
    #expect(run.contains("## Estimates\n\n8 estimates, 50 % of them within a factor of two, goal 80 %. "))
    #expect(!world.run("report --from 2026-11-20").output.contains("## Estimates"))
    #expect(world.run("report --from 2026-11-20").output.contains("- **Estimates: 70 %**"))
  }

  @Test("estimates of long ago are said to be so")
  func oldEstimates() {
    var log = SampleLog()
    log.estimate(28, 0, "disk", 1)
    world.progress = log.text
    let run = world.run("report").output
    #expect(run.contains("- **Estimates: –** (goal 80 %, none of late). Nothing was estimated in the last 28 days.\n"))
    #expect(run.contains("## Estimates\n\n1 estimate, none of them in the last 28 days.\n"))
    #expect(!run.contains("still to be filled"))
  }

  @Test("a template or unit that means harm is text in a spreadsheet")
  func hostileEstimates() {
    var log = SampleLog()
    log.add(
      0, 0,
      .estimate(
        EstimateEvent(template: "=1+1", kind: "disk", guess: nil, answer: 0.5, unit: "@x,\"\u{1B}", seconds: 9)))
    world.progress = log.text
    #expect(
      world.run("report --table estimates").output
        == "day,template,kind,guess,answer,unit,factor,within,seconds\r\n"
        + "2026-11-21,'=1+1,disk,,0.5,\"'@x,\"\"␛\",,false,9\r\n")
  }

  @Test("without estimates the table has its heading alone")
  func noEstimates() {
    world.progress = SampleLog.oneMock.text
    #expect(
      world.run("report --table estimates").output
        == "day,template,kind,guess,answer,unit,factor,within,seconds\r\n")
  }

  // MARK: The command line

  @Test(
    "FILE's ending says the format, unless --format does",
    arguments: [
      ("-o DIR/a.md", "# System"), ("-o DIR/a", "# System"), ("-o DIR/a.HTM", "<!DOCTYPE"),
      ("-o DIR/a.html --format md", "# System"), ("-o DIR/a.json", "{\"format\""), ("-o DIR/a.html.txt", "# System"),
      ("-o DIR/a.csv --table days", "day,answ"), ("-o DIR/a.txt --table days", "day,answ"),
    ])
  func formats(_ options: String, _ start: String) {
    let run = world.run("report " + options.replacing("DIR", with: world.folder.path))
    let name = options.split(separator: " ")[1]
    #expect(run == .done("\(name): 51 days with cards, 4 mocks\n"))
    #expect(world.folder.read(String(name.dropFirst(4)))?.hasPrefix(start) == true)
  }

  @Test("what makes no sense is refused, with what to write instead")
  func misuse() {
    let lines = [
      "--format csv", "-o a.csv", "--table mocs", "--table mocks --format html", "--table days -o report.json",
      "--format hmtl", "--from 2026-13-01", "--from", "--from 2026-11-20 --to 2026-11-19", "--from 2026-11-22",
      "caching",
    ]
    let runs = lines.map { "viva report \($0)\n" + world.run("report \($0)").transcript }
    expectGolden(runs.joined(separator: "\n"), "report-misuse.txt")
  }

  @Test("HTML is not poured over a terminal, unless that is asked for by name")
  func terminal() {
    world.columns = 100
    #expect(
      world.run("report --format html")
        == .misuse(
          "error: an HTML report is for a browser, not for the terminal\n"
            + "  help: write 'viva report -o report.html', and open that file\n"))
    #expect(world.run("report --format html -o -").output.hasPrefix("<!DOCTYPE html>"))
    #expect(world.run("report").output.hasPrefix("# System-design preparation\n"))
  }
}

extension String {
  fileprivate func count(of part: String) -> Int { split(separator: part, omittingEmptySubsequences: false).count - 1 }
}
