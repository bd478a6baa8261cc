package import Domain

/// How full reception would be: arrivals a day times the mean stay, over the places there are.
///
/// By Little's law the mean number of people in a centre is the rate at which they arrive times how
/// long they stay. A load above 1 says that there were more people than places on the mean day; days
/// above the mean are not seen.
///
/// - Reference: Little JDC (1961). A proof for the queuing formula L = λW. Operations Research
///   9:383–387. doi:10.1287/opre.9.3.383
package struct ReceptionLoad: Sendable, Equatable {
  /// Capacity as a source declares it for a country.
  package struct Capacity: Sendable, Equatable {
    package var places: Double
    package var stayDays: Double
    /// The periods that the two figures are about.
    package var placesOf: Period
    package var stayOf: Period

    package init(places: Double, stayDays: Double, placesOf: Period, stayOf: Period) {
      self.places = places
      self.stayDays = stayDays
      self.placesOf = placesOf
      self.stayOf = stayOf
    }
  }

  package var period: Period
  package var arrivalsPerDay: Double
  package var capacity: Capacity

  /// People present on the mean day.
  package var present: Double { arrivalsPerDay * capacity.stayDays }
  package var load: Double { present / capacity.places }

  /// - Returns: nil where arrivals are negative or no number, where there is no place, or where
  ///   nobody stays for any time.
  package init?(arrivals: Double, in period: Period, _ capacity: Capacity) {
    guard arrivals >= 0, arrivals.isFinite, capacity.places > 0, capacity.places.isFinite,
      capacity.stayDays > 0, capacity.stayDays.isFinite
    else { return nil }
    self.period = period
    arrivalsPerDay = arrivals / Double(period.start.distance(to: period.end) + 1)
    self.capacity = capacity
  }
}

extension ReceptionLoad.Capacity {
  /// The newest capacity of a country that was declared for a period or an earlier one.
  ///
  /// - Parameters:
  ///   - series: of ``ReturnIndicator/places`` and ``ReturnIndicator/stay``, of any frequency.
  ///   - country: where people are received.
  ///   - period: the month whose arrivals are set against it.
  /// - Returns: nil unless both are known.
  package init?(_ series: [CountSeries], of country: String, for period: Period) {
    func newest(_ indicator: String) -> (value: Double, period: Period)? {
      series.filter { $0.key.indicator == indicator && $0.key.place == country }
        .flatMap { one in
          one.values.indices.map { (value: one.values[$0], period: one.start.advanced(by: $0)) }
        }
        .filter { !$0.value.isNaN && $0.period.start <= period.end }
        .max { ($0.period.start, $0.period.end) < ($1.period.start, $1.period.end) }
    }
    guard let places = newest(ReturnIndicator.places), let stay = newest(ReturnIndicator.stay)
    else { return nil }
    self.init(
      places: places.value, stayDays: stay.value, placesOf: places.period, stayOf: stay.period)
  }
}
