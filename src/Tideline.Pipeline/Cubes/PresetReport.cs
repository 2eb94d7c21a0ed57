using System.Globalization;
using System.Text;
using Tideline.Domain.Displacement.Presets;
using Tideline.Domain.Places;
using Tideline.Pipeline.Runs;
using Tideline.Projects.Files;

namespace Tideline.Pipeline.Cubes;

/// <summary>
/// The comparison for the analyst in the enclave: <c>reports/presets.csv</c> and <c>presets.md</c>, in total and by district.
/// Figures are rounded, and those of too few subscribers left out, but no complementary suppression is done: it is no
/// release.
/// </summary>
public static class PresetReport
{
    private const string Header = "emergency,preset,definition,area,name,period_start,period_end,people,ratio_to_tideline";

    /// <summary>Writes both files; a half-written one never has the final name.</summary>
    /// <returns>The full path of the readable table.</returns>
    public static string Write(string folder, IReadOnlyList<Comparison> comparisons, long minimumSubscribers, long rounding)
    {
        Directory.CreateDirectory(folder);
        var tables = comparisons.Select(c => new PresetTable(c, minimumSubscribers, rounding)).ToArray();
        var csv = new StringBuilder(Header).Append('\n');
        var page = new StringBuilder(
            "# Displaced people by definition\n\nUnreleased. Stays in the enclave: figures are rounded and those of fewer than "
            + $"{minimumSubscribers.ToString(CultureInfo.InvariantCulture)} subscribers left out, but nothing protects them from subtraction. "
            + "Definitions: docs/methods/presets.md.\n");
        foreach (var table in tables)
        {
            table.AppendCsv(csv);
            table.AppendPage(page);
        }

        Replace(Path.Combine(folder, "presets.csv"), csv.ToString());
        Replace(Path.Combine(folder, "presets.md"), page.ToString());
        return Path.Combine(folder, "presets.md");
    }

    private static void Replace(string path, string text)
    {
        WholeFile.Write(path, text);
    }
}

/// <summary>One emergency's comparison, as rows.</summary>
internal sealed class PresetTable
{
    private const string Total = "total";

    private readonly Comparison _comparison;
    private readonly long _minimum;
    private readonly long _rounding;
    private readonly IReadOnlyList<(string PCode, string Name, int[] Areas)> _places;

    public PresetTable(Comparison comparison, long minimumSubscribers, long rounding)
    {
        (_comparison, _minimum, _rounding) = (comparison, minimumSubscribers, rounding);
        var map = comparison.Map;
        var level = Math.Max(0, map.Levels.Count - 2);
        var exposed = Enumerable.Range(0, map.FinestAreas).Where(a => comparison.Exposed[a]).ToArray();
        _places =
        [
            (Total, "All exposed areas", exposed),
            .. exposed.GroupBy(a => map.Ancestors[level][a]).OrderBy(g => g.Key)
                .Select(g => (map.AreasAtLevel[level][g.Key].PCode, map.AreasAtLevel[level][g.Key].Name, g.ToArray())),
        ];
    }

    private ComparedStock Own => _comparison.Stocks[0];

    public void AppendCsv(StringBuilder csv)
    {
        foreach (var stock in _comparison.Stocks)
        {
            foreach (var (pcode, name, areas) in _places)
            {
                for (var week = 0; week < stock.Weeks; week++)
                {
                    var start = Day.Date(stock.FirstWeek + (7 * week));
                    csv.Append(CultureInfo.InvariantCulture, $"{_comparison.Emergency.Id},{stock.Name},{stock.Definition},{pcode},{CsvField.Quoted(name)},")
                        .Append(CultureInfo.InvariantCulture, $"{start:uuuu-MM-dd},{start.PlusDays(6):uuuu-MM-dd},{People(stock, areas, week, "")},{Ratio(stock, areas, week)}\n");
                }
            }
        }
    }

    public void AppendPage(StringBuilder page)
    {
        var weeks = Enumerable.Range(0, Own.Weeks).ToArray();
        page.Append(CultureInfo.InvariantCulture, $"\n## {_comparison.Emergency.Id}\n\nMean daily stock by week, all exposed areas, and the mean ratio to Tideline's.\n\n")
            .Append("| definition |").AppendJoin('|', weeks.Select(w => string.Create(CultureInfo.InvariantCulture, $" {Day.Date(Own.FirstWeek + (7 * w)):uuuu-MM-dd} "))).Append("| ratio |\n|---|")
            .Insert(page.Length, "---:|", weeks.Length + 1).Append('\n');
        foreach (var stock in _comparison.Stocks)
        {
            page.Append(CultureInfo.InvariantCulture, $"| {stock.Name} |")
                .AppendJoin('|', weeks.Select(w => $" {People(stock, _places[0].Areas, w, "-")} "))
                .Append(CultureInfo.InvariantCulture, $"| {MeanRatio(stock)} |\n");
        }

        var last = Own.Weeks - 1;
        page.Append(CultureInfo.InvariantCulture, $"\nBy home district in the last week, from {Day.Date(Own.FirstWeek + (7 * last)):uuuu-MM-dd}; other weeks stand in presets.csv.\n\n| district |")
            .AppendJoin('|', _comparison.Stocks.Select(s => $" {s.Name} ")).Append("|\n|---|").Insert(page.Length, "---:|", _comparison.Stocks.Count).Append('\n');
        foreach (var (pcode, name, areas) in _places.Skip(1))
        {
            page.Append(CultureInfo.InvariantCulture, $"| {name.Replace('|', '/')} ({pcode}) |")
                .AppendJoin('|', _comparison.Stocks.Select(s => $" {People(s, areas, last, "-")} ")).Append("|\n");
        }
    }

    private string People(ComparedStock stock, int[] areas, int week, string none) =>
        areas.Sum(a => stock.Contributors(a, week)) < _minimum
            ? none
            : (Math.Round(areas.Sum(a => stock.People(a, week)) / _rounding) * _rounding).ToString("0", CultureInfo.InvariantCulture);

    /// <summary>Of unrounded figures; empty where either is of too few subscribers or Tideline's is not above 0.</summary>
    private string Ratio(ComparedStock stock, int[] areas, int week)
    {
        var own = areas.Sum(a => Own.People(a, week));
        return own <= 0 || areas.Sum(a => stock.Contributors(a, week)) < _minimum || areas.Sum(a => Own.Contributors(a, week)) < _minimum
            ? ""
            : (areas.Sum(a => stock.People(a, week)) / own).ToString("0.00", CultureInfo.InvariantCulture);
    }

    private string MeanRatio(ComparedStock stock)
    {
        var areas = _places[0].Areas;
        double Sum(ComparedStock s) => Enumerable.Range(0, s.Weeks).Sum(w => areas.Sum(a => s.People(a, w)));
        return Sum(Own) <= 0 ? "-" : (Sum(stock) / Sum(Own)).ToString("0.00", CultureInfo.InvariantCulture);
    }
}
