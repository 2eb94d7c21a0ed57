using NodaTime;
using Tideline.Domain.Cubes;
using Tideline.Domain.Destinations;
using Tideline.Domain.Disclosure.Privacy;
using Tideline.Domain.Displacement;
using Tideline.Domain.Emergencies;
using Tideline.Domain.Returns;
using Tideline.Domain.Scaling;

namespace Tideline.Pipeline.Runs;

/// <summary>The unreleased figures of one emergency and how they came about.</summary>
public sealed record EmergencyOutcome
{
    public required Emergency Emergency { get; init; }

    public required LocalDate Vintage { get; init; }

    public required IReadOnlyList<Cube> Cubes { get; init; }

    public required Headline Headline { get; init; }

    public required DisplacementParameters Parameters { get; init; }

    public required ProjectionRules ProjectionRules { get; init; }

    /// <summary>How the projections did on their own past.</summary>
    public required ProjectionReport Projections { get; init; }

    public required PlaceboSchedule Schedule { get; init; }

    /// <summary>Local days left out, with the reason.</summary>
    public required IReadOnlyDictionary<LocalDate, string> ExcludedDays { get; init; }

    /// <summary>Holidays treated as unobserved, with their names.</summary>
    public required IReadOnlyDictionary<LocalDate, string> BridgedDays { get; init; }

    /// <summary>Subscribers with a reference location in exposed areas.</summary>
    public required long PanelSubscribers { get; init; }

    /// <summary>Subscribers seen at night in the reference window without a reference location.</summary>
    public required long WithoutReference { get; init; }

    /// <summary>Share of the last week's subscriber-days that are censored.</summary>
    public required double UnobservedShare { get; init; }

    public required NetworkView Network { get; init; }

    /// <summary>The people whom each home area's subscribers stand for.</summary>
    public required ScaledPopulation Scaling { get; init; }

    /// <summary>Ties before the emergency, and places.</summary>
    public required DestinationBasis Destinations { get; init; }

    /// <summary>The subscriber-days that differential privacy measures; null unless they were asked for.</summary>
    public BoundedCounts? Bounded { get; init; }

    /// <summary>Seed of the replicates.</summary>
    public required ulong Seed { get; init; }
}
