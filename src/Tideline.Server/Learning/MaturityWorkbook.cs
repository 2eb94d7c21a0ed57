using Tideline.Exchange.Formats;
using Tideline.Learning.Maturity;

namespace Tideline.Server.Learning;

/// <summary>A maturity assessment as a workbook, a sheet for each of its tables.</summary>
public static class MaturityWorkbook
{
    /// <param name="rightToLeft">Whether columns run from the right, as readers of Urdu expect.</param>
    public static byte[] Write(Assessment assessment, bool rightToLeft) =>
        WorkbookFile.Write([.. MaturityTables.Of(assessment.Scored, assessment.Aim).Select(t => new WorkbookSheet(t.Name, t.Header, t.Rows, Width: 24))], rightToLeft);
}
