using NodaTime;
using Tideline.Domain.Disclosure.Differencing;
using Tideline.Domain.Places;

namespace Tideline.Proof.Disclosure.Hierarchies;

/// <summary>A country of two or three levels below the top with groups of displaced people: many small, some of exactly the
/// minimum, some empty, some large. The same seed gives the same country.</summary>
internal sealed class RandomCountry
{
    public static readonly LocalDate FirstWeek = new(2025, 8, 25);

    public RandomCountry(ulong seed, int weeks)
    {
        var draw = new DrawStream(seed);
        Weeks = weeks;
        Areas = Tree(draw);
        FlowLevel = Areas.Levels[^(draw.Below(2) + 1)];
        var weight = draw.Between(2, 60);
        Weights = [.. Areas.Finest.Select(_ => weight * (0.75 + (draw.Uniform() / 2)))];
        Staying = draw.Below(4) == 0 ? draw.Between(5, 30) : 1000;
        Blind = draw.Below(4) == 0 ? Enumerable.Range(0, draw.Between(1, 3)).Select(_ => draw.Below(Areas.Finest.Count)).ToHashSet() : new HashSet<int>();
        Groups = [.. Enumerable.Range(0, draw.Below(2) == 0 ? draw.Between(3, 25) : draw.Between(25, 120)).Select(_ => Draw(draw))];
        Sketches = [.. Groups.Select(SketchOf)];
    }

    private RandomCountry(DrawStream draw, int weeks, int groups)
    {
        Weeks = weeks;
        Areas = Tree([8, 20, 3]);
        FlowLevel = 2;
        Weights = [.. Areas.Finest.Select(_ => 40 * (0.75 + (draw.Uniform() / 2)))];
        Staying = 5000;
        Blind = new HashSet<int>();
        // Few areas are hit hard; most people go near, many to the same few places.
        double[] hit = [.. Areas.Finest.Select(_ => Math.Pow(draw.Uniform(), 3))];
        Groups = [.. Enumerable.Range(0, groups).Select(_ => Moving(draw)).Where(g => hit[g.Home] > 0.2)];
        Sketches = [.. Groups.Select(SketchOf)];
    }

    /// <summary>A nation of 8 provinces, 160 districts and 480 tehsils, without late records.</summary>
    public static RandomCountry Nation(ulong seed, int weeks, int groups) => new(new DrawStream(seed), weeks, groups);

    public AreaHierarchy Areas { get; }

    public int Weeks { get; }

    /// <summary>Admin level of homes and hosts in the flows.</summary>
    public int FlowLevel { get; }

    /// <summary>People whom a subscriber stands for, by finest area.</summary>
    public IReadOnlyList<double> Weights { get; }

    /// <summary>Subscribers of each area who stay at home.</summary>
    public int Staying { get; }

    /// <summary>Finest areas that the network cannot see.</summary>
    public IReadOnlySet<int> Blind { get; }

    public IReadOnlyList<Group> Groups { get; }

    /// <summary>By group.</summary>
    public IReadOnlyList<ContributorSketch> Sketches { get; }

    private static AreaHierarchy Tree(DrawStream draw)
    {
        var depth = draw.Between(2, 3);
        var all = new List<Area> { new("T", "Top", 0, null) };
        List<string> above = ["T"];
        for (var level = 1; level <= depth; level++)
        {
            List<string> here = [];
            foreach (var parent in above)
            {
                for (var i = draw.Between(1, level == 1 ? 4 : 5); i > 0; i--)
                {
                    here.Add($"{parent}{i}");
                    all.Add(new(here[^1], here[^1], level, parent));
                }
            }

            above = here;
        }

        return new(all);
    }

    private static AreaHierarchy Tree(int[] children)
    {
        var all = new List<Area> { new("T", "Top", 0, null) };
        List<string> above = ["T"];
        for (var level = 1; level <= children.Length; level++)
        {
            above = [.. above.SelectMany(parent => Enumerable.Range(1, children[level - 1]).Select(i => (Code: $"{parent}{i:00}", Parent: parent)))
                .Select(a =>
                {
                    all.Add(new(a.Code, a.Code, level, a.Parent));
                    return a.Code;
                })];
        }

        return new(all);
    }

    private Group Moving(DrawStream draw)
    {
        var home = draw.Below(Areas.Finest.Count);
        return new(
            home, Host(), Host(), draw.Below(Weeks), draw.Between(1, Weeks), 0, (int)(40 * Math.Pow(draw.Uniform(), 6)));

        int Host() => draw.Uniform() < 0.6
            ? Math.Clamp(home + draw.Between(-12, 12), 0, Areas.Finest.Count - 1)
            : (int)(Areas.Finest.Count * Math.Pow(draw.Uniform(), 2));
    }

    private Group Draw(DrawStream draw)
    {
        var (home, first) = (draw.Below(Areas.Finest.Count), draw.Below(Areas.Finest.Count));
        var second = draw.Below(2) == 0 ? first : draw.Below(Areas.Finest.Count);
        var size = draw.Below(6) switch
        {
            0 => draw.Between(0, 4),
            1 or 2 => draw.Between(0, 20),
            3 => draw.Between(15, 17),
            _ => draw.Between(16, 300),
        };
        var delay = draw.Below(5) == 0 ? draw.Between(1, 2) : 0;
        return new(home, first, second, draw.Below(Weeks), draw.Between(1, Weeks), delay, size);
    }

    private ContributorSketch SketchOf(Group group, int position)
    {
        var table = new SketchTable();
        for (var i = 0; i < group.Subscribers; i++)
        {
            table.Mark(0, ((ulong)position << 32) | (uint)i, 1);
        }

        return table.Of([0]);
    }
}
