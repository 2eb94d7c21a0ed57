using Tideline.Proof.Disclosure.Judging;

namespace Tideline.Proof.Disclosure.Hierarchies;

/// <summary>Random countries, each released week after week with late records, by the gate and by its twin.</summary>
internal static class HierarchyProof
{
    /// <param name="seed">Of the country.</param>
    /// <param name="weeks">Releases, each of one week more.</param>
    /// <param name="work">Takes the releases.</param>
    /// <param name="keep">Whether they stay there, to look into them.</param>
    public static SequenceResult Run(ulong seed, int weeks, string work, bool keep = false)
    {
        var country = new RandomCountry(seed, weeks);
        using var sequence = new ReleaseSequence(Path.Combine(work, $"hierarchy-{seed}"), keep);
        for (var release = 0; release < weeks; release++)
        {
            var cubes = new HierarchyCubes(country, release).All();
            sequence.Add(ProofInput.Of(country.Areas, cubes, RandomCountry.FirstWeek, RandomCountry.FirstWeek.PlusDays((7 * release) + 13)));
        }

        return new($"hierarchy {seed}", country.Areas.All.Count, sequence.Released, sequence.Refused, sequence.JudgeGate(), sequence.JudgeTwin());
    }
}
