using System.Globalization;
using NodaTime;
using NodaTime.Text;
using Tideline.Domain;
using Tideline.Pipeline.Daily;
using Tideline.Pipeline.Engine;
using Tideline.Projects;
using Tideline.Projects.Chains;
using Tideline.Projects.Configuration;
using Tideline.Projects.Lake;

namespace Tideline.Pipeline.Retention;

/// <summary>
/// Deletes what is past its time. What is about to go is recorded first, so that nothing goes unrecorded; a sweep that was cut
/// short is finished by the next.
/// </summary>
/// <param name="folder">The project.</param>
/// <param name="configuration">Its feeds.</param>
/// <param name="engine">Keeps days itself, or not; null: not.</param>
/// <param name="clock">Dates the entries of the register.</param>
public sealed class RetentionSweep(ProjectFolder folder, ProjectConfiguration configuration, IEngine? engine, IClock clock)
{
    private ChainFile<RetentionEntry> Register => new(
        Path.Combine(folder.Register, "retention.jsonl"), "retention register register/retention.jsonl", "nothing was deleted.", RetentionEntry.FromLine);

    /// <summary>What was deleted, oldest first.</summary>
    /// <exception cref="EngineException">The register was changed.</exception>
    public IReadOnlyList<RetentionEntry> Entries => [.. Register.Read().Select(e => e.Entry)];

    /// <summary>What is past its time. The operator's files are known as an ingest knows them, so that they need not be read.</summary>
    public RetentionPlan Plan(RetentionRules rules, LocalDate today) => Plan(rules, today, SeenFiles.Read(folder));

    /// <returns>What was deleted.</returns>
    /// <exception cref="EngineException">Another command writes the lake, the register was changed, or a file cannot be deleted.</exception>
    public RetentionPlan Apply(RetentionRules rules, LocalDate today, CancellationToken cancellation)
    {
        using var writer = LakeWriter.Open(folder);
        // What is deleted cannot be looked at again: every file is known by its bytes.
        var plan = Plan(rules, today, seen: null);
        var isCutShort = Entries is [.., { Event: RetentionEvent.Begun }];
        if (plan.Due.Count == 0 && !isCutShort)
        {
            return plan;
        }

        try
        {
            Directory.CreateDirectory(folder.Register);
            foreach (var table in plan.ByTable)
            {
                Append(Begun(table, today));
            }

            // Events go first: while they are there, a run makes the tables of their days again.
            RecordDeletedParts(plan);
            foreach (var item in plan.Due.OrderBy(i => i.Class))
            {
                cancellation.ThrowIfCancellationRequested();
                Delete(item);
            }

            Append(new RetentionEntry(0, "", RetentionEvent.Finished, "", LocalDatePattern.Iso.Format(today)));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new EngineException($"What is past its time cannot all be deleted: {e.Message} Run the same command again when the cause is gone; it finishes.", e);
        }

        return plan;
    }

    private RetentionPlan Plan(RetentionRules rules, LocalDate today, SeenFiles? seen) =>
        RetentionPlan.Of(Holdings.Find(folder, configuration.Inputs.Events, engine, seen), rules, today);

    private void Append(RetentionEntry entry) => Register.AppendNext(
        (sequence, previous) => entry with { Sequence = sequence, Previous = previous, At = clock.GetCurrentInstant().ToString() });

    private static RetentionEntry Begun(IGrouping<(RetentionClass Class, string Table), HeldItem> table, LocalDate today) => new(
        0, "", RetentionEvent.Begun, "", LocalDatePattern.Iso.Format(today), table.Key.Class, table.Key.Table,
        RetentionEntry.Ranges(table.Select(i => i.Day)), table.Count(), table.Sum(i => i.Bytes),
        ChainLine.HashOf(string.Join('\n', table.Select(i => string.Create(
            CultureInfo.InvariantCulture, $"{i.Path ?? LocalDatePattern.Iso.Format(i.Day)} {i.Bytes}")).Order(StringComparer.Ordinal))));

    /// <summary>The records of files say which of their parts are gone before they go: a day without events is then never taken for
    /// a day on which nothing happened.</summary>
    private void RecordDeletedParts(RetentionPlan plan)
    {
        var due = plan.Due.Where(i => i is { Class: RetentionClass.Events, Table: "events" }).Select(i => i.Path!["lake/".Length..]).ToHashSet(StringComparer.Ordinal);
        foreach (var file in FileCatalogue.Read(folder).Accepted.Where(f => f.Parts.Any(due.Contains)))
        {
            FileCatalogue.Commit(folder, file with { DeletedParts = [.. file.Parts.Where(p => due.Contains(p) || file.IsDeleted(p))] });
        }
    }

    private void Delete(HeldItem item)
    {
        if (item.Path is null)
        {
            var table = item.Class == RetentionClass.Events ? DailyTable.EventPart : DailyTable.All.First(t => t.Step == item.Table);
            engine!.SubscriberDays!.Forget(table, item.Day);
            return;
        }

        var path = Path.Combine(folder.Root, item.Path);
        File.Delete(path);
        var parent = Path.GetDirectoryName(path)!;
        if (item.Class != RetentionClass.LandingFiles && Directory.Exists(parent) && !Directory.EnumerateFileSystemEntries(parent).Any())
        {
            Directory.Delete(parent);
        }
    }
}
