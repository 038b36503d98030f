import Testing

@testable import viva

@Suite("Line splitter")
struct LineSplitterTests {
  @Test(
    "lines end at LF or CR LF, and a last one needs neither",
    arguments: [
      ("", []), ("a\n", ["a"]), ("a\r\nb\n", ["a", "b"]), ("a\n\nb", ["a", "", "b"]), ("a\rb\n", ["a\rb"]),
      ("é\n漢", ["é", "漢"]), ("\n", [""]),
    ] as [(String, [String])])
  func lines(text: String, expected: [String]) {
    for length in 1...4 {
      var splitter = LineSplitter()
      let bytes = Array(text.utf8)
      var lines = stride(from: 0, to: bytes.count, by: length)
        .flatMap { splitter.split(Array(bytes[$0..<min($0 + length, bytes.count)])) }
      if let last = splitter.finish() { lines.append(last) }
      #expect(lines == expected)
    }
  }

  @Test("broken UTF-8 is shown as such")
  func brokenUTF8() {
    var splitter = LineSplitter()
    #expect(splitter.split([0x61, 0xFF, 0x62, 0x0A]) == ["a\u{FFFD}b"])
  }

  @Test("a line beyond the limit is cut between characters, and the next line is whole")
  func longLine() {
    var splitter = LineSplitter()
    let long = "a" + String(repeating: "é", count: LineSplitter.limit)
    let lines = splitter.split(Array("\(long)\nnext\n".utf8))
    #expect(lines == ["a" + String(repeating: "é", count: LineSplitter.limit / 2 - 1), "next"])
  }
}
