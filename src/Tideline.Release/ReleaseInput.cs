using NodaTime;
using Tideline.Domain.Cubes;
using Tideline.Domain.Displacement;
using Tideline.Domain.Emergencies;
using Tideline.Domain.Scaling;
using Tideline.Projects.Agreements;
using Tideline.Projects.Configuration;
using Tideline.Projects.Reference;
using Tideline.Release.Gate;

namespace Tideline.Release;

/// <summary>Everything a release is made from. The same input gives the same bytes.</summary>
public sealed record ReleaseInput
{
    public required ProjectConfiguration Project { get; init; }

    public required Emergency Emergency { get; init; }

    public required ReferenceData Reference { get; init; }

    /// <summary>Unreleased figures, one cube an indicator (trips: two, by unit), all levels in one cube.</summary>
    public required IReadOnlyList<Cube> Cubes { get; init; }

    public required Headline Headline { get; init; }

    /// <summary>Preset and parameter hash; one per release.</summary>
    public required string Definition { get; init; }

    public required LocalDate Vintage { get; init; }

    public required Provenance Provenance { get; init; }

    /// <summary>What the attacker suite found of the disclosure control that makes the release; null: nothing is known of it, and nothing goes out.</summary>
    public ProofRecord? Proof { get; init; }

    /// <summary>What bounds the figures that go out; null: the project is bound by no agreement. Its file is among the inputs.</summary>
    public HeldAgreement? Agreement { get; init; }
}

/// <summary>How the figures came about; goes into the manifest whole. Holds no wall-clock time and no path.</summary>
public sealed record Provenance
{
    public required string CodeVersion { get; init; }

    public required string Engine { get; init; }

    public required string EngineVersion { get; init; }

    public required ulong Seed { get; init; }

    /// <summary>Every method parameter by name, as printed text.</summary>
    public required IReadOnlyDictionary<string, string> Parameters { get; init; }

    /// <summary>SHA-256 by input: event files by relative path, reference tables, steps.</summary>
    public required IReadOnlyDictionary<string, string> InputHashes { get; init; }

    /// <summary>Local days left out of every estimate, with the reason code.</summary>
    public required IReadOnlyDictionary<LocalDate, string> ExcludedDays { get; init; }

    /// <summary>Local days treated as unobserved and bridged because of holidays, with the holiday's name.</summary>
    public required IReadOnlyDictionary<LocalDate, string> BridgedDays { get; init; }

    /// <summary>Placebo onsets used, as k of onset − 7k days.</summary>
    public required IReadOnlyList<int> Placebos { get; init; }

    /// <summary>Onsets of the seasonal index, likewise: a year earlier, then those that trail it; none where no year is held.</summary>
    public IReadOnlyList<int> Season { get; init; } = [];

    /// <summary>Smallest move that the estimate can see, by exposed area of the finest level, in km.</summary>
    public required IReadOnlyDictionary<string, double> DetectionLimitKm { get; init; }

    /// <summary>Subscribers with a reference location in exposed areas; null where that is not told.</summary>
    public required long? PanelSubscribers { get; init; }

    /// <summary>Subscribers seen in the reference window without a reference location (anywhere); null
    /// where that is not told.</summary>
    public required long? WithoutReference { get; init; }

    /// <summary>Share of panel subscriber-days of the last week that is censored or carried, not seen; null where
    /// that is not told.</summary>
    public required double? UnobservedShare { get; init; }

    /// <summary>How subscribers became people; null where that is not told.</summary>
    public ScalingSummary? Scaling { get; init; }

    /// <summary>Remarks of the method that a reader must know, each one sentence, in English.</summary>
    public required IReadOnlyList<string> Caveats { get; init; }
}
