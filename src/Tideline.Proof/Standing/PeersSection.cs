using System.Text;
using Tideline.Evaluation.Presets;

namespace Tideline.Proof.Standing;

/// <summary>Published definitions beside Tideline's and the oracle, on the same countries.</summary>
internal static class PeersSection
{
    public static string Of(IReadOnlyList<ProofGroup> groups)
    {
        var text = new StringBuilder();
        foreach (var group in groups)
        {
            var compared = group.Results.Where(r => r.Presets.Any(p => p.Big.Ours.Cells > 0)).Select(r => r.Presets).ToArray();
            if (compared.Length == 0)
            {
                continue;
            }

            text.Append(text.Length == 0 ? Head : "").Append(System.Globalization.CultureInfo.InvariantCulture, $"\n### {group.Scenario}, {group.Subscribers:N0} subscribers, {compared.Length} seeds\n\n");
            text.Append(PresetScoreTable.Markdown(compared));
        }

        return text.ToString();
    }

    private const string Head = """
        ## Published definitions on the same countries

        The displaced stock by district and week, under each published definition as a parameter set of the same fold
        ([presets](methods/presets.md)), in the first seeds. WAPE of district-weeks with at least 50 displaced subscribers; weeks that
        Tideline calls not observable count here, so its own line may differ from the tables below.

        """;
}
