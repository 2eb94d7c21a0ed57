using NodaTime;
using Tideline.Domain;
using Tideline.Exchange.Reported;
using static Tideline.Exchange.Tests.Imports;

namespace Tideline.Exchange.Tests;

public sealed class HapiTests : IDisposable
{
    private const string Idps =
        """
        location_code,has_hrp,in_gho,provider_admin1_name,provider_admin2_name,admin1_code,admin1_name,admin2_code,admin2_name,admin_level,operation,assessment_type,population,reporting_round,reference_period_start,reference_period_end,dataset_hdx_id,resource_hdx_id,warning,error
        #country+code,#meta+has_hrp,#meta+in_gho,#adm1+name+provider,#adm2+name+provider,#adm1+code,#adm1+name,#adm2+code,#adm2+name,#adm+level,#operation,#assessment,#affected+idps,#round,#date+start,#date+end,#id,#id,#warning,#error

        """;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Displaced_people_of_a_district_are_one_figure_of_a_round()
    {
        var import = Read(SourceKind.HapiIdps, _folder.Write("idps.csv", Idps + "PK,Y,Y,,,PK6,Punjab,PK603,Bahawalpur,2,Floods,BA,1200,3,2025-09-01,2025-09-07,a,b,,\n"));
        var figure = Assert.Single(import.Figures);
        Assert.Equal((Concept.Hosted, "PK603", 1200m, "3", "BA"), (figure.Concept, figure.Area, figure.Value, figure.Round, figure.Assessment));
        Assert.Equal((new LocalDate(2025, 9, 1), new LocalDate(2025, 9, 7)), (figure.PeriodStart, figure.PeriodEnd));
        Assert.Equal(1, import.Account.Entries);
    }

    [Fact]
    public void Rows_of_unknown_districts_are_kept_apart_and_added_to_no_district()
    {
        var import = Read(SourceKind.HapiIdps, _folder.Write("idps.csv", Idps
            + "PK,Y,Y,Punjab,Here,PK6,Punjab,,,2,Floods,BA,100,3,2025-09-01,2025-09-07,a,b,,\n"
            + "PK,Y,Y,Punjab,There,PK6,Punjab,PK-XXX,Unspecified,2,Floods,BA,30,3,2025-09-01,2025-09-07,a,b,,\n"
            + "PK,Y,Y,,,PK6,Punjab,,,1,Floods,BA,1300,3,2025-09-01,2025-09-07,a,b,,\n"));
        Assert.Equal(
            [(PlaceKind.PCode, 1300m, 1), (PlaceKind.Unspecified, 130m, 2)],
            import.Figures.Select(f => (f.Place, f.Value, f.Rows)));
        Assert.All(import.Figures, f => Assert.Equal("PK6", f.Area));
        AssertAccountedFor(import);
    }

    [Fact]
    public void Repeated_contradictory_and_erroneous_rows_are_left_out_and_counted()
    {
        string Row(string district, string number, string error = "") => $"PK,Y,Y,,,PK6,Punjab,{district},,2,Floods,BA,{number},3,2025-09-01,2025-09-07,a,b,,{error}\n";
        var import = Read(SourceKind.HapiIdps, _folder.Write("idps.csv", Idps
            + Row("PK601", "10") + Row("PK601", "10") + Row("PK602", "5") + Row("PK602", "6") + Row("PK603", "7", "bad p-code")));
        Assert.Equal(
            new Dictionary<string, long> { ["repeats another row"] = 1, ["contradicts another row"] = 2, ["the source marks an error"] = 1 },
            import.Account.LeftOut);
        Assert.Equal("PK601", Assert.Single(import.Figures).Area);
        AssertAccountedFor(import);
    }

    [Fact]
    public void Needs_keep_affected_and_in_need_apart_and_say_which_part_is_meant()
    {
        string Row(string sector, string category, string status, int people) =>
            $$"""{"location_code":"PK","admin1_code":"PK6","admin2_code":"PK603","admin_level":2,"sector_code":"{{sector}}","category":"{{category}}","population_status":"{{status}}","population":{{people}},"reference_period_start":"2025-01-01T00:00:00","reference_period_end":"2025-12-31T23:59:59"}""";
        var import = Read(SourceKind.HapiNeeds, _folder.Write("needs.json", $$"""
            {"data":[{{Row("Intersectoral", "", "AFF", 900)}},{{Row("Intersectoral", "total", "INN", 500)}},{{Row("WSH", "", "INN", 400)}},{{Row("Intersectoral", "", "TGT", 300)}},{{Row("Intersectoral", "", "REA", 200)}}]}
            """));
        Assert.Equal(
            [(Concept.Affected, 900m, null), (Concept.InNeed, 500m, null), (Concept.InNeed, 400m, "sector_code=WSH")],
            import.Figures.Select(f => (f.Concept, f.Value, f.Breakdown)));
        Assert.Equal(2, import.Account.LeftOut["counts what was planned or done, not people's state"]);
    }

    [Fact]
    public void A_table_of_something_else_is_refused_without_quoting_its_rows()
    {
        var file = _folder.Write("events.csv", "msisdn,event_time\n923001234567,2025-09-01\n");
        var fault = Assert.Throws<InputRefusedException>(() => Read(SourceKind.HapiIdps, file));
        Assert.Contains("has no column 'location_code'; it has msisdn, event_time", fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("923001234567", fault.Message, StringComparison.Ordinal);
    }
}
