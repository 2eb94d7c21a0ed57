using NodaTime;
using NodaTime.Text;
using Tideline.Domain.Disclosure.Privacy;
using Tideline.Domain.Places;
using Tideline.Projects.Chains;

namespace Tideline.Release.Privacy;

/// <summary>One week of the release.</summary>
/// <param name="Entry">Null where it is not measured yet.</param>
/// <param name="Figures">Null with the entry.</param>
internal sealed record MeasuredWeek(
    int Week, LocalDate Start, PrivacyLedgerEntry? Entry, string Sha256, PrivateFigures? Figures)
{
    public LocalDate End => Start.PlusDays(6);
}

/// <summary>Gets the measurements that a release needs from the ledger, or makes them.</summary>
internal static class MeasuredWeeks
{
    /// <summary>Data must reach so many days past a week's end before it is final.</summary>
    private const int DaysUntilFinal = 7;

    public static IReadOnlyList<MeasuredWeek> Of(
        ReleaseInput input, PrivateSource source, PrivacyRules rules, PrivacyLedger ledger, IEnumerable<(string Release, string Sha256)> marks)
    {
        var (counts, layout) = (source.Counts, source.Counts.Layout);
        var wanted = new List<(int Week, WantedWeek Wanted)>();
        for (var w = 0; w < counts.Weeks; w++)
        {
            var (week, start) = (w, StartOf(counts, w));
            var final = start.PlusDays(6 + DaysUntilFinal) <= input.Vintage;
            if (final || rules.ProvisionalWeeks)
            {
                var stage = final ? MeasurementStage.Final : MeasurementStage.Provisional;
                var key = new MeasurementKey(input.Emergency.Id, input.Definition, rules.Revision, LocalDatePattern.Iso.Format(start), stage);
                var purpose = start <= input.Emergency.Ends ? SpendingPurpose.Emergency : SpendingPurpose.FollowUp;
                var plan = NoisePlan.Of(rules.RhoPerWeek, layout.UpperLevels, counts.Placebos(w));
                wanted.Add((w, new(key, purpose, plan, () => WeekMeasurement.Draw(counts, week, plan, source.Bits))));
            }
        }

        var entries = ledger.Take(rules, source.Epoch, CellsOf(layout), [.. wanted.Select(w => w.Wanted)], marks);
        var found = wanted.Zip(entries).ToDictionary(p => p.First.Week, p => p.Second);
        var population = PopulationOf(input, layout);
        return
        [
            .. Enumerable.Range(0, counts.Weeks).Select(w => found.TryGetValue(w, out var e)
                ? new MeasuredWeek(w, StartOf(counts, w), e.Entry, e.Sha256, PrivateEstimator.Estimate(layout, e.Entry.Measurement, e.Entry.Noise, population))
                : new MeasuredWeek(w, StartOf(counts, w), null, "", null)),
        ];
    }

    /// <summary>Hash of the measured cells: homes by node, hosts by p-code.</summary>
    public static string CellsOf(PrivateLayout layout)
    {
        var text = string.Join('\n', layout.Nodes.Select(n => n.PCode)) + "\n\n"
            + string.Join('\n', layout.Map.AreasAtLevel[layout.FlowLevel].Select(a => a.PCode));
        return ChainLine.HashOf(text);
    }

    private static LocalDate StartOf(BoundedCounts counts, int week) => Day.Date(counts.FirstWeek + (7 * week));

    /// <summary>People of the reference table by home district: a public number, not one made from subscribers.</summary>
    private static double[] PopulationOf(ReleaseInput input, PrivateLayout layout)
    {
        var people = new double[layout.Districts];
        foreach (var (a, area) in layout.Map.Hierarchy.Finest.Index())
        {
            if (layout.DistrictOfArea[a] is >= 0 and var district)
            {
                people[district] += input.Reference.Population?.People.GetValueOrDefault(area.PCode) ?? 0;
            }
        }

        return people;
    }
}
