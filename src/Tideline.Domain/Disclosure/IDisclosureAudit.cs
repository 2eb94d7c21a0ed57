namespace Tideline.Domain.Disclosure;

/// <summary>Judges patterns of hidden cells of one table more strictly than one sum at a time can.</summary>
public interface IDisclosureAudit
{
    /// <summary>Cells that a reader of all sums together can narrow down too far, or that could not be shown to be safe.</summary>
    /// <param name="hidden">By cell.</param>
    /// <returns>Indices of cells, ascending: hidden ones, or margins of an <see cref="InnerTable"/> with a narrow pair.</returns>
    IReadOnlyList<int> Narrow(IReadOnlyList<bool> hidden);

    /// <summary>Shown cells to hide, so that a narrow one is wide enough while all sums stay true; the cheapest that were found.</summary>
    /// <returns>Ascending; empty where hidden cells suffice; null where it would stay narrow whatever was hidden.</returns>
    IReadOnlyList<int>? Partners(IReadOnlyList<bool> hidden, int narrow);
}
