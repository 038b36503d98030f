import Foundation
import VivaCore

/// Opens the user's own card in their editor and takes the new wording over.
struct CardEditor {
  private let review: ReviewRun

  init(_ review: ReviewRun) { self.review = review }

  /// Whether the card that is shown can be edited at all.
  var canEdit: Bool { review.session.currentCard?.isOwn == true }

  /// - Returns: what happened, as a sentence.
  func edit() -> String {
    guard let card = review.session.currentCard else { return "There is no card to edit." }
    guard card.isOwn else { return "Only your own cards can be edited; this one came with Viva." }
    do throws(FileProblem) {
      try Editor.open(card.source.path, line: card.line, review.world)
      let bytes = try File(card.source.path, O_RDONLY, verb: "read").readAll(limit: ContentFiles.sizeLimit)
      let library = Library([ContentFile(.deck(.own), SourceText(path: card.source.path, bytes: bytes))])
      if let mistake = library.problems.first(where: { $0.severity == .error }) {
        return "The deck has a mistake now, so the old wording stays: \(mistake.headline)"
      }
      guard let edited = library.card(card.id) else {
        return "The deck has no card '\(card.id)' any more, so the old wording stays. "
          + "A card without an id gets a new one when its prompt changes; {#an-id} keeps its history."
      }
      review.replace(edited)
      return "Edited."
    } catch {
      return "Not edited: \(error.message)"
    }
  }
}
