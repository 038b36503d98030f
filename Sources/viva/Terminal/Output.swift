import VivaCore

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Where text leaves the program: standard output or standard error, each with its own styling and its own fate.
///
/// Text from decks and files cannot command the terminal through it, and no write fails unnoticed. After a failure it is
/// quiet; the program looks at `failure` before it exits.
final class Output {
  let styling: Styling
  /// The columns of the terminal that it writes to, in which whole sentences are wrapped; nil for no terminal.
  let width: Int?
  /// The error number of the first write that failed.
  private(set) var failure: Int32?
  private let sink: ([UInt8]) -> Int32?
  private let capacity: Int
  private var held: [UInt8] = []

  /// `sink` takes bytes and returns an error number or nil. Up to `capacity` bytes are held back until `flush`; 0 for
  /// standard error and for a terminal, where a remark belongs at once.
  init(styling: Styling, capacity: Int, width: Int? = nil, sink: @escaping ([UInt8]) -> Int32?) {
    self.styling = styling
    self.width = width
    self.capacity = capacity
    self.sink = sink
  }

  convenience init(descriptor: Int32, styling: Styling, capacity: Int = 65_536, width: Int? = nil) {
    self.init(styling: styling, capacity: capacity, width: width) { writeAll($0, to: descriptor) }
  }

  /// The reader left early, as `head` does: not an error, and no reason to say anything.
  var closedEarly: Bool { failure == EPIPE }

  /// Text as it is, but for control characters, which are shown instead of sent. Newlines pass.
  func write(_ text: String) {
    let text = neutralised(text)
    send((styling.ascii ? asciiFolded(text) : text).utf8)
  }

  /// One styled line and its newline.
  func line(_ line: Line = Line()) {
    send((styling.rendered(line) + "\n").utf8)
  }

  func lines(_ lines: [Line]) {
    for line in lines { self.line(line) }
  }

  /// Text that its writer has made safe for its reader: JSON, CSV, HTML, a script. Changed here, it would be wrong.
  func verbatim(_ text: String) {
    send(text.utf8)
  }

  /// Bytes of a file, for another program.
  func verbatim(_ bytes: [UInt8]) {
    send(bytes)
  }

  func flush() {
    if held.isEmpty { return }
    let bytes = held
    held = []
    if failure == nil { failure = sink(bytes) }
  }

  /// What to tell the person before a non-zero exit; nil when all was written, or the reader did not want more.
  func complaint(name: String) -> String? {
    guard let failure, !closedEarly else { return nil }
    return "cannot write to \(name): \(String(cString: strerror(failure)))"
  }

  private func send(_ bytes: some Sequence<UInt8>) {
    if failure != nil { return }
    held.append(contentsOf: bytes)
    if held.count >= max(capacity, 1) { flush() }
  }
}
