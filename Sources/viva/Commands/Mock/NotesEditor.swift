import Foundation
import VivaCore

/// Gives all notes of a mock to the person's editor, and takes them back.
enum NotesEditor {
  /// - Returns: what to tell when it went wrong; the notes are then as they were.
  static func edit(_ run: MockRun) -> String? {
    let folder = run.world.environment["TMPDIR"].flatMap { $0.isEmpty ? nil : $0 } ?? "/tmp"
    var template = Array("\(folder)/viva-notes-XXXXXX".utf8CString)
    let descriptor = mkstemp(&template)
    guard descriptor >= 0 else { return "Not edited: \(FileProblem(cannot: "write in", folder).message)" }
    let path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    defer { unlink(path) }
    let failure = writeAll(Array((run.notesText + "\n").utf8), to: descriptor)
    close(descriptor)
    if let failure { return "Not edited: \(FileProblem(cannot: "write", path, failure).message)" }
    do throws(FileProblem) {
      try Editor.open(path, line: 1, run.world)
      let bytes = try File(path, O_RDONLY, verb: "read").readAll(limit: 65_536)
      var text = String(decoding: bytes, as: UTF8.self).replacing("\r\n", with: "\n")
      while text.hasSuffix("\n") { text.removeLast() }
      if text != run.notesText { run.handle(.notes(text)) }
      return nil
    } catch {
      return "Not edited: \(error.message)"
    }
  }
}
