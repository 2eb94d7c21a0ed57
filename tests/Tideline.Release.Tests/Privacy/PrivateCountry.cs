using NodaTime;
using Tideline.Domain.Disclosure.Privacy;
using Tideline.Domain.Displacement;
using Tideline.Domain.Places;
using Tideline.Domain.Quality;
using Tideline.Domain.Tests.Disclosure.Privacy;
using Tideline.Release.Privacy;

namespace Tideline.Release.Tests.Privacy;

/// <summary>The small country with 240 subscribers in each of two exposed tehsils of one district, of whom half were moved to another
/// province.</summary>
internal static class PrivateCountry
{
    public static readonly AreaHierarchy Areas = Country.Areas();

    private static readonly Lazy<BoundedCounts> _counts = new(Fold);

    public static ReleaseInput Input(PrivacyRules? rules, LocalDate? ends = null)
    {
        var input = Country.Input(Areas);
        return input with
        {
            Project = input.Project with { Disclosure = new() { DifferentialPrivacy = rules } },
            Emergency = input.Emergency with { Ends = ends ?? input.Emergency.Ends },
            Reference = input.Reference with { Population = new(Areas.Finest.ToDictionary(a => a.PCode, _ => 24_000L)) },
        };
    }

    public static PrivateSource Source(ulong seed, string epoch = "2025") => new(
        _counts.Value, (_, _, _) => Observability.Normal, epoch, new SeededBits(seed));

    private static BoundedCounts Fold()
    {
        string[] tehsils = [.. Areas.Finest.Select(a => a.PCode)];
        var map = new ClusterMap(Areas, [.. tehsils.Select((t, i) => (60.0 + i, 30.0, (string?)t))]);
        var emergency = Country.Input(Areas).Emergency;
        var onset = Day.Number(emergency.Onset);
        var live = Onset.Live(onset, Day.Number(emergency.EvacuationStarts), Day.Number(new LocalDate(2025, 9, 14)));
        var parameters = new DisplacementParameters { Replicates = 20 };
        var frame = new FoldFrame(
            map, PlaceboSchedule.Plan(live, onset - 220, parameters, _ => true), parameters, new HashSet<int>(), emergency.ExposedAreas);
        var fold = new StateFold(frame);
        for (var s = 0; s < 480; s++)
        {
            var (home, away) = (1 + (s % 2), 1 + Array.IndexOf(tehsils, "PK2A1"));
            var moved = s % 4 < 2;
            fold.Add((ulong)s + 1, [.. Enumerable.Range(-220, 240).Select(d => new TimelineDay(onset + d, moved && d >= 0 ? away : home, 0))]);
        }

        return new BoundedCounts(frame, fold.Counts);
    }
}
