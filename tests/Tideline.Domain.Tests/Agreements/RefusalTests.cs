using System.Reflection;
using Tideline.Domain.Agreements;
using Tideline.Domain.Cubes;

namespace Tideline.Domain.Tests.Agreements;

public sealed class RefusalTests
{
    [Fact]
    public void The_catalogue_holds_every_refusal_once()
    {
        var fields = typeof(Refusal).GetFields(BindingFlags.Public | BindingFlags.Static).Select(f => f.GetValue(null)).Cast<Refusal>();

        Assert.Equal(fields.Select(r => r.Code).Order(StringComparer.Ordinal), Refusal.All.Select(r => r.Code).Order(StringComparer.Ordinal));
        Assert.Equal(Refusal.All.Count, Refusal.All.Select(r => r.Code).Distinct().Count());
    }

    [Fact]
    public void The_codes_are_those_that_letters_between_parties_name() => Assert.Equal(
        ["AG1", "AG2", "AG3", "AG4", "AG5", "AG6", "AG7", "AG8", "AG9", "AG10", "SA1", "RL1", "RL2", "RL3", "RL4"], Refusal.All.Select(r => r.Code));

    [Fact]
    public void A_message_gives_code_reason_way_out_and_the_state_that_is_left()
    {
        var refusal = Refusal.Area.Because("Province 2 is outside.", "Nothing was released.");

        Assert.Equal(
            "AG5, area not agreed: Province 2 is outside. Let the parties add it to 'areas', or set 'outside: leave_out' in the agreement. Nothing was released.",
            refusal.Message);
        Assert.Equal(("AG5", 4), (refusal.Code, refusal.ExitCode));
    }

    [Fact]
    public void Every_figure_that_leaves_the_enclave_can_be_agreed_upon()
    {
        var all = typeof(Indicator).GetFields(BindingFlags.Public | BindingFlags.Static).Select(f => f.GetValue(null)).OfType<Indicator>();

        Assert.Equal(
            all.Where(i => !i.StaysInEnclave).Select(i => i.Name).Distinct().Order(StringComparer.Ordinal), Indicator.Released.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public void A_minimum_below_the_red_line_is_RL1(long minimum) =>
        Assert.Equal("RL1", Assert.Throws<DisclosureRefusedException>(() => RedLines.Demand(minimum)).Code);

    [Fact]
    public void The_red_line_itself_is_allowed() => RedLines.Demand(RedLines.FewestSubscribers);
}
