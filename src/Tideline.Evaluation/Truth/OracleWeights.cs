using NodaTime;

namespace Tideline.Evaluation.Truth;

/// <summary>
/// People for one subscriber of a home area, as the oracle scales. It knows the state of every sampled subscriber, so
/// that its error is that of sampling alone.
/// </summary>
internal static class OracleWeights
{
    /// <summary>
    /// Residents by subscribers of each area; where <c>residents.csv</c> is absent, those present on the last day before
    /// the week in which evacuation starts. An area without subscribers has weight 0: not even the oracle sees it. Null
    /// where both tables are absent or none has such a day.
    /// </summary>
    public static IReadOnlyDictionary<string, double>? Of(TruthTables truth, LocalDate evacuationStarts)
    {
        if (truth.Residents is { } residents)
        {
            return Weights(residents.Select(r => (r.Area, r.People, r.Subscribers)));
        }

        var monday = evacuationStarts.With(DateAdjusters.PreviousOrSame(IsoDayOfWeek.Monday));
        var before = truth.Presence?.Where(p => p.Date < monday).ToList();
        if (before is not { Count: > 0 })
        {
            return null;
        }

        var last = before.Max(p => p.Date);
        return Weights(before.Where(p => p.Date == last).Select(p => (p.Area, p.People, p.Subscribers)));
    }

    private static Dictionary<string, double> Weights(IEnumerable<(string Area, double People, double Subscribers)> rows) =>
        rows.GroupBy(r => r.Area).ToDictionary(
            g => g.Key, g => g.Sum(r => r.Subscribers) is > 0 and var sampled ? g.Sum(r => r.People) / sampled : 0);
}
