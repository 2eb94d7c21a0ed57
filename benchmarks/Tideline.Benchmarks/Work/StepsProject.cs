using System.Globalization;
using NodaTime;
using Tideline.Domain.Quality;
using Tideline.Engines.DuckDb;
using Tideline.Pipeline.Engine;
using Tideline.Pipeline.Places;
using Tideline.Pipeline.Runs;
using Tideline.Projects;
using Tideline.Projects.Configuration;
using Tideline.Projects.Lake;
using Tideline.Projects.Reference;

namespace Tideline.Benchmarks.Work;

/// <summary>An ingested project, opened for the steps. All compared programs get the same places, calendar and parameters.</summary>
internal sealed class StepsProject : IDisposable
{
    public StepsProject(string project, string aside)
    {
        Folder = new ProjectFolder(project);
        Aside = Folder with { Aside = IngestTasks.Fresh(aside) };
        var configuration = ProjectFile.Load(Folder);
        var reference = ReferenceReader.Read(Folder, configuration);
        Catalogue = FileCatalogue.Read(Folder);
        Engine = new DuckDbEngine(new DuckDbLimits(Path.Combine(aside, "tmp")));
        Places = new PlaceTables(reference);
        Places.Load(Engine);
        Engine.Create("cluster_district", "select distinct cluster, district - 1 as area from cell_cluster where district > 0");
        Parameters = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["night_starts"] = DayGate.SecondOfDay(new LocalTime(18, 0), configuration.DayStartsAt).ToString(CultureInfo.InvariantCulture),
            ["midnight"] = DayGate.SecondOfDay(LocalTime.Midnight, configuration.DayStartsAt).ToString(CultureInfo.InvariantCulture),
        };
        Days = Catalogue.Days;
        Calendar = HomeCalendar.Plan(configuration.Emergencies[0].EvacuationStarts, Days[0], Days[^1]);
        Calendar.Load(Engine, Days[0], Days[^1]);
        var month = $"date '{Calendar.Reference.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture)}'";
        Parameters["home_month"] = month;
    }

    public ProjectFolder Folder { get; }

    /// <summary>The same folder, with what is derived aside.</summary>
    public ProjectFolder Aside { get; }

    public FileCatalogue Catalogue { get; }

    public IEngine Engine { get; }

    public PlaceTables Places { get; }

    public Dictionary<string, string> Parameters { get; }

    public IReadOnlyList<LocalDate> Days { get; }

    public HomeCalendar Calendar { get; }

    /// <summary>Checksums of the results, as every compared program computes them.</summary>
    public Dictionary<string, string> Checks(string days, string homes, string trips) => new(StringComparer.Ordinal)
    {
        ["daily locations"] = One(
            $"select concat_ws(' ', count(*), sum(cast({Day} as bigint) * location), sum(({Key} % 99991) * location)) from {days}"),
        ["days in full"] = One(
            $"select concat_ws(' ', sum(night_cluster * 3 + day_cluster * 7), sum(({Key} % 99991) * (events + 11 * hours + 101 * clusters))) from {days}"),
        ["homes"] = One(
            $"select concat_ws(' ', count(*), sum(({Key} % 99991) * area), sum(month - date '1970-01-01')) from {homes}"),
        ["trips"] = One(
            $"select concat_ws(' ', count(*), sum(subscribers), sum(trips), sum(cast({Day} as bigint) * (origin + 1000 * destination) * subscribers)) from {trips}"),
    };

    public void Dispose() => Engine.Dispose();

    /// <summary>A pseudonym as a signed number, since PostgreSQL has no other.</summary>
    public const string Key = "cast(cast(subscriber as hugeint) - 9223372036854775808 as bigint)";

    private const string Day = "local_day - date '1970-01-01'";

    private string One(string select) => Engine.Read(select, r => r.GetString(0)).Single();
}
