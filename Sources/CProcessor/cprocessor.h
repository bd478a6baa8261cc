#ifndef CAUDAL_CPROCESSOR_H
#define CAUDAL_CPROCESSOR_H

// Asks the processor and the operating system for AVX2, FMA and BMI2: 1 where code compiled for
// x86-64-v3 may run, 0 elsewhere.

#if defined(__x86_64__)
#include <cpuid.h>

static inline int caudal_runs_x86_64_v3(void) {
  unsigned int a, b, c, d;
  if (!__get_cpuid(1, &a, &b, &c, &d)) return 0;
  const unsigned int fma = 1u << 12, movbe = 1u << 22, osxsave = 1u << 27, avx = 1u << 28,
                     f16c = 1u << 29;
  const unsigned int first = fma | movbe | osxsave | avx | f16c;
  if ((c & first) != first) return 0;
  unsigned int low, high;
  __asm__ volatile("xgetbv" : "=a"(low), "=d"(high) : "c"(0));
  if ((low & 6u) != 6u) return 0;  // The system saves the XMM and YMM registers.
  if (!__get_cpuid_count(7, 0, &a, &b, &c, &d)) return 0;
  const unsigned int bmi1 = 1u << 3, avx2 = 1u << 5, bmi2 = 1u << 8;
  const unsigned int seventh = bmi1 | avx2 | bmi2;
  if ((b & seventh) != seventh) return 0;
  if (!__get_cpuid(0x80000001u, &a, &b, &c, &d)) return 0;
  return (c & (1u << 5)) != 0;  // LZCNT
}
#else
static inline int caudal_runs_x86_64_v3(void) { return 0; }
#endif

#endif
