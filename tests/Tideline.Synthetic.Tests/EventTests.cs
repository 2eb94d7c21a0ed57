using System.Globalization;
using System.Text.RegularExpressions;

namespace Tideline.Synthetic.Tests;

public sealed partial class EventTests(FloodFolder flood)
{
    private readonly GeneratedFolder _folder = flood.Folder;

    [Fact]
    public void Rows_have_the_operators_format_save_for_the_listed_faults()
    {
        var faulty = Defects().Where(d => d[2] is "null_field" or "unparsable_time").Select(d => (d[0], d[1])).ToHashSet();
        var file = "inbox/events/cdr_20250310.csv.gz";
        var lines = GeneratedFolder.Lines(_folder.FullPath(file)).ToList();
        Assert.Equal("msisdn,event_time,cell_id,direction,duration_s", lines[0]);
        for (var row = 1; row < lines.Count; row++)
        {
            var isListed = faulty.Contains((file, row.ToString(CultureInfo.InvariantCulture)));
            Assert.True(isListed || RowFormat().IsMatch(lines[row]), $"row {row} of {file} has another format");
        }
    }

    [Fact]
    public void Every_calendar_day_has_a_file_and_the_data_run_from_five_in_the_morning_to_five()
    {
        var files = _folder.EventFiles().Where(f => !f.Contains("_resend", StringComparison.Ordinal)).ToList();
        Assert.Equal(_folder.Summary.LocalDays + 1, files.Count);
        Assert.True(string.CompareOrdinal(Times(files[0]).Min(), "05:00:00") >= 0);
        Assert.True(string.CompareOrdinal(Times(files[^1]).Max(), "05:00:00") < 0);
    }

    [Fact]
    public void Numbers_are_written_in_four_forms_and_the_canary_is_an_ordinary_subscriber()
    {
        var numbers = Sample().Select(r => r[0]).Where(n => n.Length > 0).ToList();
        Assert.All<Func<string, bool>>(
            [n => n.StartsWith("923", StringComparison.Ordinal), n => n.StartsWith("03", StringComparison.Ordinal), n => n.StartsWith('3'), n => n.StartsWith("+923", StringComparison.Ordinal)],
            form => Assert.Contains(numbers, n => form(n)));
        Assert.InRange(numbers.Count(n => n.EndsWith("3009999999", StringComparison.Ordinal)), 20, 1_000);
    }

    [Fact]
    public void Injected_faults_are_there_and_listed()
    {
        var kinds = Defects().CountBy(d => d[2], StringComparer.Ordinal).ToDictionary(k => k.Key, k => k.Value, StringComparer.Ordinal);
        Assert.InRange(kinds["duplicate_row"] / (double)_folder.Summary.EventRows, 0.0015, 0.0025);
        Assert.Equal(1, kinds["truncated_day"]);
        Assert.Equal(1, kinds["missing_first_hours"]);
        Assert.Equal(1, kinds["repeated_file"]);
        foreach (var day in Defects().Where(d => d[1] != "0").GroupBy(d => d[0], StringComparer.Ordinal).Take(20))
        {
            var lines = GeneratedFolder.Lines(_folder.FullPath(day.Key)).ToList();
            Assert.All(day, d => Assert.True(IsFaulty(lines, int.Parse(d[1], CultureInfo.InvariantCulture), d[2]), $"{d[0]} row {d[1]} is no {d[2]}"));
        }
    }

    [Fact]
    public void The_truncated_day_ends_before_six_in_the_evening_and_resumes_at_five()
    {
        var cut = Defects().Single(d => d[2] == "truncated_day")[0];
        Assert.True(string.CompareOrdinal(Times(_folder.FullPath(cut)).Max(), "18:00:00") < 0);
        var next = Defects().Single(d => d[2] == "missing_first_hours")[0];
        Assert.True(string.CompareOrdinal(Times(_folder.FullPath(next)).Min(), "05:00:00") >= 0);
    }

    [Fact]
    public void The_repeated_file_is_the_same_byte_for_byte()
    {
        var again = _folder.FullPath(Defects().Single(d => d[2] == "repeated_file")[0]);
        Assert.Equal(File.ReadAllBytes(again.Replace("_resend", "", StringComparison.Ordinal)), File.ReadAllBytes(again));
    }

    [Fact]
    public void Activity_is_heavy_tailed_and_a_third_of_SIMs_is_seen_on_less_than_every_third_day()
    {
        var files = _folder.EventFiles().Skip(20).Take(60).ToList();
        var days = new Dictionary<string, int>(StringComparer.Ordinal);
        var events = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var file in files)
        {
            foreach (var sim in Rows(file).Where(r => r[0].Length >= 10).CountBy(r => r[0][^10..], StringComparer.Ordinal))
            {
                days[sim.Key] = days.GetValueOrDefault(sim.Key) + 1;
                events[sim.Key] = events.GetValueOrDefault(sim.Key) + sim.Value;
            }
        }

        Assert.InRange(days.Values.Count(d => d < files.Count / 3) / (double)days.Count, 0.2, 0.45);
        Assert.InRange(events.Values.Sum() / (double)files.Count / 1_200, 2.5, 3.4);
        var sorted = events.Values.Order().ToArray();
        Assert.True(sorted[sorted.Length * 9 / 10] > 8 * sorted[sorted.Length / 4]);
    }

    [Fact]
    public void More_than_a_third_of_events_fall_in_the_night_part()
    {
        var hours = Sample().Where(r => r[1].Length == 19 && char.IsDigit(r[1][11]) && r[1][11] < '3').Select(r => r[1][11..13]).ToList();
        var night = hours.Count(h => string.CompareOrdinal(h, "18") >= 0 || string.CompareOrdinal(h, "05") < 0);
        Assert.InRange(night / (double)hours.Count, 0.34, 0.41);
    }

    private static bool IsFaulty(List<string> lines, int row, string kind)
    {
        var fields = lines[row].Split(',');
        return kind switch
        {
            "duplicate_row" => lines[row - 1].Split(',') is var before && before[1] == fields[1] && before[2] == fields[2] && before[0][^9..] == fields[0][^9..],
            "null_field" => fields.Take(3).Any(f => f.Length == 0),
            "unparsable_time" => !TimeFormat().IsMatch(fields[1]),
            _ => fields[2].StartsWith("99999-", StringComparison.Ordinal),
        };
    }

    private static IEnumerable<string[]> Rows(string path) => GeneratedFolder.Lines(path).Skip(1).Select(l => l.Split(','));

    private static IEnumerable<string> Times(string path) => Rows(path).Select(r => r[1]).Where(t => TimeFormat().IsMatch(t)).Select(t => t[11..]);

    private IEnumerable<string[]> Sample() => _folder.EventFiles().Skip(30).Take(28).SelectMany(Rows);

    private IEnumerable<string[]> Defects() => _folder.Rows("truth/defects.csv");

    [GeneratedRegex(@"^(\+?92|0|)3\d{9},2025-03-10 \d\d:\d\d:\d\d,\d{5}-\d{5},(in|out|data),\d+$", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex RowFormat();

    [GeneratedRegex(@"^2025-\d\d-\d\d [0-2]\d:[0-5]\d:[0-5]\d$", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex TimeFormat();
}
