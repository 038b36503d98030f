import Foundation
import VivaCore

/// Finds and reads content files: the bundled folder, the user's decks, or whatever `viva check` is given.
struct ContentFiles {
  /// The largest file that is read.
  static let sizeLimit = 10_000_000

  /// Whether walkthroughs are read as well; the daily review has no use for them, and starts sooner without.
  private let includesWalkthroughs: Bool

  init(includingWalkthroughs: Bool = true) { includesWalkthroughs = includingWalkthroughs }

  private(set) var files: [ContentFile] = []
  /// Files that could not be read at all.
  private(set) var problems: [FileProblem] = []

  /// Adds the decks and checklists of a content folder.
  mutating func addBundled(_ folder: String) {
    addContent(in: folder, shownAs: "")
  }

  private mutating func addContent(in folder: String, shownAs prefix: String) {
    addMarkdown(in: folder + "/bank", shownAs: prefix + "bank/", .deck(.bundled))
    addMarkdown(in: folder + "/checklists", shownAs: prefix + "checklists/", .checklist)
    if includesWalkthroughs {
      addMarkdown(in: folder + "/walkthroughs", shownAs: prefix + "walkthroughs/", .walkthrough(.bundled))
    }
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
    addMarkdown(in: folder, shownAs: folder + "/", .deck(.own))
    guard includesWalkthroughs else { return }
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
