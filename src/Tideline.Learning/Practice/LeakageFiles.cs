using System.Globalization;

namespace Tideline.Learning.Practice;

/// <summary>B9: a week of places of some subscribers, the points an attacker knows, and a plan of noisy releases.</summary>
internal static class LeakageFiles
{
    public const string Visits = "leakage/visits.csv";
    public const string Known = "leakage/known.csv";
    public const string Plan = "leakage/plan.csv";
    public const int MostPoints = 4;
    private const int Subscribers = 300;
    private const int Days = 7;

    public static void Write(string folder, ulong seed, IReadOnlyList<PracticeArea> areas)
    {
        var draws = new PracticeDraws(seed, "leakage");
        string[] places = [.. draws.Shuffled(areas.Where(a => a.Level == PracticeArea.District).Select(a => a.PCode)).Take(6)];
        var (visits, known) = (new List<string>(), new List<string>());
        for (var i = 0; i < Subscribers; i++)
        {
            var subscriber = FormattableString.Invariant($"p{i + 1:000}");
            // Half of all homes are in one place: many are alike there.
            var home = places[draws.Unit() < 0.5 ? 0 : draws.Below(places.Length)];
            var points = new HashSet<(int Hour, string Place)>();
            var count = 14 + draws.Below(10);
            while (points.Count < count)
            {
                var hour = (24 * draws.Below(Days)) + 7 + draws.Below(15);
                points.Add((hour, draws.Unit() < 0.8 ? home : places[draws.Below(places.Length)]));
            }

            visits.AddRange(points.OrderBy(p => p.Hour).ThenBy(p => p.Place, StringComparer.Ordinal).Select(p => FormattableString.Invariant($"{subscriber},{Time(p.Hour)},{p.Place}")));
            known.AddRange(draws.Shuffled(points).Take(MostPoints).Select((p, n) => FormattableString.Invariant($"{subscriber},{n + 1},{Time(p.Hour)},{p.Place}")));
        }

        PracticeTable.Write(folder, Visits, "subscriber,hour,pcode", visits);
        PracticeTable.Write(folder, Known, "subscriber,point,hour,pcode", known);
        PracticeTable.Write(folder, Plan, "name,value",
        [
            FormattableString.Invariant($"rho_per_week,{(4 + draws.Below(9)) / 1000.0}"),
            FormattableString.Invariant($"areas_per_subscriber,{2 + draws.Below(4)}"),
            "delta,0.000001",
            FormattableString.Invariant($"budget,{(20 + draws.Below(20)) / 100.0}"),
            "reserved_share,0.3",
            FormattableString.Invariant($"largest_error,{15 + draws.Below(15)}"),
        ]);
    }

    private static string Time(int hour) => new DateTime(2025, 2, 3, 0, 0, 0, DateTimeKind.Unspecified).AddHours(hour).ToString("yyyy-MM-dd HH", CultureInfo.InvariantCulture);
}
