using Tideline.EndToEnd.Tests;
using Tideline.Engines.Contract.Tests.Bench;
using Tideline.Engines.Contract.Tests.Countries;

namespace Tideline.Engines.Contract.Tests;

/// <summary>From events to trips and residents, every engine gives DuckDB's rows on a country of hard cases.</summary>
public sealed class ChainContractTests(AllEngines engines)
{
    public static TheoryData<string, int> Cases => [.. AllEngines.Others.SelectMany(
        engine => ((int[])[5, 0, 18]).Select(hour => new TheoryDataRow<string, int>(engine.Data, hour)))];

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Every_table_has_the_rows_of_DuckDB(string engine, int dayStartsAt)
    {
        using var opened = await engines.Open(engine);
        var parameters = Chain.ParametersOf(dayStartsAt);
        int night = int.Parse(parameters["night_starts"], null), midnight = int.Parse(parameters["midnight"], null);
        var events = HardCountry.Events([0, night - 1, night, midnight - 1, midnight, 86_399, .. Enumerable.Repeat(night + 1, 3)]);
        using var folder = new TemporaryFolder();
        using var other = new TemporaryFolder();
        var reference = Chain.Of(events, parameters, folder).Reference();

        Chain.Of(events, parameters, other).Run(opened);

        Assert.All(reference, table => Assert.NotEmpty(table.Rows));
        Assert.All(reference, table => Assert.Equal(table.Rows, table.Columns.Read(opened)));
    }
}
