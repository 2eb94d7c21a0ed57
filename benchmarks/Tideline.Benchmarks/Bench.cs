using System.Globalization;
using System.Text.Json;
using Tideline.Benchmarks.Measuring;
using Tideline.Benchmarks.Work;

namespace Tideline.Benchmarks;

/// <summary>Where data and measurements stand: a measurement that is there is not made again.</summary>
/// <param name="work">Full path.</param>
/// <param name="size">How much data.</param>
/// <param name="repetitions">Of compared programs.</param>
internal sealed class Bench(string work, Sizes size, int repetitions)
{
    public Sizes Size => size;

    public int Repetitions => repetitions;

    /// <summary>Whether what is absent may be measured; otherwise <see cref="Once"/> refuses.</summary>
    public bool Measuring { get; set; }

    private string Data => Path.Combine(work, "data");

    /// <summary>A measurement by its name, from the store or made now.</summary>
    /// <param name="name">Part, program and repetition, with slashes.</param>
    /// <exception cref="NotMeasuredException">It is not there, and nothing may be measured.</exception>
    public Measurement Once(string name, Func<Measurement> measure)
    {
        var file = Path.Combine(work, "measured", size.Name, name + ".json");
        if (File.Exists(file))
        {
            return JsonSerializer.Deserialize<Measurement>(File.ReadAllText(file))!;
        }

        if (!Measuring)
        {
            throw new NotMeasuredException(name);
        }

        var measured = measure();
        Console.Error.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{name}: {measured.Wall:0.0} s, {measured.Cpu:0.0} s of processors, {measured.PeakMegabytes:0} MB"));
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file + ".tmp", JsonSerializer.Serialize(measured));
        File.Move(file + ".tmp", file, overwrite: true);
        return measured;
    }

    /// <summary>Each program once, then each again: what else the machine does hits all alike.</summary>
    public Dictionary<string, IReadOnlyList<Measurement>> Interleaved(string part, params (string Program, Func<Measurement> Measure)[] programs)
    {
        var all = programs.ToDictionary(p => p.Program, _ => new List<Measurement>(), StringComparer.Ordinal);
        for (var i = 1; i <= repetitions; i++)
        {
            foreach (var (program, measure) in programs)
            {
                all[program].Add(Once(string.Create(CultureInfo.InvariantCulture, $"{part}/{program}/{i}"), measure));
            }
        }

        return all.ToDictionary(a => a.Key, a => (IReadOnlyList<Measurement>)a.Value, StringComparer.Ordinal);
    }

    public void Forget(string part)
    {
        var folder = Path.Combine(work, "measured", size.Name, part);
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>A folder for what a part derives, empty.</summary>
    public string Scratch(string name) => IngestTasks.Fresh(Path.Combine(work, "scratch", name));

    /// <summary>The same folder as it stands.</summary>
    public string ScratchOf(string name) => Path.Combine(work, "scratch", name);

    /// <summary>A generated country; made once.</summary>
    /// <param name="subscribers">Of the operator.</param>
    /// <param name="weeksBefore">Weeks before the onset; 6 weeks after it, and the onset's own, make the rest.</param>
    public string Country(int subscribers, int weeksBefore = 29)
    {
        var folder = Path.Combine(Data, string.Create(CultureInfo.InvariantCulture, $"flood-{subscribers}-{weeksBefore}"));
        if (!Directory.Exists(folder))
        {
            var scenario = Path.Combine(work, "flood.yaml");
            Directory.CreateDirectory(Data);
            File.WriteAllText(scenario, string.Create(CultureInfo.InvariantCulture, $"based_on: flood\nweeks_before: {weeksBefore}\nweeks_after: 6\n"));
            Console.Error.WriteLine($"generating {Path.GetFileName(folder)}");
            IngestTasks.Fresh(folder + ".part");
            Worker.Run("cli", "generate", "--scenario", scenario, "--subscribers", subscribers.ToString(CultureInfo.InvariantCulture), "--out", folder + ".part");
            Directory.Move(folder + ".part", folder);
        }

        return folder;
    }

    /// <summary>A generated country whose files are in its lake, with the list of events that Tideline leaves out.</summary>
    public string Ingested(int subscribers)
    {
        var folder = Country(subscribers);
        if (!Directory.Exists(Path.Combine(folder, "reports")))
        {
            Worker.Run("cli", "ingest", "--project", folder);
        }

        if (!File.Exists(Path.Combine(folder, "dropped.parquet")))
        {
            Worker.Run("steps-dropped", folder, Scratch("dropped"));
        }

        return folder;
    }

    /// <summary>A country as it was generated, with nothing ingested.</summary>
    public static void Bare(string country)
    {
        foreach (var derived in (string[])["lake", "reports", "releases", "secrets"])
        {
            Delete(Path.Combine(country, derived));
        }
    }

    public static void Delete(string folder)
    {
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    public void Clean()
    {
        Delete(Data);
        Delete(Path.Combine(work, "scratch"));
    }
}

/// <summary>A part cannot be written, because nobody measured it yet.</summary>
internal sealed class NotMeasuredException(string name) : Exception($"{name} is not measured yet.");
