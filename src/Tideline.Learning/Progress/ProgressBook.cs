using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using NodaTime;
using Tideline.Domain;
using Tideline.Learning.Checks;
using Tideline.Learning.Courses;
using Tideline.Projects.Chains;

namespace Tideline.Learning.Progress;

/// <summary>What a learner has done: <c>progress.jsonl</c> of a work folder, append-only and chained. It goes along on a stick.</summary>
public sealed class ProgressBook
{
    /// <summary>The file in a work folder.</summary>
    public const string FileName = "progress.jsonl";

    /// <summary>Least share of a quiz that passes it.</summary>
    public const double QuizPass = 0.8;

    private readonly ChainFile<Attempt> _file;
    private readonly string _hints;

    private ProgressBook(string folder)
    {
        _file = new(Path.Combine(folder, FileName), $"record of progress {FileName}", "nothing was entered.", Attempt.FromLine);
        _hints = Path.Combine(folder, ".hints.json");
    }

    /// <summary>In the order in which they came into this file, each once.</summary>
    /// <exception cref="EngineException">The record was changed.</exception>
    public IReadOnlyList<Attempt> Attempts => [.. _file.Read().Select(l => l.Entry).DistinctBy(a => a.Id)];

    /// <summary>How many lines the file has; at least as many as <see cref="Attempts"/>.</summary>
    /// <exception cref="EngineException">The record was changed.</exception>
    public int Lines => _file.Read().Count;

    /// <summary>Whether every line that came from another file continues a line that came with it.</summary>
    /// <exception cref="EngineException">The record was changed.</exception>
    public bool HistoriesHold => ProgressMerge.HistoriesHold([.. _file.Read().Select(l => l.Entry)]);

    /// <summary>Hash of the last line, which stands for the whole record; null where nothing was entered.</summary>
    /// <exception cref="EngineException">The record was changed.</exception>
    public string? Head => _file.Read() is { Count: > 0 } lines ? lines[^1].Sha256 : null;

    public static ProgressBook Of(string workFolder) => new(workFolder);

    /// <summary>Enters a check of an exercise.</summary>
    public Attempt EnterExercise(string module, ulong seed, string file, CheckReport report, IClock clock) => _file.AppendNext((sequence, previous) => new(
        sequence, previous, clock.GetCurrentInstant().ToString(), module, Attempt.Exercise, seed,
        File.Exists(file) ? Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(file))) : "",
        [.. report.Criteria.Select(c => new AttemptCriterion(c.Id, c.IsPassed, c.Misconception))],
        report.Criteria.Count(c => c.IsPassed) / (double)report.Criteria.Count, HintsShown(module)));

    /// <summary>Enters the answers to a quiz.</summary>
    /// <param name="chosen">Number of the option that was chosen of each question, from 0; -1: none.</param>
    public Attempt EnterQuiz(CourseModule module, ulong seed, IReadOnlyList<int> chosen, IClock clock) => Enter(Attempt.Quiz, module.Id, seed, module.Quiz, chosen, clock);

    /// <summary>Enters the answers to questions of a module that came back.</summary>
    /// <param name="chosen">As for a quiz.</param>
    public Attempt EnterReview(string module, ulong seed, IReadOnlyList<QuizItem> questions, IReadOnlyList<int> chosen, IClock clock) => Enter(Attempt.Review, module, seed, questions, chosen, clock);

    /// <summary>Modules whose exercise was passed once, and the quiz with <see cref="QuizPass"/> or more.</summary>
    /// <exception cref="EngineException">The record was changed.</exception>
    public IReadOnlySet<string> Passed => ModuleStanding.Of(Attempts).Values.Where(m => m.IsPassed).Select(m => m.Module).ToHashSet(StringComparer.Ordinal);

    public int HintsShown(string module) => Shown().GetValueOrDefault(module);

    public void HintWasShown(string module, int number)
    {
        var shown = Shown();
        shown[module] = Math.Max(number, shown.GetValueOrDefault(module));
        File.WriteAllText(_hints, JsonSerializer.Serialize(shown));
    }

    /// <summary>Takes over what other files hold and this one does not. Each file's chain is checked first, and stays provable: see <see cref="ProgressMerge"/>.</summary>
    /// <param name="files">Files <c>progress.jsonl</c> of the same learner.</param>
    /// <returns>How many attempts were new.</returns>
    /// <exception cref="InputRefusedException">A file is another learner's, or was written by another version. Nothing was changed.</exception>
    /// <exception cref="EngineException">A file was changed. Nothing was changed here.</exception>
    public int Merge(IReadOnlyList<string> files, ulong seed)
    {
        var held = _file.Read();
        var known = held.Select(l => l.Entry.Id).ToHashSet(StringComparer.Ordinal);
        var taken = ProgressMerge.Of(held, [.. files.Select(f => (f, FileOf(f).Read()))], seed);
        _file.Append(taken);
        return taken.Select(a => a.Id).Distinct(StringComparer.Ordinal).Count(id => !known.Contains(id));
    }

    private static ChainFile<Attempt> FileOf(string path) => new(path, $"record of progress {path}", "nothing was merged.", Attempt.FromLine);

    private Attempt Enter(string item, string module, ulong seed, IReadOnlyList<QuizItem> questions, IReadOnlyList<int> chosen, IClock clock)
    {
        AttemptCriterion[] answers = [.. questions.Select((q, i) => new AttemptCriterion(q.Id, chosen[i] >= 0 && q.Options[chosen[i]].IsRight, null))];
        return _file.AppendNext((sequence, previous) => new(
            sequence, previous, clock.GetCurrentInstant().ToString(), module, item, seed,
            Convert.ToHexStringLower(SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(string.Join(',', chosen.Select(c => c.ToString(CultureInfo.InvariantCulture)))))),
            answers, answers.Count(a => a.Passed) / (double)answers.Length, HintsShown(module)));
    }

    // A lost count of hints loses nothing that counts.
    private Dictionary<string, int> Shown()
    {
        try
        {
            return File.Exists(_hints) ? JsonSerializer.Deserialize<Dictionary<string, int>>(File.ReadAllText(_hints)) ?? [] : [];
        }
        catch (JsonException)
        {
            return [];
        }
    }
}
