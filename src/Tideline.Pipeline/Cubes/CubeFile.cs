using System.Globalization;
using System.Text;
using NodaTime;
using NodaTime.Text;
using Tideline.Domain.Cubes;
using Tideline.Projects.Files;
using Interval = Tideline.Domain.Cubes.Interval;

namespace Tideline.Pipeline.Cubes;

/// <summary>
/// Unreleased cubes as a file in the enclave (<c>lake/cubes/&lt;emergency&gt;.csv</c>), for evaluation on known truth. It is
/// not a release: nothing in it is gated, and it never leaves the project folder.
/// </summary>
public static class CubeFile
{
    private const string Header =
        "indicator,unit,area,counterpart_area,period_start,period_end,value,lower_80,upper_80,lower_95,upper_95,contributors,base,weight,status,daily";

    /// <summary>Writes all cubes; a half-written file never has the final name.</summary>
    public static void Write(string path, IEnumerable<Cube> cubes)
    {
        var text = new StringBuilder(Header).Append('\n');
        foreach (var cube in cubes)
        {
            foreach (var cell in cube.Cells)
            {
                var e = cell.Estimate;
                text.Append(CultureInfo.InvariantCulture, $"{cube.Indicator.Name},{cube.Indicator.Unit},{cell.Area},{cell.CounterpartArea},")
                    .Append(CultureInfo.InvariantCulture, $"{cell.Start:uuuu-MM-dd},{cell.End:uuuu-MM-dd},{e.Value:R},")
                    .Append(CultureInfo.InvariantCulture, $"{e.Interval80.Lower:R},{e.Interval80.Upper:R},{e.Interval95.Lower:R},{e.Interval95.Upper:R},")
                    .Append(CultureInfo.InvariantCulture, $"{e.Contributors},{e.Base},{e.Weight:R},{e.Status},{e.Daily:R}\n");
            }
        }

        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        WholeFile.Write(path, text.ToString());
    }

    /// <summary>Reads the cells of one indicator back; for evaluation only.</summary>
    internal static IReadOnlyList<CubeCell> Read(string path, Indicator indicator)
    {
        var prefix = $"{indicator.Name},{indicator.Unit},";
        return [.. File.ReadLines(path).Skip(1).Where(l => l.StartsWith(prefix, StringComparison.Ordinal)).Select(Parse)];
    }

    private static CubeCell Parse(string line)
    {
        var f = line.Split(',');
        return new CubeCell(f[2], f[3].Length == 0 ? null : f[3], Date(f[4]), Date(f[5]), new Estimate(
            Number(f[6]), new Interval(Number(f[7]), Number(f[8])), new Interval(Number(f[9]), Number(f[10])),
            long.Parse(f[11], CultureInfo.InvariantCulture), long.Parse(f[12], CultureInfo.InvariantCulture), Number(f[13]),
            Enum.Parse<ObservationStatus>(f[14]), f[15].Length == 0 ? null : Number(f[15])));
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    private static LocalDate Date(string text) => LocalDatePattern.Iso.Parse(text).GetValueOrThrow();
}
