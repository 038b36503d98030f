import Foundation
import VivaCore

/// `viva backup [FILE]`: copies the progress file, once it has been read and found whole.
struct BackupCommand {
  private let invocation: Invocation
  private let world: World

  init(_ invocation: Invocation, _ world: World) {
    self.invocation = invocation
    self.world = world
  }

  func run() throws -> Outcome {
    let store = try ProgressStore(invocation, world)
    guard try File.Identity.of(store.path) != nil else {
      throw FileProblem("there is no progress file at \(store.path) yet", help: "'viva review' begins one")
    }
    let copy = try store.copy()
    if invocation.arguments.first == "-" {
      world.output.verbatim(copy.bytes)
      return .done
    }
    let place = try place(store.path)
    try Replacement.write(copy.bytes, to: place)
    world.output.write("\(place): \(counted(copy.eventCount, "event"))\n")
    return .done
  }

  private func place(_ path: String) throws -> String {
    guard let named = invocation.arguments.first else {
      return try Backups(of: path).placeForCopy(on: world.clock.now.day)
    }
    let place = try Locations.resolved(named)
    guard !Folder.isFolder(place) else { throw FileProblem("\(place) is a folder", help: "name a file in it") }
    guard let found = try File.Identity.of(place) else { return place }
    if let own = try File.Identity.of(path), own.device == found.device, own.inode == found.inode {
      throw FileProblem("\(named) is the progress file itself", help: "name another file for the copy")
    }
    throw FileProblem("there is already a file at \(place)", help: "remove it, or name another one")
  }
}

/// `viva restore [FILE]`: lists the backups, or puts one in the place of the progress file.
struct RestoreCommand {
  private let invocation: Invocation
  private let world: World

  init(_ invocation: Invocation, _ world: World) {
    self.invocation = invocation
    self.world = world
  }

  func run() throws -> Outcome {
    let store = try ProgressStore(invocation, world)
    guard let named = invocation.arguments.first else { return try list(store) }
    let source = named == "-" ? "standard input" : named
    let bytes =
      named == "-"
      ? try standardInput() : try File(named, O_RDONLY, verb: "read").readAll(limit: ProgressStore.sizeLimit)
    let reading: ProgressFile.Reading
    do throws(ProgressFile.Problem) {
      reading = try ProgressFile.read(bytes)
    } catch {
      let problem = FileProblem(progress: source, error)
      if case .newer = error { throw problem }
      throw FileProblem(problem.message, help: "'viva restore' lists the backups there are")
    }
    let what = "\(source) (\(counted(reading.eventCount, "event")))"
    guard try Question.confirm("Put \(what) in the place of \(store.path)?", invocation, world) else { return .done }
    let restored = reading.condition == .whole ? bytes : ProgressFile.mended(bytes, reading)
    let aside = try store.replace(with: restored, on: world.clock.now.day)
    world.output.write("Restored \(what)\n")
    if let aside { world.output.write("What was there before is at \(aside)\n") }
    return .done
  }

  private func standardInput() throws(FileProblem) -> [UInt8] {
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while bytes.count <= ProgressStore.sizeLimit {
      let count = File.retrying { Foundation.read(world.input, &buffer, buffer.count) }
      guard count >= 0 else { throw FileProblem(cannot: "read", "standard input") }
      if count == 0 { return bytes }
      bytes += buffer[..<count]
    }
    throw FileProblem("standard input is too large for a progress file", help: "check what is being piped in")
  }

  private func list(_ store: ProgressStore) throws -> Outcome {
    let backups = try Backups(of: store.path).all()
    guard !backups.isEmpty else {
      world.errors.report(
        "there are no backups of \(store.path) yet",
        "one is made before the first answer of each day, or by 'viva backup'")
      return .done
    }
    for backup in backups {
      world.output.write("\(backup.path)  \(BackupHealth(backup.path).text)\n")
    }
    return .done
  }
}

/// What a backup holds, or why it cannot be used.
struct BackupHealth {
  let isSound: Bool
  let text: String

  init(_ path: String) {
    do {
      let bytes = try File(path, O_RDONLY, verb: "read").readAll(limit: ProgressStore.sizeLimit)
      let reading = try ProgressFile.read(bytes)
      isSound = reading.condition == .whole
      text = counted(reading.eventCount, "event") + (isSound ? "" : ", its end is damaged")
    } catch let problem as ProgressFile.Problem {
      isSound = false
      text = "cannot be used: \(BackupHealth.reason(problem))"
    } catch let problem as FileProblem {
      isSound = false
      text = "cannot be used: \(problem.message)"
    } catch {
      isSound = false
      text = "cannot be used"
    }
  }

  private static func reason(_ problem: ProgressFile.Problem) -> String {
    switch problem {
    case .empty: "it is empty"
    case .foreign(let line, let reason): "it is no progress file: line \(line): \(reason)"
    case .damaged(let line, let reason): "line \(line) is damaged: \(reason)"
    case .newer(let version): "a newer Viva wrote it (version \(version) of the format)"
    }
  }
}
