using Tideline.Exchange.Import;
using Tideline.Exchange.Reported;
using static Tideline.Exchange.Tests.Imports;

namespace Tideline.Exchange.Tests;

public sealed class IdmcTests : IDisposable
{
    private const string Header =
        "id,iso3,latitude,longitude,locations_coordinates,displacement_type,qualifier,figure,displacement_start_date,displacement_end_date,event_id,event_name,role,created_at\n";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Recommended_figures_of_an_event_go_and_its_triangulation_is_left_out()
    {
        var import = Read(SourceKind.Idmc, _folder.Write("idu.csv", Header
            + "1,PK,30,70,\"30, 70\",Disaster,more than,100,2025-08-26,2025-08-30,9,Flood,Recommended figure,2025-09-01\n"
            + "2,PK,30,70,\"30, 70\",Disaster,total,150,2025-08-26,2025-08-30,9,Flood,Triangulation,2025-09-05\n"));
        var figure = Assert.Single(import.Figures);
        Assert.Equal((Concept.NewlyDisplaced, 100m, Qualifier.MoreThan, "PK", "Flood"), (figure.Concept, figure.Value, figure.Qualifier, figure.Area, figure.Operation));
        Assert.Equal(1, import.Account.LeftOut["another figure of the event is recommended or newer"]);
        AssertAccountedFor(import);
    }

    [Fact]
    public void Without_one_the_newest_of_each_place_goes_and_places_are_summed()
    {
        var import = Read(SourceKind.Idmc, _folder.Write("idu.csv", Header
            + "1,PK,30,70,\"30, 70\",Disaster,total,100,2025-08-26,2025-08-30,9,Flood,Triangulation,2025-09-01\n"
            + "2,PK,30,70,\"30, 70\",Disaster,approximately,150,2025-08-26,2025-08-30,9,Flood,Triangulation,2025-09-05\n"
            + "3,PK,31,71,\"31, 71\",Disaster,more than,20,2025-08-26,2025-08-30,9,Flood,Triangulation,2025-09-01\n"));
        var figure = Assert.Single(import.Figures);
        Assert.Equal((170m, 2, Qualifier.Approximately), (figure.Value, figure.Rows, figure.Qualifier));
        AssertAccountedFor(import);
    }

    [Fact]
    public void A_point_is_put_into_an_area_only_where_a_level_is_named_and_says_so()
    {
        var file = _folder.Write("idu.csv", Header
            + "1,PK,30,70,\"30, 70\",Disaster,total,100,2025-08-26,2025-08-30,9,Flood,Recommended figure,2025-09-01\n"
            + "2,PK,1,1,\"1, 1\",Disaster,total,50,2025-08-26,2025-08-30,9,Flood,Recommended figure,2025-09-01\n"
            + "3,PK,,,,Disaster,total,5,2025-08-26,2025-08-30,9,Flood,Recommended figure,2025-09-01\n");
        var import = ReportedImport.Read(Request(SourceKind.Idmc, file) with { PointLevel = 1, FinestAt = (x, y) => x == 70 && y == 30 ? "PK603" : null });
        Assert.Equal([("PK", PlaceKind.Unspecified, 5m), ("PK6", PlaceKind.Point, 100m)], import.Figures.Select(f => (f.Area, f.Place, f.Value)));
        Assert.Equal(1, import.Account.LeftOut["point is in no area"]);
        AssertAccountedFor(import);
    }
}
