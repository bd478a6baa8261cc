import Foundation
import Testing
import Warehouse

@Suite("The page on the warehouse")
struct DocumentationTests {
  private func page() throws -> String {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    return try String(contentsOf: root.appending(path: "docs/warehouse.md"), encoding: .utf8)
  }

  @Test("Every table and view stands on the page")
  func relations() throws {
    let page = try page()
    let test = try TestWarehouse()
    let names = try test.rows(
      """
      SELECT name FROM sqlite_schema
      WHERE type IN ('table', 'view') AND name NOT LIKE 'sqlite_%' ORDER BY name
      """)
    for name in names {
      #expect(page.contains("`\(name)`") || page.contains("`\(name)("), "\(name)")
    }
  }

  @Test("The questions on the page can be asked")
  func questions() throws {
    let test = try TestWarehouse()
    let blocks = try page().components(separatedBy: "```sql\n").dropFirst()
      .compactMap { $0.components(separatedBy: "```").first }
      .filter { !$0.contains("ATTACH") }
    #expect(blocks.count >= 4)
    for block in blocks { _ = try test.rows(block) }
  }
}
