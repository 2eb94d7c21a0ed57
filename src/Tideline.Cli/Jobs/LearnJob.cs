using System.Globalization;
using System.Text;
using Tideline.Domain;
using Tideline.Domain.Places;
using Tideline.Learning.Checks;
using Tideline.Learning.Practice;
using Tideline.Learning.Progress;
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
    private const string Making = ".making";

    /// <summary>Makes the country of a learner; nothing where it is there.</summary>
    /// <returns>Whether it was made now.</returns>
    /// <exception cref="ConfigurationException">Another learner's country is there, or other files.</exception>
    public static bool Start(string folder, string learner, IProgress<RunProgress> progress, CancellationToken cancellation)
    {
        StartForm(folder, learner);
        return MakeCountry(folder, progress, cancellation);
    }

    /// <summary>Makes the country of a work folder, beside what lies in it already; nothing where it is there.</summary>
    /// <returns>Whether it was made now.</returns>
    /// <exception cref="ConfigurationException">The folder is no work folder, or holds another country.</exception>
    public static bool MakeCountry(string folder, IProgress<RunProgress> progress, CancellationToken cancellation)
    {
        var seed = LearnerSeed.In(folder);
        if (File.Exists(Path.Combine(folder, PracticeCountry.IsThere)))
        {
            return false;
        }

        // Made aside: what was broken off leaves nothing that a learner would take for a country.
        var made = Path.Combine(folder, Making);
        if (Directory.Exists(made))
        {
            Directory.Delete(made, recursive: true);
        }

        GenerateJob.Run("flood", Subscribers, seed, made, overwrite: false, progress, cancellation);
        var reference = Workspace.Open(made).Reference;
        var locator = new AreaLocator(reference.Boundaries!);
        var text = new StringBuilder("cell,longitude,latitude,pcode\n");
        foreach (var cell in reference.Cells)
        {
            var area = locator.Find(cell.Longitude, cell.Latitude);
            text.Append(CultureInfo.InvariantCulture, $"{cell.Cell},{cell.Longitude},{cell.Latitude},{(area is null ? null : reference.Boundaries!.Hierarchy.AncestorAt(area, DistrictLevel)?.PCode)}\n");
        }

        File.WriteAllText(Path.Combine(made, PracticeCountry.CellAreas), text.ToString());
        WriteTables(made, reference.Boundaries!.Hierarchy);
        Directory.Move(Path.Combine(made, "truth"), Path.Combine(made, PracticeCountry.Truth));
        PracticeFiles.Write(made, seed);
        FloodNights.Write(made, seed, cancellation);
        MoveUp(made, folder);
        // Last: where it is absent, the country is made anew.
        File.WriteAllText(Path.Combine(folder, PracticeCountry.IsThere), "");
        return true;
    }

    /// <summary>Makes a work folder for exercises that are filled in, which need no country.</summary>
    /// <exception cref="ConfigurationException">It is another learner's.</exception>
    public static void StartForm(string folder, string learner)
    {
        var seed = LearnerSeed.Of(learner);
        if (LearnerSeed.Find(folder) is { } there && there != seed)
        {
            throw new ConfigurationException($"{folder} is the work folder of another learner. Choose another with --work; nothing was changed.");
        }

        LearnerSeed.Write(folder, seed);
    }

    private static void MoveUp(string from, string to)
    {
        foreach (var entry in new DirectoryInfo(from).EnumerateFileSystemInfos().ToList())
        {
            var target = Path.Combine(to, entry.Name);
            if (entry is DirectoryInfo folder)
            {
                // Of a start that was broken off here.
                if (Directory.Exists(target))
                {
                    Directory.Delete(target, recursive: true);
                }

                folder.MoveTo(target);
            }
            else
            {
                ((FileInfo)entry).MoveTo(target, overwrite: true);
            }
        }

        Directory.Delete(from);
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
