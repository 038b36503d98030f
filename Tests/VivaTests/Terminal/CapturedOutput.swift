@testable import viva

/// An `Output` whose text stays in memory, for tests to compare.
final class CapturedOutput {
  private(set) var bytes: [UInt8] = []
  /// The error number that every write reports.
  var refusal: Int32?

  /// What has been written and flushed.
  var text: String { String(decoding: bytes, as: UTF8.self) }

  func output(
    styling: Styling = Styling(colors: false, attributes: false, ascii: false), capacity: Int = 0
  ) -> Output {
    Output(styling: styling, capacity: capacity) { [self] in
      if let refusal { return refusal }
      bytes += $0
      return nil
    }
  }
}
