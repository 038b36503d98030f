import Testing

@testable import viva

@Suite("Key decoder")
struct KeyDecoderTests {
  @Test(
    "each form that terminals send is read as its key",
    arguments: [
      ("\u{1B}[A", .up), ("\u{1B}OA", .up), ("\u{1B}[B", .down), ("\u{1B}OB", .down),
      ("\u{1B}[C", .right), ("\u{1B}[D", .left), ("\u{1B}[1;2D", .left),
      ("\u{1B}[1;5C", .alt("f")), ("\u{1B}[1;3D", .alt("b")), ("\u{1B}O5D", .alt("b")), ("\u{1B}[1;5A", .up),
      ("\u{1B}[a", .up), ("\u{1B}Od", .left),
      ("\u{1B}[H", .home), ("\u{1B}OH", .home), ("\u{1B}[1~", .home), ("\u{1B}[7~", .home), ("\u{1B}[7^", .home),
      ("\u{1B}[F", .end), ("\u{1B}[4~", .end), ("\u{1B}[8~", .end),
      ("\u{1B}[5~", .pageUp), ("\u{1B}[5;5~", .pageUp), ("\u{1B}[6~", .pageDown), ("\u{1B}[3~", .delete),
      ("\u{1B}[Z", .backTab), ("\u{1B}OM", .enter),
      ("\u{1B}OP", .function(1)), ("\u{1B}[1;2S", .function(4)), ("\u{1B}[[E", .function(5)),
      ("\u{1B}[15~", .function(5)), ("\u{1B}[17~", .function(6)), ("\u{1B}[24~", .function(12)),
      ("\u{1B}[34~", .function(20)),
      ("\r", .enter), ("\n", .enter), ("\t", .tab), ("\u{7F}", .backspace), ("\u{8}", .backspace),
      ("\u{0}", .control("@")), ("\u{1}", .control("a")), ("\u{1A}", .control("z")), ("\u{1F}", .control("_")),
      ("\u{1B}x", .alt("x")), ("\u{1B}é", .alt("é")), ("\u{1B}\r", .alt("\n")), ("\u{1B}\u{7F}", .control("w")),
      ("a", .character("a")), ("é", .character("é")), ("漢", .character("漢")), ("🚀", .character("🚀")),
    ] as [(String, Key)])
  func forms(bytes: String, key: Key) {
    var decoder = KeyDecoder()
    #expect(decoder.decode(Array(bytes.utf8)) == [key])
    #expect(!decoder.isWaiting)
  }

