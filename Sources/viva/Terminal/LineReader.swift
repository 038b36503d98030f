/// What can happen while plain mode waits for a line.
enum LineEvent: Equatable, Sendable {
  case line(String)
  case end
  /// SIGINT, SIGTERM or SIGHUP, when read within `withSignals`.
  case interrupted(Int32)
  /// The time given to `next` is over; what was typed so far is kept.
  case tick
}

/// Reads lines from a pipe, a file or a terminal in its usual mode, and notices signals while it waits.
final class LineReader {
  private let descriptor: Int32
  private var splitter = LineSplitter()
  private var lines: ArraySlice<String> = []
  private var noted: ArraySlice<Int32> = []
  private var hasEnded = false

  init(descriptor: Int32) {
    self.descriptor = descriptor
  }

  func next(timeoutMilliseconds: Int? = nil) -> LineEvent {
    let deadline = timeoutMilliseconds.map { monotonicMilliseconds() + max(0, $0) }
    while true {
      noted += SignalInbox.take()
      if let number = noted.popFirst() { return .interrupted(number) }
      if let line = lines.popFirst() { return .line(line) }
      if hasEnded { return .end }
      if waitForInput(descriptor, until: deadline) {
        switch readAvailable(from: descriptor, atMost: 65_536) {
        case .bytes(let bytes): lines = splitter.split(bytes)[...]
        case .nothing: break
        case .end:
          hasEnded = true
          lines = splitter.finish().map { [$0] } ?? []
        }
      } else if let deadline, monotonicMilliseconds() >= deadline, noted.isEmpty {
        return .tick
      }
    }
  }
}

/// Cuts bytes into lines at LF or CR LF, across the seams of reads. Broken UTF-8 becomes U+FFFD.
struct LineSplitter {
  /// What goes beyond this many bytes in a line is dropped, so that no input can fill the memory.
  static let limit = 65_536
  private var line: [UInt8] = []
  private var wasCut = false

  mutating func split(_ bytes: [UInt8]) -> [String] {
    var lines: [String] = []
    var rest = bytes[...]
    while let newline = rest.firstIndex(of: 0x0A) {
      keep(rest[..<newline])
      lines.append(take())
      rest = rest[(newline + 1)...]
    }
    keep(rest)
    return lines
  }

  /// The last line, when the input ended without a newline.
  mutating func finish() -> String? {
    line.isEmpty ? nil : take()
  }

  private mutating func keep(_ bytes: ArraySlice<UInt8>) {
    let room = Self.limit - line.count
    // A CR at the limit may belong to the newline; one byte more than the limit would complicate this for nothing.
    if bytes.count > room { wasCut = true }
    line.append(contentsOf: bytes.prefix(room))
  }

  private mutating func take() -> String {
    if wasCut { line = line.withoutTornEnd() } else if line.last == 0x0D { line.removeLast() }
    defer {
      line.removeAll(keepingCapacity: true)
      wasCut = false
    }
    return String(decoding: line, as: UTF8.self)
  }
}
