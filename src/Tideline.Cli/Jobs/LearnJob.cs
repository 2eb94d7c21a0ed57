using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Tideline.Domain;
using Tideline.Learning.Checks;
using Tideline.Pipeline.Runs;
using Tideline.Projects.Reference;

namespace Tideline.Cli.Jobs;

/// <summary>A learner's work folder: the country that belongs to the name, and what the learner hands in.</summary>
internal static class LearnJob
{
    // Enough that districts pass the threshold, and few enough that a check takes seconds.
    private const int Subscribers = 1_500;
    private const int DistrictLevel = 2;
    private const string SeedFile = ".seed";

    /// <summary>The seed of a learner: other names, other countries.</summary>
    public static ulong SeedOf(string learner) =>
        BinaryPrimitives.ReadUInt32LittleEndian(SHA256.HashData(Encoding.UTF8.GetBytes("tideline learner|" + learner.Trim().ToUpperInvariant())));

    /// <summary>The seed of a work folder.</summary>
    /// <exception cref="ConfigurationException">It is none.</exception>
    public static ulong SeedIn(string folder) => File.Exists(Path.Combine(folder, SeedFile))
        && ulong.TryParse(File.ReadAllText(Path.Combine(folder, SeedFile)), NumberStyles.None, CultureInfo.InvariantCulture, out var seed)
            ? seed : throw new ConfigurationException($"{folder} is no work folder. Make one with 'tideline learn start MODULE'; nothing was changed.");

    /// <summary>Makes the country of a learner; nothing where it is there.</summary>
    /// <exception cref="ConfigurationException">Another learner's country is there, or other files.</exception>
    public static void Start(string folder, string learner, IProgress<RunProgress> progress, CancellationToken cancellation)
    {
        var seed = SeedOf(learner);
        if (File.Exists(Path.Combine(folder, SeedFile)))
        {
            if (SeedIn(folder) != seed)
            {
                throw new ConfigurationException($"{folder} is the work folder of another learner. Choose another with --work; nothing was changed.");
            }

            return;
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
        Directory.Move(Path.Combine(folder, "truth"), Path.Combine(folder, PracticeCountry.Truth));
        // Last: where it is absent, the country is made anew.
        File.WriteAllText(Path.Combine(folder, SeedFile), seed.ToString(CultureInfo.InvariantCulture));
    }
}
