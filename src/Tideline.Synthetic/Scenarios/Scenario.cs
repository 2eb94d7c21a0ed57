using NodaTime;

namespace Tideline.Synthetic.Scenarios;

/// <summary>What happens in Darya, and how people and the network behave. All values have defaults; the named
/// scenarios and scenario files change some of them.</summary>
public sealed record Scenario
{
    public string Name { get; init; } = "flood";

    /// <summary>The hazard's word in <c>project.yaml</c>.</summary>
    public string Hazard { get; init; } = "flood";

    /// <summary>First local day of the hazard.</summary>
    public LocalDate Onset { get; init; } = new(2025, 8, 26);

    /// <summary>Whole weeks of data before the onset, rounded up to a Monday.</summary>
    public int WeeksBefore { get; init; } = 29;

    /// <summary>Whole weeks of data from the onset, rounded up to a Sunday.</summary>
    public int WeeksAfter { get; init; } = 6;

    public FootprintShape Footprint { get; init; } = new();

    public DisplacementPattern Displacement { get; init; } = new();

    public ReturnPattern Returns { get; init; } = new();

    public NetworkPattern Network { get; init; } = new();

    public ActivityPattern Activity { get; init; } = new();

    public TravelPattern Travel { get; init; } = new();

    public SimPattern Sims { get; init; } = new();

    public DefectPattern Defects { get; init; } = new();

    /// <summary>The emergency's id in <c>project.yaml</c>, such as <c>flood-2025</c>.</summary>
    public string EmergencyId => FormattableString.Invariant($"{Hazard}-{Onset.Year}");

    /// <summary>Names that <see cref="Named"/> knows, in the order of the documentation.</summary>
    public static IReadOnlyList<string> Names => NamedScenarios.Names;

    /// <exception cref="SyntheticException">No scenario has that name; the message lists the names.</exception>
    public static Scenario Named(string name) => NamedScenarios.Get(name);

    /// <summary>Reads a scenario file (YAML). Keys are the properties in snake case; <c>based_on</c> names the scenario
    /// whose values hold where the file says nothing (default: flood).</summary>
    /// <exception cref="SyntheticException">The file is absent, malformed, or has an unknown key or an impossible value.</exception>
    public static Scenario Load(string path) => ScenarioFile.Read(path);
}
