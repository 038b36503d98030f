import Foundation
import VivaCore

/// The progress file on disk: read once, then grown by one checked write for each answer.
///
/// An answer is on the disk before `record` returns. The lock is held only while something is written, so that two
/// programs can take turns; before each write the store notices what others have written meanwhile.
final class ProgressStore {
  /// What reading or writing turned up that the user should hear of.
  enum Remark: Equatable {
    case mended(lostBytes: Int, setAside: String)
    case tidied
    case recreated
    case backupFailed(FileProblem)
  }

  /// Where the file is, symbolic links followed.
  private(set) var path: String
  /// How long to wait for the lock, in milliseconds.
  let patience: Int
  private var file: File?
  private var identity: File.Identity?
  /// Where the next event goes, and whether it is the first.
  private var end = 0
  private var eventCount = 0
  private var isWhole = false
  private var backupDay: StudyDay?
  /// Events that could not be written yet, oldest first.
  private(set) var unsaved: [Event] = []
  private(set) var remarks: [Remark] = []

  static let sizeLimit = 1_000_000_000

  init(path: String, patience: Int = ProgressLock.usualPatience) throws(FileProblem) {
    self.path = try Locations.resolved(path)
    self.patience = patience
  }

  /// The store that a command line and the environment name.
  convenience init(_ invocation: Invocation, _ world: World) throws(FileProblem) {
    let locations = Locations(environment: world.environment, executable: world.executable)
    try self.init(path: try locations.progress(flag: invocation[.data]))
  }

  /// Reads the file; a missing one is a new user. Nothing is changed on disk.
  func read() throws(FileProblem) -> ProgressFile.Reading {
    guard try File.Identity.of(path) != nil else { return ProgressStore.newUser() }
    let lock = ProgressLock.shared(for: path, patience: patience)
    defer { lock?.release() }
    return try load(writable: false)
  }

  private static func newUser() -> ProgressFile.Reading {
    // An empty file of our own making is always readable.
    try! ProgressFile.read(ProgressFile.empty)
  }

  /// Says early what would keep an answer from being saved.
  func checkWritable() throws(FileProblem) {
    let exists = try File.Identity.of(path) != nil
    if exists {
      guard access(path, W_OK) == 0 else { throw FileProblem(cannot: "write", path) }
    } else {
      try Folder.make(Folder.of(path))
    }
    guard access(Folder.of(path), W_OK | X_OK) == 0 else { throw FileProblem(cannot: "write in", Folder.of(path)) }
  }

  /// What is to be told once.
  func takeRemarks() -> [Remark] {
    defer { remarks = [] }
    return remarks
  }

  /// Keeps events without trying to save them.
  func keepUnsaved(_ events: [Event]) { unsaved += events }

  /// Saves events, and with them whatever could not be saved before.
  ///
  /// - Returns: whether somebody else has changed the file meanwhile; the caller's own state must then be read again.
  /// - Throws: when they are not on the disk; the file is then as it was, and they wait in `unsaved`.
  @discardableResult
  func record(_ events: [Event] = []) throws(FileProblem) -> Bool {
    let isRetry = !unsaved.isEmpty
    unsaved += events
    guard let last = unsaved.last else { return false }
    if try File.Identity.of(path) == nil { try Folder.make(Folder.of(path)) }
    let lock = try ProgressLock.exclusive(for: path, patience: patience)
    defer { lock.release() }
    let changed = try openIfChanged(on: last.day)
    if isRetry { try forgetArrived() }
    try backUpOnce(on: last.day)
    if file == nil {
      try create()
    } else if !unsaved.isEmpty {
      try append()
    }
    unsaved = []
    return changed
  }

  /// Drops from `unsaved` what is in the file all the same: when a sync fails, the write before it may have arrived.
  private func forgetArrived() throws(FileProblem) {
    guard let file else { return }
    let bytes = try file.readAll(limit: ProgressStore.sizeLimit)
    let comma = UInt8(ascii: ",")
    let lines = Set(bytes.split(separator: 0x0A).map { $0.last == comma ? $0.dropLast() : $0 })
    unsaved.removeAll { lines.contains($0.line[...]) }
    guard unsaved.isEmpty else { return }
    try file.sync()
    try Folder.sync(Folder.of(path))
  }

  /// Opens the file again when it is not the one that was read; says whether it was another one before.
  private func openIfChanged(on day: StudyDay) throws(FileProblem) -> Bool {
    let found = try File.Identity.of(path)
    if let found, file != nil, found == identity { return false }
    if let found, isWhole, found == identity {
      // Unchanged since it was read: it need not be read a second time to be written.
      let file = try File(path, O_RDWR, verb: "write")
      if try file.identity() == found {
        self.file = file
        return false
      }
    }
    if found == nil {
      guard let file else {
        // Removed after it was read and before it was opened: its content is gone, and a new file begins.
        defer { identity = nil }
        return identity != nil
      }
      // Somebody removed the file in mid-session; its content is still reachable through the open descriptor.
      let bytes = try file.readAll(limit: ProgressStore.sizeLimit)
      try Replacement.write(bytes, to: path, mode: file.mode)
      remarks.append(.recreated)
    }
    let known = identity
    let reading = try load(writable: true)
    let isOther = known != nil && known != identity
    do throws(FileProblem) {
      try mend(reading, on: day)
    } catch {
      // The next attempt must mend first: where the next event goes was said of the mended file, not of this one.
      file = nil
      throw error
    }
    return isOther
  }

