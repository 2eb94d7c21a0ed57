using Tideline.Domain;
using Tideline.Exchange.Reported;
using static Tideline.Exchange.Tests.Imports;

namespace Tideline.Exchange.Tests;

public sealed class DtmTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Rows_of_one_round_are_summed_over_reason_and_origin()
    {
        var import = Read(SourceKind.Dtm, Answer(Row("PK603", 100), Row("PK603", 50, reason: "Conflict; natural disaster", origin: "PK6")));
        var figure = Assert.Single(import.Figures);
        Assert.Equal((150m, 2, "conflict; natural disaster"), (figure.Value, figure.Rows, figure.Cause));
        Assert.Equal((CountUnit.Persons, Qualifier.None, "1", "BA"), (figure.Unit, figure.Qualifier, figure.Round, figure.Assessment));
    }

    [Theory]
    [InlineData("operation", "Another operation")]
    [InlineData("assessmentType", "SA")]
    [InlineData("roundNumber", "2")]
    [InlineData("reportingDate", "2025-10-01T00:00:00")]
    public void Rows_that_differ_in_what_must_not_be_summed_stay_apart(string field, string other)
    {
        var import = Read(SourceKind.Dtm, Answer(Row("PK603", 100), Row("PK603", 50).Replace($"\"{field}\":\"", $"\"{field}\":\"{other}\",\"was\":\"", StringComparison.Ordinal)));
        Assert.Equal([100, 50], import.Figures.Select(f => f.Value).OrderDescending());
    }

    [Fact]
    public void What_cannot_be_used_is_left_out_with_its_reason()
    {
        var import = Read(SourceKind.Dtm, Answer(
            Row("PK601", 10), Row("PK601", "null"), Row("PK601", "\"Not available\""), Row("PK601", -3), Row("PK699", 5), Row("Not available", 7),
            Row("PK602", 4).Replace("2025-09-07T00:00:00", "soon", StringComparison.Ordinal)));
        AssertAccountedFor(import);
        Assert.Equal(2, import.Account.Kept);
        Assert.Equal(
            new Dictionary<string, long> { ["no number"] = 2, ["number is no count"] = 1, ["p-code matches no area"] = 1, ["no day"] = 1 },
            import.Account.LeftOut);
        Assert.Equal(["PK601 Attock", "PK602 Bahawalnagar", "PK603 Bahawalpur"], Assert.Single(import.Account.UnknownCodes).Nearest);
    }

    [Fact]
    public void People_in_a_province_whose_district_is_not_known_are_unspecified_in_it()
    {
        var figure = Assert.Single(Read(SourceKind.Dtm, Answer(Row("Not available", 7))).Figures);
        Assert.Equal(("PK6", PlaceKind.Unspecified, 1), (figure.Area, figure.Place, figure.AreaLevel));
    }

    [Fact]
    public void A_name_that_differs_is_said_and_the_p_code_goes()
    {
        var import = Read(SourceKind.Dtm, Answer(Row("PK603", 7).Replace("Bahawalpur", "Bahawalnagar", StringComparison.Ordinal)));
        Assert.Equal("PK603", Assert.Single(import.Figures).Area);
        Assert.Equal(new("PK603", "Bahawalpur", "Bahawalnagar"), Assert.Single(import.Account.NamesThatDiffer));
    }

    [Fact]
    public void A_failed_answer_is_refused_with_what_the_API_said()
    {
        var file = _folder.Write("a.json", """{"result":[],"statusCode":400,"isSuccess":false,"errorMessages":["Operation is required"],"totalRecordsCount":0}""");
        var fault = Assert.Throws<InputRefusedException>(() => Read(SourceKind.Dtm, file));
        Assert.Equal("a.json is an answer that failed (Operation is required). Ask the API again and save the whole answer. Nothing was imported.", fault.Message);
    }

    [Theory]
    [InlineData("{\"result\":[],\"isSuccess\":true,\"totalRecordsCount\":5}", "announces 5 rows and holds 0")]
    [InlineData("{\"result\":[1],\"isSuccess\":true}", "an entry 1 that is no object")]
    [InlineData("[]", "no 'isSuccess'")]
    [InlineData("{\"result\":[{\"a\":1}],\"isSuccess\":true}", "has no column 'admin0Pcode'")]
    [InlineData("<html>", "is no JSON")]
    public void What_is_no_whole_answer_is_refused(string text, string why)
    {
        var fault = Assert.Throws<InputRefusedException>(() => Read(SourceKind.Dtm, _folder.Write("a.json", text)));
        Assert.Contains(why, fault.Message, StringComparison.Ordinal);
    }

    private string Answer(params string[] rows) => _folder.Write(
        "answer.json", $$"""{"result":[{{string.Join(",", rows)}}],"statusCode":200,"isSuccess":true,"errorMessages":[],"totalRecordsCount":{{rows.Length}}}""");

    private static string Row(string pcode, object number, string reason = "Natural disaster", string origin = "Not available") => $$"""
        {"id":"1","operation":"Pakistan floods (2025)","admin0Name":"Pakistan","admin0Pcode":"PK","admin1Name":"Punjab","admin1Pcode":"PK6",
        "admin2Name":"{{(pcode == "PK603" ? "Bahawalpur" : "Attock")}}","admin2Pcode":"{{pcode}}","numPresentIdpInd":{{number}},"reportingDate":"2025-09-07T00:00:00","yearReportingDate":2025,
        "monthReportingDate":9,"roundNumber":"1","displacementReason":"{{reason}}","numberMales":null,"numberFemales":null,
        "idpOriginAdmin1Name":"{{origin}}","idpOriginAdmin1Pcode":"{{origin}}","assessmentType":"BA"}
        """;
}
