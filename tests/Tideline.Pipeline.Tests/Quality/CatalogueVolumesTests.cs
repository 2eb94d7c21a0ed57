using NodaTime;
using Tideline.Domain.Quality;
using Tideline.Pipeline.Quality;
using Tideline.Projects.Lake;

namespace Tideline.Pipeline.Tests.Quality;

public sealed class CatalogueVolumesTests
{
    private static readonly LocalDate Monday = new(2025, 6, 2);

    [Fact]
    public void Files_that_share_a_local_day_add_up()
    {
        var volumes = CatalogueVolumes.Of(
        [
            File(FileOutcome.Accepted, (1, 950, 68_399), (0, 40, 86_390)),
            File(FileOutcome.Accepted, (1, 50, 86_000), (2, 900, 68_000)),
            File(FileOutcome.Quarantined, (2, 777, 80_000), (3, 1, 1)),
        ]);
        Assert.Equal(
            [
                new(Monday, 40, null, 86_390),
                new(Monday.PlusDays(1), 1000, null, 86_000),
                new DayVolume(Monday.PlusDays(2), 900, null, 68_000),
            ],
            volumes);
    }

    [Fact]
    public void No_file_no_day() => Assert.Empty(CatalogueVolumes.Of([]));

    private static IngestedFile File(FileOutcome outcome, params (int Day, long Rows, int Last)[] days) => new(
        "f", "0", 0, outcome, null, null, 0, 0, 0, new Dictionary<string, long>(), 0, 0,
        days.ToDictionary(d => Monday.PlusDays(d.Day), d => d.Rows), days.ToDictionary(d => Monday.PlusDays(d.Day), d => d.Last), []);
}
