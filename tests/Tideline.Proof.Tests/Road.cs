using Tideline.Domain.Cubes;
using Tideline.Domain.Displacement;
using Tideline.Engines.DuckDb;
using Tideline.Ingest;
using Tideline.Pipeline.Cubes;
using Tideline.Pipeline.Engine;
using Tideline.Pipeline.Runs;
using Tideline.Projects;
using Tideline.Projects.Configuration;
using Tideline.Projects.Emergencies;
using Tideline.Projects.Reference;
using Tideline.Proof.DirectRoad;
using Tideline.Synthetic;

namespace Tideline.Proof.Tests;

/// <summary>What one road made of a country.</summary>
/// <param name="SubscriberDays">The table <c>subscriber_day</c>: pseudonym, day, night cluster, day cluster; sorted.</param>
/// <param name="Profiles">The step <c>profile</c>, as the gate of devices reads it; sorted.</param>
/// <param name="CellDays">Events by local day and cell; sorted.</param>
/// <param name="Days">The judged days and what they rest on.</param>
/// <param name="Outcome">The figures.</param>
/// <param name="Defects">What <c>truth/defects.csv</c> says.</param>
/// <param name="Quarantined">Files that ingest refused; the stream does not tell.</param>
internal sealed record Road(
    IReadOnlyList<string> SubscriberDays,
    IReadOnlyList<string> Profiles,
    IReadOnlyList<string> CellDays,
    PreparedDays Days,
    EmergencyOutcome Outcome,
    string Defects,
    int Quarantined = 0)
{
    /// <summary>Files, ingest and SQL.</summary>
    public static Road OfFiles(GeneratorOptions options)
    {
        DaryaGenerator.Generate(options, null, TestContext.Current.CancellationToken);
        var (project, configuration, reference) = Open(options);
        var summary = EventIngestion.Run(
            project, configuration, reference.Cells, new IngestOptions { KeyFile = null }, null, TestContext.Current.CancellationToken);
        Assert.NotEmpty(summary.Accepted);
        using var engine = new DuckDbEngine(new DuckDbLimits(project.Temporary), TestContext.Current.CancellationToken);
        var days = new Preparation(project, configuration, reference, engine)
            .Run(configuration.Emergencies[0].EvacuationStarts.PlusDays(-EmergencyRun.LeadDays), new Progress<RunProgress>(), TestContext.Current.CancellationToken);
        engine.Create("profile", StepText.Render("profile", engine.Dialect));
        return new Road(
            [.. engine.Read(
                "select subscriber, local_day, night_cluster, day_cluster from subscriber_day",
                r => $"{r.GetFieldValue<ulong>(0):x16} {Preparation.DateOf(r, 1)} {r.GetInt64(2)} {r.GetInt64(3)}").Order(StringComparer.Ordinal)],
            [.. engine.Read(
                "select subscriber, days_seen, cast(events as bigint), cast(squared_events as bigint), cast(active_hours as bigint), greatest(clusters, locations) from profile",
                r => $"{r.GetFieldValue<ulong>(0):x16} {r.GetInt64(1)} {r.GetInt64(2)} {r.GetInt64(3)} {r.GetInt64(4)} {r.GetInt64(5)}").Order(StringComparer.Ordinal)],
            Sorted(new EngineRows(engine)),
            days,
            Run(new EngineRows(engine), days, project, configuration, reference),
            File.ReadAllText(Path.Combine(project.Truth, "defects.csv")),
            summary.Quarantined.Count);
    }

    /// <summary>The stream.</summary>
    public static Road OfMemory(GeneratorOptions options)
    {
        var stream = DaryaGenerator.Stream(options, TestContext.Current.CancellationToken);
        var (project, configuration, reference) = Open(options);
        var country = Country.Read(stream, project, configuration, reference, TestContext.Current.CancellationToken);
        List<string> subscriberDays = [];
        List<string> profiles = [];
        for (var sim = 0; sim < country.Pseudonyms.Length; sim++)
        {
            for (var day = 0; day < country.Days.Days; day++)
            {
                if (country.Days.PlacesOf(day, sim) is { Night: var night, DayPart: var dayPart } && night + dayPart > 0)
                {
                    subscriberDays.Add($"{country.Pseudonyms[sim]:x16} {country.Days.Date(day)} {night} {dayPart}");
                }
            }

            if (country.Days.ProfileOf(sim) is { DaysSeen: > 0 } p)
            {
                profiles.Add($"{country.Pseudonyms[sim]:x16} {p.DaysSeen} {p.Events} {(long)p.SumSquaredDailyEvents} {p.ActiveHours} {p.Clusters}");
            }
        }

        return new Road(
            [.. subscriberDays.Order(StringComparer.Ordinal)],
            [.. profiles.Order(StringComparer.Ordinal)],
            Sorted(country.Rows),
            country.Prepared,
            Run(country.Rows, country.Prepared, project, configuration, reference),
            File.ReadAllText(Path.Combine(project.Truth, "defects.csv")));
    }

    /// <summary>Every number of one indicator.</summary>
    public IReadOnlyList<string> Cube(Indicator indicator)
    {
        using var folder = new TemporaryFolder();
        CubeFile.Write(folder.Below("cubes.csv"), Outcome.Cubes.Where(c => c.Indicator == indicator));
        return File.ReadAllLines(folder.Below("cubes.csv"));
    }

    private static (ProjectFolder Folder, ProjectConfiguration Configuration, ReferenceData Reference) Open(GeneratorOptions options)
    {
        var project = new ProjectFolder(options.OutDirectory);
        Pseudonyms.FixKey(project);
        var configuration = ProjectFile.Load(project);
        return (project, configuration, ReferenceReader.Read(project, configuration));
    }

    private static IReadOnlyList<string> Sorted(IDayRows rows) =>
        [.. rows.CellDays().Select(r => $"{r.Day} {r.Cell} {r.Events}").Order(StringComparer.Ordinal)];

    private static EmergencyOutcome Run(
        IDayRows rows, PreparedDays days, ProjectFolder project, ProjectConfiguration configuration, ReferenceData reference) =>
        new EmergencyRun(rows, reference, days, new DisplacementParameters { Replicates = 20 }).Run(
            EmergencyResolver.Resolve(configuration.Emergencies[0], reference, project), [], new Progress<RunProgress>(), TestContext.Current.CancellationToken);
}
