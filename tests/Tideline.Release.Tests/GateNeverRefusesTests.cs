using CsCheck;
using Tideline.Domain.Cubes;
using Tideline.Domain.Places;
using Tideline.Release.Gate;
using static Tideline.Release.Tests.Country;

namespace Tideline.Release.Tests;

public sealed class GateNeverRefusesTests
{
    private const int Weeks = 4;

    private static readonly AreaHierarchy _areas = Areas();
    private static readonly int _tehsils = _areas.Finest.Count;

    private static readonly Gen<Move> _move =
        from home in Gen.Int[0, _tehsils - 1]
        from first in Gen.Int[0, _tehsils - 1]
        from second in Gen.Int[0, _tehsils - 1]
        from week in Gen.Int[0, Weeks - 1]
        from weeks in Gen.Int[1, Weeks]
        from subscribers in Gen.OneOf(Gen.Long[0, 4], Gen.Long[0, 20], Gen.Long[16, 300])
        select new Move(home, first, second, week, weeks, subscribers);

    private static readonly Gen<Move[]> _moves = Gen.OneOf(_move.Array[1, 6], _move.Array[1, 40], _move.Array[40, 150]);

    private static readonly Gen<HashSet<int>> _blind = Gen.OneOf(
        Gen.Const(new HashSet<int>()), Gen.Int[0, _tehsils - 1].Array[1, 6].Select(t => t.ToHashSet()));

    [Fact]
    public void Whatever_the_cubes_the_release_passes_its_gate() =>
        (from moves in _moves
         from blind in _blind
         from staying in Gen.OneOf(Gen.Const(10L), Gen.Const(1000L))
         select (moves, blind, staying)).SamplePinned(
            x => Passes(Moves.Cubes(_areas, x.moves, x.blind, Weeks, x.staying), PublishedFigures.None),
            iter: 300);

    [Fact]
    public void Whatever_earlier_releases_showed_the_next_one_passes_too() =>
        (from first in _moves
         from second in _moves
         from late in _move.Array[0, 3]
         select (first, second, late)).SamplePinned(
            x =>
            {
                var first = Passes(Moves.Cubes(_areas, x.first, new HashSet<int>(), Weeks - 1, 1000), PublishedFigures.None);
                var second = Passes(Moves.Cubes(_areas, x.second, new HashSet<int>(), Weeks, 1000), new([first]));
                Passes(Moves.Cubes(_areas, [.. x.second, .. x.late], new HashSet<int>(), Weeks, 1000), new([first, second]));
            },
            iter: 140);

    private static EarlierRelease Passes(Cube[] cubes, PublishedFigures published)
    {
        var gated = ReleaseGate.Apply(Input(_areas, cubes), published);

        Assert.Equal(7, gated.Checks.Count);
        Assert.All(gated.Checks, c => Assert.Equal(CheckOutcome.Pass, c.Outcome));
        return new($"{published.Releases.Count + 1}", gated.Observations, "v1", gated.Contributors);
    }
}
