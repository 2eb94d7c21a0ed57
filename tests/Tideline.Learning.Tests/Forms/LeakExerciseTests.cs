using System.Globalization;
using Tideline.Learning.Courses;
using Tideline.Learning.Exercises;
using Tideline.Learning.Forms;

namespace Tideline.Learning.Tests.Forms;

public sealed class LeakExerciseTests
{
    private const int Minimum = 16;
    private static readonly LeakExercise _exercise = new();

    // Each says what is filled in, beside the right answers, by somebody who makes the mistake.
    private static readonly Dictionary<string, Action<Dictionary<string, string?>, IReadOnlyList<FormItem>>> _mistakes = new(StringComparer.Ordinal)
    {
        ["threshold_missed"] = (a, _) => a["t9.cells"] = null,
        ["threshold_alone"] = (a, _) => Unflag(a, ["t1", "t2", "t3", "t4", "t5"], leaks: 1),
        ["narrow_pair"] = (a, _) => Unflag(a, ["t4", "t5"], leaks: 2),
        ["threshold_after_scaling"] = (a, _) => a["t6.cells"] = null,
        ["rest_forgotten"] = (a, _) => a["t7.cells"] = null,
        ["difference_forgotten"] = (a, _) => a["t8.cells"] = null,
        ["zero_is_small"] = (a, _) => a["t10.cells"] = null,
        ["sixteen_is_enough"] = (a, form) => Flag(a, form, "t9", "16"),
        ["hidden_is_no_leak"] = (a, form) => Array.ForEach(["t1", "t2", "t3"], t => Flag(a, form, t, "Q")),
        ["rounding_protects_nobody"] = (a, _) => Remedy(a, "round_10"),
        ["suppressed_as_0"] = (a, _) => Remedy(a, "write_zero"),
        ["safe_table_hidden"] = (a, _) => Remedy(a, "hide_partner"),
    };

    public static TheoryData<string> Mistakes => [.. _mistakes.Keys];

