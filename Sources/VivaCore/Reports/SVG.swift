/// Marks of a chart, written one behind the other. How a class looks is the page's style sheet's business.
struct SVG {
  private(set) var text = ""

  enum Anchor: String { case start, middle, end }

  mutating func rect(_ x: Double, _ y: Double, _ width: Double, _ height: Double, _ style: String, corner: Double = 0) {
    let corner = corner > 0 ? " rx=\"\(SVG.number(corner))\"" : ""
    text +=
      "<rect class=\"\(style)\" x=\"\(SVG.number(x))\" y=\"\(SVG.number(y))\" "
      + "width=\"\(SVG.number(max(0, width)))\" height=\"\(SVG.number(max(0, height)))\"\(corner)/>"
  }

  mutating func line(_ x1: Double, _ y1: Double, _ x2: Double, _ y2: Double, _ style: String) {
    text +=
      "<line class=\"\(style)\" x1=\"\(SVG.number(x1))\" y1=\"\(SVG.number(y1))\" "
      + "x2=\"\(SVG.number(x2))\" y2=\"\(SVG.number(y2))\"/>"
  }

  mutating func polyline(_ points: [(x: Double, y: Double)], _ style: String) {
    let list = points.map { "\(SVG.number($0.x)),\(SVG.number($0.y))" }.joined(separator: " ")
    text += "<polyline class=\"\(style)\" points=\"\(list)\"/>"
  }

  mutating func circle(_ x: Double, _ y: Double, _ radius: Double, _ style: String) {
    text +=
      "<circle class=\"\(style)\" cx=\"\(SVG.number(x))\" cy=\"\(SVG.number(y))\" r=\"\(SVG.number(radius))\"/>"
  }

  /// A square on its corner.
  mutating func diamond(_ x: Double, _ y: Double, _ radius: Double, _ style: String) {
    let (left, right) = (SVG.number(x - radius), SVG.number(x + radius))
    let (top, bottom) = (SVG.number(y - radius), SVG.number(y + radius))
    let (x, y) = (SVG.number(x), SVG.number(y))
    text += "<path class=\"\(style)\" d=\"M\(left) \(y)L\(x) \(top)L\(right) \(y)L\(x) \(bottom)Z\"/>"
  }

  mutating func label(_ x: Double, _ y: Double, _ words: String, _ style: String = "label", _ anchor: Anchor = .start) {
    let anchor = anchor == .start ? "" : " text-anchor=\"\(anchor.rawValue)\""
    text +=
      "<text class=\"\(style)\" x=\"\(SVG.number(x))\" y=\"\(SVG.number(y))\"\(anchor)>\(escaped(words))</text>"
  }

  /// A coordinate with one decimal at most.
  static func number(_ value: Double) -> String {
    let tenths = value.isFinite ? Int((value * 10).rounded()) : 0
    let sign = tenths < 0 ? "-" : ""
    let rest = abs(tenths) % 10
    return "\(sign)\(abs(tenths) / 10)" + (rest == 0 ? "" : ".\(rest)")
  }

  /// As much of a name as there is room for; `columns` are those of a terminal, where a Chinese letter takes two.
  static func short(_ name: String, _ columns: Int) -> String {
    let name = neutralised(name, newlines: false)
    if TextWidth.columns(name) <= columns { return name }
    var (text, room) = ("", columns - 1)
    for character in name {
      room -= TextWidth.columns(character)
      if room < 0 { break }
      text.append(character)
    }
    while text.last == " " { text.removeLast() }
    return text + "…"
  }
}

/// Text for an HTML page or its SVG, where no scalar of it can end an element or an attribute, or move a terminal.
///
/// By scalars: a mark behind a quotation mark makes another `Character` of it.
func escaped(_ text: String) -> String {
  let text = neutralised(text, newlines: false)
  if !text.utf8.contains(where: { [0x22, 0x26, 0x27, 0x3C, 0x3E].contains($0) }) { return text }
  var safe = String.UnicodeScalarView()
  for scalar in text.unicodeScalars {
    switch scalar {
    case "&": safe.append(contentsOf: "&amp;".unicodeScalars)
    case "<": safe.append(contentsOf: "&lt;".unicodeScalars)
    case ">": safe.append(contentsOf: "&gt;".unicodeScalars)
    case "\"": safe.append(contentsOf: "&quot;".unicodeScalars)
    case "'": safe.append(contentsOf: "&#39;".unicodeScalars)
    default: safe.append(scalar)
    }
  }
  return String(safe)
}
