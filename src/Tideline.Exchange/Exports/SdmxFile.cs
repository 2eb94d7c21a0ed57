using Tideline.Domain.Cubes;
using Tideline.Exchange.Formats;
using Tideline.Exchange.Releases;

namespace Tideline.Exchange.Exports;

/// <summary>Every figure as SDMX-CSV, for statistics offices.</summary>
internal static class SdmxFile
{
    public const string Name = "figures.csv";

    public static byte[] Of(PublishedRelease release) => SdmxCsv.Write(release.Observations.Select(o => new SdmxFigure(
        o.Indicator, o.Unit, Indicator.Find(o.Indicator, o.Unit)?.Period ?? PeriodKind.Day, o.Area, o.CounterpartArea, o.PeriodStart, o.PeriodEnd, o.Value, o.Lower, o.Upper,
        o.Status)));
}
