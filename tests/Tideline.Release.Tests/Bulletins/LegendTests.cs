using System.Xml.Linq;
using Tideline.Domain.Cubes;
using Tideline.Release.Bulletins;
using Tideline.Release.Bulletins.Html;
using Tideline.Release.Bulletins.Maps;
using Tideline.Release.Bulletins.Model;
using Tideline.Release.Bulletins.Text;

namespace Tideline.Release.Tests.Bulletins;

public sealed class LegendTests
{
    private static readonly Words Words = new(English.Text);

    [Fact]
    public void Every_status_has_a_place_in_the_legend()
        => Assert.Equal(Enum.GetValues<ObservationStatus>().Order(), MapLegend.Order.Order());

    [Fact]
    public void No_two_statuses_share_a_mark()
    {
        var marks = MapLegend.Order.Select(s => MapLegend.Swatch(s).Text).ToList();
        Assert.Equal(marks.Count, marks.Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public void Every_area_of_the_level_is_counted_once_as_home_and_once_as_host()
    {
        foreach (var input in (BulletinInput[])[SmallRelease.Input, SampleRelease.Input])
        {
            var model = BulletinModel.Of(input);
            var rows = XElement.Parse(MapLegend.Draw(model, new HostCircles(1_000), Words).Text)
                .Descendants("tbody").Elements("tr").Select(r => r.Elements("td").Skip(1).Select(c => (int)c).ToList()).ToList();
            Assert.Equal(8, rows.Count);
            Assert.Equal(model.Areas.Count, rows.Sum(r => r[0]));
            Assert.Equal(model.Areas.Count, rows.Sum(r => r[1]));
        }
    }

    [Fact]
    public void The_area_of_a_circle_is_in_proportion_to_people()
    {
        var circles = new HostCircles(43_000);
        Assert.Equal(4, Math.Pow(circles.Radius(20_000) / circles.Radius(5_000), 2), 9);
        Assert.Equal(50_000, circles.Top);
    }

    [Fact]
    public void Without_a_population_no_share_is_drawn_and_the_legend_says_so()
    {
        var html = Bulletin.Render(SmallRelease.Input with { Population = null });
        Assert.Contains(English.Text.Map.NoPopulation, html, StringComparison.Ordinal);
        Assert.Contains(Palette.NoPopulation, html, StringComparison.Ordinal);
    }
}
