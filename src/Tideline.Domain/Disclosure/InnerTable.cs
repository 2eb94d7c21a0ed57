namespace Tideline.Domain.Disclosure;

/// <summary>
/// A two-way table of which a reader has nothing but the margins, which are cells of a <see cref="SuppressionTable"/>: the pairs of home and
/// host that are too small to be shown. As cells of their own they would be most of the table, and say no more.
/// </summary>
/// <param name="Rows">Cell of each row's sum.</param>
/// <param name="Columns">Cell of each column's sum.</param>
/// <param name="Sizes">People, by row, then column; NaN where the pair is not of this table, because it is shown or known.</param>
/// <param name="Weights">By row: people that one subscriber of it stands for.</param>
/// <param name="Told">By row: whether the release shows a pair of it. A row without any says no more than its sum: its pairs are no
/// figures of the release, and are unknowns of the columns only.</param>
public sealed record InnerTable(
    IReadOnlyList<int> Rows, IReadOnlyList<int> Columns, double[][] Sizes, IReadOnlyList<double> Weights, IReadOnlyList<bool> Told)
{
    public bool Has(int row, int column) => !double.IsNaN(Sizes[row][column]);
}
