using System.Globalization;
using System.Text;
using NodaTime;
using NodaTime.Text;
using Tideline.Domain.Displacement.Presets;
using Tideline.Domain.Places;
using Tideline.Projects.Files;

namespace Tideline.Pipeline.Cubes;

/// <summary>
/// The stocks of every definition as a file in the enclave (<c>lake/cubes/&lt;emergency&gt;-presets.csv</c>), by finest home
/// area and week, for evaluation on known truth. Like the cubes it is no release and never leaves.
/// </summary>
public static class PresetFile
{
    private const string Header = "preset,definition,area,period_start,people,contributors";

    public static string PathOf(string cubes, string emergency) => Path.Combine(cubes, $"{emergency}-presets.csv");

    /// <summary>Writes the exposed areas of every definition; a half-written file never has the final name.</summary>
    public static void Write(string path, ClusterMap map, IReadOnlyList<bool> exposed, IEnumerable<ComparedStock> stocks)
    {
        var text = new StringBuilder(Header).Append('\n');
        foreach (var stock in stocks)
        {
            foreach (var (area, week) in from a in Enumerable.Range(0, map.FinestAreas) where exposed[a] from w in Enumerable.Range(0, stock.Weeks) select (a, w))
            {
                text.Append(CultureInfo.InvariantCulture, $"{stock.Name},{stock.Definition},{map.Hierarchy.Finest[area].PCode},")
                    .Append(CultureInfo.InvariantCulture, $"{Day.Date(stock.FirstWeek + (7 * week)):uuuu-MM-dd},{stock.People(area, week):R},{stock.Contributors(area, week)}\n");
            }
        }

        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        WholeFile.Write(path, text.ToString());
    }

    /// <summary>Reads the figures back; for evaluation only.</summary>
    internal static IReadOnlyList<PresetFigure> Read(string path) =>
    [
        .. File.ReadLines(path).Skip(1).Where(l => l.Length > 0).Select(l => l.Split(',')).Select(f => new PresetFigure(
            f[0], f[1], f[2], LocalDatePattern.Iso.Parse(f[3]).GetValueOrThrow(), double.Parse(f[4], CultureInfo.InvariantCulture),
            long.Parse(f[5], CultureInfo.InvariantCulture))),
    ];
}

/// <summary>One unreleased figure of one definition.</summary>
/// <param name="Area">P-code of the finest home area.</param>
/// <param name="Week">The week's Monday.</param>
/// <param name="People">Mean people displaced.</param>
/// <param name="Contributors">Distinct subscribers away in the week.</param>
internal sealed record PresetFigure(string Preset, string Definition, string Area, LocalDate Week, double People, long Contributors);
