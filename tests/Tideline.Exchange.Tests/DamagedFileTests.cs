using System.Text;
using CsCheck;
using Tideline.Domain;
using Tideline.Exchange.Import;
using Tideline.Exchange.Import.Sources;
using Tideline.Exchange.Reported;
using static Tideline.Exchange.Tests.Imports;

namespace Tideline.Exchange.Tests;

/// <summary>Whatever happened to a file, it is read with every entry accounted for, or refused whole.</summary>
public sealed class DamagedFileTests : IDisposable
{
    private const string Dtm = """
        {"result":[{"id":1,"operation":"Floods","admin0Pcode":"PK","admin1Pcode":"PK6","admin2Name":"Bahawalpur","admin2Pcode":"PK603","numPresentIdpInd":100,"reportingDate":"2025-09-07T00:00:00","roundNumber":1,"displacementReason":"Conflict; Natural disaster","assessmentType":"BA"},{"id":2,"operation":"Floods","admin0Pcode":"PK","admin1Pcode":"PK6","admin2Name":"Attock","admin2Pcode":"PK601","numPresentIdpInd":null,"reportingDate":"2025-09-07T00:00:00","roundNumber":1,"displacementReason":"Not available","assessmentType":"SA"}],"statusCode":200,"isSuccess":true,"errorMessages":[],"totalRecordsCount":2}
        """;

    private const string Hapi =
        "location_code,admin1_code,admin2_code,admin2_name,admin_level,operation,assessment_type,population,population_status,sector_code,reporting_round,reference_period_start,reference_period_end,error\nPK,PK6,PK603,\"Bahawalpur, East\",2,Floods,BA,1200,AFF,WSH,3,2025-09-01,2025-09-07,\nPK,PK6,,,2,Floods,BA,30,INN,,3,2025-09-01,2025-09-07,\n";

    private const string Idmc =
        "id,iso3,latitude,longitude,locations_coordinates,displacement_type,qualifier,figure,displacement_start_date,displacement_end_date,event_id,event_name,role,created_at\n1,PK,30,70,\"30, 70\",Disaster,total,100,2025-08-26,2025-08-30,9,Flood,Triangulation,2025-09-01\n2,PK,30,70,\"30, 70\",Disaster,more than,150,2025-08-26,2025-08-30,9,Flood,Triangulation,2025-09-05\n";

    private const string Sheet = "code,n\nPK601,1\nPK603,\"1,200\"\n";

    private static readonly AssessmentMap _map =
        AssessmentMap.Parse("{ source: S, level: 2, pcode: code, day: 2025-09-07, figures: [{ column: n, concept: affected }] }", "map.yaml");

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(SourceKind.Dtm, "a.json", Dtm)]
    [InlineData(SourceKind.HapiIdps, "a.csv", Hapi)]
    [InlineData(SourceKind.HapiNeeds, "a.csv", Hapi)]
    [InlineData(SourceKind.Idmc, "a.csv", Idmc)]
    [InlineData(SourceKind.Assessment, "a.csv", Sheet)]
    public void A_file_with_some_bytes_changed_cut_or_doubled_is_accounted_for_or_refused(SourceKind source, string name, string text)
    {
        var whole = Encoding.UTF8.GetBytes(text);
        var damage = Gen.Select(Gen.Int[0, 2], Gen.Int[0, whole.Length - 1], Gen.Byte, Gen.Int[1, 40]);
        damage.Array[1, 4].SamplePinned(
            changes =>
            {
                var bytes = whole.ToList();
                foreach (var (kind, at, by, length) in changes)
                {
                    var from = Math.Min(at, bytes.Count);
                    var count = Math.Min(length, bytes.Count - from);
                    switch (kind)
                    {
                        case 0 when from < bytes.Count:
                            bytes[from] = by;
                            break;
                        case 1:
                            bytes.RemoveRange(from, count);
                            break;
                        default:
                            bytes.InsertRange(from, bytes.GetRange(from, count));
                            break;
                    }
                }

                File.WriteAllBytes(_folder.File(name), [.. bytes]);
                try
                {
                    AssertAccountedFor(ReportedImport.Read(Request(source, _folder.File(name)) with { Map = _map }));
                }
                catch (InputRefusedException fault)
                {
                    Assert.EndsWith("Nothing was imported.", fault.Message, StringComparison.Ordinal);
                }
            },
            iter: 150);
    }

    [Fact]
    public void A_workbook_whose_parts_have_bytes_changed_is_accounted_for_or_refused()
    {
        var (whole, damaged) = (_folder.File("whole.xlsx"), _folder.File("damaged.xlsx"));
        Workbooks.Write(whole);
        var map = AssessmentMap.Parse(Workbooks.Map, "map.yaml");
        Gen.Select(Gen.Int[0, 1_000_000], Gen.Int[0, 1_000_000], Gen.Char['!', '~']).Array[1, 3].SamplePinned(
            changes =>
            {
                File.Copy(whole, damaged, overwrite: true);
                using (var zip = System.IO.Compression.ZipFile.Open(damaged, System.IO.Compression.ZipArchiveMode.Update))
                {
                    foreach (var (part, at, by) in changes)
                    {
                        using var stream = zip.Entries[part % zip.Entries.Count].Open();
                        stream.Position = at % Math.Max(1, stream.Length);
                        stream.WriteByte((byte)by);
                    }
                }

                try
                {
                    AssertAccountedFor(ReportedImport.Read(Request(SourceKind.Assessment, damaged) with { Map = map }));
                }
                catch (InputRefusedException fault)
                {
                    Assert.EndsWith("Nothing was imported.", fault.Message, StringComparison.Ordinal);
                }
            },
            iter: 300);
    }

    [Theory]
    [InlineData(SourceKind.HapiIdps, Hapi)]
    [InlineData(SourceKind.Idmc, Idmc)]
    [InlineData(SourceKind.Assessment, Sheet)]
    public void The_order_of_rows_changes_nothing(SourceKind source, string text)
    {
        var lines = text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        IReadOnlyList<ReportedFigure> Read(IEnumerable<string> rows) =>
            ReportedImport.Read(Request(source, _folder.Write("a.csv", string.Join('\n', rows.Prepend(lines[0])) + "\n")) with { Map = _map }).Figures;
        Assert.Equal(Read(lines[1..]), Read(lines[1..].Reverse()));
    }

    [Fact]
    public void A_column_that_is_there_twice_refuses_the_file() =>
        Assert.Contains("twice", Assert.Throws<InputRefusedException>(() => ReportedImport.Read(Request(SourceKind.Assessment, _folder.Write("a.csv", "code,n, n\nPK601,1,2\n")) with { Map = _map })).Message, StringComparison.Ordinal);

    [Fact]
    public void What_is_no_workbook_is_refused() =>
        Assert.Throws<InputRefusedException>(() => ReportedImport.Read(Request(SourceKind.Assessment, _folder.Write("a.xlsx", "code,n\n")) with { Map = _map }));

    [Fact]
    public void A_file_that_is_not_there_is_refused() =>
        Assert.Throws<InputRefusedException>(() => ReportedImport.Read(Request(SourceKind.Dtm, _folder.File("absent.json"))));
}
