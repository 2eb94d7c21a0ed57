using Tideline.Learning.Exercises;

namespace Tideline.Learning.Practice;

/// <summary>B13: what a week of releases was made of, the register of releases, and what came late.</summary>
internal static class OperationFiles
{
    public const string Seen = "ops/seen.csv";
    public const string Late = "ops/late.csv";
    public const string Cells = "ops/cells.csv";
    public const string NewCells = "ops/cells_new.csv";
    public const string Register = "ops/register.csv";
    public const string Releases = "ops/releases";
    public static readonly IReadOnlyList<string> Days = ["2025-08-25", "2025-08-26", "2025-08-27", "2025-08-28", "2025-08-29"];
    private const int Districts = 8;
    private const int CellsOfEach = 4;
    private const int Moved = 2;
    private const int MovedSubscribers = 34;

    public static void Write(string folder, ulong seed, IReadOnlyList<PracticeArea> areas)
    {
        var draws = new PracticeDraws(seed, "operation");
        string[] districts = [.. draws.Shuffled(areas.Where(a => a.Level == PracticeArea.District).Select(a => a.PCode))[..Districts].Order(StringComparer.Ordinal)];
        string[] cells = [.. Enumerable.Range(0, Districts * CellsOfEach).Select(c => FormattableString.Invariant($"C{c + 1:000}"))];
        string[] placed = [.. cells.Select((_, c) => districts[c / CellsOfEach])];
        // The first cell of the third district turns out to stand in the fourth.
        var moved = Moved * CellsOfEach;
        PracticeTable.Write(folder, Cells, "cell,pcode,valid_from", cells.Select((c, i) => $"{c},{placed[i]},2025-01-01"));
        PracticeTable.Write(folder, NewCells, "cell,pcode,valid_from", [.. cells.Select((c, i) => $"{c},{placed[i]},2025-01-01"), $"{cells[moved]},{districts[Moved + 1]},{Days[2]}"]);

        // In the last two districts few are seen, so that something is hidden.
        int[] weight = [.. cells.Select((_, c) => c / CellsOfEach >= Districts - 2 ? 3 + draws.Below(3) : 18 + draws.Below(12))];
        // More than the threshold, whatever the day.
        weight[moved] = MovedSubscribers;
        var (seen, late) = (new List<string>(), new List<string>());
        var subscriber = 0;
        for (var cell = 0; cell < cells.Length; cell++)
        {
            for (var i = 0; i < weight[cell]; i++)
            {
                subscriber++;
                foreach (var day in Days.Where(_ => draws.Unit() < 0.85))
                {
                    // Many are seen twice, and some at a second cell of the same district.
                    seen.AddRange(Enumerable.Repeat($"S{subscriber:0000},{day},{cells[cell]}", 1 + draws.Below(2)));
                    if (draws.Unit() < 0.2)
                    {
                        seen.Add($"S{subscriber:0000},{day},{cells[(cell / CellsOfEach * CellsOfEach) + draws.Below(CellsOfEach)]}");
                    }
                }
            }
        }

        // Late: many new in the first district; a few in the second; where the cell moved away, nearly as many new as it took with it.
        var gone = seen.Select(r => r.Split(',')).Where(r => r[1] == Days[3]).GroupBy(r => r[0], StringComparer.Ordinal).Count(g => g.All(r => r[2] == cells[moved]));
        Add(0, Days[1], 20 + draws.Below(8));
        Add(1, Days[1], 3 + draws.Below(8));
        Add(Moved, Days[3], Math.Max(1, gone - 4 - draws.Below(4)));
        late.AddRange(seen.Where(s => s.Contains(Days[1], StringComparison.Ordinal)).Where(_ => draws.Unit() < 0.1));
        PracticeTable.Write(folder, Seen, "subscriber,day,cell", draws.Shuffled(seen));
        PracticeTable.Write(folder, Late, "subscriber,day,cell", draws.Shuffled(late));
        Publish(folder, draws, districts);

        void Add(int district, string day, int people)
        {
            for (var i = 0; i < people; i++)
            {
                subscriber++;
                late.Add($"S{subscriber:0000},{day},{cells[(district * CellsOfEach) + 1]}");
            }
        }
    }

    private static void Publish(string folder, PracticeDraws draws, string[] districts)
    {
        var releases = ReleasedDays.Read(folder);
        var forged = draws.Below(Days.Count);
        var altered = draws.Below(Days.Count - 1);
        // Not the same day, so that an answer tells which of the two was looked at.
        altered += altered >= forged ? 1 : 0;
        var previous = new string('0', 64);
        var lines = new List<string>();
        for (var day = 0; day < Days.Count; day++)
        {
            var table = releases.Table(Days[day]);
            if (day == forged)
            {
                var row = table.Split('\n').First(l => l.StartsWith(districts[0], StringComparison.Ordinal));
                table = table.Replace(row, FormattableString.Invariant($"{districts[0]},{long.Parse(row.Split(',')[1], System.Globalization.CultureInfo.InvariantCulture) + 50}"), StringComparison.Ordinal);
            }

            Directory.CreateDirectory(Path.Combine(folder, Releases));
            File.WriteAllText(Path.Combine(folder, Releases, Days[day] + ".csv"), table);
            var sha = ReleasedDays.Sha256(table);
            var hash = ReleasedDays.Sha256(FormattableString.Invariant($"{day + 1}|{Days[day]}|{sha}|{previous}"));
            // Somebody changed a line afterwards and left its hash.
            lines.Add(FormattableString.Invariant($"{day + 1},{Days[day]},{(day == altered ? ReleasedDays.Sha256("another") : sha)},{previous},{hash}"));
            previous = hash;
        }

        PracticeTable.Write(folder, Register, "sequence,release,sha256,previous,hash", lines);
    }
}
