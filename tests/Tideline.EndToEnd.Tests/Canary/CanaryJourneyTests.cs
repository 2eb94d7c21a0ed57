namespace Tideline.EndToEnd.Tests.Canary;

/// <summary>
/// One subscriber through every command, at its most talkative, with faults on purpose. The number must stand nowhere but in
/// the operator's files, and the pseudonym nowhere but in tables of subscribers in the lake.
/// </summary>
public sealed class CanaryJourneyTests(World world) : IDisposable
{
    private const string Day = "2025-10-10";
    private const string LaterDay = "2025-10-20";

    private CanaryJourney _journey = null!;

    [Fact]
    public async Task A_subscriber_surfaces_nowhere_whatever_is_called_and_whatever_goes_wrong()
    {
        // What the world's own calls left is searched too; here only what is new is ingested.
        _journey = new CanaryJourney(world, "lake", "secrets");

        // cell,longitude,latitude,valid_from,valid_to: one that stands all the time.
        var cell = File.ReadLines(_journey.Project.Below("reference", "cells.csv")).Skip(1).Select(l => l.Split(','))
            .First(c => c[4].Length == 0 && string.CompareOrdinal(c[3], "2025-01-01") < 0)[0];
        CanaryFiles.Write(_journey.Project, Day, cell);
        AddFeed();
        await Begin();
        await Wrong();
        var release = await Release();
        await Damaged();
        var first = await Keys(cell);
        await Retention();

        Assert.True(_journey.Unexpected.Count == 0, string.Join("\n\n", _journey.Unexpected));

        using var number = CanaryScan.ForNumber(CanaryFiles.CallingCode, CanaryFiles.National);
        None(_journey.Surfaced(number));
        Assert.DoesNotContain(number.Unread, f => !f.Contains("/inbox/", StringComparison.Ordinal) && !f.Contains("/left/", StringComparison.Ordinal));

        Assert.NotEmpty(number.Folder(_journey.Project.Below("inbox", "events")));
        Assert.NotEmpty(number.Folder(_journey.Project.Below("inbox", "parquet")));

        using var pseudonyms = Pseudonyms(first, Key("pseudonym-e2.key"));
        Assert.NotEmpty(pseudonyms.Folder(_journey.Project.Below("lake", "steps", "subscriber_day")));
        None(_journey.Surfaced(pseudonyms, IsOfSubscribers));
        Assert.True(File.Exists(_journey.Beside($"{release}.zip")));
    }

    [Fact]
    public async Task What_a_killed_ingest_leaves_behind_names_nobody()
    {
        _journey = new CanaryJourney(world);
        var records = _journey.Project.Below("lake", "files");
        await _journey.Killed(() => Directory.Exists(records) && Directory.GetFiles(records).Length >= 5, "ingest");

        using var number = CanaryScan.ForNumber(CanaryFiles.CallingCode, CanaryFiles.National);
        None(_journey.Surfaced(number));
        using var pseudonyms = Pseudonyms(Key("pseudonym.key"));
        Assert.NotEmpty(pseudonyms.Folder(_journey.Project.Below("lake", "events")));
        None(_journey.Surfaced(pseudonyms, p => IsOfSubscribers(p) || p.StartsWith("lake/tmp/", StringComparison.Ordinal)));
    }

    public void Dispose() => _journey.Dispose();

    /// <summary>Whether a file is of a table of subscribers, in the lake or in a sample of it.</summary>
    private static bool IsOfSubscribers(string path) => path.Contains("lake/events/", StringComparison.Ordinal)
        || ((string[])["subscriber_day", "trip", "device", "month_home", "month_profile"]).Any(t => path.Contains($"lake/steps/{t}/", StringComparison.Ordinal));

    private static void None(IReadOnlyList<Surfaced> found) =>
        Assert.True(found.Count == 0, string.Join('\n', found.Select(f => $"{f.Where}: {f.Form}")));

    private static string WithLine(string yaml, string key, string value) =>
        string.Join('\n', yaml.Split('\n').Select(l => l.StartsWith(key, StringComparison.Ordinal) ? key + value : l));

    private static CanaryScan Pseudonyms(params byte[][] keys) =>
        new([.. keys.SelectMany(k => CanaryForms.OfPseudonym(CanaryForms.Pseudonym(k, CanaryFiles.Number)))]);

    private byte[] Key(string name) => Convert.FromHexString(File.ReadAllText(_journey.Project.Below("secrets", name)).Trim());

    /// <summary>A second feed, of Parquet, in which the number is a whole number.</summary>
    private void AddFeed()
    {
        var file = _journey.Project.Below("project.yaml");
        var yaml = File.ReadAllText(file);
        const string before = "  cells: reference/cells.csv\n";
        Assert.Contains(before, yaml, StringComparison.Ordinal);
        File.WriteAllText(file, yaml.Replace(
            before,
            "    - files: inbox/parquet/*.parquet\n      columns: { subscriber: msisdn, timestamp: event_time, cell: cell_id }\n"
            + "      timestamp_format: \"yyyy-MM-dd HH:mm:ss\"\n      calling_code: \"92\"\n" + before,
            StringComparison.Ordinal) + "\noperation:\n  settle_seconds: 0\n");
    }

