/// Numbers for combinations of byte fields, in the order in which they first appear.
///
/// A long table names few combinations many times: looking one up costs a hash and a comparison of
/// the bytes as they stand in the file, and what they mean is found out once.
///
/// - Complexity: O(bytes of the fields) a look-up; memory is the distinct combinations.
struct KeyTable: ~Copyable {
  private(set) var count = 0
  private var slots: UnsafeMutablePointer<UInt32>
  private var mask: Int
  private var hashes: [UInt64] = []
  /// Where each key begins in `bytes`.
  private var offsets: [Int] = [0]
  private var bytes: UnsafeMutablePointer<UInt8>
  private var used = 0
  private var capacity = 1 << 12
  /// Drawn anew for each table, so that nobody can write a file whose keys all collide; the numbers
  /// do not depend on it.
  private let seed = UInt64.random(in: .min ... .max)

  private static let empty = UInt32.max

  init() {
    mask = 1_023
    slots = .allocate(capacity: mask + 1)
    slots.initialize(repeating: KeyTable.empty, count: mask + 1)
    bytes = .allocate(capacity: capacity)
  }

  deinit {
    slots.deallocate()
    bytes.deallocate()
  }

  /// The number of a combination, and whether it is new.
  mutating func number(
    of fields: UnsafeBufferPointer<UnsafeRawBufferPointer>
  ) -> (number: Int, isNew: Bool) {
    var hash = seed
    for index in fields.indices { hash = KeyTable.mix(hash, fields[index]) }
    var slot = Int(truncatingIfNeeded: hash) & mask
    while true {
      let number = slots[slot]
      if number == KeyTable.empty { break }
      if hashes[Int(number)] == hash, equals(Int(number), fields) { return (Int(number), false) }
      slot = (slot + 1) & mask
    }
    slots[slot] = UInt32(count)
    insert(hash, fields)
    return (count - 1, true)
  }

  private func equals(
    _ number: Int, _ fields: UnsafeBufferPointer<UnsafeRawBufferPointer>
  ) -> Bool {
    var at = offsets[number]
    let end = offsets[number + 1]
    for index in fields.indices {
      let field = fields[index]
      // A NUL ends each field: the reader lets none through.
      guard at + field.count < end, bytes[at + field.count] == 0,
        KeyTable.same(bytes + at, field)
      else { return false }
      at += field.count + 1
    }
    return at == end
  }

  private static func same(_ left: UnsafePointer<UInt8>, _ right: UnsafeRawBufferPointer) -> Bool {
    let left = UnsafeRawPointer(left)
    let count = right.count
    var at = 0
    while at &+ 8 <= count {
      guard word(left, at) == word(right, at) else { return false }
      at &+= 8
    }
    if at == count { return true }
    // The last bytes once more, together with some before them.
    if count >= 8 { return word(left, count &- 8) == word(right, count &- 8) }
    while at < count {
      guard left.load(fromByteOffset: at, as: UInt8.self) == right[at] else { return false }
      at &+= 1
    }
    return true
  }

  @inline(__always)
  private static func word(_ bytes: UnsafeRawPointer, _ at: Int) -> UInt64 {
    bytes.loadUnaligned(fromByteOffset: at, as: UInt64.self)
  }

  @inline(__always)
  private static func word(_ bytes: UnsafeRawBufferPointer, _ at: Int) -> UInt64 {
    bytes.loadUnaligned(fromByteOffset: at, as: UInt64.self)
  }

  private mutating func insert(
    _ hash: UInt64, _ fields: UnsafeBufferPointer<UnsafeRawBufferPointer>
  ) {
    let length = fields.reduce(0) { $0 + $1.count + 1 }
    if used + length > capacity {
      let larger = max(capacity * 2, used + length)
      let moved = UnsafeMutablePointer<UInt8>.allocate(capacity: larger)
      moved.update(from: bytes, count: used)
      bytes.deallocate()
      bytes = moved
      capacity = larger
    }
    for field in fields {
      if let start = field.baseAddress {
        UnsafeMutableRawPointer(bytes + used).copyMemory(from: start, byteCount: field.count)
      }
      used += field.count
      bytes[used] = 0
      used += 1
    }
    hashes.append(hash)
    offsets.append(used)
    count += 1
    if count * 2 > mask { rehash() }
  }

  private mutating func rehash() {
    slots.deallocate()
    mask = mask * 2 + 1
    slots = .allocate(capacity: mask + 1)
    slots.initialize(repeating: KeyTable.empty, count: mask + 1)
    for (number, hash) in hashes.enumerated() {
      var slot = Int(truncatingIfNeeded: hash) & mask
      while slots[slot] != KeyTable.empty { slot = (slot + 1) & mask }
      slots[slot] = UInt32(number)
    }
  }

  /// - References: the folded multiplication of Y. Wang's wyhash (public domain).
  @inline(__always)
  private static func mix(_ hash: UInt64, _ field: UnsafeRawBufferPointer) -> UInt64 {
    var hash = hash ^ UInt64(truncatingIfNeeded: field.count)
    let count = field.count
    var at = 0
    while at &+ 8 <= count {
      hash = fold(hash ^ word(field, at))
      at &+= 8
    }
    var tail: UInt64 = 0
    if at < count {
      if count >= 8 {
        tail = word(field, count &- 8)
      } else {
        while at < count {
          tail = tail &<< 8 | UInt64(field[at])
          at &+= 1
        }
      }
    }
    return fold(hash ^ tail ^ 0xE703_7ED1_A0B4_28DB)
  }

  @inline(__always)
  private static func fold(_ value: UInt64) -> UInt64 {
    let (high, low) = value.multipliedFullWidth(by: 0x9E37_79B9_7F4A_7C15)
    return high ^ low
  }
}
