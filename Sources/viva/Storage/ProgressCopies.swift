import Foundation
import VivaCore

/// The whole file at once, for a backup and a restore.
extension ProgressStore {
  /// Replaces the whole file, for a restore, and sets what was there before aside; whoever calls it holds no lock.
  ///
  /// - Returns: where the old file is now, if there was one.
  func replace(with bytes: [UInt8], on day: StudyDay) throws(FileProblem) -> String? {
    try Folder.make(Folder.of(path))
    let lock = try ProgressLock.exclusive(for: path, patience: patience)
    defer { lock.release() }
    guard try File.Identity.of(path) != nil else {
      try Replacement.write(bytes, to: path)
      return nil
    }
    let old = try File(path, O_RDONLY, verb: "read")
    let aside = try DatedFile.free("\(path).before-restore-\(day)")
    try Replacement.write(try old.readAll(limit: ProgressStore.sizeLimit), to: aside)
    try Replacement.write(bytes, to: path, mode: old.mode)
    return aside
  }

  /// A copy of the file to be kept: what was torn is not carried into what is meant to be restored one day.
  func copy() throws(FileProblem) -> (bytes: [UInt8], eventCount: Int) {
    let lock = ProgressLock.shared(for: path, patience: patience)
    defer { lock?.release() }
    let bytes = try File(path, O_RDONLY, verb: "read").readAll(limit: ProgressStore.sizeLimit)
    let reading = try parsed(bytes)
    return (reading.condition == .whole ? bytes : ProgressFile.mended(bytes, reading), reading.eventCount)
  }
}
