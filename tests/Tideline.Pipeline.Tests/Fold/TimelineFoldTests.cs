using CsCheck;
using Tideline.Domain.Displacement;
using Tideline.Pipeline.Fold;

namespace Tideline.Pipeline.Tests.Fold;

/// <summary>The fold's sums depend neither on how subscribers are shared among threads nor on any order.</summary>
public sealed class TimelineFoldTests
{
    private static readonly IReadOnlyList<string> Alone = Numbers(SmallPanel.FoldedBy(1));

    [Fact]
    public void The_panel_has_something_to_count()
    {
        var counts = SmallPanel.FoldedBy(1);
        Assert.Equal(SmallPanel.Timelines.Count, counts.Subscribers);
        Assert.True(counts.WithReference.Sum() > 1000);
        Assert.True(counts.AwayAtHost.Count > 50);
        Assert.Contains(counts.Contributors.Displaced, n => n > 20);
        Assert.NotEmpty(SmallPanel.Frame.Schedule.Placebos);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(16)]
    [InlineData(1300)]
    public void Parts_add_up_to_the_whole(int parts) => Assert.Equal(Alone, Numbers(SmallPanel.FoldedBy(parts)));

    [Fact]
    public void Threads_give_what_one_gives() => Assert.Equal(Alone, Numbers(Run(SmallPanel.Timelines)));

    [Fact]
    public void The_order_of_subscribers_and_of_their_days_changes_nothing() => Gen.ULong.SamplePinned(
        seed => Assert.Equal(Alone, Numbers(Run(
            SmallPanel.Timelines.OrderBy(t => Domain.Draws.Hash(t.Subscriber, seed))
                .Select(t => (t.Subscriber, t.Days.OrderBy(d => Domain.Draws.Hash((ulong)d, seed)).ToList()))))),
        iter: 5);

    [Fact]
    public void A_cancelled_fold_stops()
    {
        using var stop = new CancellationTokenSource();
        Assert.ThrowsAny<OperationCanceledException>(() => TimelineFold.Run(Copies(SmallPanel.Timelines), SmallPanel.Frame, _ => stop.Cancel(), stop.Token));
    }

    [Fact]
    public void What_fails_while_reading_ends_the_fold()
    {
        var torn = SmallPanel.Timelines.Select((t, i) => i < 700 ? t : throw new InvalidDataException("torn"));
        var failure = Assert.Throws<InvalidDataException>(
            () => TimelineFold.Run(Copies(torn), SmallPanel.Frame, _ => { }, TestContext.Current.CancellationToken));
        Assert.Equal("torn", failure.Message);
    }

    private static FoldCounts Run(IEnumerable<(ulong Subscriber, List<long> Days)> timelines) =>
        TimelineFold.Run(Copies(timelines), SmallPanel.Frame, _ => { }, TestContext.Current.CancellationToken);

    /// <summary>The fold sorts the lists that it is given.</summary>
    private static IEnumerable<(ulong Subscriber, List<long> Days)> Copies(IEnumerable<(ulong Subscriber, List<long> Days)> timelines) =>
        timelines.Select(t => (t.Subscriber, t.Days.ToList()));

    /// <summary>Every number of the accumulators that is not zero, with its place.</summary>
    private static List<string> Numbers(FoldCounts counts)
    {
        var frame = SmallPanel.Frame;
        List<string> numbers = [$"subscribers {counts.Subscribers}", $"without reference {counts.WithoutReference}"];
        foreach (var kind in Enum.GetValues<Count>())
        {
            for (var o = 0; o < frame.Onsets.Count; o++)
            {
                for (var unit = 0; unit < frame.Units.Count; unit++)
                {
                    for (var stratum = 0; stratum < frame.Parameters.Strata; stratum++)
                    {
                        for (var week = 0; week < frame.Weeks; week++)
                        {
                            Add($"{kind} {o} {unit} {stratum} {week}", counts[kind, o, unit, stratum, week]);
                        }
                    }
                }
            }
        }

        var c = counts.Contributors;
        foreach (var (name, values) in (IEnumerable<(string, long[])>)
            [
                ("reference", counts.WithReference), ("panel", c.Panel), ("displaced", c.Displaced), ("changed", c.Changed),
                ("begun", c.Begun), ("ended", c.Ended), ("ever", c.Ever),
            ])
        {
            for (var i = 0; i < values.Length; i++)
            {
                Add($"{name} {i}", values[i]);
            }
        }

        numbers.AddRange(counts.AwayAtHost.OrderBy(h => h.Key).Select(h => $"host {h.Key} {h.Value}"));
        numbers.AddRange(c.Flow.OrderBy(f => f.Key).Select(f => $"flow {f.Key} {f.Value}"));
        return numbers;

        void Add(string place, long n)
        {
            if (n != 0)
            {
                numbers.Add($"{place} {n}");
            }
        }
    }
}
