using System.Text.Json;

namespace Tideline.Proof.Faults;

/// <summary>Where a process can be killed, and when in a morning it comes there.</summary>
/// <param name="Share">Of the morning that has passed by then.</param>
internal sealed record Boundary(KillKind Kind, string At, double Share);

/// <summary>Mornings without a fault: what they end with, and what they touch and say on the way.</summary>
internal sealed class UndisturbedMornings
{
    private readonly List<IReadOnlyList<Boundary>> _boundaries = [];
    private readonly List<IReadOnlySet<string>> _releases = [];
    private readonly List<TimeSpan> _took = [];

    private UndisturbedMornings(Country country) => Country = country;

    /// <summary>At the end.</summary>
    public Country Country { get; }

    /// <summary>Of a morning, in order.</summary>
    public IReadOnlyList<Boundary> Boundaries(int morning) => _boundaries[morning];

    /// <summary>Every place of any morning.</summary>
    public IReadOnlyList<string> AllBoundaries => [.. _boundaries.SelectMany(b => b).Select(b => b.At).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    /// <summary>Releases that stand after a morning.</summary>
    public IReadOnlySet<string> Releases(int morning) => _releases[morning];

    /// <summary>How long a morning takes.</summary>
    public TimeSpan Took(int morning) => _took[morning];

    public static UndisturbedMornings Run(FaultPlan plan, Country country, Judgement judgement, Action<string> say)
    {
        var mornings = new UndisturbedMornings(country);
        judgement.Learn(country);
        var stages = Stages(plan, country.Copy(Path.Combine(plan.Work, "stages")));
        foreach (var (morning, file) in country.Coming.Index())
        {
            List<(string Mark, TimeSpan At)> marks = [];
            country.Deliver(file);
            IReadOnlyList<string> said;
            TimeSpan took;
            using (var child = Child.Start(plan, country.WatchArguments))
            using (new DiskMarks(country.Project, m =>
            {
                lock (marks)
                {
                    marks.Add((m, child.Since));
                }
            }))
            {
                var (code, output, error) = child.End();
                took = child.Since;
                said = code == 0 ? JsonSerializer.Deserialize<string[]>(output)! : [error];
            }

            judgement.Expect(said.Contains("The run ended well."), $"Undisturbed morning {morning + 1}: {string.Join(' ', said)}");
            judgement.Learn(country);
            mornings._releases.Add(country.Releases.ToHashSet(StringComparer.Ordinal));
            mornings._took.Add(took);
            lock (marks)
            {
                mornings._boundaries.Add([.. marks.Select(m => new Boundary(KillKind.Disk, m.Mark, m.At / took)).Concat(stages).OrderBy(b => b.Share)]);
            }

            say(FormattableString.Invariant($"Undisturbed morning {morning + 1}: {took.TotalSeconds:0.0} s, {mornings._boundaries[^1].Count} boundaries."));
        }

        return mornings;
    }

    /// <summary>The stages of a morning, from a country that is used up by it.</summary>
    private static List<Boundary> Stages(FaultPlan plan, Country country)
    {
        List<(string Stage, TimeSpan At)> stages = [];
        country.PutByHand(country.Coming[0]);
        Child? child = null;
        var since = System.Diagnostics.Stopwatch.StartNew();
        using (child = Child.Start(plan, country.RunArguments, line =>
        {
            if (StageOf(line) is { } stage && stages.All(s => s.Stage != stage))
            {
                stages.Add((stage, since.Elapsed));
            }
        }))
        {
            child.End();
        }

        Directory.Delete(country.Root, recursive: true);
        return [.. stages.Select(s => new Boundary(KillKind.Stage, s.Stage, s.At / since.Elapsed))];
    }

    /// <summary>The stage that a line of progress names; null where it is none.</summary>
    public static string? StageOf(string line)
    {
        if (!line.StartsWith("{\"stage\":", StringComparison.Ordinal))
        {
            return null;
        }

        using var json = JsonDocument.Parse(line);
        return json.RootElement.GetProperty("stage").GetString();
    }
}
