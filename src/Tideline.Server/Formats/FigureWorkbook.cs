using Tideline.Exchange.Formats;
using Tideline.Server.Figures;

namespace Tideline.Server.Formats;

/// <summary>The tidy table as a workbook; a second sheet holds the notes.</summary>
internal static class FigureWorkbook
{
    /// <param name="rightToLeft">Whether columns run from the right, as readers of Urdu expect.</param>
    public static byte[] Write(FigureSelection selection, IReadOnlyList<(string Term, string Text)> notes, bool rightToLeft)
    {
        var columns = TidyColumn.Of(selection);
        return WorkbookFile.Write(
            [
                new("data", [.. columns.Select(c => c.Name)], selection.Rows.Select(r => columns.Select(c => c.Get(r))), Width: 16),
                new("notes", ["note", "text"], notes.Select(n => (IEnumerable<object?>)[n.Term, n.Text]), Width: 40),
            ],
            rightToLeft);
    }
}
