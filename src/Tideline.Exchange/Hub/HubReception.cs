using System.Text.Json;
using NodaTime;
using NodaTime.Text;
using Tideline.Domain;
using Tideline.Projects;
using Tideline.Projects.Chains;
using Tideline.Projects.Configuration;
using Tideline.Projects.Files;
using Tideline.Projects.Reference;
using Tideline.Release.Register;

namespace Tideline.Exchange.Hub;

/// <summary>What became of a bundle that was offered.</summary>
/// <param name="Refusal">Null where it was taken.</param>
/// <param name="Missing">Numbers of the operator's bundles that never came.</param>
public sealed record HubReceipt(HubEntry Entry, string? Refusal, IReadOnlyList<long> Missing)
{
    public bool IsAccepted => Refusal is null;
}

/// <summary>Takes bundles into a hub: verified, and stored whole or not at all, with a line in the register either way.</summary>
public sealed class HubReception
{
    /// <summary>Bytes of the largest bundle. A release of a nation over half a year has some tens of millions.</summary>
    public const int LargestBundle = 100_000_000;

    internal const int LargestFile = 500_000_000;

    private readonly HubConfiguration _hub;
    private readonly HubFolder _folder;
    private readonly HubRegister _register;
    private readonly IClock _clock;
    private readonly BundleContent _content;
    private readonly (HubOperator Operator, SigningKey Key)[] _operators;

    /// <exception cref="ConfigurationException">The project is no hub, has no areas, or a public key cannot be read.</exception>
    public HubReception(ProjectFolder project, ProjectConfiguration configuration, IClock clock)
    {
        _hub = configuration.Hub ?? throw new ConfigurationException("The project is no hub: project.yaml has no 'hub:'. Nothing was received.");
        var boundaries = ReferenceReader.ReadAreas(project, configuration).Boundaries
            ?? throw new ConfigurationException("The hub has no inputs.areas to hold bundles against. Add them to project.yaml; nothing was received.");
        (_folder, _clock) = (new(project), clock);
        _register = new(_folder, clock);
        _operators = [.. _hub.Operators.Select(o => (o, PublicKeyFile.Read(project.Resolve(o.PublicKey), o.Name, o.Organisation)))];
        _content = new(_hub.Agreed, boundaries.Hierarchy, boundaries.Version, clock.GetCurrentInstant().InZone(configuration.TimeZone).Date);
    }

