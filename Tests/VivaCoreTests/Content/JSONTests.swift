import Testing

@testable import VivaCore

@Suite("Strict JSON")
struct JSONTests {
  @Test(
    "documents of RFC 8259 are accepted",
    arguments: [
      ("null", .null),
      (" true\n", .bool(true)),
      ("[]", .array([])),
      ("{ }", .object([])),
      ("[1,\t2]", .array([.int(1), .int(2)])),
      (#"{"a":{"b":[false]}}"#, ["a": ["b": .array([.bool(false)])]]),
      (#"{"":1," ":2}"#, ["": .int(1), " ": .int(2)]),
      (#"{"a":1,"A":2}"#, ["a": .int(1), "A": .int(2)]),
      (#""größer 🙂""#, .string("größer 🙂")),
      (#""\"\\\/\b\f\n\r\t""#, .string("\"\\/\u{8}\u{C}\n\r\t")),
      (#""\u0041\u00e9\u20AC""#, .string("Aé€")),
      (#""\ud83d\ude42\uD83D\uDE42""#, .string("🙂🙂")),
      (#""\u0000""#, .string("\0")),
      ("\"\u{7F}\u{2028}\"", .string("\u{7F}\u{2028}")),
    ] as [(String, JSON)])
  func accepted(_ text: String, _ value: JSON) throws {
    #expect(try JSON(parsing: text.utf8) == value)
  }

  @Test(
    "numbers keep their digits, and only a whole number written as one is an Int",
    arguments: [
      ("0", 0, 0), ("-0", -0.0, 0), ("-17", -17, -17), ("1.0", 1, nil), ("1e0", 1, nil), ("1E+2", 100, nil),
      ("0.25", 0.25, nil), ("9223372036854775807", 9.223372036854775807e18, Int.max),
      ("9223372036854775808", 9.223372036854775808e18, nil), ("1.7976931348623157e308", 1.7976931348623157e308, nil),
      ("1e-400", 0, nil),
    ] as [(String, Double, Int?)])
  func numbers(_ text: String, _ double: Double, _ int: Int?) throws {
    let value = try JSON(parsing: text.utf8)
    #expect(value == .number(double, literal: text))
    #expect(value.int == int)
    #expect(value.text == text)
  }

  /// `▸` marks the byte that the complaint points at; it is taken out before reading.
  @Test(
    "anything else is refused with its place",
    arguments: [
      ("▸", "the JSON ends too early"),
      ("  ▸", "the JSON ends too early"),
      ("▸nul", "a JSON value was expected here"),
      ("▸NaN", "a JSON value was expected here"),
      ("▸Infinity", "a JSON value was expected here"),
      ("▸'a'", "a JSON value was expected here"),
      ("▸// a\n1", "a JSON value was expected here"),
      ("▸\u{A0}", "a JSON value was expected here"),
      ("▸-", "this is no JSON number"),
      ("[1,▸01]", "this is no JSON number"),
      ("▸1.", "this is no JSON number"),
      ("▸1e", "this is no JSON number"),
      ("▸-Infinity", "this is no JSON number"),
      ("▸.5", "a JSON value was expected here"),
      ("▸+1", "a JSON value was expected here"),
      ("0▸x10", "something follows the end of the JSON value"),
      ("[▸1e400]", "the number 1e400 is too large"),
      ("▸-1e400", "the number -1e400 is too large"),
      ("{} ▸{}", "something follows the end of the JSON value"),
      ("[1]▸,", "something follows the end of the JSON value"),
      ("[1,▸]", "a JSON value was expected here"),
      ("[▸,1]", "a JSON value was expected here"),
      ("[1 ▸2]", "a comma or ']' was expected here"),
      ("[1▸", "a comma or ']' was expected here"),
      ("[1▸}", "a comma or ']' was expected here"),
      (#"{"a":1,▸}"#, "a member's name in quotation marks was expected here"),
      ("{▸a:1}", "a member's name in quotation marks was expected here"),
      (#"{"a" ▸1}"#, "a colon was expected here"),
      (#"{"a":▸}"#, "a JSON value was expected here"),
      (#"{"a":1▸"b":2}"#, "a comma or '}' was expected here"),
      (#"{"a":1,▸"a":1}"#, "the member 'a' stands twice in one object"),
      (#"{"a":1,▸"\u0061":1}"#, "the member 'a' stands twice in one object"),
      (#"{"x":{"a":1},"y":{"a":1,▸"a":2}}"#, "the member 'a' stands twice in one object"),
      (#""a▸"#, "a JSON string is never closed"),
      (#""a\▸"#, "a JSON string is never closed"),
      ("\"a▸\nb\"", "a control character stands in a JSON string"),
      ("\"▸\u{0}\"", "a control character stands in a JSON string"),
      ("\"▸\t\"", "a control character stands in a JSON string"),
      (#""a▸\x""#, "this is no JSON escape"),
      (#""▸\U0041""#, "this is no JSON escape"),
      (#""▸\u00g0""#, "this is no JSON escape"),
      (#""▸\u+041""#, "this is no JSON escape"),
      (#""▸\ud83d""#, "half a surrogate pair stands in a JSON string"),
      (#""▸\ude42""#, "half a surrogate pair stands in a JSON string"),
      (#""▸\ud83d\u0041""#, "half a surrogate pair stands in a JSON string"),
      (#""▸\ud83d\ud83d""#, "half a surrogate pair stands in a JSON string"),
      (#""▸\u00"#, "the JSON ends too early"),
      ("▸\u{FEFF}{}", "the file begins with a byte-order mark"),
    ])
  func refused(_ marked: String, _ message: String) {
    let sample = Marked(marked, "▸")
    #expect(throws: JSON.Problem(offset: sample.offsets[0], message: message)) {
      try JSON(parsing: sample.bytes)
    }
  }

  @Test(
    "bytes that are no UTF-8 are refused with the first of them",
    arguments: [
      ([0x22, 0x61, 0xFF, 0x22], 2, "this byte is not UTF-8"),
      ([0x22, 0xC0, 0x80, 0x22], 1, "this byte is not UTF-8"),
      ([0x22, 0xED, 0xA0, 0x80, 0x22], 1, "this byte is not UTF-8"),
      ([0x22, 0xF4, 0x90, 0x80, 0x80, 0x22], 1, "this byte is not UTF-8"),
      ([0x22, 0xE2, 0x82], 1, "this byte is not UTF-8"),
      ([0xFF, 0xFE, 0x7B, 0x00], 0, "the file is UTF-16"),
      ([0xFE, 0xFF, 0x00, 0x7B], 0, "the file is UTF-16"),
    ] as [([UInt8], Int, String)])
  func encoding(_ bytes: [UInt8], _ offset: Int, _ message: String) {
    #expect(throws: JSON.Problem(offset: offset, message: message)) { try JSON(parsing: bytes) }
  }

  @Test("composed and decomposed names are two names")
  func normalisation() throws {
    let value = try JSON(parsing: "{\"\u{E9}\":1,\"e\u{301}\":2}".utf8)
    #expect(value["\u{E9}"]?.int == 1)
    #expect(value["e\u{301}"]?.int == 2)
  }

  @Test("64 levels are read, the 65th is refused where it opens", arguments: ["[", "{\"a\":"])
  func depth(_ open: String) throws {
    func nested(_ levels: Int) -> String {
      String(repeating: open, count: levels) + "1" + String(repeating: open == "[" ? "]" : "}", count: levels)
    }
    _ = try JSON(parsing: nested(64).utf8)
    let refusal = JSON.Problem(offset: 64 * open.utf8.count, message: "JSON nested deeper than 64 levels")
    #expect(throws: refusal) { try JSON(parsing: nested(65).utf8) }
    #expect(throws: refusal) { try JSON(parsing: String(repeating: open, count: 20_000).utf8) }
  }

  @Test("reads one object out of more text and says where it ends")
  func objectInText() throws {
    let line = Array(#"  {"a":[1]},{"b":2}"#.utf8)
    let (value, end) = try JSON.object(in: line, from: 2)
    #expect(value == ["a": .array([.int(1)])])
    #expect(String(decoding: line[end...], as: UTF8.self) == #",{"b":2}"#)
    #expect(throws: JSON.Problem(offset: 1, message: "this is no JSON object")) {
      try JSON.object(in: Array("[1]".utf8), from: 1)
    }
  }

  @Test(
    "writing gives compact text that reads back as the same value",
    arguments: [
      (.null, "null"),
      (.array([.bool(true), .int(-3), .string("a")]), #"[true,-3,"a"]"#),
      (["b": .int(1), "a": .array([])], #"{"b":1,"a":[]}"#),
      (.string("\"\\/\n\r\t"), #""\"\\/\n\r\t""#),
      (.string("größer 🙂 e\u{301}"), "\"größer 🙂 e\u{301}\""),
      (
        .string("\u{1B}[2J\u{7F}\u{9B}\u{202E}\u{2028}\u{2066}\u{FEFF}"),
        #""\u001B[2J\u007F\u009B\u202E\u2028\u2066\uFEFF""#
      ),
      (.double(21.4), "21.4"), (.double(3), "3"), (.double(-0.5), "-0.5"), (.double(1e300), "1e+300"),
      (.double(0.1 + 0.2), "0.30000000000000004"),
    ] as [(JSON, String)])
  func writing(_ value: JSON, _ text: String) throws {
    #expect(value.text.utf8.elementsEqual(text.utf8))
    #expect(try JSON(parsing: text.utf8).text.utf8.elementsEqual(text.utf8))
    #expect(try JSON(parsing: text.utf8) == value)
  }

  @Test("what is no number is written as null", arguments: [Double.nan, .infinity, -.infinity])
  func notFinite(_ number: Double) {
    #expect(JSON.double(number) == .null)
  }

  @Test("a value of another kind is never taken for the one asked for")
  func kinds() {
    let values: [JSON] = [.null, .bool(true), .int(1), .string("1"), .array([]), .object([])]
    #expect(values.map { $0.string } == [nil, nil, nil, "1", nil, nil])
    #expect(values.map { $0.int } == [nil, nil, 1, nil, nil, nil])
    #expect(values.map { $0.double } == [nil, nil, 1, nil, nil, nil])
    #expect(values.map { $0.bool } == [nil, true, nil, nil, nil, nil])
    #expect(values.map { $0.array } == [nil, nil, nil, nil, [], nil])
  }
}

extension JSON: ExpressibleByDictionaryLiteral {
  public init(dictionaryLiteral elements: (String, JSON)...) {
    self = .object(elements.map { Member(name: $0.0, value: $0.1) })
  }
}
