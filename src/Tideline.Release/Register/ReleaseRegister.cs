using System.Text;
using NodaTime;
using Tideline.Domain;
using Tideline.Domain.Agreements;
using Tideline.Projects.Chains;
using Tideline.Release.Agreements;
using Tideline.Release.Files;
using Tideline.Release.Gate;
using Tideline.Release.Stops;

namespace Tideline.Release.Register;

/// <summary>
/// Who may release, what was proposed, who approved it: <c>releases/register.jsonl</c>. The register is append-only, and
/// a copy of its last line's hash held by another organisation shows whether it was rewritten as a whole.
/// </summary>
/// <param name="releases">Path of the project's <c>releases/</c>.</param>
public sealed class ReleaseRegister(string releases, IClock clock)
{
    private const int Organisations = 2;

    private readonly ReleaseFolder _folder = new(Path.GetFullPath(releases));

    /// <summary>Holds approvals, publications and bundles against agreements; null: they are not.</summary>
    public AgreementControl? Control { get; init; }

    /// <summary>Everything that was entered, oldest first.</summary>
    /// <exception cref="EngineException">The register was changed.</exception>
    public IReadOnlyList<RegisterEntry> Entries => [.. Lines.Read().Select(e => e.Entry)];

    /// <summary>The same with the SHA-256 of each line.</summary>
    /// <exception cref="EngineException">The register was changed.</exception>
    public IReadOnlyList<(RegisterEntry Entry, string Sha256)> Chain => Lines.Read();

    /// <summary>The releases that were ever proposed, each once, oldest first.</summary>
    public IReadOnlyList<ReleaseId> Proposed => [.. Entries.Where(e => e.Event == RegisterEvent.Proposed).Select(e => ReleaseId.Parse(e.Release!)).Distinct()];

    internal ReleaseFolder Folder => _folder;

    private ChainFile<RegisterEntry> Lines => new(
        _folder.RegisterFile, "release register releases/register.jsonl", "nothing was written.", RegisterEntry.FromLine);

    /// <summary>The registered keys, oldest first.</summary>
    public IReadOnlyList<SigningKey> Keys =>
    [
        .. Entries.Where(e => e.Event == RegisterEvent.Key)
            .Select(e => new SigningKey(e.Key ?? "", e.Name ?? "", e.Organisation ?? "", e.Role ?? "", e.PublicKey ?? "")),
    ];

    /// <summary>Registers a person and writes the private key to a new file, readable by its owner alone.</summary>
    /// <exception cref="ConfigurationException">A name is empty, or the key file exists or cannot be written.</exception>
    public SigningKey CreateKey(string name, string organisation, string role, string keyFile)
    {
        if (new[] { name, organisation, role }.Any(string.IsNullOrWhiteSpace))
        {
            throw new ConfigurationException("A key belongs to a named person with an organisation and a role; give all three. No key was made.");
        }

        using var guard = _folder.Lock();
        var (id, publicKey) = SigningKey.Create(keyFile);
        var key = new SigningKey(id, name.Trim(), organisation.Trim(), role.Trim(), publicKey);
        Append(RegisterEvent.Key, e => e with
        {
            Key = id,
            Name = key.Name,
            Organisation = key.Organisation,
            Role = key.Role,
            PublicKey = publicKey,
        });
        return key;
    }

    /// <summary>Signs the release as it stands with a registered person's key.</summary>
    /// <returns>The approvals that the release now has.</returns>
    /// <exception cref="ConfigurationException">The key is not registered, or there is no such release.</exception>
    /// <exception cref="DisclosureRefusedException">The release was tampered with, refused or recalled, this person has approved it or has
    /// proposed it (SA1), or its agreement does not allow it (AG1, AG2, AG10).</exception>
    public IReadOnlyList<SigningKey> Approve(ReleaseId id, string keyFile) => Approve(id, () => Persons.SignerOf(keyFile));

    /// <summary>Enters an approval that a registered person signed elsewhere.</summary>
    /// <inheritdoc cref="Approve(ReleaseId, string)"/>
    public IReadOnlyList<SigningKey> Approve(ReleaseId id, GivenSignature given) => Approve(id, () => Persons.SigningOf(given));

