using CsCheck;
using Tideline.Domain.Disclosure.Differencing;
using Tideline.Domain.Displacement;
using Tideline.Domain.Tests.Displacement;

namespace Tideline.Domain.Tests.Disclosure.Differencing;

public sealed class ContributorSketchTests
{
    [Fact]
    public void It_never_claims_more_changed_people_than_there_are() =>
        (from stay in Gen.ULong.Array[0, 300]
         from left in Gen.ULong.Array[0, 40]
         from came in Gen.ULong.Array[0, 40]
         from otherwise in Gen.ULong.Array[0, 20]
         select (stay, left, came, otherwise)).SamplePinned(
            x =>
            {
                var before = Of([.. Once(x.stay, 3), .. Once(x.left, 3), .. Once(x.otherwise, 3)]);
                var after = Of([.. Once(x.stay, 3), .. Once(x.came, 3), .. Once(x.otherwise, 4)]);

                Assert.InRange(before.ChangedAtLeast(after), 0, x.left.Length + x.came.Length + x.otherwise.Length);
                Assert.Equal(before.ChangedAtLeast(after), after.ChangedAtLeast(before));
            },
            iter: 300);

    [Theory]
    [InlineData(1, 1)]
    [InlineData(40, 16)]
    [InlineData(1000, 60)]
    public void It_sees_most_of_a_change(int changed, int atLeast)
    {
        var before = Of(Enumerable.Range(0, 5000).Select(s => ((ulong)s, 2UL)));
        var after = Of(Enumerable.Range(0, 5000).Select(s => ((ulong)s, s < changed ? 3UL : 2UL)));

        Assert.InRange(before.ChangedAtLeast(after), atLeast, changed);
    }

    [Fact]
    public void Parts_add_up_in_any_order_and_the_text_holds_all()
    {
        var (a, b) = (Of([(1, 1), (2, 5)]), Of([(7, 1)]));
        var both = Of([(7, 1), (1, 1), (2, 5)]);

        Assert.Equal(both.ToText(), ContributorSketch.Of([b, a]).ToText());
        Assert.Equal(both.ToText(), ContributorSketch.Parse(both.ToText()).ToText());
        Assert.Throws<FormatException>(() => ContributorSketch.Parse("AAAA"));
    }

    [Fact]
    public void One_more_day_of_one_subscriber_shows_as_one_person_at_home_and_host()
    {
        var frame = SmallCountry.Frame();
        var (before, after) = (new StateFold(frame), new StateFold(frame));
        for (ulong subscriber = 1; subscriber <= 30; subscriber++)
        {
            before.Add(subscriber, SmallCountry.Nights(d => d is >= 0 and < 10 ? SmallCountry.B1 : SmallCountry.A1));
            after.Add(31 - subscriber, SmallCountry.Nights(d => d >= 0 && d < (subscriber == 31 - 7 ? 11 : 10) ? SmallCountry.B1 : SmallCountry.A1));
        }

        var (old, late) = (before.Counts.Sketches, after.Counts.Sketches);

        Assert.Equal(0, old.Of(old.Displaced, [0], 1).ChangedAtLeast(late.Of(late.Displaced, [0], 1)));
        Assert.Equal(1, old.Of(old.Displaced, [0], 2).ChangedAtLeast(late.Of(late.Displaced, [0], 2)));
        Assert.Equal(1, old.OfHost(2, 2, 2).ChangedAtLeast(late.OfHost(2, 2, 2)));
        Assert.Equal(1, old.OfFlow(0, 1, 2).ChangedAtLeast(late.OfFlow(0, 1, 2)));
        Assert.InRange(ContributorSketch.Empty.ChangedAtLeast(old.Of(old.Displaced, [0], 1)), 16, 30);
    }

    [Fact]
    public void Folds_of_two_threads_add_up_to_the_fold_of_one()
    {
        var frame = SmallCountry.Frame();
        var (one, first, second) = (new StateFold(frame), new StateFold(frame), new StateFold(frame));
        for (ulong subscriber = 1; subscriber <= 20; subscriber++)
        {
            var nights = SmallCountry.Nights(d => d >= 0 && d < (int)subscriber ? SmallCountry.B1 : SmallCountry.A1);
            one.Add(subscriber, nights);
            (subscriber % 3 == 0 ? first : second).Add(subscriber, nights);
        }

        first.Counts.Add(second.Counts);

        var (all, sum) = (one.Counts.Sketches, first.Counts.Sketches);
        for (var week = 0; week < frame.Weeks; week++)
        {
            Assert.Equal(all.Of(all.Changed, [0], week).ToText(), sum.Of(sum.Changed, [0], week).ToText());
            Assert.Equal(all.Of(all.Ever, [0], week).ToText(), sum.Of(sum.Ever, [0], week).ToText());
            Assert.Equal(all.OfReturned([0], week, 0).ToText(), sum.OfReturned([0], week, 0).ToText());
        }
    }

    private static ContributorSketch Of(IEnumerable<(ulong Subscriber, ulong Contribution)> people)
    {
        var table = new SketchTable();
        foreach (var (subscriber, contribution) in people)
        {
            table.Mark(0, subscriber, contribution);
        }

        return table.Of([0]);
    }

    private static IEnumerable<(ulong Subscriber, ulong Contribution)> Once(ulong[] subscribers, ulong contribution) =>
        subscribers.Select(s => (s, contribution));
}
