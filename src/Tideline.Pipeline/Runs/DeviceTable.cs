using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using NodaTime;
using Tideline.Domain.Quality;
using Tideline.Pipeline.Daily;
using Tideline.Pipeline.Engine;
using Tideline.Pipeline.Quality;
using Tideline.Projects;

namespace Tideline.Pipeline.Runs;

/// <summary>
/// Which subscribers are devices, as the table <c>device</c>. All days of a subscriber decide, so that any change of a day
/// makes all be judged anew; the run after an ingest finds them judged.
/// </summary>
/// <param name="folder">The project.</param>
/// <param name="engine">Holds <c>subscriber_day</c>.</param>
/// <param name="derived">Keeps the table.</param>
internal sealed class DeviceTable(ProjectFolder folder, IEngine engine, DerivedTables derived)
{
    private string TotalsFile => Path.Combine(folder.Lake, "steps", DailyTable.Device.Step, "totals.json");

    /// <summary>Opens the table.</summary>
    /// <param name="first">First day with events.</param>
    /// <param name="last">Last day with events.</param>
    /// <returns>How many subscribers and events are of each kind.</returns>
    public IReadOnlyDictionary<DeviceKind, DeviceTotals> Open(LocalDate first, LocalDate last)
    {
        // The gate is code: another build of it may judge otherwise.
        var madeFrom = $"{typeof(DeviceGate).Module.ModuleVersionId}\n{StepText.Render("profile", engine.Dialect)}\n{derived.Days(first, last)}";
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(madeFrom)));
        var kept = Kept(hash);
        var totals = kept ?? Judge(first);
        derived.Update(DailyTable.Device, new Dictionary<LocalDate, string> { [first] = madeFrom }, _ =>
        {
            if (kept is not null)
            {
                Judge(first);
            }
        });
        if (kept is null)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(TotalsFile)!);
            File.WriteAllBytes(TotalsFile + ".tmp", JsonSerializer.SerializeToUtf8Bytes(new KeptTotals(hash, totals)));
            File.Move(TotalsFile + ".tmp", TotalsFile, overwrite: true);
        }

        return totals;
    }

    /// <summary>Totals that were made from just these days; null where there are none.</summary>
    private Dictionary<DeviceKind, DeviceTotals>? Kept(string hash)
    {
        try
        {
            return File.Exists(TotalsFile) && JsonSerializer.Deserialize<KeptTotals>(File.ReadAllBytes(TotalsFile)) is { } kept && kept.MadeFrom == hash
                ? kept.Totals
                : null;
        }
        catch (JsonException)
        {
            // Derived, so that what cannot be read is made anew.
            return null;
        }
    }

    /// <summary>Makes the table from the profiles of all subscribers.</summary>
    private Dictionary<DeviceKind, DeviceTotals> Judge(LocalDate day)
    {
        engine.Create("profile", StepText.Render("profile", engine.Dialect));
        var totals = Enum.GetValues<DeviceKind>().ToDictionary(k => k, _ => new DeviceTotals(0, 0));
        List<object[]> devices = [];
        var rows = engine.Read(
            "select subscriber, days_seen, cast(events as bigint), cast(squared_events as bigint), cast(active_hours as bigint), clusters, "
            + "locations from profile",
            r => (Subscriber: r.GetFieldValue<ulong>(0), Profile: new SubscriberProfile(
                (int)r.GetInt64(1), r.GetInt64(2), r.GetInt64(3), r.GetInt64(4), (int)Math.Max(r.GetInt64(5), r.GetInt64(6)))));
        foreach (var (subscriber, profile) in rows)
        {
            var kind = DeviceGate.Judge(profile);
            totals[kind] = new DeviceTotals(totals[kind].Subscribers + 1, totals[kind].Events + profile.Events);
            if (kind != DeviceKind.Person)
            {
                devices.Add([subscriber, day.ToDateOnly()]);
            }
        }

        engine.Drop("profile");
        engine.Load("device", [("subscriber", ColumnType.UnsignedBigInteger), ("local_day", ColumnType.Date)], devices);
        return totals;
    }

    private sealed record KeptTotals(string MadeFrom, Dictionary<DeviceKind, DeviceTotals> Totals);
}
