using System.Globalization;

namespace Tideline.EndToEnd.Tests;

/// <summary>One row of <c>observations.csv</c>, as text; no field of it may hold a comma.</summary>
internal sealed record Observation(
    string Indicator, string Area, string Counterpart, DateOnly Start, DateOnly End, string Value, string Lower, string Upper,
    string Unit, string Status, string Definition, string Emergency, string Vintage)
{
    public static string FileOf(string release) => Path.Combine(release, "observations.csv");

    public static IReadOnlyList<Observation> Read(string release) =>
        [.. File.ReadLines(FileOf(release)).Skip(1).Select(line => Of(line.Split(',')))];

    private static Observation Of(string[] f)
    {
        Assert.Equal(13, f.Length);
        return new Observation(f[0], f[1], f[2], Date(f[3]), Date(f[4]), f[5], f[6], f[7], f[8], f[9], f[10], f[11], f[12]);
    }

    private static DateOnly Date(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
