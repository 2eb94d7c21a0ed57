namespace Tideline.Domain.Cubes;

/// <summary>How long the period of an observation is.</summary>
public enum PeriodKind
{
    Day,
    Week,
    Month,
    SinceOnset,
}

/// <summary>What a number counts.</summary>
public enum Unit
{
    People,
    Subscribers,
    Share,
    Index,
    Trips,
}

/// <summary>One indicator: its name in files, what it counts, and over what it may be summed.</summary>
/// <param name="Name">The word in the column <c>indicator</c>.</param>
/// <param name="Period">Length of one observation's period.</param>
/// <param name="Unit">What a value counts.</param>
/// <param name="AdditiveOverAreas">Whether an upper area's value is the sum of its children's: those sums are
/// equations that disclosure control must respect.</param>
/// <param name="AdditiveOverPeriods">Whether the values of successive periods may be added.</param>
/// <param name="HasCounterpart">Whether the column <c>counterpart_area</c> is filled (host, destination).</param>
public sealed record Indicator(
    string Name, PeriodKind Period, Unit Unit, bool AdditiveOverAreas, bool AdditiveOverPeriods, bool HasCounterpart)
{
    public static readonly Indicator PresentPopulation = new("present_population", PeriodKind.Day, Unit.People, true, false, false);
    public static readonly Indicator Residents = new("residents", PeriodKind.Month, Unit.People, true, false, false);
    public static readonly Indicator DisplacedStock = new("displaced_stock", PeriodKind.Week, Unit.People, true, false, false);
    public static readonly Indicator DisplacedHosted = new("displaced_hosted", PeriodKind.Week, Unit.People, true, false, false);
    public static readonly Indicator DisplacementFlow = new("displacement_flow", PeriodKind.Week, Unit.People, true, false, true);
    public static readonly Indicator NewlyDisplaced = new("newly_displaced", PeriodKind.Week, Unit.People, true, true, false);
    public static readonly Indicator Returned = new("returned", PeriodKind.Week, Unit.People, true, true, false);
    public static readonly Indicator DisplacedChange = new("displaced_change", PeriodKind.Week, Unit.People, true, false, false);
    public static readonly Indicator EverDisplaced = new("ever_displaced", PeriodKind.SinceOnset, Unit.People, true, false, false);
    public static readonly Indicator ReturnedShare = new("returned_share", PeriodKind.SinceOnset, Unit.Share, false, false, false);
    public static readonly Indicator ProjectedDisplaced = new("projected_displaced", PeriodKind.Week, Unit.People, true, false, false);
    public static readonly Indicator DisplacedConfirmed = Enclave("displaced_confirmed", PeriodKind.Week);
    public static readonly Indicator DisplacedLong = Enclave("displaced_long", PeriodKind.Week);
    public static readonly Indicator DisplacedToUsualPlaces = Enclave("displaced_to_usual_places", PeriodKind.Week);
    public static readonly Indicator OnwardMoves = Enclave("onward_moves", PeriodKind.Week);
    public static readonly Indicator DisplacedAgain = Enclave("displaced_again", PeriodKind.Week);
    public static readonly Indicator SettledElsewhere = Enclave("settled_elsewhere", PeriodKind.Week);
    public static readonly Indicator DisplacedTrend = Enclave("displaced_trend", PeriodKind.SinceOnset);
    public static readonly Indicator Travellers = new("trips", PeriodKind.Day, Unit.People, false, false, true);
    public static readonly Indicator Trips = new("trips", PeriodKind.Day, Unit.Trips, true, true, true);
    public static readonly Indicator Abnormality = new("abnormality", PeriodKind.Day, Unit.Index, false, false, false);
    public static readonly Indicator NetworkCoverage = new("network_coverage", PeriodKind.Day, Unit.Share, false, false, false);

    /// <summary>Names of the figures that know of no emergency: the releases of all of them say the same of an area and day.</summary>
    public static IReadOnlySet<string> OfEveryEmergency { get; } =
        new[] { PresentPopulation, Residents, Travellers, Trips, Abnormality, NetworkCoverage }.Select(i => i.Name).ToHashSet(StringComparer.Ordinal);

    private static readonly Indicator[] _released =
    [
        PresentPopulation, Residents, DisplacedStock, DisplacedHosted, DisplacementFlow, NewlyDisplaced, Returned, DisplacedChange,
        EverDisplaced, ReturnedShare, ProjectedDisplaced, Travellers, Trips, Abnormality, NetworkCoverage,
    ];

    /// <summary>Names of the figures that a release may hold, each once.</summary>
    public static IReadOnlyList<string> Released { get; } = [.. _released.Select(i => i.Name).Distinct()];

    /// <summary>True for figures that are made for analysts inside the enclave and are never offered to the gate.</summary>
    public bool StaysInEnclave { get; private init; }

    /// <summary>The figure that a release calls so; null where none may be called so.</summary>
    public static Indicator? Find(string name, Unit unit) => _released.FirstOrDefault(i => i.Name == name && i.Unit == unit);

    private static Indicator Enclave(string name, PeriodKind period) =>
        new(name, period, Unit.People, true, false, false) { StaysInEnclave = true };
}
