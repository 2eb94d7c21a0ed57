using System.Globalization;
using System.Text.Json;

namespace Tideline.EndToEnd.Tests;

/// <summary>The last days of the world come one by one into an operator's drop folder, with what goes wrong on the way; nobody helps.</summary>
public sealed class MorningTests(World world)
{
    private const int Days = 7;

    [Fact]
    public async Task A_week_of_mornings_with_faults_ends_with_the_figures_of_a_run_over_all_files_at_once()
    {
        using var copy = world.Copy("project.yaml", "reference");
        using var drop = new TemporaryFolder();
        string[] files = [.. Directory.GetFiles(Path.Combine(world.Project, "inbox", "events")).Order(StringComparer.Ordinal)];
        Directory.CreateDirectory(copy.Below("inbox", "events"));
        foreach (var file in files[..^Days])
        {
            File.Copy(file, copy.Below("inbox", "events", Path.GetFileName(file)));
        }

        Add(copy, drop.Below("drop"));
        Directory.CreateDirectory(drop.Below("drop"));
        var coming = new Queue<string>(files[^Days..]);

        // The history, and then a quiet morning.
        Assert.Contains(await Morning(copy), s => s.StartsWith("Release ", StringComparison.Ordinal));
        Deliver(drop, coming.Dequeue());
        Assert.Contains("The run ended well.", await Morning(copy));
        Assert.Empty(await Morning(copy));

        // The power is cut in the middle of the work.
        Deliver(drop, coming.Dequeue());
        using (var killed = Call.Start(copy.Path, world.KeyFile, "watch", "--once"))
        {
            await Begun(copy, killed);
            await Task.Delay(TimeSpan.FromSeconds(1), TestContext.Current.CancellationToken);
            killed.Kill();
            await killed.End();
        }

        Assert.Contains("The run ended well.", await Morning(copy));

        // A file comes cut, and the next day whole; the operator's folder is away in between.
        var cut = coming.Dequeue();
        Deliver(drop, cut, File.ReadAllBytes(cut)[..2000]);
        Assert.Contains(await Morning(copy), s => s.StartsWith($"The file inbox/events/{Path.GetFileName(cut)} was refused whole", StringComparison.Ordinal));
        Directory.Move(drop.Below("drop"), drop.Below("away"));
        Assert.Contains(await Morning(copy), s => s.Contains("not mounted", StringComparison.Ordinal));
        Directory.Move(drop.Below("away"), drop.Below("drop"));
        Deliver(drop, cut);

        // Two watch at once: the lake has one writer, and the other says so or finds nothing to do.
        using (var other = Call.Start(copy.Path, world.KeyFile, "watch", "--once"))
        {
            await Morning(copy);
            await other.End();
        }

        await Morning(copy);

        // A file comes twice, under two names.
        Deliver(drop, coming.Peek());
        Deliver(drop, coming.Peek(), name: "again-" + Path.GetFileName(coming.Dequeue()));
        Assert.Contains("The run ended well.", await Morning(copy));

        // The clock was a day ahead when a file was written into the inbox, and is set right.
        var ahead = coming.Dequeue();
        var early = copy.Below("inbox", "events", Path.GetFileName(ahead));
        File.Copy(ahead, early);
        File.SetLastWriteTimeUtc(early, File.GetLastWriteTimeUtc(early).AddDays(1));
        Assert.Contains("The run ended well.", await Morning(copy));

        // The last two come together.
        Deliver(drop, coming.Dequeue());
        Deliver(drop, coming.Dequeue());
        Assert.Contains("The run ended well.", await Morning(copy));

        var release = Directory.GetDirectories(copy.Below("releases")).Order(StringComparer.Ordinal).Last();
        Assert.Equal(
            File.ReadAllText(Path.Combine(world.Release, "observations.csv")), File.ReadAllText(Path.Combine(release, "observations.csv")));
        string[] told = [.. File.ReadLines(copy.Below("register", "notices.jsonl")).Select(l => JsonDocument.Parse(l).RootElement.GetProperty("Key").GetString()!)];
        Assert.Contains(told, k => k.StartsWith("quarantined ", StringComparison.Ordinal));
        Assert.Contains(told, k => k.StartsWith("feed-fault operator", StringComparison.Ordinal));
        Assert.Equal(told.Distinct().Count(), told.Length);
    }

    private static void Add(TemporaryFolder project, string drop) => File.AppendAllText(project.Below("project.yaml"), string.Create(CultureInfo.InvariantCulture, $"""

        operation:
          settle_seconds: 0
          feeds:
            - name: operator
              files: {drop}/*.csv.gz
              marker: .done

        """));

    private static void Deliver(TemporaryFolder drop, string file, byte[]? bytes = null, string? name = null)
    {
        var target = drop.Below("drop", name ?? Path.GetFileName(file));
        File.WriteAllBytes(target, bytes ?? File.ReadAllBytes(file));
        File.WriteAllText(target + ".done", "");
    }

    private async Task<IReadOnlyList<string>> Morning(TemporaryFolder project)
    {
        var ended = await Call.RunWith(project.Path, world.KeyFile, "watch", "--once", "--json");
        Assert.True(ended.ExitCode == 0, ended.Said);
        return JsonSerializer.Deserialize<string[]>(ended.Output)!;
    }

    /// <summary>Waits until the work of a morning is written down as begun.</summary>
    private static async Task Begun(TemporaryFolder project, Call call)
    {
        while (!File.ReadAllText(project.Below("lake", "morning.json")).Contains("\"Done\":false", StringComparison.Ordinal))
        {
            Assert.False(call.HasEnded, "The morning ended before it was cut.");
            await Task.Delay(TimeSpan.FromMilliseconds(5), TestContext.Current.CancellationToken);
        }
    }
}