    private async Task Begin()
    {
        await _journey.Call(0, "init", _journey.Beside("new"), "--json");
        await _journey.Call(0, "doctor");
        var ingested = await _journey.Call(0, "ingest");
        foreach (var reason in (string[])
            ["missing_columns", "all_rows_rejected", "wrong_encoding", "truncated_gzip", "corrupt_gzip", "corrupt_parquet", "duplicate_rows"])
        {
            Assert.True(ingested.Output.Contains($": {reason}.", StringComparison.Ordinal), $"No file was refused as {reason}.\n{ingested.Said}");
        }

        await _journey.Call(3, "ingest", "--json");
        await _journey.Call(0, "doctor", "--json");

        // The same refusals, told to people.
        var watched = await _journey.Call(0, "watch", "--once", "--json");
        Assert.Contains("was refused whole", watched.Output, StringComparison.Ordinal);
    }

    /// <summary>Configurations that read the operator's events as something else, and keys that are none.</summary>
    private async Task Wrong()
    {
        var rows = _journey.Project.Below("inbox", "events", "zz-not-packed.csv.gz");
        var plain = "inbox/wrong";
        Directory.CreateDirectory(_journey.Project.Below(plain));
        File.Copy(rows, _journey.Project.Below(plain, "rows.csv"));
        File.WriteAllText(_journey.Project.Below(plain, "no-header.csv"), $"{CanaryFiles.Number},2025-10-10 10:00:00,A\n{CanaryFiles.Number},2025-10-10 11:00:00,A\n");
        foreach (var (name, value) in ((string, string)[])
        [
            ("cells", $"{plain}/no-header.csv"),
            ("cells", $"{{ files: {plain}/rows.csv, columns: {{ cell: cell_id, longitude: msisdn, latitude: msisdn }} }}"),
            ("population", $"{{ files: {plain}/rows.csv, columns: {{ pcode: msisdn, population: duration_s }} }}"),
        ])
        {
            await _journey.Call(3, "project.yaml", y => WithLine(y, $"  {name}: ", value), "doctor");
        }

        foreach (var (from, to) in ((string, string)[])
        [
            ("cell: cell_id", "cell: duration"),
        ])
        {
            await _journey.Call(3, "project.yaml", y => y.Replace(from, to, StringComparison.Ordinal), "ingest");
        }

        await Exchange(plain);
        await _journey.CallWithKey(2, rows, "ingest");
        await _journey.CallWithKey(2, _journey.Project.Below("inbox"), "ingest");
        await _journey.CallWithKey(2, _journey.Project.Below(plain, "no-header.csv"), "key", "destroy", "e1", "--force", "--reason", "end");
    }

    /// <summary>Events that are said to be what others counted.</summary>
    private async Task Exchange(string plain)
    {
        var (rows, headless) = (_journey.Project.Below(plain, "rows.csv"), _journey.Project.Below(plain, "no-header.csv"));
        foreach (var source in (string[])["dtm", "hapi-idps", "hapi-needs", "idmc"])
        {
            await _journey.Call(3, "exchange", "import", rows, "--source", source);
            await _journey.Call(3, "exchange", "import", headless, "--source", source, "--json");
        }

        var (mixed, map) = (_journey.Project.Below(plain, "mixed.csv"), _journey.Project.Below(plain, "map.yaml"));
        File.WriteAllText(mixed, $"pcode,who,n\nDY01,{CanaryFiles.Number},5\nDY02,+92-300-9999999,5\n{CanaryFiles.Number},x,5\nDY03,x,0{CanaryFiles.National}\n");
        File.WriteAllText(map, "{ source: A, level: 1, pcode: pcode, name: who, round_column: who, day: 2025-10-10, figures: [{ column: n, concept: affected }] }");
        await _journey.Call(3, "exchange", "import", mixed, "--source", "assessment", "--map", map);
        await _journey.Call(3, "exchange", "import", mixed, "--source", "assessment", "--map", map, "--json");
        await _journey.Call(3, "exchange", "import", mixed, "--source", "assessment", "--map", map, "--crosswalk", rows);
        await _journey.Call(3, "exchange", "import", mixed, "--source", "assessment", "--map", map, "--coding", rows);
        await _journey.Call(2, "exchange", "import", mixed, "--source", "assessment", "--map", rows);
        File.WriteAllText(map, "{ source: A, level: 1, pcode: msisdn, day: 2025-10-10, figures: [{ column: duration_s, concept: affected }] }");
        await _journey.Call(3, "exchange", "import", rows, "--source", "assessment", "--map", map, "--json");
    }

