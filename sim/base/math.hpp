#pragma once
#include <cstddef>

namespace limlab {

// exp, log and pow of the C library change bits with the processor's variants (FMA, AVX2). What
// reaches the state of the world goes through these, which use only +, -, *, / and bit moves, and
// are the same everywhere when compiled with -ffp-contract=off. Relative error below 1e-14.

double log_same_bits(double x);                      ///< natural logarithm; x > 0
double exp_same_bits(double x);                      ///< e^x; |x| < 700
double pow_same_bits(double base, double exponent);  ///< base > 0

/// The same of `n` numbers at once, out[i] of x[i]; a quarter of the time where the processor has
/// AVX2 and all x are normal numbers in range.
void log_same_bits(const double* x, std::size_t n, double* out);
void exp_same_bits(const double* x, std::size_t n, double* out);

/// Probability per month that gives the annual probability `p` (0 ≤ p < 1).
double monthly_from_annual(double p);

}  // namespace limlab
