using Tideline.Domain;
using Tideline.Projects.Configuration;
using Tideline.Projects.Files;
using Tideline.Projects.Reference;

namespace Tideline.Projects.Tests;

/// <summary>A table that is named wrongly may be one of events: then what is refused is not quoted.</summary>
public sealed class QuotedValueTests : IDisposable
{
    private const string Number = "923009999999";
    private const string Rows = $"msisdn,event_time,cell_id,x,y\n{Number},2025-10-10 10:00:00,A,67,24\n{Number},2025-10-10 11:00:00,A,68,25\n";

    private readonly ProjectFolder _folder = new(Directory.CreateTempSubdirectory("tideline-test-").FullName);

    [Theory]
    [InlineData("A", "'A'")]
    [InlineData("PK10101", "'PK10101'")]
    [InlineData("0101003", "'0101003'")]
    [InlineData("03009999999", Quotable.Hidden)]
    [InlineData("0300 9999999", Quotable.Hidden)]
    [InlineData("e3b0c44298fc1c149afbf4c8996fb924", Quotable.Hidden)]
    public void A_code_is_quoted_and_a_number_or_an_id_is_not(string value, string quoted) => Assert.Equal(quoted, Quotable.Code(value));

    [Fact]
    public void Names_of_columns_are_listed_without_those_that_are_values() =>
        Assert.Equal("cell, …, …, name (en)", Quotable.Names(["cell", Number, "+92", "name (en)"]));

    [Theory]
    [InlineData($"{Number},2025-10-10 10:00:00,A\n{Number},2025-10-10 11:00:00,A\n", "cell", "longitude", "latitude")]
    [InlineData($"a,b,c\n{Number},1,2\n\"{Number},1\n{Number},1,2,3,{Number}\n", "a", "b", "c")]
    [InlineData(Rows, "cell_id", "msisdn", "msisdn")]
    [InlineData(Rows, "msisdn", "event_time", "x")]
    [InlineData(Rows, "msisdn", "x", "y")]
    public void Events_in_place_of_cells_are_refused_without_a_number(string text, string cell, string longitude, string latitude) => Refused(
        text, "cells.csv", new() { ["cell"] = cell, ["longitude"] = longitude, ["latitude"] = latitude }, source => CellTable.Read(_folder, source));

    [Theory]
    [InlineData("msisdn", "x")]
    [InlineData("cell_id", "event_time")]
    [InlineData("cell_id", "x")]
    public void Events_in_place_of_the_population_are_refused_without_a_number(string pcode, string population) => Refused(
        Rows, "population.csv", new() { ["pcode"] = pcode, ["population"] = population }, source => PopulationReader.Read(_folder, source, null));

    [Theory]
    [InlineData($"pcode,geometry\nA,{Number}\n", "areas.parquet.csv", "csv")]
    [InlineData($"pcode,geometry\nA,POINT {Number}\n", "areas.parquet.csv", "csv")]
    [InlineData($"pcode,parent,geometry\n{Number},{Number}0,\"POLYGON ((67 24, 68 24, 68 25, 67 24))\"\n", "areas.csv", "csv")]
    [InlineData($"pcode,geometry\n{Number},\"POINT (67 24)\"\n", "areas.csv", "csv")]
    [InlineData($"{{\"type\":\"FeatureCollection\",\"features\":[{Number}", "areas.geojson", null)]
    [InlineData($"{{\"type\":\"FeatureCollection\",\"features\":[{{\"type\":\"Feature\",\"properties\":{{\"{Number}\":1}},\"geometry\":null}}]}}", "areas.geojson", null)]
    [InlineData(Rows, "areas.gpkg", null)]
    public void Events_in_place_of_areas_are_refused_without_a_number(string text, string name, string? format) =>
        Refused(text, name, [], source => BoundaryReader.Read(_folder, source with { Format = format }));

    public void Dispose() => Directory.Delete(_folder.Root, recursive: true);

    private void Refused(string text, string name, Dictionary<string, string> columns, Func<TableSource, object> read)
    {
        File.WriteAllText(Path.Combine(_folder.Root, name), text);

        var refusal = Assert.ThrowsAny<TidelineException>(() => read(new TableSource { Files = name, Columns = columns }));

        Assert.DoesNotContain("9999999", refusal.Message, StringComparison.Ordinal);
    }
}