    public static TheoryData<ulong> Seeds => [.. Enumerable.Range(1, 25).Select(s => (ulong)s)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Who_reads_the_tables_with_care_passes(ulong seed)
    {
        var report = _exercise.Check(seed, new(Solved(_exercise.Form(seed).Items)));

        Assert.True(report.IsPassed, string.Join("; ", report.Criteria.Select(c => c.Id + ": " + c.Observed)));
        Assert.Empty(report.Misconceptions);
    }

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void A_known_mistake_is_named_and_the_exercise_not_passed(string mistake)
    {
        var named = 0;
        for (var seed = 1UL; seed <= 30; seed++)
        {
            var items = _exercise.Form(seed).Items;
            var answers = Solved(items);
            _mistakes[mistake](answers, items);
            var report = _exercise.Check(seed, new(answers));
            if (report.Misconceptions.Contains(mistake, StringComparer.Ordinal))
            {
                named++;
                Assert.Contains(mistake, CourseShelf.Find("A7").Misconceptions.Keys);
            }
        }

        Assert.True(named >= 5, $"{mistake} was named for {named} of 30 learners");
    }

    [Fact]
    public void Every_misconception_of_the_module_can_be_made() => Assert.Equal(CourseShelf.Find("A7").Misconceptions.Keys.Order(StringComparer.Ordinal), _mistakes.Keys.Order(StringComparer.Ordinal));

    [Fact]
    public void A_missed_leak_fails_and_two_false_alarms_do_not()
    {
        var items = _exercise.Form(3).Items;
        var answers = Solved(items);
        var leaking = answers.First(a => a.Key.EndsWith(".cells", StringComparison.Ordinal) && !string.IsNullOrEmpty(a.Value)).Key;

        Assert.False(_exercise.Check(3, new([.. answers, new(leaking, null), new(leaking, "z9")])).Criteria[0].IsPassed);

        var free = items.First(i => i.Id.EndsWith(".cells", StringComparison.Ordinal) && i.Options.Count > 4 && string.IsNullOrEmpty(answers[i.Id]));
        Assert.True(_exercise.Check(3, new(With(answers, free.Id, string.Join(';', free.Options.Take(2))))).IsPassed);
        Assert.False(_exercise.Check(3, new(With(answers, free.Id, string.Join(';', free.Options.Take(3))))).IsPassed);
    }

    [Fact]
    public void An_empty_form_is_not_passed_and_accused_of_nothing()
    {
        var report = _exercise.Check(1, new([]));

        Assert.False(report.IsPassed);
        Assert.Empty(report.Misconceptions);
    }

    [Fact]
    public void Other_learners_get_other_tables()
    {
        var first = Rows(1);
        Assert.Equal(first, Rows(1));
        Assert.NotEqual(first, Rows(2));

        static string Rows(ulong seed) => string.Join('|', _exercise.Form(seed).Items.SelectMany(i => i.Table?.Rows ?? []).Select(r => string.Join(',', r)));
    }

    /// <summary>Answers from what the learner sees alone.</summary>
    private static Dictionary<string, string?> Solved(IReadOnlyList<FormItem> items)
    {
        var answers = new Dictionary<string, string?>(StringComparer.Ordinal);
        foreach (var item in items.Where(i => i.Table is not null))
        {
            var id = item.Id.Split('.')[0];
            var rows = item.Table!.Rows.Skip(1).ToList();
            string[] leaks = id switch
            {
                "t6" => Where(rows, r => Number(r[1]) < Minimum, "3"),
                "t7" => Where(rows, r => Number(r[1]) - Number(r[2]) < Minimum || Number(r[2]) < Minimum, "2"),
                "t8" => Where(rows, r => Number(r[2]) - Number(r[1]) is > 0 and < Minimum, "2"),
                "t9" => Where(rows, r => Number(r[3]) < Minimum, "3"),
                "t10" => [.. Enumerable.Range(1, 3).SelectMany(c => Where(rows, r => Number(r[c]) < Minimum, c.ToString(CultureInfo.InvariantCulture)))],
                _ => Told(rows),
            };
            answers[item.Id] = string.Join(';', leaks);
            answers[id + ".remedy"] = leaks.Length == 0 ? "as_it_is" : id == "t8" ? "hold_back" : rows[^1][0] == "Σ" ? "hide_partner" : "hide_alone";
        }

        return answers;
    }

    /// <summary>Small numbers shown, and hidden ones that a reader narrows down, by trying all numbers that fit the sums.</summary>
    private static string[] Told(List<IReadOnlyList<string>> rows)
    {
        var districts = rows.SkipLast(1).ToList();
        var columns = districts[0].Count - 1 - (districts.Count == 3 ? 1 : 0);
        var hidden = (from r in Enumerable.Range(0, districts.Count) from c in Enumerable.Range(1, columns) where districts[r][c] == "Q" select (Row: r, Column: c)).ToList();
        var small = from r in Enumerable.Range(0, districts.Count) from c in Enumerable.Range(1, columns) where districts[r][c] != "Q" && Number(districts[r][c]) < Minimum select Cell(r, c);
        var rowRest = districts.Select(r => columns > 1 ? Number(r[^1]) - r.Skip(1).Take(columns).Where(t => t != "Q").Sum(Number) : int.MaxValue).ToArray();
        var columnRest = Enumerable.Range(0, columns + 1).Select(c => c == 0 ? 0 : Number(rows[^1][c]) - districts.Where(r => r[c] != "Q").Sum(r => Number(r[c]))).ToArray();
        var least = Enumerable.Repeat(int.MaxValue, hidden.Count).ToArray();
        var most = Enumerable.Repeat(int.MinValue, hidden.Count).ToArray();
        var tried = new int[hidden.Count];
        Try(0);
        return [.. small, .. hidden.Where((_, i) => most[i] < Minimum || most[i] - least[i] < Minimum).Select(h => Cell(h.Row, h.Column))];

        void Try(int i)
        {
            if (i == hidden.Count)
            {
                for (var j = 0; j < tried.Length; j++)
                {
                    (least[j], most[j]) = (Math.Min(least[j], tried[j]), Math.Max(most[j], tried[j]));
                }

                return;
            }

            var (row, column) = hidden[i];
            var lastOfRow = columns > 1 && !hidden.Skip(i + 1).Any(h => h.Row == row);
            var lastOfColumn = !hidden.Skip(i + 1).Any(h => h.Column == column);
            for (var n = 0; n <= Math.Min(rowRest[row], columnRest[column]); n++)
            {
                if ((lastOfRow && n != rowRest[row]) || (lastOfColumn && n != columnRest[column]))
                {
                    continue;
                }

                tried[i] = n;
                rowRest[row] -= columns > 1 ? n : 0;
                columnRest[column] -= n;
                Try(i + 1);
                rowRest[row] += columns > 1 ? n : 0;
                columnRest[column] += n;
            }
        }
    }

    private static string[] Where(List<IReadOnlyList<string>> rows, Func<IReadOnlyList<string>, bool> leaks, string column) =>
        [.. rows.Where(leaks).Select(r => r[0].ToLowerInvariant() + column)];

    private static string Cell(int row, int column) => (char)('a' + row) + column.ToString(CultureInfo.InvariantCulture);

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    private static Dictionary<string, string?> With(Dictionary<string, string?> answers, string item, string? answer) => new(answers, StringComparer.Ordinal) { [item] = answer };

    private static void Remedy(Dictionary<string, string?> answers, string remedy)
    {
        foreach (var item in answers.Keys.Where(k => k.EndsWith(".remedy", StringComparison.Ordinal)).ToArray())
        {
            answers[item] = remedy;
        }
    }

    private static void Unflag(Dictionary<string, string?> answers, string[] tables, int leaks)
    {
        foreach (var item in tables.Select(t => t + ".cells").Where(i => answers[i] is { Length: > 0 } flagged && flagged.Split(';').Length == leaks))
        {
            answers[item] = null;
        }
    }

    private static void Flag(Dictionary<string, string?> answers, IReadOnlyList<FormItem> form, string table, string shown)
    {
        var item = form.First(i => i.Id == table + ".cells");
        var cells = item.Table!.Rows.Skip(1).SelectMany(r => r.Select((text, c) => (Text: text, Cell: r[0].ToLowerInvariant() + c.ToString(CultureInfo.InvariantCulture))))
            .Where(c => c.Text == shown && item.Options.Contains(c.Cell)).Select(c => c.Cell);
        answers[item.Id] = string.Join(';', ((answers[item.Id] ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries)).Concat(cells).Distinct(StringComparer.Ordinal));
    }
}
