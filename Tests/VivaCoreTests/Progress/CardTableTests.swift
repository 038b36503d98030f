import Testing

@testable import VivaCore

@Suite("CardTable")
struct CardTableTests {
  @Test("numbers 10,000 ids in the order of their coming, and finds each again")
  func many() {
    var table = CardTable()
    let ids = (0..<10_000).map { "card-\($0)" }
    let numbers = ids.map { table.number(adding: $0) }
    #expect(numbers == Array(0..<10_000))
    #expect(table.count == 10_000)
    let again = ids.map { table.number(adding: $0) }
    #expect(again == numbers)
    #expect(ids.indices.allSatisfy { table.number(of: ids[$0]) == $0 && table.id($0) == ids[$0] })
    #expect(table.count == 10_000)
  }

  @Test("does not know what was never added")
  func unknown() {
    var table = CardTable()
    #expect(table.number(of: "a") == nil)
    _ = table.number(adding: "ab")
    #expect(table.number(of: "a") == nil)
    #expect(table.number(of: "abc") == nil)
    #expect(table.number(of: "") == nil)
  }

  @Test("tells ids apart by their bytes, composed and decomposed letters too")
  func bytes() {
    var table = CardTable()
    let numbers = ["caf\u{E9}", "cafe\u{301}", "", "caf\u{E9}"].map { table.number(adding: $0) }
    #expect(numbers == [0, 1, 2, 0])
    #expect(Array(table.id(1).utf8) == Array("cafe\u{301}".utf8))
  }
}
