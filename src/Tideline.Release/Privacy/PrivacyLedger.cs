using System.Globalization;
using NodaTime;
using Tideline.Domain;
using Tideline.Domain.Disclosure.Privacy;
using Tideline.Projects.Chains;
using Tideline.Release.Files;
using Tideline.Release.Register;

namespace Tideline.Release.Privacy;

/// <summary>A week that a release needs.</summary>
/// <param name="Noise">The noise it would be measured with, and what that costs.</param>
/// <param name="Draw">Measures it; called at most once, after the cost was found to be payable.</param>
public sealed record WantedWeek(MeasurementKey Key, SpendingPurpose Purpose, NoisePlan Noise, Func<WeekMeasurement> Draw);

/// <summary>
/// What each pseudonym epoch has spent, and on what: <c>releases/privacy-ledger.jsonl</c>, append-only. A week is drawn once and then
/// read, so that a run again gives the same bytes, and no rerun averages the noise away.
/// </summary>
/// <param name="releases">Path of the project's <c>releases/</c>.</param>
public sealed class PrivacyLedger(string releases, IClock clock)
{
    private readonly ReleaseFolder _folder = new(Path.GetFullPath(releases));

    /// <summary>Everything that was measured, oldest first.</summary>
    /// <exception cref="EngineException">The ledger was changed.</exception>
    public IReadOnlyList<PrivacyLedgerEntry> Entries => [.. Chain.Select(e => e.Entry)];

    internal IReadOnlyList<(PrivacyLedgerEntry Entry, string Sha256)> Chain => Lines.Read();

    private ChainFile<PrivacyLedgerEntry> Lines => new(
        _folder.LedgerFile, "privacy ledger releases/privacy-ledger.jsonl", "nothing was measured or written.",
        PrivacyLedgerEntry.FromLine);

    /// <summary>Walks the chain, and finds every entry that a release names.</summary>
    /// <exception cref="EngineException">The ledger was changed.</exception>
    /// <exception cref="DisclosureRefusedException">It lacks an entry that a release names.</exception>
    public void Verify(ReleaseRegister register) => DemandMarks(Chain, register.LedgerMarks());

    /// <summary>What an epoch has spent, up to and including an entry; null: all.</summary>
    public static Ratio Spent(IEnumerable<PrivacyLedgerEntry> entries, string epoch, long? through = null) => entries
        .Where(e => e.Epoch == epoch && (through is null || e.Sequence <= through))
        .Aggregate(Ratio.Zero, (sum, e) => sum + e.Rho);

    /// <summary>The entries of the weeks asked for, in their order. Weeks without an entry are paid for, drawn and written down, all
    /// of them or none; nothing is ever paid back.</summary>
    /// <param name="marks">Hashes of entries that releases name; each must be in the ledger.</param>
    /// <exception cref="DisclosureRefusedException">The budget does not suffice, the ledger lacks an entry that a release names, or
    /// an entry is of other cells.</exception>
    /// <exception cref="EngineException">The ledger was changed or cannot be written.</exception>
    internal IReadOnlyList<(PrivacyLedgerEntry Entry, string Sha256)> Take(
        PrivacyRules rules, string epoch, string cells, IReadOnlyList<WantedWeek> weeks, IEnumerable<(string Release, string Sha256)> marks)
    {
        using var guard = _folder.Lock();
        var chain = Chain;
        DemandMarks(chain, marks);
        var held = chain.GroupBy(e => e.Entry.Key).ToDictionary(g => g.Key, g => g.First().Entry);
        foreach (var week in weeks)
        {
            if (held.TryGetValue(week.Key, out var entry) && entry.CellsSha256 != cells)
            {
                throw new DisclosureRefusedException(
                    $"The week of {week.Key.Week} was measured for other areas than those exposed now. Restore the footprint and boundaries, or raise disclosure.differential_privacy.revision to measure all weeks anew at their full cost; nothing was measured or released.");
            }
        }

        WantedWeek[] missing = [.. weeks.Where(w => !held.ContainsKey(w.Key))];
        Pay(rules, epoch, Spent(chain.Select(e => e.Entry), epoch), missing);
        Write(rules, epoch, cells, chain, missing);
        var after = missing.Length == 0 ? chain : Chain;
        var found = after.GroupBy(e => e.Entry.Key).ToDictionary(g => g.Key, g => g.First());
        return [.. weeks.Select(w => found[w.Key])];
    }

    private static void DemandMarks(
        IReadOnlyList<(PrivacyLedgerEntry Entry, string Sha256)> chain, IEnumerable<(string Release, string Sha256)> marks)
    {
        var known = chain.Select(e => e.Sha256).ToHashSet(StringComparer.Ordinal);
        if (marks.FirstOrDefault(m => !known.Contains(m.Sha256)) is { Release: { } release })
        {
            throw new DisclosureRefusedException(
                $"The privacy ledger lacks an entry that release {release} was made from, so that what was spent is not known. Restore releases/privacy-ledger.jsonl from a copy; nothing was measured or released.");
        }
    }

    private static void Pay(PrivacyRules rules, string epoch, Ratio spent, IEnumerable<WantedWeek> missing)
    {
        foreach (var week in missing)
        {
            var limit = week.Purpose == SpendingPurpose.Emergency ? rules.EpochRho : rules.EpochRho * (Ratio.One - rules.EmergencyReserve);
            if (spent + week.Noise.Rho > limit)
            {
                var reserve = week.Purpose == SpendingPurpose.Emergency
                    ? ""
                    : string.Create(CultureInfo.InvariantCulture, $" ({rules.EpochRho.ToDouble():0.####} less the reserve for emergencies; the week begins after the declared end of its emergency)");
                throw new DisclosureRefusedException(string.Create(
                    CultureInfo.InvariantCulture,
                    $"The privacy budget of epoch '{epoch}' does not suffice for the week of {week.Key.Week}: it costs rho {week.Noise.Rho.ToDouble():0.####}, and with weeks before it {spent.ToDouble():0.####} of {limit.ToDouble():0.####}{reserve} would be spent. Rotate the pseudonym key, which begins a new epoch; or let the parties to the agreement raise disclosure.differential_privacy.epoch_rho; or lower rho_per_week for weeks to come, which makes them noisier. Nothing was measured or released."));
            }

            spent += week.Noise.Rho;
        }
    }

    private void Write(
        PrivacyRules rules, string epoch, string cells, IReadOnlyList<(PrivacyLedgerEntry Entry, string Sha256)> chain, WantedWeek[] missing)
    {
        var previous = chain.Count == 0 ? ChainLine.Start : chain[^1].Sha256;
        var entries = new List<PrivacyLedgerEntry>();
        foreach (var week in missing)
        {
            entries.Add(new(
                chain.Count + entries.Count + 1, previous, clock.GetCurrentInstant().ToString(), epoch, week.Key, week.Purpose,
                week.Noise.Rho, rules.EpochRho, cells, week.Noise, week.Draw()));
            previous = ChainLine.HashOf(entries[^1].ToLine());
        }

        if (entries.Count == 0)
        {
            return;
        }

        try
        {
            Lines.Append(entries);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new EngineException(
                $"The privacy ledger cannot be written: {e.Message} Free disk space or check the rights of releases/, then run again; nothing was released.", e);
        }
    }
}
