namespace Tideline.Domain.Disclosure;

/// <summary>Judges a pattern of hidden cells more strictly than one sum at a time can.</summary>
public interface IDisclosureAudit
{
    /// <summary>Cells that a reader of all sums together can narrow down too far, or that could not be shown to be safe.</summary>
    /// <param name="hidden">By cell.</param>
    /// <param name="minimum">k: hidden cells keep an upper bound of at least k and bounds at least k apart.</param>
    /// <returns>Indices of cells, ascending: hidden ones, or margins of an <see cref="InnerTable"/> with a narrow pair.</returns>
    IReadOnlyList<int> Narrow(SuppressionTable table, IReadOnlyList<bool> hidden, long minimum);
}
