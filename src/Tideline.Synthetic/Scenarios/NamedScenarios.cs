using NodaTime;

namespace Tideline.Synthetic.Scenarios;

/// <summary>The scenarios that have names.</summary>
internal static class NamedScenarios
{
    private static readonly Scenario[] _all = [.. All(), .. FailureModes.All(), .. OtherWorlds.All()];
    private static readonly Dictionary<string, Scenario> _byName = _all.ToDictionary(s => s.Name, StringComparer.Ordinal);

    public static IReadOnlyList<string> Names { get; } = [.. _all.Select(s => s.Name)];

    public static Scenario Get(string name) =>
        _byName.TryGetValue(name, out var scenario)
            ? scenario
            : throw new SyntheticException(
                $"There is no scenario '{name}'{Nearest.Hint(name, Names)}. The scenarios are: {string.Join(", ", Names)}.");

    private static IEnumerable<Scenario> All()
    {
        var flood = new Scenario();
        yield return flood;
        yield return flood with { Name = "no-event", Displacement = new() { Strength = 0 }, Network = new() { ExposedSitesDown = 0 } };
        yield return flood with
        {
            Name = "outage",
            Displacement = new() { Strength = 0.2 },
            Network = new() { DeadTehsils = 2 },
        };
        yield return flood with { Name = "total-evacuation", Displacement = new() { EvacuatedTehsils = 3 } };
        yield return flood with { Name = "short-history", WeeksBefore = 16 };
        yield return flood with { Name = "feast", Travel = new() { FeastDaysAfterOnset = 4, FeastExodus = 0.2 } };
        yield return flood with
        {
            Name = "churn",
            Sims = new() { MonthlyChurn = 0.03, DisplacedChurn = 4, Frailty = 0.5 },
        };
        yield return flood with
        {
            Name = "heatwave",
            Hazard = "heatwave",
            Onset = new LocalDate(2025, 6, 17),
            Footprint = new() { EastKm = 290, NorthKm = 250, RadiusKm = 130 },
            Displacement = new()
            {
                Strength = 0.09,
                AnticipatoryShare = 0.05,
                AtOnsetShare = 0.25,
                LaterDays = 10,
                ToRelatives = 0.7,
                ToTowns = 0.3,
                ToNearCamps = 0,
                ToFarCamps = 0,
                WithinTehsil = 0,
            },
            Returns = new() { NeverShare = 0.02, FastShare = 0.9, FastMeanDays = 9, SlowMeanDays = 30, OnwardShare = 0.02 },
            Network = new() { ExposedSitesDown = 0.02, ExposedDownDays = 1 },
        };
        yield return flood with
        {
            Name = "drought",
            Hazard = "drought",
            Onset = new LocalDate(2025, 5, 6),
            WeeksAfter = 20,
            Footprint = new() { EastKm = 130, NorthKm = 340, RadiusKm = 120 },
            Displacement = new()
            {
                Strength = 0.3,
                AnticipatoryShare = 0,
                AtOnsetShare = 0.01,
                LaterDays = 130,
                ToRelatives = 0.35,
                ToTowns = 0.5,
                ToNearCamps = 0.05,
                ToFarCamps = 0.05,
                WithinTehsil = 0.05,
            },
            Returns = new() { NeverShare = 0.3, FastShare = 0.1, FastMeanDays = 30, SlowMeanDays = 160, OnwardShare = 0.08 },
            Network = new() { ExposedSitesDown = 0 },
        };
        yield return flood with
        {
            Name = "wildfire",
            Hazard = "wildfire",
            Onset = new LocalDate(2025, 8, 14),
            Footprint = new() { EastKm = 405, NorthKm = 606, RadiusKm = 36 },
            Displacement = new() { Strength = 0.6, AnticipatoryShare = 0.1, AtOnsetShare = 0.85, LaterDays = 4, WithinTehsil = 0.2 },
            Returns = new() { NeverShare = 0.02, FastShare = 0.9, FastMeanDays = 6, SlowMeanDays = 25, OnwardShare = 0.03, AgainShare = 0.02 },
            Network = new() { ExposedSitesDown = 0.1, ExposedDownDays = 2 },
        };
        yield return flood with
        {
            Name = "earthquake",
            Hazard = "earthquake",
            Onset = new LocalDate(2025, 9, 2),
            Footprint = new() { EastKm = 345, NorthKm = 606, RadiusKm = 72 },
            Displacement = new()
            {
                Strength = 0.45,
                AnticipatoryShare = 0,
                AtOnsetShare = 0.8,
                LaterDays = 10,
                ToRelatives = 0.25,
                ToTowns = 0.1,
                ToNearCamps = 0.3,
                ToFarCamps = 0.05,
                WithinTehsil = 0.3,
            },
            Returns = new() { NeverShare = 0.15, FastShare = 0.35, FastMeanDays = 12, SlowMeanDays = 80 },
            Network = new() { ExposedSitesDown = 0.45, ExposedDownDays = 3 },
        };
    }
}
