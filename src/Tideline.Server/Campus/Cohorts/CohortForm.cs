using NodaTime.Text;
using Tideline.Learning.Courses;
using Tideline.Projects.Records;
using Tideline.Server.Problems;
using Tideline.Server.Records;

namespace Tideline.Server.Campus.Cohorts;

/// <summary>What a trainer fills in for a cohort, as it is kept.</summary>
internal static class CohortForm
{
    private const int MostSessions = 100;
    private const int LongestAddress = 500;
    private static readonly LocalTimePattern _time = LocalTimePattern.CreateWithInvariantCulture("HH:mm");

    /// <exception cref="ProblemException">A value is missing or cannot be.</exception>
    public static Cohort Changed(Cohort before, NewCohort asked)
    {
        if (asked is not { Starts: { } starts, Ends: { } ends } || ends < starts)
        {
            throw Wrong("A cohort has a first and a last day, in this order.");
        }

        var sessions = asked.Sessions ?? [];
        return sessions.Count > MostSessions ? throw Wrong($"A cohort has at most {MostSessions} sessions.") : before with
        {
            Name = Words(asked.Name, "name of the cohort"),
            Starts = starts,
            Ends = ends,
            Sessions = [.. sessions.Select(s => Session(s, before)).OrderBy(s => s.Date).ThenBy(s => s.Time, StringComparer.Ordinal)],
        };
    }

    public static string Words(string? text, string what) => RecordProblems.Told(() => PlainWords.Of(text, what));

    public static string? OptionalWords(string? text, string what) => RecordProblems.Told(() => PlainWords.Optional(text, what));

    private static CohortSession Session(NewSession asked, Cohort before)
    {
        var known = before.Sessions.FirstOrDefault(s => s.Id == asked.Id);
        return new(
            known?.Id ?? Guid.NewGuid().ToString("N")[..8],
            asked.Date ?? throw Wrong("A session has a day."),
            _time.Parse(asked.Time ?? "") is { Success: true } ? asked.Time! : throw Wrong("A session begins at a time like 09:30."),
            Words(asked.Title, "title of the session"),
            [.. (asked.Modules ?? []).Where(m => CourseShelf.Modules.Any(c => c.Id == m)).Distinct(StringComparer.Ordinal)],
            Address(asked.Live), Address(asked.Recording), known?.Present ?? []);
    }

    private static string? Address(string? text) => string.IsNullOrWhiteSpace(text) ? null
        : text.Trim() is { Length: <= LongestAddress } address && Uri.TryCreate(address, UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttps || uri.Scheme == Uri.UriSchemeHttp)
            ? address : throw Wrong("The address of a meeting or recording begins with https:// or http://.");

    private static ProblemException Wrong(string detail) => new(400, ProblemCode.ValueWrong, $"{detail} Nothing was changed.");
}
