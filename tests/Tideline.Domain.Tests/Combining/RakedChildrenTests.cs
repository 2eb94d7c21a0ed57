using Tideline.Domain.Combining;

namespace Tideline.Domain.Tests.Combining;

public sealed class RakedChildrenTests
{
    [Fact]
    public void What_the_complete_ones_leave_of_the_area_above_is_shared_among_the_others()
    {
        (double?, bool)[] children = [(600, true), (100, false), (150, false)];
        Assert.Equal(1.6, RakedChildren.Factor(1000, children), 9);
    }

    [Fact]
    public void Where_one_has_no_number_at_all_nothing_can_be_said() => Assert.Equal(1, RakedChildren.Factor(1000, [(600, true), (100, false), (null, false)]));

    [Fact]
    public void Where_all_are_complete_nothing_moves() => Assert.Equal(1, RakedChildren.Factor(1000, [(600, true), (100, true)]));

    [Theory]
    [InlineData(300, 0.5)]
    [InlineData(5000, 2)]
    public void A_correction_that_is_too_large_is_not_believed_whole(double above, double factor) => Assert.Equal(factor, RakedChildren.Factor(above, [(600, true), (100, false)]));
}
