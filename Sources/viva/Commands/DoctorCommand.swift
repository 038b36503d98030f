import Foundation
import VivaCore

/// `viva doctor`: looks at the progress file, its folder and every backup, says what it found, and offers the mend.
struct DoctorCommand {
  private let invocation: Invocation
  private let world: World

  /// One thing that was looked at.
  private struct Finding {
    enum Verdict: String { case fine, note, trouble }
    let verdict: Verdict
    let subject: String
    let text: String
    var help: String?
    /// Whether `--mend` sets it right.
    var canMend = false
  }

  init(_ invocation: Invocation, _ world: World) {
    self.invocation = invocation
    self.world = world
  }

  func run() throws -> Outcome {
    let store = try ProgressStore(invocation, world)
    var findings = examine(store)
    findings += try examineBackups(store.path)
    findings += try leftovers(store.path)
    if invocation[.json] {
      printJSON(findings)
    } else {
      print(findings)
    }
    if findings.contains(where: \.canMend), try isToMend() {
      try store.mendNow(on: world.clock.now.day)
      world.errors.report(store.takeRemarks())
      findings.removeAll(where: \.canMend)
    }
    return findings.contains { $0.verdict == .trouble } ? .problem : .done
  }

  private func isToMend() throws -> Bool {
    if invocation[.mend] { return true }
    guard world.isInteractive, !invocation[.noInput], !invocation[.json] else { return false }
    return try Question.confirm("Mend it now?", invocation, world)
  }

  private func examine(_ store: ProgressStore) -> [Finding] {
    var findings: [Finding] = []
    do throws(FileProblem) {
      guard try File.Identity.of(store.path) != nil else {
        return [
          Finding(verdict: .note, subject: store.path, text: "does not exist yet", help: "'viva review' begins it")
        ]
      }
      let reading = try store.read()
      let counts = "\(counted(reading.eventCount, "event")), \(grouped(reading.undoneCount)) of them taken back"
      switch reading.condition {
      case .whole: findings.append(Finding(verdict: .fine, subject: store.path, text: counts))
      case .torn(let lost):
        findings.append(
          Finding(
            verdict: .trouble, subject: store.path,
            text: "the last write did not finish: \(counts)\(lostText(lost))",
            help: "'viva doctor --mend' keeps every whole event and sets the damaged file aside", canMend: true))
      case .reformatted:
        findings.append(
          Finding(
            verdict: .note, subject: store.path, text: "\(counts); not laid out with one event a line",
            help: "'viva doctor --mend' or the next answer lays it out again", canMend: true))
      }
      if let twice = try repeatedID(store.path) {
        findings.append(
          Finding(
            verdict: .note, subject: store.path, text: "the event id '\(twice)' stands more than once",
            help: "a sync tool may have doubled lines; reviews may count twice"))
      }
      try store.checkWritable()
    } catch {
      findings.append(Finding(verdict: .trouble, subject: store.path, text: error.message, help: error.help))
    }
    return findings
  }

  /// The first id that two events share.
  private func repeatedID(_ path: String) throws(FileProblem) -> String? {
    let bytes = try File(path, O_RDONLY, verb: "read").readAll(limit: ProgressStore.sizeLimit)
    var seen: Set<String> = []
    guard let document = try? JSON(parsing: bytes), let events = document["events"]?.array else { return nil }
    for event in events {
      if let id = event["id"]?.string, !seen.insert(id).inserted { return id }
    }
    return nil
  }

  private func examineBackups(_ path: String) throws -> [Finding] {
    let backups = try Backups(of: path).all()
    if backups.isEmpty {
      return [Finding(verdict: .note, subject: "backups", text: "there are none yet")]
    }
    return backups.map { backup in
      let health = BackupHealth(backup.path)
      return Finding(
        verdict: health.isSound ? .fine : .trouble, subject: backup.path, text: health.text,
        help: health.isSound ? nil : "remove it once another backup is sound")
    }
  }

  /// Copies that sync tools and interrupted writes leave behind.
  private func leftovers(_ path: String) throws -> [Finding] {
    let name = path.split(separator: "/").last.map(String.init) ?? path
    let stem = name.hasSuffix(".json") ? String(name.dropLast(5)) : name
    return try Folder.names(in: Folder.of(path)).compactMap { other in
      let place = Folder.of(path) + "/" + other
      if other.hasPrefix(stem + "."), other.contains("sync-conflict") {
        return Finding(
          verdict: .note, subject: place, text: "a sync tool kept a second copy",
          help: "answers in it are not in your progress; keep it until you have looked at it")
      }
      guard other == name + ".new" else { return nil }
      return Finding(verdict: .note, subject: place, text: "left by a write that was interrupted; it can be removed")
    }
  }

  private func print(_ findings: [Finding]) {
    for finding in findings {
      let style: Style = finding.verdict == .fine ? .good : finding.verdict == .note ? .dim : .bad
      // Most problems begin with their place.
      let place = finding.text.hasPrefix(finding.subject) ? "" : finding.subject + ": "
      world.output.line(Line(finding.verdict.rawValue.padding(to: 8), style) + Line(place + finding.text))
      if let help = finding.help { world.output.line(Line("        help: \(help)")) }
    }
  }

  private func printJSON(_ findings: [Finding]) {
    let rows = findings.map { finding in
      JSON.object([
        "verdict": .string(finding.verdict.rawValue), "subject": .string(finding.subject),
        "text": .string(finding.text), "help": finding.help.map(JSON.string),
      ])
    }
    world.output.verbatim(JSON.object(["version": .int(1), "findings": .array(rows)]).text + "\n")
  }
}
