import Foundation
import VivaCore

/// `viva report`: how the preparation stands, as Markdown, HTML, CSV or JSON.
struct ReportCommand {
  private let workspace: Workspace

  init(_ workspace: Workspace) { self.workspace = workspace }

  func run() throws -> Outcome {
    let (invocation, world) = (workspace.invocation, workspace.world)
    let day = world.clock.now.day
    let plan = try ReportPlan(invocation, showsOnTerminal: world.showsOnTerminal, today: day)
    let place = try plan.file.map { try ReportPlace.safe($0, besides: workspace.store.path) }
    let report = Report(
      workspace.library, workspace.progress, workspace.settings, from: plan.from, to: plan.to, on: day)
    let text = plan.text(report)
    guard let place, let named = plan.file else {
      world.output.verbatim(text)
      return .done
    }
    try write(text, to: place, named)
    world.output.write("\(neutralised(named, newlines: false)): \(plan.contents(report))\n")
    return .done
  }

  private func write(_ text: String, to place: String, _ named: String) throws(FileProblem) {
    var seed = SeededGenerator(seed: workspace.world.seed)
    let temporary = ".viva-report-\(String(seed.next(), radix: 36))"
    do throws(FileProblem) {
      try Replacement.write(Array(text.utf8), asked: place, temporary: temporary)
    } catch {
      // The temporary file's name would tell nobody anything.
      guard let code = error.code else { throw error }
      throw FileProblem(
        "cannot write \(named): \(FileProblem.text(code)); nothing was written",
        help: "name another place with '-o FILE'", code: code)
    }
  }
}

/// What a command line asks for, judged before anything is written.
struct ReportPlan {
  enum Content: Equatable {
    case markdown, html, json
    case csv(ReportCSV.Table)
  }

  let content: Content
  /// Nil for standard output.
  let file: String?
  let from: StudyDay?
  let to: StudyDay?

  init(_ invocation: Invocation, showsOnTerminal: Bool, today: StudyDay) throws(UsageError) {
    let named = invocation[.output]
    file = named == "-" ? nil : named
    (from, to) = (invocation[.from], invocation[.to])
    content = try ReportPlan.content(invocation, file)
    if let from, let to, from > to {
      throw UsageError(message: "'--from \(from)' is after '--to \(to)'", help: "write the earlier day after '--from'")
    }
    if let from, from > today {
      throw UsageError(message: "'--from \(from)' is after today, \(today)", help: "name a day that has been")
    }
    if content == .html, named == nil, showsOnTerminal {
      throw UsageError(
        message: "an HTML report is for a browser, not for the terminal",
        help: "write 'viva report -o report.html', and open that file")
    }
  }

  private static func content(_ invocation: Invocation, _ file: String?) throws(UsageError) -> Content {
    let table = invocation[.table]
    let format = invocation[.format] ?? file.flatMap(format) ?? (table == nil ? .md : .csv)
    if table != nil, format != .csv {
      throw UsageError(
        message: "'--table' is for CSV, and this report is \(name(format))",
        help: "leave it out, or write '--format csv'")
    }
    switch format {
    case .md: return .markdown
    case .html: return .html
    case .json: return .json
    case .csv:
      guard let table else {
        let names = ReportCSV.Table.allCases.map { "'--table \($0.rawValue)'" }
        throw UsageError(message: "a CSV file holds one table", help: "add \(alternatives(names))")
      }
      return .csv(table)
    }
  }

  private static func format(of file: String) -> ReportFormat? {
    let name = file.split(separator: "/").last ?? ""
    guard let dot = name.lastIndex(of: ".") else { return nil }
    switch name[name.index(after: dot)...].lowercased() {
    case "md", "markdown": return .md
    case "html", "htm": return .html
    case "csv": return .csv
    case "json": return .json
    default: return nil
    }
  }

  private static func name(_ format: ReportFormat) -> String {
    switch format {
    case .md: "Markdown"
    case .html: "HTML"
    case .csv: "CSV"
    case .json: "JSON"
    }
  }

  func text(_ report: Report) -> String {
    switch content {
    case .markdown: ReportMarkdown.text(report)
    case .html: ReportHTML.text(report)
    case .json: ReportJSON.text(report)
    case .csv(let table): ReportCSV.text(report, table)
    }
  }

  /// "84 days with cards, 12 mocks".
  func contents(_ report: Report) -> String {
    "\(counted(report.insight.log.days.count, "day")) with cards, \(counted(report.mocks.count, "mock"))"
  }
}

/// Where a report may be written: nowhere that progress or material of one's own lives.
enum ReportPlace {
  /// The file that a path leads to, symbolic links followed.
  ///
  /// - Throws: when it is the progress file, or one that belongs to it, by name or by another name of the same file, or
  ///   lies in a folder of one's own decks or walkthroughs.
  static func safe(_ named: String, besides progress: String) throws(FileProblem) -> String {
    // Behind such a name can be a file that a shell only meant to add to.
    if ["/dev/stdout", "/dev/stderr"].contains(named) || named.hasPrefix("/dev/fd/") {
      throw FileProblem("\(named) is no regular file", help: "name a file; '-' is standard output")
    }
    let place: String
    do throws(FileProblem) {
      place = try Locations.resolved(named)
    } catch {
      throw FileProblem("\(named) is a symbolic link that leads in a circle", help: "name a file")
    }
    for path in [named, place] {
      guard let what = own(path, progress) else { continue }
      throw FileProblem(
        "\(named) is in the folder of your own \(what); nothing was written",
        help: "name another folder for the report")
    }
    if let owned = try belongs(place, progress) {
      throw FileProblem(
        "\(named) is \(owned); nothing was written", help: "name another file for the report")
    }
    return place
  }

  /// What the file would be taken for, or take the place of.
  private static func own(_ path: String, _ progress: String) -> String? {
    let folder = Folder.real(Folder.of(path))
    return ["decks", "walkthroughs"].first { folder == Folder.real(Folder.of(progress) + "/" + $0) }
  }

  private static func belongs(_ place: String, _ progress: String) throws(FileProblem) -> String? {
    let name = Folder.name(of: progress)
    if try same(place, progress) { return "the progress file" }
    if Folder.real(Folder.of(place)) == Folder.real(Folder.of(progress)) {
      // Case does not tell files apart on every disk.
      let typed = Folder.name(of: place).lowercased()
      if typed == name.lowercased() { return "the progress file" }
      for (suffix, what) in [
        (".lock", "the progress file's lock"), (".mock-lock", "the progress file's lock"),
        (".backup-", "a backup of the progress file"), (".damaged-", "a copy of the progress file"),
        (".new", "a copy of the progress file"),
      ] where typed.hasPrefix(name.lowercased() + suffix) {
        return what
      }
    }
    for backup in (try? Backups(of: progress).all()) ?? [] where try same(place, backup.path) {
      return "a backup of the progress file"
    }
    return nil
  }

  private static func same(_ one: String, _ other: String) throws(FileProblem) -> Bool {
    guard let left = try File.Identity.of(one), let right = try File.Identity.of(other) else { return false }
    return left.device == right.device && left.inode == right.inode
  }
}

extension Folder {
  fileprivate static func name(of path: String) -> String { path.split(separator: "/").last.map(String.init) ?? path }

  /// The folder without links and dots; as it was named when it cannot be found.
  fileprivate static func real(_ path: String) -> String {
    guard let resolved = realpath(path, nil) else { return path }
    defer { free(resolved) }
    return String(cString: resolved)
  }
}
