import Foundation
import VivaCore

/// Finds and reads content files: the bundled folder, the user's decks, or whatever `viva check` is given.
struct ContentFiles {
  /// The largest file that is read.
  static let sizeLimit = 10_000_000

  /// Kinds of material: the daily review begins with the decks alone, and starts sooner for it.
  struct Parts: OptionSet {
    let rawValue: Int
    static let decks = Parts(rawValue: 1)
    static let checklists = Parts(rawValue: 2)
    static let walkthroughs = Parts(rawValue: 4)
    /// The rubric, and how mocks are divided.
    static let mocks = Parts(rawValue: 8)
    static let all: Parts = [.decks, .checklists, .walkthroughs, .mocks]
  }

  private let parts: Parts

  init(_ parts: Parts = .all) { self.parts = parts }

  private(set) var files: [ContentFile] = []
  /// Files that could not be read at all.
  private(set) var problems: [FileProblem] = []

  /// Adds what a content folder has.
  mutating func addBundled(_ folder: String) {
    addContent(in: folder, shownAs: "")
  }

  private mutating func addContent(in folder: String, shownAs prefix: String) {
    if parts.contains(.decks) { addMarkdown(in: folder + "/bank", shownAs: prefix + "bank/", .deck(.bundled)) }
    if parts.contains(.checklists) {
      addMarkdown(in: folder + "/checklists", shownAs: prefix + "checklists/", .checklist)
    }
    if parts.contains(.walkthroughs) {
      addMarkdown(in: folder + "/walkthroughs", shownAs: prefix + "walkthroughs/", .walkthrough(.bundled))
    }
    guard parts.contains(.mocks) else { return }
    for (name, role) in [("rubric.json", ContentFile.Role.rubric), ("phases.json", .mockStyles)] {
      // Material of one's own may do without mocks.
      if (try? File.Identity.of(folder + "/" + name)) != nil {
        add(folder + "/" + name, shownAs: prefix + name, role)
      }
    }
  }

  /// Adds the user's decks: `decks/*.md` beside the progress file.
  mutating func addOwn(besideProgress path: String) {
    let folder = Folder.of(path) + "/decks"
    if parts.contains(.decks) { addMarkdown(in: folder, shownAs: folder + "/", .deck(.own)) }
    guard parts.contains(.walkthroughs) else { return }
    let walkthroughs = Folder.of(path) + "/walkthroughs"
    addMarkdown(in: walkthroughs, shownAs: walkthroughs + "/", .walkthrough(.own))
  }

  /// Adds what `viva check` is given: a content folder, a folder of decks, or a file.
  mutating func add(named path: String) throws(FileProblem) {
    guard try File.Identity.of(path) != nil else {
      throw FileProblem("there is no file or folder \(path)", help: "check the path")
    }
    guard Folder.isFolder(path) else {
      add(path, shownAs: path, nil)
      return
    }
    let folder = path.hasSuffix("/") ? String(path.dropLast()) : path
    if Folder.isFolder(folder + "/bank") {
      addContent(in: folder, shownAs: folder + "/")
    } else {
      addMarkdown(in: folder, shownAs: folder + "/", nil)
    }
  }

  private mutating func addMarkdown(in folder: String, shownAs prefix: String, _ role: ContentFile.Role?) {
    do throws(FileProblem) {
      for name in try Folder.names(in: folder) where name.hasSuffix(".md") && !name.hasPrefix(".") {
        add(folder + "/" + name, shownAs: prefix + name, role)
      }
    } catch {
      problems.append(error)
    }
  }

  private mutating func add(_ path: String, shownAs shown: String, _ role: ContentFile.Role?) {
    do throws(FileProblem) {
      let bytes = try File(path, O_RDONLY, verb: "read").readAll(limit: ContentFiles.sizeLimit)
      let source = SourceText(path: shown, bytes: bytes)
      files.append(ContentFile(role ?? ContentFile.role(of: source), source))
    } catch {
      problems.append(error)
    }
  }
}
