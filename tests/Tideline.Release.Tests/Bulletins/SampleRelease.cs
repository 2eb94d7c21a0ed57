using System.Globalization;
using NodaTime;
using Tideline.Domain.Cubes;
using Tideline.Domain.Disclosure;
using Tideline.Domain.Emergencies;
using Tideline.Release.Bulletins;
using Tideline.Release.Observations;

namespace Tideline.Release.Tests.Bulletins;

/// <summary>A release of the invented country in which every status occurs, as a home, as a host and as a week.</summary>
internal static class SampleRelease
{
    public static readonly LocalDate FirstWeek = new(2025, 8, 18);
    private const int Weeks = 7;
    private static readonly LocalDate Vintage = FirstWeek.PlusDays((Weeks * 7) - 1);
    private const string Definition = "tideline-1a2b3c4d";

    public static BulletinInput Input { get; } = new()
    {
        Observations = Observations(),
        Boundaries = SampleCountry.Boundaries,
        Population = SampleCountry.Population,
        Emergency = new("flood-2025", Hazard.Flood, new(2025, 8, 26), new(2025, 8, 23), new(2025, 9, 9), []),
        Configuration = new()
        {
            IssuedBy = "Darya Disaster Management Authority",
            Contact = "figures@ddma.example",
            HouseholdSize = 6.4,
            OtherFigures =
            [
                new("Persons in camps", 41_230, new(2025, 10, 4), "DDMA situation report 41"),
                new("Persons evacuated since 24 August", 612_000, new(2025, 9, 28), "DDMA situation report 34"),
                new("Persons affected", 2_450_000, new(2025, 9, 21), "Provincial rapid assessment"),
            ],
        },
        Claim = new(true, FirstWeek.PlusDays((Weeks - 1) * 7), Vintage, [D(2), D(3), D(4), D(9), D(10), D(11), D(12), D(17), D(18)]),
        Disclosure = new DisclosureRules(),
        Provenance = new()
        {
            CodeVersion = "0.1.0",
            Engine = "DuckDB",
            EngineVersion = "1.5.6",
            Seed = 20250826,
            Parameters = new Dictionary<string, string>(),
            InputHashes = new Dictionary<string, string>(),
            ExcludedDays = new Dictionary<LocalDate, string> { [new(2025, 8, 29)] = "truncated_day" },
            BridgedDays = new Dictionary<LocalDate, string> { [new(2025, 9, 6)] = "Eid Milad" },
            Placebos = [9, 10, 11, 12, 14, 15, 16],
            DetectionLimitKm = SampleCountry.Boundaries.Hierarchy.Finest
                .Where((_, i) => i % 5 != 0)
                .ToDictionary(a => a.PCode, a => 2.5 + (SampleCountry.Noise(int.Parse(a.PCode[2..], CultureInfo.InvariantCulture), 3) % 90 / 10.0), StringComparer.Ordinal),
            PanelSubscribers = 412_380,
            WithoutReference = 96_014,
            UnobservedShare = 0.137,
            Caveats = ["The panel of the western province is thin: 31 of 48 tehsils have fewer than 8 clusters."],
        },
        Definition = Definition,
        Vintage = Vintage,
        ReleaseId = "flood-2025-2025-10-05-9f3c21aa",
        TimeZone = "Asia/Karachi",
        DayStartsAt = new(5, 0),
        Rivers = SampleCountry.Rivers,
        Previous = new("flood-2025-2025-09-28-51b0c7de", FirstWeek.PlusDays(41), [Row(Indicator.DisplacedStock, "DY", null, 5, 181_200, ObservationStatus.Provisional)]),
    };

    public static Observation Row(
        Indicator indicator, string area, string? counterpart, int week, decimal value, ObservationStatus status, decimal spread = 0.14m)
    {
        var shown = status is not (ObservationStatus.Suppressed or ObservationStatus.NotObservable);
        var start = indicator.Period == PeriodKind.SinceOnset ? new LocalDate(2025, 8, 23) : FirstWeek.PlusDays(week * 7);
        var half = Math.Abs(value) * spread;
        return new(
            indicator.Name, area, counterpart, start, FirstWeek.PlusDays((week * 7) + 6),
            shown ? Tens(value) : null, shown ? Tens(value - half) : null, shown ? Tens(value + half + 10) : null,
            Unit.People, status, Definition, "flood-2025", Vintage);
    }

    /// <summary>The p-code of the nth district.</summary>
    private static string D(int number)
        => SampleCountry.Boundaries.Hierarchy.AtLevel(2).First(a => a.PCode.EndsWith($"{number:00}", StringComparison.Ordinal)).PCode;

    private static decimal Tens(decimal value) => decimal.Round(value / 10) * 10;

