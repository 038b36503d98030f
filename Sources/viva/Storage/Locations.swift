import Foundation

/// Where things are: the flag first, then the environment, then the place that the system's conventions name.
struct Locations {
  let environment: [String: String]
  /// The running program's own file, symbolic links followed.
  let executable: String?

  /// The progress file: `--data`, `VIVA_DATA`, `$XDG_DATA_HOME/viva/progress.json`.
  func progress(flag: String?) throws(FileProblem) -> String {
    if let flag { return flag }
    if let named = value("VIVA_DATA") { return named }
    return try dataFolder() + "/viva/progress.json"
  }

  private func dataFolder() throws(FileProblem) -> String {
    // A relative path in this variable is to be ignored (XDG Base Directory Specification).
    if let folder = value("XDG_DATA_HOME"), folder.hasPrefix("/") { return folder }
    guard let home = value("HOME"), home.hasPrefix("/") else {
      throw FileProblem(
        "there is no home folder (HOME is not set), so nowhere to keep progress",
        help: "name a file with --data FILE or VIVA_DATA")
    }
    #if canImport(Darwin)
      return home + "/Library/Application Support"
    #else
      return home + "/.local/share"
    #endif
  }

  /// The bundled material: `--content`, `VIVA_CONTENT`, then beside the program.
  ///
  /// `Bundle.module` would stop the program when the folder is missing; this says where it looked.
  func content(flag: String?) throws(FileProblem) -> String {
    if let named = flag ?? value("VIVA_CONTENT") {
      if Folder.isFolder(named + "/bank") { return named }
      throw FileProblem(
        Folder.isFolder(named) ? "there is no bank/ in the folder \(named)" : "there is no folder \(named)",
        help: "name the folder that holds bank/ and checklists/ with --content or VIVA_CONTENT")
    }
    let tried = contentPlaces
    if let found = tried.first(where: { Folder.isFolder($0 + "/bank") }) { return found }
    let list = tried.isEmpty ? "the program's own place is unknown" : "looked in " + tried.joined(separator: ", ")
    throw FileProblem(
      "the bundled material is missing: \(list)",
      help: "keep the viva_viva.resources folder beside the program, or name the material with --content FOLDER")
  }

  private var contentPlaces: [String] {
    guard let executable else { return [] }
    let folder = Folder.of(executable)
    return [
      folder + "/viva_viva.resources/Content", folder + "/viva_viva.bundle/Content",
      folder + "/viva_viva.bundle/Contents/Resources/Content", folder + "/../share/viva/Content",
    ]
  }

  /// The path with its symbolic links followed, up to a file that need not exist.
  static func resolved(_ path: String) throws(FileProblem) -> String {
    var path = path
    for _ in 0..<40 {
      var buffer = [UInt8](repeating: 0, count: Int(PATH_MAX))
      let count = buffer.withUnsafeMutableBytes { readlink(path, $0.bindMemory(to: CChar.self).baseAddress!, $0.count) }
      guard count >= 0 else { return path }
      let target = String(decoding: buffer[..<count], as: UTF8.self)
      path = target.hasPrefix("/") ? target : Folder.of(path) + "/" + target
    }
    throw FileProblem(cannot: "open", path, ELOOP)
  }

  private func value(_ name: String) -> String? {
    environment[name].flatMap { $0.isEmpty ? nil : $0 }
  }
}
