using Tideline.Domain;
using Tideline.Projects.Chains;

namespace Tideline.Learning.Progress;

/// <summary>Joins records of progress of one learner.</summary>
/// <remarks>
/// Lines of another file are written again at the end of this one, with the number and the hash that they had there. So each earlier line
/// can be made again from the joined file alone, and both chains be checked in it. A line is left out only where exactly it is here
/// already: merging the same file twice changes nothing, and no order of merging loses an attempt.
/// </remarks>
internal static class ProgressMerge
{
    /// <summary>The lines to append.</summary>
    /// <exception cref="InputRefusedException">A file is another learner's, or was written by another version.</exception>
    public static IReadOnlyList<Attempt> Of(
        IReadOnlyList<(Attempt Entry, string Sha256)> held, IReadOnlyList<(string File, IReadOnlyList<(Attempt Entry, string Sha256)> Lines)> others, ulong seed)
    {
        var known = held.SelectMany(l => l.Entry.EarlierLines().Select(ChainLine.HashOf).Append(l.Sha256)).ToHashSet(StringComparer.Ordinal);
        var result = new List<Attempt>();
        var (sequence, previous) = (held.Count, held.Count == 0 ? ChainLine.Start : held[^1].Sha256);
        foreach (var (file, lines) in others)
        {
            if (lines.FirstOrDefault(l => l.Entry.Seed != seed).Entry is not null)
            {
                throw new InputRefusedException($"{file} is the record of another learner: its country has another seed. Records of two people are not joined. Nothing was merged.");
            }

            foreach (var (entry, sha256) in lines.Where(l => !known.Contains(l.Sha256)))
            {
                var taken = entry with { Sequence = ++sequence, Previous = previous, Origins = [.. entry.Origins ?? [], new(entry.Sequence, entry.Previous)] };
                string[] earlier = [.. taken.EarlierLines().Select(ChainLine.HashOf)];
                if (earlier[^1] != sha256)
                {
                    throw new InputRefusedException($"Line {entry.Sequence} of {file} holds what this version does not know. Merge with the version that wrote it. Nothing was merged.");
                }

                previous = ChainLine.HashOf(taken.ToLine());
                known.UnionWith(earlier);
                known.Add(previous);
                result.Add(taken);
            }
        }

        return result;
    }

    /// <summary>Whether every line of other files that stands in a record continues a line that stands there too.</summary>
    public static bool HistoriesHold(IReadOnlyList<Attempt> lines)
    {
        var known = lines.SelectMany(l => l.EarlierLines().Append(l.ToLine())).Select(ChainLine.HashOf).Append(ChainLine.Start).ToHashSet(StringComparer.Ordinal);
        return lines.SelectMany(l => l.Origins ?? []).All(o => known.Contains(o.Previous));
    }
}
