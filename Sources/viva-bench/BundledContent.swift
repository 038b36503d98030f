import Foundation
import VivaCore

/// The material beside this program, as viva finds it, or in a folder that is named.
enum BundledContent {
  static func library(_ named: String?, beside program: String) throws -> Library {
    let places =
      named.map { [$0] } ?? [
        program + "/viva_viva.resources/Content", program + "/viva_viva.bundle/Content",
        program + "/viva_viva.bundle/Contents/Resources/Content",
      ]
    guard let folder = places.first(where: { FileManager.default.fileExists(atPath: $0 + "/bank") }) else {
      throw Program.Failure(
        description: "there is no bank/ in \(places.joined(separator: ", ")); name it with --content")
    }
    var files: [ContentFile] = []
    func add(_ path: String, _ role: ContentFile.Role) throws {
      let data = try Data(contentsOf: URL(fileURLWithPath: folder + "/" + path))
      files.append(ContentFile(role, SourceText(path: path, bytes: [UInt8](data))))
    }
    let roles: [(String, ContentFile.Role)] = [
      ("bank", .deck(.bundled)), ("checklists", .checklist), ("walkthroughs", .walkthrough(.bundled)),
    ]
    for (part, role) in roles {
      let names = (try? FileManager.default.contentsOfDirectory(atPath: folder + "/" + part)) ?? []
      for name in names.sorted() where name.hasSuffix(".md") { try add(part + "/" + name, role) }
    }
    try add("rubric.json", .rubric)
    try add("phases.json", .mockStyles)
    return Library(files)
  }
}