    private static List<Observation> Observations()
    {
        decimal[] stock = [2_100, 64_000, 148_000, 0, 196_000, 183_000, 171_400];
        decimal[] added = [2_400, 66_000, 98_000, 71_000, 14_000, 6_200, 3_150];
        decimal[] back = [0, 3_900, 13_200, 18_000, 22_000, 19_400, 14_900];
        ObservationStatus[] weekly =
        [
            ObservationStatus.LowReliability, ObservationStatus.Normal, ObservationStatus.SeriesBreak, ObservationStatus.NotObservable,
            ObservationStatus.Normal, ObservationStatus.Normal, ObservationStatus.Provisional,
        ];
        var rows = new List<Observation>();
        for (var w = 0; w < Weeks; w++)
        {
            rows.Add(Row(Indicator.DisplacedStock, "DY", null, w, stock[w], weekly[w]));
            rows.Add(Row(Indicator.NewlyDisplaced, "DY", null, w, added[w], weekly[w], 0.18m));
            rows.Add(Row(Indicator.Returned, "DY", null, w, back[w], w == 0 ? ObservationStatus.Suppressed : weekly[w], 0.2m));
        }

        rows.Add(Row(Indicator.DisplacedChange, "DY", null, Weeks - 1, -11_600, ObservationStatus.Provisional, 0.4m));
        rows.Add(Row(Indicator.EverDisplaced, "DY", null, Weeks - 1, 248_300, ObservationStatus.Provisional, 0.09m));
        Homes(rows);
        Hosts(rows);
        Pairs(rows);
        return rows;
    }

    private static void Homes(List<Observation> rows)
    {
        (string Area, decimal Value, ObservationStatus Status)[] homes =
        [
            (D(3), 46_300, ObservationStatus.Provisional), (D(10), 38_900, ObservationStatus.Provisional),
            (D(11), 31_250, ObservationStatus.Provisional), (D(17), 19_840, ObservationStatus.Normal),
            (D(4), 12_480, ObservationStatus.Provisional), (D(9), 52_000, ObservationStatus.SeriesBreak),
            (D(18), 6_210, ObservationStatus.Provisional), (D(2), 0, ObservationStatus.NotObservable),
            (D(12), 4_430, ObservationStatus.Forecast), (D(16), 2_950, ObservationStatus.LowReliability),
            (D(19), 1_480, ObservationStatus.LowReliability), (D(1), 0, ObservationStatus.Suppressed),
            (D(24), 890, ObservationStatus.LowReliability), (D(25), 0, ObservationStatus.Suppressed),
            (D(5), 380, ObservationStatus.LowReliability),
            (D(8), 0, ObservationStatus.NotObservable), (D(13), 610, ObservationStatus.Normal),
        ];
        foreach (var (area, value, status) in homes)
        {
            rows.Add(Row(Indicator.DisplacedStock, area, null, Weeks - 1, value, status, status == ObservationStatus.LowReliability ? 0.7m : 0.15m));
            rows.Add(Row(Indicator.NewlyDisplaced, area, null, Weeks - 1, value * 0.02m, value < 5_000 && value > 0 ? ObservationStatus.Suppressed : status, 0.4m));
            rows.Add(Row(Indicator.Returned, area, null, Weeks - 1, value * 0.09m, value is < 2_000 and > 0 ? ObservationStatus.Suppressed : status, 0.3m));
            rows.Add(Row(Indicator.DisplacedChange, area, null, Weeks - 1, value * -0.06m, status, 1.1m));
        }
    }

    private static void Hosts(List<Observation> rows)
    {
        (string Area, decimal Value, ObservationStatus Status)[] hosts =
        [
            (D(11), 41_700, ObservationStatus.Provisional), (D(17), 33_800, ObservationStatus.Provisional), (D(14), 22_940, ObservationStatus.Normal),
            (D(3), 18_210, ObservationStatus.Provisional), (D(18), 11_300, ObservationStatus.Provisional), (D(8), 7_920, ObservationStatus.LowReliability),
            (D(20), 5_480, ObservationStatus.Normal), (D(26), 4_010, ObservationStatus.Forecast), (D(15), 3_260, ObservationStatus.LowReliability),
            (D(24), 2_840, ObservationStatus.SeriesBreak), (D(2), 0, ObservationStatus.NotObservable), (D(23), 0, ObservationStatus.Suppressed),
            (D(7), 0, ObservationStatus.Suppressed), (D(6), 1_240, ObservationStatus.LowReliability), (D(10), 9_150, ObservationStatus.Provisional),
        ];
        rows.AddRange(hosts.Select(h => Row(Indicator.DisplacedHosted, h.Area, null, Weeks - 1, h.Value, h.Status, 0.16m)));
    }

    private static void Pairs(List<Observation> rows)
    {
        (string Home, string Host, decimal Value, ObservationStatus Status)[] pairs =
        [
            (D(3), D(11), 21_300, ObservationStatus.Provisional), (D(3), D(3), 12_900, ObservationStatus.Provisional),
            (D(10), D(17), 18_420, ObservationStatus.Provisional), (D(10), D(11), 9_700, ObservationStatus.Provisional),
            (D(11), D(17), 8_140, ObservationStatus.Provisional), (D(11), D(14), 11_010, ObservationStatus.Provisional),
            (D(17), D(18), 7_350, ObservationStatus.Normal), (D(4), D(11), 4_180, ObservationStatus.Provisional),
            (D(3), "other", 3_900, ObservationStatus.Provisional), (D(17), D(14), 3_120, ObservationStatus.Normal),
            (D(10), D(8), 2_200, ObservationStatus.LowReliability), (D(11), D(20), 1_840, ObservationStatus.LowReliability),
            (D(4), D(23), 0, ObservationStatus.Suppressed), (D(18), D(7), 0, ObservationStatus.Suppressed), (D(2), D(11), 0, ObservationStatus.NotObservable),
        ];
        rows.AddRange(pairs.Select(p => Row(Indicator.DisplacementFlow, p.Home, p.Host, Weeks - 1, p.Value, p.Status, 0.2m)));
    }
}
