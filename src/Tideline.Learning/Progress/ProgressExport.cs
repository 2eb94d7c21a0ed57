using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Tideline.Learning.Courses;

namespace Tideline.Learning.Progress;

/// <summary>A record of progress for other programs. It names nobody: a learner is a number.</summary>
public static class ProgressExport
{
    // A name that resolves nowhere (RFC 2606): statements need addresses, and none of these is a page.
    private const string Home = "https://tideline.invalid";

    private static readonly JsonSerializerOptions _indented = new() { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Statements of xAPI 1.0.3, one for each attempt. The same attempt has the same id in every export.</summary>
    public static string XApi(ProgressBook book, ulong seed) => new JsonArray([.. book.Attempts.Select(a => Statement(a, seed))]).ToJsonString(_indented) + "\n";

    /// <summary>A gradebook: a row for each module that was tried, RFC 4180.</summary>
    public static string Csv(ProgressBook book)
    {
        var text = new StringBuilder("module,exercise_attempts,exercise_best,quiz_attempts,quiz_best,hints,passed,first,last\n");
        var passed = book.Passed;
        foreach (var module in book.Attempts.GroupBy(a => a.Module).OrderBy(m => m.Key[..1], StringComparer.Ordinal).ThenBy(m => m.Key.Length).ThenBy(m => m.Key, StringComparer.Ordinal))
        {
            Attempt[] exercises = [.. module.Where(a => a.Item == Attempt.Exercise)], quizzes = [.. module.Where(a => a.Item == Attempt.Quiz)];
            text.AppendJoin(
                ',', module.Key, Number(exercises.Length), Best(exercises), Number(quizzes.Length), Best(quizzes), Number(module.Max(a => a.Hints)),
                passed.Contains(module.Key) ? "true" : "false", module.Select(a => a.At).Min(StringComparer.Ordinal)!, module.Select(a => a.At).Max(StringComparer.Ordinal)!).Append('\n');
        }

        return text.ToString();
    }

    private static JsonObject Statement(Attempt attempt, ulong seed)
    {
        var isPassed = attempt.Item == Attempt.Exercise ? attempt.Criteria.All(c => c.Passed) : attempt.Score >= ProgressBook.QuizPass;
        var verb = isPassed ? "passed" : "failed";
        var title = CourseShelf.Modules.FirstOrDefault(m => m.Id == attempt.Module)?.Title;
        return new()
        {
            ["id"] = new Guid(Convert.FromHexString(attempt.Id).AsSpan(0, 16), bigEndian: true).ToString(),
            ["actor"] = new JsonObject { ["objectType"] = "Agent", ["account"] = new JsonObject { ["homePage"] = Home + "/learners", ["name"] = seed.ToString(CultureInfo.InvariantCulture) } },
            ["verb"] = new JsonObject { ["id"] = "http://adlnet.gov/expapi/verbs/" + verb, ["display"] = new JsonObject { ["en"] = verb } },
            ["object"] = new JsonObject
            {
                ["objectType"] = "Activity",
                ["id"] = $"{Home}/courses/{attempt.Module}/{attempt.Item}",
                ["definition"] = new JsonObject
                {
                    ["name"] = new JsonObject { ["en"] = title is null ? $"{attempt.Module}, {attempt.Item}" : $"{attempt.Module} {title}, {attempt.Item}" },
                    ["type"] = "http://adlnet.gov/expapi/activities/assessment",
                },
            },
            ["result"] = new JsonObject
            {
                ["success"] = isPassed,
                ["completion"] = true,
                ["score"] = new JsonObject { ["scaled"] = Math.Round(attempt.Score, 4) },
                ["extensions"] = new JsonObject
                {
                    [Home + "/misconceptions"] = new JsonArray([.. attempt.Criteria.Where(c => c.Misconception is not null).Select(c => (JsonNode)c.Misconception!)]),
                    [Home + "/hints"] = attempt.Hints,
                },
            },
            ["timestamp"] = attempt.At,
        };
    }

    private static string Best(Attempt[] attempts) => attempts.Length == 0 ? "" : Math.Round(attempts.Max(a => a.Score), 4).ToString(CultureInfo.InvariantCulture);

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
