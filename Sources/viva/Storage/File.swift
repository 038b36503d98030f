import Foundation

/// An open file, with checked calls that carry on after interruptions and short transfers.
///
/// Foundation's own writing repeats the head of a buffer after a short write and replaces symbolic links (Swift 6.3,
/// Linux), so progress goes through these few system calls and nothing else.
final class File {
  let path: String
  let descriptor: Int32

  /// - Throws: `FileProblem` when the file cannot be opened or is no regular file.
  init(_ path: String, _ flags: Int32, mode: mode_t = 0o600, verb: String) throws(FileProblem) {
    self.path = path
    // Without O_NONBLOCK, opening a FIFO would wait for its other end.
    descriptor = File.retrying { Foundation.open(path, flags | O_CLOEXEC | O_NONBLOCK, mode) }
    guard descriptor >= 0 else { throw FileProblem(cannot: verb, path) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else {
      let code = errno
      close(descriptor)
      throw FileProblem(cannot: verb, path, code)
    }
    guard status.st_mode & S_IFMT == S_IFREG else {
      close(descriptor)
      throw FileProblem("\(path) is no regular file", help: "name a file, not a folder, pipe or device")
    }
  }

  deinit { close(descriptor) }

  /// What tells one version of a file from another.
  struct Identity: Equatable {
    let device: UInt64
    let inode: UInt64
    let size: Int
    let seconds: Int
    let nanoseconds: Int

    init(_ status: stat) {
      device = UInt64(truncatingIfNeeded: status.st_dev)
      inode = UInt64(truncatingIfNeeded: status.st_ino)
      size = Int(status.st_size)
      #if canImport(Darwin)
        seconds = status.st_mtimespec.tv_sec
        nanoseconds = status.st_mtimespec.tv_nsec
      #else
        seconds = status.st_mtim.tv_sec
        nanoseconds = status.st_mtim.tv_nsec
      #endif
    }

    /// Of the file that a path leads to; nil when there is none.
    static func of(_ path: String) throws(FileProblem) -> Identity? {
      var status = stat()
      if stat(path, &status) == 0 { return Identity(status) }
      if errno == ENOENT { return nil }
      throw FileProblem(cannot: "read", path)
    }
  }

  func identity() throws(FileProblem) -> Identity {
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw FileProblem(cannot: "read", path) }
    return Identity(status)
  }

  var mode: mode_t {
    var status = stat()
    return fstat(descriptor, &status) == 0 ? status.st_mode & 0o7777 : 0o600
  }

  /// The whole content, at most `limit` bytes.
  func readAll(limit: Int) throws(FileProblem) -> [UInt8] {
    let size = try identity().size
    guard size <= limit else {
      throw FileProblem(
        "\(path) is too large: \(size / 1_000_000) MB, and at most \(limit / 1_000_000) MB are read",
        help: "split it, or name another file")
    }
    var failure: Int32 = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: size + 1) { buffer, count in
      while count < buffer.count {
        let read = File.retrying { pread(descriptor, buffer.baseAddress! + count, buffer.count - count, off_t(count)) }
        if read < 0 { failure = errno }
        if read <= 0 { break }
        count += read
      }
    }
    if failure != 0 { throw FileProblem(cannot: "read", path, failure) }
    return bytes
  }

  /// Writes all bytes at an offset; on failure some of them may be there.
  func write(_ bytes: some Collection<UInt8>, at offset: Int) throws(FileProblem) {
    let bytes = Array(bytes)
    var done = 0
    while done < bytes.count {
      let written = bytes.withUnsafeBytes { buffer in
        File.retrying { pwrite(descriptor, buffer.baseAddress! + done, bytes.count - done, off_t(offset + done)) }
      }
      // Nothing written and no error would repeat for ever.
      guard written > 0 else { throw FileProblem(cannot: "write", path, written == 0 ? ENOSPC : errno) }
      done += written
    }
  }

  func truncate(to size: Int) throws(FileProblem) {
    guard File.retrying({ Int(ftruncate(descriptor, off_t(size))) }) == 0 else {
      throw FileProblem(cannot: "shorten", path)
    }
  }

  /// Waits until the content is on the disk.
  func sync() throws(FileProblem) {
    #if canImport(Darwin)
      // fsync on macOS leaves data in the drive's cache.
      if fcntl(descriptor, F_FULLFSYNC) == 0 { return }
      let result = File.retrying { Int(fsync(descriptor)) }
    #else
      let result = File.retrying { Int(fdatasync(descriptor)) }
    #endif
    guard result == 0 else { throw FileProblem(cannot: "save", path) }
  }

  static func retrying<Result: SignedInteger>(_ call: () -> Result) -> Result {
    while true {
      let result = call()
      if result >= 0 || errno != EINTR { return result }
    }
  }
}

