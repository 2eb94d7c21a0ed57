using CsCheck;
using Tideline.Domain;
using Tideline.Exchange.Import;
using Tideline.Exchange.Import.Places;
using Tideline.Exchange.Import.Sources;
using Tideline.Exchange.Reported;
using Tideline.Ingest.Tests;
using static Tideline.Exchange.Tests.Imports;

namespace Tideline.Exchange.Tests;

public sealed class CrosswalkTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_split_code_gives_whole_shares_that_sum_to_the_count()
    {
        var import = Import("old,new,weight,valid_from\nOLD1,PK601,0.5,2022-09-09\nOLD1,PK602,0.5,2022-09-09\n", "OLD1,101\n");
        Assert.Equal([("PK601", 51m), ("PK602", 50m)], import.Figures.Select(f => (f.Area, f.Value)));
        Assert.All(import.Figures, f => Assert.Equal((PlaceKind.Crosswalk, "OLD1"), (f.Place, f.ReportedCode)));
        AssertAccountedFor(import);
    }

    [Fact]
    public void Old_codes_that_became_one_are_summed_and_say_so()
    {
        var import = Import("old,new,weight,valid_from\nOLD1,PK603,1,\nOLD2,PK603,1,\n", "OLD1,10\nOLD2,5\nPK603,1\n");
        var figure = Assert.Single(import.Figures);
        Assert.Equal((16m, 3, PlaceKind.Crosswalk, "OLD1 OLD2 PK603"), (figure.Value, figure.Rows, figure.Place, figure.ReportedCode));
    }

    [Theory]
    [InlineData("2022-01-01", 2)]
    [InlineData("2025-09-07", 1)]
    public void A_code_that_was_kept_when_it_was_split_means_the_old_area_before_that_day_alone(string day, int figures) => Assert.Equal(
        figures, Import("old,new,weight,valid_from\nPK601,PK601,0.7,2022-09-09\nPK601,PK602,0.3,2022-09-09\n", "PK601,100\n", day).Figures.Count);

    [Theory]
    [InlineData("old,new,weight\nA,PK601,0.5\n", "weights that do not sum to 1")]
    [InlineData("old,new,weight\nA,PK999,1\n", "leads to 'PK999', which is no area of the project")]
    [InlineData("old,new,weight\nA,PK601,none\n", "a weight that is no number above 0")]
    [InlineData("old,new,weight,valid_from\nA,PK601,0.5,2022-01-01\nA,PK602,0.5,2023-01-01\n", "do not have one valid_from")]
    [InlineData("old,new\nA,PK601\n", "has no column 'weight'")]
    public void A_crosswalk_that_is_wrong_is_refused(string text, string why)
    {
        var fault = Assert.Throws<InputRefusedException>(() => Crosswalk.Read(_folder.Write("crosswalk.csv", text), Areas));
        Assert.Contains(why, fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Shares_are_whole_and_sum_to_the_whole() => Gen.Select(Gen.Int[0, 100_000], Gen.Int[1, 100].Array[1, 6]).SamplePinned((whole, weights) =>
    {
        var shares = Whole.Shares(whole, [.. weights.Select(w => (decimal)w)]);
        return shares.Sum() == whole && shares.All(s => s >= 0 && s == decimal.Truncate(s));
    });

    [Fact]
    public void The_coding_of_Pakistan_is_read_with_its_provinces_districts_and_tehsils()
    {
        var (areas, version) = CodingList.Read(Path.Combine(Fixtures.Find("pakistan"), "PK_Administrative_Coding.csv"));
        Assert.Equal([1, 7, 160, 577], Enumerable.Range(0, 4).Select(l => areas.AtLevel(l).Count()));
        Assert.Equal(("Bahawalpur", "PK6"), (areas["PK603"].Name, areas["PK603"].Parent));
        Assert.Equal(8, version.Length);
    }

    [Fact]
    public void Codes_of_another_coding_are_listed_with_what_may_be_meant()
    {
        var (areas, version) = CodingList.Read(Path.Combine(Fixtures.Find("pakistan"), "PK_Administrative_Coding.csv"));
        var file = _folder.Write("a.csv", "code,name,n\nPK603,Bahawalpur,10\nPAK.7.2_1,Bahawalpur,20\nPK0603,Bahawalpur,30\n");
        var import = ReportedImport.Read(new("pk", SourceKind.Assessment, [file], areas, version)
        {
            Map = AssessmentMap.Parse("{ source: S, level: 2, pcode: code, name: name, day: 2025-09-07, figures: [{ column: n, concept: affected }] }", "map.yaml"),
        });
        Assert.Equal("PK603", Assert.Single(import.Figures).Area);
        Assert.Equal(2, import.Account.LeftOut["p-code matches no area"]);
        Assert.All(import.Account.UnknownCodes, u => Assert.Equal("PK603 Bahawalpur", u.Nearest[0]));
    }

    [Fact]
    public void The_global_list_of_p_codes_is_read_too()
    {
        var (areas, _) = CodingList.Read(_folder.Write(
            "global.csv",
            "Location,Admin Level,P-Code,Name,Parent P-Code,Valid from date\n#country+code,#geo+admin_level,#adm+code,#adm+name,#adm+code+parent,#date+start\nPAK,1,PK6,Punjab,PAK,2022-09-09\nPAK,2,PK603,Bahawalpur,PK6,2022-09-09\n"));
        Assert.Equal(["PAK", "PK6", "PK603"], areas.All.Select(a => a.PCode));
    }

    private ReportedImport Import(string crosswalk, string rows, string day = "2025-09-07") =>
        ReportedImport.Read(Request(SourceKind.Assessment, _folder.Write("a.csv", "code,n\n" + rows)) with
        {
            Map = AssessmentMap.Parse($"{{ source: S, level: 2, pcode: code, day: {day}, figures: [{{ column: n, concept: affected }}] }}", "map.yaml"),
            Crosswalk = Crosswalk.Read(_folder.Write("crosswalk.csv", crosswalk), Areas),
        });
}
