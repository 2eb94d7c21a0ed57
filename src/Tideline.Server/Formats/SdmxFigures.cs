using Tideline.Exchange.Formats;
using Tideline.Server.Figures;

namespace Tideline.Server.Formats;

/// <summary>The tidy table as SDMX-CSV 2.0.</summary>
internal static class SdmxFigures
{
    public static byte[] Write(FigureSelection selection)
    {
        var figures = selection.Figures;
        return SdmxCsv.Write(selection.Rows.Select(r => new SdmxFigure(
            figures.Indicator, figures.Unit, figures.Kind, selection.AreaOf(r), selection.CounterpartOf(r), selection.PeriodOf(r).Start, selection.PeriodOf(r).End,
            Number(r.Value), Number(r.Lower), Number(r.Upper), r.Status)));
    }

    private static decimal? Number(double number) => double.IsNaN(number) ? null : (decimal)number;
}
