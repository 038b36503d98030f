import Testing

@testable import VivaCore

@Suite("Front matter")
struct FrontMatterTests {
  @Test(
    "is the lines between two rules at the start of a file",
    arguments: [
      ("---\ntitle: A\ntopic: b\n---\nbody", "title=A|topic=b|body"),
      ("---\r\ntitle: A\r\n---\r\nbody", "title=A|body"),
      ("\u{FEFF}---\ntitle: A\n---\nbody", "title=A|body"),
      ("\n\n---\ntitle: A\n---\nbody", "title=A|body"),
      ("---\n\n  title :  A: b  \n\n---  \nbody", "title=A: b|body"),
      ("---\ntitle:\n---\nbody", "title=|body"),
      ("---\n---\nbody", "body"),
      ("---\ntitle: A\n---", "title=A|"),
      ("body\n---\ntitle: A\n---", "body\n---\ntitle: A\n---"),
      ("", ""),
    ])
  func read(_ text: String, _ expected: String) {
    #expect(read(text).found == expected)
    #expect(read(text).complaints == [])
  }

  @Test(
    "a mistake is named where it stands, and what is right is still read",
    arguments: [
      ("---\n▸title A\ntopic: b\n---\n", "this line is not 'key: value' (write it as 'key: value')"),
      ("---\ntopic: b\n  ▸titel: A\n---\n", "there is no front-matter key 'titel' here (did you mean 'title'?)"),
      ("---\ntopic: b\n▸Title: A\n---\n", "there is no front-matter key 'Title' here (did you mean 'title'?)"),
      (
        "---\ntopic: b\n▸author: A\n---\n",
        "there is no front-matter key 'author' here (the keys are title, topic, sources)"
      ),
      ("---\ntopic: b\n▸topic: c\n---\n", "'topic' is given twice (keep one of the two)"),
      ("▸---\ntopic: b\n", "the front matter is never closed (end it with a line of three hyphens, ---)"),
      ("▸---\ntopic: b\n\nText: x.\n", "the front matter is never closed (end it with a line of three hyphens, ---)"),
    ])
  func mistakes(_ text: String, _ complaint: String) {
    #expect(read(text).found.hasPrefix("topic=b|"))
    #expect(read(text).complaints == ["1: \(complaint)"])
  }

  @Test("front matter that is never closed ends at the first card, and a later rule does not close it")
  func unclosed() {
    let text = "▸---\ntopic: b\n## P? {#a}\nAnswer.\n\n---\n"
    #expect(read(text).found == "topic=b|## P? {#a}\nAnswer.\n\n---\n")
    #expect(read(text).complaints == ["1: the front matter is never closed (end it with a line of three hyphens, ---)"])
  }

  @Test("a line larger than a field may be is refused, not kept")
  func huge() {
    let text = "---\n▸title: \(String(repeating: "a", count: 65_536))\n---\nbody"
    #expect(read(text).found == "body")
    #expect(
      read(text).complaints == [
        "1: this line is larger than 64 KB (front matter holds a short title, a topic and the sources)"
      ])
  }

  private func read(_ marked: String) -> (found: String, complaints: [String]) {
    let sample = Marked(marked)
    let source = SourceText(path: "", bytes: sample.bytes)
    var problems: [Diagnostic] = []
    let front = FrontMatter.read(source, known: ["title", "topic", "sources"], problems: &problems)
    let body = source.text(front.bodyStart..<source.bytes.count)
    let bare = body.unicodeScalars.first == "\u{FEFF}" ? String(body.unicodeScalars.dropFirst()) : body
    let found = front.entries.map { "\($0.key)=\($0.value)" } + [bare]
    return (found.joined(separator: "|"), sample.complaints(problems))
  }
}
