import Testing

@testable import viva

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

@Suite("Output")
struct OutputTests {
  let captured = CapturedOutput()

  @Test("text from elsewhere cannot command the terminal")
  func neutral() {
    captured.output().write("a\u{1B}[2Jb\n")
    #expect(captured.text.utf8.contains(0x1B) == false)
    #expect(captured.text.hasPrefix("a") && captured.text.hasSuffix("[2Jb\n"))
  }

  @Test("styles are sent only where they may be")
  func styles() {
    let line = Line("due", .bold)
    captured.output(styling: Styling(colors: true, attributes: true, ascii: false)).line(line)
    captured.output().line(line)
    #expect(captured.text == "\u{1B}[1mdue\u{1B}[0m\ndue\n")
  }

  @Test("a locale without UTF-8 gets ASCII")
  func ascii() {
    captured.output(styling: Styling(colors: false, attributes: false, ascii: true)).write("more…\n")
    #expect(captured.text == "more...\n")
  }

  @Test("text is held back up to the capacity, and all comes in order")
  func buffering() {
    let output = captured.output(capacity: 8)
    output.write("1234567")
    #expect(captured.text == "")
    output.verbatim("89")
    #expect(captured.text == "123456789")
    output.write("end")
    output.flush()
    output.flush()
    #expect(captured.text == "123456789end")
  }

  @Test("after a failed write it is quiet and remembers the first reason")
  func failure() {
    let output = captured.output()
    captured.refusal = ENOSPC
    output.write("lost")
    captured.refusal = nil
    output.write("not tried")
    #expect(captured.text == "")
    #expect(output.failure == ENOSPC)
    #expect(output.complaint(name: "standard output") == "cannot write to standard output: No space left on device")
  }

  @Test("a closed descriptor is an error, not a trap")
  func closedDescriptor() {
    let output = Output(descriptor: -1, styling: Styling(colors: false, attributes: false, ascii: false), capacity: 0)
    output.write("lost")
    #expect(output.complaint(name: "standard error") == "cannot write to standard error: Bad file descriptor")
  }

  @Test("a reader that leaves early, as head does, is no reason for a complaint")
  func closedEarly() throws {
    ignoreSIGPIPE()
    var ends: [Int32] = [-1, -1]
    try #require(pipe(&ends) == 0)
    close(ends[0])
    defer { close(ends[1]) }
    let plain = Styling(colors: false, attributes: false, ascii: false)
    let output = Output(descriptor: ends[1], styling: plain, capacity: 0)
    output.write("lost")
    #expect(output.closedEarly)
    #expect(output.complaint(name: "standard output") == nil)
  }
}
