using Tideline.Learning.Practice;

namespace Tideline.Learning.Exercises;

/// <summary>Labels of quality by the rules of B12, and as they come out where a rule is misread.</summary>
internal sealed class QualityRules
{
    public const string High = "high";
    public const string Medium = "medium";
    public const string Low = "low";
    public const string Plan = "plan";
    public const string Prioritise = "prioritise";
    public const string Nothing = "none";
    private const double LeastTrips = 100;

    private readonly string[][] _districts;
    private readonly string[][] _flows;

    private QualityRules(string folder)
    {
        _districts = [.. PracticeTable.Read(folder, QualityFiles.Districts)];
        _flows = [.. PracticeTable.Read(folder, QualityFiles.Flows)];
        Population = _districts.ToDictionary(r => r[0], r => PracticeTable.Number(r[2]), StringComparer.Ordinal);
    }

    public IReadOnlyDictionary<string, double> Population { get; }

    public static QualityRules Read(string folder) => new(folder);

    /// <summary>At or above the first bound high, at or above the second medium.</summary>
    public static string Class(double value, double high, double medium, bool strict = false) =>
        strict ? (value > high ? High : value > medium ? Medium : Low) : (value >= high ? High : value >= medium ? Medium : Low);

    /// <summary>What a figure may be used for: by the worst of its labels.</summary>
    public static string Use(params string[] labels) => labels.Contains(Low) ? Nothing : labels.Contains(Medium) ? Prioritise : Plan;

    public Dictionary<string, string> Coverage(bool strict = false) => Each(r => Class(PracticeTable.Number(r[1]) / PracticeTable.Number(r[2]), 0.4, 0.2, strict));

    public Dictionary<string, string> Sample(bool strict = false) => Each(r => Class(PracticeTable.Number(r[3]), 100, 50, strict));

    /// <param name="small">Small flows count too.</param>
    /// <param name="ofB">Changes are shares of the second method's trips.</param>
    /// <param name="absentIsHigh">A district without any large flow counts as robust.</param>
    public Dictionary<string, string> Robustness(bool small = false, bool ofB = false, bool absentIsHigh = false) => Each(r =>
    {
        double[] changes =
        [
            .. _flows.Where(f => f[0] == r[0] || f[1] == r[0]).Select(f => (A: PracticeTable.Number(f[2]), B: PracticeTable.Number(f[3])))
                .Where(f => small || (f.A >= LeastTrips && f.B >= LeastTrips)).Select(f => Math.Abs(f.B - f.A) / Math.Max(ofB ? f.B : f.A, 1e-9)),
        ];
        return changes.Length == 0 ? (absentIsHigh ? High : Low) : changes.Max() < 0.2 ? High : changes.Max() < 0.4 ? Medium : Low;
    });

    public Dictionary<string, string> Agreement(bool blankIsNo = false) => Each(r => r[7].Length == 0 ? (blankIsNo ? "no" : "unknown")
        : PracticeTable.Number(r[7]) >= PracticeTable.Number(r[5]) && PracticeTable.Number(r[7]) <= PracticeTable.Number(r[6]) ? "yes" : "no");

    private Dictionary<string, string> Each(Func<string[], string> label) => _districts.ToDictionary(r => r[0], label, StringComparer.Ordinal);
}
