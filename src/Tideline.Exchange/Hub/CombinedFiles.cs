using System.Globalization;
using System.Text;
using NodaTime;
using Tideline.Domain;
using Tideline.Release.Files;

namespace Tideline.Exchange.Hub;

/// <summary>An operator of the hub in a combination.</summary>
/// <param name="Release">Null: none is in it.</param>
/// <param name="Vintage">Last day of data of its release.</param>
/// <param name="Note">Why it is missing, or that it is behind; null where neither.</param>
public sealed record CombinedOperator(string Name, double Weight, string? Release, string? Vintage, string? Bundle, string? Note);

/// <summary><c>manifest.json</c> of a combination: what reproduces and qualifies it.</summary>
/// <param name="Id">Emergency, day and 8 hex digits of the hash of what it was made of.</param>
/// <param name="Figures">confidential or open.</param>
/// <param name="Shown">Figures with a number.</param>
/// <param name="Hidden">Figures that some operator shows and the hub hides.</param>
/// <param name="Standing">Tables that went out before and stand.</param>
/// <param name="Files">SHA-256 of every other file.</param>
public sealed record CombinedManifest(
    string Id, string Hub, string AccessModel, string Emergency, string Vintage, string Definition, string BoundaryVersion, string Figures, string Basis,
    string Weighting, double SharedError, int MinimumOperators, double ProtectionPercent, IReadOnlyList<CombinedOperator> Operators,
    IReadOnlyList<OperatorSpread> Spreads, int Shown, int Hidden, int HiddenAlone, int HiddenForOthers, int SafeByStructure, int SafeByProgramme, int Standing,
    IReadOnlyList<string> Caveats, IReadOnlyDictionary<string, string> Files)
{
    public const string FileName = "manifest.json";
}

/// <summary>The files of a combination.</summary>
internal static class CombinedFiles
{
    public const string Figures = "observations.csv";
    public const string Coverage = "coverage.csv";

    private const string CoverageHeader = "indicator,area,period_start,period_end,operators,share";

    public static byte[] WriteFigures(IReadOnlyList<CombinedRow> rows) => Encoding.UTF8.GetBytes(ObservationCsv.Write([.. rows.Select(r => r.Figure)]));

    /// <summary>A row for each figure with a number: how many operators, and what share of all weights, are behind it.</summary>
    public static byte[] WriteCoverage(IReadOnlyList<CombinedRow> rows)
    {
        var text = new StringBuilder(CoverageHeader).Append('\n');
        foreach (var row in rows.Where(r => r.Operators > 0))
        {
            text.Line(row.Figure.Indicator, row.Figure.Area, row.Figure.PeriodStart, row.Figure.PeriodEnd, row.Operators, row.Share);
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    /// <summary>Reads the two files again.</summary>
    /// <exception cref="EngineException">They cannot be read.</exception>
    public static IReadOnlyList<CombinedRow> Read(string folder)
    {
        try
        {
            var coverage = File.ReadLines(Path.Combine(folder, Coverage)).Skip(1).Select(l => l.Split(',')).ToDictionary(
                f => (f[0], f[1], f[2], f[3]), f => (int.Parse(f[4], CultureInfo.InvariantCulture), decimal.Parse(f[5], CultureInfo.InvariantCulture)));
            return
            [
                .. ObservationCsv.Read(File.ReadAllText(Path.Combine(folder, Figures)), Figures).Select(o =>
                {
                    var (operators, share) = coverage.GetValueOrDefault((o.Indicator, o.Area, Iso(o.PeriodStart), Iso(o.PeriodEnd)));
                    return new CombinedRow(o, operators, share);
                }),
            ];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or FormatException or IndexOutOfRangeException)
        {
            throw new EngineException($"The combined figures in hub/combined/{Path.GetFileName(folder)} cannot be read. Restore the folder from a copy; nothing was combined.", e);
        }

        static string Iso(LocalDate day) => NodaTime.Text.LocalDatePattern.Iso.Format(day);
    }
}
