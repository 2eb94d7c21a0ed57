using NodaTime;
using Tideline.Domain;
using Tideline.Projects.Records;
using Tideline.Release.Register;

namespace Tideline.Release.Stops;

/// <summary>
/// Whether anything may leave: the one place that every way out asks. One person stops, because it may have to be quick; two people of two
/// organisations lift it, with the keys of the register of releases. It stands in <c>register/stops.jsonl</c>, append-only.
/// </summary>
/// <param name="releases">Path of the project's <c>releases/</c>.</param>
/// <remarks>A register that cannot be read lets nothing leave.</remarks>
public sealed class ExportStop(string releases, IClock clock)
{
    private const int Organisations = 2;

    private readonly ProjectRecord<StopEntry> _record = new(
        Path.Combine(Path.GetDirectoryName(Path.GetFullPath(releases))!, "register"), "stops", "nothing leaves meanwhile.", StopEntry.FromLine);

    /// <summary>Full path of the register; it need not exist.</summary>
    public string RegisterFile => _record.Path;

    /// <summary>Everything that was entered, oldest first.</summary>
    /// <exception cref="EngineException">The register was changed.</exception>
    public IReadOnlyList<StopEntry> Entries => _record.Entries;

    /// <summary>The stop that stands; null where nothing is stopped.</summary>
    /// <exception cref="EngineException">The register was changed.</exception>
    public StopState? Standing => Of(_record.Lines);

    private ReleaseRegister Register => new(releases, clock);

    /// <summary>Refuses while a stop stands.</summary>
    /// <param name="left">What an error says of the state that is left.</param>
    /// <exception cref="DisclosureRefusedException">A stop stands.</exception>
    /// <exception cref="EngineException">The register was changed.</exception>
    public void Demand(string left)
    {
        if (Standing is { } stop)
        {
            throw new DisclosureRefusedException($"{stop.Told.TrimEnd('.')}. 'tideline resume' by two people of two organisations lifts it; {left}") { Code = RegisterFault.ExportsStopped };
        }
    }

    /// <summary>Stops everything that leaves. Where a stop stands already, this one comes upon it, and signatures given to lift the earlier one
    /// do not lift this.</summary>
    /// <param name="by">Name of the person.</param>
    /// <param name="because">For those who are held back; on an open server everybody reads it.</param>
    /// <param name="account">Of the server through which it came; null: through none.</param>
    /// <exception cref="ConfigurationException">A text is missing or refused.</exception>
    /// <exception cref="EngineException">The register was changed, or cannot be written.</exception>
    public StopState Stop(string? by, string? because, string? account = null)
    {
        var (name, text) = (PlainWords.Of(by, "name of who stops"), PlainWords.Of(because, "reason"));
        _record.Append((_, sequence, previous) => new(sequence, previous, StopEvent.Stopped, clock.GetCurrentInstant().ToString(), name, text, account));
        return Standing!;
    }

    /// <summary>Signs that the stop may be lifted.</summary>
    /// <returns>The stop, if it stands still; null where this lifted it.</returns>
    /// <exception cref="ConfigurationException">Nothing is stopped, the key is not registered, or a text is missing or refused.</exception>
    /// <exception cref="DisclosureRefusedException">This person has signed already.</exception>
    public StopState? Resume(string keyFile, string? because) => Resume(() => Register.Persons.SignerOf(keyFile), because);

    /// <summary>Enters a signature that was made elsewhere.</summary>
    /// <inheritdoc cref="Resume(string, string?)"/>
    public StopState? Resume(GivenSignature given, string? because) => Resume(() => Register.Persons.SigningOf(given), because);

    /// <summary>What a registered person signs to lift the stop, now.</summary>
    /// <exception cref="ConfigurationException">Nothing is stopped, there is no such key, or a text is missing or refused.</exception>
    public StatementToSign StatementFor(string key, string? because)
    {
        var at = clock.GetCurrentInstant().ToString();
        return new(key, at, StopEntry.Statement(DemandStanding().Sha256, Register.Persons.KeyOf(key).Id, at, PlainWords.Of(because, "reason")));
    }

    private StopState? Resume(Func<ISigning> signing, string? because)
    {
        var text = PlainWords.Of(because, "reason");
        DemandStanding();
        using var signer = signing();
        _record.Append((lines, sequence, previous) =>
        {
            var stop = Of(lines) ?? throw NothingStopped();
            if (stop.Agreed.Any(a => a.Id == signer.Key.Id || a.IsNamed(signer.Key.Name)))
            {
                throw new DisclosureRefusedException($"{signer.Key.Name} has signed already. The second signature comes from a person of another organisation; nothing was changed.")
                { Code = RegisterFault.ApprovedAlready };
            }

            var entry = new StopEntry(
                sequence, previous, StopEvent.ResumeSigned, signer.At ?? clock.GetCurrentInstant().ToString(), signer.Key.Name, text, signer.Account,
                signer.Key.Organisation, signer.Key.Id, stop.Sha256);
            return entry with { Signature = signer.Sign(entry.Signed()) };
        });
        return Standing;
    }

    private StopState DemandStanding() => Standing ?? throw NothingStopped();

    private static ConfigurationException NothingStopped() =>
        new("Nothing is stopped, so that there is nothing to resume. Nothing was changed.") { Code = RegisterFault.NothingStopped };

    private StopState? Of(IReadOnlyList<(StopEntry Entry, string Sha256)> lines)
    {
        if (lines.LastOrDefault(l => l.Entry.Event == StopEvent.Stopped) is not { Entry: { } stop } last)
        {
            return null;
        }

        var keys = Register.Keys;
        List<SigningKey> agreed = [];
        foreach (var (entry, _) in lines.Where(l => l.Entry.Event == StopEvent.ResumeSigned && l.Entry.Stop == last.Sha256))
        {
            // A line without a valid signature of a registered key counts for nothing, whoever wrote it.
            if (keys.FirstOrDefault(k => k.Id == entry.Key) is { } key && key.Signed(entry.Signed(), entry.Signature) && !agreed.Any(a => a.Id == key.Id || a.IsNamed(key.Name)))
            {
                agreed.Add(key);
            }
        }

        return agreed.Select(a => a.Organisation.Trim()).Distinct(StringComparer.OrdinalIgnoreCase).Count() >= Organisations
            ? null
            : new(stop.Sequence, last.Sha256, stop.At, stop.Name, stop.Account, stop.Text, agreed);
    }
}
