using CsCheck;
using Tideline.Release.Bulletins.Maps;

namespace Tideline.Release.Tests.Bulletins;

public sealed class ClassBreaksTests
{
    [Fact]
    public void Every_number_falls_into_exactly_the_class_that_holds_it()
        => Gen.Decimal[-1_000, 1_000].SamplePinned(percent =>
        {
            var step = ClassBreaks.ClassOf(percent);
            var ends = ClassBreaks.LowerEnds;
            Assert.InRange(step, 0, ends.Count - 1);
            Assert.True(step == 0 || percent >= ends[step]);
            Assert.True(step == ends.Count - 1 || percent < ends[step + 1]);
        });

    [Fact]
    public void A_break_belongs_to_the_class_above_it_and_the_largest_number_to_the_last()
    {
        for (var i = 0; i < ClassBreaks.LowerEnds.Count; i++)
        {
            Assert.Equal(i, ClassBreaks.ClassOf(ClassBreaks.LowerEnds[i]));
        }

        Assert.Equal(ClassBreaks.LowerEnds.Count - 1, ClassBreaks.ClassOf(decimal.MaxValue));
        Assert.Equal(0, ClassBreaks.ClassOf(decimal.MinValue));
    }

    [Fact]
    public void There_is_one_colour_and_one_mark_for_each_class()
    {
        Assert.Equal(ClassBreaks.LowerEnds.Count, Palette.Classes.Count);
        Assert.Equal(ClassBreaks.LowerEnds.Count, Palette.MarksOnClasses.Count);
    }

    [Fact]
    public void Scales_are_round_and_reach_the_largest_number()
        => Gen.Decimal[0, 50_000_000].SamplePinned(largest =>
        {
            var ticks = Scale.Ticks(largest);
            Assert.True(ticks[^1] >= largest);
            Assert.InRange(ticks.Count, 2, 6);
            Assert.True(Scale.NiceAtLeast(largest) >= largest);
        });
}
