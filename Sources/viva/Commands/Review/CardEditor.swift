import Foundation
import VivaCore

/// Opens the user's own card in their editor and takes the new wording over.
struct CardEditor {
  private let review: ReviewRun

  init(_ review: ReviewRun) { self.review = review }

  /// Whether the card that is shown can be edited at all.
  var canEdit: Bool { review.session.currentCard?.isOwn == true }

  /// - Returns: what happened, as a sentence.
  func edit() -> String {
    guard let card = review.session.currentCard else { return "There is no card to edit." }
    guard card.isOwn else { return "Only your own cards can be edited; this one came with Viva." }
    guard let command = Editor.command(review.world.environment) ?? (review.world.hasScreen ? ["vi"] : nil) else {
      return "Not edited: there is no terminal for an editor; set EDITOR to one that needs none."
    }
    do throws(FileProblem) {
      try Editor.open(command, card.source.path, line: card.line)
      let bytes = try File(card.source.path, O_RDONLY, verb: "read").readAll(limit: ContentFiles.sizeLimit)
      let library = Library([ContentFile(.deck(.own), SourceText(path: card.source.path, bytes: bytes))])
      if let mistake = library.problems.first(where: { $0.severity == .error }) {
        return "The deck has a mistake now, so the old wording stays: \(mistake.headline)"
      }
      guard let edited = library.card(card.id) else {
        return "The deck has no card '\(card.id)' any more, so the old wording stays. "
          + "A card without an id gets a new one when its prompt changes; {#an-id} keeps its history."
      }
      review.replace(edited)
      return "Edited."
    } catch {
      return "Not edited: \(error.message)"
    }
  }
}

/// The editor that the environment names, run without a shell.
enum Editor {
  /// `$VISUAL`, then `$EDITOR`, split at spaces; nil when neither is set.
  static func command(_ environment: [String: String]) -> [String]? {
    for name in ["VISUAL", "EDITOR"] {
      let words = (environment[name] ?? "").split(separator: " ").map(String.init)
      if !words.isEmpty { return words }
    }
    return nil
  }

  /// Editors that take `+LINE` in front of the file's name.
  private static let knowLines: Set<String> = [
    "vi", "vim", "nvim", "nano", "emacs", "emacsclient", "micro", "kak", "mg",
  ]

  static func open(_ command: [String], _ path: String, line: Int) throws(FileProblem) {
    let name = command[0].split(separator: "/").last.map(String.init) ?? command[0]
    let place = knowLines.contains(name) ? ["+\(line)"] : []
    let arguments = command + place + [path]
    var pointers: [UnsafeMutablePointer<CChar>?] = arguments.map { strdup($0) }
    defer { for pointer in pointers { free(pointer) } }
    pointers.append(nil)
    var process = pid_t()
    let code = withUsualSignals { posix_spawnp(&process, arguments[0], nil, $0, pointers, environ) }
    guard code == 0 else {
      throw FileProblem("cannot run the editor \(quoted(command[0])): \(FileProblem.text(code))", help: "set EDITOR")
    }
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0, errno == EINTR {}
    guard status == 0 else {
      throw FileProblem("the editor \(quoted(command[0])) failed", help: "the deck is as the editor left it")
    }
  }

  /// The signals that this program ignores do to the editor what they always do.
  private static func withUsualSignals<Result>(_ body: (UnsafePointer<posix_spawnattr_t>) -> Result) -> Result {
    #if canImport(Darwin)
      var attributes: posix_spawnattr_t?
    #else
      var attributes = posix_spawnattr_t()
    #endif
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var ignored = sigset_t()
    sigemptyset(&ignored)
    sigaddset(&ignored, SIGPIPE)
    sigaddset(&ignored, SIGXFSZ)
    posix_spawnattr_setsigdefault(&attributes, &ignored)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGDEF))
    return body(&attributes)
  }
}
