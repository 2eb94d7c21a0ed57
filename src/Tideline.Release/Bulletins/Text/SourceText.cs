namespace Tideline.Release.Bulletins.Text;

/// <summary>Figures of others, provenance, use and disclaimer.</summary>
public sealed record SourceText
{
    public required string OthersHeading { get; init; }

    public required string OthersCaption { get; init; }

    public required string OthersNone { get; init; }

    public required string OtherFigure { get; init; }

    public required string OtherSource { get; init; }

    public required string OtherAsOf { get; init; }

    public required string OtherValue { get; init; }

    public required string UseHeading { get; init; }

    public required string Sensitivity { get; init; }

    public required string PermittedUse { get; init; }

    /// <summary>Where the project says nothing of its own.</summary>
    public required string StandardSensitivity { get; init; }

    /// <summary>Where the project says nothing of its own.</summary>
    public required string StandardPermittedUse { get; init; }

    public required string IssuedBy { get; init; }

    public required string Contact { get; init; }

    public required string NextIssue { get; init; }

    public required string NotStated { get; init; }

    public required string ProvenanceHeading { get; init; }

    public required string Release { get; init; }

    public required string Definition { get; init; }

    public required string Vintage { get; init; }

    public required string Boundaries { get; init; }

    public required string Software { get; init; }

    /// <summary>{0} version, {1} engine, {2} engine version, {3} seed.</summary>
    public required string SoftwareValue { get; init; }

    public required string Panel { get; init; }

    /// <summary>{0} subscribers in the panel, {1} without reference, {2} share not seen.</summary>
    public required string PanelValue { get; init; }

    public required string Baseline { get; init; }

    /// <summary>{0} number of placebo onsets, {1} their weeks before the onset.</summary>
    public required string BaselineValue { get; init; }

    public required string BaselineNone { get; init; }

    public required string ExcludedDays { get; init; }

    public required string BridgedDays { get; init; }

    /// <summary>{0} date, {1} reason.</summary>
    public required string DayWithReason { get; init; }

    public required string None { get; init; }

    public required string LastRevision { get; init; }

    /// <summary>{0} week, {1} figure then, {2} release then, {3} figure now.</summary>
    public required string LastRevisionValue { get; init; }

    public required string FirstIssue { get; init; }

    public required string Caveats { get; init; }

    public required string MethodHeading { get; init; }

    public required string Method { get; init; }

    public required string DisclaimerHeading { get; init; }

    public required string Disclaimer { get; init; }

    public required string DataHeading { get; init; }

    public required string DataNote { get; init; }

    /// <summary>Foot of a printed page: {0} release id.</summary>
    public required string Footer { get; init; }

    /// <summary>Foot of a printed page: {0} page, {1} pages.</summary>
    public required string PageOf { get; init; }
}
