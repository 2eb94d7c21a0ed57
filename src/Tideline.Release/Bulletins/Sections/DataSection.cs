using System.Globalization;
using System.Text;
using NodaTime;
using NodaTime.Text;
using Tideline.Domain.Cubes;
using Tideline.Release.Bulletins.Html;
using Tideline.Release.Bulletins.Model;
using Tideline.Release.Observations;

namespace Tideline.Release.Bulletins.Sections;

/// <summary>The rows behind the page as CSV text, so that the page alone can be checked and reused.</summary>
internal static class DataSection
{
    private static readonly HashSet<string> Indicators = new(StringComparer.Ordinal)
    {
        Indicator.DisplacedStock.Name, Indicator.DisplacedHosted.Name, Indicator.DisplacementFlow.Name,
        Indicator.NewlyDisplaced.Name, Indicator.Returned.Name, Indicator.DisplacedChange.Name, Indicator.EverDisplaced.Name,
        Indicator.ProjectedDisplaced.Name, Indicator.ReturnedShare.Name,
    };

    public static Markup Draw(BulletinModel model, Words words)
        => Markup.Of($"""
            <details class="screen data-block">
            <summary>{words.Text.Sources.DataHeading}</summary>
            <p>{words.Text.Sources.DataNote}</p>
            <pre lang="en" dir="ltr" tabindex="0">{Csv(model)}</pre>
            </details>

            """);

    private static string Csv(BulletinModel model)
    {
        var hierarchy = model.Input.Boundaries.Hierarchy;
        var end = model.Input.Claim.End;
        bool Shown(Observation o)
            => Indicators.Contains(o.Indicator) && hierarchy.TryGet(o.Area, out var area)
                && (area.AdminLevel < model.MapLevel || (area.AdminLevel == model.MapLevel && o.PeriodEnd == end));

        var csv = new StringBuilder(
            "indicator,area,counterpart_area,period_start,period_end,value,lower,upper,unit,status,definition,emergency,vintage\n");
        foreach (var o in model.Input.Observations.Where(Shown)
            .OrderBy(o => o.Indicator, StringComparer.Ordinal).ThenBy(o => o.PeriodEnd)
            .ThenBy(o => o.Area, StringComparer.Ordinal).ThenBy(o => o.CounterpartArea, StringComparer.Ordinal))
        {
            csv.AppendJoin(
                ',', o.Indicator, o.Area, o.CounterpartArea, Day(o.PeriodStart), Day(o.PeriodEnd), Number(o.Value), Number(o.Lower), Number(o.Upper),
                UnitName(o.Unit), o.Status.Code(), o.Definition, o.Emergency, Day(o.Vintage)).Append('\n');
        }

        return csv.ToString();
    }

    private static string Day(LocalDate date) => LocalDatePattern.Iso.Format(date);

    private static string? Number(decimal? number) => number?.ToString("0.##", CultureInfo.InvariantCulture);

    private static string UnitName(Unit unit) => unit switch
    {
        Unit.People => "people",
        Unit.Subscribers => "subscribers",
        Unit.Share => "share",
        Unit.Index => "index",
        Unit.Trips => "trips",
    };
}
