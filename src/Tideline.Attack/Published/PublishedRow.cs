namespace Tideline.Attack.Published;

/// <summary>One row of a published table.</summary>
/// <param name="Value">The printed number; null where there is none.</param>
/// <param name="Status">SDMX code; Q is suppressed, L not observable.</param>
public sealed record PublishedRow(RowKey Key, decimal? Value, string Status)
{
    /// <summary>The counterpart of an origin's pairs that have no row of their own.</summary>
    public const string Other = "other";

    public bool IsSuppressed => Status == "Q";
}
