using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Tideline.Domain.Returns;
using Tideline.Pipeline.Runs;
using Tideline.Projects.Files;

namespace Tideline.Pipeline.Cubes;

/// <summary>
/// The back-test of the projections (<c>reports/projections/&lt;emergency&gt;.json</c>): errors as shares, by week ahead and
/// by area, and what was withdrawn. It holds no number of people, but areas too small for a release, so that it stays in the
/// project folder.
/// </summary>
public static class ProjectionFile
{
    private static readonly JsonSerializerOptions _options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        WriteIndented = true,
        NewLine = "\n",
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) },
    };

    /// <summary>Writes the report; a half-written file never has the final name.</summary>
    public static void Write(string path, EmergencyOutcome outcome)
    {
        var report = outcome.Projections;
        var text = JsonSerializer.Serialize(
            new
            {
                Emergency = outcome.Emergency.Id,
                Vintage = outcome.Vintage.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture),
                report.DaysObserved,
                Parameters = outcome.ProjectionRules.Print(),
                Weeks = report.Weeks.Select(w => new { WeekAhead = w.Week, Test = Of(w.Test) }),
                Areas = report.Areas.Select(a => new { a.Area, WeekAhead = a.Week, a.Withdrawn, Indicative = a.IsIndicative, Test = Of(a.Test) }),
            },
            _options);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        WholeFile.Write(path, text + "\n");
    }

    private static object Of(BackTest test) => new
    {
        test.Origins,
        Error = Rounded(test.Error),
        PersistenceError = Rounded(test.PersistenceError),
        Skill = Rounded(test.Skill),
        Verdict = test.Error is null ? "not tested" : test.HasSkill ? "skill" : "no skill",
    };

    private static double? Rounded(double? share) => share is { } s ? Math.Round(s, 4) : null;
}
