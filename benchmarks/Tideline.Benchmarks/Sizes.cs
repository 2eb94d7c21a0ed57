namespace Tideline.Benchmarks;

/// <summary>How much data each part works on.</summary>
/// <param name="Name">As on the command line.</param>
/// <param name="Subscribers">Of the country of ingest and steps, over 252 days; about 2.8 events each day.</param>
/// <param name="NewDaySubscribers">Of the country of the new day, over 91 days.</param>
/// <param name="FoldSubscribers">Of the fold, over 245 days, in memory.</param>
/// <param name="Growth">Subscribers of the growth table: once, three and ten times.</param>
/// <param name="NationalSubscribers">Of the national proof, over 252 days.</param>
internal sealed record Sizes(
    string Name, int Subscribers, int NewDaySubscribers, int FoldSubscribers, IReadOnlyList<int> Growth, int NationalSubscribers)
{
    public static Sizes Named(string name) => name switch
    {
        "tiny" => new(name, 600, 600, 3_000, [600, 1_200, 2_400], 600),
        "small" => new(name, 2_000, 2_000, 20_000, [1_000, 3_000, 10_000], 3_000),
        "full" => new(name, 20_000, 200_000, 500_000, [4_000, 12_000, 40_000], 140_000),
        _ => throw new ArgumentException("--size is tiny, small or full.", nameof(name)),
    };
}
