using NodaTime;
using Tideline.Domain;
using Tideline.Domain.Scaling;
using Tideline.Projects.Configuration;
using Tideline.Projects.Reference;

namespace Tideline.Projects.Tests;

public sealed class ScalingTests
{
    private const string Margins = "margin,category,people\nadmin1,01,5000\nresidence,urban,2000\nresidence,rural,3000\n";
    private const string Categories = "pcode,margin,category\n0101,residence,urban\n0102,residence,rural\n";

    [Fact]
    public void Every_key_is_read()
    {
        var scaling = Section("sims_per_person: 1.3", "penetration: { alpha: 60, beta: 40 }", "ownership: { national: 0.7, areas: o.csv }", "band: [0.5, 2]");

        Assert.Equal((1.3, new BetaDistribution(60, 40), 0.7), (scaling.SimsPerPerson, scaling.Penetration, scaling.Ownership));
        Assert.Equal(new PlausibleBand(0.5, 2), scaling.Band);
        Assert.Equal("o.csv", scaling.OwnershipOfAreas!.Files);
        Assert.Null(Section("margins: m.csv", "trim: none").TrimAt);
        Assert.Equal(5, Section("margins: m.csv").TrimAt);
    }

    [Theory]
    [InlineData("sims_per_persons: 1.3", "did you mean 'sims_per_person'?")]
    [InlineData("sims_per_person: 0.8", "from 1 to 10")]
    [InlineData("penetration: { alpha: 1, beta: 40 }", "scaling.penetration.alpha' must be a number from 2")]
    [InlineData("penetration: { alpha: 60 }", "scaling.penetration.beta' is missing")]
    [InlineData("ownership: 70", "share between 0 and 1")]
    [InlineData("band: [0.5, 0.9]", "with 1 between them")]
    [InlineData("band: [0.5]", "two ratios")]
    [InlineData("categories: c.csv", "there are no margins")]
    [InlineData("penetration: { alpha: 60, beta: 40 }\n  margins: m.csv", "stands beside margins")]
    public void What_cannot_be_is_refused_with_its_line(string line, string says)
    {
        var message = Assert.Throws<ConfigurationException>(() => Section(line)).Message;

        Assert.Contains(says, message, StringComparison.Ordinal);
        Assert.Matches("line [0-9]+", message);
    }

    [Fact]
    public void Margins_take_their_categories_from_the_table_or_from_the_level_they_name()
    {
        var rules = Read(Margins, Categories);

        Assert.Equal(["admin1", "residence"], rules.Margins.Select(m => m.Name));
        Assert.Equal([0, 0], rules.Margins[0].CategoryOf);
        Assert.Equal(["rural", "urban"], rules.Margins[1].Categories);
        Assert.Equal([1, 0], rules.Margins[1].CategoryOf);
        Assert.Equal([3000, 2000], rules.Margins[1].Totals);
    }

    [Fact]
    public void An_area_owns_phones_like_its_nearest_ancestor_with_a_share()
    {
        Assert.Equal([0.4, 0.9], Read(Margins, Categories, "pcode,ownership\n0102,0.9\n01,0.4\n").Ownership!);
        Assert.Equal([0.6, 0.9], Read(Margins, Categories, "pcode,ownership\n0102,0.9\n").Ownership!);
    }

    [Theory]
    [InlineData("margin,category,people\nresidence,urban,2000\n", Categories, "'rural' of margin 'residence' has no total")]
    [InlineData(Margins, "pcode,margin,category\n0101,residence,urban\n", "no category of margin 'residence': 0102")]
    [InlineData(Margins, "pcode,margin,category\n01,residence,urban\n", "no area of the finest level")]
    [InlineData(Margins, Categories + "0101,sex,women\n", "margin 'sex' has no totals")]
    [InlineData(Margins + "residence,urban,1\n", Categories, "occurs twice")]
    [InlineData("margin,category,people\nresidence,urban,many\n", Categories, "row 1")]
    public void Tables_that_contradict_the_areas_or_themselves_are_refused(string margins, string categories, string says) =>
        Assert.Contains(says, Assert.Throws<InputRefusedException>(() => Read(margins, categories)).Message, StringComparison.Ordinal);

    private static ScalingConfiguration Section(params string[] lines) => ProjectFile.Parse(
        "name: a\ntime_zone: Asia/Karachi\ninputs:\n  events: [{ files: a.csv, calling_code: \"92\" }]\n  cells: c.csv\nscaling:\n"
        + string.Concat(lines.Select(l => $"  {l}\n"))).Scaling;

    private static ScalingRules Read(string margins, string categories, string? ownership = null)
    {
        using var project = new ReferenceFolder();
        project.Write("cells.csv", "cell,longitude,latitude\n7,67,24\n");
        project.Write("areas.geojson", ReferenceFolder.TwoDistricts);
        project.Write("margins.csv", margins);
        project.Write("categories.csv", categories);
        project.Write("ownership.csv", ownership ?? "");
        return ReferenceReader.Read(project.Folder, new ProjectConfiguration
        {
            Name = "test",
            TimeZone = DateTimeZone.Utc,
            Inputs = new InputsConfiguration { Events = [], Cells = new TableSource { Files = "cells.csv" }, Areas = new TableSource { Files = "areas.geojson" } },
            Scaling = new ScalingConfiguration
            {
                Margins = new TableSource { Files = "margins.csv" },
                Categories = new TableSource { Files = "categories.csv" },
                Ownership = 0.6,
                OwnershipOfAreas = ownership is null ? null : new TableSource { Files = "ownership.csv" },
            },
        }).Scaling;
    }
}
