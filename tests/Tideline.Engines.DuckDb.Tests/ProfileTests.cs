using Tideline.Pipeline.Engine;

namespace Tideline.Engines.DuckDb.Tests;

public sealed class ProfileTests
{
    [Fact]
    public void Places_of_several_months_count_once()
    {
        using var bench = new StepBench();
        bench.Create(
            new Rows(
                "month_profile",
                "subscriber ubigint, local_day date, days_seen bigint, events bigint, squared_events bigint, active_hours bigint, clusters bigint, locations bigint[]",
                "1, '2025-07-01', 2, 5, 17, 4, 2, [2, 5]", "1, '2025-08-01', 1, 9, 81, 2, 3, [5, 7]", "2, '2025-08-01', 1, 9, 81, 2, 1, [7]"),
            rows => rows);

        bench.Engine.Create("profile", StepText.Render("profile", bench.Engine.Dialect));

        Assert.Equal(["1|3|14|98|6|3|3", "2|1|9|81|2|1|1"], bench.Read("select * from profile"));
    }
}