    /// <summary>Looks at a bundle and takes it or not.</summary>
    /// <param name="via"><c>file</c> or <c>https</c>.</param>
    /// <param name="caller">The operator whose API key brings it, who can bring no other's; null: a person at the hub.</param>
    /// <exception cref="EngineException">Storage failed: nothing was stored, and no line says that it was.</exception>
    public HubReceipt Receive(string file, string via, string? caller = null)
    {
        using var held = _folder.Lock();
        Discard();
        Directory.CreateDirectory(_folder.Receiving);
        var copy = Path.Combine(_folder.Receiving, "bundle.zip");
        try
        {
            // The disk of the hub is not for whatever a stick holds.
            if (new FileInfo(file).Length > LargestBundle)
            {
                throw new InputRefusedException(FormattableString.Invariant($"'{Path.GetFileName(file)}' is larger than {LargestBundle / 1_000_000} MB, and no bundle is. Name the bundle; nothing was stored."));
            }

            // What is checked is what is stored: the file may change while it is looked at.
            File.Copy(file, copy);
            var sha256 = FileHash.Of(copy);
            HubStatement? statement = null;
            HubEntry? known = null;
            try
            {
                var (signed, release) = Opened(copy, via == "file" ? $"'{Path.GetFileName(file)}'" : "What was sent");
                statement = Statement(signed, caller, out var payload);
                known = new(0, "", HubEvent.Accepted, "", via, statement.Operator, sha256, statement.Sequence, statement.Previous, HubBundle.Hex(payload),
                    statement.Release, statement.Emergency, statement.Vintage, statement.Definition);
                Check(statement, known, release);
                Store(statement, sha256);
                var line = _register.Add(HubEvent.Accepted, e => known with { Sequence = e.Sequence, Previous = e.Previous, At = e.At });
                return new(line, null, HubRegister.Missing(_register.Entries, statement.Operator));
            }
            catch (InputRefusedException e)
            {
                var line = _register.Add(HubEvent.Refused, entry => (known ?? entry with { Via = via, Operator = caller, Bundle = sha256 }) with
                {
                    Sequence = entry.Sequence,
                    Previous = entry.Previous,
                    At = entry.At,
                    Event = HubEvent.Refused,
                    Code = e.Code,
                    Text = e.Message,
                });
                return new(line, e.Message, (caller ?? statement?.Operator) is { } name ? HubRegister.Missing(_register.Entries, name) : []);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new EngineException($"The bundle '{Path.GetFileName(file)}' cannot be received: {e.Message} Make room or mend the rights, and send it again; nothing of it was stored.", e);
        }
        finally
        {
            Discard();
        }
    }

    private static (string Signed, byte[] Release) Opened(string copy, string shown)
    {
        try
        {
            return HubBundle.Open(copy);
        }
        catch (InvalidDataException e)
        {
            throw HubRefusal.NoBundle.Because($"{shown} cannot be opened as one: {e.Message.TrimEnd('.')}.");
        }
    }

    private HubStatement Statement(string signed, string? caller, out byte[] payload)
    {
        var found = SignedText.Check(signed, _operators.Select(o => o.Key))
            ?? throw HubRefusal.UnknownSignature.Because("No operator of this hub signed it.");
        payload = found.Payload;
        HubStatement statement;
        try
        {
            statement = HubStatement.Parse(found.Payload);
        }
        catch (JsonException)
        {
            throw HubRefusal.NoBundle.Because("What is signed in it is no statement of this version.");
        }

        // Two operators may be given one key by mistake: then the name decides, and both are known by it.
        var isOf = _operators.Any(o => o.Key.Id == found.Key.Id && o.Operator.Name == statement.Operator);
        return !isOf || (caller is not null && caller != statement.Operator)
            ? throw HubRefusal.OtherHub.Because($"It names the operator '{Shown(statement.Operator)}', whose {(isOf ? "API key did not bring" : "key did not sign")} it.")
            : statement.Hub != _hub.Name
                ? throw HubRefusal.OtherHub.Because($"It is for the hub '{Shown(statement.Hub)}', and this one is '{_hub.Name}'.")
                : statement;
    }

    private void Check(HubStatement statement, HubEntry known, byte[] release)
    {
        if (!statement.Files.TryGetValue(HubBundle.ReleaseFile, out var hash) || hash != HubBundle.Hex(release) || statement.Files.Count != 1)
        {
            throw HubRefusal.Changed.Because("The release in it is not the one that the operator signed.");
        }

        InSequence(statement, known);
        if (!InstantPattern.ExtendedIso.Parse(statement.Expires).TryGetValue(default, out var expires) || expires <= _clock.GetCurrentInstant())
        {
            throw HubRefusal.Expired.Because($"It held until {Shown(statement.Expires)}.");
        }

        var path = Path.Combine(_folder.Receiving, HubBundle.ReleaseFile);
        File.WriteAllBytes(path, release);
        var found = Verified(path);
        var organisations = found.Approvals.Select(a => a.Organisation).Distinct(StringComparer.OrdinalIgnoreCase).Count();
        string[] findings =
        [
            .. found.Findings,
            .. found.Release == statement.Release ? [] : new[] { "it is another release than the operator says" },
            .. found.SignedBy is { } key && _operators.Any(o => o.Key.Id == key.Id && o.Operator.Name == statement.Operator) ? [] : new[] { "another key signed it than the operator's" },
            .. string.Equals(found.Recipient, _hub.Name, StringComparison.OrdinalIgnoreCase) ? [] : new[] { "it was made for another recipient" },
            .. organisations >= 2 ? [] : new[] { FormattableString.Invariant($"{organisations} organisation(s) approved it") },
        ];
        if (findings.Length > 0)
        {
            throw HubRefusal.NotReleased.Because($"{string.Join("; ", findings)}.");
        }

        var folder = Path.Combine(_folder.Receiving, "release");
        try
        {
            ReceivedRelease.Unpack(release, statement.Release, folder);
        }
        catch (InvalidDataException)
        {
            throw HubRefusal.NotReleased.Because("The release in it lacks its figures or its manifest, or they are larger than any release's.");
        }

        _content.Demand(statement, folder);
    }

    private static BundleVerification Verified(string path)
    {
        try
        {
            return BundleVerification.Of(path);
        }
        catch (InputRefusedException)
        {
            throw HubRefusal.NotReleased.Because("The release in it cannot be opened.");
        }
    }

    private void InSequence(HubStatement statement, HubEntry known)
    {
        HubEntry[] own = [.. _register.Entries.Where(e => e.Event == HubEvent.Accepted && e.Operator == statement.Operator)];
        var number = statement.Sequence;
        if (own.FirstOrDefault(e => e.Number == number) is { } taken)
        {
            throw HubRefusal.Replayed.Because(FormattableString.Invariant(
                $"Bundle {number} of {statement.Operator} was taken at {taken.At}{(taken.Bundle == known.Bundle ? ", and this is the same file" : "")}."));
        }

        var follows = number == 1 ? statement.Previous == ChainLine.Start : own.FirstOrDefault(e => e.Number == number - 1) is not { } before || before.Statement == statement.Previous;
        var isFollowed = own.FirstOrDefault(e => e.Number == number + 1) is not { } after || after.NamesPrevious == known.Statement;
        if (number < 1 || !follows || !isFollowed)
        {
            throw HubRefusal.BrokenSequence.Because(FormattableString.Invariant($"Bundle {number} of {statement.Operator} is not the neighbour of those that the hub has."));
        }
    }

    private void Store(HubStatement statement, string sha256)
    {
        var target = _folder.BundleOf(statement.Operator, statement.Sequence, sha256);
        var from = Path.Combine(_folder.Receiving, "whole");
        Directory.CreateDirectory(from);
        File.Move(Path.Combine(_folder.Receiving, "bundle.zip"), Path.Combine(from, "bundle.zip"));
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        // One that is there without a line in the register is of a process that was killed in between.
        if (Directory.Exists(target))
        {
            Directory.Delete(target, recursive: true);
        }

        Directory.Move(from, target);
    }

    private void Discard()
    {
        if (Directory.Exists(_folder.Receiving))
        {
            Directory.Delete(_folder.Receiving, recursive: true);
        }
    }

    // What a stranger wrote is cut before it stands in a message.
    private static string Shown(string text) => text.Length <= 60 && text.All(c => !char.IsControl(c)) ? text : "(not shown)";
}
