using System.Globalization;
using System.IO.Compression;

namespace Tideline.Proof.Faults;

/// <summary>Faults that are no kills, each in a country of its own, whose table must then be that of the undisturbed one.</summary>
internal sealed class OtherFaults(FaultPlan plan, Country prepared, Country undisturbed, Judgement judgement, Action<string> say)
{
    private readonly List<OtherFault> _tried = [];

    private string File0 => prepared.Coming[0];

    private string Name0 => Path.GetFileName(File0);

    /// <summary>Tries all of them.</summary>
    public IReadOnlyList<OtherFault> Run(CancellationToken cancellation)
    {
        Once("A file comes truncated, and later whole", country => Damaged(country, File.ReadAllBytes(File0)[..2000]));
        Once("A file comes corrupt in its middle, and later whole", country =>
        {
            var bytes = File.ReadAllBytes(File0);
            for (var at = bytes.Length / 2; at < (bytes.Length / 2) + 64; at++)
            {
                bytes[at] ^= 0x5A;
            }

            return Damaged(country, bytes);
        });
        Once("A file comes with the first half of a day, and later whole", HalfADay);
        Once("A file comes twice, under two names", country =>
        {
            country.Deliver(File0);
            country.Deliver(File0, name: "again-" + Name0);
            country.Finish();
            return "the second is known by its bytes and not read";
        });
        Once("The feed is away for a morning", country =>
        {
            Directory.Move(country.Drop, country.Drop + "-away");
            var said = country.Look();
            Directory.Move(country.Drop + "-away", country.Drop);
            country.Deliver(File0);
            country.Finish();
            return Said(said, "not mounted", "told; the next look reads it");
        });
        Once("Two watch at once", country =>
        {
            country.Deliver(File0);
            using (var one = Child.Start(plan, country.WatchArguments))
            using (var other = Child.Start(plan, country.WatchArguments))
            {
                judgement.Expect(one.End().Code == 0 && other.End().Code == 0, "Two watch at once: one of them ended with a fault.");
            }

            country.Finish();
            return "one fetches, and one writes the lake; the other says so or finds nothing to do";
        });
        foreach (var (by, words) in ((string, string)[])[("+1d", "a day forward"), ("-1d", "a day back"), ("+400d", "400 days forward")])
        {
            Clock(by, words);
        }

        FullDisk();
        return _tried;

        void Once(string what, Func<Country, string> fault)
        {
            cancellation.ThrowIfCancellationRequested();
            Try(what, fault);
        }
    }

    private string Damaged(Country country, byte[] bytes)
    {
        country.Deliver(File0, bytes);
        var before = country.Releases;
        var said = country.Finish();
        judgement.Expect(country.Releases.SequenceEqual(before), $"{Name0} damaged: a release was proposed from it.");
        country.Deliver(File0);
        country.Finish();
        return Said(said, "was refused whole", "refused whole and told; nothing is proposed until it comes again");
    }

    private string HalfADay(Country country)
    {
        var half = Half();
        country.Deliver(File0, half);
        country.Finish();
        var newest = Judgement.NewestOf(country);
        country.Deliver(File0);
        country.Finish();
        var day = System.Text.RegularExpressions.Regex.Match(Name0, "[0-9]{4}-?[0-9]{2}-?[0-9]{2}", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1)).Value;
        judgement.Expect(day.Length == 0 || !newest.Contains(day, StringComparison.Ordinal), $"Half of {Name0}: release {newest} ends on that day.");
        return "the day is not complete, and no figure ends on it until it is; the whole file redoes it";
    }

    private byte[] Half()
    {
        using var packed = new GZipStream(new MemoryStream(File.ReadAllBytes(File0)), CompressionMode.Decompress);
        using var text = new StreamReader(packed);
        var lines = text.ReadToEnd().TrimEnd('\n').Split('\n');
        using var half = new MemoryStream();
        using (var pack = new GZipStream(half, CompressionLevel.Fastest, leaveOpen: true))
        using (var writer = new StreamWriter(pack) { NewLine = "\n" })
        {
            // By time, and not by place in the file.
            foreach (var line in (string[])[lines[0], .. lines.Skip(1).Where(l => TimeOf(l) is { Hour: < 12 })])
            {
                writer.WriteLine(line);
            }
        }

        return half.ToArray();
    }

    private static DateTime? TimeOf(string line) => line.Split(',')
        .Select(f => DateTime.TryParse(f.Trim('"'), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time) && f.Contains(':', StringComparison.Ordinal) ? time : (DateTime?)null)
        .FirstOrDefault(t => t is not null);

    private void Clock(string by, string words)
    {
        const string program = "/usr/bin/faketime";
        if (!File.Exists(program))
        {
            _tried.Add(new($"The clock is set {words} for a morning", "not tried: the program faketime is not installed", true));
            return;
        }

        Try($"The clock is set {words} for a morning", country =>
        {
            country.Deliver(File0);
            var said = country.Look([program, "-f", by]);
            country.Finish();
            return Said(said, "The run ended well.", "that morning and the next look run as they should");
        });
    }

    private void FullDisk()
    {
        const string what = "The disk is full";
        using var disk = SmallDisk.Make(Path.Combine(plan.Work, "small"), megabytes: 256);
        if (disk is null)
        {
            _tried.Add(new(what, "not tried: this account may mount nothing", true));
            return;
        }

        var country = prepared.Copy(Path.Combine(disk.Root, "country"));
        var tried = 0;
        country.Deliver(File0);
        foreach (var left in (long[])[0, 8_192, 65_536, 262_144, 524_288, 1_048_576, 2_097_152, 4_194_304])
        {
            disk.Leave(left);
            country.Look();
            tried++;
            judgement.LookAfterKill(country, undisturbed.Releases.ToHashSet(StringComparer.Ordinal), string.Create(CultureInfo.InvariantCulture, $"a disk with {left:N0} bytes left"));
        }

        disk.Free();
        country.Finish();
        Judge(what, country, string.Create(CultureInfo.InvariantCulture, $"tried with {tried} amounts of room, from none to 4 MB; nothing half is proposed, and with room the next look does the work"));
    }

    private void Try(string what, Func<Country, string> fault)
    {
        var country = prepared.Copy(Path.Combine(plan.Work, "other"));
        string then;
        try
        {
            then = fault(country);
        }
        catch (Exception e) when (e is Domain.TidelineException or IOException)
        {
            judgement.Expect(false, $"{what}: {e.Message}");
            _tried.Add(new(what, e.Message, false));
            return;
        }

        Judge(what, country, then);
        Directory.Delete(country.Root, recursive: true);
    }

    /// <summary>With the remaining mornings the table must be the undisturbed one's, byte for byte.</summary>
    private void Judge(string what, Country country, string then)
    {
        foreach (var file in country.Coming.Skip(1))
        {
            country.Deliver(file);
        }

        country.Finish();
        var same = Judgement.NewestTable(country) == Judgement.NewestTable(undisturbed);
        judgement.Expect(same, $"{what}: the released table differs from the undisturbed one's.");
        _tried.Add(new(what, then, same));
        say($"{what}: {(same ? "the same table" : "another table")}.");
    }

    private string Said(IReadOnlyList<string> said, string what, string then)
    {
        judgement.Expect(said.Any(s => s.Contains(what, StringComparison.Ordinal)), $"Nobody was told '{what}': {string.Join(' ', said)}");
        return then;
    }
}
