using CsCheck;
using Tideline.Domain.Combining;

namespace Tideline.Domain.Tests.Combining;

public sealed class OperatorDominanceTests
{
    [Theory]
    [InlineData(false, 500.0)]
    [InlineData(false, 500.0, 400.0)]
    [InlineData(true, 500.0, 400.0, 50.0)]
    [InlineData(false, 500.0, 400.0, 49.0)]
    [InlineData(true, 500.0, 400.0, 25.0, 25.0)]
    [InlineData(true, 0.0, 0.0, 0.0)]
    public void The_second_largest_comes_no_nearer_than_a_tenth(bool isSafe, params double[] contributions) => Assert.Equal(isSafe, OperatorDominance.IsSafe(contributions, 10));

    [Fact]
    public void Nobody_who_takes_its_own_part_away_is_nearer_to_anothers_than_p_percent() => Gen.Double[0, 1000].Array[3, 6].Sample(parts =>
    {
        if (OperatorDominance.IsSafe(parts, 10))
        {
            foreach (var attacker in Enumerable.Range(0, parts.Length))
            {
                foreach (var other in Enumerable.Range(0, parts.Length).Where(o => o != attacker))
                {
                    Assert.True(parts.Sum() - parts[attacker] - parts[other] >= 0.1 * parts[other] - 1e-9);
                }
            }
        }
    });
}
