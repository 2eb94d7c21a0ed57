using System.Globalization;
using NodaTime;
using Tideline.Domain.Places;
using Tideline.Domain.Quality;
using Tideline.Pipeline.Quality;
using Tideline.Projects.Lake;

namespace Tideline.Pipeline.Tests.Quality;

/// <summary>Ninety days with one of every trouble.</summary>
internal static class SampleFindings
{
    public static readonly LocalDate First = new(2025, 6, 8);
    public static readonly LocalDate Last = First.PlusDays(90);

    public static QualityFindings Troubled => new()
    {
        Project = "darya <pilot>",
        Files = [.. Enumerable.Range(1, 89).Select(Accepted), Quarantined],
        Days = DayGate.Judge(Volumes, new LocalTime(5, 0)),
        Vintage = Vintages.LastCompleteDay(DayGate.Judge(Volumes, new LocalTime(5, 0)), Volumes),
        SubscribersByDay = Volumes.Where(v => v.Day != First).ToDictionary(v => v.Day, v => v.Events / 6),
        Cells = new CellFindings(312, 148, 1, ["K-301", "K-007"], [.. Silent]),
        Outages = [.. Outages],
        Areas = new AreaHierarchy([new Area("DA0101", "Sindhri & Coast", 3, null), new Area("DA0102", "Kotli", 3, null)]),
        Devices = new Dictionary<DeviceKind, DeviceTotals>
        {
            [DeviceKind.HighRateDevice] = new(3, 41_200),
            [DeviceKind.Person] = new(28_940, 15_871_006),
            [DeviceKind.StaticDevice] = new(112, 241_920),
        },
        Panel = [new PanelVerdict(First.PlusDays(80), 14_200, 0.5112, true), new PanelVerdict(First.PlusDays(40), 28_000, 0.99, false)],
    };

    public static QualityFindings Calm => new()
    {
        Project = "calm",
        Files = [Accepted(1) with { Rejected = new Dictionary<string, long>(), SkippedTimes = 0 }],
        Days = DayGate.Judge(Volumes.Skip(1).Take(20), new LocalTime(5, 0)),
        Vintage = First.PlusDays(20),
    };

    private static List<DayVolume> Volumes =>
    [
        new(First, 6_100, 70_000, 86_399),
        .. Enumerable.Range(1, 90).Where(i => i != 33).Select(i => new DayVolume(First.PlusDays(i), VolumeOf(i), 4, i == 61 ? 40_000 : i == 90 ? 68_000 : 86_399)),
    ];

    private static IEnumerable<SilentCell> Silent =>
        from day in Enumerable.Range(78, 12)
        from cell in Enumerable.Range(0, 90 - day)
        select new SilentCell($"K-{cell.ToString("000", CultureInfo.InvariantCulture)}", First.PlusDays(day));

    private static IEnumerable<AreaOutage> Outages =>
    [
        new("DA0101", First.PlusDays(78), 100, 90, 100, Observability.NotObservable),
        new("DA0101", First.PlusDays(79), 100, 60, 0, Observability.Degraded),
        new("DA0102", First.PlusDays(78), 100, 35, 0, Observability.Degraded),
        new("DA0102", First.PlusDays(79), 100, 5, 0, Observability.Normal),
    ];

    private static IngestedFile Quarantined => new(
        "inbox/events/2025-07-11.csv.gz", "ff" + new string('0', 62), 0, FileOutcome.Quarantined, "truncated_gzip",
        "The file breaks off; have it copied again.", 0, 0, 0, new Dictionary<string, long>(), 0, 0,
        new Dictionary<LocalDate, long>(), new Dictionary<LocalDate, int>(), []);

    private static long VolumeOf(int day) => day switch
    {
        47 => 70_000,
        52 => 120_000,
        61 => 90_000,
        _ => 170_000 + (day * 13 % 7 * 4_000) + (day % 7 == 6 ? -40_000 : 0),
    };

    private static IngestedFile Accepted(int i)
    {
        var name = $"inbox/events/{First.PlusDays(i).ToString("uuuu-MM-dd", CultureInfo.InvariantCulture)}.csv.gz";
        var rejected = i % 9 == 0 ? new Dictionary<string, long> { ["bad_timestamp"] = 40, ["unknown_cell"] = 30_000 } : [];
        var lost = rejected.Values.Sum();
        return new IngestedFile(
            name, i.ToString("x64", CultureInfo.InvariantCulture), 0, FileOutcome.Accepted, null, null, 180_000 + lost + 12, 180_000, 12,
            rejected, 0, i == 18 ? 41 : 0, new Dictionary<LocalDate, long>(), new Dictionary<LocalDate, int>(), ["events/x.parquet"]);
    }
}
