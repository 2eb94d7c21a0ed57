using System.Globalization;
using System.Text;
using NodaTime.Text;
using Tideline.Release.Observations;

namespace Tideline.Release.Files;

/// <summary><c>merged_areas.csv</c>: a row for areas whose own numbers are not shown, taken together; see <see cref="MergedFigure"/>.</summary>
public static class MergedCsv
{
    public const string FileName = "merged_areas.csv";

    private const string Header = "indicator,unit,area_above,areas,period_start,period_end,value,least,most";

    public static string Write(IReadOnlyList<MergedFigure> figures)
    {
        var text = new StringBuilder(Header).Append('\n');
        foreach (var f in figures)
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $"{f.Indicator},{f.Unit.Word()},{f.Above},{string.Join(' ', f.Areas)},{LocalDatePattern.Iso.Format(f.Start)},{LocalDatePattern.Iso.Format(f.End)},{f.Value:0.##},{f.Least:0.##},{f.Most:0.##}\n");
        }

        return text.ToString();
    }
}
