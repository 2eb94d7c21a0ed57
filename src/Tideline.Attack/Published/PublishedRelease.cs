namespace Tideline.Attack.Published;

/// <summary>All that one release says: its table, and what its manifest says of rounding.</summary>
/// <remarks>The manifest's lost shares are made from the table's numbers and say no more.</remarks>
/// <param name="Id">Name of the release.</param>
/// <param name="Rows">In the order of the file.</param>
/// <param name="Areas">Its hierarchy.</param>
/// <param name="Bases">Rounding base by indicator and unit.</param>
/// <param name="Minimum">Fewest subscribers behind a shown figure.</param>
public sealed record PublishedRelease(
    string Id,
    IReadOnlyList<PublishedRow> Rows,
    AreaTree Areas,
    IReadOnlyDictionary<(string Indicator, string Unit), double> Bases,
    long Minimum)
{
    /// <summary>By key; the first of two rows of one key.</summary>
    public IReadOnlyDictionary<RowKey, PublishedRow> ByKey => _byKey ??= Rows.DistinctBy(r => r.Key).ToDictionary(r => r.Key);

    private IReadOnlyDictionary<RowKey, PublishedRow>? _byKey;

    /// <summary>Least number that a figure can have, as far as the reader supposes or knows: nobody, unless he knows better.</summary>
    /// <remarks>Estimates from which ordinary travel is taken away may be below 0, and are printed as 0 then. Who knows how much was taken away knows
    /// how far below.</remarks>
    public Func<RowKey, double> FloorOf { get; init; } = _ => 0;

    /// <summary>1 where the manifest does not say.</summary>
    public double BaseOf(RowKey key) => Bases.GetValueOrDefault((key.Indicator, key.Unit), 1);
}
