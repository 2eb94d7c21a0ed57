using NodaTime;
using Tideline.Domain.Displacement.Presets;
using Tideline.Domain.Emergencies;
using Tideline.Domain.Places;
using Tideline.Pipeline.Cubes;
using Tideline.Pipeline.Runs;

namespace Tideline.Pipeline.Tests.Cubes;

public sealed class PresetReportTests : IDisposable
{
    private static readonly LocalDate Monday = new(2025, 8, 25);

    private static readonly ClusterMap Map = new(
        new AreaHierarchy(
        [
            new("Z", "Z", 0, null), new("Z1", "One, east", 1, "Z"), new("Z2", "Two", 1, "Z"),
            new("Z1A", "a", 2, "Z1"), new("Z1B", "b", 2, "Z1"), new("Z2A", "c", 2, "Z2"),
        ]),
        [(60, 25, "Z1A"), (61, 25, "Z1B"), (62, 25, "Z2A")]);

    private static readonly Emergency Flood = new(
        "flood", Hazard.Flood, Monday.PlusDays(1), Monday, Monday.PlusDays(14), ["Z1A", "Z1B", "Z2A"]);

    private readonly string _folder = Directory.CreateTempSubdirectory("tideline-test-").FullName;

    /// <summary>Two weeks of three areas; the third has too few subscribers.</summary>
    private static Comparison Comparison { get; } = new(Flood, Map, [true, true, true],
    [
        Stock("tideline", [104, 200, 300, 404, 50, 60], [10, 10, 20, 20, 3, 3]),
        Stock("naive", [208, 300, 600, 606, 90, 90], [12, 12, 20, 20, 5, 5]),
    ]);

    [Fact]
    public void Districts_and_the_total_stand_rounded_beside_tidelines()
    {
        PresetReport.Write(_folder, [Comparison], minimumSubscribers: 16, rounding: 10);

        var rows = File.ReadAllLines(Path.Combine(_folder, "presets.csv"));
        Assert.Equal("emergency,preset,definition,area,name,period_start,period_end,people,ratio_to_tideline", rows[0]);
        Assert.Contains("flood,tideline,tideline-0,Z1,\"One, east\",2025-08-25,2025-08-31,400,1.00", rows);
        Assert.Contains("flood,naive,naive-0,Z1,\"One, east\",2025-08-25,2025-08-31,810,2.00", rows);
        Assert.Contains("flood,naive,naive-0,total,All exposed areas,2025-09-01,2025-09-07,1000,1.50", rows);
        Assert.Equal(1 + (2 * 3 * 2), rows.Length);
    }

    [Fact]
    public void Figures_of_too_few_subscribers_are_left_out()
    {
        PresetReport.Write(_folder, [Comparison], minimumSubscribers: 16, rounding: 10);

        var few = File.ReadAllLines(Path.Combine(_folder, "presets.csv")).Where(r => r.Contains(",Z2,", StringComparison.Ordinal)).ToArray();
        Assert.Equal(4, few.Length);
        Assert.All(few, r => Assert.EndsWith(",,", r, StringComparison.Ordinal));
    }

    [Fact]
    public void The_page_says_that_it_must_not_leave()
    {
        var page = File.ReadAllText(PresetReport.Write(_folder, [Comparison], minimumSubscribers: 16, rounding: 10));

        Assert.Contains("Stays in the enclave", page, StringComparison.Ordinal);
        Assert.Contains("| naive | 900 | 1000 | 1.69 |", page, StringComparison.Ordinal);
        Assert.Contains("| Two (Z2) | - | - |", page, StringComparison.Ordinal);
    }

    [Fact]
    public void The_file_of_the_enclave_reads_back()
    {
        var path = PresetFile.PathOf(_folder, "flood");
        PresetFile.Write(path, Map, [true, false, true], Comparison.Stocks);

        var figures = PresetFile.Read(path);
        Assert.Equal(2 * 2 * 2, figures.Count);
        Assert.Equal(new PresetFigure("naive", "naive-0", "Z2A", Monday.PlusDays(7), 90, 5), figures[^1]);
        Assert.DoesNotContain(figures, f => f.Area == "Z1B");
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static ComparedStock Stock(string name, double[] people, long[] contributors) =>
        new(name, name + "-0", Day.Number(Monday), 2, people, contributors);
}
