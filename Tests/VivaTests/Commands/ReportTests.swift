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
      ("--table topics", "report-topics.csv"),
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
    #expect(run == .done("\(name): 51 study days, 4 mocks\n"))
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
