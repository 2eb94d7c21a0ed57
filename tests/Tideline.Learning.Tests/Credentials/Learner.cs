using NodaTime;
using Tideline.Learning.Progress;
using Tideline.Projects.Chains;

namespace Tideline.Learning.Tests.Credentials;

/// <summary>A learner's record in a folder of its own.</summary>
internal sealed class Learner : IDisposable
{
    public const ulong Seed = 7;
    public static readonly Instant Now = Instant.FromUtc(2026, 11, 30, 12, 0);

    private readonly string _folder = Directory.CreateTempSubdirectory().FullName;

    public ProgressBook Book => ProgressBook.Of(_folder);

    public string File => Below("progress.jsonl");

    public string Below(string name) => Path.Combine(_folder, name);

    public Learner Passes(params ReadOnlySpan<string> modules)
    {
        foreach (var module in modules)
        {
            Tries(module, true);
            var chain = new ChainFile<Attempt>(File, "record", "nothing.", Attempt.FromLine);
            chain.AppendNext((sequence, previous) => new(sequence, previous, Now.ToString(), module, Attempt.Quiz, Seed, "", [new("q1", true, null)], 1, 0));
        }

        return this;
    }

    public Learner Tries(string module, bool passed)
    {
        Book.EnterExercise(module, Seed, "", new([new("rows", passed, "5")]), new At(Now));
        return this;
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private sealed class At(Instant now) : IClock
    {
        public Instant GetCurrentInstant() => now;
    }
}
