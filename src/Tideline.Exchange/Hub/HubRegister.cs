using System.Text.Json;
using NodaTime;
using Tideline.Domain;
using Tideline.Projects.Chains;

namespace Tideline.Exchange.Hub;

public enum HubEvent
{
    /// <summary>A bundle was taken.</summary>
    Accepted,

    /// <summary>A bundle was offered and not taken.</summary>
    Refused,

    /// <summary>Figures of several operators were combined.</summary>
    Combined,

    /// <summary>A bundle that was taken is not used any more: its operator took the release back.</summary>
    Withdrawn,
}

/// <summary>One line of <c>hub/register.jsonl</c>; each names the SHA-256 of the line before.</summary>
/// <param name="Via"><c>file</c> or <c>https</c>.</param>
/// <param name="Operator">Whose signature it bears; where it bears none that is known, whose API key brought it; null: nobody's.</param>
/// <param name="Bundle">SHA-256 of the file.</param>
/// <param name="Number">Of the bundle; null where it is not signed by an operator.</param>
/// <param name="Statement">SHA-256 of what the operator signed.</param>
/// <param name="Code">Why it was refused, of <see cref="HubRefusal"/>.</param>
/// <param name="Text">The same in words.</param>
/// <param name="Combined">Id of what was combined.</param>
public sealed record HubEntry(
    long Sequence, string Previous, HubEvent Event, string At, string? Via = null, string? Operator = null, string? Bundle = null, long? Number = null,
    string? NamesPrevious = null, string? Statement = null, string? Release = null, string? Emergency = null, string? Vintage = null, string? Definition = null, string? Code = null,
    string? Text = null, string? Combined = null) : IChained
{
    private static readonly JsonSerializerOptions _options = ChainJson.Options();

    string IChained.ToLine() => JsonSerializer.Serialize(this, _options);

    /// <exception cref="JsonException">The line is no entry.</exception>
    internal static HubEntry FromLine(string line) => JsonSerializer.Deserialize<HubEntry>(line, _options) ?? throw new JsonException("No entry.");
}

/// <summary>What a hub received, refused and combined, in order; append-only.</summary>
public sealed class HubRegister
{
    private readonly HubFolder _folder;
    private readonly IClock _clock;

    /// <param name="project">The hub's project.</param>
    public HubRegister(Projects.ProjectFolder project, IClock clock)
        : this(new HubFolder(project), clock)
    {
    }

    internal HubRegister(HubFolder folder, IClock clock) => (_folder, _clock) = (folder, clock);

    /// <summary>Everything, oldest first.</summary>
    /// <exception cref="EngineException">The register was changed.</exception>
    public IReadOnlyList<HubEntry> Entries => [.. Lines.Read().Select(l => l.Entry)];

    /// <summary>SHA-256 of the last line, to be noted elsewhere; 64 zeros where there is none.</summary>
    public string Head => Lines.Read() is [.., var last] ? last.Sha256 : ChainLine.Start;

    private ChainFile<HubEntry> Lines => new(_folder.RegisterFile, "register of the hub hub/register.jsonl", "nothing was written.", HubEntry.FromLine);

    /// <summary>Numbers of an operator's bundles that never came: below the highest that was taken, and neither taken nor refused.</summary>
    public static IReadOnlyList<long> Missing(IEnumerable<HubEntry> entries, string name)
    {
        HubEntry[] own = [.. entries.Where(e => e.Operator == name && e.Number is not null)];
        var known = own.Select(e => e.Number!.Value).ToHashSet();
        var last = own.Where(e => e.Event == HubEvent.Accepted).Select(e => e.Number!.Value).DefaultIfEmpty(0).Max();
        var missing = new List<long>();
        // A number is signed by its operator, and may be anything: a list of them is bounded.
        for (var number = 1L; number < last && missing.Count < 100; number++)
        {
            if (!known.Contains(number))
            {
                missing.Add(number);
            }
        }

        return missing;
    }

    /// <summary>Bundles that are in use: taken, and not withdrawn.</summary>
    internal static IEnumerable<HubEntry> InUse(IReadOnlyList<HubEntry> entries)
    {
        var withdrawn = entries.Where(e => e.Event == HubEvent.Withdrawn).Select(e => e.Bundle).ToHashSet(StringComparer.Ordinal);
        return entries.Where(e => e.Event == HubEvent.Accepted && !withdrawn.Contains(e.Bundle));
    }

    /// <summary>Takes a bundle out of use, on the word of its operator. It stays where it is, and its number stays taken.</summary>
    /// <param name="reason">One line.</param>
    /// <exception cref="ConfigurationException">No such bundle is in use, or no reason is given.</exception>
    public void Withdraw(string name, long number, string reason)
    {
        using var held = _folder.Lock();
        var bundle = InUse(Entries).FirstOrDefault(e => e.Operator == name && e.Number == number)
            ?? throw new ConfigurationException(FormattableString.Invariant($"No bundle {number} of '{name}' is in use; 'tideline hub status' shows those there are. Nothing was changed."));
        if (string.IsNullOrWhiteSpace(reason))
        {
            throw new ConfigurationException("The reason is empty. Say in a sentence why the release was taken back; nothing was changed.");
        }

        Add(HubEvent.Withdrawn, e => bundle with { Sequence = e.Sequence, Previous = e.Previous, At = e.At, Event = HubEvent.Withdrawn, Text = reason.ReplaceLineEndings(" ").Trim() });
    }

    /// <summary>Adds a line; the caller holds the lock.</summary>
    internal HubEntry Add(HubEvent kind, Func<HubEntry, HubEntry> fill) =>
        Lines.AppendNext((sequence, previous) => fill(new(sequence, previous, kind, _clock.GetCurrentInstant().ToString())));
}
