using NodaTime;
using Tideline.Domain;
using Tideline.Projects.Configuration;
using Tideline.Projects.Reference;

namespace Tideline.Projects.Tests;

public sealed class ReferenceReaderTests
{
    [Fact]
    public void Everything_configured_is_read_together()
    {
        var reference = Read("pcode,population\n0101,1000\n0102,2500.4\n01,3500\n", "name,first_day,last_day\nEid,2025-03-31,2025-04-02\nDay,2025-08-14,\n");

        Assert.Equal([("0101", 1000L), ("0102", 2500L)], reference.Population!.People.Select(p => (p.Key, p.Value)));
        Assert.Equal([new Holiday("Eid", new(2025, 3, 31), new(2025, 4, 2)), new Holiday("Day", new(2025, 8, 14), new(2025, 8, 14))], reference.Holidays);
        Assert.Equal("7", Assert.Single(reference.Cells).Cell);
    }

    [Theory]
    [InlineData("pcode,population\n0101,1000\n", "no population: 0102")]
    [InlineData("pcode,population\n101,1000\n0102,1\n", "'101' is not among the areas")]
    [InlineData("pcode,population\n0101,-1\n0102,1\n", "row 1")]
    [InlineData("pcode,population\n0101,1\n0101,1\n0102,1\n", "twice")]
    [InlineData("pcode,population\n0101,many\n0102,1\n", "row 1")]
    public void A_population_that_cannot_be_is_refused(string population, string says) =>
        Assert.Contains(says, Assert.Throws<InputRefusedException>(() => Read(population, "name,first_day\nA,2025-01-01\n")).Message, StringComparison.Ordinal);

    [Fact]
    public void A_holiday_that_ends_before_it_begins_is_refused() =>
        Assert.Throws<InputRefusedException>(() => Read("pcode,population\n0101,1\n0102,1\n", "name,first_day,last_day\nA,2025-01-02,2025-01-01\n"));

    [Fact]
    public void A_table_of_holidays_with_a_header_alone_says_that_there_are_none() =>
        Assert.Empty(Read("pcode,population\n0101,1\n0102,1\n", "name,first_day,last_day\n").Holidays);

    [Fact]
    public void A_population_with_a_header_alone_is_refused() =>
        Assert.Contains("no rows", Assert.Throws<InputRefusedException>(() => Read("pcode,population\n", "name,first_day\nA,2025-01-01\n")).Message, StringComparison.Ordinal);

    [Fact]
    public void What_is_not_configured_is_absent()
    {
        using var project = new ReferenceFolder();
        project.Write("cells.csv.gz", Gzip("cell,longitude,latitude\n7,67,24\n"));

        var reference = ReferenceReader.Read(project.Folder, Configuration(new InputsConfiguration { Events = [], Cells = new TableSource { Files = "cells.csv.gz" } }));

        Assert.Null(reference.Boundaries);
        Assert.Null(reference.Population);
        Assert.Empty(reference.Holidays);
        Assert.Single(reference.Cells);
    }

    private static ReferenceData Read(string population, string holidays)
    {
        using var project = new ReferenceFolder();
        project.Write("cells.csv", "cell,longitude,latitude\n7,67,24\n");
        project.Write("areas.geojson", ReferenceFolder.TwoDistricts);
        project.Write("population.csv", population);
        project.Write("holidays.csv", holidays);
        return ReferenceReader.Read(project.Folder, Configuration(new InputsConfiguration
        {
            Events = [],
            Cells = new TableSource { Files = "cells.csv" },
            Areas = new TableSource { Files = "areas.geojson" },
            Population = new TableSource { Files = "population.csv" },
            Holidays = new TableSource { Files = "holidays.csv" },
        }));
    }

    private static ProjectConfiguration Configuration(InputsConfiguration inputs) =>
        new() { Name = "test", TimeZone = DateTimeZone.Utc, Inputs = inputs };

    private static byte[] Gzip(string text)
    {
        using var memory = new MemoryStream();
        using (var gzip = new System.IO.Compression.GZipStream(memory, System.IO.Compression.CompressionLevel.Fastest))
        {
            gzip.Write(System.Text.Encoding.UTF8.GetBytes(text));
        }

        return memory.ToArray();
    }
}
