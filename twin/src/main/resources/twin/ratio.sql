-- ratio(numerator, denominator): the quotient, rounded half up (away from zero) at 12 decimals; null where the
-- denominator is zero. It never leaves whole numbers: both sides are taken in millionths and divided as at school,
-- first the whole part, then six decimals, then six more and the rounding. Exact while both sides are below 10^25;
-- far beyond, the database raises an error instead of answering wrong.

CREATE MACRO millionths(amount) AS
    trunc(amount::DECIMAL(38, 6))::HUGEINT * 1000000 + (amount::DECIMAL(38, 6) % 1 * 1000000)::HUGEINT;

CREATE MACRO trillionths(n, d) AS
    (n // d) * 1000000000000
    + ((n % d) * 1000000 // d) * 1000000
    + (2 * ((n % d) * 1000000 % d) * 1000000 + d) // (2 * d);

CREATE MACRO ratio(numerator, denominator) AS
    (trillionths(abs(millionths(numerator)), abs(millionths(denominator)))
        * sign(numerator) * sign(denominator))::DECIMAL(38, 0) * 0.000000000001;
