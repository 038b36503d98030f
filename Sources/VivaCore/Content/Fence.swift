/// The mark that opens a block of code: a line of three or more backticks or tildes.
struct Fence {
  let marker: UInt8
  let length: Int

  /// The fence that is open behind a line; one at least as long of the same kind closes it.
  static func after(_ line: Range<Int>, _ bytes: [UInt8], current: Fence?) -> Fence? {
    let content = trimmed(line, bytes)
    guard let first = content.first else { return current }
    let marker = bytes[first]
    guard marker == 0x60 || marker == 0x7E else { return current }
    let length = bytes[content].prefix { $0 == marker }.count
    guard length >= 3 else { return current }
    guard let current else { return Fence(marker: marker, length: length) }
    return marker == current.marker && length >= current.length && length == content.count ? nil : current
  }
}

/// The lines of a text that can close a fence, to tell a fence from a stray line of backticks.
struct FenceEnds {
  /// For each marker, in order, with the longest run of it from there on.
  private var lines: [UInt8: ArraySlice<(offset: Int, longest: Int)>] = [:]

  init(_ source: SourceText, from start: Int) {
    let bytes = source.bytes
    for line in source.lines(in: start..<bytes.count) {
      let content = trimmed(line, bytes)
      guard let first = content.first, bytes[first] == 0x60 || bytes[first] == 0x7E, content.count >= 3,
        bytes[content].allSatisfy({ $0 == bytes[first] })
      else { continue }
      lines[bytes[first], default: []].append((line.lowerBound, content.count))
    }
    for marker in lines.keys {
      var longest = 0
      for index in lines[marker, default: []].indices.reversed() {
        longest = max(longest, lines[marker]?[index].longest ?? 0)
        lines[marker]?[index].longest = longest
      }
    }
  }

  /// Whether a fence that opens in front of an offset is ever closed; asked from top to bottom.
  mutating func closes(_ fence: Fence, behind offset: Int) -> Bool {
    while let line = lines[fence.marker]?.first, line.offset < offset { lines[fence.marker]?.removeFirst() }
    return lines[fence.marker]?.first.map { $0.longest >= fence.length } ?? false
  }
}
