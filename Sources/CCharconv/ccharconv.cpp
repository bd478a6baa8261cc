#include "ccharconv.h"

#include <charconv>
#include <cmath>

extern "C" size_t caudal_write_double(double value, char *to) {
  const double size = std::fabs(value);
  const bool positional = size == 0 || (size >= 1e-5 && size < 1e17);
  const auto result =
      std::to_chars(to, to + CAUDAL_DOUBLE_LENGTH, value,
                    positional ? std::chars_format::fixed : std::chars_format::scientific);
  return static_cast<size_t>(result.ptr - to);
}

extern "C" int caudal_read_double(const char *text, size_t length, double *value) {
  // from_chars also reads "inf" and "nan", which are no figures.
  const size_t sign = length > 0 && text[0] == '-' ? 1 : 0;
  if (length == sign) return 1;
  const char first = text[sign];
  if (!((first >= '0' && first <= '9') || first == '.')) return 1;
  const auto result = std::from_chars(text, text + length, *value);
  if (result.ec == std::errc::result_out_of_range) return 2;
  return result.ec == std::errc() && result.ptr == text + length ? 0 : 1;
}
