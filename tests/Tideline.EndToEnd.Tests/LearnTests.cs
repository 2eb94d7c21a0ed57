using System.Globalization;
using System.IO.Compression;
using System.Text.Json;
using Tideline.Learning.Checks;
using Tideline.Learning.Courses;
using Tideline.Learning.Exercises;

namespace Tideline.EndToEnd.Tests;

/// <summary>
/// Every exercise can be solved from what the learner is given, and every known mistake is answered by its name. The
/// solutions are written from the tasks alone, in another way than the checks.
/// </summary>
[Collection(nameof(OneCountry))]
public sealed class LearnTests(LearnTests.Country country)
{
    [Fact]
    public void Everything_that_is_the_learners_to_read_is_named_and_the_truth_is_not() => Assert.Equal(
        PracticeCountry.Given,
        Directory.EnumerateDirectories(country.Work).Select(d => Path.GetFileName(d)).Where(d => !d.StartsWith('.') && d != "package").Order(StringComparer.Ordinal));

    [Fact]
    public async Task A_profile_made_by_the_task_is_right() => await country.Passes("B1", Profile(country.Events(20250210, 20250223)));

    [Theory]
    [InlineData("rows", "header_counted")]
    [InlineData("subscribers", "notations_counted")]
    [InlineData("subscribers", "empty_counted")]
    [InlineData("unmatched_cells", "rows_for_cells")]
    [InlineData("co_located_cells", "coordinates_for_cells")]
    [InlineData("silent_cells", "unmatched_counted_as_seen")]
    [InlineData("rows", "repeats_left_out")]
    [InlineData("rows", "faulty_rows_left_out")]
    [InlineData("subscribers", "rows_for_people")]
    [InlineData("unmatched_cells", "silent_for_unmatched")]
    [InlineData("co_located_cells", "surplus_for_cells")]
    public void A_known_mistake_in_a_profile_is_named(string question, string misconception)
    {
        var events = country.Events(20250210, 20250223);
        var known = country.Cells.Keys.ToHashSet(StringComparer.Ordinal);
        var wrong = (question, misconception) switch
        {
            ("rows", "repeats_left_out") => events.Select(e => (e.Subscriber, e.Time, e.Cell)).Distinct().Count(),
            ("rows", "faulty_rows_left_out") => events.Count(e => e.Subscriber.Length > 0 && e.Time is not null && e.Cell.Length > 0),
            ("rows", _) => events.Count + 14,
            ("subscribers", "rows_for_people") => events.Count,
            ("unmatched_cells", "silent_for_unmatched") => known.Except(events.Select(e => e.Cell), StringComparer.Ordinal).Count(),
            ("co_located_cells", "surplus_for_cells") => known.Count - country.Cells.Values.Select(c => (c.Longitude, c.Latitude)).Distinct().Count(),
            ("subscribers", "notations_counted") => events.Select(e => e.Raw).Where(r => r.Length > 0).Distinct(StringComparer.Ordinal).Count(),
            ("subscribers", _) => events.Select(e => e.Subscriber).Distinct(StringComparer.Ordinal).Count(),
            ("unmatched_cells", _) => events.Count(e => e.Cell.Length > 0 && !known.Contains(e.Cell)),
            ("co_located_cells", _) => country.Cells.Values.GroupBy(c => (c.Longitude, c.Latitude)).Count(g => g.Count() > 1),
            _ => known.Count - events.Select(e => e.Cell).Where(c => c.Length > 0).Distinct(StringComparer.Ordinal).Count(),
        };
        var profile = Profile(events).Select(l => l.StartsWith(question + ",", StringComparison.Ordinal) ? $"{question},{wrong}" : l);

        country.Names("B1", question, misconception, profile);
    }

    [Fact]
    public async Task Faults_found_by_the_task_are_all_there_are() => await country.Passes("B2", ["file,row,kind", .. Defects()]);