/// What is done with paths rather than open files.
enum Folder {
  /// The folder of a path.
  static func of(_ path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  /// Makes a folder and those above it, for nobody but the user.
  static func make(_ path: String) throws(FileProblem) {
    if mkdir(path, 0o700) == 0 || errno == EEXIST { return }
    guard errno == ENOENT, of(path) != path else { throw FileProblem(cannot: "make the folder", path) }
    try make(of(path))
    if mkdir(path, 0o700) != 0, errno != EEXIST { throw FileProblem(cannot: "make the folder", path) }
  }

  /// Makes a rename in the folder last over a power cut.
  static func sync(_ path: String) throws(FileProblem) {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw FileProblem(cannot: "save", path) }
    defer { close(descriptor) }
    // Some file systems cannot sync folders and say so with EINVAL.
    guard fsync(descriptor) == 0 || errno == EINVAL else { throw FileProblem(cannot: "save", path) }
  }

  /// The names in a folder, sorted; none when there is no such folder.
  static func names(in path: String) throws(FileProblem) -> [String] {
    guard let folder = opendir(path) else {
      if errno == ENOENT { return [] }
      throw FileProblem(cannot: "read the folder", path)
    }
    defer { closedir(folder) }
    var names: [String] = []
    while let entry = readdir(folder) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 1024) { String(cString: $0) }
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }
}

/// Puts a whole file in the place of another: the old one or the new one is there at any moment, never a mix.
enum Replacement {
  /// - Parameter path: must not be a symbolic link (resolve it first), or the link would be replaced.
  static func write(_ bytes: [UInt8], to path: String, mode: mode_t = 0o600) throws(FileProblem) {
    // A run that was killed half-way may have left one; whoever calls this holds the lock.
    unlink(path + ".new")
    try write(bytes, to: path, through: path + ".new", mode: mode)
    try Folder.sync(Folder.of(path))
  }

  /// Writes a file that the user asked for, in the place that they named: a new one as the umask has it, one that is
  /// there with the mode it has. Its folder is not synced: what can be made again need not outlast a power cut, and a
  /// failure would come when the file is already there.
  ///
  /// - Parameter name: what nobody else calls a file in that folder.
  static func write(_ bytes: [UInt8], asked path: String, temporary name: String) throws(FileProblem) {
    var status = stat()
    let isThere = stat(path, &status) == 0
    guard !isThere || status.st_mode & S_IFMT == S_IFREG else {
      throw FileProblem(
        Folder.isFolder(path) ? "\(path) is a folder" : "\(path) is no regular file",
        help: Folder.isFolder(path) ? "name a file in it" : "name a file; '-' is standard output")
    }
    if isThere, access(path, W_OK) != 0 { throw FileProblem(cannot: "write", path) }
    let mode = isThere ? status.st_mode & 0o7777 : nil
    try write(bytes, to: path, through: Folder.of(path) + "/" + name, mode: mode)
  }

  private static func write(
    _ bytes: [UInt8], to path: String, through new: String, mode: mode_t?
  ) throws(FileProblem) {
    // Not ours to remove when it was there before.
    let file = try File(new, O_WRONLY | O_CREAT | O_EXCL, mode: mode ?? 0o666, verb: "write")
    do throws(FileProblem) {
      if let mode { fchmod(file.descriptor, mode) }
      try file.write(bytes, at: 0)
      try file.sync()
    } catch {
      unlink(new)
      throw error
    }
    guard rename(new, path) == 0 else {
      let code = errno
      unlink(new)
      throw FileProblem(cannot: "replace", path, code)
    }
  }
}
