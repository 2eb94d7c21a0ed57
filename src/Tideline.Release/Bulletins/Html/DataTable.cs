namespace Tideline.Release.Bulletins.Html;

/// <summary>A column of a table.</summary>
/// <param name="Numeric">Aligned at the end, with figures of equal width.</param>
public sealed record Column(string Heading, bool Numeric = false);

/// <summary>
/// A table whose first column heads its rows. On a narrow screen the style shows each row as a card, labelled from
/// <c>data-label</c>; the explicit roles keep it a table for assistive technology even then.
/// </summary>
public static class DataTable
{
    public static Markup Of(string caption, IReadOnlyList<Column> columns, IEnumerable<IReadOnlyList<Markup>> rows, string? kind = null)
        => Markup.Of($"""
            <table role="table" class="data {kind}">
            <caption>{caption}</caption>
            <thead role="rowgroup"><tr role="row">{columns.Select(Heading)}</tr></thead>
            <tbody role="rowgroup">
            {rows.Select(r => Row(columns, r))}</tbody>
            </table>

            """);

    private static Markup Heading(Column column)
        => Markup.Of($"""<th role="columnheader" scope="col"{Class(column)}>{column.Heading}</th>""");

    private static Markup Row(IReadOnlyList<Column> columns, IReadOnlyList<Markup> cells)
        => Markup.Of($"""
            <tr role="row"><th role="rowheader" scope="row">{cells[0]}</th>{cells.Skip(1).Select((c, i) => Cell(columns[i + 1], c))}</tr>

            """);

    private static Markup Cell(Column column, Markup content)
        => Markup.Of($"""<td role="cell" data-label="{column.Heading}"{Class(column)}><span>{content}</span></td>""");

    private static Markup Class(Column column) => new(column.Numeric ? " class=\"number\"" : "");
}