    [Theory]
    [InlineData("null_field", "header_counted")]
    [InlineData("unparsable_time", "counted_from_0")]
    [InlineData("duplicate_row", "same_text_alone")]
    [InlineData("duplicate_row", "first_of_pair")]
    [InlineData("duplicate_row", "both_of_pair")]
    [InlineData("unknown_cell", "empty_for_unknown")]
    public void A_known_mistake_about_faults_is_named(string kind, string misconception)
    {
        var by = misconception switch { "header_counted" => 1, "counted_from_0" => -1, _ => 0 };
        IEnumerable<string> wrong = misconception switch
        {
            "same_text_alone" => Repeats(e => e.Raw).Select(p => Fault(p.Later, kind)),
            "first_of_pair" => Repeats(e => e.Subscriber).Select(p => Fault(p.First, kind)).Distinct(StringComparer.Ordinal),
            "both_of_pair" => Repeats(e => e.Subscriber).SelectMany(p => new[] { Fault(p.First, kind), Fault(p.Later, kind) }).Distinct(StringComparer.Ordinal),
            "empty_for_unknown" => country.Events(20250623, 20250706).Where(e => !country.Cells.ContainsKey(e.Cell)).Select(e => Fault(e, kind)),
            _ => Defects().Where(d => d.EndsWith("," + kind, StringComparison.Ordinal)).Select(d => d.Split(',')).Select(d => $"{d[0]},{int.Parse(d[1], CultureInfo.InvariantCulture) + by},{d[2]}"),
        };

        country.Names("B2", kind, misconception, ["file,row,kind", .. Defects().Where(d => !d.EndsWith("," + kind, StringComparison.Ordinal)), .. wrong]);
    }

    [Fact]
    public void A_weekend_is_named_where_it_is_taken_for_a_fault() => country.Names(
        "B2", "truncated_day", "weekend_for_fault", ["file,row,kind", .. Defects(), .. ((string[])["20250628", "20250629", "20250705", "20250706"]).Select(d => $"cdr_{d}.csv.gz,0,truncated_day")]);

    [Fact]
    public async Task People_counted_by_the_task_are_right() => await country.Passes("B7", People(Weekly()));

    [Theory]
    [InlineData("people", "rows_for_people")]
    [InlineData("people", "notations_counted")]
    [InlineData("people", "calendar_day")]
    [InlineData("people", "utc_day")]
    [InlineData("people", "scaled_before_threshold")]
    [InlineData("weeks", "partial_week")]
    [InlineData("rows", "gap_left_out")]
    [InlineData("suppressed", "suppressed_as_0")]
    [InlineData("suppressed", "threshold_missed")]
    [InlineData("not_hidden", "threshold_too_high")]
    public void A_known_mistake_in_an_aggregate_is_named(string criterion, string misconception) => country.Names("B7", criterion, misconception, misconception switch
    {
        "rows_for_people" => People(Weekly(distinct: false)),
        "notations_counted" => People(Weekly(by: e => e.Raw)),
        "calendar_day" => People(Weekly(cut: 0)),
        "utc_day" => People(Weekly(cut: 10)),
        "scaled_before_threshold" => People(Weekly().ToDictionary(p => p.Key, p => p.Value * 3)),
        "partial_week" => People(Weekly(first: "2025-06-23")),
        "gap_left_out" => People(Weekly()).Where(l => !l.EndsWith(',')),
        "suppressed_as_0" => People(Weekly()).Select(l => l.EndsWith(',') ? l + "0" : l),
        "threshold_missed" => People(Weekly(), threshold: 10),
        _ => People(Weekly(), threshold: 24),
    });

    [Fact]
    public async Task A_table_protected_by_the_task_is_right() => await country.Passes("B8", Mask(Protect(), Found()));

    [Theory]
    [InlineData("small", "threshold_missed")]
    [InlineData("protected", "threshold_alone")]
    [InlineData("protected", "sum_tells")]
    [InlineData("loss", "all_hidden")]
    [InlineData("loss", "too_much_hidden")]
    [InlineData("found", "suppressed_as_0")]
    public void A_known_mistake_in_disclosure_control_is_named(string criterion, string misconception)
    {
        var shown = misconception switch
        {
            "threshold_missed" => country.Residents.Where(r => r.Value.Subscribers >= 15).Select(r => r.Key).ToHashSet(StringComparer.Ordinal),
            "threshold_alone" => Large(),
            "sum_tells" => [.. Protect(), country.Residents.Where(r => r.Value.Subscribers >= 16 && !Protect().Contains(r.Key)).Select(r => r.Key).First()],
            "all_hidden" => [],
            "too_much_hidden" => country.Residents.Where(r => r.Value.Level < 2).Select(r => r.Key).ToHashSet(StringComparer.Ordinal),
            _ => Protect(),
        };
        country.Names("B8", criterion, misconception, Mask(shown, misconception == "suppressed_as_0" ? Found().ToDictionary(f => f.Key, _ => 0L) : Found()));
    }

