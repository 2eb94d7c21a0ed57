using System.Globalization;
using System.Text;
using Tideline.Domain;

namespace Tideline.Exchange.Hazards;

/// <summary>Writes a proposal where a person finds it, and no command.</summary>
public static class ProposalFiles
{
    /// <param name="folder">Full path of a new folder, or of an earlier proposal of the same id.</param>
    /// <returns>Names of the files.</returns>
    /// <exception cref="ConfigurationException">It cannot be written.</exception>
    public static IReadOnlyList<string> Write(HazardProposal proposal, string folder, bool replace)
    {
        var files = new SortedDictionary<string, byte[]>(StringComparer.Ordinal)
        {
            [$"{proposal.Id}.yaml"] = Encoding.UTF8.GetBytes(proposal.Yaml),
            ["README.md"] = Encoding.UTF8.GetBytes(ReadMe(proposal)),
        };
        if (proposal.Footprint is { } footprint)
        {
            files[$"{proposal.Id}.geojson"] = Encoding.UTF8.GetBytes(footprint);
        }

        OutputFolder.Write(folder, files, replace);
        return [.. files.Keys];
    }

    private static string ReadMe(HazardProposal proposal)
    {
        var text = new StringBuilder($"# Proposed emergency {proposal.Id}\n\nNothing is declared. Look at the onset, the days around it and the footprint.\n");
        text.Append(CultureInfo.InvariantCulture, $"It would expose {proposal.ExposedAreas.Count} areas: {string.Join(", ", proposal.ExposedAreas)}.\n\n");
        text.AppendJoin("", proposal.Remarks.Select(r => $"* {r}\n"));
        text.Append(CultureInfo.InvariantCulture, $"\nTo declare it, copy `{proposal.Id}.yaml`{(proposal.Footprint is null ? "" : $" and `{proposal.Id}.geojson`")} into the project's `emergencies/`, and run.\n");
        return text.ToString();
    }
}
