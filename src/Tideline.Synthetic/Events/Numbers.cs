using Tideline.Synthetic.People;

namespace Tideline.Synthetic.Events;

/// <summary>Telephone numbers by position of the SIM; each is given once. National form, ten digits from 300.</summary>
internal static class Numbers
{
    /// <summary>Belongs to an ordinary subscriber; must never appear outside the inbox.</summary>
    public const long Canary = 3_009_999_999;

    private const long First = 3_000_000_000;
    private const long Range = 89_999_999;
    private const long Step = 37_492_817;

    /// <summary>Numbers of the other operator lie so far above.</summary>
    private const long OtherOperator = 300_000_000;

    public static long[] For(World world, Population population)
    {
        var numbers = new long[population.Sims.Length];
        for (var sim = 0; sim < numbers.Length; sim++)
        {
            // Steps of a number without common divisor visit each residue once.
            var number = First + ((Step * (sim + 1L)) % Range);
            number = number == Canary ? First + Range : number;
            numbers[sim] = population.Sims[sim].Kind == SimKind.Roamer ? number + OtherOperator : number;
        }

        var canary = Array.FindIndex(population.Sims, s => s is { Kind: SimKind.Person, FirstDay: 0, IsExposed: false, Rate: > 2 }
            && s.LastDay == world.Calendar.Days - 1);
        numbers[Math.Max(0, canary)] = Canary;
        return numbers;
    }
}
