using Tideline.EndToEnd.Tests;
using Tideline.Engines.Contract.Tests.Bench;
using Tideline.Engines.Contract.Tests.Countries;
using Tideline.Pipeline.Engine;

namespace Tideline.Engines.Contract.Tests;

/// <summary>On every engine a local day is made once, and again exactly when something it was made from changed.</summary>
public sealed class DayContractTests(AllEngines engines) : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly TemporaryFolder _other = new();

    public void Dispose()
    {
        _folder.Dispose();
        _other.Dispose();
    }

    [Theory]
    [MemberData(nameof(AllEngines.All), MemberType = typeof(AllEngines))]
    public async Task A_second_update_makes_no_day_not_even_an_empty_one(string name)
    {
        using var engine = await engines.Open(name);
        var chain = Chain.Of(Week(), Chain.ParametersOf(5), _folder);

        Assert.Equal(7, chain.UpdateDays(engine));
        Assert.Equal(0, chain.UpdateDays(engine));
        AssertAsReference(chain, engine);
    }

    [Theory]
    [MemberData(nameof(AllEngines.All), MemberType = typeof(AllEngines))]
    public async Task What_was_made_is_there_for_the_next_run(string name)
    {
        var chain = Chain.Of(Week(), Chain.ParametersOf(5), _folder);
        using (var engine = await engines.Open(name, "kept"))
        {
            chain.UpdateDays(engine);
        }

        using var next = await engines.Open(name, "kept");

        Assert.Equal(0, chain.UpdateDays(next));
        AssertAsReference(chain, next);
    }

    [Theory]
    [MemberData(nameof(AllEngines.All), MemberType = typeof(AllEngines))]
    public async Task A_late_file_redoes_its_day_alone(string name)
    {
        using var engine = await engines.Open(name);
        Chain.Of(Week(), Chain.ParametersOf(5), _folder).UpdateDays(engine);
        var late = Chain.Of([.. Week(), new CellEvent(7, 999, 3, 100, "A"), new CellEvent(7, 0, 3, 50_000, "B")], Chain.ParametersOf(5), _folder);

        Assert.Equal(1, late.UpdateDays(engine));
        AssertAsReference(late, engine);
    }

    [Theory]
    [MemberData(nameof(AllEngines.All), MemberType = typeof(AllEngines))]
    public async Task Another_start_of_the_night_redoes_every_day(string name)
    {
        using var engine = await engines.Open(name);
        var chain = Chain.Of(Week(), Chain.ParametersOf(5), _folder);
        chain.UpdateDays(engine);
        var other = chain with { Parameters = Chain.ParametersOf(9) };

        Assert.Equal(7, other.UpdateDays(engine));
        AssertAsReference(other, engine);
    }

    [Theory]
    [MemberData(nameof(AllEngines.All), MemberType = typeof(AllEngines))]
    public async Task A_month_of_homes_is_kept_until_a_day_of_its_windows_changes(string name)
    {
        using var engine = await engines.Open(name);
        CellEvent[] events = [.. HardCountry.Events([0, 46_800, 68_400, 86_399])];
        Assert.Equal(2, Chain.Of(events, Chain.ParametersOf(5), _folder).UpdateHomes(engine));
        Assert.Equal(0, Chain.Of(events, Chain.ParametersOf(5), _folder).UpdateHomes(engine));
        var last = events.Max(e => e.Day);
        var late = Chain.Of([.. events, new CellEvent(7, 999, last, 100, "A"), new CellEvent(7, 2, last, 50_000, "B")], Chain.ParametersOf(5), _folder);

        Assert.Equal(1, late.UpdateHomes(engine));
        var reference = (late with { Folder = new Projects.ProjectFolder(_other.Path) }).HomesReference();
        Assert.NotEmpty(reference.Rows);
        Assert.Equal(reference.Rows, reference.Columns.Read(engine));
    }

    /// <summary>The middle days of the hard country, with the day on which no event is in a known place.</summary>
    private static CellEvent[] Week() =>
        [.. HardCountry.Events([0, 46_800, 68_400, 86_399]).Where(e => e.Day is > 12 and < 20).Select(e => e with { Day = e.Day - 13 })];

    private void AssertAsReference(Chain chain, IEngine engine)
    {
        var reference = (chain with { Folder = new Projects.ProjectFolder(_other.Path) }).DailyReference();
        Assert.All(reference, table => Assert.Equal(table.Rows, table.Columns.Read(engine)));
    }
}
