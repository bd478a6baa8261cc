#ifndef CAUDAL_CCHARCONV_H
#define CAUDAL_CCHARCONV_H

// Numbers to text and back through the C++ library's <charconv>: shortest digits that read back to
// the same double, and correctly rounded reading. Neither allocates, throws or asks for a locale.

#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

/// Bytes that caudal_write_double may need at most.
enum { CAUDAL_DOUBLE_LENGTH = 32 };

/// Writes a finite number in the shortest form that reads back to the same double.
///
/// Positional from 1e-5 up to below 1e17, with an exponent beyond. Returns the bytes written, no
/// terminating zero. `to` holds at least CAUDAL_DOUBLE_LENGTH bytes.
size_t caudal_write_double(double value, char *to);

/// Reads the decimal number that fills `text` from its first to its last byte.
///
/// Returns 0 and sets `value`; 1 where the text is no number (blanks, a leading plus sign, `inf`,
/// `nan` and hexadecimal digits included); 2 where it is too large or too small for a double.
int caudal_read_double(const char *text, size_t length, double *value);

#ifdef __cplusplus
}
#endif

#endif
