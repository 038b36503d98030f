import Testing

@testable import VivaCore

@Suite("Attributes")
struct AttributesTests {
  @Test(
    "stand at the end of a line in every form of kramdown's and Pandoc's",
    arguments: [
      ("P? {#a-1}", "P?|#a-1"),
      ("P? {#a level=mid seconds=60}", "P?|#a|level=mid|seconds=60"),
      (#"P? {#a sources="x y" tags="t, u"}"#, "P?|#a|sources=x y|tags=t, u"),
      ("P? {level=mid}", "P?|level=mid"),
      ("P? {level=mid #a}", "P?|#a|level=mid"),
      ("P? { #a  level=mid }  ", "P?|#a|level=mid"),
      ("P?\t{#a\tlevel=mid}\t", "P?|#a|level=mid"),
      ("P?{#a}", "P?|#a"),
      ("{#a}", "|#a"),
      ("P? {#a tags=}", "P?|#a|tags="),
      (#"P? {#a tags=""}"#, "P?|#a|tags="),
      (#"P? {#a tags="{#b}"}"#, "P?|#a|tags={#b}"),
      (#"P? {#a tags="{k=v}"}"#, "P?|#a|tags={k=v}"),
      ("P? {#a tags=größe}", "P?|#a|tags=größe"),
      ("P? {k=v} and {#a}", "P? {k=v} and|#a"),
    ])
  func forms(_ line: String, _ expected: String) {
    #expect(read(line).found == expected)
    #expect(read(line).complaints == [])
  }

  @Test(
    "braces that are none are part of the prompt",
    arguments: [
      "P?", "", "P {", "P }", "{}", "P {a}", "P {a b}", "{R, W} = 2?", "P {k=v} and more", "P `{k=v}`", "P `{#a}`",
      #"P \{#a}"#,
    ])
  func none(_ line: String) {
    #expect(read(line).found == line)
    #expect(read(line).complaints == [])
  }

  @Test(
    "a mistake is named where it stands",
    arguments: [
      ("P? ▸{#a level=mid", "these attributes are never closed (end the line with })"),
      ("P? ▸{level=mid", "these attributes are never closed (end the line with })"),
      ("P? {#a}▸ more", "there is text behind the attributes (move the attributes to the end of the line)"),
      (
        "P? {#a ▸#b}",
        "there are two ids (keep one; progress hangs on the id, so keep the one that was there first)"
      ),
      ("P? {#a ▸mid}", #"'mid' is not an attribute (write #id, key=value or key="several words")"#),
      ("P? {#a ▸=mid}", #"'=mid' is not an attribute (write #id, key=value or key="several words")"#),
      ("P? {#a ▸.note}", #"'.note' is not an attribute (write #id, key=value or key="several words")"#),
      (#"P? {#a tags=▸"x y}"#, #"this quotation mark is never closed (write the value as key="several words")"#),
      ("P? {#a level=mid ▸level=mid}", "'level' is given twice (keep one of the two)"),
      ("größer? {#a ▸mid}", #"'mid' is not an attribute (write #id, key=value or key="several words")"#),
    ])
  func mistakes(_ line: String, _ complaint: String) {
    #expect(read(line).complaints == ["1: \(complaint)"])
  }

  @Test("all mistakes of a line are named, and what is right is still read")
  func several() {
    let line = read(#"P? {#a ▸mid level=senior ▸#b ▸level=staff tags=▸"x}"#)
    #expect(line.found == "P?|#a|level=senior")
    #expect(line.complaints.map { $0.prefix(1) } == ["1", "2", "3", "4"])
  }

  @Test("a line of hostile braces is read in one pass", arguments: ["{", "{#", "{a=", "{a=b} ", "{#a} ", "\"{a="])
  func hostile(_ piece: String) {
    let line = String(repeating: piece, count: 65_536 / piece.utf8.count)
    #expect(read(line + "x").complaints.count <= 1)
  }

  private func read(_ marked: String) -> (found: String, complaints: [String]) {
    let sample = Marked(marked)
    let source = SourceText(path: "", bytes: sample.bytes)
    var problems: [Diagnostic] = []
    let attributes = Attributes.read(0..<source.bytes.count, in: source, problems: &problems)
    let id = attributes.id.map { ["#" + $0.text] } ?? []
    let found = [source.text(attributes.textRange)] + id + attributes.values.map { "\($0.key)=\($0.value.text)" }
    return (found.joined(separator: "|"), sample.complaints(problems))
  }
}