    private IReadOnlyList<SigningKey> Approve(ReleaseId id, Func<ISigning> signing)
    {
        using var guard = _folder.Lock();
        using var signer = signing();
        var verification = DemandOpen(id);
        if (verification.Approvals.Any(a => a.Id == signer.Key.Id || a.IsNamed(signer.Key.Name)))
        {
            throw new DisclosureRefusedException(
                $"{signer.Key.Name} has approved {id} already. The second approval must come from a person of another organisation; nothing was changed.")
            { Code = RegisterFault.ApprovedAlready };
        }

        if (ReleaseVerification.ProposalsOf(HistoryOf(id), verification.ProposedSha256).FirstOrDefault(p => p.IsOf(signer.Key, signer.Account)) is { } proposal)
        {
            var who = proposal.Key is not null && signer.Key.IsOf(proposal) ? $"{signer.Key.Name} has proposed {id}" : $"Account '{signer.Account}' has asked for the run that proposed {id}";
            throw Refusal.OwnProposal.Because($"{who}, and who proposes does not approve.", "Nothing was changed.");
        }

        Control?.Demand(ReleaseManifest.Read(_folder.Of(id)));
        Sign(RegisterEvent.Approved, verification, signer);
        return [.. verification.Approvals, signer.Key];
    }

    /// <summary>Refuses a proposed release, by one person: it cannot be approved or published any more as it stands. Who proposed may take it
    /// back so too. What is proposed with other bytes is another proposal.</summary>
    /// <param name="reason">For those who proposed it.</param>
    /// <exception cref="ConfigurationException">The key is not registered, there is no such release, or no reason is given.</exception>
    /// <exception cref="DisclosureRefusedException">It is published or recalled, or was refused already.</exception>
    public void Refuse(ReleaseId id, string keyFile, string reason) => Refuse(id, () => Persons.SignerOf(keyFile), reason);

    /// <summary>Enters a refusal that a registered person signed elsewhere.</summary>
    /// <inheritdoc cref="Refuse(ReleaseId, string, string)"/>
    public void Refuse(ReleaseId id, GivenSignature given, string reason) => Refuse(id, () => Persons.SigningOf(given), reason);

    private void Refuse(ReleaseId id, Func<ISigning> signing, string reason)
    {
        using var guard = _folder.Lock();
        using var signer = signing();
        var verification = Verify(id);
        switch (verification.State)
        {
            case ReleaseState.Unknown:
                throw RegisterRefusals.NoSuch(id);
            case ReleaseState.Published:
                throw new DisclosureRefusedException($"Release {id} is published already; recall it instead. Nothing was changed.") { Code = RegisterFault.PublishedAlready };
            case ReleaseState.Refused or ReleaseState.Recalled:
                throw RegisterRefusals.Closed(verification);
            default:
                Sign(RegisterEvent.Refused, verification, signer, RegisterRefusals.LineOf(reason, "reason"));
                break;
        }
    }

    /// <summary>Declares a release public; does nothing where it is already.</summary>
    /// <exception cref="DisclosureRefusedException">It lacks valid approvals of two organisations, was tampered with or refused, its agreement does not
    /// allow it (AG1, AG2, AG10), or exports are stopped.</exception>
    public void Publish(ReleaseId id)
    {
        DemandNoStop("nothing was published.");
        using var guard = _folder.Lock();
        var verification = DemandOpen(id);
        var organisations = verification.Approvals.Select(a => a.Organisation).Distinct(StringComparer.OrdinalIgnoreCase).Count();
        if (organisations < Organisations)
        {
            throw new DisclosureRefusedException(
                $"Release {id} has approvals of {organisations} organisation(s), and publishing needs {Organisations}. Let a person of another organisation approve it; nothing was published.")
            { Code = RegisterFault.ApprovalsMissing };
        }

        if (verification.State != ReleaseState.Published)
        {
            Control?.Demand(ReleaseManifest.Read(_folder.Of(id)));
            Append(RegisterEvent.Published, e => Agreed(e with { Release = id.Value, ManifestSha256 = verification.ManifestSha256 }));
        }
    }

    /// <summary>Takes a published release back, by one person: haste may be needed. Its figures were seen, so that later releases are held
    /// against them as before.</summary>
    /// <param name="reason">For those who used it.</param>
    /// <exception cref="ConfigurationException">The key is not registered, there is no such release, or no reason is given.</exception>
    /// <exception cref="DisclosureRefusedException">It is not published, or was recalled already.</exception>
    public void Recall(ReleaseId id, string keyFile, string reason) => Recall(id, () => Persons.SignerOf(keyFile), reason);

    /// <summary>Enters a recall that a registered person signed elsewhere.</summary>
    /// <inheritdoc cref="Recall(ReleaseId, string, string)"/>
    public void Recall(ReleaseId id, GivenSignature given, string reason) => Recall(id, () => Persons.SigningOf(given), reason);

    private void Recall(ReleaseId id, Func<ISigning> signing, string reason)
    {
        using var guard = _folder.Lock();
        using var signer = signing();
        var verification = Verify(id);
        RegisterRefusals.DemandPublic(verification, "recalled");
        if (verification.State == ReleaseState.Recalled)
        {
            throw new DisclosureRefusedException($"Release {id} was recalled already; 'tideline release show {id}' says why. Nothing was changed.") { Code = RegisterFault.RecalledAlready };
        }

        Sign(RegisterEvent.Recalled, verification, signer, RegisterRefusals.LineOf(reason, "reason"));
    }

