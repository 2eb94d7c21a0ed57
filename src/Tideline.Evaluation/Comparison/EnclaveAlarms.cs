using System.Globalization;
using NodaTime;
using NodaTime.Text;
using Tideline.Domain;

namespace Tideline.Evaluation.Comparison;

/// <summary>One row of <c>lake/alarms.csv</c>.</summary>
/// <param name="Kind"><c>watch</c>, <c>population</c> or <c>network</c>.</param>
internal sealed record AlarmRow(LocalDate Day, string Area, int Level, string Kind);

/// <summary>Reads the alarms of the last run; for evaluation only.</summary>
internal static class EnclaveAlarms
{
    private static readonly string[] Columns = ["day", "area", "level", "kind"];

    /// <param name="root">The project folder.</param>
    /// <returns>Null where the file is absent.</returns>
    /// <exception cref="EngineException">The file is damaged.</exception>
    public static IReadOnlyList<AlarmRow>? Read(string root)
    {
        var path = Path.Combine(root, "lake", "alarms.csv");
        if (!File.Exists(path))
        {
            return null;
        }

        try
        {
            var lines = File.ReadLines(path).Where(l => l.Length > 0).Select(l => l.Split(',')).ToList();
            var at = Columns.Select(c => Array.IndexOf(lines[0], c)).ToArray();
            return [.. lines.Skip(1).Select(f => new AlarmRow(
                LocalDatePattern.Iso.Parse(f[at[0]]).GetValueOrThrow(), f[at[1]], int.Parse(f[at[2]], CultureInfo.InvariantCulture), f[at[3]]))];
        }
        catch (Exception e) when (e is FormatException or UnparsableValueException or ArgumentException or OverflowException or IndexOutOfRangeException)
        {
            throw new EngineException("lake/alarms.csv is damaged: run `tideline run` again; nothing was scored.", e);
        }
    }
}
