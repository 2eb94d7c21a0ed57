using System.Globalization;
using Tideline.Learning.Practice;

namespace Tideline.Learning.Exercises;

/// <summary>B3: what the events of a SIM look like, by the rules of the task.</summary>
/// <param name="Times">In order.</param>
/// <param name="Cells">Of the same events.</param>
internal sealed record SimHabits(string Sim, IReadOnlyList<DateTime> Times, IReadOnlyList<string> Cells)
{
    private const int LeastEvents = 10;
    private const double LeastShare = 0.7;
    private const int MostInAnHour = 20;
    private const int ReturnSeconds = 120;

    public int DistinctCells => Cells.Distinct(StringComparer.Ordinal).Count();

    private IEnumerable<double> Minutes => Times.Zip(Times.Skip(1), (a, b) => (b - a).TotalMinutes);

    private bool IsOften => Times.GroupBy(t => t.Date.AddHours(t.Hour)).Any(g => g.Count() > MostInAnHour);

    public static IReadOnlyList<SimHabits> Read(string folder) =>
    [
        .. PracticeTable.Read(folder, DeviceFiles.Events).Select(r => (Sim: r[0], Time: DateTime.ParseExact(r[1], "yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture), Cell: r[2]))
            .GroupBy(e => e.Sim, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => g.OrderBy(e => e.Time).ToArray() is var own ? new SimHabits(g.Key, [.. own.Select(e => e.Time)], [.. own.Select(e => e.Cell)]) : null!),
    ];

    /// <summary>The most frequent rounded interval, the smallest of equal ones, and its share of all.</summary>
    /// <param name="step">Minutes that intervals are rounded to.</param>
    /// <param name="down">Whether they are cut instead of rounded.</param>
    public (int Minutes, int Count) Usual(int step = 5, bool down = false)
    {
        var usual = Minutes.GroupBy(m => (int)Math.Floor((m / step) + (down ? 0 : 0.5)) * step).OrderByDescending(g => g.Count()).ThenBy(g => g.Key).First();
        return (usual.Key, usual.Count());
    }

    public double Share => (double)Usual().Count / (Times.Count - 1);

    /// <summary>Whether the rule calls it a device.</summary>
    public bool IsDevice(bool regular = true, bool isStatic = true, bool often = true, int least = LeastEvents) =>
        Times.Count >= least && (((!isStatic || DistinctCells == 1) && (!regular || Share >= LeastShare)) || (often && IsOften));

    /// <summary>How often the phone left a cell for one event and was back soon.</summary>
    public int Returns(bool anyTime = false) => Enumerable.Range(1, Math.Max(0, Cells.Count - 2))
        .Count(i => Cells[i - 1] == Cells[i + 1] && Cells[i] != Cells[i - 1] && (anyTime || (Times[i + 1] - Times[i - 1]).TotalSeconds <= ReturnSeconds));

    /// <summary>How often the cell changed soon.</summary>
    public int Changes => Enumerable.Range(1, Cells.Count - 1).Count(i => Cells[i] != Cells[i - 1] && (Times[i] - Times[i - 1]).TotalSeconds <= ReturnSeconds);
}
