import Foundation
import VivaCore

/// The copies beside a progress file: one for each study day on which it grew, the last ten kept, and those that the user
/// asked for, which are never removed.
struct Backups {
  struct Backup: Equatable {
    let path: String
    /// The day it was made on.
    let day: StudyDay
    let isDaily: Bool
  }

  static let kept = 10

  private let path: String

  init(of path: String) { self.path = path }

  private var mark: String { (path.split(separator: "/").last.map(String.init) ?? path) + ".backup-" }

  /// Oldest first.
  func all() throws(FileProblem) -> [Backup] {
    let folder = Folder.of(path)
    var found: [Backup] = []
    for name in try Folder.names(in: folder) where name.hasPrefix(mark) && !name.hasSuffix(".new") {
      let suffix = name.dropFirst(mark.count)
      guard let day = StudyDay(String(suffix.prefix(10))) else { continue }
      found.append(Backup(path: folder + "/" + name, day: day, isDaily: suffix.count == 10))
    }
    return found
  }

  /// Copies the file before the day's first change, and removes the oldest daily copies.
  func makeDaily(from file: File, on day: StudyDay) throws(FileProblem) {
    let place = Folder.of(path) + "/" + mark + day.description
    if try File.Identity.of(place) == nil {
      try Replacement.write(try file.readAll(limit: ProgressStore.sizeLimit), to: place)
    }
    for old in try all().filter(\.isDaily).dropLast(Backups.kept) { unlink(old.path) }
  }

  /// Where a copy that the user asks for goes when no place is named.
  func placeForCopy(on day: StudyDay) throws(FileProblem) -> String {
    try DatedFile.free(Folder.of(path) + "/" + mark + day.description + "-kept")
  }
}

/// A name that nothing has yet.
enum DatedFile {
  /// The path itself, or with -2, -3 … behind it.
  static func free(_ path: String) throws(FileProblem) -> String {
    if try File.Identity.of(path) == nil { return path }
    for number in 2...9999 {
      let candidate = "\(path)-\(number)"
      if try File.Identity.of(candidate) == nil { return candidate }
    }
    throw FileProblem("there are too many files named \(path)-…", help: "remove some of them")
  }
}