  @Test("the same keys come out however the reads cut the bytes", arguments: 1...7)
  func cuts(length: Int) {
    let text = "a\u{1B}[1;5C漢\u{1B}OP🚀\u{1B}[200~x\ny\u{1B}[z\u{1B}[201~q\u{1B}[3~"
    let bytes = Array(text.utf8)
    var decoder = KeyDecoder()
    let keys = stride(from: 0, to: bytes.count, by: length)
      .flatMap { decoder.decode(Array(bytes[$0..<min($0 + length, bytes.count)])) }
    #expect(
      keys == [
        .character("a"), .alt("f"), .character("漢"), .function(1), .character("🚀"), .paste("x\ny[z"), .character("q"),
        .delete,
      ])
  }

  @Test(
    "a silence decides what a beginning was",
    arguments: [
      ("\u{1B}", [.escape]), ("\u{1B}[", [.alt("[")]), ("\u{1B}O", [.alt("O")]), ("\u{1B}]", [.alt("]")]),
      ("\u{1B}\u{1B}", [.escape, .escape]), ("\u{1B}[1;", [.unknown(Array("\u{1B}[1;".utf8))]),
    ] as [(String, [Key])])
  func silence(bytes: String, keys: [Key]) {
    var decoder = KeyDecoder()
    let before = decoder.decode(Array(bytes.utf8))
    #expect(decoder.isWaiting)
    #expect(before + decoder.flush() == keys)
    #expect(!decoder.isWaiting)
    #expect(decoder.decode([0x61]) == [.character("a")])
  }

  @Test("a pasted newline never submits")
  func pastedNewlines() {
    var decoder = KeyDecoder()
    let keys = decoder.decode(Array("\u{1B}[200~one\r\ntwo\rthree\n\u{1B}[201~".utf8))
    #expect(keys == [.paste("one\ntwo\nthree\n")])
  }

  @Test("a paste keeps tabs and loses what could command the terminal or reorder text")
  func cleanedPaste() {
    var decoder = KeyDecoder()
    let pasted = "a\tb\u{1B}[2J\u{7}\u{0}\u{7F}\u{9B}c\u{202E}d\u{2028}e👩‍🚀"
    let keys = decoder.decode(Array("\u{1B}[200~\(pasted)\u{1B}[201~".utf8))
    #expect(keys == [.paste("a\tb[2Jcde👩‍🚀")])
  }

  @Test("a slow paste stays a paste through a silence")
  func slowPaste() {
    var decoder = KeyDecoder()
    #expect(decoder.decode(Array("\u{1B}[200~one\u{1B}[20".utf8)) == [])
    #expect(!decoder.isWaiting)
    #expect(decoder.flush() == [])
    #expect(decoder.decode(Array("1~".utf8)) == [.paste("one")])
  }

  @Test("a paste beyond the limit is cut between characters, and its rest never becomes keys")
  func endlessPaste() {
    var decoder = KeyDecoder()
    #expect(decoder.decode(Array("\u{1B}[200~a".utf8)) == [])
    let half = [UInt8](String(repeating: "é", count: KeyDecoder.pasteLimit / 4).utf8)
    #expect(decoder.decode(half) + decoder.decode(half) + decoder.decode(half) == [])
    let keys = decoder.decode(Array("\u{1B}[201~q".utf8))
    #expect(keys == [.paste("a" + String(repeating: "é", count: KeyDecoder.pasteLimit / 2 - 1)), .character("q")])
  }

  @Test(
    "mouse reports, focus changes and stray paste ends are no keys",
    arguments: [
      "\u{1B}[<0;10;20M", "\u{1B}[<0;10;20m", "\u{1B}[M !!", "\u{1B}[32;1;1M", "\u{1B}[I", "\u{1B}[O", "\u{1B}[201~",
    ])
  func swallowed(bytes: String) {
    var decoder = KeyDecoder()
    #expect(decoder.decode(Array((bytes + "a").utf8)) == [.character("a")])
  }

  @Test(
    "an unknown sequence is swallowed whole",
    arguments: [
      "\u{1B}[?62;c", "\u{1B}[99~", "\u{1B}[24;80R", "\u{1B}]11;rgb:0/0/0\u{7}", "\u{1B}]11;rgb:0/0/0\u{1B}\\",
      "\u{1B}P1+r\u{1B}\\", "\u{1B}[97;5u", "\u{1B}[0;0A",
    ])
  func unknown(bytes: String) {
    var decoder = KeyDecoder()
    #expect(decoder.decode(Array((bytes + "a").utf8)) == [.unknown(Array(bytes.utf8)), .character("a")])
  }

  @Test("a sequence without end costs 64 bytes, not the memory")
  func overlong() {
    var decoder = KeyDecoder()
    let endless = "\u{1B}[" + String(repeating: "1", count: 100_000)
    let swallowed = Key.unknown(Array(endless.utf8.prefix(64)))
    #expect(decoder.decode(Array((endless + "~a").utf8)) == [swallowed, .character("a")])
    let string = "\u{1B}]" + String(repeating: "x", count: 100_000)
    let keys = decoder.decode(Array((string + "\u{1B}\\a").utf8))
    #expect(keys.count == 2)
    #expect(keys.last == .character("a"))
  }

  @Test("a sequence broken off by another one does not swallow it")
  func brokenOff() {
    var decoder = KeyDecoder()
    #expect(decoder.decode(Array("\u{1B}[1\u{1B}[A".utf8)) == [.unknown(Array("\u{1B}[1".utf8)), .up])
  }

  @Test(
    "broken UTF-8 and characters that hide or reorder text never arrive",
    arguments: [
      [0x80], [0xFF], [0xC0, 0x80], [0xC3], [0xE2, 0x82], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0x9B],
      Array("\u{9B}".utf8), Array("\u{202E}".utf8), Array("\u{2066}".utf8), Array("\u{2028}".utf8),
      Array("\u{FEFF}".utf8), Array("\u{200E}".utf8),
    ] as [[UInt8]])
  func forbidden(bytes: [UInt8]) {
    var decoder = KeyDecoder()
    #expect(decoder.decode(bytes + Array("é".utf8)) == [.character("é")])
  }

  @Test("no bytes whatever make a trap or an endless state")
  func noise() {
    var state: UInt64 = 42
    var decoder = KeyDecoder()
    for _ in 0..<2000 {
      let bytes = (0..<50).map { _ in
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        let byte = UInt8(truncatingIfNeeded: state >> 33)
        return byte < 60 ? [0x1B, 0x5B, 0x3B, 0x31, 0x7E, 0x4F][Int(byte) % 6] : byte
      }
      _ = decoder.decode(bytes)
    }
    _ = decoder.decode(Array("\u{1B}[201~".utf8)) + decoder.flush() + decoder.decode(Array("\u{1B}[201~".utf8))
    #expect(decoder.decode([0x61]) == [.character("a")])
  }
}
