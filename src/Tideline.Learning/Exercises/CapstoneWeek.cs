using Tideline.Learning.Practice;

namespace Tideline.Learning.Exercises;

/// <summary>The week of C1 and what follows from it by rule.</summary>
internal sealed class CapstoneWeek
{
    public const long Threshold = 16;
    private const double NotObservable = 0.7;
    private const double LowReliability = 0.3;

    private CapstoneWeek(string folder)
    {
        Areas = [.. PracticeTable.Read(folder, CapstoneFiles.Week).Select(Of)];
        Area[] seen = [.. Areas.Where(a => a.Contributors is not null)];
        Table = new(
            seen.ToDictionary(a => a.PCode, a => a.Parent.Length == 0 ? null : a.Parent, StringComparer.Ordinal), seen.ToDictionary(a => a.PCode, a => a.Contributors!.Value, StringComparer.Ordinal));
    }

    public IReadOnlyList<Area> Areas { get; }

    /// <summary>Contributors of the areas that can be observed.</summary>
    public TreeTable Table { get; }

    public static CapstoneWeek Read(string folder) => new(folder);

    private static Area Of(string[] r)
    {
        var outage = PracticeTable.Number(r[7]);
        long? contributors = r[3].Length == 0 ? null : PracticeTable.Whole(r[3]);
        return new(
            r[0], r[1], contributors, outage > NotObservable ? "L" : outage > LowReliability ? "U" : "A",
            contributors is null ? null : ((long)Math.Floor((PracticeTable.Number(r[4]) / 10) + 0.5) * 10, (long)Math.Floor(PracticeTable.Number(r[5]) / 10) * 10, (long)Math.Ceiling(PracticeTable.Number(r[6]) / 10) * 10),
            contributors is not { } n ? QualityRules.Nothing : QualityRules.Use(
                QualityRules.Class(PracticeTable.Number(r[8]) / PracticeTable.Number(r[9]), 0.4, 0.2),
                PracticeTable.Number(r[10]) is var change && change < 0.2 ? QualityRules.High : change < 0.4 ? QualityRules.Medium : QualityRules.Low,
                QualityRules.Class(n, 100, 50)));
    }

    /// <param name="Contributors">Null: not observable.</param>
    /// <param name="Status">Where the number is shown; L where there is none.</param>
    /// <param name="Rounded">Value to the nearest 10, lower bound down, upper bound up.</param>
    /// <param name="Use">Where the number is shown.</param>
    internal sealed record Area(string PCode, string Parent, long? Contributors, string Status, (long Value, long Lower, long Upper)? Rounded, string Use);
}
