using Tideline.Learning.Checks;

namespace Tideline.Learning.Exercises;

/// <summary>B5: stays and moves of a day.</summary>
public sealed class StayCheck : IExerciseCheck
{
    public string Module => "B5";

    public string File => "segments.csv";

    public IReadOnlyList<string> Columns => ["subscriber", "start", "end", "kind"];

    public CheckReport Check(PracticeCountry country, HandedIn handedIn)
    {
        var events = DaySegments.Read(country.Folder);
        var given = handedIn.Rows.Select(r => string.Join('|', Columns.Select(c => r[c]))).ToHashSet(StringComparer.Ordinal);
        var rule = new DaySegments();
        (string Name, DaySegments Rule)[] others =
        [
            ("high_alone", new(10, 10)),
            ("low_alone", new(3, 3)),
            ("dwell_left_out", rule with { WithoutDwell = true }),
            ("event_speed", rule with { ByEvent = true }),
            ("ends_at_next", rule with { EndsAtNext = true }),
        ];
        (string Name, HashSet<string> Answer)[] mistakes = [.. others.Select(m => (m.Name, m.Rule.Of(events).ToHashSet(StringComparer.Ordinal)))];
        var right = rule.Of(events).ToHashSet(StringComparer.Ordinal);
        var subscribers = events.Select(e => e.Subscriber).ToHashSet(StringComparer.Ordinal);
        var named = handedIn.Rows.Select(r => r["subscriber"]).OfType<string>().ToHashSet(StringComparer.Ordinal);
        return new(
        [
            new("subscribers", named.SetEquals(subscribers), FormattableString.Invariant($"{named.Count(subscribers.Contains)} of {subscribers.Count} subscribers")),
            Of("moves", "|move"),
            Of("stays", "|stay"),
            Alternate(handedIn),
        ]);

        CriterionResult Of(string id, string kind)
        {
            var (own, known) = (Kind(given, kind), Kind(right, kind));
            var isRight = own.SetEquals(known);
            return new(
                id, isRight, FormattableString.Invariant($"{own.Count(known.Contains)} of {known.Count} are right, {own.Count} are named"),
                isRight ? null : mistakes.Where(m => Kind(m.Answer, kind).SetEquals(own)).Select(m => m.Name).FirstOrDefault());
        }
    }

    // Two stays in a row are one.
    private static CriterionResult Alternate(HandedIn handedIn)
    {
        var repeated = handedIn.Rows.GroupBy(r => r["subscriber"], StringComparer.Ordinal)
            .Sum(g => g.OrderBy(r => r["start"], StringComparer.Ordinal).ToArray() is var own ? own.Zip(own.Skip(1)).Count(p => p.First["kind"] == p.Second["kind"]) : 0);
        return new("alternate", handedIn.Rows.Count > 0 && repeated == 0, FormattableString.Invariant($"{repeated} times two of one kind stand in a row"), repeated > 0 ? "not_joined" : null);
    }

    private static HashSet<string> Kind(HashSet<string> segments, string kind) => segments.Where(s => s.EndsWith(kind, StringComparison.Ordinal)).ToHashSet(StringComparer.Ordinal);
}
