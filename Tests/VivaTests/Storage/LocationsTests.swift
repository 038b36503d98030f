import Testing

@testable import viva

@Suite("Locations")
struct LocationsTests {
  private func progress(flag: String? = nil, _ environment: [String: String]) throws -> String {
    try Locations(environment: environment, executable: nil).progress(flag: flag)
  }

  @Test("takes the flag before VIVA_DATA, and that before the folders of the system")
  func order() throws {
    let all = ["VIVA_DATA": "/env.json", "XDG_DATA_HOME": "/xdg", "HOME": "/home/ada"]
    #expect(try progress(flag: "flag.json", all) == "flag.json")
    #expect(try progress(all) == "/env.json")
    #expect(try progress(["XDG_DATA_HOME": "/xdg", "HOME": "/home/ada"]) == "/xdg/viva/progress.json")
  }

  @Test(
    "ignores what is empty, and a relative XDG_DATA_HOME",
    arguments: [
      ["HOME": "/home/ada"],
      ["HOME": "/home/ada", "VIVA_DATA": "", "XDG_DATA_HOME": ""],
      ["HOME": "/home/ada", "XDG_DATA_HOME": "relative/data"],
    ])
  func fallback(_ environment: [String: String]) throws {
    #if canImport(Darwin)
      let expected = "/home/ada/Library/Application Support/viva/progress.json"
    #else
      let expected = "/home/ada/.local/share/viva/progress.json"
    #endif
    #expect(try progress(environment) == expected)
  }

  @Test("says what to do without a home folder", arguments: [[:], ["HOME": ""], ["HOME": "home/ada"]])
  func homeless(_ environment: [String: String]) {
    let problem = problem { _ = try progress(environment) }
    #expect(problem?.message == "there is no home folder (HOME is not set), so nowhere to keep progress")
    #expect(problem?.help == "name a file with --data FILE or VIVA_DATA")
  }

  @Test("finds the material by the flag, by VIVA_CONTENT, and beside the program")
  func content() throws {
    let folder = TemporaryFolder()
    for name in ["flag", "env", "bin/viva_viva.resources/Content", "share/viva/Content"] {
      folder.makeFolder(name + "/bank")
    }
    let locations = Locations(environment: ["VIVA_CONTENT": folder("env")], executable: folder("bin/viva"))
    #expect(try locations.content(flag: folder("flag")) == folder("flag"))
    #expect(try locations.content(flag: nil) == folder("env"))
    let plain = Locations(environment: [:], executable: folder("bin/viva"))
    #expect(try plain.content(flag: nil) == folder("bin/viva_viva.resources/Content"))
    folder.remove("bin")
    folder.makeFolder("bin")
    #expect(try plain.content(flag: nil) == folder("bin/../share/viva/Content"))
  }

  @Test("names every place where it looked for the material")
  func missingContent() {
    let problem = problem {
      _ = try Locations(environment: [:], executable: "/nowhere/bin/viva").content(flag: nil)
    }
    #expect(
      problem?.message == "the bundled material is missing: looked in /nowhere/bin/viva_viva.resources/Content, "
        + "/nowhere/bin/viva_viva.bundle/Content, /nowhere/bin/viva_viva.bundle/Contents/Resources/Content, "
        + "/nowhere/bin/../share/viva/Content")
    #expect(
      problem?.help
        == "keep the viva_viva.resources folder beside the program, or name the material with --content FOLDER")
  }

  @Test("says so when the program does not know its own place")
  func unknownPlace() {
    let problem = problem { _ = try Locations(environment: [:], executable: nil).content(flag: nil) }
    #expect(problem?.message == "the bundled material is missing: the program's own place is unknown")
  }

  @Test("refuses a named folder that is missing or holds no bank/")
  func namedContent() {
    let folder = TemporaryFolder()
    let locations = Locations(environment: ["VIVA_CONTENT": folder("gone")], executable: nil)
    let help = "name the folder that holds bank/ and checklists/ with --content or VIVA_CONTENT"
    #expect(
      problem { _ = try locations.content(flag: nil) }
        == FileProblem("there is no folder \(folder("gone"))", help: help))
    #expect(
      problem { _ = try locations.content(flag: folder.path) }
        == FileProblem("there is no bank/ in the folder \(folder.path)", help: help))
  }
}
