namespace Tideline.Release.Bulletins.Text;

/// <summary>Map and its legend.</summary>
public sealed record MapText
{
    /// <summary>{0} kind of area.</summary>
    public required string Heading { get; init; }

    /// <summary>{0} week, {1} kind of area.</summary>
    public required string Caption { get; init; }

    /// <summary>Text alternative: {0} list of areas with the largest shares, {1} list of hosts.</summary>
    public required string Description { get; init; }

    public required string PercentLegend { get; init; }

    /// <summary>{0} from, {1} to (not included).</summary>
    public required string Class { get; init; }

    /// <summary>{0} upper end of the first class.</summary>
    public required string FirstClass { get; init; }

    /// <summary>{0} lower end of the last class.</summary>
    public required string LastClass { get; init; }

    public required string NoPopulation { get; init; }

    public required string CircleLegend { get; init; }

    public required string StatusLegend { get; init; }

    public required string StatusColumn { get; init; }

    /// <summary>{0} kind of area, plural.</summary>
    public required string HomesColumn { get; init; }

    public required string HostsColumn { get; init; }

    public required string Rivers { get; init; }

    public required string North { get; init; }

    /// <summary>Tooltip: {0} area, {1} displaced, {2} percent of population, {3} hosted.</summary>
    public required string AreaTitle { get; init; }

    public required string NoRow { get; init; }

    /// <summary>{0} number of areas.</summary>
    public required string WithoutPolygon { get; init; }

    /// <summary>Summary of the fold-out list of every area.</summary>
    public required string AllAreas { get; init; }
}