    /// <summary>Adds a correction in words to a release that was published, recalled or not. Its files stay as they are.</summary>
    /// <exception cref="ConfigurationException">The key is not registered, there is no such release, or the text is empty.</exception>
    /// <exception cref="DisclosureRefusedException">It was never published.</exception>
    public void AddErratum(ReleaseId id, string keyFile, string text) => AddErratum(id, () => Persons.SignerOf(keyFile), text);

    /// <summary>Enters a correction that a registered person signed elsewhere.</summary>
    /// <inheritdoc cref="AddErratum(ReleaseId, string, string)"/>
    public void AddErratum(ReleaseId id, GivenSignature given, string text) => AddErratum(id, () => Persons.SigningOf(given), text);

    private void AddErratum(ReleaseId id, Func<ISigning> signing, string text)
    {
        using var guard = _folder.Lock();
        using var signer = signing();
        var verification = Verify(id);
        RegisterRefusals.DemandPublic(verification, "corrected");
        Sign(RegisterEvent.Erratum, verification, signer, RegisterRefusals.LineOf(text, "text"));
    }

    /// <summary>What a registered person signs to approve a release, to refuse or recall it, or to correct it, now.</summary>
    /// <param name="kind">Approved, refused, recalled or erratum.</param>
    /// <param name="key">Id of the person's key.</param>
    /// <param name="text">Why it is refused or recalled, or the correction; null with an approval.</param>
    /// <exception cref="ConfigurationException">There is no such release or key, or there is no text where one is asked for.</exception>
    public StatementToSign StatementFor(ReleaseId id, RegisterEvent kind, string key, string? text = null)
    {
        var verification = Demand(id);
        var at = clock.GetCurrentInstant().ToString();
        var entry = new RegisterEntry(
            0, "", kind, at, id.Value, verification.ProposedSha256, Persons.KeyOf(key).Id,
            Text: kind == RegisterEvent.Approved ? null : RegisterRefusals.LineOf(text ?? "", kind == RegisterEvent.Erratum ? "text" : "reason"));
        return new(key, at, Encoding.UTF8.GetString(SignedStatement.Of(entry)));
    }

    /// <summary>What was entered about one release, oldest first.</summary>
    public IReadOnlyList<RegisterEntry> HistoryOf(ReleaseId id) => [.. Entries.Where(e => e.Release == id.Value)];

    /// <summary>The register's end: to be noted by another organisation, so that a register that is rewritten or cut off is found.</summary>
    public RegisterHead Head => RegisterHead.Of([.. Lines.Read().Select(l => l.Sha256)]);

    /// <summary>Whether the register still has the line that somebody noted as its end at some time.</summary>
    public bool Has(string sha256) => Lines.Read().Any(l => string.Equals(l.Sha256, sha256.Trim(), StringComparison.OrdinalIgnoreCase));

    public ReleaseState StateOf(ReleaseId id) => Verify(id).State;

    /// <summary>Recomputes every hash and signature of a release; never throws for a release that was tampered with.</summary>
    public ReleaseVerification Verify(ReleaseId id) => ReleaseVerification.Of(id, _folder, Entries, Keys);

    /// <summary>What published releases made public that the input's figures can be compared with, for the gate: those of its emergency, and
    /// of others what knows of no emergency.</summary>
    /// <param name="records">The people behind earlier figures; null: they are not known, and no figure is revised.</param>
    /// <remarks>Proposals count for nothing: they have not left. A release that stands in the folder already is compared
    /// with the releases it was compared with then, so that making it again gives the same bytes.</remarks>
    /// <exception cref="DisclosureRefusedException">A published release was tampered with.</exception>
    public PublishedFigures Published(ReleaseInput input, ContributorRecords? records = null) => EarlierReleases.For(input, this, records);

    /// <summary>The ledger entries that releases with differential privacy name as their last.</summary>
    internal IReadOnlyList<(string Release, string Sha256)> LedgerMarks() =>
    [
        .. Proposed
            .Where(id => File.Exists(Path.Combine(_folder.Of(id), ReleaseManifest.FileName)))
            .Select(id => (id.Value, Sha256: ReleaseManifest.Read(_folder.Of(id)).DifferentialPrivacy?.LedgerSha256 ?? ""))
            .Where(m => m.Sha256.Length > 0),
    ];

    /// <summary>Whose registered key a file holds; for those who must be known before something long begins.</summary>
    /// <exception cref="ConfigurationException">The file is no key, or the key is not registered.</exception>
    public SigningKey PersonOf(string keyFile)
    {
        using var signer = Persons.SignerOf(keyFile);
        return signer.Key;
    }

