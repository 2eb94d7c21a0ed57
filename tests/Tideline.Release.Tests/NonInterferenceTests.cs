using CsCheck;
using Tideline.Domain.Cubes;
using Tideline.Domain.Places;
using Tideline.Release.Files;
using Tideline.Release.Gate;
using static Tideline.Release.Tests.Country;

namespace Tideline.Release.Tests;

public sealed class NonInterferenceTests
{
    private const int Tehsils = 12;

    private static readonly AreaHierarchy _areas = Areas();
    private static readonly string[] _tehsils = [.. _areas.Finest.Select(a => a.PCode)];

    [Fact]
    public void Two_countries_that_differ_in_small_figures_alone_have_the_same_files()
    {
        var compared = 0;
        People().SamplePinned(
            people =>
            {
                var plain = Files(people);
                foreach (var other in Neighbours(people).Take(4))
                {
                    compared++;
                    Assert.Equal(plain, Files(other));
                }
            },
            iter: 15);

        Assert.True(compared >= 20, $"only {compared} pairs of countries were compared");
    }

    [Fact]
    public void A_figure_that_is_shown_changes_the_files()
    {
        var people = new long[Tehsils * Tehsils];
        Array.Fill(people, 20);
        var plain = Files(people);
        people[0] += 20;

        Assert.NotEqual(plain, Files(people));
    }

    // People by home tehsil and host tehsil: from few, so that most figures are small, to many.
    private static Gen<long[]> People() =>
        Gen.Frequency((6, Gen.Long[0, 1]), (3, Gen.Long[0, 6]), (1, Gen.Long[0, 60])).Array[Tehsils * Tehsils];

    /// <summary>Countries in which somebody's home or host is another, so that only figures change that were below the
    /// minimum and still are: two homes of one district at one host, two hosts at one home, and two homes and two hosts
    /// crosswise, where no total changes at all.</summary>
    private static IEnumerable<long[]> Neighbours(long[] people)
    {
        for (var at = 0; at < people.Length; at++)
        {
            // Steps that are no divisor of 12 reach every pair of home and host.
            var (home, host) = (at * 5 % Tehsils, (at * 7 / Tehsils) % Tehsils);
            var (near, far) = (home - (home % 3) + ((home + 1) % 3), (home + 3) % Tehsils);
            var (beside, away) = (host - (host % 3) + ((host + 1) % 3), (host + 3) % Tehsils);
            foreach (var moved in new[]
            {
                Moved(people, (home, host, -1), (near, host, 1)),
                Moved(people, (home, host, -1), (home, beside, 1)),
                Moved(people, (home, host, -1), (far, host, 1), (home, away, 1), (far, away, -1)),
            })
            {
                if (moved is not null && OnlySmallFiguresDiffer(people, moved))
                {
                    yield return moved;
                }
            }
        }
    }

    private static long[]? Moved(long[] people, params (int Home, int Host, int By)[] by)
    {
        var moved = people.ToArray();
        foreach (var (home, host, change) in by)
        {
            moved[(home * Tehsils) + host] += change;
        }

        return moved.Min() < 0 ? null : moved;
    }

    private static bool OnlySmallFiguresDiffer(long[] a, long[] b) =>
        Figures(a).Zip(Figures(b)).All(f => f.First == f.Second || (f.First.Contributors < 16 && f.Second.Contributors < 16));

    private static IEnumerable<(string Area, string? Counterpart, long Contributors)> Figures(long[] people) =>
        Cubes(people).SelectMany(c => c.Cells).Select(c => (c.Area, c.CounterpartArea, c.Estimate.Contributors));

    private static Cube[] Cubes(long[] people)
    {
        var by = people.Index().Select(p => (Home: _tehsils[p.Index / Tehsils], Host: _tehsils[p.Index % Tehsils], Count: p.Item)).ToList();
        return
        [
            Summed(Indicator.DisplacedStock, _areas, Week1, by.GroupBy(p => p.Home).ToDictionary(g => g.Key, g => g.Sum(p => p.Count))),
            Summed(Indicator.DisplacedHosted, _areas, Week1, by.GroupBy(p => p.Host).ToDictionary(g => g.Key, g => g.Sum(p => p.Count))),
            new(Indicator.DisplacementFlow,
            [
                .. by.GroupBy(p => (Home: District(p.Home), Host: District(p.Host)))
                    .Select(g => Cell(g.Key.Home, Week1, Country.People(g.Sum(p => p.Count)), g.Key.Host)),
            ]),
        ];
    }

    private static string District(string tehsil) => _areas.AncestorAt(tehsil, 2)!.PCode;

    private static IReadOnlyList<string> Files(long[] people)
    {
        using var folder = new TemporaryFolder();
        var input = Input(_areas, Cubes(people));
        var id = ReleaseWriter.Propose(input, ReleaseGate.Apply(input, PublishedFigures.None), folder.Releases, "<!doctype html>", new TickingClock());
        return
        [
            .. Directory.EnumerateFiles(Path.Combine(folder.Releases, id.Value)).Order(StringComparer.Ordinal)
                .Select(f => $"{Path.GetFileName(f)} {Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(f)))}"),
        ];
    }
}
