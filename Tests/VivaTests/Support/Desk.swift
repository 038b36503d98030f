import Foundation

/// A folder for one test, with a progress file to be, a deck of three plain cards, and programs run in it.
final class Desk {
  let folder: String
  var environment: [String: String]

  init() throws {
    let template = URL(fileURLWithPath: NSTemporaryDirectory()).appendingPathComponent("viva-desk-XXXXXX").path
    var bytes = Array(template.utf8CString)
    guard mkdtemp(&bytes) != nil else { throw POSIXError(.EIO) }
    folder = String(decoding: bytes.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    environment = [
      "PATH": "/usr/local/bin:/usr/bin:/bin", "HOME": folder, "LANG": "C.UTF-8", "TERM": "xterm-256color",
      "VIVA_NOW": "2026-11-21T08:00:00+00:00", "VIVA_CONTENT": folder + "/content",
      "VIVA_DATA": folder + "/progress.json", "SWIFT_BACKTRACE": "enable=no",
    ]
    try write(Desk.threeCards, "decks/caching.md")
    // Bundled material has rules of its own, so there is none.
    try FileManager.default.createDirectory(atPath: folder + "/content/bank", withIntermediateDirectories: true)
  }

  /// With the bundled material and nothing of one's own.
  static func bundled() throws -> Desk {
    let desk = try Desk()
    desk.environment["VIVA_CONTENT"] = bundledContent
    try FileManager.default.removeItem(atPath: desk.folder + "/decks")
    return desk
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  static let threeCards = """
    ---
    title: Caching
    topic: caching
    ---

    ## What is a cache hit? {#hit}
    The value was there.

    ## What is a cache miss? {#miss}
    The value was not there.

    ## What is eviction? {#eviction}
    Making room.

    """

  func write(_ text: String, _ name: String) throws {
    let place = folder + "/" + name
    let parent = URL(fileURLWithPath: place).deletingLastPathComponent().path
    try FileManager.default.createDirectory(atPath: parent, withIntermediateDirectories: true)
    try Data(text.utf8).write(to: URL(fileURLWithPath: place))
  }

  func read(_ name: String) -> String {
    (try? Data(contentsOf: URL(fileURLWithPath: folder + "/" + name))).map { String(decoding: $0, as: UTF8.self) } ?? ""
  }

  /// Text with what differs from run to run replaced: this folder's name.
  func tidied(_ text: String) -> String { text.replacingOccurrences(of: folder, with: "DESK") }

  struct Run: Equatable {
    var ending: Ending
    var output: String
    var errors: String
  }

  /// Runs viva by pipe-like files: `input` on standard input, what it says collected.
  func viva(_ arguments: String..., input: String = "") throws -> Run {
    try run([BuiltProgram.path()] + arguments, input)
  }

  /// Runs a line of the shell in which `viva` is the built program.
  func shell(_ line: String, input: String = "") throws -> Run {
    try run(["/bin/sh", "-c", "viva() { \"\(BuiltProgram.path())\" \"$@\"; }\n" + line], input)
  }

  private func run(_ command: [String], _ input: String) throws -> Run {
    try write(input, "stdin")
    let new = O_WRONLY | O_CREAT | O_TRUNC
    let process = try BuiltProgram.spawn(
      command, environment: environment,
      files: [(folder + "/stdin", O_RDONLY), (folder + "/stdout", new), (folder + "/stderr", new)])
    let ending = Ending(of: process)
    return Run(ending: ending, output: tidied(read("stdout")), errors: tidied(read("stderr")))
  }

  /// The answers in the progress file as "card grade", in order; what is no review as its type.
  ///
  /// - Throws: when the file is not valid JSON.
  func answers() throws -> [String] {
    let data = try Data(contentsOf: URL(fileURLWithPath: folder + "/progress.json"))
    let object = try JSONSerialization.jsonObject(with: data) as? [String: Any]
    let events = object?["events"] as? [[String: Any]] ?? []
    return events.map { event in
      if let card = event["card"] as? String, let grade = event["grade"] as? String { return "\(card) \(grade)" }
      return event["type"] as? String ?? "?"
    }
  }
}
