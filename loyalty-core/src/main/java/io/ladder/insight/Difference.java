package io.ladder.insight;

import org.jspecify.annotations.Nullable;

/**
 * By how much the means of two groups differ, with the 95 % confidence interval that does not take
 * their variances to be equal: B. L. Welch, The generalization of "Student's" problem when several
 * different population variances are involved, Biometrika 34 (1947), 28–35; its degrees of freedom
 * by F. E. Satterthwaite, Biometrics Bulletin 2 (1946), 110–114.
 *
 * @param mean of the one group less that of the other
 * @param low the lower end of the interval
 * @param high the upper end
 */
public record Difference(double mean, double low, double high) {
    /** What 97.5 % of a normal distribution is below. */
    private static final double Z = 1.959963984540054;

    /** Below so many degrees of freedom the expansion of the quantile is too coarse. */
    private static final double FREEDOM_MIN = 4;

    /**
     * The difference of two groups; null where they are too few to tell an interval: each has at
     * least two members, and the degrees of freedom are at least four.
     */
    public static @Nullable Difference between(Sample one, Sample other) {
        if (one.count() < 2 || other.count() < 2) {
            return null;
        }
        double mean = one.mean() - other.mean();
        double a = one.variance() / one.count();
        double b = other.variance() / other.count();
        if (a + b == 0) {
            return new Difference(mean, mean, mean);
        }
        double freedom =
                (a + b) * (a + b) / (a * a / (one.count() - 1) + b * b / (other.count() - 1));
        if (freedom < FREEDOM_MIN) {
            return null;
        }
        double half = quantile(freedom) * Math.sqrt(a + b);
        return new Difference(mean, mean - half, mean + half);
    }

    /**
     * What 97.5 % of Student's distribution is below, by the expansion in Abramowitz and Stegun,
     * Handbook of Mathematical Functions, 26.7.5; within 0.002 from four degrees of freedom on.
     */
    static double quantile(double freedom) {
        double z = Z;
        double z2 = z * z;
        double g1 = z * (z2 + 1) / 4;
        double g2 = z * ((5 * z2 + 16) * z2 + 3) / 96;
        double g3 = z * (((3 * z2 + 19) * z2 + 17) * z2 - 15) / 384;
        double g4 = z * ((((79 * z2 + 776) * z2 + 1482) * z2 - 1920) * z2 - 945) / 92160;
        return z + (g1 + (g2 + (g3 + g4 / freedom) / freedom) / freedom) / freedom;
    }
}
