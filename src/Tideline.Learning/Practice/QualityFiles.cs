namespace Tideline.Learning.Practice;

/// <summary>B12: estimates by district, flows by two methods, and field counts.</summary>
internal static class QualityFiles
{
    public const string Districts = "quality/districts.csv";
    public const string Flows = "quality/flows.csv";
    private const int Pairs = 70;

    public static void Write(string folder, ulong seed, IReadOnlyList<PracticeArea> areas)
    {
        var draws = new PracticeDraws(seed, "quality");
        string[] districts = draws.Shuffled(areas.Where(a => a.Level == PracticeArea.District).Select(a => a.PCode));
        var rows = districts.Select((pcode, i) => Row(pcode, i, draws)).Order(StringComparer.Ordinal).ToArray();
        PracticeTable.Write(folder, Districts, "pcode,subscribers,population,contributors,estimate,lower,upper,field_count", rows);

        // The last two have no flow that is large enough; flows of one trip are everywhere.
        string[] quiet = districts[^2..];
        string[] others = districts[..^2];
        var flows = new List<string>();
        var change = others.ToDictionary(d => d, _ => draws.Unit() is var unit && unit < 0.4 ? 0.15 : unit < 0.75 ? 0.35 : 0.7, StringComparer.Ordinal);
        for (var pair = 0; pair < Pairs; pair++)
        {
            var (from, to) = (others[pair % others.Length], others[draws.Below(others.Length)]);
            var most = Math.Min(change[from], change[to]);
            var before = 100 + draws.Below(900);
            // Ends of the classes are among them, and flows that one of the methods alone finds large.
            flows.Add(pair < 4 ? Flow(from, from, 200, pair % 2 == 0 ? 240 : 280) : Flow(from, to, before, Math.Max(1, before + (int)(before * (draws.Unit() < 0.5 ? -most : most) * draws.Between(0.3, 1)))));
        }

        flows.AddRange(districts.Select(d => Flow(d, districts[draws.Below(districts.Length)], 1 + draws.Below(3), 0)));
        flows.AddRange(quiet.Select(d => Flow(d, d, 60, 90)));
        PracticeTable.Write(folder, Flows, "origin,destination,trips_a,trips_b", draws.Shuffled(flows));
    }

    private static string Row(string pcode, int i, PracticeDraws draws)
    {
        var population = 1_000 * (20 + draws.Below(400));
        var coverage = i switch { 0 or 1 => 0.4, 2 or 3 => 0.2, _ => draws.Between(0.1, 0.65) };
        var contributors = i switch { 4 or 5 => 100, 6 or 7 => 50, _ => 20 + draws.Below(240) };
        var estimate = contributors * (10 + draws.Below(30));
        var (lower, upper) = ((int)(estimate * 0.8), (int)(estimate * 1.2));
        var field = (i % 4) switch { 0 => null, 1 => (int?)(estimate * draws.Between(0.85, 1.15)), 2 => (int)(estimate * draws.Between(1.3, 2.2)), _ => (int)(estimate * draws.Between(0.9, 1.1)) };
        return FormattableString.Invariant($"{pcode},{(int)Math.Round(population * coverage)},{population},{contributors},{estimate},{lower},{upper},{field}");
    }

    private static string Flow(string origin, string destination, int a, int b) => FormattableString.Invariant($"{origin},{destination},{a},{b}");
}
