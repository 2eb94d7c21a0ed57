using Tideline.Domain.Cubes;
using Tideline.Domain.Quality;
using Tideline.Synthetic;
using Tideline.Synthetic.Scenarios;

namespace Tideline.Proof.Tests;

/// <summary>The stream in memory gives what files, ingest and SQL give: the same table, the same gates, the same cubes.</summary>
public sealed class BothRoadsTests
{
    /// <summary>Faults of every kind, many of them: some files pass the limit of repeated rows and are quarantined.</summary>
    private static readonly Scenario Faulty = Scenario.Named("flood") with
    {
        Name = "faulty",
        WeeksBefore = 16,
        WeeksAfter = 2,
        Network = new NetworkPattern { RenumberedSites = 0.5, DailyOutages = 0.02, DeadTehsils = 1 },
        Sims = new SimPattern { Devices = 0.05 },
        Defects = new DefectPattern { DuplicateRows = 0.0075, NullFields = 0.01, UnparsableTimes = 0.01, UnknownCells = 0.01 },
    };

    [Fact]
    public void A_flood_is_the_same_on_both_roads()
    {
        var (files, memory) = Both(Scenario.Named("flood"), 1);
        Assert.True(files.SubscriberDays.Count > 50_000);
        Assert.All(files.Days.Days.Where(d => !d.IsUsable), d => Assert.True(d.Fault is DayFault.Truncated or DayFault.Partial));
    }

    [Fact]
    public void A_faulty_delivery_is_the_same_on_both_roads()
    {
        var (files, _) = Both(Faulty, 2);
        Assert.Contains(files.Days.Devices, d => d.Key != DeviceKind.Person && d.Value.Subscribers > 2);
        Assert.True(files.Quarantined > 2);
        Assert.Contains(files.Days.Days, d => d.Fault == DayFault.Truncated);
    }

    private static (Road Files, Road Memory) Both(Scenario scenario, ulong seed)
    {
        using var folder = new TemporaryFolder();
        var files = Road.OfFiles(new GeneratorOptions(scenario, 600, seed, folder.Below("files")));
        var memory = Road.OfMemory(new GeneratorOptions(scenario, 600, seed, folder.Below("memory")));
        Assert.Equal(files.SubscriberDays, memory.SubscriberDays);
        Assert.Equal(files.Profiles, memory.Profiles);
        Assert.Equal(files.CellDays, memory.CellDays);
        Assert.Equal(files.Days.Days, memory.Days.Days);
        Assert.Equal(files.Days.Vintage, memory.Days.Vintage);
        Assert.Equal(files.Days.SubscribersByDay.OrderBy(d => d.Key), memory.Days.SubscribersByDay.OrderBy(d => d.Key));
        Assert.Equal(files.Days.Devices.OrderBy(d => d.Key), memory.Days.Devices.OrderBy(d => d.Key));
        Assert.Equal(files.Defects, memory.Defects);
        Assert.True(files.Cube(Indicator.DisplacedStock).Count > 20);
        foreach (var indicator in (Indicator[])[Indicator.DisplacedStock, Indicator.DisplacedHosted, Indicator.NewlyDisplaced])
        {
            Assert.Equal(files.Cube(indicator), memory.Cube(indicator));
        }

        Assert.Equal(files.Outcome.Network.Outages, memory.Outcome.Network.Outages);
        return (files, memory);
    }
}
