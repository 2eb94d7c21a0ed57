using System.Text.RegularExpressions;
using Tideline.Pipeline.Daily;
using Tideline.Pipeline.Engine;

namespace Tideline.Pipeline.Tests;

/// <summary>Each step either has a subscriber in every row or says how the parts of a cluster become one.</summary>
public sealed partial class GatheredStepTests
{
    private static readonly Dictionary<string, string> Parameters = new(StringComparer.Ordinal)
    {
        ["night_starts"] = "46800",
        ["midnight"] = "68400",
        ["source"] = "event",
        ["home_month"] = "cast('2025-07-01' as date)",
        ["first_day"] = "cast('2025-08-01' as date)",
        ["last_day"] = "cast('2025-08-30' as date)",
    };

    public static TheoryData<string> StepNames =>
        [.. typeof(StepText).Assembly.GetManifestResourceNames().Where(n => n.EndsWith(".sql", StringComparison.Ordinal)).Select(n => n.Split('/')[^1].Split('.')[0]).Distinct().Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(StepNames))]
    public void A_step_has_a_subscriber_or_a_declared_merge(string step) =>
        Assert.True(ColumnsOf(step).Contains("subscriber") != (GatheredStep.Find(step) is not null), step);

    [Theory]
    [MemberData(nameof(StepNames))]
    public void A_declared_merge_names_the_columns_of_the_step_in_order(string step)
    {
        if (GatheredStep.Find(step) is { } gathered)
        {
            Assert.Equal(ColumnsOf(step), gathered.Columns.Select(c => c.Name));
        }
    }

    [Theory]
    [MemberData(nameof(StepNames))]
    public void The_keys_of_a_merge_are_what_the_step_groups_by(string step)
    {
        if (GatheredStep.Find(step) is { } gathered)
        {
            var text = Text(step);
            var groups = text[(text.LastIndexOf("group by", StringComparison.Ordinal) + 8)..].Split(",\n").Length;
            Assert.Equal(groups, gathered.Columns.Count(c => c.Merge == Merge.Key));
        }
    }

    [Fact]
    public void Daily_tables_without_subscribers_are_merged_and_the_others_are_not() => Assert.All(
        (DailyTable[])[DailyTable.DayVolume, DailyTable.CellDay, DailyTable.TeleportVolume, DailyTable.SubscriberDay, DailyTable.Trip,
            DailyTable.MonthHome, DailyTable.MonthProfile, DailyTable.PresentDay, DailyTable.TravelDay],
        table => Assert.Equal(table.SubscriberLevel, GatheredStep.Find(table.Step) is null));

    [Fact]
    public void Parts_are_summed_by_key_and_limits_are_the_outermost() => Assert.Equal(
        "select local_day, cast(sum(events) as bigint) as events, cast(sum(subscribers) as bigint) as subscribers, "
        + "min(first_second) as first_second, max(last_second) as last_second from day_volume_part group by local_day",
        GatheredStep.Find("day_volume")!.Select("day_volume_part"));

    private static string[] ColumnsOf(string step)
    {
        // The outermost select: up to its own from, at the beginning of a line.
        var text = Text(step);
        return [.. Column().Matches(text[..text.IndexOf("\nfrom", StringComparison.Ordinal)]).Select(m => m.Groups["name"].Value)];
    }

    private static string Text(string step) => StepText.Render(step, new PlainDialect(), Parameters);

    [GeneratedRegex(@" as (?<name>[a-z_]+),?$", RegexOptions.ExplicitCapture | RegexOptions.Multiline, 1000)]
    private static partial Regex Column();

    private sealed class PlainDialect : IDialect
    {
        public string Name => "duckdb";

        public string AllJoin => "";

        public string DayNumber(string date) => date;

        public string IntegerDivision(string dividend, string divisor) => $"{dividend} / {divisor}";

        public string Big(string number) => number;

        public string Second(string instant) => instant;

        public string Distinct(string value) => $"count(distinct {value})";

        public string DistinctBelow32(string value) => $"count(distinct {value})";

        public string List(string value) => $"list({value})";

        public string DistinctList(string value) => $"distinct_list({value})";

        public string DistinctIn(string list) => $"distinct_in({list})";
    }
}
