using System.Runtime.CompilerServices;
using NodaTime;
using Tideline.Release.Observations;
using Tideline.Release.Privacy;

[assembly: InternalsVisibleTo("Tideline.Release.Tests")]

namespace Tideline.Release.Gate;

/// <summary>Figures that passed the gate, and the account of how. Only <see cref="ReleaseGate"/> and
/// <see cref="PrivateGate"/> make one.</summary>
public sealed class GatedRelease
{
    internal GatedRelease()
    {
    }

    public required ReleaseId Id { get; init; }

    /// <summary>Sorted by indicator, unit, period, level of the area, area, counterpart.</summary>
    public required IReadOnlyList<Observation> Observations { get; init; }

    public required GatedHeadline Headline { get; init; }

    public required IReadOnlyList<SuppressionLoss> Losses { get; init; }

    public required IReadOnlyList<RoundingBase> RoundingBases { get; init; }

    /// <summary>All passed: the gate throws where one did not.</summary>
    public required IReadOnlyList<ReleaseCheck> Checks { get; init; }

    /// <summary>Ids of the published releases with which the figures were compared.</summary>
    public required IReadOnlyList<string> ComparedWith { get; init; }

    /// <summary>All figures with the people behind them; for the lake, never for the release. Null under differential privacy, which needs
    /// no comparison with earlier releases.</summary>
    public ContributorRecord? Contributors { get; init; }

    /// <summary>Kinds of figures that the agreement does not allow and that were left out; empty without agreement.</summary>
    public IReadOnlyList<string> LeftOut { get; init; } = [];

    /// <summary>The guarantee of differential privacy; null where there is none.</summary>
    public ReleasedPrivacy? DifferentialPrivacy { get; init; }
}

/// <summary>The headline as far as released figures carry it.</summary>
/// <param name="Claimed">Whether displacement may be claimed at all.</param>
/// <param name="Start">First day of the week.</param>
/// <param name="End">Last day of the week, inclusive.</param>
/// <param name="Total">People displaced from all exposed areas; null where no displacement may be claimed or the
/// number may not be shown.</param>
/// <param name="ClaimedAreas">Districts for which displacement may be claimed and whose figure is shown.</param>
public sealed record GatedHeadline(
    bool Claimed, LocalDate Start, LocalDate End, RoundedTotal? Total, IReadOnlyList<string> ClaimedAreas);

/// <summary>A rounded number of people with its rounded 80% interval.</summary>
public sealed record RoundedTotal(decimal Value, decimal? Lower, decimal? Upper);
