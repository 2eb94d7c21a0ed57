using NodaTime;
using Tideline.Domain;
using Tideline.Exchange.Import;
using Tideline.Exchange.Import.Sources;
using Tideline.Exchange.Reported;
using static Tideline.Exchange.Tests.Imports;

namespace Tideline.Exchange.Tests;

public sealed class AssessmentTests : IDisposable
{
    private const string Map = """
        source: PDMA situation report
        level: 2
        pcode: ADM2_PCODE
        name: District
        day: 2025-09-07
        round: "12"
        figures:
          - { column: In camps, concept: hosted }
          - { column: Families affected, concept: affected, unit: households, qualifier: more than }
        cannot_see: Families who stay with relatives.
        """;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Each_column_of_numbers_is_a_figure_with_its_concept_unit_and_qualifier()
    {
        var import = Import(Map, _folder.Write("sitrep.csv", "ADM2_PCODE;District;In camps;Families affected\nPK603;Bahawalpur;1,250;300\nPK601;Attock;;0\n"));
        Assert.Equal(
            [
                (Concept.Hosted, "PK603", 1250m, CountUnit.Persons, Qualifier.None), (Concept.Affected, "PK601", 0m, CountUnit.Households, Qualifier.MoreThan),
                (Concept.Affected, "PK603", 300m, CountUnit.Households, Qualifier.MoreThan),
            ],
            import.Figures.Select(f => (f.Concept, f.Area, f.Value, f.Unit, f.Qualifier)));
        Assert.All(import.Figures, f => Assert.Equal(("PDMA situation report", "12"), (f.Publisher, f.Round)));
        Assert.Equal((4, 3, 1), (import.Account.Entries, import.Account.Kept, import.Account.LeftOut["no number"]));
        Assert.Equal("Families who stay with relatives.", import.Account.CannotSee);
    }

    [Fact]
    public void A_row_with_a_name_and_no_p_code_is_never_joined()
    {
        var import = Import(Map, _folder.Write("sitrep.csv", "ADM2_PCODE,District,In camps,Families affected\n,Bahawalpur,5,6\nPK6,Punjab,7,8\n"));
        Assert.Empty(import.Figures);
        Assert.Equal(new Dictionary<string, long> { ["no p-code"] = 2, ["p-code is of another level"] = 2 }, import.Account.LeftOut);
        AssertAccountedFor(import);
    }

    [Theory]
    [InlineData("923001234567")]
    [InlineData("+92-300-1234567")]
    [InlineData("0300 1234567")]
    public void A_text_that_could_name_a_subscriber_leaves_its_row_out(string number)
    {
        var import = Import(Map, _folder.Write("sitrep.csv", $"ADM2_PCODE,District,In camps,Families affected\nPK603,{number},5,6\nPK601,Attock,{number},8\n"));
        Assert.Single(import.Figures);
        Assert.Equal(new Dictionary<string, long> { ["a text that could name a subscriber"] = 2, ["number is no count"] = 1 }, import.Account.LeftOut);
        AssertAccountedFor(import);
    }

    [Theory]
    [InlineData("Floods 2025-08-26 2025-08-30")]
    [InlineData("Pakistan: Flood - Punjab - 26/08/2025 - 30/08/2025")]
    [InlineData("12")]
    public void Days_and_rounds_name_nobody(string round) =>
        Assert.Empty(Import(Map.Replace("\"12\"", $"\"{round}\"", StringComparison.Ordinal), _folder.Write("sitrep.csv", "ADM2_PCODE,District,In camps,Families affected\nPK603,Bahawalpur,5,6\n")).Account.LeftOut);

    [Fact]
    public void A_workbook_is_read_with_its_sheet_header_row_days_and_shared_text()
    {
        var file = _folder.File("sitrep.xlsx");
        Workbooks.Write(file);
        var import = Import(Workbooks.Map, file);
        Assert.Equal(
            [("PK601", 40m, new LocalDate(2025, 9, 6)), ("PK603", 1200m, new LocalDate(2025, 9, 7))],
            import.Figures.Select(f => (f.Area, f.Value, f.PeriodEnd)));
        AssertAccountedFor(import);
    }

    [Theory]
    [InlineData("pcode: ADM2_PCODE\n", "", "'pcode' is missing")]
    [InlineData("concept: hosted", "concept: idp", "line 8: 'figures[0].concept' is no concept; known are evacuated, displaced,")]
    [InlineData("day: 2025-09-07", "day: 7 September", "is '7 September', which is not written like 2025-08-26")]
    [InlineData("round: ", "rond: ", "'rond' is not a known key; did you mean 'round'?")]
    [InlineData("day: 2025-09-07\n", "", "'day' or 'day_column' must say when people were counted")]
    public void A_map_that_is_wrong_is_refused_with_its_line(string what, string by, string why)
    {
        var fault = Assert.Throws<ConfigurationException>(() => AssessmentMap.Parse(Map.Replace(what, by, StringComparison.Ordinal), "map.yaml"));
        Assert.Contains("map.yaml, line ", fault.Message, StringComparison.Ordinal);
        Assert.Contains(why, fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_map_may_be_JSON()
    {
        var map = AssessmentMap.Parse("""{"source": "A", "level": 2, "pcode": "p", "day": "2025-09-07", "figures": [{"column": "n", "concept": "in_need"}]}""", "map.json");
        Assert.Equal(("A", Concept.InNeed), (map.Source, map.Figures[0].Concept));
    }

    [Fact]
    public void A_row_with_too_many_fields_refuses_the_file()
    {
        var fault = Assert.Throws<InputRefusedException>(() => Import(Map, _folder.Write(
            "sitrep.csv", "ADM2_PCODE,District,In camps,Families affected\nPK603,Bahawalpur,1,2\nPK601,Attock,1,2,3,4\n")));
        Assert.Contains("Nothing was imported.", fault.Message, StringComparison.Ordinal);
    }

    private static ReportedImport Import(string map, string file) =>
        ReportedImport.Read(Request(SourceKind.Assessment, file) with { Map = AssessmentMap.Parse(map, "map.yaml") });
}
