using System.Globalization;

namespace Tideline.EndToEnd.Tests.Learn;

/// <summary>B6 from its task: homes by two windows.</summary>
[Collection(nameof(OneCountry))]
public sealed class HomeTests(LearnTests.Country country)
{
    [Fact]
    public async Task Homes_found_by_the_task_are_right() => await country.Passes("B6", Homes());

    [Theory]
    [InlineData("home_a", "windows_exchanged")]
    [InlineData("home_a", "events_for_nights")]
    [InlineData("home_a", "morning_as_own_night")]
    [InlineData("home_a", "few_nights_kept")]
    [InlineData("home_b", "few_nights_kept")]
    [InlineData("home_a", "whole_day")]
    [InlineData("home_a", "utc_hours")]
    [InlineData("agree", "empty_as_no")]
    [InlineData("agree", "empty_as_yes")]
    public void A_known_mistake_about_homes_is_named(string criterion, string misconception) => country.Names("B6", criterion, misconception, Homes(misconception));

    private IEnumerable<string> Homes(string? mistake = null)
    {
        var events = country.Table("homes/events.csv").Select(e => (Who: e["subscriber"], Minutes: Minutes(e["time"]) + (mistake == "utc_hours" ? 300 : 0), Area: e["pcode"])).ToArray();
        var (a, b) = mistake switch { "windows_exchanged" => (Found(20, 7), Found(22, 5)), "whole_day" => (Found(0, 24), Found(0, 24)), _ => (Found(22, 5), Found(20, 7)) };
        yield return "subscriber,home_a,home_b,agree";
        foreach (var who in events.Select(e => e.Who).Distinct(StringComparer.Ordinal))
        {
            var (first, second) = (a.GetValueOrDefault(who, ""), b.GetValueOrDefault(who, ""));
            var agree = first.Length * second.Length == 0 ? mistake switch { "empty_as_no" => "no", "empty_as_yes" => "yes", _ => "unknown" } : first == second ? "yes" : "no";
            yield return $"{who},{first},{second},{agree}";
        }

        // A window that begins with the day's first hour is the whole day; its nights are dates.
        Dictionary<string, string> Found(int begins, int ends)
        {
            var cut = begins == 0 || mistake == "morning_as_own_night" ? 0 : ends * 60;
            var nights = new Dictionary<(string Who, string Area), (HashSet<int> Nights, int Events)>();
            foreach (var (who, minutes, area) in events)
            {
                var hour = minutes / 60 % 24;
                if (hour >= begins || hour < ends)
                {
                    var known = nights.GetValueOrDefault((who, area), ([], 0));
                    known.Nights.Add((minutes - cut) / 1_440);
                    nights[(who, area)] = (known.Nights, known.Events + 1);
                }
            }

            var least = mistake is "few_nights_kept" or "events_for_nights" ? 1 : 10;
            return nights.Where(n => n.Value.Nights.Count >= least).GroupBy(n => n.Key.Who, StringComparer.Ordinal).ToDictionary(
                g => g.Key,
                g => g.OrderBy(n => mistake == "events_for_nights" ? 0 : -n.Value.Nights.Count).ThenBy(n => -n.Value.Events).ThenBy(n => n.Key.Area, StringComparer.Ordinal).First().Key.Area,
                StringComparer.Ordinal);
        }
    }

    private static int Minutes(string time) =>
        (int)(DateTime.ParseExact(time, "yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture) - new DateTime(2025, 1, 1, 0, 0, 0, DateTimeKind.Unspecified)).TotalMinutes;
}
