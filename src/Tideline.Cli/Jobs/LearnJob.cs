using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Tideline.Domain;
using Tideline.Domain.Places;
using Tideline.Learning.Checks;
using Tideline.Learning.Practice;
using Tideline.Pipeline.Runs;
using Tideline.Projects.Reference;

namespace Tideline.Cli.Jobs;

/// <summary>A learner's work folder: the country that belongs to the name, and what the learner hands in.</summary>
internal static class LearnJob
{
    // Enough that districts pass the threshold, and few enough that a check takes seconds.
    private const int Subscribers = 1_500;
    private const int DistrictLevel = 2;
    private const long Threshold = 16;
    private const string SeedFile = ".seed";
    private const string CountryIsThere = ".country";

    /// <summary>The seed of a learner: other names, other countries.</summary>
    public static ulong SeedOf(string learner) =>
        BinaryPrimitives.ReadUInt32LittleEndian(SHA256.HashData(Encoding.UTF8.GetBytes("tideline learner|" + learner.Trim().ToUpperInvariant())));

    /// <summary>The seed of a work folder.</summary>
    /// <exception cref="ConfigurationException">It is none.</exception>
    public static ulong SeedIn(string folder) => File.Exists(Path.Combine(folder, SeedFile))
        && ulong.TryParse(File.ReadAllText(Path.Combine(folder, SeedFile)), NumberStyles.None, CultureInfo.InvariantCulture, out var seed)
            ? seed : throw new ConfigurationException($"{folder} is no work folder. Make one with 'tideline learn start MODULE'; nothing was changed.");

    /// <summary>Makes the country of a learner; nothing where it is there.</summary>
    /// <returns>Whether it was made now.</returns>
    /// <exception cref="ConfigurationException">Another learner's country is there, or other files.</exception>
    public static bool Start(string folder, string learner, IProgress<RunProgress> progress, CancellationToken cancellation)
    {
        var seed = SeedOf(learner);
        DemandOwn(folder, seed);
        if (File.Exists(Path.Combine(folder, CountryIsThere)))
        {
            return false;
        }

        GenerateJob.Run("flood", Subscribers, seed, folder, overwrite: true, progress, cancellation);
        var reference = Workspace.Open(folder).Reference;
        var locator = new AreaLocator(reference.Boundaries!);
        var text = new StringBuilder("cell,longitude,latitude,pcode\n");
        foreach (var cell in reference.Cells)
        {
            var area = locator.Find(cell.Longitude, cell.Latitude);
            text.Append(CultureInfo.InvariantCulture, $"{cell.Cell},{cell.Longitude},{cell.Latitude},{(area is null ? null : reference.Boundaries!.Hierarchy.AncestorAt(area, DistrictLevel)?.PCode)}\n");
        }

        File.WriteAllText(Path.Combine(folder, PracticeCountry.CellAreas), text.ToString());
        WriteTables(folder, reference.Boundaries!.Hierarchy);
        // Of a start that was broken off.
        if (Directory.Exists(Path.Combine(folder, PracticeCountry.Truth)))
        {
            Directory.Delete(Path.Combine(folder, PracticeCountry.Truth), recursive: true);
        }

        Directory.Move(Path.Combine(folder, "truth"), Path.Combine(folder, PracticeCountry.Truth));
        PracticeFiles.Write(folder, seed);
        FloodNights.Write(folder, seed, cancellation);
        WriteSeed(folder, seed);
        // Last: where it is absent, the country is made anew.
        File.WriteAllText(Path.Combine(folder, CountryIsThere), "");
        return true;
    }

    /// <summary>Makes a work folder for exercises that are filled in, which need no country.</summary>
    /// <exception cref="ConfigurationException">It is another learner's.</exception>
    public static void StartForm(string folder, string learner)
    {
        var seed = SeedOf(learner);
        DemandOwn(folder, seed);
        Directory.CreateDirectory(folder);
        WriteSeed(folder, seed);
    }

    private static void WriteSeed(string folder, ulong seed) => File.WriteAllText(Path.Combine(folder, SeedFile), seed.ToString(CultureInfo.InvariantCulture));

    private static void DemandOwn(string folder, ulong seed)
    {
        if (File.Exists(Path.Combine(folder, SeedFile)) && SeedIn(folder) != seed)
        {
            throw new ConfigurationException($"{folder} is the work folder of another learner. Choose another with --work; nothing was changed.");
        }
    }

    // The neighbour's table hides what is small, and nothing else.
    private static void WriteTables(string folder, AreaHierarchy areas)
    {
        var subscribers = File.ReadLines(Path.Combine(folder, "truth", "residents.csv")).Skip(1).Select(l => l.Split(','))
            .ToDictionary(f => f[0], f => long.Parse(f[2], CultureInfo.InvariantCulture), StringComparer.Ordinal);
        var (all, hidden) = (new StringBuilder("pcode,parent,level,subscribers\n"), new StringBuilder("pcode,parent,level,subscribers\n"));
        foreach (var area in areas.All)
        {
            var sum = areas.Finest.Where(f => f.PCode == area.PCode || areas.AncestorAt(f.PCode, area.AdminLevel)?.PCode == area.PCode).Sum(f => subscribers.GetValueOrDefault(f.PCode));
            all.Append(CultureInfo.InvariantCulture, $"{area.PCode},{area.Parent},{area.AdminLevel},{sum}\n");
            hidden.Append(CultureInfo.InvariantCulture, $"{area.PCode},{area.Parent},{area.AdminLevel},{(sum < Threshold ? "" : sum.ToString(CultureInfo.InvariantCulture))}\n");
        }

        Directory.CreateDirectory(Path.Combine(folder, "tables"));
        File.WriteAllText(Path.Combine(folder, PracticeCountry.Residents), all.ToString());
        File.WriteAllText(Path.Combine(folder, "tables", "neighbour.csv"), hidden.ToString());
    }
}
