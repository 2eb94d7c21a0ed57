using System.Globalization;
using System.Text.Json;
using Tideline.Benchmarks.Measuring;

namespace Tideline.Benchmarks.Parts;

/// <summary>A country of some size: ingested, planned and run, each in a process of its own.</summary>
/// <param name="Subscribers">Of the operator.</param>
/// <param name="WeeksBefore">Weeks of data before the onset.</param>
internal sealed record GrowthCase(Bench Bench, int Subscribers, int WeeksBefore)
{
    public const int Short = 6;
    public const int Long = 29;

    public int Days => 7 * (WeeksBefore + 7);

    /// <summary>The files into the lake.</summary>
    public Measurement Ingest => Bench.Once(Name("ingest"), () =>
    {
        Bench.Bare(Country);
        var measured = Cli("ingest");
        var (events, inbox) = (Bytes(Path.Combine(Country, "lake/events")), Bytes(Path.Combine(Country, "inbox")));
        measured.Facts["event_bytes"] = events.ToString(CultureInfo.InvariantCulture);
        measured.Facts["inbox_bytes"] = inbox.ToString(CultureInfo.InvariantCulture);
        return measured;
    });

    /// <summary>What the program says a run will take, no day made yet.</summary>
    public Measurement Plan => Bench.Once(Name("plan"), () => Planned(made: false));

    /// <summary>The run, all days to make.</summary>
    public Measurement Run => Bench.Once(Name("run"), () => RunFrom(made: false));

    /// <summary>The same where all days are made.</summary>
    public Measurement PlanOfMade => Bench.Once(Name("plan-made"), () => Planned(made: true));

    public Measurement RunOfMade => Bench.Once(Name("run-made"), () => RunFrom(made: true));

    /// <summary>Events in the lake, by the plan.</summary>
    public double Rows => Read(Plan).GetProperty("data").GetProperty("rows").GetDouble();

    public static JsonElement Read(Measurement plan) => JsonSerializer.Deserialize<JsonElement>(plan.Facts["output"]);

    private string Country => Bench.Country(Subscribers, WeeksBefore);

    private string Name(string what) => string.Create(CultureInfo.InvariantCulture, $"growth/{Subscribers}-{Days}/{what}");

    private Measurement Planned(bool made)
    {
        Ready(made);
        return Cli("run", "--plan", "--json");
    }

    private Measurement RunFrom(bool made)
    {
        Ready(made);
        // What a run before this one wrote would be written over, and not counted.
        foreach (var written in (string[])["releases", "lake/cubes", "lake/contributors"])
        {
            Bench.Delete(Path.Combine(Country, written));
        }

        var before = Bytes(Country);
        var measured = Cli("run");
        measured.Facts["disk_bytes"] = (Bytes(Country) - before).ToString(CultureInfo.InvariantCulture);
        measured.Facts["step_bytes"] = Bytes(Path.Combine(Country, "lake/steps")).ToString(CultureInfo.InvariantCulture);
        return measured;
    }

    /// <summary>A lake with all events, and with all daily tables or none.</summary>
    private void Ready(bool made)
    {
        if (!Directory.Exists(Path.Combine(Country, "lake/files")) || (made && !Directory.Exists(Path.Combine(Country, "lake/steps"))))
        {
            Cli("ingest");
        }

        if (!made)
        {
            Bench.Delete(Path.Combine(Country, "lake/steps"));
        }
    }

    private Measurement Cli(string verb, params string[] more) => Worker.Run("cli", [verb, "--project", Country, .. more]);

    private static long Bytes(string folder) => Directory.Exists(folder)
        ? new DirectoryInfo(folder).EnumerateFiles("*", SearchOption.AllDirectories).Sum(f => f.Length)
        : 0;
}
