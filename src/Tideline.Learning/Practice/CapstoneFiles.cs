namespace Tideline.Learning.Practice;

/// <summary>C1: one week after the flood, as the enclave has it: not yet protected, with a district whose masts are down.</summary>
internal static class CapstoneFiles
{
    public const string Week = "capstone/week.csv";
    private const int Provinces = 3;

    // Contributors by province: one small district; two that are small together; none. The last district of the last province is not observable.
    private static readonly int[][] _contributors = [[9, 27, 64, 131], [5, 8, 41, 96], [52, 105, 210, -1]];

    public static void Write(string folder, ulong seed, IReadOnlyList<PracticeArea> areas)
    {
        var draws = new PracticeDraws(seed, "capstone");
        var provinces = draws.Shuffled(areas.Where(a => a.Level == PracticeArea.Province && areas.Count(d => d.Parent == a.PCode) >= _contributors[0].Length))[..Provinces];
        var districts = provinces.SelectMany((p, i) => draws.Shuffled(areas.Where(a => a.Parent == p.PCode))[..4].Zip(draws.Shuffled(_contributors[i]), (a, n) => District(a, n, draws))).ToArray();
        // One that is seen in part, so that it is of low reliability.
        var large = draws.Shuffled(Enumerable.Range(0, districts.Length).Where(i => districts[i].Contributors > 60))[0];
        districts[large] = districts[large] with { Outage = 0.5 };
        Row[] ofProvinces = [.. provinces.Select(p => Sum(p.PCode, areas.First(a => a.Level == 0).PCode, 1, [.. districts.Where(d => d.Parent == p.PCode)]))];
        var country = Sum(areas.First(a => a.Level == 0).PCode, "", 0, ofProvinces);
        PracticeTable.Write(folder, Week, "pcode,parent,level,contributors,people,lower,upper,outage,subscribers,population,change",
            ((IEnumerable<Row>)[country, .. ofProvinces, .. districts]).OrderBy(r => r.PCode, StringComparer.Ordinal).Select(r => r.Text()));
    }

    private static Row District(PracticeArea area, int contributors, PracticeDraws draws)
    {
        var people = (int)Math.Max(1, contributors * draws.Between(7, 13));
        var population = 1_000 * (60 + draws.Below(200));
        return new(
            area.PCode, area.Parent, 2, contributors, people, (int)(people * draws.Between(0.7, 0.85)), (int)(people * draws.Between(1.15, 1.4)),
            contributors < 0 ? 0.9 : Math.Round(draws.Between(0, 0.2), 2), (int)(population * draws.Between(0.15, 0.6)), population, Math.Round(draws.Between(0.05, 0.45), 2));
    }

    // Errors of districts are their own: they add up as squares. Who is not observable is in no sum.
    private static Row Sum(string pcode, string parent, int level, Row[] parts)
    {
        Row[] seen = [.. parts.Where(p => p.Contributors >= 0)];
        var people = seen.Sum(p => p.People);
        return new(
            pcode, parent, level, seen.Sum(p => p.Contributors), people, people - Root(seen, p => p.People - p.Lower), people + Root(seen, p => p.Upper - p.People), 0,
            seen.Sum(p => p.Subscribers), seen.Sum(p => p.Population), Math.Round(seen.Sum(p => p.Change * p.Contributors) / seen.Sum(p => p.Contributors), 2));
    }

    private static int Root(Row[] parts, Func<Row, double> width) => (int)Math.Sqrt(parts.Sum(p => width(p) * width(p)));

    /// <param name="Contributors">Below 0: not observable.</param>
    private sealed record Row(
        string PCode, string Parent, int Level, int Contributors, int People, int Lower, int Upper, double Outage, int Subscribers, int Population, double Change)
    {
        public string Text() => Contributors < 0
            ? FormattableString.Invariant($"{PCode},{Parent},{Level},,,,,{Outage},{Subscribers},{Population},{Change}")
            : FormattableString.Invariant($"{PCode},{Parent},{Level},{Contributors},{People},{Lower},{Upper},{Outage},{Subscribers},{Population},{Change}");
    }
}
