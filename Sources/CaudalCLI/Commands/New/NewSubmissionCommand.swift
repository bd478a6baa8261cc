package import ArgumentParser
import Domain
import Pipeline

/// `caudal new submission`: the form on which a country hands in reintegration figures.
package struct NewSubmissionCommand: ParsableCommand {
  package static let configuration = CommandConfiguration(
    commandName: "submission",
    abstract: "Writes the form on which a country hands in its reintegration figures.",
    discussion: """
      One row for each service, sex and age group: write the number of people into the column \
      value and leave empty what is not known; 0 means that nobody was counted. Never write down \
      names or anything else about one person. docs/submission.md explains every row, in Spanish \
      and English.

      A file that is there already is never overwritten. `caudal check FILE.csv` then lists every \
      fault of a filled form at once; put it into datasets/reintegration-submissions/, named by \
      country and day, and the next run reads it.

      EXAMPLES
        caudal new submission --country GTM --quarter 2025-Q1
        caudal new submission --country "El Salvador" --quarter 2025-Q1 --output slv.csv
        caudal check reintegration-GTM-2025-Q1.csv
        mv reintegration-GTM-2025-Q1.csv \\
          datasets/reintegration-submissions/GTM-2025-05-15.csv

      Ends with 0 once the form is written, with 64 where country or quarter is not known, with 73 \
      where the file is there already or cannot be written.
      """)

  @Option(help: "Who hands in: a code such as GTM, or the name in Spanish or English.")
  var country: String

  @Option(help: "The quarter that the figures are about, such as 2025-Q1.")
  var quarter: String

  @Option(
    help: ArgumentHelp(
      "Where the form goes (default: reintegration-<country>-<quarter>.csv).", valueName: "file"))
  var output: String?

  package init() {}

  package mutating func run() throws {
    let form = try Submissions.writeForm(country: country, quarter: quarter, to: output)
    Terminal.say(
      "\(counted(form.rows, "row")) to fill in for \(form.country.name.en) and \(form.quarter); "
        + "then: caudal check \(form.path)")
    Terminal.print(form.path)
  }
}