    /// <summary>Enters a release that was just written; the caller holds the lock. Nothing happens where the register
    /// already has it with this manifest, unless a person proposes whom it does not name yet and nobody has approved.</summary>
    /// <param name="proposer">Null: no key was at hand.</param>
    /// <param name="account">Of the server, who asked for the run; null: no server's.</param>
    internal void EnterProposal(ReleaseId id, string manifestSha256, Signer? proposer = null, string? account = null)
    {
        RegisterEntry[] before = WasProposed(id, manifestSha256) ? [.. ReleaseVerification.ProposalsOf(HistoryOf(id), manifestSha256)] : [];
        var namesAnother = (proposer is not null && !before.Any(p => p.Key == proposer.Key.Id)) || (account is not null && !before.Any(p => p.Account == account));
        if (before.Length > 0 && (!namesAnother || HasApproval(id)))
        {
            return;
        }

        Append(RegisterEvent.Proposed, e =>
        {
            e = Agreed(e with { Release = id.Value, ManifestSha256 = manifestSha256, Account = account });
            return proposer is null ? e : Signed(e, proposer);
        });
    }

    /// <summary>Whether the release was last proposed with this very manifest.</summary>
    internal bool WasProposed(ReleaseId id, string manifestSha256) =>
        Entries.LastOrDefault(e => e.Event == RegisterEvent.Proposed && e.Release == id.Value)?.ManifestSha256 == manifestSha256;

    /// <summary>Whether somebody approved the release as last proposed.</summary>
    internal bool HasApproval(ReleaseId id)
    {
        var proposed = Entries.LastOrDefault(e => e.Event == RegisterEvent.Proposed && e.Release == id.Value);
        return Entries.Any(e => e.Event == RegisterEvent.Approved && e.Release == id.Value
            && e.ManifestSha256 == proposed?.ManifestSha256);
    }

    /// <summary>A release that is as it was proposed.</summary>
    /// <exception cref="ConfigurationException">There is no such release.</exception>
    /// <exception cref="DisclosureRefusedException">It was tampered with.</exception>
    public ReleaseVerification Demand(ReleaseId id)
    {
        var verification = Verify(id);
        if (verification.State == ReleaseState.Unknown)
        {
            throw RegisterRefusals.NoSuch(id);
        }

        return verification.Findings.Count == 0 ? verification : throw new DisclosureRefusedException(
            $"Release {id} is not what was proposed: {string.Join("; ", verification.Findings)}. Restore its folder or propose it again; nothing was changed.")
        { Code = RegisterFault.ReleaseDamaged };
    }

    /// <summary>Refuses while exports are stopped; for whatever hands figures over.</summary>
    /// <param name="left">What an error says of the state that is left.</param>
    /// <exception cref="DisclosureRefusedException">A stop stands.</exception>
    public void DemandNoStop(string left) => new ExportStop(_folder.Root, clock).Demand(left);

    internal ReleaseVerification DemandOpen(ReleaseId id)
    {
        var verification = Demand(id);
        return verification.State is ReleaseState.Refused or ReleaseState.Recalled ? throw RegisterRefusals.Closed(verification) : verification;
    }

    internal RegisteredKeys Persons => new(Keys, clock);

    private void Sign(RegisterEvent kind, ReleaseVerification release, ISigning signer, string? text = null) => Append(kind, e =>
    {
        e = e with { Release = release.Id.Value, ManifestSha256 = release.ProposedSha256, Text = text };
        return Signed(kind == RegisterEvent.Approved ? Agreed(e) : e, signer);
    });

    private static RegisterEntry Signed(RegisterEntry entry, ISigning signer)
    {
        entry = entry with
        {
            At = signer.At ?? entry.At,
            Account = signer.Account ?? entry.Account,
            Key = signer.Key.Id,
            Name = signer.Key.Name,
            Organisation = signer.Key.Organisation,
            Role = signer.Key.Role,
        };
        return entry with { Signature = signer.Sign(SignedStatement.Of(entry)) };
    }

    /// <summary>The entry with the agreement that its release's manifest names.</summary>
    private RegisterEntry Agreed(RegisterEntry entry)
    {
        var agreement = ReleaseManifest.Read(Path.Combine(_folder.Root, entry.Release!)).Agreement;
        return entry with { Agreement = agreement?.Id, AgreementVersion = agreement?.Version, AgreementSha256 = agreement?.Sha256 };
    }

    private void Append(RegisterEvent kind, Func<RegisterEntry, RegisterEntry> fill) =>
        Lines.AppendNext((sequence, previous) => fill(new(sequence, previous, kind, clock.GetCurrentInstant().ToString())));
}
