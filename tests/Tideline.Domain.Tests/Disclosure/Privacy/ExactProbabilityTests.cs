using System.Numerics;
using Tideline.Domain.Disclosure.Privacy;

namespace Tideline.Domain.Tests.Disclosure.Privacy;

/// <summary>
/// The draws without chance: a draw is run on every string of bits up to some length, and the share of strings that end in an outcome is
/// its probability, but for the strings that are not long enough.
/// </summary>
public sealed class ExactProbabilityTests
{
    [Theory]
    [InlineData(1, 2)]
    [InlineData(3, 4)]
    [InlineData(1, 1)]
    public void A_coin_of_exp_minus_gamma_is_exact_but_for_strings_that_end_too_early(int numerator, int denominator) =>
        Compare(bits => ExactDraws.BernoulliExp(numerator, denominator, bits), true, Math.Exp(-(double)numerator / denominator));

    [Fact]
    public void The_middle_and_the_sides_of_a_discrete_laplace_are_exact()
    {
        var q = Math.Exp(-1);
        Compare(bits => ExactDraws.DiscreteLaplace(1, bits), BigInteger.Zero, (1 - q) / (1 + q));
        Compare(bits => ExactDraws.DiscreteLaplace(1, bits), BigInteger.One, q * (1 - q) / (1 + q));
        Compare(bits => ExactDraws.DiscreteLaplace(1, bits), BigInteger.MinusOne, q * (1 - q) / (1 + q));
    }

    /// <summary>Probability of an outcome lies between the mass of strings that end in it and that plus the undecided mass.</summary>
    private static void Compare<T>(Func<IBitSource, T> draw, T outcome, double expected)
        where T : notnull
    {
        var (ended, undecided) = (0.0, 0.0);
        Walk([], 1);

        Assert.True(undecided < 0.1, $"{undecided} undecided");
        Assert.InRange(expected, ended - 1e-12, ended + undecided + 1e-12);

        void Walk(List<ulong> path, double mass)
        {
            var bits = new Replay(path);
            try
            {
                ended += draw(bits).Equals(outcome) ? mass : 0;
            }
            catch (NeedsMoreException need)
            {
                if (mass < 2e-6)
                {
                    undecided += mass;
                    return;
                }

                for (var value = 0UL; value < 1UL << need.Bits; value++)
                {
                    Walk([.. path, value], mass / (1UL << need.Bits));
                }
            }
        }
    }

    /// <summary>Gives chosen numbers, and says where they end.</summary>
    private sealed class Replay(List<ulong> path) : IBitSource
    {
        private int _at;

        public ulong Take(int bits) => _at < path.Count ? path[_at++] : throw new NeedsMoreException(bits);
    }

    private sealed class NeedsMoreException(int bits) : Exception
    {
        public int Bits => bits;
    }
}
