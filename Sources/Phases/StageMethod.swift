/// A method that a stage applies to whole tables, and that no single series can be given to.
///
/// `caudal methods --stages` and the documentation name the same papers and references.
package struct StageMethod: Hashable, Sendable, Identifiable {
  package let name: String
  /// The stage of a pipeline that applies it.
  package let stage: String
  /// What it does, in one sentence.
  package let purpose: String
  /// Paper or handbook.
  package let reference: String
  /// What its values were compared with.
  package let agreesWith: String
  /// The page that defines it.
  package let page: String

  package var id: String { name }
}

extension StageMethod {
  /// All of them, phase by phase.
  package static let all = [
    StageMethod(
      name: "pressure-index", stage: "drivers",
      purpose: "Ranks countries of origin by what several indicators report together.",
      reference:
        "OECD and JRC (2008), Handbook on Constructing Composite Indicators, OECD Publishing.",
      agreesWith: "an independent NumPy reference over 36 combinations of choices, to 1e-9",
      page: "docs/drivers.md"),
    StageMethod(
      name: "rank-sensitivity", stage: "drivers",
      purpose: "Gives every rank its interval and tells which choice of method moves the ranks.",
      reference:
        "Saltelli A et al. (2010), Computer Physics Communications 181:259-270; Jansen MJW (1999), "
        + "Computer Physics Communications 117:35-43.",
      agreesWith: "the exact indices of Ishigami's and Sobol's g function, within 0.02",
      page: "docs/drivers.md"),
    StageMethod(
      name: "flows-on-drivers", stage: "drivers",
      purpose:
        "Tells which indicators go with a flow a year later, and whether they beat no change.",
      reference:
        "Zou H, Hastie T (2005), Journal of the Royal Statistical Society B 67:301-320; Cameron AC, "
        + "Miller DL (2015), Journal of Human Resources 50:317-372.",
      agreesWith: "R's plm and statsmodels (fixed effects with clustered errors)",
      page: "docs/drivers.md"),
    StageMethod(
      name: "mirror-figures", stage: "returns",
      purpose: "Puts what one country says it returned beside what the other says it received.",
      reference: "a comparison month by month; no model",
      agreesWith: "sums computed in Python from the published figures", page: "docs/returns.md"),
    StageMethod(
      name: "reception-outlook", stage: "returns",
      purpose: "Says what reception may expect, where that has beaten no change in the past.",
      reference: "Assimakopoulos V, Nikolopoulos K (2000), International Journal of Forecasting "
        + "16:521-530.",
      agreesWith: "the method theta, and errors of no change computed in Python",
      page: "docs/returns.md"),
    StageMethod(
      name: "deaths-per-crossings", stage: "returns",
      purpose: "Relates documented deaths to crossings where crossings are counted.",
      reference: "Garwood F (1936), Biometrika 28:437-442.",
      agreesWith: "scipy's chi-squared quantiles and R's poisson.test", page: "docs/returns.md"),
    StageMethod(
      name: "reintegration-cascade", stage: "report",
      purpose: "Follows returned people to documents, services and staying linked.",
      reference: "Wilson EB (1927), Journal of the American Statistical Association 22:209-212.",
      agreesWith: "statsmodels' proportion_confint", page: "docs/reintegration.md"),
    StageMethod(
      name: "small-count-suppression", stage: "report",
      purpose: "Hides small counts, and others until no hidden count follows from the totals.",
      reference:
        "Hundepool A et al. (2012), Statistical Disclosure Control, Wiley, chapter 4.",
      agreesWith: "an attack by enumeration on random tables, which recovers none",
      page: "docs/reintegration.md"),
  ]
}
