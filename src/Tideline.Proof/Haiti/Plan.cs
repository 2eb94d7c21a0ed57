namespace Tideline.Proof.Haiti;

/// <summary>
/// What happens in the synthetic emergency, made so that it is about what DTM's round counted, with differences that are known: who reads the
/// triangulation can hold it against them.
/// </summary>
internal sealed class Plan
{
    /// <summary>People who stay with relatives are more than DTM sees: this much, outside the capital's department.</summary>
    private const double WithRelatives = 1.3;
    private const double Spread = 0.2;
    private const string Capital = "HT01";

    /// <summary>Of those hosted in a commune of the capital that people also leave, the share that moved within it: no phone tells.</summary>
    public const double WithinCommune = 0.45;

    /// <summary>Communes that people leave, by department.</summary>
    public static IReadOnlyDictionary<string, string[]> Exposed { get; } = new Dictionary<string, string[]>(StringComparer.Ordinal)
    {
        ["HT01"] = ["HT0111", "HT0112", "HT0113", "HT0114", "HT0115", "HT0117", "HT0118", "HT0131"],
        ["HT05"] = ["HT0533", "HT0542"],
        ["HT06"] = ["HT0621", "HT0622"],
    };

    /// <summary>Differences that are put in by hand: the truth over DTM's number.</summary>
    public static IReadOnlyDictionary<string, double> Planted { get; } = new Dictionary<string, double>(StringComparer.Ordinal)
    {
        // As if people were counted who had left again.
        ["HT0733"] = 0.25,
        ["HT0821"] = 0.3,
        // As if teams had not reached most.
        ["HT0421"] = 8,
        ["HT0934"] = 4,
    };

    /// <summary>People hosted where the round has no count.</summary>
    public static IReadOnlyDictionary<string, long> Uncounted { get; } = new Dictionary<string, long>(StringComparer.Ordinal) { ["HT0116"] = 9000, ["HT0513"] = 5500 };

    /// <summary>Communes whose masts fail 17 days after the onset and stay down.</summary>
    public static IReadOnlyList<string> MastsDown { get; } = ["HT0623"];

    private static readonly Dictionary<string, double> _cities = new(StringComparer.Ordinal)
    {
        ["HT0111"] = 10,
        ["HT0112"] = 6,
        ["HT0113"] = 7,
        ["HT0114"] = 5,
        ["HT0117"] = 4,
        ["HT0118"] = 2,
        ["HT0131"] = 4,
        ["HT0211"] = 2,
        ["HT0311"] = 4,
        ["HT0511"] = 4,
        ["HT0531"] = 3,
        ["HT0542"] = 3,
        ["HT0621"] = 3.5,
        ["HT0622"] = 2,
        ["HT0711"] = 2,
    };

    private readonly string[] _communes;
    private readonly Dictionary<string, double[]> _destinations = new(StringComparer.Ordinal);
    private readonly Dictionary<string, double> _leaving = new(StringComparer.Ordinal);

    public Plan(DtmRound round, ulong seed)
    {
        _communes = [.. round.Communes.Select(c => c.PCode)];
        People = [.. _communes.Select((c, i) => (long)Math.Round((30_000 + (60_000 * Draws.Unit(seed, Purpose.People, i))) * _cities.GetValueOrDefault(c, 1)))];
        OriginOf = [.. _communes.Select(c => Exposed.Where(e => e.Value.Contains(c, StringComparer.Ordinal)).Select(e => e.Key).FirstOrDefault())];
        foreach (var origin in Exposed.Keys)
        {
            var hosted = _communes.Select((c, i) => Hosted(round, c, origin) * Factor(c, i, seed)).ToArray();
            _destinations[origin] = Cumulative(hosted);
            _leaving[origin] = hosted.Sum() / People.Where((_, i) => OriginOf[i] == origin).Sum();
        }
    }

    /// <summary>People with homes in each commune, by its place.</summary>
    public long[] People { get; }

    /// <summary>The department of origin that the commune is exposed in; null where nobody leaves.</summary>
    public string?[] OriginOf { get; }

    /// <summary>Share of the people of an exposed commune that leaves.</summary>
    public double Leaving(int home) => OriginOf[home] is { } origin ? _leaving[origin] : 0;

    /// <summary>Where somebody who leaves goes; their own commune where they move within it.</summary>
    public int Destination(int home, double unit, double within)
    {
        var host = At(_destinations[OriginOf[home]!], unit);
        return OriginOf[host] is not null && within < WithinCommune ? home : host;
    }

    /// <summary>The place in a cumulative list.</summary>
    public static int At(double[] cumulative, double unit)
    {
        var at = Array.BinarySearch(cumulative, unit * cumulative[^1]);
        return Math.Min(at < 0 ? ~at : at + 1, cumulative.Length - 1);
    }

    public static double[] Cumulative(IEnumerable<double> weights)
    {
        var sum = 0.0;
        return [.. weights.Select(w => sum += w)];
    }

    // Who came from a department without exposed communes is taken to have come from the capital's.
    private static double Hosted(DtmRound round, string commune, string origin) =>
        round.Hosted.Where(h => h.Key.Commune == commune && (Exposed.ContainsKey(h.Key.Origin) ? h.Key.Origin : Capital) == origin).Sum(h => h.Value)
        + (origin == Capital ? Uncounted.GetValueOrDefault(commune) : 0);

    private static double Factor(string commune, int place, ulong seed) => Uncounted.ContainsKey(commune) ? 1
        : Planted.TryGetValue(commune, out var planted) ? planted
        : (commune.StartsWith(Capital, StringComparison.Ordinal) ? 1 : WithRelatives) * Math.Exp(Spread * Draws.Normal(seed, Purpose.Factor, place));
}

/// <summary>What a draw is for.</summary>
internal static class Purpose
{
    public const int People = 1;
    public const int Factor = 2;
    public const int Home = 3;
    public const int Leave = 4;
    public const int Destination = 5;
    public const int Day = 6;
    public const int Active = 7;
    public const int Trip = 8;
    public const int TripTo = 9;
    public const int Event = 10;
    public const int Site = 11;
    public const int Within = 12;
    public const int Rate = 13;
}
