namespace Tideline.EndToEnd.Tests;

/// <summary><c>tideline hazard</c>: read, propose, accept by hand, count people exposed. The answer is synthetic, in the shape of the source.</summary>
public sealed class HazardTests
{
    private const string Alert = """
        <alert xmlns="urn:oasis:names:tc:emergency:cap:1.2">
          <identifier>S-1</identifier><sender>met@example.org</sender><sent>2025-08-04T06:00:00+05:00</sent><status>Exercise</status><msgType>Alert</msgType><scope>Public</scope>
          <info><category>Met</category><event>Flood</event><urgency>Expected</urgency><severity>Severe</severity><certainty>Likely</certainty><onset>2025-08-05T06:00:00+05:00</onset>
          <area><areaDesc>A</areaDesc><polygon>24.5,67 25.5,67 25.5,67.1 24.5,67.1 24.5,67</polygon></area></info>
        </alert>
        """;

    [Fact]
    public async Task An_alert_becomes_an_emergency_only_by_a_persons_hand()
    {
        using var folder = SmallProject.Create(SmallProject.Yaml + "\n  areas: reference/areas.geojson\n  population: reference/population.csv\n");
        folder.Write("alert.xml", Alert);
        var read = await Call.Run(folder.Path, "hazard", "read", "--source", "cap", "alert.xml");
        Assert.True(read.ExitCode == 0, read.Said);
        Assert.Contains("S-1  flood  2025-08-05  severe, likely  an exercise or a test  Flood", read.Output, StringComparison.Ordinal);

        Assert.Contains("nothing is proposed of it", (await Ended(2, folder, "hazard", "propose", "S-1", "--source", "cap", "--from", "alert.xml")).Error, StringComparison.Ordinal);
        await Ended(0, folder, "hazard", "propose", "S-1", "--source", "cap", "--from", "alert.xml", "--not-current", "--id", "drill");
        Assert.False(Directory.Exists(folder.Below("emergencies")), "it was declared");
        await Ended(2, folder, "hazard", "exposure", "--emergency", "drill");

        Directory.CreateDirectory(folder.Below("emergencies"));
        foreach (var name in (string[])["drill.yaml", "drill.geojson"])
        {
            File.Copy(folder.Below("reports", "hazards", "drill", name), folder.Below("emergencies", name));
        }

        var exposed = await Ended(0, folder, "hazard", "exposure", "--emergency", "drill");
        Assert.Contains("200 people live in the footprint of drill", exposed.Output, StringComparison.Ordinal);
        Assert.Contains("A,A,1,Z,1000,", File.ReadAllText(folder.Below("reports", "exposure", "drill", "exposure.csv")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Wrong_use_is_2_and_a_file_that_is_no_answer_is_3()
    {
        using var folder = new TemporaryFolder();
        folder.Write("alert.xml", Alert[..200]);
        await Ended(3, folder, "hazard", "read", "--source", "cap", "alert.xml");
        await Ended(3, folder, "hazard", "read", "--source", "gdacs", "none.xml");
        await Ended(2, folder, "hazard", "read", "--source", "smoke", "alert.xml");
        await Ended(2, folder, "product", "recovery", "--release", "flood-2025-2025-09-14-00000000");
    }

    private static async Task<Ended> Ended(int code, TemporaryFolder folder, params string[] arguments)
    {
        var ended = await Call.Run(folder.Path, arguments);
        Assert.True(ended.ExitCode == code, ended.Said);
        return ended;
    }
}
