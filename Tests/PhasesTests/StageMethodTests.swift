import Foundation
import Phases
import Testing

@Suite("Methods of stages")
struct StageMethodTests {
  @Test("Every method of a stage is named once and defined on a page that is there")
  func pages() throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    #expect(Set(StageMethod.all.map(\.name)).count == StageMethod.all.count)
    for method in StageMethod.all {
      let text = try String(contentsOf: root.appending(path: method.page), encoding: .utf8)
      #expect(!text.isEmpty, "\(method.name)")
      #expect(method.purpose.hasSuffix("."), "\(method.name)")
    }
  }
}