  private func load(writable: Bool) throws(FileProblem) -> ProgressFile.Reading {
    let file = try File(path, writable ? O_RDWR : O_RDONLY, verb: writable ? "write" : "read")
    let identity = try file.identity()
    let bytes = try file.readAll(limit: ProgressStore.sizeLimit)
    let reading = try parsed(bytes)
    // A file that is only read is opened again, for writing, by the first record.
    if writable { self.file = file }
    if self.identity == nil || writable { self.identity = identity }
    (end, eventCount, isWhole) = (reading.end, reading.eventCount, reading.condition == .whole)
    return reading
  }

  func parsed(_ bytes: [UInt8]) throws(FileProblem) -> ProgressFile.Reading {
    do throws(ProgressFile.Problem) {
      return try ProgressFile.read(bytes)
    } catch {
      throw FileProblem(progress: path, error)
    }
  }

  /// Sets a torn file aside and goes on with its whole lines; writes a reformatted one with one event a line again.
  private func mend(_ reading: ProgressFile.Reading, on day: StudyDay) throws(FileProblem) {
    guard let file, reading.condition != .whole else { return }
    let bytes = try file.readAll(limit: ProgressStore.sizeLimit)
    if case .torn(let lostBytes) = reading.condition {
      let aside = try DatedFile.free(path + ".damaged-\(day)")
      try Replacement.write(bytes, to: aside)
      remarks.append(.mended(lostBytes: lostBytes, setAside: aside))
    } else {
      remarks.append(.tidied)
    }
    try Replacement.write(ProgressFile.mended(bytes, reading), to: path, mode: file.mode)
    _ = try load(writable: true)
  }

  private func create() throws(FileProblem) {
    let header = ProgressFile.header
    try Replacement.write(header + ProgressFile.addition(unsaved, isFirst: true), to: path)
    _ = try load(writable: true)
  }

  private func append() throws(FileProblem) {
    guard let file, let identity else { return }
    let addition = ProgressFile.addition(unsaved, isFirst: eventCount == 0)
    do throws(FileProblem) {
      try file.write(addition, at: end)
      if end + addition.count < identity.size { try file.truncate(to: end + addition.count) }
      try file.sync()
    } catch {
      putBack(file)
      throw error
    }
    end += addition.count - ProgressFile.closing.count
    eventCount += unsaved.count
    self.identity = try file.identity()
  }

  /// After a failed write: the old close where it was, and nothing behind it.
  ///
  /// The bytes are overwritten, not added, so this works on a full disk too. If even this fails, the next reading mends it.
  private func putBack(_ file: File) {
    let close = ProgressFile.closing
    guard (try? file.write(close, at: end)) != nil, (try? file.truncate(to: end + close.count)) != nil else { return }
    try? file.sync()
    identity = try? file.identity()
  }

  private func backUpOnce(on day: StudyDay) throws(FileProblem) {
    guard backupDay != day, let file, eventCount > 0 else { return }
    backupDay = day
    do throws(FileProblem) {
      try Backups(of: path).makeDaily(from: file, on: day)
    } catch {
      // Saving the answer matters more than the copy.
      remarks.append(.backupFailed(error))
    }
  }

  /// Writes everything, the unsaved events included, to another place, and goes on there.
  func moveTo(_ other: String) throws(FileProblem) {
    let place = try Locations.resolved(other)
    guard try File.Identity.of(place) == nil else {
      throw FileProblem("there is already a file at \(place)", help: "name a file that does not exist yet")
    }
    let (bytes, isEmpty) = try whatCanBeRead()
    try Folder.make(Folder.of(place))
    let lock = try ProgressLock.exclusive(for: place, patience: patience)
    defer { lock.release() }
    try Replacement.write(bytes + ProgressFile.addition(unsaved, isFirst: isEmpty), to: place)
    path = place
    (file, identity) = (nil, nil)
    _ = try load(writable: true)
    unsaved = []
  }

  /// All whole events on the disk, without the close; of a file that was removed, what the open descriptor still has.
  private func whatCanBeRead() throws(FileProblem) -> (bytes: [UInt8], isEmpty: Bool) {
    var file = file
    if try File.Identity.of(path) != nil { file = try File(path, O_RDONLY, verb: "read") }
    guard let file else { return (ProgressFile.header, true) }
    let bytes = try file.readAll(limit: ProgressStore.sizeLimit)
    let reading = try parsed(bytes)
    return (ProgressFile.mended(bytes, reading).dropLast(ProgressFile.closing.count), reading.eventCount == 0)
  }

  /// Mends the file now, as the next answer would.
  func mendNow(on day: StudyDay) throws(FileProblem) {
    let lock = try ProgressLock.exclusive(for: path, patience: patience)
    defer { lock.release() }
    try mend(try load(writable: true), on: day)
  }
}
