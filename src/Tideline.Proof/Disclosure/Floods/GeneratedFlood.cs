using NodaTime;
using Tideline.Domain.Alerts;
using Tideline.Domain.Displacement;
using Tideline.Domain.Emergencies;
using Tideline.Domain.Places;
using Tideline.Pipeline.Runs;
using Tideline.Projects;
using Tideline.Projects.Configuration;
using Tideline.Projects.Emergencies;
using Tideline.Projects.Reference;
using Tideline.Proof.DirectRoad;
using Tideline.Release;
using Tideline.Synthetic;
using Tideline.Synthetic.Scenarios;

namespace Tideline.Proof.Disclosure.Floods;

/// <summary>A generated flood, of which a release can be made as of any week.</summary>
internal sealed class GeneratedFlood
{
    // A release of a week is made some days after it, when most of its records are in.
    private const int DaysAfterWeek = 3;

    private readonly ProjectConfiguration _configuration;
    private readonly ReferenceData _reference;
    private readonly Emergency[] _emergencies;
    private readonly DisplacementParameters _definition = new();

    private GeneratedFlood(ProjectConfiguration configuration, ReferenceData reference, Emergency[] emergencies, Country country) =>
        (_configuration, _reference, _emergencies, Country) = (configuration, reference, emergencies, country);

    public Country Country { get; }

    public AreaHierarchy Areas => _reference.Boundaries!.Hierarchy;

    public LocalDate Onset => _emergencies[0].Onset;

    /// <summary>People who live in an area of the finest level.</summary>
    public long PeopleOf(string area) => _reference.Population!.People.GetValueOrDefault(area);

    /// <param name="weeks">Weeks of data from the onset.</param>
    /// <param name="folder">Takes the project folder.</param>
    public static GeneratedFlood Make(int weeks, int subscribers, ulong seed, string folder, CancellationToken cancellation)
    {
        var scenario = Scenario.Named("flood") with { WeeksAfter = weeks + 1 };
        var stream = DaryaGenerator.Stream(new GeneratorOptions(scenario, subscribers, seed, folder) { OverwriteEarlierDemo = true }, cancellation);
        var project = new ProjectFolder(Path.GetFullPath(folder));
        Pseudonyms.FixKey(project);
        var configuration = ProjectFile.Load(project);
        var reference = ReferenceReader.Read(project, configuration);
        var country = Country.Read(stream, project, configuration, reference, cancellation);
        return new(configuration, reference, [.. configuration.Emergencies.Select(e => EmergencyResolver.Resolve(e, reference, project))], country);
    }

    /// <summary>What is released when so many weeks of the emergency are over.</summary>
    /// <param name="week">1 for the first.</param>
    public ReleaseInput AsOf(int week, CancellationToken cancellation)
    {
        var vintage = Day.Date(Day.Monday(Day.Number(_emergencies[0].EvacuationStarts)) + (7 * week) - 1 + DaysAfterWeek);
        var rows = new RowsAsOf(Country.Rows, vintage);
        var prepared = Country.Prepared with
        {
            Days = [.. Country.Prepared.Days.Where(d => d.Day <= vintage)],
            SubscribersByDay = Country.Prepared.SubscribersByDay.Where(d => d.Key <= vintage).ToDictionary(d => d.Key, d => d.Value),
            Vintage = vintage,
        };
        var (progress, watched) = (new Progress<RunProgress>(), new AlarmParameters());
        var daily = new DailyRun(_reference, _emergencies);
        var days = daily.Find(rows, prepared, _definition, progress, cancellation);
        var figures = new EmergencyRun(rows, _reference, days, _definition) { Alarms = n => daily.AboutPeople(days, n, watched) }
            .Run(_emergencies[0], _emergencies[1..], progress, cancellation);
        return new()
        {
            Project = _configuration,
            Emergency = _emergencies[0],
            Reference = _reference,
            Cubes = figures.Cubes,
            Headline = figures.Headline,
            Definition = figures.Parameters.Definition,
            Vintage = figures.Vintage,
            Provenance = ProofInput.Nothing,
            Proof = ProofInput.UnderProof,
        };
    }
}