    [Fact]
    public async Task A_file_without_its_columns_is_refused_with_their_names()
    {
        File.WriteAllText(Path.Combine(country.Work, "profile.csv"), "frage,antwort\nrows,1\n");
        var ended = await Call.Run(country.Root, "learn", "check", "B1", "--work", country.Work);
        Assert.Equal(3, ended.ExitCode);
        Assert.Contains("question,answer", ended.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Hints_come_one_by_one_and_the_quiz_answers_each_option_with_its_reason()
    {
        Assert.Contains("Hint 1 of 3", (await Call.Run(country.Root, "learn", "hint", "B2", "--work", country.Work)).Said, StringComparison.Ordinal);
        Assert.Contains("Hint 2 of 3", (await Call.Run(country.Root, "learn", "hint", "B2", "--work", country.Work)).Said, StringComparison.Ordinal);
        var ended = await Call.Run(country.Root, "learn", "quiz", "B1", "--work", country.Work, "--answers", "1,1,1,1,1,1", "--json");
        using var document = JsonDocument.Parse(ended.Output);
        Assert.Equal(document.RootElement.GetProperty("score").GetDouble() >= 0.8 ? 0 : 3, ended.ExitCode);
        Assert.All(document.RootElement.GetProperty("questions").EnumerateArray(), q => Assert.NotEmpty(q.GetProperty("reason").GetString()!));
    }

    [Fact]
    public async Task The_modules_have_what_a_module_needs()
    {
        var ended = await Call.Run(country.Root, "learn", "dev", "check");
        Assert.True(ended.ExitCode == 0, ended.Said);
    }

    private IEnumerable<string> Profile(IReadOnlyList<Event> events)
    {
        var seen = events.Select(e => e.Cell).Where(c => c.Length > 0).ToHashSet(StringComparer.Ordinal);
        return
        [
            "question,answer",
            $"rows,{events.Count}",
            $"subscribers,{events.Select(e => e.Subscriber).Where(s => s.Length > 0).Distinct(StringComparer.Ordinal).Count()}",
            $"unmatched_cells,{seen.Count(c => !country.Cells.ContainsKey(c))}",
            $"co_located_cells,{country.Cells.Values.GroupBy(c => (c.Longitude, c.Latitude)).Where(g => g.Count() > 1).Sum(g => g.Count())}",
            $"silent_cells,{country.Cells.Keys.Count(c => !seen.Contains(c))}",
        ];
    }

    private IEnumerable<string> Defects()
    {
        var events = country.Events(20250623, 20250706);
        foreach (var e in events)
        {
            if (e.Raw.Length == 0 || e.Cell.Length == 0 || e.HasNoTime)
            {
                yield return Fault(e, "null_field");
            }

            if (e.Time is null && !e.HasNoTime)
            {
                yield return Fault(e, "unparsable_time");
            }

            if (e.Cell.Length > 0 && !country.Cells.ContainsKey(e.Cell))
            {
                yield return Fault(e, "unknown_cell");
            }
        }

        foreach (var (_, later) in Repeats(e => e.Subscriber))
        {
            yield return Fault(later, "duplicate_row");
        }

        foreach (var file in events.Where(e => e.Time is not null).GroupBy(e => e.File))
        {
            var hours = file.Select(e => e.Time!.Value.Hour).ToHashSet();
            if (!Enumerable.Range(22, 2).Any(hours.Contains))
            {
                yield return $"{file.Key},0,truncated_day";
            }

            if (!Enumerable.Range(0, 3).Any(hours.Contains))
            {
                yield return $"{file.Key},0,missing_first_hours";
            }
        }
    }

    private IEnumerable<(Event First, Event Later)> Repeats(Func<Event, string> number) =>
        from e in country.Events(20250623, 20250706)
        where e.Time is not null && e.Raw.Length > 0 && e.Cell.Length > 0
        group e by (e.File, Number: number(e), e.Time, e.Cell) into same
        let first = same.MinBy(e => e.Row)!
        from later in same
        where later.Row != first.Row
        select (first, later);

    private static string Fault(Event e, string kind) => $"{e.File},{e.Row},{kind}";

    private Dictionary<(string Week, string PCode), int> Weekly(Func<Event, string>? by = null, bool distinct = true, int cut = 5, string first = "2025-06-30")
    {
        by ??= e => e.Subscriber;
        return country.Events(20250628, 20250805)
            .Where(e => e.Time is not null && e.Raw.Length > 0 && country.Cells.ContainsKey(e.Cell))
            .Select(e => (Week: Monday(e.Time!.Value.AddHours(-cut)), country.Cells[e.Cell].PCode, Number: by(e)))
            .Where(e => e.PCode.Length > 0 && string.CompareOrdinal(e.Week, first) >= 0 && string.CompareOrdinal(e.Week, "2025-07-28") <= 0)
            .GroupBy(e => (e.Week, e.PCode))
            .ToDictionary(g => g.Key, g => distinct ? g.Select(e => e.Number).Distinct(StringComparer.Ordinal).Count() : g.Count());
    }

    private IEnumerable<string> People(Dictionary<(string Week, string PCode), int> counts, int threshold = 16) =>
    [
        "week,pcode,people",
        .. from week in counts.Keys.Select(k => k.Week).Distinct(StringComparer.Ordinal)
           from pcode in country.Cells.Values.Select(c => c.PCode).Where(p => p.Length > 0).Distinct(StringComparer.Ordinal)
           let people = counts.GetValueOrDefault((week, pcode))
           select $"{week},{pcode},{(people >= threshold ? people.ToString(CultureInfo.InvariantCulture) : "")}",
    ];

    private HashSet<string> Large() => country.Residents.Where(r => r.Value.Subscribers >= 16).Select(r => r.Key).ToHashSet(StringComparer.Ordinal);

    // By the text of the module, level by level.
    private HashSet<string> Protect()
    {
        var shown = Large();
        for (var level = country.Residents.Values.Max(r => r.Level) - 1; level >= 0; level--)
        {
            foreach (var (parent, _) in country.Residents.Where(r => r.Value.Level == level))
            {
                var children = country.Residents.Where(r => r.Value.Parent == parent).OrderBy(r => r.Value.Subscribers).ToList();
                while (children.Where(c => !shown.Contains(c.Key)).ToList() is { Count: > 0 } hidden && (hidden.Count == 1 || hidden.Sum(h => h.Value.Subscribers) < 16))
                {
                    if (children.FirstOrDefault(c => shown.Contains(c.Key)).Key is not { } next)
                    {
                        shown.Remove(parent);
                        break;
                    }

                    shown.Remove(next);
                }
            }
        }

        return shown;
    }

    private Dictionary<string, long> Found()
    {
        var large = Large();
        return country.Residents.Where(r => large.Contains(r.Key))
            .Select(p => (Parent: p, Children: country.Residents.Where(r => r.Value.Parent == p.Key).ToList()))
            .Where(p => p.Children.Count(c => !large.Contains(c.Key)) == 1)
            .ToDictionary(p => p.Children.Single(c => !large.Contains(c.Key)).Key, p => p.Parent.Value.Subscribers - p.Children.Where(c => large.Contains(c.Key)).Sum(c => c.Value.Subscribers), StringComparer.Ordinal);
    }

    private IEnumerable<string> Mask(HashSet<string> shown, Dictionary<string, long> found) =>
        ["pcode,publish,found", .. country.Residents.Keys.Select(a => $"{a},{(shown.Contains(a) ? "yes" : "no")},{(found.TryGetValue(a, out var number) ? number : null)}")];

    private static string Monday(DateTime time) => time.Date.AddDays(-(((int)time.DayOfWeek + 6) % 7)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public sealed record Event(string File, int Row, string Raw, string Subscriber, DateTime? Time, bool HasNoTime, string Cell);

    public sealed record Cell(string Longitude, string Latitude, string PCode);

    /// <summary>A learner's country, made once.</summary>
    public sealed class Country : IAsyncLifetime
    {
        private readonly TemporaryFolder _folder = new();
        private readonly Dictionary<(int, int), IReadOnlyList<Event>> _events = [];
        private readonly Dictionary<string, PracticeCountry> _practice = [];
        private readonly Dictionary<string, object> _found = [];

        public string Root => _folder.Path;

        public string Work => Path.Combine(_folder.Path, "learning");

        public IReadOnlyDictionary<string, Cell> Cells { get; private set; } = new Dictionary<string, Cell>();

        public IReadOnlyDictionary<string, (string? Parent, int Level, long Subscribers)> Residents { get; private set; } = new Dictionary<string, (string?, int, long)>();

        public async ValueTask InitializeAsync()
        {
            var ended = await Call.Run(Root, "learn", "start", "B1", "--work", Work, "--learner", "Zarina");
            Assert.True(ended.ExitCode == 0, ended.Said);
            Cells = File.ReadLines(Path.Combine(Work, "reference", "cell_districts.csv")).Skip(1).Select(l => l.Split(',')).ToDictionary(f => f[0], f => new Cell(f[1], f[2], f[3]), StringComparer.Ordinal);
            Residents = File.ReadLines(Path.Combine(Work, "tables", "residents.csv")).Skip(1).Select(l => l.Split(','))
                .ToDictionary(f => f[0], f => (f[1].Length == 0 ? null : f[1], int.Parse(f[2], CultureInfo.InvariantCulture), long.Parse(f[3], CultureInfo.InvariantCulture)), StringComparer.Ordinal);
        }

        public IReadOnlyList<Event> Events(int first, int last)
        {
            if (!_events.TryGetValue((first, last), out var events))
            {
                events = [.. Enumerable.Range(first, last - first + 1).Select(d => $"cdr_{d}.csv.gz").Where(f => File.Exists(Path.Combine(Work, "inbox", "events", f))).SelectMany(Read)];
                _events[(first, last)] = events;
            }

            return events;
        }

        public PracticeCountry Practice(string module)
        {
            if (!_practice.TryGetValue(module, out var practice))
            {
                practice = new(Work);
                _practice[module] = practice;
            }

            return practice;
        }

        /// <summary>The exercise is passed with these lines.</summary>
        public async Task Passes(string module, IEnumerable<string> lines)
        {
            HandIn(module, lines);
            var ended = await Call.Run(Root, "learn", "check", module, "--work", Work, "--json");
            Assert.True(ended.ExitCode == 0, ended.Said);
        }

        /// <summary>These lines fail the criterion, and the mistake behind them is named.</summary>
        public void Names(string module, string criterion, string misconception, IEnumerable<string> lines)
        {
            var check = (IExerciseCheck)ExerciseShelf.Of(module);
            var result = check.Check(Practice(module), HandedIn.Read(HandIn(module, lines), check.Columns)).Criteria.Single(c => c.Id == criterion);
            Assert.False(result.IsPassed, result.Observed);
            Assert.Equal(misconception, result.Misconception);
            Assert.Contains(misconception, CourseShelf.Find(module).Misconceptions.Keys);
        }

        /// <summary>Rows of a table of the work folder, by column.</summary>
        public IReadOnlyList<IReadOnlyDictionary<string, string>> Table(string file)
        {
            using Stream stream = File.OpenRead(Path.Combine(Work, file));
            using var reader = new StreamReader(file.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(stream, CompressionMode.Decompress) : stream);
            var columns = reader.ReadLine()!.Split(',');
            var rows = new List<IReadOnlyDictionary<string, string>>();
            while (reader.ReadLine() is { } line)
            {
                rows.Add(columns.Zip(line.Split(',')).ToDictionary(c => c.First, c => c.Second, StringComparer.Ordinal));
            }

            return rows;
        }

        /// <summary>What took long to find, found once.</summary>
        public T Once<T>(string name, Func<T> find)
            where T : class
        {
            if (!_found.TryGetValue(name, out var found))
            {
                found = find();
                _found[name] = found;
            }

            return (T)found;
        }

        private string HandIn(string module, IEnumerable<string> lines)
        {
            var file = Path.Combine(Work, ExerciseShelf.Of(module).File);
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllLines(file, lines);
            return file;
        }

        public ValueTask DisposeAsync()
        {
            foreach (var practice in _practice.Values)
            {
                practice.Dispose();
            }

            _folder.Dispose();
            return ValueTask.CompletedTask;
        }

        private List<Event> Read(string name)
        {
            using var stream = new GZipStream(File.OpenRead(Path.Combine(Work, "inbox", "events", name)), CompressionMode.Decompress);
            using var reader = new StreamReader(stream);
            var events = new List<Event>();
            reader.ReadLine();
            while (reader.ReadLine() is { } line)
            {
                var fields = line.Split(',');
                var number = fields[0].TrimStart('+').TrimStart('0');
                events.Add(new(
                    name, events.Count + 1, fields[0], number.Length == 0 || number.StartsWith("92", StringComparison.Ordinal) && number.Length == 12 ? number : "92" + number,
                    DateTime.TryParseExact(fields[1], "yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time : null, fields[1].Length == 0, fields[2]));
            }

            return events;
        }
    }
}
