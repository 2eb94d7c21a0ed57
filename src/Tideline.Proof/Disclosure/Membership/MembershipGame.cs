using Tideline.Domain;
using Tideline.Domain.Cubes;
using Tideline.Release;
using Tideline.Release.Gate;
using Tideline.Release.Observations;

namespace Tideline.Proof.Disclosure.Membership;

/// <summary>
/// Can somebody who knows where a target was on every day tell from a release whether the target is in it? Groups are drawn without the
/// targets; in half of the games a random member gives way to the target. The table goes through the gate, or is taken as it is.
/// </summary>
/// <param name="table">Where people were.</param>
/// <param name="members">Subscribers in a group.</param>
/// <param name="groups">Games with, and games without, for each target.</param>
/// <param name="seed">Of targets and groups.</param>
internal sealed class MembershipGame(PresenceTable table, int members, int groups, ulong seed)
{
    /// <param name="targets">People who are looked for.</param>
    /// <param name="raw">Whether the counts go out as they are, which no release does: what the gate has to beat.</param>
    /// <param name="cancellation">Stops between groups.</param>
    /// <returns>Area under the curve by target: 0.5 is guessing, 1 is certainty.</returns>
    public IReadOnlyList<double> Play(int targets, bool raw, CancellationToken cancellation)
    {
        int[] order = [.. Enumerable.Range(0, table.People.Count).OrderBy(p => Draws.Hash(seed, (ulong)p))];
        int[] wanted = order[..targets];
        int[] others = order[targets..];
        var shares = Shares(others);
        var (with, without) = (new double[targets, groups], new double[targets, groups]);
        for (var g = 0; g < groups; g++)
        {
            cancellation.ThrowIfCancellationRequested();
            var group = others.OrderBy(p => Draws.Hash(seed + 1, (ulong)p, (ulong)g)).Take(members).ToArray();
            var counts = Counts(group);
            var released = Release(counts, raw);
            var replaced = group[Draws.Below(Draws.Hash(seed + 2, (ulong)g), group.Length)];
            Move(counts, replaced, -1);
            for (var t = 0; t < targets; t++)
            {
                without[t, g] = Score(released, wanted[t], shares);
                Move(counts, wanted[t], 1);
                with[t, g] = Score(Release(counts, raw), wanted[t], shares);
                Move(counts, wanted[t], -1);
            }
        }

        return [.. Enumerable.Range(0, targets).Select(t => RankCurve.Area(Row(with, t), Row(without, t)))];
    }

    private double[] Row(double[,] scores, int target) => [.. Enumerable.Range(0, groups).Select(g => scores[target, g])];

    private double[,] Shares(int[] people)
    {
        var counts = Counts(people);
        var shares = new double[table.Days, table.Districts.Count];
        for (var day = 0; day < table.Days; day++)
        {
            for (var d = 0; d < table.Districts.Count; d++)
            {
                shares[day, d] = counts[day, d] / (double)people.Length;
            }
        }

        return shares;
    }

    private int[,] Counts(int[] people)
    {
        var counts = new int[table.Days, table.Districts.Count];
        foreach (var person in people)
        {
            Move(counts, person, 1);
        }

        return counts;
    }

    private void Move(int[,] counts, int person, int by)
    {
        for (var day = 0; day < table.Days; day++)
        {
            if (table.People[person][day] is >= 0 and var district)
            {
                counts[day, district] += by;
            }
        }
    }

    /// <summary>Subscribers by day and district as a reader computes them back; NaN where suppressed.</summary>
    private double[,] Release(int[,] counts, bool raw)
    {
        var seen = new double[table.Days, table.Districts.Count];
        if (raw)
        {
            for (var day = 0; day < table.Days; day++)
            {
                for (var d = 0; d < table.Districts.Count; d++)
                {
                    seen[day, d] = counts[day, d];
                }
            }

            return seen;
        }

        var rows = Gated(table.CubeOf(counts)).ToDictionary(o => (o.Area, o.PeriodStart), o => o.Value);
        for (var day = 0; day < table.Days; day++)
        {
            for (var d = 0; d < table.Districts.Count; d++)
            {
                seen[day, d] = rows.GetValueOrDefault((table.Districts[d].PCode, table.Date(day))) is { } people ? (double)people / table.Weight : double.NaN;
            }
        }

        return seen;
    }

    private IReadOnlyList<Observation> Gated(Cube cube) =>
        ReleaseGate.Apply(Input(cube), PublishedFigures.None).Observations;

    private ReleaseInput Input(Cube cube) => (_input ??= ProofInput.Of(table.Areas, [], table.Date(0), table.Date(table.Days - 1))) with { Cubes = [cube] };

    private ReleaseInput? _input;

    private double Score(double[,] released, int target, double[,] shares)
    {
        var score = 0.0;
        for (var day = 0; day < table.Days; day++)
        {
            if (table.People[target][day] is >= 0 and var d && !double.IsNaN(released[day, d]) && shares[day, d] is > 0 and < 1 and var q)
            {
                score += (released[day, d] - (members * q)) / Math.Sqrt(members * q * (1 - q));
            }
        }

        return score;
    }
}
