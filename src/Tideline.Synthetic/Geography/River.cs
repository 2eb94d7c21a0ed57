using Tideline.Synthetic.Draws;

namespace Tideline.Synthetic.Geography;

/// <summary>A river from its source to its mouth or confluence.</summary>
internal sealed record River(string Name, string NameUrdu, int Order, IReadOnlyList<PlanePoint> Course)
{
    public double LengthKm
    {
        get
        {
            var sum = 0.0;
            for (var i = 1; i < Course.Count; i++)
            {
                sum += Course[i].DistanceTo(Course[i - 1]);
            }

            return sum;
        }
    }

    /// <summary>The part between two shares of the length.</summary>
    public IReadOnlyList<PlanePoint> Reach(double from, double to)
    {
        var length = LengthKm;
        var reach = new List<PlanePoint>();
        var run = 0.0;
        for (var i = 0; i < Course.Count; i++)
        {
            run += i == 0 ? 0 : Course[i].DistanceTo(Course[i - 1]);
            if (run >= from * length && run <= to * length)
            {
                reach.Add(Course[i]);
            }
        }

        return reach;
    }
}

internal static class Rivers
{
    private static readonly PlanePoint[] _confluenceWest = [new(283, 320)];
    private static readonly PlanePoint[] _confluenceEast = [new(272, 392)];
    private static readonly PlanePoint[] _confluenceNorth = [new(304, 520)];

    public static IReadOnlyList<River> All { get; } =
    [
        Meander("Sonmar", "سونمار", 1,
            [new(405, 862), new(392, 790), new(350, 710), new(342, 620), .. _confluenceNorth, new(312, 455), .. _confluenceEast,
             .. _confluenceWest, new(252, 230), new(268, 150), new(236, 60), new(230, 34)]),
        Meander("Nilrud", "نیل رود", 2, [new(535, 800), new(488, 700), new(428, 610), new(360, 560), .. _confluenceNorth]),
        Meander("Charkand", "چرکند", 2, [new(548, 520), new(470, 490), new(400, 432), new(330, 418), .. _confluenceEast]),
        Meander("Zarab", "زراب", 3, [new(85, 470), new(150, 420), new(205, 355), .. _confluenceWest]),
        Meander("Ghalvan", "گلوان", 3, [new(210, 740), new(228, 660), new(262, 590), .. _confluenceNorth]),
    ];

    private static River Meander(string name, string urdu, int order, IReadOnlyList<PlanePoint> through)
    {
        IReadOnlyList<PlanePoint> course = through;
        for (var round = 0; round < 5; round++)
        {
            var finer = new List<PlanePoint> { course[0] };
            for (var i = 1; i < course.Count; i++)
            {
                PlanePoint a = course[i - 1], b = course[i];
                var side = Draw.Stream(Draw.Key(Country.Seed, Purpose.River, order * 100 + name.Length), Purpose.River, (round * 1000) + i).Between(-0.2, 0.2);
                finer.Add(new PlanePoint(
                    ((a.East + b.East) / 2) - (side * (b.North - a.North)), ((a.North + b.North) / 2) + (side * (b.East - a.East))));
                finer.Add(b);
            }

            course = finer;
        }

        return new River(name, urdu, order, course);
    }
}
