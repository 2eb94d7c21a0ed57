using NodaTime;

namespace Tideline.Synthetic.Scenarios;

/// <summary>Worlds in which a naive estimate goes wrong, each in one way. What is expected of each stands in
/// <c>docs/methods/failure-modes.md</c>.</summary>
internal static class FailureModes
{
    public static IEnumerable<Scenario> All() =>
    [
        .. Steps(), .. OfTheNetwork(), .. OfOtherTravel(), .. OfPhones(), .. OfTheDelivery(), .. OfMovement(), .. OfTheDeclaration(),
    ];

    private static Scenario Flood(string name) => new() { Name = name };

    /// <summary>A share of every exposed tehsil leaves at the onset and stays away.</summary>
    private static IEnumerable<Scenario> Steps()
    {
        foreach (var percent in (int[])[5, 20, 60])
        {
            yield return Flood(FormattableString.Invariant($"step-{percent}")) with
            {
                Displacement = new() { EvenShare = percent / 100.0, AnticipatoryShare = 0, AtOnsetShare = 1, WithinTehsil = 0 },
                Returns = new() { NeverShare = 1, OnwardShare = 0, AgainShare = 0 },
            };
        }
    }

    private static IEnumerable<Scenario> OfTheNetwork()
    {
        yield return Flood("total-outage") with { Network = new() { DeadTehsils = 1, DeadDays = 4 } };
        yield return Flood("rerouted") with { Network = new() { ReroutedTehsils = 2 } };
        yield return Flood("renumbered") with { Network = new() { RenumberedSites = 0.85 } };
        yield return Flood("activity-doubles") with { Activity = new() { AfterOnset = 2 } };
        yield return Flood("activity-halves") with { Activity = new() { AfterOnset = 0.5 } };
        yield return Flood("roamers") with { Sims = new() { Roamers = 0.3 } };
    }

    private static IEnumerable<Scenario> OfOtherTravel()
    {
        yield return Flood("feast-3") with { Travel = new() { FeastDaysAfterOnset = 3, FeastExodus = 0.2 } };
        yield return Flood("harvest") with { WeeksBefore = 82, Travel = new() { Harvest = 0.1 } };
        yield return Flood("commuters") with { Travel = new() { WeeklyCommuters = 0.15 } };
    }

    private static IEnumerable<Scenario> OfPhones()
    {
        yield return Flood("churn-by-state") with { Sims = new() { MonthlyChurn = 0.09, DisplacedChurn = 10.0 / 3 } };
        yield return Flood("poor-without-phones") with { Sims = new() { Poor = 0.5, PoorOwnership = 0.4, PoorDisplacement = 2 } };
        yield return Flood("two-sims") with { Sims = new() { SecondSim = 0.3 } };
        yield return Flood("shared-sims") with { Sims = new() { Shared = 0.8 } };
        yield return Flood("small-areas") with { Sims = new() { ThinDistricts = 0.5 } };
        yield return Flood("camp-sims") with { Sims = new() { CampSims = 0.6 } };
        yield return Flood("growth") with { Sims = new() { MonthlyGrowth = 0.01 } };
    }

    private static IEnumerable<Scenario> OfTheDelivery()
    {
        yield return Flood("late-rows") with { Defects = new() { LateRows = 0.3 } };
        yield return Flood("broken-files") with { Defects = new() { MissingFiles = 1, DuplicatedFiles = 1, BrokenFiles = 1 } };
    }

    private static IEnumerable<Scenario> OfMovement()
    {
        yield return Flood("short-moves") with { Displacement = new() { ShortMoves = 1 } };
        yield return Flood("second-wave") with
        {
            WeeksAfter = 8,
            Displacement = new() { SecondWaveDay = 25, SecondWaveOfReturned = 0.6, SecondWaveOfOthers = 0.5 },
        };
        yield return Flood("returns-reversed") with { Displacement = new() { SecondWaveDay = 20, SecondWaveOfReturned = 0.85 } };
        yield return Flood("cross-border") with { Displacement = new() { AcrossBorder = 0.3 } };
        yield return Flood("drought-drift") with
        {
            Hazard = "drought",
            Onset = new LocalDate(2025, 5, 6),
            WeeksAfter = 27,
            Footprint = new() { EastKm = 130, NorthKm = 340, RadiusKm = 120 },
            Displacement = new()
            {
                EvenShare = 0.1,
                AnticipatoryShare = 0,
                AtOnsetShare = 0,
                LaterDays = 182,
                ToRelatives = 0.4,
                ToTowns = 0.6,
                ToNearCamps = 0,
                ToFarCamps = 0,
                WithinTehsil = 0,
            },
            Returns = new() { NeverShare = 1, OnwardShare = 0, AgainShare = 0 },
            Network = new() { ExposedSitesDown = 0 },
        };
    }

    private static IEnumerable<Scenario> OfTheDeclaration()
    {
        yield return Flood("anticipatory") with { Displacement = new() { AnticipatoryShare = 0.9, LeadDays = 3, AtOnsetShare = 0.08 } };
        yield return Flood("wrong-footprint") with { Footprint = new() { DeclaredShiftKm = 20 } };
    }
}
