/// Recognises columns whose name says that they hold data about a person, in Spanish and English.
enum PersonalColumn {
  /// What a name gives away, nil where it gives away nothing.
  ///
  /// - Parameter name: the header as it stands in the file.
  static func kind(of name: String) -> String? {
    let words = Folding.fold(name).split { !$0.isLetter && !$0.isNumber }.map(String.init)
    let joined = words.joined(separator: " ")
    // `Tipo de documento` and `document type` sort what is counted.
    let sorts = !sorting.isDisjoint(with: words)
    for word in telling
    where word.whole.contains(joined)
      || word.within.contains(where: { phrase in
        contains(joined, phrase) && !sorts
      })
    {
      return word.kind
    }
    return nil
  }

  private struct Telling {
    var kind: String
    /// Names that tell when nothing else stands beside them.
    var whole: Set<String>
    /// Phrases that tell wherever they stand.
    var within: [String]
  }

  private static let sorting: Set<String> = [
    "tipo", "tipos", "clase", "categoria", "type", "types", "kind", "class", "category",
  ]

  private static func contains(_ text: String, _ phrase: String) -> Bool {
    text == phrase || text.hasPrefix(phrase + " ") || text.hasSuffix(" " + phrase)
      || text.contains(" " + phrase + " ")
  }

  private static let telling: [Telling] = [
    Telling(
      kind: "a person's name",
      whole: ["name", "names", "nombre", "nombres", "alias", "nombre y sexo"],
      within: [
        "full name", "first name", "last name", "surname", "given name", "family name",
        "maiden name", "person name", "migrant name", "name of the person", "apellido",
        "apellidos", "nombre completo", "primer nombre", "segundo nombre", "nombre del migrante",
        "nombre de la persona", "nombre persona", "nombre del beneficiario",
      ]),
    Telling(
      kind: "a date of birth", whole: ["dob", "birthday", "f nac"],
      within: [
        "birth date", "birthdate", "date of birth", "fecha de nacimiento", "fecha nacimiento",
        "fec nac", "f nacimiento",
      ]),
    Telling(
      kind: "the number of a document",
      whole: [
        "passport", "pasaporte", "documento", "document", "a number", "rfc", "dpi", "expediente",
        "visa", "huella", "huellas",
      ],
      within: [
        "passport number", "passport no", "no de pasaporte", "numero de pasaporte",
        "nro de pasaporte", "document number", "document id", "numero de documento",
        "no de documento", "nro de documento", "no documento", "nro documento",
        "documento de identidad", "documento de identificacion", "identity document", "id number",
        "national id", "cedula", "dni", "curp", "ssn", "social security number", "alien number",
        "case number", "visa number", "numero de expediente", "fingerprint", "fingerprints",
        "biometric id",
      ]),
    Telling(
      kind: "how a person can be reached",
      whole: ["mail", "address", "direccion", "contact", "contacto", "mobile", "movil"],
      within: [
        "phone", "phone number", "telephone", "cell phone", "telefono", "celular", "whatsapp",
        "email", "e mail", "correo electronico", "home address", "street address", "domicilio",
        "direccion particular", "facebook",
      ]),
    Telling(
      kind: "a photograph", whole: ["photo", "picture", "foto", "fotografia"],
      within: ["photograph", "photo id"]),
  ]
}
