using NetTopologySuite.Geometries;
using NetTopologySuite.IO;
using Tideline.Server.Maps.Topologies;

namespace Tideline.Server.Tests;

public sealed class TopologyTests
{
    // Two squares beside each other, the left one with an enclave in it.
    private static readonly (string, Geometry)[] Areas =
    [
        ("A", Shape("POLYGON ((0 0, 4 0, 4 4, 0 4, 0 0), (1 1, 1 2, 2 2, 2 1, 1 1))")),
        ("B", Shape("POLYGON ((4 0, 8 0, 8 4, 4 4, 4 0))")),
        ("C", Shape("POLYGON ((2 2, 2 1, 1 1, 1 2, 2 2))")),
        ("D", Shape("POLYGON ((8 4, 9 4, 9 5, 8 5, 8 4))")),
    ];

    [Fact]
    public void What_neighbours_share_is_one_line()
    {
        var topology = AreaTopology.Of(Areas, 100_000);
        var (a, b, c) = (topology.Shapes["A"][0], topology.Shapes["B"][0], topology.Shapes["C"][0]);
        Assert.Single(a[0].Select(Line).Intersect(b[0].Select(Line)));
        Assert.Equal(a[1].Select(Line), c[0].Select(Line));
        // D touches B in a corner, which cuts B's outer line in two.
        Assert.Equal(6, topology.Arcs.Count);
    }

    [Fact]
    public void Neighbours_share_a_border_and_not_only_a_corner()
    {
        var neighbours = AreaTopology.Of(Areas, 100_000).Neighbours;
        Assert.Equal(["B", "C"], neighbours["A"]);
        Assert.Equal(["A"], neighbours["B"]);
        Assert.Equal(["A"], neighbours["C"]);
        Assert.Empty(neighbours["D"]);
    }

    [Fact]
    public void Arcs_walked_in_order_give_the_rings_back()
    {
        var topology = AreaTopology.Of(Areas, 100_000);
        foreach (var (pcode, geometry) in Areas)
        {
            var drawn = new Polygon(
                Ring(topology, topology.Shapes[pcode][0][0]), [.. topology.Shapes[pcode][0].Skip(1).Select(r => Ring(topology, r))]);
            Assert.Equal(geometry.Area, drawn.Area, 3);
            Assert.True(drawn.IsValid);
        }
    }

    [Fact]
    public void Simplified_neighbours_still_meet()
    {
        // A wavy border between two areas.
        var wave = Enumerable.Range(0, 200).Select(i => new Coordinate(5 + (0.01 * (i % 2)), i / 20.0)).Append(new(5, 10)).ToArray();
        Polygon Side(double x) => new(new LinearRing([.. wave, new(x, 10), new(x, 0), wave[0]]));
        var topology = AreaTopology.Of([("L", Side(0)), ("R", Side(10))], 200);
        Assert.Equal(3, topology.Arcs.Count);
        Assert.All(topology.Arcs, arc => Assert.InRange(arc.Length, 3, 10));
        Assert.Equal(["R"], topology.Neighbours["L"]);
        Assert.All(topology.Shapes.Values, s => Assert.True(new Polygon(Ring(topology, s[0][0])).IsValid));
    }

    [Fact]
    public void A_line_keeps_the_points_that_make_a_difference()
    {
        GridPoint[] line = [new(0, 0), new(10, 1), new(20, 0), new(30, 400), new(40, 0)];
        Assert.Equal([new(0, 0), new(20, 0), new(30, 400), new(40, 0)], ArcSimplifier.Simplify(line, 100));
    }

    private static int Line(int arc) => arc < 0 ? ~arc : arc;

    private static Geometry Shape(string text) => new WKTReader().Read(text);

    private static LinearRing Ring(AreaTopology topology, int[] arcs)
    {
        var points = new List<Coordinate>();
        foreach (var arc in arcs)
        {
            var walked = arc < 0 ? topology.Arcs[~arc].Reverse() : topology.Arcs[arc];
            points.AddRange(walked.Skip(points.Count == 0 ? 0 : 1).Select(p => new Coordinate(
                topology.Grid.West + (p.X * topology.Grid.StepX), topology.Grid.South + (p.Y * topology.Grid.StepY))));
        }

        return new([.. points]);
    }
}