    private async Task<string> Release()
    {
        await _journey.Call(0, "run");
        var release = Path.GetFileName(Directory.GetDirectories(_journey.Project.Below("releases")).Single());
        var (one, two, bundle) = (_journey.Beside("one.pem"), _journey.Beside("two.pem"), _journey.Beside($"{release}.zip"));
        await _journey.Call(0, "release", "key", "--name", "A", "--organisation", "Operator", "--key", one);
        await _journey.Call(0, "release", "key", "--name", "B", "--organisation", "Authority", "--key", two, "--json");
        await _journey.Call(0, "release", "approve", release, "--key", one);
        await _journey.Call(4, "release", "publish", release);
        await _journey.Call(0, "release", "approve", release, "--key", two, "--json");
        await _journey.Call(0, "release", "publish", release);
        await _journey.Call(0, "release", "erratum", release, "--key", one, "--text", "A word was wrong.");
        await _journey.Call(0, "release", "bundle", release, "--key", one, "--out", bundle);
        await _journey.Call(0, "verify", "--bundle", bundle, "--json");
        await _journey.Call(0, "verify");
        await _journey.Call(0, "exchange", "export", release, "--out", _journey.Beside("handed-on"));

        // What a person types into a record that is kept for good.
        await _journey.Call(2, "stop", "--because", $"{CanaryFiles.Number} complained.", "--by", "A");
        await _journey.Call(2, "incident", "open", "--what", $"{CanaryFiles.Number} was named.", "--severity", "high", "--by", "A", "--stop", "--json");
        await _journey.Call(2, "request", "add", "--organisation", "IOM", "--question", $"Where is {CanaryFiles.Number}?", "--purpose", "Relief", "--release", release, "--by", "A");

        // Killed so late, it leaves a whole sample of the project, with all that a run writes. Later commands clear that away.
        await _journey.Killed(PlanHasRun, "run", "--plan");
        Folders.Copy(_journey.Project.Path, _journey.Beside("left"), "lake/tmp");
        await _journey.Call(0, "evaluate");
        await _journey.Call(0, "compare");
        await _journey.Call(0, "release", "recall", release, "--key", two, "--reason", "A test.");
        await _journey.Call(0, "release", "show", release, "--json");
        await _journey.Call(0, "release", "list", "--json");
        await _journey.Call(0, "release", "head");
        return release;
    }

    private bool PlanHasRun() => Directory.Exists(_journey.Project.Below("lake", "tmp"))
        && Directory.EnumerateFiles(_journey.Project.Below("lake", "tmp"), "measured.json", SearchOption.AllDirectories).Any();

    /// <summary>Files of the lake that do not hold what they should.</summary>
    private async Task Damaged()
    {
        var part = Directory.EnumerateFiles(_journey.Project.Below("lake", "events"), "*.parquet", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Last();
        var table = Directory.EnumerateFiles(_journey.Project.Below("lake", "steps", "subscriber_day"), "*.parquet", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Last();
        var store = Path.GetDirectoryName(table)!;
        var (bytes, name) = (File.ReadAllBytes(part), table + ".away");

        // Without its table the day is made anew, from the part.
        File.Move(table, name);
        File.WriteAllBytes(part, [.. bytes[..4], .. Enumerable.Repeat((byte)0x7f, 60), .. bytes[64..]]);
        await _journey.Call(5, "run", "--json");
        File.WriteAllBytes(part, bytes);
        Directory.CreateDirectory(store);
        File.Move(name, table, overwrite: true);
    }

    /// <summary>A second epoch, and the end of the first.</summary>
    /// <returns>The key of the first.</returns>
    private async Task<byte[]> Keys(string cell)
    {
        var first = Key("pseudonym.key");
        await _journey.Call(0, "key", "list");
        await _journey.Call(2, "key", "rotate", "--from", Day, "--force");
        await _journey.Call(0, "key", "rotate", "--from", "2025-10-15", "--force", "--json");
        CanaryFiles.WriteGood(_journey.Project, "zz-later", LaterDay, cell);
        await _journey.Call(0, "ingest");
        await _journey.Call(0, "key", "destroy", "e1", "--reason", "end of the agreement");
        CanaryFiles.WriteGood(_journey.Project, "zz-too-late", Day, cell);
        await _journey.Call(3, "ingest");
        await _journey.Call(0, "key", "list", "--json");
        return first;
    }

    private async Task Retention()
    {
        await _journey.Call(2, "retention", "--apply");
        File.AppendAllText(_journey.Project.Below("project.yaml"), "\nretention: { events_days: 30, subscriber_days: 36000, cubes_days: 36000, landing_files_days: 36000 }\n");
        await _journey.Call(4, "retention", "--prove", "--as-of", "2025-10-12", "--json");
        await _journey.Call(0, "retention", "--apply", "--prove", "--as-of", "2025-10-12");
        await _journey.Call(0, "retention", "--json");
    }
}
