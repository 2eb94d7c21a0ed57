using System.Text.Json;
using NodaTime;
using Tideline.Domain.Quality;
using Tideline.Pipeline.Daily;
using Tideline.Pipeline.Engine;
using Tideline.Pipeline.Quality;
using Tideline.Projects;
using Tideline.Projects.Files;

namespace Tideline.Pipeline.Runs;

/// <summary>
/// Which subscribers are devices, as the table <c>device</c>. All days of a subscriber decide, so that any change of a day
/// makes all be judged anew, from profiles that are kept by month; the run after an ingest finds them judged.
/// </summary>
/// <param name="folder">The project.</param>
/// <param name="engine">Holds <c>subscriber_day</c>.</param>
/// <param name="derived">Keeps the table.</param>
/// <param name="subscribers">By day with events.</param>
internal sealed class DeviceTable(ProjectFolder folder, IEngine engine, DerivedTables derived, IReadOnlyDictionary<LocalDate, long> subscribers)
{
    private string TotalsFile => Path.Combine(folder.Lake, "steps", DailyTable.Device.Step, "totals.json");

    /// <summary>Opens the table.</summary>
    /// <returns>How many subscribers and events are of each kind.</returns>
    public IReadOnlyDictionary<DeviceKind, DeviceTotals> Open()
    {
        var (first, last) = (subscribers.Keys.Min(), subscribers.Keys.Max());

        // The gate is code: another build of it may judge otherwise.
        var madeFrom = $"{typeof(DeviceGate).Module.ModuleVersionId}\n{MonthText(first, last)}\n{StepText.Render("profile", engine.Dialect)}\n{derived.Days(first, last)}";
        var hash = DerivedTables.Fingerprint(madeFrom);
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
            WholeFile.Write(TotalsFile, JsonSerializer.SerializeToUtf8Bytes(new KeptTotals(hash, totals)));
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
        OpenMonths();
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

    /// <summary>Makes the profiles of months whose days changed, one after another.</summary>
    private void OpenMonths()
    {
        var months = subscribers.Keys.ToLookup(d => new LocalDate(d.Year, d.Month, 1));
        static LocalDate End(LocalDate month) => month.PlusMonths(1).PlusDays(-1);
        derived.Update(
            DailyTable.MonthProfile,
            months.ToDictionary(m => m.Key, m => $"{MonthText(m.Key, End(m.Key))}\n{derived.Days(m.Key, End(m.Key))}"),
            due => engine.CreateBySubscriber(
                [(DailyTable.MonthProfile.Step, MonthText(due[0], End(due[0])))], DailyTable.SubscriberDay.Step, months[due[0]].Sum(d => subscribers[d])),
            daysAtOnce: 1);
    }

    private string MonthText(LocalDate first, LocalDate last) => StepText.Render(DailyTable.MonthProfile.Step, engine.Dialect, new Dictionary<string, string>
    {
        ["first_day"] = StepText.Literal(first),
        ["last_day"] = StepText.Literal(last),
    });

    private sealed record KeptTotals(string MadeFrom, Dictionary<DeviceKind, DeviceTotals> Totals);
}
