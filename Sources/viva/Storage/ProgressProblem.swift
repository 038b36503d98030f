import VivaCore

extension FileProblem {
  /// A progress file that cannot be read: nothing is written to it, and the backup to restore is named.
  init(progress path: String, _ problem: ProgressFile.Problem) {
    let backup = (try? Backups(of: path).all().last { BackupHealth($0.path).isSound })?.path
    let restore =
      backup.map { "'viva restore \($0)' brings the latest sound backup back" }
      ?? "there is no sound backup beside it: copy the file, then mend that line in an editor"
    switch problem {
    case .empty:
      self.init("\(path) is empty; nothing was changed", help: backup == nil ? "remove it to start anew" : restore)
    case .foreign(let line, let reason):
      self.init("\(path):\(line): this is no progress file: \(reason); nothing was changed", help: restore)
    case .damaged(let line, let reason):
      self.init("\(path):\(line): the file is damaged here: \(reason); nothing was changed", help: restore)
    case .newer(let version):
      self.init(
        "\(path) was written by a newer Viva (version \(version) of the format; this one knows \(ProgressFile.version)); "
          + "nothing was changed", help: "update Viva")
    }
  }
}
