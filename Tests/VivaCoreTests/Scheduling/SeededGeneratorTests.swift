import Testing

@testable import VivaCore

@Suite("SeededGenerator")
struct SeededGeneratorTests {
  @Test("is SplitMix64: the published first numbers of seed 1234567")
  func published() {
    var generator = SeededGenerator(seed: 1_234_567)
    let numbers = (0..<5).map { _ in generator.next() }
    #expect(
      numbers == [
        6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423, 4_593_380_528_125_082_431,
        16_408_922_859_458_223_821,
      ])
  }

  @Test("shuffles without losing anything, the same way for the same seed")
  func shuffle() {
    let numbers = Array(0..<100)
    #expect(numbers.shuffled(seed: 7).sorted() == numbers)
    #expect(numbers.shuffled(seed: 7) == numbers.shuffled(seed: 7))
    #expect(numbers.shuffled(seed: 7) != numbers.shuffled(seed: 8))
    #expect([Int]().shuffled(seed: 7) == [])
  }

  @Test("draws a fraction from 0 up to but not including 1 for any text and count")
  func fraction() {
    let fractions = (0..<1000).map { SeededGenerator.fraction(of: "card-\($0 % 10)", $0) }
    #expect(fractions.allSatisfy { (0..<1).contains($0) })
    #expect(Set(fractions).count == 1000)
    let mean = fractions.reduce(0, +) / 1000
    #expect(mean > 0.45 && mean < 0.55)
  }
}
