import Foundation
import Testing

/// Compares what people read with a file in Goldens/, byte for byte.
///
/// A golden that is missing fails like one that differs. `VIVA_RECORD_GOLDENS=1 swift test` writes them all; what it
/// changed is then for `git diff` to show and for a person to judge.
func expectGolden(_ text: String, _ name: String, sourceLocation: SourceLocation = #_sourceLocation) {
  let file = goldenFolder.appendingPathComponent(name)
  if ProcessInfo.processInfo.environment["VIVA_RECORD_GOLDENS"] == "1" {
    do {
      try Data(text.utf8).write(to: file)
    } catch {
      Issue.record("cannot write \(file.path): \(error)", sourceLocation: sourceLocation)
    }
    return
  }
  let golden = (try? Data(contentsOf: file)).map { String(decoding: $0, as: UTF8.self) }
  if let complaint = goldenComplaint(name: name, golden: golden, actual: text) {
    Issue.record(Comment(rawValue: complaint), sourceLocation: sourceLocation)
  }
}

private let goldenFolder = URL(fileURLWithPath: #filePath)
  .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("Goldens")

/// What is wrong, as a report to read, or nil when the text is as it should be. `-` is the golden, `+` what came.
func goldenComplaint(name: String, golden: String?, actual: String) -> String? {
  let advice = "If this is right, record it with VIVA_RECORD_GOLDENS=1 swift test."
  guard let golden else { return "There is no golden \(name). \(advice)\n" + marked("+", lines(of: actual)[...]) }
  // `==` on strings calls composed and decomposed letters equal; a terminal and a file do not.
  if Array(golden.utf8) == Array(actual.utf8) { return nil }

  let (old, new) = (lines(of: golden), lines(of: actual))
  let head = zip(old, new).prefix { $0.utf8.elementsEqual($1.utf8) }.count
  let tail = zip(old[head...].reversed(), new[head...].reversed()).prefix { $0.utf8.elementsEqual($1.utf8) }.count
  return "\(name) differs from line \(head + 1) on. \(advice)\n" + marked(" ", old[..<head].suffix(2))
    + marked("-", old[head..<(old.count - tail)]) + marked("+", new[head..<(new.count - tail)])
    + marked(" ", old[(old.count - tail)...].prefix(2))
}

private func lines(of text: String) -> [String] {
  text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
}

/// Ends are marked, so that a space too many can be seen.
private func marked(_ sign: String, _ lines: ArraySlice<String>) -> String {
  lines.map { "\(sign) \($0)⏎\n" }.joined()
}
