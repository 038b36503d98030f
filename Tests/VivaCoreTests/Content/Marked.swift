@testable import VivaCore

/// A sample with marks in it that say where complaints must point, so that nobody counts columns.
struct Marked {
  let bytes: [UInt8]
  /// The bytes in front of which the marks stood, in order.
  let offsets: [Int]

  init(_ text: String, _ mark: Unicode.Scalar = "▸") {
    var bytes: [UInt8] = []
    var offsets: [Int] = []
    for scalar in text.unicodeScalars {
      if scalar == mark { offsets.append(bytes.count) } else { bytes += Array(UTF8.encode(scalar)!) }
    }
    (self.bytes, self.offsets) = (bytes, offsets)
  }
}

extension Marked {
  /// What `viva check` says of a sample, each complaint under the number of the mark it points at: `1: error: … (help)`.
  ///
  /// A complaint at the top of the file has the number 0; one that no mark stands for shows its place.
  func complaints(_ problems: [Diagnostic]) -> [String] {
    problems.map { problem in
      let at = problem.range.lowerBound
      let mark = offsets.firstIndex(of: at).map { "\($0 + 1)" }
      let place = mark ?? (at == 0 ? "0" : "\(problem.position.line):\(problem.position.column)")
      return "\(place): \(problem.message) (\(problem.help ?? "no help"))"
    }
  }
}

/// What reading a deck says of it, by the marks in its text.
func complaints(ofDeck text: String, _ origin: Origin = .own, path: String = "deck.md") -> [String] {
  let sample = Marked(text)
  return sample.complaints(DeckReader.read(SourceText(path: path, bytes: sample.bytes), origin).problems)
}

/// What reading a checklist says of it, by the marks in its text.
func complaints(ofChecklist text: String) -> [String] {
  let sample = Marked(text)
  return sample.complaints(ChecklistReader.read(SourceText(path: "list.md", bytes: sample.bytes)).problems)
}

/// The cards of a deck that somebody wrote.
func cards(_ text: String, path: String = "deck.md") -> [Card] {
  DeckReader.read(SourceText(path: path, text: text), .own).deck.cards
}
