import Testing

@Suite("Golden")
struct GoldenTests {
  @Test("says nothing about the same text")
  func same() {
    #expect(goldenComplaint(name: "a.txt", golden: "one\ntwo\n", actual: "one\ntwo\n") == nil)
  }

  @Test("shows a missing golden as lines to add")
  func missing() {
    #expect(
      goldenComplaint(name: "a.txt", golden: nil, actual: "one") == """
        There is no golden a.txt. If this is right, record it with VIVA_RECORD_GOLDENS=1 swift test.
        + one⏎

        """)
  }

  @Test("shows what differs between two lines that agree")
  func different() {
    #expect(
      goldenComplaint(name: "a.txt", golden: "0\n1\n2\nthree\n4\n5\n6", actual: "0\n1\n2\n3 \nand\n4\n5\n6") == """
        a.txt differs from line 4 on. If this is right, record it with VIVA_RECORD_GOLDENS=1 swift test.
          1⏎
          2⏎
        - three⏎
        + 3 ⏎
        + and⏎
          4⏎
          5⏎

        """)
  }

  @Test(
    "notices a last newline, a carriage return and another spelling of the same letter",
    arguments: [("one\n", "one"), ("one\r\n", "one\n"), ("\u{E9}", "e\u{301}"), ("one\n", "one\n\n")])
  func strict(_ golden: String, _ actual: String) {
    #expect(goldenComplaint(name: "a.txt", golden: golden, actual: actual)?.hasPrefix("a.txt differs") == true)
  }
}
