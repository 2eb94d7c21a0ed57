using NodaTime;
using Tideline.Domain;
using Tideline.Projects.Configuration;
using Tideline.Projects.Reference;

namespace Tideline.Projects.Tests;

public sealed class CellTableTests
{
    [Fact]
    public void Ids_are_text_and_places_are_numbers()
    {
        var cells = Read("cell,longitude,latitude\n00410,67.25,24.5\nB,-1.5,0\n");

        Assert.Equal([new CellRow("00410", 67.25, 24.5, null, null), new CellRow("B", -1.5, 0, null, null)], cells);
    }

    [Fact]
    public void A_cell_that_moved_has_a_row_for_each_place()
    {
        var cells = Read("cell,longitude,latitude,valid_from,valid_to\nA,68,25,2025-08-11,\nA,67,24,,2025-08-10\n");

        Assert.Equal([(67.0, (LocalDate?)new LocalDate(2025, 8, 10)), (68.0, null)], cells.Select(c => (c.Longitude, c.ValidTo)));
    }

    [Fact]
    public void Daily_snapshots_of_the_same_place_collapse_into_one_row()
    {
        var cells = Read("cell,longitude,latitude,valid_from,valid_to\nA,67,24,2023-01-07T00:00:00,\nA,67,24,2023-01-07T00:00:00,\nA,67,24,2023-01-07T00:00:00,2023-01-11T00:00:00\n");

        Assert.Equal([new CellRow("A", 67, 24, new LocalDate(2023, 1, 7), new LocalDate(2023, 1, 11))], cells);
    }

    [Theory]
    [InlineData("cell,longitude,latitude\nA,67,24\nA,68,24\n", "two places")]
    [InlineData("cell,longitude,latitude,valid_from,valid_to\nA,67,24,,2025-08-10\nA,68,25,2025-08-10,\n", "two places")]
    [InlineData("cell,longitude,latitude\nA,24,167\n", "out of range")]
    [InlineData("cell,longitude,latitude\nA,NaN,24\n", "longitude")]
    [InlineData("cell,longitude,latitude\nA,\"67,1\",24\n", "longitude")]
    [InlineData("cell,longitude,latitude\n,67,24\n", "row 1")]
    [InlineData("cell,longitude,latitude\n", "no rows")]
    [InlineData("cell,lon,lat\nA,67,24\n", "no column 'longitude'")]
    [InlineData("cell,longitude,latitude,valid_from\nA,67,24,10.08.2025\n", "valid_from")]
    [InlineData("", "empty")]
    public void What_cannot_be_is_refused_with_its_place(string text, string says) =>
        Assert.Contains(says, Assert.Throws<InputRefusedException>(() => Read(text)).Message, StringComparison.Ordinal);

    [Fact]
    public void A_table_that_is_not_there_is_named()
    {
        using var project = new ReferenceFolder();

        var refused = Assert.Throws<InputRefusedException>(() => CellTable.Read(project.Folder, new TableSource { Files = "reference/cells.csv" }));

        Assert.Contains("reference/cells.csv", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Columns_and_coordinate_system_are_as_configured()
    {
        using var project = new ReferenceFolder();
        project.Write("c.csv", "site;x;y\nA;3962799.45;2999718.85\n");

        var cell = Assert.Single(CellTable.Read(project.Folder, new TableSource
        {
            Files = "c.csv",
            Crs = "EPSG:3035",
            Columns = new Dictionary<string, string> { ["cell"] = "site", ["longitude"] = "x", ["latitude"] = "y" },
        }));

        Assert.Equal((5, 50), (Math.Round(cell.Longitude, 6), Math.Round(cell.Latitude, 6)));
    }

    [Fact]
    public void Bytes_that_are_no_text_are_refused()
    {
        using var project = new ReferenceFolder();
        project.Write("c.csv", [0xff, 0xfe, 0x63, 0x00, 0x0a, 0x00, 0x41, 0x00]);

        Assert.Throws<InputRefusedException>(() => CellTable.Read(project.Folder, new TableSource { Files = "c.csv" }));
    }

    private static IReadOnlyList<CellRow> Read(string text)
    {
        using var project = new ReferenceFolder();
        project.Write("reference/cells.csv", text);
        return CellTable.Read(project.Folder, new TableSource { Files = "reference/cells.csv" });
    }
}
